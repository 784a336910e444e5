"""The gate before the store: every quotation equals its text, every statement passes the shapes, or it is set aside."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rdflib import RDF, XSD, Graph, Literal, URIRef

from loaders.reading import SourceText
from ontology import namespaces as ns
from ontology.namespaces import NG, OA
from shapes.validator import validate


class BrokenReport(Exception):
    """A report whose text or structure is unusable, so that nothing of it can be kept."""


@dataclass(frozen=True)
class SetAside:
    """A statement that was not let through, and why."""

    statement: URIRef
    kind: str
    reason_nl: str
    reason_en: str


@dataclass(frozen=True)
class Passed:
    """What the gate let through, what it set aside (as records, not as facts), and what it warns of."""

    facts: Graph
    quarantine: Graph
    set_aside: tuple[SetAside, ...]
    warnings: tuple[str, ...]


def pass_gate(graph: Graph, source: SourceText, key: str) -> Passed:
    """Check a report's graph and split it.

    A quotation that differs from its text stops the report (BrokenReport, naming report and offset), since then no
    offset can be trusted. A statement that breaks a shape is set aside with its reason, and so is every statement that
    refers to it.
    """
    _check_quotations(graph, source)
    report = validate(graph)
    reasons: defaultdict[URIRef, list[tuple[str, str]]] = defaultdict(list)
    for result in report.results:
        if result.severity == "Violation":
            for statement in _statements_of(graph, result.focus):
                reasons[statement].append((result.message_nl, result.message_en))
    _cascade(graph, reasons)
    document = ns.document(key)
    if document in reasons:
        raise BrokenReport(f"{source.name}: the document itself breaks a shape: {reasons[document][0][1]}")
    warnings = tuple(f"{r.focus}: {r.message_en}" for r in report.results if r.severity != "Violation")
    facts, quarantine, aside = _split(graph, reasons, key)
    return Passed(facts, quarantine, aside, warnings)


def set_aside(graph: Graph, statement: URIRef, key: str, nl: str, en: str) -> Graph:
    """Take a statement, and what refers to it, out of a report's graph; the records that take their place."""
    reasons: defaultdict[URIRef, list[tuple[str, str]]] = defaultdict(list, {statement: [(nl, en)]})
    _cascade(graph, reasons)
    quarantine = Graph()
    for each, why in sorted(reasons.items()):
        _describe(quarantine, graph, each, key, *why[0])
        graph.remove((each, None, None))
    return quarantine


def _check_quotations(graph: Graph, source: SourceText) -> None:
    for evidence, exact in graph.subject_objects(OA.exact):
        start, end = int(str(graph.value(evidence, OA.start))), int(str(graph.value(evidence, OA.end)))
        if not 0 <= start < end <= len(source.text) or source.text[start:end] != str(exact):
            raise BrokenReport(f"{source.name}: the quotation at {start}-{end} differs from the text")


def _statements_of(graph: Graph, focus: object) -> list[URIRef]:
    """The statements that a faulty node belongs to: itself, or those that rest on it as evidence."""
    if not isinstance(focus, URIRef):
        return []
    if (focus, RDF.type, NG.Evidence) in graph:
        return [s for s in graph.subjects(NG.hasEvidence, focus) if isinstance(s, URIRef)]
    return [focus]


def _cascade(graph: Graph, reasons: defaultdict[URIRef, list[tuple[str, str]]]) -> None:
    waiting = list(reasons)
    while waiting:
        rejected = waiting.pop()
        for referrer in graph.subjects(None, rejected):
            if isinstance(referrer, URIRef) and referrer not in reasons and (referrer, NG.voice, None) in graph:
                reasons[referrer].append(
                    ("Verwijst naar een uitspraak die apart is gezet.", "Refers to a statement that was set aside.")
                )
                waiting.append(referrer)


def _split(
    graph: Graph, reasons: defaultdict[URIRef, list[tuple[str, str]]], key: str
) -> tuple[Graph, Graph, tuple[SetAside, ...]]:
    if not reasons:
        return graph, Graph(), ()
    facts, quarantine, aside = Graph(), Graph(), []
    for triple in graph:
        if triple[0] not in reasons:
            facts.add(triple)
    for statement, why in sorted(reasons.items()):
        kind = graph.value(statement, RDF.type)
        nl, en = "; ".join(dict.fromkeys(w[0] for w in why)), "; ".join(dict.fromkeys(w[1] for w in why))
        aside.append(SetAside(statement, str(kind).rpartition("#")[2], nl, en))
        _describe(quarantine, graph, statement, key, nl, en)
    return facts, quarantine, tuple(aside)


def _describe(quarantine: Graph, graph: Graph, statement: URIRef, key: str, nl: str, en: str) -> None:
    """A record about a rejected statement: its own class, so that no question takes it for a fact."""
    record = URIRef(f"{statement}/set-aside")
    data = Graph()
    for triple in graph.triples((statement, None, None)):
        data.add(triple)
    quarantine.add((record, RDF.type, NG.QuarantinedStatement))
    quarantine.add((record, NG.inDocument, ns.document(key)))
    quarantine.add((record, NG.rejectedIri, Literal(str(statement), datatype=XSD.anyURI)))
    kind = graph.value(statement, RDF.type)
    if kind is not None:
        quarantine.add((record, NG.rejectedKind, Literal(str(kind), datatype=XSD.anyURI)))
    quarantine.add((record, NG.reason, Literal(nl, lang="nl")))
    quarantine.add((record, NG.reason, Literal(en, lang="en")))
    lines = sorted(data.serialize(format="nt").splitlines(keepends=True))  # the same at each reading
    quarantine.add((record, NG.rejectedData, Literal("".join(lines))))
