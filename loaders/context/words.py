"""A folded sentence as words, and forms of several words found in it in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

Value = TypeVar("Value")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['-][^\W_]+)*|[^\s\w]")
_SHORTEST = 2  # letters that a beginning or an ending of a word must have


@dataclass(frozen=True)
class Word:
    """One word or sign, from `start` to `end` of the folded text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Found(Generic[Value]):
    """A form found: the numbers of its first word and of the word behind it, and what it stands for."""

    first: int
    stop: int
    value: Value


@lru_cache(maxsize=4096)
def words(folded: str) -> tuple[Word, ...]:
    """The words and signs of a folded text, in order."""
    return tuple(Word(match.group(), *match.span()) for match in _WORD.finditer(folded))


@dataclass
class _Node(Generic[Value]):
    """What may follow at a point of a form."""

    exact: dict[str, _Node[Value]] = field(default_factory=dict)
    begins: dict[str, _Node[Value]] = field(default_factory=dict)
    ends: dict[str, _Node[Value]] = field(default_factory=dict)
    gap: dict[int, _Node[Value]] = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)

    def steps(self, word: str) -> Iterable[_Node[Value]]:
        if (node := self.exact.get(word)) is not None:
            yield node
        for size in range(_SHORTEST, len(word) + 1):
            if self.begins and (node := self.begins.get(word[:size])) is not None:
                yield node
            if self.ends and (node := self.ends.get(word[-size:])) is not None:
                yield node


class Forms(Generic[Value]):
    """Forms of one or more words, each with a value.

    A form is words with blanks between: ``word`` as it is, ``begin*`` and ``*end`` any word that begins or ends so,
    ``a|b`` either, ``~3`` up to three words of any kind but no comma, colon or semicolon.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        self._opens: dict[str, tuple[_Node[Value], ...]] = {}
        for form, value in entries:
            for parts in product(*(part.split("|") for part in form.split())):
                node = self._root
                for part in parts:
                    node = _grow(node, part)
                node.values.append(value)

    def longest(self, found: Sequence[Word]) -> list[Found[Value]]:
        """The longest forms from left to right, none overlapping; a form's first value counts."""
        out: list[Found[Value]] = []
        at = 0
        while at < len(found):
            if not self._opening(found[at].text):
                at += 1
                continue
            stop, values = self._at(found, at)
            if values:
                out.append(Found(at, stop, values[0]))
            at = max(stop, at + 1)
        return out

    def all(self, found: Sequence[Word]) -> list[Found[Value]]:
        """For each word the longest form that begins there, with each of its values."""
        hits = ((at, self._at(found, at)) for at, word in enumerate(found) if self._opening(word.text))
        return [Found(at, stop, value) for at, (stop, values) in hits for value in values]

    def stop(self, found: Sequence[Word], at: int) -> int | None:
        """The number of the word behind the longest form that begins at a word; None where none does."""
        stop, values = self._at(found, at)
        return stop if values else None

    def _opening(self, word: str) -> tuple[_Node[Value], ...]:
        """Where forms that begin with a word go on; most words begin none."""
        known = self._opens.get(word)
        if known is None:
            if len(self._opens) >= _REMEMBERED:
                self._opens.clear()
            known = self._opens[word] = tuple(self._root.steps(word))
        return known

    def _at(self, found: Sequence[Word], start: int) -> tuple[int, list[Value]]:
        best, values = start, list[Value]()
        waiting = [(node, start + 1) for node in self._opening(found[start].text)]
        while waiting:
            node, at = waiting.pop()
            if node.values and at > best:
                best, values = at, node.values
            if at >= len(found):
                continue
            waiting.extend((after, at + 1) for after in node.steps(found[at].text))
            for most, after in node.gap.items():
                waiting.append((after, at))
                for reach in range(1, most + 1):
                    if at + reach > len(found) or found[at + reach - 1].text in _SIGNS:
                        break
                    waiting.append((after, at + reach))
        return best, values


_REMEMBERED = 65_536  # words of which it is known what they open; bounded over any number of documents
_SIGNS = frozenset(',;:.?!()"')


def _grow(node: _Node[Value], part: str) -> _Node[Value]:
    if part.startswith("~"):
        return node.gap.setdefault(int(part[1:]), _Node())
    if part.endswith("*"):
        return node.begins.setdefault(part[:-1], _Node())
    if part.startswith("*"):
        return node.ends.setdefault(part[1:], _Node())
    return node.exact.setdefault(part, _Node())
