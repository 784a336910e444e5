"""Statements to RDF: one graph a report, written straight as terms of N-Triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from importlib.metadata import version

from rdflib import DCTERMS, RDFS, XSD, URIRef

from loaders.documents.recognition import Recognition
from loaders.elements.identifiers import PROPERTIES
from loaders.frameworks import learned_frameworks
from loaders.identity import DocumentIdentity
from loaders.masking import covered
from loaders.reading import SourceText
from loaders.statements import Place, Ref, Statement, Value, digest
from ontology import namespaces as ns
from ontology.namespaces import NG, OA, PROV
from ontology.ntriples import iri, literal
from shapes.data import TYPE, Data, Triple
from shapes.persons import SIGNED_BY, without_persons

# Literals that are not plain strings although Python holds them as such.
_DATATYPES = {"duration": str(XSD.duration)}
_IN_DOCUMENT, _HAS_EVIDENCE, _LABEL = iri(NG.inDocument), iri(NG.hasEvidence), iri(RDFS.label)
_ACTOR_CLASSES = {
    "organisation": iri(NG.Organisation),
    "body": iri(NG.GovernanceBody),
    "team": iri(NG.Team),
    "place": iri(NG.Place),
    "municipality": iri(NG.Municipality),
}


def report_graph(
    source: SourceText, identity: DocumentIdentity, recognised: Recognition, statements: Iterable[Statement]
) -> Data:
    """The graph of one report: the document, its text, the run that read it and every statement with its evidence."""
    statements = tuple(statements)
    document = iri(ns.document(identity.key))
    text = f"{document[:-1]}/text/{source.text_sha256[:16]}>"
    run = f"{document[:-1]}/run/{source.text_sha256[:16]}>"
    triples = [
        *_document(document, identity, recognised, source),
        *_text(document, text, source),
        *_run(run, text),
    ]
    places = dict.fromkeys(place for statement in statements for place in statement.places)
    evidence = {place: _evidence_iri(identity.key, source, place) for place in places}
    for place, subject in evidence.items():
        triples += _evidence(subject, source, text, place)
    for statement in statements:
        triples += _statement(statement, identity.key, source, document, run, evidence)
    triples += learned_frameworks(statements)
    return Data(tuple(dict.fromkeys(triples)))


def statement_iri(key: str, source: SourceText, statement: Statement) -> URIRef:
    """The IRI of a statement, from content alone: the same text gives the same IRI."""
    return ns.statement(key, statement.kind, digest(source.text_sha256, statement))


def _document(
    document: str, identity: DocumentIdentity, recognised: Recognition, source: SourceText
) -> Iterator[Triple]:
    yield document, TYPE, iri(NG.SourceDocument)
    yield document, _LABEL, literal(identity.title or covered(source.name))
    yield document, iri(NG.fileName), literal(covered(source.name))
    yield document, iri(NG.documentKind), iri(ns.concept("document-kind", recognised.kind))
    yield document, iri(NG.kindReason), literal(recognised.reason_nl, lang="nl")
    yield document, iri(NG.kindReason), literal(recognised.reason_en, lang="en")
    for term, value in (
        (DCTERMS.title, identity.title),
        (DCTERMS.publisher, identity.publisher),
        (DCTERMS.issued, identity.date),
    ):
        if value:
            yield document, iri(term), literal(value)


def _run(run: str, text: str) -> Iterator[Triple]:
    yield run, TYPE, iri(NG.ExtractionRun)
    yield run, iri(NG.software), literal(f"normgraaf {version('normgraaf')}")
    yield run, iri(PROV.used), text


def _text(document: str, text: str, source: SourceText) -> Iterator[Triple]:
    yield document, iri(NG.hasText), text
    yield text, TYPE, iri(NG.SourceText)
    yield text, _IN_DOCUMENT, document
    yield text, iri(NG.textSha256), literal(source.text_sha256)
    yield text, iri(NG.charCount), literal(len(source.text))
    yield text, iri(NG.text), literal(source.text)
    yield text, iri(DCTERMS.format), literal(str(source.media_type))
    for page in source.ocr_pages:
        yield text, iri(NG.recognisedPage), literal(page)
    for entry in source.ledger:
        omission = f"{text[:-1]}/omission/{entry.kind}>"
        yield text, iri(NG.leftOut), omission
        yield omission, TYPE, iri(NG.Omission)
        yield omission, iri(NG.omissionKind), iri(ns.concept("omission", entry.kind))
        yield omission, iri(NG.omissionCount), literal(entry.count)
    if source.masked:
        yield text, iri(NG.maskedCount), literal(source.masked)


def _evidence_iri(key: str, source: SourceText, place: Place) -> str:
    return iri(ns.statement(key, "Evidence", f"{source.text_sha256[:8]}-{place.start}-{place.end}"))


def _evidence(subject: str, source: SourceText, text: str, place: Place) -> Iterator[Triple]:
    yield subject, TYPE, iri(NG.Evidence)
    yield subject, iri(OA.hasSource), text
    yield subject, iri(OA.start), literal(place.start)
    yield subject, iri(OA.end), literal(place.end)
    yield subject, iri(OA.exact), literal(source.text[place.start : place.end])
    if (page := source.page(place.start)) is not None:
        yield subject, iri(NG.page), literal(page)
    for box in source.boxes(place.start, place.end):
        yield subject, iri(NG.box), literal(box.fragment)


def _statement(
    statement: Statement, key: str, source: SourceText, document: str, run: str, evidence: dict[Place, str]
) -> Iterator[Triple]:
    subject = iri(statement_iri(key, source, statement))
    yield subject, TYPE, iri(NG[statement.kind])
    yield subject, _IN_DOCUMENT, document
    yield subject, iri(NG.voice), iri(ns.concept("voice", statement.voice))
    yield subject, iri(NG.assertionMode), iri(ns.concept("mode", statement.mode))
    yield subject, iri(NG.rule), iri(ns.rule(statement.rule))
    yield subject, iri(PROV.wasGeneratedBy), run
    for place in statement.places:
        yield subject, _HAS_EVIDENCE, evidence[place]
    for name, value in statement.values:
        yield subject, f"<{NG}{name}>", _term(key, name, _anonymous(statement, value))
    if statement.kind == "ActorMention":
        yield from _actor(statement)
    elif number := PROPERTIES.get(str(statement.get("field"))):
        yield from _number(statement, number)


def _actor(mention: Statement) -> Iterator[Triple]:
    """An actor of this document alone; roles and public bodies are described by the vocabularies."""
    actor = mention.get("actor")
    kind = str(mention.get("actorKind")).rpartition("/")[2]
    if isinstance(actor, URIRef) and "/concept/" not in actor:
        yield iri(actor), TYPE, _ACTOR_CLASSES[kind]
        yield iri(actor), _LABEL, literal(str(mention.get("name")))


def _number(fact: Statement, number: str) -> Iterator[Triple]:
    """An official number of an organisation of this document; the fact it comes from holds the evidence."""
    owner = fact.get("actor")
    if isinstance(owner, URIRef):
        yield iri(owner), f"<{NG}{number}>", literal(str(fact.get("fieldValue")))


def _anonymous(statement: Statement, value: Value) -> Value:
    """A value without names of persons, but for those who signed; words quoted as evidence are the source's own."""
    if not isinstance(value, str) or isinstance(value, URIRef) or statement.get("field") in SIGNED_BY:
        return value
    return without_persons(value)


def _term(key: str, name: str, value: Value) -> str:
    if isinstance(value, Ref):
        return iri(ns.statement(key, value.kind, value.digest))
    if isinstance(value, URIRef):
        return iri(value)
    if isinstance(value, bool | int | Decimal | date):
        return literal(value)
    return literal(value, datatype=_DATATYPES.get(name, ""))
