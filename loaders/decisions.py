"""Deciding on a statement in the store: what may be decided, and its commit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from loaders.review import Breach, Decision, orphans, quote_of, record, take_effect
from ontology import namespaces as ns
from ontology.load import ontology_graph, vocabulary_graph
from ontology.namespaces import NG
from shapes.persons import without_persons
from store import Store, View
from store.audit import Account

# What a person does not set: where a statement comes from follows from the text, its mode from the decision.
_NOT_SET = {"hasEvidence", "inDocument", "rule", "assertionMode", "review"}


class NoDecision(Exception):
    """A decision that cannot be taken: no such statement, no such value, or one that the shapes refuse."""


@dataclass(frozen=True)
class Reviewed:
    """The three graphs of a report that a review works on."""

    key: str
    facts: Graph
    quarantine: Graph
    curated: Graph

    @property
    def orphaned(self) -> list[Decision]:
        return orphans(self.facts, self.quarantine, self.curated)

    def graphs(self) -> dict[str, Graph]:
        """Each graph under its name in the store."""
        names = (ns.report_graph(self.key), ns.quarantine_graph(self.key), ns.curated_graph(self.key))
        return dict(zip(map(str, names), (self.facts, self.quarantine, self.curated), strict=True))


def reviewed(view: View, key: str) -> Reviewed:
    """A report's graphs as the store holds them; raises NoDecision where it holds no such report."""
    if str(ns.report_graph(key)) not in view:
        raise NoDecision(f"the store holds no report {key}")
    return Reviewed(
        key, *(graph_of(view, name(key)) for name in (ns.report_graph, ns.quarantine_graph, ns.curated_graph))
    )


def graph_of(view: View | None, name: URIRef) -> Graph:
    """A graph of the store; empty where there is none."""
    graph = Graph()
    if view is not None and str(name) in view:
        graph.parse(data=view.serialize("ntriples", [str(name)]), format="nt")
    return graph


def decide(
    store: Store,
    key: str,
    statement: URIRef,
    what: str,
    who: str,
    reason: str = "",
    changes: Mapping[str, str] | None = None,
    account: Account | None = None,
) -> Decision:
    """Decide on a statement (`confirmed`, `rejected`, `corrected`) and commit what follows, all in one.

    A rejection has a reason, a correction has values by property; an empty value takes the property away. Raises
    NoDecision, and StoreMoved where another wrote in the meantime.
    """
    view = store.snapshot()
    if view is None:
        raise NoDecision(f"the store holds no report {key}")
    held = reviewed(view, key)
    decision = _decision(held, statement, what, who, reason, changes or {})
    try:
        take_effect(held.facts, held.quarantine, statement, decision, key)
    except Breach as breach:
        raise NoDecision(f"the shapes refuse it: {breach}") from None
    for triple in record(decision, ns.document(key)):
        held.curated.add(triple)
    store.replace(held.graphs(), expected=view.id, account=account and replace(account, who=decision.who))
    return decision


def _decision(
    held: Reviewed, statement: URIRef, what: str, who: str, reason: str, changes: Mapping[str, str]
) -> Decision:
    if what == "rejected" and not reason.strip():
        raise NoDecision("a rejection needs a reason")
    if (what == "corrected") != bool(changes):
        raise NoDecision("a correction needs values, as value=voldoet; another decision takes none")
    former = _set_aside_data(held, statement)
    source = held.facts if (statement, NG.voice, None) in held.facts else former
    kind = source.value(statement, RDF.type)
    if not isinstance(kind, URIRef):
        raise NoDecision(f"{held.key} holds no statement {statement}")
    original = Graph()
    for triple in source.triples((statement, None, None)):
        original.add(triple)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    iri = ns.statement(held.key, "Review", hashlib.sha256(f"{statement} {what} {at}".encode()).hexdigest()[:16])
    if "value" in changes and original.value(statement, NG.valueStatus) is not None:
        changes = {"valueStatus": "stated"} | dict(changes)  # as the shapes say of a value that a person sets
    terms = {NG[name] for name in changes}
    values = _values(original, statement, changes)
    whole = held.facts + original
    quote = quote_of(whole, statement)
    return Decision(
        iri,
        what,
        statement,
        kind,
        quote,
        without_persons(who),
        at,
        without_persons(reason),
        _lines(original),
        tuple(sorted(terms)),
        _lines(values),
    )


def _set_aside_data(held: Reviewed, statement: URIRef) -> Graph:
    """What was rejected earlier, by a person and not by the gate."""
    kept = URIRef(f"{statement}/set-aside")
    data = held.quarantine.value(kept, NG.rejectedData)
    by_person = (kept, NG.review, None) in held.quarantine
    return Graph().parse(data=str(data), format="nt") if data is not None and by_person else Graph()


def _values(original: Graph, statement: URIRef, changes: Mapping[str, str]) -> Graph:
    values, terms = Graph(), ontology_graph()
    for name, text in changes.items():
        if name in _NOT_SET or (NG[name], RDFS.isDefinedBy, None) not in terms:
            raise NoDecision(f"there is no property {name} to correct")
        if text:
            values.add((statement, NG[name], _value(terms, original.value(statement, NG[name]), name, text)))
    return values


def _value(terms: Graph, former: object, name: str, text: str) -> URIRef | Literal:
    """The value in the form that the property takes."""
    if (NG[name], RDF.type, URIRef("http://www.w3.org/2002/07/owl#ObjectProperty")) in terms:
        return _resource(terms, former, name, text)
    declared = terms.value(NG[name], RDFS.range)
    kind = former.datatype if isinstance(former, Literal) else declared
    literal = Literal(
        without_persons(text), datatype=None if kind == XSD.string else URIRef(str(kind)) if kind else None
    )
    if literal.ill_typed:
        raise NoDecision(f"{text} is no {str(kind).rpartition('#')[2]}, which {name} takes")
    return literal


def _resource(terms: Graph, former: object, name: str, text: str) -> URIRef:
    known = vocabulary_graph()
    schemes: Iterable[object] = terms.objects(NG[name], NG.valuesFrom)
    among = {str(each) for each in schemes} or {str(each) for each in known.objects(former, SKOS.inScheme)}  # type: ignore[arg-type]
    if text.startswith("http"):
        iri = URIRef(text)
        if among and not any((iri, SKOS.inScheme, URIRef(scheme)) in known for scheme in among):
            raise NoDecision(f"{text} is no value of {name}")
        return iri
    found = [iri for scheme in among if (iri := URIRef(f"{scheme}/{ns.slug(text)}"), RDF.type, SKOS.Concept) in known]
    if len(found) != 1:
        raise NoDecision(f"{text} is no value of {name}")
    return found[0]


def _lines(graph: Graph) -> str:
    return "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True)))
