"""What people decide on statements, and how it holds: over each reading anew, and over a new text of the same document.

A decision is a record in the document's curated graph, which nothing but a decision writes. It takes effect in the
report's own graph before that is committed, at the decision and at each later reading: a rejected statement moves to
the quarantine graph with the reviewer's reason (and what refers to it with it), corrected values take the place of what
was read with mode `curated`, a confirmed statement points at its record. So no question needs to know of reviews; what
was read stays on the record.

In another text a statement has another IRI. A decision then looks for its words: with the 32 characters before and
after them, with either, or as the only place with these words; else it looks for the one statement of the same kind
with nearly the same words, the same numbers and as many negations. The key values must agree too. A decision that finds
no statement, or more than one, is orphaned: it stays on record, is listed, and has no effect.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rdflib import DCTERMS, RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from loaders.gate import set_aside
from loaders.statements import KEYS
from ontology import namespaces as ns
from ontology.namespaces import NG, OA
from shapes.validator import validate

CONTEXT = 32
ALIKE = 90
"""From which likeness, out of 100, two quotations may be the same passage after an edit (rapidfuzz ratio)."""
CURATED = ns.concept("mode", "curated")
_SENSE = re.compile(r"\d+(?:[.,]\d+)*|\b(?:niet|geen|nooit|nauwelijks|zonder|niemand|noch)\b")


@dataclass(frozen=True)
class Decision:
    """What someone decided on one statement: on which words, of which kind, why, and with which values instead."""

    iri: URIRef
    what: str
    statement: URIRef
    kind: URIRef
    quote: tuple[str, str, str]
    who: str
    at: str
    reason: str
    original: str
    properties: tuple[URIRef, ...] = ()
    corrected: str = ""


class Breach(Exception):
    """A corrected value that the shapes refuse."""


def quote_of(facts: Graph, statement: Node) -> tuple[str, str, str]:
    """The words of a statement's first passage with what stands before and after; empty where it has none."""
    place = _place(facts, statement)
    if place is None:
        return "", "", ""
    start, end = place
    text = _text(facts)
    return text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def record(decision: Decision, document: URIRef) -> Graph:
    """A decision as it stands in the curated graph."""
    graph, iri = Graph(), decision.iri
    selector = URIRef(f"{iri}/quote")
    graph.add((iri, RDF.type, NG.Review))
    graph.add((iri, NG.inDocument, document))
    graph.add((iri, NG.decision, ns.concept("review-decision", decision.what)))
    graph.add((iri, NG.reviewOf, Literal(str(decision.statement), datatype=XSD.anyURI)))
    graph.add((iri, NG.reviewedKind, Literal(str(decision.kind), datatype=XSD.anyURI)))
    graph.add((iri, NG.reviewedBy, Literal(decision.who)))
    graph.add((iri, DCTERMS.created, Literal(decision.at, datatype=XSD.dateTime, normalize=False)))
    graph.add((iri, NG.originalData, Literal(decision.original)))
    graph.add((iri, OA.hasSelector, selector))
    graph.add((selector, RDF.type, OA.TextQuoteSelector))
    for term, words in zip((OA.exact, OA.prefix, OA.suffix), decision.quote, strict=True):
        graph.add((selector, term, Literal(words)))
    if decision.reason:
        graph.add((iri, NG.reason, Literal(decision.reason)))
    for each in decision.properties:
        graph.add((iri, NG.correctedProperty, Literal(str(each), datatype=XSD.anyURI)))
    if decision.properties:
        graph.add((iri, NG.correctedData, Literal(decision.corrected)))
    return graph


def decisions(curated: Graph) -> list[Decision]:
    """The decisions of a curated graph, oldest first."""
    found = [_decision(curated, iri) for iri in curated.subjects(RDF.type, NG.Review) if isinstance(iri, URIRef)]
    return sorted(found, key=lambda each: (each.at, each.iri))


def apply(facts: Graph, quarantine: Graph, held: Iterable[Decision], key: str) -> list[Decision]:
    """Let decisions take effect in a report's two graphs, oldest first; returns those that are orphaned.

    A later decision on the same statement goes over an earlier one.
    """
    orphaned: list[Decision] = []
    now: dict[URIRef, URIRef] = {}
    for decision in held:
        statement = now.get(decision.statement) or anchor(facts, quarantine, decision)
        try:
            if statement is None:
                raise Breach
            take_effect(facts, quarantine, statement, decision, key)
            now[decision.statement] = statement
        except Breach:
            orphaned.append(decision)
    return orphaned


def take_effect(facts: Graph, quarantine: Graph, statement: URIRef, decision: Decision, key: str) -> None:
    """One decision in both graphs; raises Breach, and changes nothing, where the shapes refuse a corrected value."""
    _restore(facts, quarantine, statement)
    if decision.what == "corrected":
        _correct(facts, statement, decision)
    facts.add((statement, NG.review, decision.iri))
    if decision.what == "rejected":
        why = decision.reason
        records = set_aside(
            facts, statement, key, f"Verworpen door {decision.who}: {why}", f"Rejected by {decision.who}: {why}"
        )
        for each in set(records.subjects(RDF.type, NG.QuarantinedStatement)):
            records.add((each, NG.review, decision.iri))
        for triple in records:
            quarantine.add(triple)


