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
from ontology.ntriples import term
from shapes.data import Data

# Every term is a string as N-Triples writes it.
Types = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Terms:
    """The ontology's classes and properties.

    `labels` gives a term's Dutch and English name, `above` a class with all that it falls under, `domains` and `ranges`
    the class or datatype that a property asks of its subject and value, `kinds` whether a property takes literals.
    """

    declared: frozenset[str]
    labels: dict[str, tuple[str, str]]
    above: dict[str, frozenset[str]]
    domains: dict[str, str]
    ranges: dict[str, str]
    literal: frozenset[str]
    linking: frozenset[str]

    def falls_under(self, classes: Iterable[str], wanted: str) -> bool:
        """Whether one of some classes is the wanted one or a kind of it."""
        return any(wanted in self.above.get(each, ()) for each in classes)

    def named(self, written: str) -> tuple[str, str]:
        """A term in words, Dutch and English; its short name where the ontology does not know it."""
        return self.labels.get(written, (short(written), short(written)))

    def resembling(self, written: str) -> str:
        """The declared term that is written most like another, "" where none is."""
        names = [short(each) for each in self.declared]
        return next(iter(get_close_matches(short(written), names, n=1)), "")


def short(written: str) -> str:
    """An IRI with the house prefix in place of its namespace."""
    text = written.strip("<>")
    return next((f"{p}:{text.removeprefix(ns)}" for p, ns in PREFIXES.items() if text.startswith(ns)), text)


@cache
def terms() -> Terms:
    """The terms of the ontology's modules."""
    graph = load.ontology_graph()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    of_kind = {kind: frozenset(map(term, graph.subjects(RDF.type, kind))) for kind in kinds}
    return Terms(
        declared=frozenset(each for members in of_kind.values() for each in members if each.startswith(f"<{NG}")),
        labels=_labels(graph),
        above={term(each): _above(graph, each) for each in graph.subjects(RDF.type, OWL.Class)},
        domains={term(each): term(kind) for each, kind in graph.subject_objects(RDFS.domain)},
        ranges={term(each): term(kind) for each, kind in graph.subject_objects(RDFS.range)},
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
    out: defaultdict[str, set[str]] = defaultdict(set)
    for graph in (load.vocabulary_graph(), load.framework_graph(), load.crosswalk_graph()):
        for subject, kind in graph.subject_objects(RDF.type):
            out[term(subject)].add(term(kind))
    return {subject: frozenset(kinds) for subject, kinds in out.items()}


def types_of(data: Data) -> Types:
    """The classes of everything that some data describes."""
    out: defaultdict[str, set[str]] = defaultdict(set)
    for kind, members in data.instances.items():
        for each in members:
            out[each].add(kind)
    return {subject: frozenset(kinds) for subject, kinds in out.items()}


def _above(graph: Graph, kind: Node) -> frozenset[str]:
    return frozenset(term(each) for each in graph.transitive_objects(kind, RDFS.subClassOf) if each is not None)


def _labels(graph: Graph) -> dict[str, tuple[str, str]]:
    by_language: dict[str, dict[str, str]] = {"nl": {}, "en": {}}
    for each, label in graph.subject_objects(RDFS.label):
        if isinstance(label, Literal) and label.language in by_language:
            by_language[label.language][term(each)] = str(label)
    return {each: (by_language["nl"].get(each, english), english) for each, english in by_language["en"].items()}
