"""Several graphs as one default graph: a set, in which a triple that several of them hold is found once.

Source: SPARQL 1.1 Query, section 13.2.1 (the merge of graphs). The engine reads such graphs one after another and
finds a triple once in each. Graphs that share no triple are read so, in place. Where they share one, or there are many,
the triples are copied to memory, once a snapshot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from store.guard import Dataset
from store.remembered import Remembered

_IN_PLACE = 8
"""Graphs that are read in place at most: each look-up is repeated in each of them."""

_TRIPLE_BYTES = 600  # of a triple in a copy, measured
_KEPT_BYTES = 600_000_000  # in all copies that are kept for a next query

_SIZE = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_SIZE_AS_SET = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"


@dataclass(frozen=True)
class Readable:
    """A store with the arguments that make a query read one dataset of it as SPARQL has it."""

    store: ox.Store
    default: Sequence[ox.NamedNode | ox.DefaultGraph]
    named: Sequence[ox.NamedNode]


class Merges:
    """The datasets of one unchanging store; copies that were made are kept for the next query."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._known: Remembered[Dataset, Readable] = Remembered(_KEPT_BYTES)

    def of(self, chosen: Dataset) -> Readable:
        """What to evaluate a query on that reads these graphs."""
        once = Dataset(tuple(dict.fromkeys(chosen.default)), tuple(dict.fromkeys(chosen.named)))
        if len(once.default) < 2:
            return Readable(self.store, once.default, once.named)
        if (known := self._known.get(once)) is None:
            known = self._copied(once) if self._needs_copy(once) else Readable(self.store, once.default, once.named)
            copied = 0 if known.store is self.store else len(known.store)
            self._known.put(once, known, 1000 + _TRIPLE_BYTES * copied)
        return known

    def _needs_copy(self, chosen: Dataset) -> bool:
        return len(chosen.default) > _IN_PLACE or self._count(_SIZE, chosen) != self._count(_SIZE_AS_SET, chosen)

    def _count(self, query: str, chosen: Dataset) -> int:
        rows = self.store.query(query, default_graph=list(chosen.default))
        return next(int(row[0].value) for row in rows)  # type: ignore[union-attr]

    def _copied(self, chosen: Dataset) -> Readable:
        copy = ox.Store()
        for graph in chosen.default:
            copy.extend(ox.Quad(*quad.triple) for quad in self.store.quads_for_pattern(None, None, None, graph))
        for graph in chosen.named:
            copy.extend(self.store.quads_for_pattern(None, None, None, graph))
        return Readable(copy, (ox.DefaultGraph(),), chosen.named)