def anchor(facts: Graph, quarantine: Graph, decision: Decision) -> URIRef | None:
    """The statement that a decision is about in this text; None where there is none, or more than one."""
    if (decision.statement, RDF.type, decision.kind) in facts or _set_aside_as(decision.statement) in set(
        quarantine.subjects()
    ):
        return decision.statement
    before = Graph().parse(data=decision.original, format="nt")
    alike = [
        each
        for each in facts.subjects(RDF.type, decision.kind)
        if isinstance(each, URIRef) and _keys(facts, each) == _keys(before, decision.statement)
    ]
    places = {each: _place(facts, each) for each in alike}
    text = _text(facts)
    if decision.quote[0] and decision.quote[0] in text:
        start = _found(text, *decision.quote)
        end = None if start is None else start + len(decision.quote[0])
        return _only([each for each, place in places.items() if start is not None and place == (start, end)])
    return _only([each for each, place in places.items() if place and _edited(text[slice(*place)], decision.quote[0])])


def orphans(facts: Graph, quarantine: Graph, curated: Graph) -> list[Decision]:
    """The decisions that hold for no statement of the newest text."""
    settled = {*facts.objects(None, NG.review), *quarantine.objects(None, NG.review)}
    told = {each.statement for each in decisions(curated) if each.iri in settled}
    return [each for each in decisions(curated) if each.statement not in told]


def breaches(facts: Graph) -> list[str]:
    """What the shapes have against a report's graph, in English."""
    reviews = Graph()
    for review in facts.objects(None, NG.review):
        reviews.add((review, RDF.type, NG.Review))
    return [each.message_en for each in validate(facts, context=reviews).results if each.severity == "Violation"]


def _found(text: str, exact: str, before: str, after: str) -> int | None:
    """Where the quotation starts: by both its surroundings, by either, or as the only one; None where unclear."""
    starts = [found.start() for found in re.finditer(re.escape(exact), text)]
    led = {at for at in starts if before and text[max(0, at - len(before)) : at] == before}
    followed = {at for at in starts if after and text.startswith(after, at + len(exact))}
    for places in (led & followed, led | followed, set(starts)):
        if len(places) == 1:
            return places.pop()
    return None


def _edited(one: str, other: str) -> bool:
    same = Counter(_SENSE.findall(one.lower())) == Counter(_SENSE.findall(other.lower()))
    return same and fuzz.ratio(one, other) >= ALIKE


def _only(found: list[URIRef]) -> URIRef | None:
    return found[0] if len(found) == 1 else None


def _keys(graph: Graph, statement: Node) -> dict[str, list[str]]:
    """The values that tell statements apart, without references into the same text, whose IRIs follow that text."""
    kind = str(graph.value(statement, RDF.type)).rpartition("#")[2]
    own = re.compile(rf"{re.escape(ns.ID)}[^/]+/[a-z-]+/[0-9a-f]{{16}}$")
    said = {name: sorted(map(str, graph.objects(statement, NG[name]))) for name in KEYS.get(kind, ())}
    return {name: [value for value in values if not own.match(value)] for name, values in said.items()}


def _place(facts: Graph, statement: Node) -> tuple[int, int] | None:
    found = [
        (int(str(facts.value(each, OA.start))), int(str(facts.value(each, OA.end))))
        for each in facts.objects(statement, NG.hasEvidence)
        if facts.value(each, OA.start) is not None
    ]
    return min(found, default=None)


def _text(facts: Graph) -> str:
    return str(next(facts.objects(None, NG.text), ""))


def _correct(facts: Graph, statement: URIRef, decision: Decision) -> None:
    changed = {*decision.properties, NG.assertionMode}
    former = [triple for term in changed for triple in facts.triples((statement, term, None))]
    values = Graph().parse(data=decision.corrected, format="nt")
    put = [(statement, term, value) for term, value in values.predicate_objects()]
    put.append((statement, NG.assertionMode, CURATED))
    for triple in former:
        facts.remove(triple)
    for triple in put:
        facts.add(triple)
    if wrong := breaches(facts):
        for triple in put:
            facts.remove(triple)
        for triple in former:
            facts.add(triple)
        raise Breach("; ".join(dict.fromkeys(wrong)))


def _restore(facts: Graph, quarantine: Graph, statement: URIRef) -> None:
    """Bring back what a former decision set aside, with what went with it; what the gate refused stays refused."""
    for review in set(quarantine.objects(_set_aside_as(statement), NG.review)):
        for each in set(quarantine.subjects(NG.review, review)):
            facts.parse(data=str(quarantine.value(each, NG.rejectedData)), format="nt")
            quarantine.remove((each, None, None))


def _set_aside_as(statement: Node) -> URIRef:
    return URIRef(f"{statement}/set-aside")


def _decision(curated: Graph, iri: URIRef) -> Decision:
    def said(term: URIRef) -> str:
        return str(curated.value(iri, term) or "")

    selector = curated.value(iri, OA.hasSelector)
    exact, before, after = (str(curated.value(selector, term) or "") for term in (OA.exact, OA.prefix, OA.suffix))
    return Decision(
        iri,
        said(NG.decision).rpartition("/")[2],
        URIRef(said(NG.reviewOf)),
        URIRef(said(NG.reviewedKind)),
        (exact, before, after),
        said(NG.reviewedBy),
        said(DCTERMS.created),
        said(NG.reason),
        said(NG.originalData),
        tuple(sorted(URIRef(str(each)) for each in curated.objects(iri, NG.correctedProperty))),
        said(NG.correctedData),
    )
