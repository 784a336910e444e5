"""How deep and how long a query is, held against limits: an engine follows both with its stack, which has an end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from store.errors import QueryTooDeep, QueryTooLong
from store.tokens import OPERANDS, Token, position

_OPENING, _CLOSING = "([{", ")]}"
_OPERATORS = "!^+-*/|&"
_SEPARATORS = ".;,"
# Engines read keywords without looking at what stands around them: trueFILTER(…) is a value and a filter.
_PATTERN = re.compile("UNION|MINUS|OPTIONAL|FILTER|BIND|GRAPH|VALUES|EXISTS|LATERAL|SELECT|^AS$", re.IGNORECASE)
# What stands in the braces after these words is a list, which takes no stack however long it is.
_LISTS = ("VALUES", "DATA", "INSERT", "DELETE", "CONSTRUCT")


@dataclass(frozen=True)
class Bounds:
    """How deep brackets may stand in each other, and how many parts a query may have.

    A part is an operator, a graph pattern, a triple pattern past the first of a group, or an item past the first of a
    collection or of a list of keys: what an engine hangs under one another. Rows of VALUES, arguments, members of IN
    and the triples that an update inserts are none.
    """

    depth: int = 200
    parts: int = 2000


BOUNDS = Bounds()
"""Those of a query that is not given others."""


def within(bounds: Bounds, text: str) -> Callable[[Token], None]:
    """What is told each token of a text in turn; raises QueryTooDeep or QueryTooLong at the first one past a limit."""
    return _Walk(bounds, text).see


class _Walk:
    def __init__(self, bounds: Bounds, text: str) -> None:
        self._bounds = bounds
        self._text = text
        self._open: list[str] = []
        self._parts = 0
        self._before: Token | None = None
        self._list_next = False  # whether the next brace opens a list
        self._list_depth = 0  # how many brackets were open before that brace; 0 outside a list

    def see(self, token: Token) -> None:
        if token.kind == "sign":
            self._sign(token)
        elif token.kind == "word":
            self._word(token)
        elif self._is_listed(token) or (token.kind == "number" and token.text.endswith(".") and self._in_group()):
            self._count(token)
        self._before = token

    def _sign(self, token: Token) -> None:
        sign = token.text
        if sign in _OPENING:
            self._enter(token)
        elif sign in _CLOSING:
            self._leave()
        elif sign == "<" and self._doubles(token):  # the terms of RDF 1.2: << s p o >>
            self._enter(token)
        elif sign == ">" and self._doubles(token):
            self._leave()
        elif self._is_part(token):
            self._count(token)

    def _word(self, token: Token) -> None:
        word = token.keyword
        if word in _LISTS:
            self._list_next = True
        elif word == "WHERE":
            self._list_next = False
        if _PATTERN.search(word):
            self._count(token)

    def _enter(self, token: Token) -> None:
        if len(self._open) >= self._bounds.depth:
            raise QueryTooDeep(self._bounds.depth, *position(self._text, token.start))
        if token.text in "[{" or self._is_listed(token):
            self._count(token)
        self._open.append(token.text)
        if token.text == "{" and self._list_next:
            self._list_next = False
            self._list_depth = self._list_depth or len(self._open)

    def _leave(self) -> None:
        if len(self._open) == self._list_depth:
            self._list_depth = 0
        if self._open:
            self._open.pop()

    def _is_part(self, token: Token) -> bool:
        """Whether a sign parts triples, or is an operator: `&&` and `||` are one."""
        if token.text in _SEPARATORS:
            return self._in_group()
        return token.text in _OPERATORS and not (token.text in "&|" and self._doubles(token))

    def _in_group(self) -> bool:
        """Whether triples stand here, which `.`, `;` and `,` part."""
        return self._open[-1:] in (["{"], ["["])

    def _doubles(self, token: Token) -> bool:
        before = self._before
        return before is not None and before.text == token.text and before.end == token.start

    def _is_listed(self, token: Token) -> bool:
        """Whether it follows a term directly, in parentheses or outside all brackets: a collection, a list of keys."""
        if token.kind not in OPERANDS and token.text not in _OPENING:
            return False
        before = self._before
        follows = before is not None and (before.kind in OPERANDS or before.text in (")", "]"))
        return follows and (not self._open or self._open[-1] == "(")

    def _count(self, token: Token) -> None:
        if self._list_depth:
            return
        self._parts += 1
        if self._parts > self._bounds.parts:
            raise QueryTooLong(self._bounds.parts, *position(self._text, token.start))
