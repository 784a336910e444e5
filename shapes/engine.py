"""Running SHACL, by two engines that have to agree.

Measured on two cores with 211 shapes (medians; the tests hold both engines to the same findings):

    triples   shacl 0.3.4 (Rust)   pyshacl 0.40
      3,900              0.02 s         0.5 s
     28,400              0.18 s         2.8 s
     40,300              0.25 s         4.5 s

The gate checks every report, so that the Rust engine goes first; its time is mostly that of writing N-Triples for it.
It gives blank nodes new names, by which a result could not be traced to the data: data that has any goes to pyshacl,
and so does all data on a platform for which the Rust engine is not built.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyshacl
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node
from rdflib.util import from_n3

from shapes.constraints import shapes_ntriples
from shapes.data import Data
from shapes.terms import subclass_ntriples

try:
    import shacl
except ImportError:  # not built for this platform
    shacl = None  # type: ignore[assignment]


class Finding(NamedTuple):
    """One breach: the node, the shape (one with an IRI), the value where there is one, and the constraint component."""

    focus: Node
    shape: str
    value: Node | None
    component: str


def run(data: Data) -> set[Finding]:
    """The breaches of the shapes in data that any engine can read, each once for a node, shape and value."""
    found = by_pyshacl(data) if shacl is None or _has_blank_nodes(data) else by_rust(data)
    unique = {(f.focus, f.shape, f.value): f for f in sorted(found, key=lambda f: f.component, reverse=True)}
    return set(unique.values())


def by_rust(data: Data) -> Iterator[Finding]:
    """The breaches as the Rust engine finds them; data may not hold blank nodes."""
    report = _compiled().validate_text(data.ntriples + subclass_ntriples(), format="ntriples")
    for result in report.results:
        focus = _term(result.focus_node)
        value = _term(result.value) if result.value is not None else None
        shape = str(result.root_shape or result.source_shape)[1:-1]
        yield Finding(focus, shape, value if value != focus else None, result.component_iri)


def by_pyshacl(data: Data) -> Iterator[Finding]:
    """The breaches as pySHACL finds them."""
    own = Graph()
    for triple in data.graph:  # a parser would give blank nodes new names
        own.add(triple)
    own.parse(data=subclass_ntriples(), format="nt")
    shapes = Graph().parse(data=shapes_ntriples(), format="nt")
    _, found, _ = pyshacl.validate(own, shacl_graph=shapes, inference="none", meta_shacl=False)
    for result in found.subjects(RDF.type, SH.ValidationResult):
        focus, value = found.value(result, SH.focusNode), found.value(result, SH.value)
        shape, component = found.value(result, SH.sourceShape), found.value(result, SH.sourceConstraintComponent)
        if focus is not None:
            yield Finding(focus, str(shape), value if value != focus else None, str(component))


@cache
def _compiled() -> shacl.Shapes:
    """The shapes as the Rust engine reads them; immutable, so that threads share it."""
    return shacl.Shapes.from_text(shapes_ntriples(), format="ntriples")


def _has_blank_nodes(data: Data) -> bool:
    return any(s[0] == "_" or o[0] == "_" for s, _, o in data)


def _term(text: str) -> Node:
    if text.startswith("<"):
        return URIRef(text[1:-1])
    term = from_n3(text)
    assert isinstance(term, Node)
    return term
