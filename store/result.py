"""The answer to a query: rows, a boolean or triples, with what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from store.guard import Form
from store.terms import Term

Row = tuple[Term | None, ...]


@dataclass(frozen=True)
class Limits:
    """How much of an answer is given: rows (or triples), and bytes of its terms; None is no limit."""

    rows: int | None = None
    bytes: int | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True)
class Result:
    """The answer to one query on one snapshot.

    `rows` follow `variables` (SELECT; None is unbound), `boolean` answers ASK, `triples` CONSTRUCT and DESCRIBE, each
    triple once. `truncated` names the limit that cut the answer short, or is None for a whole answer. Terms are
    those of pyoxigraph.
    """

    form: Form
    snapshot: str
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool | None = None
    triples: tuple[ox.Triple, ...] = ()
    truncated: Literal["rows", "bytes"] | None = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def dicts(self) -> Iterator[dict[str, Term]]:
        """Each row as a mapping of its bound variables."""
        for row in self.rows:
            yield {name: value for name, value in zip(self.variables, row, strict=True) if value is not None}
