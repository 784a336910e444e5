"""Data held against the shapes: one library for the gate, the command line and the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
from rdflib import OWL, RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.load import ontology_graph
from ontology.namespaces import NG

HERE = Path(__file__).parent
SEVERITIES = ("Info", "Warning", "Violation")
FORMATS = {
    "ttl": "turtle",
    "nt": "nt",
    "jsonld": "json-ld",
    "json": "json-ld",
    "rdf": "xml",
    "xml": "xml",
    "trig": "trig",
}


class UnreadableData(ValueError):
    """Data that is no RDF of a known format; the message is one line."""


@dataclass(frozen=True)
class Result:
    """One thing that a shape finds, with its message in Dutch and English."""

    severity: str
    focus: Node
    path: str
    value: str
    message_nl: str
    message_en: str
    shape: str


@dataclass(frozen=True)
class Report:
    """What came of one validation; `checked` counts the nodes that at least one shape targets."""

    conforms: bool
    results: tuple[Result, ...]
    checked: int
    warnings: tuple[str, ...]


def validate(data: Graph, fail_on: str = "Violation") -> Report:
    """Hold data against all shapes.

    Data of which no node is targeted does not conform, since nothing was checked; terms of the house that the ontology
    does not know are named, so that a misspelt class cannot pass in silence. Pure: each run has shapes of its own.
    """
    checked = len(_targeted(data))
    _, found, _ = pyshacl.validate(data, shacl_graph=_copy(shapes_graph()), inference="none", allow_warnings=True)
    results = tuple(sorted(_results(found), key=lambda r: (r.severity, str(r.focus), r.path)))
    worst = SEVERITIES.index(fail_on)
    failing = any(SEVERITIES.index(result.severity) >= worst for result in results)
    warnings = tuple(f"{term} is not a term of the ontology" for term in _unknown_terms(data))
    if not checked:
        warnings = ("nothing was checked: no shape targets any node of this data", *warnings)
    return Report(checked > 0 and not failing, results, checked, warnings)


def parse(data: bytes, name: str) -> Graph:
    """A graph from the bytes of a file, by the ending of its name; raises UnreadableData."""
    kind = FORMATS.get(name.rpartition(".")[2].lower(), "turtle")
    if kind == "xml" and b"<!DOCTYPE" in data[:4096]:
        raise UnreadableData(f"{name}: RDF/XML with a document type is not read")
    try:
        return Graph().parse(data=data, format=kind)
    except Exception as error:
        raise UnreadableData(f"{name}: not valid {kind}: {' '.join(str(error).split())[:200]}") from error


@cache
def shapes_graph() -> Graph:
    """All shapes in one graph; never hand it to a validator, which adds to it."""
    graph = Graph()
    for path in sorted(HERE.glob("*.ttl")):
        graph.parse(path)
    return graph


def catalogue() -> list[tuple[str, str, str, str]]:
    """Each shape with its severity and its message in Dutch and English; for the documentation."""
    graph = shapes_graph()
    rows = []
    for shape in sorted(graph.subjects(SH.message, None, unique=True), key=str):
        severity = str(graph.value(shape, SH.severity) or SH.Violation).rpartition("#")[2]
        rows.append(
            (str(shape).rpartition("#")[2], severity, _message(graph, shape, "nl"), _message(graph, shape, "en"))
        )
    return rows


def _copy(graph: Graph) -> Graph:
    copy = Graph()
    for triple in graph:
        copy.add(triple)
    return copy


def _targeted(data: Graph) -> set[Node]:
    classes = set(shapes_graph().objects(None, SH.targetClass))
    return {node for kind in classes for node in data.subjects(RDF.type, kind)}


def _results(found: object) -> Iterator[Result]:
    if not isinstance(found, Graph):
        return
    shapes = shapes_graph()
    for node in found.subjects(RDF.type, SH.ValidationResult):
        source = found.value(node, SH.sourceShape)
        focus = found.value(node, SH.focusNode)
        if focus is None:
            continue
        yield Result(
            severity=str(found.value(node, SH.resultSeverity)).rpartition("#")[2],
            focus=focus,
            path=str(found.value(node, SH.resultPath) or ""),
            value=str(found.value(node, SH.value) or ""),
            message_nl=_message(shapes, source, "nl") or _message(found, node, "nl"),
            message_en=_message(shapes, source, "en") or _message(found, node, "en"),
            shape=str(source).rpartition("#")[2],
        )


def _message(graph: Graph, node: Node | None, language: str) -> str:
    predicates = (SH.message, SH.resultMessage)
    literals = (o for p in predicates for o in graph.objects(node, p) if isinstance(o, Literal))
    return next((str(literal) for literal in literals if literal.language == language), "")


def _unknown_terms(data: Graph) -> list[str]:
    used = {term for term in (*data.predicates(unique=True), *data.objects(None, RDF.type, unique=True)) if _ours(term)}
    return sorted(str(term).removeprefix(str(NG)) for term in used - _known_terms())


def _ours(term: Node) -> bool:
    return isinstance(term, URIRef) and term.startswith(str(NG))


@cache
def _known_terms() -> frozenset[Node]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    graph = ontology_graph()
    return frozenset(term for kind in kinds for term in graph.subjects(RDF.type, kind))
