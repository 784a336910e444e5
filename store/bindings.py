"""Parameters of a query: RDF terms that take the place of its variables, token by token and never as pasted text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from store.errors import BindingRefused
from store.guard import GuardedQuery
from store.terms import Term, term
from store.tokens import Token

if TYPE_CHECKING:
    from rdflib.term import Node

    Bindings = Mapping[str, Term | Node]
    """Names of variables, without their question mark, with the terms that take their place."""

# The engine's own `substitutions` reaches projected variables only, so a parameter in a FILTER or a sub-SELECT would be
# refused. Here a variable's token gives way to the term's serialisation, wherever the grammar lets a term stand.
HIDDEN = "bound_parameter_"
"""Columns whose name starts so were made by a binding and are not part of the answer."""

_LIST_ENDS = ("WHERE", "FROM", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "GROUP")


def bound_terms(bindings: Bindings | None) -> dict[str, Term]:
    """The bindings as terms of the engine; raises TermRefused for a value that is no valid RDF term."""
    return {name: term(value) for name, value in (bindings or {}).items()}


def bind(query: GuardedQuery, bindings: Mapping[str, Term]) -> str:
    """The query's text with each bound variable replaced by its term, wherever it stands.

    `SELECT ?v` keeps its column, `BOUND(?v)` is true, `ORDER BY ?v` and `GROUP BY ?v` take the term as an expression.
    Raises BindingRefused for a parameter that the query does not have or that it assigns itself (BIND, AS, VALUES), and
    for a blank node, which SPARQL would read as a variable.
    """
    if not bindings:
        return query.text
    names = {token.text[1:] for token in query.tokens if token.kind == "variable"}
    for name, value in bindings.items():
        if name not in names:
            raise BindingRefused(name, "de vraag heeft deze variabele niet", "the query does not have this variable")
        if isinstance(value, ox.BlankNode | ox.Triple):
            raise BindingRefused(name, "alleen een IRI of een literal mag", "only an IRI or a literal may be bound")
    return _Rewriting(query, bindings).text()


class _Rewriting:
    """One pass over the tokens that knows whether a variable stands in a list of columns, of keys or in a pattern."""

    def __init__(self, query: GuardedQuery, bindings: Mapping[str, Term]) -> None:
        self._query = query
        self._tokens = query.tokens
        self._bindings = bindings
        self._list: str = ""  # SELECT, BY or VALUES while inside such a list, outside parentheses
        self._depth = 0
        self._braces = 0
        self._hidden = 0

    def text(self) -> str:
        pieces: list[str] = []
        end = 0
        for index, token in enumerate(self._tokens):
            self._follow(token)
            replaced = self._replacement(index, token)
            if replaced is not None:
                pieces += [self._query.text[end : token.start], f" {replaced} "]
                end = token.end
        return "".join(pieces) + self._query.text[end:]

    def _follow(self, token: Token) -> None:
        if token.keyword in ("SELECT", "VALUES"):
            self._list, self._depth = token.keyword, 0
        elif token.keyword == "BY":
            self._list, self._depth = "BY", 0
        elif token.keyword in _LIST_ENDS or token.text in "{}":
            self._list = ""
        if token.text in "()":
            self._depth += 1 if token.text == "(" else -1
        if token.text in "{}":
            self._braces += 1 if token.text == "{" else -1

    def _replacement(self, index: int, token: Token) -> str | None:
        """What stands in the place of a token; None where it stays as it is."""
        if token.keyword == "BOUND" and self._is_parameter(index + 2):
            return ""  # BOUND(?v) becomes (true)
        if not self._is_parameter(index):
            return None
        name = token.text[1:]
        before = self._tokens[index - 1].keyword if index else ""
        if before == "AS" or self._list == "VALUES":
            raise BindingRefused(name, "de vraag geeft deze variabele zelf een waarde", "the query itself assigns it")
        value = str(self._bindings[name])
        if index > 1 and self._tokens[index - 2].keyword == "BOUND":
            return "true"
        if self._list == "SELECT" and self._depth == 0:
            return f"({value} AS ?{self._column(name)})"
        if self._list == "BY" and self._depth == 0:
            return f"({value})"
        return value

    def _is_parameter(self, index: int) -> bool:
        token = self._tokens[index] if index < len(self._tokens) else None
        return token is not None and token.kind == "variable" and token.text[1:] in self._bindings

    def _column(self, name: str) -> str:
        """The column's own name in the answer; inside a sub-SELECT a name that clashes with nothing."""
        if self._braces == 0:
            return name
        self._hidden += 1
        return f"{HIDDEN}{self._hidden}"
