"""Planting faults: for each constraint of a property shape, a copy of an invented example with just that fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology import turtle
from ontology.ntriples import term
from shapes.constraints import shapes_graph
from shapes.terms import terms

ELSEWHERE = URIRef("http://example.org/elders")
SHAPES = shapes_graph()


def clean() -> Graph:
    """Invented data in which every kind of statement occurs with every property, and nothing is wrong."""
    return turtle.read(Path(__file__).parent / "clean.ttl")


@dataclass(frozen=True)
class Fault:
    """One constraint of one shape, and the example that breaks it and nothing else of that shape."""

    shape: URIRef
    constraint: URIRef
    node: URIRef
    triples: frozenset[tuple[Node, Node, Node]]

    def __str__(self) -> str:
        return f"{self.shape.rpartition('#')[2]}: {self.constraint.rpartition('#')[2]}"


def faults() -> list[Fault]:
    """A fault for each constraint of each property shape that is about one property."""
    data = clean()
    return [
        fault
        for shape in sorted({s for s in SHAPES.subjects(RDF.type, SH.PropertyShape) if isinstance(s, URIRef)})
        if isinstance(SHAPES.value(shape, SH.path), URIRef)
        for fault in _of_shape(data, shape)
    ]


def _of_shape(data: Graph, shape: URIRef) -> Iterator[Fault]:
    path = SHAPES.value(shape, SH.path)
    example = _example(data, shape)
    if example is None:
        return
    for constraint, bound in sorted(SHAPES.predicate_objects(shape), key=str):
        change = _CHANGES.get(str(constraint).rpartition("#")[2])
        if change is None or not isinstance(constraint, URIRef):
            continue
        node = URIRef(f"{example}/{shape.rpartition('#')[2]}/{constraint.rpartition('#')[2]}")
        values = change(sorted(data.objects(example, path), key=str), bound, data, example)
        kept = {(node, p, o) for _, p, o in data.triples((example, None, None)) if p != path}
        assert path is not None
        yield Fault(shape, constraint, node, frozenset(kept | {(node, path, value) for value in values}))


def _example(data: Graph, shape: URIRef) -> Node | None:
    """A node that the shape holds for and that has its property, or any that it holds for; None for what may not be."""
    owner = SHAPES.value(None, SH.property, shape) or shape
    wanted = set(map(term, SHAPES.objects(owner, SH.targetClass)))
    about = set(SHAPES.objects(owner, SH.targetSubjectsOf))
    path = SHAPES.value(shape, SH.path)
    of_class = {s for s, kind in data.subject_objects(RDF.type) if terms().above.get(term(kind), frozenset()) & wanted}
    nodes = sorted(of_class | {s for p in about for s in data.subjects(p)}, key=str)
    return next((node for node in nodes if (node, path, None) in data), nodes[0] if nodes else None)


Change = Callable[[list[Node], Node, Graph, Node], list[Node]]


def _other(value: Node) -> Node:
    """Another value of the same kind."""
    if not isinstance(value, Literal):
        return URIRef(f"{value}x")
    plain = value.toPython()
    if isinstance(plain, bool):
        return Literal(not plain)
    if isinstance(plain, int | Decimal):
        return Literal(plain + 1, datatype=value.datatype)
    if isinstance(plain, date):
        return Literal(plain + timedelta(days=1))
    return Literal(f"{value}a", datatype=value.datatype)


def _too_many(values: list[Node], bound: Node, *_: object) -> list[Node]:
    return [*values, _other(values[0])] if values else [Literal("te veel")]


def _too_few(values: list[Node], *_: object) -> list[Node]:
    return values[1:]


def _beyond(step: Decimal) -> Change:
    def change(values: list[Node], bound: Node, *_: object) -> list[Node]:
        given = values[0]
        assert isinstance(given, Literal)
        return [Literal(type(given.toPython())(Decimal(str(bound)) + step), datatype=given.datatype)]

    return change


def _after(values: list[Node], bound: Node, data: Graph, example: Node) -> list[Node]:
    other = data.value(example, bound)
    assert other is not None
    return [_other(other)]


def _unlike(values: list[Node], bound: Node, *_: object) -> list[Node]:
    """A value for which none of the alternatives holds."""
    alternatives = Collection(SHAPES, bound)
    return [ELSEWHERE if any((each, SH.pattern, None) in SHAPES for each in alternatives) else Literal("veel")]


def _unmatched(values: list[Node], *_: object) -> list[Node]:
    return [Literal("¿?") if isinstance(values[0], Literal) else ELSEWHERE]


_CHANGES: dict[str, Change] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "datatype": lambda *_: [Literal("x", datatype=XSD.token)],
    "nodeKind": lambda *_: [Literal("tekst")],
    "pattern": _unmatched,
    "minLength": lambda *_: [Literal("")],
    "minInclusive": _beyond(Decimal(-1)),
    "minExclusive": _beyond(Decimal(0)),
    "maxInclusive": _beyond(Decimal(1)),
    "lessThan": _after,
    "lessThanOrEquals": _after,
    "disjoint": lambda values, bound, data, example: [data.value(example, bound) or ELSEWHERE],
    "uniqueLang": lambda *_: [Literal(each, lang="nl") for each in ("een", "twee")],
    "languageIn": lambda values, *_: [*values, Literal("eins", lang="de")],
    "in": lambda *_: [Literal("anders")],
    "or": _unlike,
}
