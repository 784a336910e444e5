"""A sentence as words, numbers and signs, each at its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from loaders.shadow import Shadow, fold

Value = TypeVar("Value")
FRACTIONS = "½⅓⅔¼¾⅕⅛"
_RAISED = "¹²³⁰⁴-⁹"  # note marks, which belong to no number
_TOKEN = re.compile(
    rf"(?P<digits>(?:(?:\d+(?:[.,:]\d+)*)?[{FRACTIONS}]|\d+(?:[.,:]\d+)*)(?![^\W{_RAISED}]))|[{_RAISED}]+"
    rf"|(?P<word>t/m|[^\W{_RAISED}]+(?:['’-][^\W{_RAISED}]+)*)|(?P<sign>\S)"
)


def words(listed: str) -> frozenset[str]:
    """The words of a list that is printed as one string."""
    return frozenset(listed.split())


class Kind(StrEnum):
    """What a token is; digits are numerals as printed, with their points, commas and fraction."""

    DIGITS = "digits"
    WORD = "word"
    SIGN = "sign"


class Token(NamedTuple):
    """A token of a sentence from `start` to `end`; `word` is folded, `joined` tells that no blank precedes it."""

    start: int
    end: int
    word: str
    kind: Kind
    joined: bool


def tokens(text: str, folded: str = "") -> tuple[Token, ...]:
    """The tokens of a text in order; `folded` is the same text, as long and made for matching."""
    folded = folded or fold(text)
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        if (kind := match.lastgroup) is not None:
            start, end = match.span()
            found.append(Token(start, end, folded[start:end], Kind(kind), start == last))
        last = match.end()
    return tuple(found)


def tokens_of(sentence: Shadow) -> tuple[Token, ...]:
    """The tokens of aligned text. Where markup stood within a numeral, its number ends: a raised note sticks to it."""
    found = tokens(sentence.text, sentence.folded)
    return tuple(_to_markup(sentence, token) if token.kind is Kind.DIGITS else token for token in found)


def _to_markup(sentence: Shadow, token: Token) -> Token:
    for at in range(token.start + 1, token.end):
        if sentence.offsets[at] - sentence.offsets[at - 1] > 1:
            return token._replace(end=at, word=token.word[: at - token.start])
    return token


class Phrases(Generic[Value]):
    """Phrases of one or more words with what each means, sought from a place in a sentence; the longest counts."""

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._table = {tuple(token.word for token in tokens(phrase)): value for phrase, value in table.items()}
        self._longest = max(map(len, self._table), default=0)
        self._first = frozenset(words[0] for words in self._table)
        self._last = frozenset(words[-1] for words in self._table)

    def starting(self, found: Sequence[Token], at: int) -> tuple[Value, int] | None:
        """What the phrase that begins at a token means, and the index behind it."""
        if not 0 <= at < len(found) or found[at].word not in self._first:
            return None
        for end in range(min(at + self._longest, len(found)), at, -1):
            words = tuple(token.word for token in found[at:end])
            if words in self._table:
                return self._table[words], end
        return None

    def ending(self, found: Sequence[Token], at: int) -> tuple[Value, int] | None:
        """What the phrase that ends before a token means, and the index where it begins."""
        if not 0 < at <= len(found) or found[at - 1].word not in self._last:
            return None
        for start in range(max(0, at - self._longest), at):
            words = tuple(token.word for token in found[start:at])
            if words in self._table:
                return self._table[words], start
        return None

    def within(self, found: Sequence[Token], first: int = 0, last: int | None = None) -> tuple[Value, int] | None:
        """What the first phrase that begins from one token to another means, and the index where it begins."""
        for at in range(first, len(found) if last is None else last):
            if match := self.starting(found, at):
                return match[0], at
        return None
