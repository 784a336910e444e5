"""What the ontology declares, as look-ups: its terms, what belongs to what, and the things it knows by IRI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from rdflib import OWL, RDF, RDFS, Graph, Literal
from rdflib.term import Node

from ontology import load
from ontology.namespaces import NG, PREFIXES

Types = Mapping[Node, frozenset[Node]]


@dataclass(frozen=True)
class Terms:
    """The ontology's classes and properties.

    `labels` gives a term's Dutch and English name, `above` a class with all that it falls under, `domains` and `ranges`
    the class or datatype that a property asks of its subject and value, `kinds` whether a property takes literals.
    """

    declared: frozenset[Node]
    labels: dict[Node, tuple[str, str]]
    above: dict[Node, frozenset[Node]]
    domains: dict[Node, Node]
    ranges: dict[Node, Node]
    literal: frozenset[Node]
    linking: frozenset[Node]

    def falls_under(self, classes: Iterable[Node], wanted: Node) -> bool:
        """Whether one of some classes is the wanted one or a kind of it."""
        return any(wanted in self.above.get(each, ()) for each in classes)

    def named(self, term: Node) -> tuple[str, str]:
        """A term in words, Dutch and English; its short name where the ontology does not know it."""
        return self.labels.get(term, (short(term), short(term)))

    def resembling(self, term: Node) -> str:
        """The declared term that is written most like another, "" where none is."""
        names = [short(each) for each in self.declared]
        return next(iter(get_close_matches(short(term), names, n=1)), "")


def short(term: Node) -> str:
    """An IRI with the house prefix in place of its namespace."""
    text = str(term)
    return next((f"{p}:{text.removeprefix(ns)}" for p, ns in PREFIXES.items() if text.startswith(ns)), text)


@cache
def terms() -> Terms:
    """The terms of the ontology's modules."""
    graph = load.ontology_graph()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    of_kind = {kind: frozenset(graph.subjects(RDF.type, kind)) for kind in kinds}
    return Terms(
        declared=frozenset(term for members in of_kind.values() for term in members if str(term).startswith(NG)),
        labels=_labels(graph),
        above={each: _above(graph, each) for each in of_kind[OWL.Class]},
        domains=dict(graph.subject_objects(RDFS.domain)),
        ranges=dict(graph.subject_objects(RDFS.range)),
        literal=of_kind[OWL.DatatypeProperty],
        linking=of_kind[OWL.ObjectProperty],
    )


@cache
def subclass_ntriples() -> str:
    """Which class falls under which, as N-Triples: SHACL reads this from the data it checks."""
    graph = Graph()
    for triple in load.ontology_graph().triples((None, RDFS.subClassOf, None)):
        graph.add(triple)
    return graph.serialize(format="nt")


@cache
def known_types() -> Types:
    """Everything that vocabularies, frameworks and crosswalk describe, with its classes."""
    return types_of(load.vocabulary_graph(), load.framework_graph(), load.crosswalk_graph())


def types_of(*graphs: Graph) -> Types:
    """The classes of everything that some graphs describe."""
    out: defaultdict[Node, set[Node]] = defaultdict(set)
    for graph in graphs:
        for subject, kind in graph.subject_objects(RDF.type):
            out[subject].add(kind)
    return {subject: frozenset(kinds) for subject, kinds in out.items()}


def _above(graph: Graph, kind: Node) -> frozenset[Node]:
    return frozenset(each for each in graph.transitive_objects(kind, RDFS.subClassOf) if each is not None)


def _labels(graph: Graph) -> dict[Node, tuple[str, str]]:
    by_language: dict[str, dict[Node, str]] = {"nl": {}, "en": {}}
    for term, label in graph.subject_objects(RDFS.label):
        if isinstance(label, Literal) and label.language in by_language:
            by_language[label.language][term] = str(label)
    return {term: (by_language["nl"].get(term, english), english) for term, english in by_language["en"].items()}
