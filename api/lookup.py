"""The service's own queries, each in a file, asked with parameters that are bound as terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import Literal, URIRef

from store import ReaderPool, Result
from store.terms import iri as valid

FOLDER = Path(__file__).parent / "queries"

Row = Mapping[str, str]
"""The values of one row by column, as text; an unbound column is absent."""


@cache
def query_text(name: str) -> str:
    """The text of one of our queries."""
    return (FOLDER / f"{name}.rq").read_text("utf-8")


async def rows(pool: ReaderPool, name: str, *, max_rows: int | None = None, **bindings: str | int) -> list[Row]:
    """The rows of a query; a value that is an absolute IRI is bound as one, any other as a literal."""
    terms = {key: _term(value) for key, value in bindings.items()}
    return as_rows(await pool.query(query_text(name), bindings=terms, max_rows=max_rows))


async def rows_about(pool: ReaderPool, name: str, iris: Iterable[str], **bindings: str | int) -> list[Row]:
    """The same, for the things named in `iris`, which the query calls ?thing."""
    listed = " ".join(str(valid(iri)) for iri in iris)
    terms = {key: _term(value) for key, value in bindings.items()}
    text = f"{query_text(name)}\nVALUES ?thing {{ {listed} }}"
    return as_rows(await pool.query(text, bindings=terms))


def as_rows(result: Result) -> list[Row]:
    """A result's rows as text by column."""
    return [{name: str(_value(term)) for name, term in row.items()} for row in result.dicts()]


def _value(term: Any) -> str:
    return str(getattr(term, "value", term))


def _term(value: str | int) -> URIRef | Literal:
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return URIRef(value)
    return Literal(value)
