"""The service's own queries, each in a file, asked with parameters that are bound as terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rdflib import Literal, URIRef

from store.terms import iri as valid

if TYPE_CHECKING:
    from store import Result, View
    from store.bindings import Bindings

FOLDER = Path(__file__).parents[1] / "queries"

Row = Mapping[str, str]
"""The values of one row by column, as text; an unbound column is absent."""


@cache
def query_text(name: str) -> str:
    """The text of one of our queries."""
    return (FOLDER / f"{name}.rq").read_text("utf-8")


@dataclass(frozen=True)
class Source:
    """One view of the store; the terms of an answer take `max_bytes` at most."""

    view: View
    max_bytes: int

    @property
    def snapshot(self) -> str:
        """The id of what is read."""
        return self.view.id

    def query(self, text: str, *, bindings: Bindings | None = None, max_rows: int | None = None) -> Result:
        """The answer; raises what View.query raises."""
        return self.view.query(text, bindings=bindings, max_rows=max_rows, max_bytes=self.max_bytes)

    def rows(self, name: str, *, max_rows: int | None = None, **bindings: str | int) -> list[Row]:
        """The rows of one of our queries; a value that is an absolute IRI is bound as one, any other as a literal."""
        terms = {key: _term(value) for key, value in bindings.items()}
        return _rows(self.query(query_text(name), bindings=terms, max_rows=max_rows))

    def rows_about(self, name: str, iris: Iterable[str], **bindings: str | int) -> list[Row]:
        """The same, for the things named in `iris`, which the query calls ?thing."""
        listed = " ".join(str(valid(iri)) for iri in iris)
        terms = {key: _term(value) for key, value in bindings.items()}
        return _rows(self.query(f"{query_text(name)}\nVALUES ?thing {{ {listed} }}", bindings=terms))


def _rows(result: Result) -> list[Row]:
    return [{name: str(_value(term)) for name, term in row.items()} for row in result.dicts()]


def _value(term: Any) -> str:
    return str(getattr(term, "value", term))


def _term(value: str | int) -> URIRef | Literal:
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return URIRef(value)
    return Literal(value)
