"""The least sure statements of a report, in the order in which a person should look at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, URIRef
from rdflib.term import Node

from loaders.decisions import Reviewed
from loaders.review import decisions, quote_of
from loaders.rules.measured import Measured, measured
from ontology import namespaces as ns
from ontology.namespaces import NG

_MODES = {"unknown": 0, "derived": 1}
_HEADING, _IDENTITY, _ANOMALY, _REST = 2, 3, 4, 5
_NOT_SHOWN = {"hasEvidence", "inDocument", "voice", "assertionMode", "rule", "review"}


@dataclass(frozen=True)
class Doubt:
    """A statement to look at: why it is here, its words between what stands around them, who says it, by which rule.

    `correct` and `fired` are the rule's measured counts, None where it was not measured.
    """

    statement: str
    kind: str
    why: str
    before: str
    words: str
    after: str
    page: int | None
    voice: str
    mode: str
    values: dict[str, list[str]]
    rule: str
    correct: int | None
    fired: int | None
    decided: str = ""


def doubts(held: Reviewed, links: Graph, everything: bool = False) -> list[Doubt]:
    """The statements of a report, the least sure first; those that a person decided on only where all are asked for.

    First what is unknown or derived, then recovered headings, candidates for identity, faults of the source, and then
    by the measured precision of the rule, as (correct + 1) / (fired + 2): one half for a rule that was not measured.
    """
    known, told = measured(), {each.iri: each.what for each in decisions(held.curated)}
    found = [(_order(graph, each, known), each, graph) for graph, each in _statements(held, links)]
    shown = []
    for order, each, graph in sorted(found, key=lambda one: (one[0], one[1])):
        decided = next((told[r] for r in graph.objects(each, NG.review) if isinstance(r, URIRef) and r in told), "")
        if everything or not decided:
            shown.append(_doubt(held.facts, graph, each, order[0], known, decided))
    return shown


def _statements(held: Reviewed, links: Graph) -> Iterator[tuple[Graph, URIRef]]:
    for each in held.facts.subjects(NG.voice, None):
        if isinstance(each, URIRef):
            yield held.facts, each
    places = set(held.facts.objects(None, NG.hasEvidence))
    for each in set(links.subjects(RDF.type, NG.IdentityLink)):
        if isinstance(each, URIRef) and places & set(links.objects(each, NG.hasEvidence)):
            yield links, each


def _order(graph: Graph, statement: Node, known: dict[str, Measured]) -> tuple[int, float]:
    rule = known.get(_last(graph.value(statement, NG.rule)))
    kind = _last(graph.value(statement, RDF.type))
    sure = rule.expected if rule else 0.5
    if kind == "IdentityLink":
        return _IDENTITY, sure
    if kind == "SourceAnomaly":
        return _ANOMALY, sure
    mode = _MODES.get(_last(graph.value(statement, NG.assertionMode)), _REST)
    recovered = str(graph.value(statement, NG.recoveredHeading)) == "true"
    return (_HEADING if recovered and mode == _REST else mode), sure


_WHY = {
    0: "unknown",
    1: "derived",
    _HEADING: "recovered heading",
    _IDENTITY: "may be the same",
    _ANOMALY: "fault of the source",
}


def _doubt(
    facts: Graph, graph: Graph, statement: URIRef, order: int, known: dict[str, Measured], decided: str
) -> Doubt:
    rule = _last(graph.value(statement, NG.rule))
    rate = known.get(rule)
    words, before, after = quote_of(facts + graph if graph is not facts else facts, statement)
    place = graph.value(statement, NG.hasEvidence)
    page = facts.value(place, NG.page)
    values: dict[str, list[str]] = {}
    for term, value in sorted(graph.predicate_objects(statement)):
        if str(term).startswith(str(NG)) and (name := _last(term)) not in _NOT_SHOWN:
            values.setdefault(name, []).append(_last(value) if str(value).startswith(ns.ID) else str(value))
    return Doubt(
        str(statement),
        _last(graph.value(statement, RDF.type)),
        _WHY.get(order, "stated"),
        before,
        words,
        after,
        int(str(page)) if page is not None else None,
        _last(graph.value(statement, NG.voice)),
        _last(graph.value(statement, NG.assertionMode)),
        values,
        rule,
        rate.correct if rate else None,
        rate.fired if rate else None,
        decided,
    )


def _last(term: Node | None) -> str:
    return str(term or "").replace("#", "/").rpartition("/")[2]
