"""What the store holds, counted once a snapshot."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from api.lookup import rows
from store import ReaderPool


@dataclass(frozen=True)
class Counts:
    """Triples by graph, entities by class, triples by property; the triples of the union are counted once."""

    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    properties: Mapping[str, int]

    @property
    def triples(self) -> int:
        return sum(self.properties.values())


@dataclass
class Statistics:
    """The counts of the newest snapshot, kept until there is another; asked at once, they are counted once.

    `documents` are the descriptions that were written with them, by snapshot and format.
    """

    documents: dict[tuple[str, str], bytes] = field(default_factory=dict)
    _known: tuple[str, Counts] | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def of(self, pool: ReaderPool, snapshot: str) -> Counts:
        """The counts of a snapshot. Raises what a query raises, QueryTimeout too."""
        async with self._lock:
            if self._known is None or self._known[0] != snapshot:
                names = (("graph-sizes", "graph", "triples"), ("class-sizes", "class", "entities"))
                found = [
                    {row[key]: int(row[size]) for row in await rows(pool, name) if key in row}
                    for name, key, size in (*names, ("property-sizes", "property", "triples"))
                ]
                self._known = (snapshot, Counts(*found))
                self.documents.clear()
            return self._known[1]
