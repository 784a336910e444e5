"""Statements to RDF: one graph a report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from importlib.metadata import version

from rdflib import DCTERMS, RDF, RDFS, XSD, Graph, Literal, URIRef

from loaders.elements.identifiers import PROPERTIES
from loaders.frameworks import describe_learned
from loaders.genres.recognition import Recognition
from loaders.identity import DocumentIdentity
from loaders.masking import covered
from loaders.reading import SourceText
from loaders.statements import Place, Ref, Statement, Value, digest
from ontology import namespaces as ns
from ontology.namespaces import NG, OA, PROV
from shapes.persons import SIGNED_BY, without_persons

# Literals that are not plain strings although Python holds them as such.
_DATATYPES = {"duration": XSD.duration}


def report_graph(
    source: SourceText, identity: DocumentIdentity, recognised: Recognition, statements: Iterable[Statement]
) -> Graph:
    """The graph of one report: the document, its text, the run that read it and every statement with its evidence."""
    graph = Graph()
    document = ns.document(identity.key)
    statements = tuple(statements)
    text = _add_source(graph, document, source)
    run = _add_document(graph, document, identity, recognised, source)
    for statement in statements:
        subject = statement_iri(identity.key, source, statement)
        graph.add((subject, RDF.type, NG[statement.kind]))
        graph.add((subject, NG.inDocument, document))
        graph.add((subject, NG.voice, ns.concept("voice", statement.voice)))
        graph.add((subject, NG.assertionMode, ns.concept("mode", statement.mode)))
        graph.add((subject, NG.rule, ns.rule(statement.rule)))
        graph.add((subject, PROV.wasGeneratedBy, run))
        for place in statement.places:
            graph.add((subject, NG.hasEvidence, _add_evidence(graph, identity.key, source, text, place)))
        for name, value in statement.values:
            graph.add((subject, NG[name], _term(identity.key, name, _anonymous(statement, value))))
        if statement.kind == "ActorMention":
            _add_actor(graph, statement)
        elif number := PROPERTIES.get(str(statement.get("field"))):
            _add_number(graph, statement, number)
    describe_learned(graph, statements)
    return graph


def statement_iri(key: str, source: SourceText, statement: Statement) -> URIRef:
    """The IRI of a statement, from content alone: the same text gives the same IRI."""
    return ns.statement(key, statement.kind, digest(source.text_sha256, statement))


def _add_document(
    graph: Graph, document: URIRef, identity: DocumentIdentity, recognised: Recognition, source: SourceText
) -> URIRef:
    run = URIRef(f"{document}/run/{source.text_sha256[:16]}")
    graph.add((document, RDF.type, NG.SourceDocument))
    graph.add((document, RDFS.label, Literal(identity.title or covered(source.name))))
    graph.add((document, NG.fileName, Literal(covered(source.name))))
    graph.add((document, NG.documentKind, ns.concept("document-kind", recognised.kind)))
    graph.add((document, NG.kindReason, Literal(recognised.reason_nl, lang="nl")))
    graph.add((document, NG.kindReason, Literal(recognised.reason_en, lang="en")))
    for term, value in (
        (DCTERMS.title, identity.title),
        (DCTERMS.publisher, identity.publisher),
        (DCTERMS.issued, identity.date),
    ):
        if value:
            graph.add((document, term, Literal(value)))
    graph.add((run, RDF.type, NG.ExtractionRun))
    graph.add((run, NG.software, Literal(f"normgraaf {version('normgraaf')}")))
    graph.add((run, PROV.used, URIRef(f"{document}/text/{source.text_sha256[:16]}")))
    return run


def _add_source(graph: Graph, document: URIRef, source: SourceText) -> URIRef:
    text = URIRef(f"{document}/text/{source.text_sha256[:16]}")
    graph.add((document, NG.hasText, text))
    graph.add((text, RDF.type, NG.SourceText))
    graph.add((text, NG.inDocument, document))
    graph.add((text, NG.textSha256, Literal(source.text_sha256)))
    for page in source.ocr_pages:
        graph.add((text, NG.recognisedPage, Literal(page)))
    graph.add((text, NG.charCount, Literal(len(source.text))))
    graph.add((text, NG.text, Literal(source.text)))
    graph.add((text, DCTERMS.format, Literal(source.media_type)))
    if source.masked:
        graph.add((text, NG.maskedCount, Literal(source.masked)))
    return text


def _add_evidence(graph: Graph, key: str, source: SourceText, text: URIRef, place: Place) -> URIRef:
    evidence = ns.statement(key, "Evidence", f"{source.text_sha256[:8]}-{place.start}-{place.end}")
    if (evidence, RDF.type, NG.Evidence) in graph:
        return evidence
    graph.add((evidence, RDF.type, NG.Evidence))
    graph.add((evidence, OA.hasSource, text))
    graph.add((evidence, OA.start, Literal(place.start)))
    graph.add((evidence, OA.end, Literal(place.end)))
    graph.add((evidence, OA.exact, Literal(source.text[place.start : place.end])))
    if (page := source.page(place.start)) is not None:
        graph.add((evidence, NG.page, Literal(page)))
    for box in source.boxes(place.start, place.end):
        graph.add((evidence, NG.box, Literal(box.fragment)))
    return evidence


_ACTOR_CLASSES = {
    "organisation": NG.Organisation,
    "body": NG.GovernanceBody,
    "team": NG.Team,
    "place": NG.Place,
    "municipality": NG.Municipality,
}


def _add_actor(graph: Graph, mention: Statement) -> None:
    """An actor of this document alone; roles and public bodies are described by the vocabularies."""
    actor = mention.get("actor")
    kind = str(mention.get("actorKind")).rpartition("/")[2]
    if isinstance(actor, URIRef) and "/concept/" not in actor:
        graph.add((actor, RDF.type, _ACTOR_CLASSES[kind]))
        graph.add((actor, RDFS.label, Literal(mention.get("name"))))


def _add_number(graph: Graph, fact: Statement, number: str) -> None:
    """An official number of an organisation of this document; the fact it comes from holds the evidence."""
    owner = fact.get("actor")
    if isinstance(owner, URIRef):
        graph.add((owner, NG[number], Literal(fact.get("fieldValue"))))


def _anonymous(statement: Statement, value: Value) -> Value:
    """A value without names of persons, but for those who signed; words quoted as evidence are the source's own."""
    if not isinstance(value, str) or isinstance(value, URIRef) or statement.get("field") in SIGNED_BY:
        return value
    return without_persons(value)


def _term(key: str, name: str, value: Value) -> URIRef | Literal:
    if isinstance(value, Ref):
        return ns.statement(key, value.kind, value.digest)
    if isinstance(value, URIRef):
        return value
    if isinstance(value, bool | int | Decimal | date):
        return Literal(value)
    return Literal(value, datatype=_DATATYPES.get(name))
