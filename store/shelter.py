"""Literals that an engine would change, kept as they are under a datatype that it does not know.

Virtuoso 7 gives `true` back as 1, and P14D as a number of seconds. A literal of a datatype that a system does not know
stays as it is written (RDF 1.1, section 3.3); so these travel with a datatype of our own and come back as they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pyoxigraph as ox

from store.terms import Term

_XSD = "http://www.w3.org/2001/XMLSchema#"
_OURS = "urn:x-normgraaf:xsd:"
PROBES = tuple(
    ox.Literal(value, datatype=ox.NamedNode(_XSD + name))
    for name, value in (
        ("boolean", "true"),
        ("duration", "P14D"),
        ("gYear", "2024"),
        ("gYearMonth", "2024-03"),
        ("date", "2024-03-01"),
        ("dateTime", "2024-03-01T12:00:00Z"),
        ("decimal", "0.5"),
        ("integer", "12"),
        ("anyURI", "https://example.org/"),
    )
)
"""One literal of each datatype that a report's graph may hold."""

_Part = TypeVar("_Part")


def lost(back: Iterable[object]) -> frozenset[str]:
    """The datatypes of which the probe did not come back as it was written."""
    kept = set(back)
    return frozenset(probe.datatype.value for probe in PROBES if probe not in kept)


def shelter(quads: Iterable[ox.Quad], datatypes: frozenset[str]) -> list[ox.Quad]:
    """The quads with each literal of these datatypes under a datatype of our own."""
    if not datatypes:
        return list(quads)
    return [ox.Quad(q.subject, q.predicate, _hidden(q.object, datatypes), q.graph_name) for q in quads]


def restore(term: _Part) -> _Part | ox.Literal:
    """A term as it was before `shelter`."""
    if isinstance(term, ox.Literal) and term.datatype.value.startswith(_OURS):
        return ox.Literal(term.value, datatype=ox.NamedNode(_XSD + term.datatype.value.removeprefix(_OURS)))
    return term


def _hidden(term: Term, datatypes: frozenset[str]) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value in datatypes:
        return ox.Literal(term.value, datatype=ox.NamedNode(_OURS + term.datatype.value.removeprefix(_XSD)))
    return term
