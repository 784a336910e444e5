"""The rules that data is held to: the SHACL shapes beside this file and the checks that go beyond them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import turtle
from shapes.report import SEVERITIES, Severity

HERE = Path(__file__).parent
MODULES = ("core", "actor", "norm", "inspection", "figure", "discourse", "policy", "review")


@dataclass(frozen=True)
class Constraint:
    """One rule: its IRI, the ontology module it belongs to, how bad a breach is, and what it asks, in words.

    `path` is the one property a SHACL property shape is about, None for any other rule.
    """

    shape: str
    module: str
    severity: Severity
    message_nl: str
    message_en: str
    path: URIRef | None = None


@cache
def constraints() -> dict[str, Constraint]:
    """The SHACL shapes that carry a message, by IRI."""
    return {found.shape: found for module in MODULES for found in _in_module(module)}


@cache
def shapes_ntriples() -> str:
    """All shapes as N-Triples: text cannot be changed by a validation (pySHACL adds triples to a graph it is given)."""
    return shapes_graph().serialize(format="nt")


def shapes_graph() -> Graph:
    """All shapes in a new graph."""
    graph = Graph(bind_namespaces="none")
    for module in MODULES:
        graph += turtle.read(HERE / f"{module}.ttl")
    return graph


@dataclass(frozen=True)
class Targets:
    """What makes a node one that the shapes check: its class, or a property that it has."""

    classes: frozenset[Node]
    properties: frozenset[Node]


@cache
def targets() -> Targets:
    """The targets of all shapes; subclasses are not among the classes."""
    graph = shapes_graph()
    return Targets(frozenset(graph.objects(None, SH.targetClass)), frozenset(graph.objects(None, SH.targetSubjectsOf)))


def _in_module(module: str) -> Iterator[Constraint]:
    graph = turtle.read(HERE / f"{module}.ttl")
    for shape in sorted({s for s in graph.subjects(SH.message) if isinstance(s, URIRef)}):
        path = graph.value(shape, SH.path)
        yield Constraint(
            str(shape),
            module,
            _severity(graph, shape),
            _message(graph, shape, "nl"),
            _message(graph, shape, "en"),
            path if isinstance(path, URIRef) and (shape, RDF.type, SH.PropertyShape) in graph else None,
        )


def _severity(graph: Graph, shape: URIRef) -> Severity:
    given = graph.value(shape, SH.severity)
    return next((level for level in SEVERITIES if given == SH[level]), "Violation")


def _message(graph: Graph, shape: URIRef, language: str) -> str:
    return next(str(m) for m in graph.objects(shape, SH.message) if isinstance(m, Literal) and m.language == language)
