"""Many expressions sought in one text: each only where the text holds letters that it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")
_LETTERS = re.compile(r"[a-z]+")
_ENOUGH = 3  # fewer letters are found in nearly every sentence
_MOST_WORDS = 65_536  # what is remembered stays bounded over any number of documents
_TOKEN = re.compile(
    r"(?P<skip>\\.|\[(?:\\.|[^\]])*\])|(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?:[a-z]*:|P<\w+>))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<letters>[a-z]+)|(?P<optional>[?*]|\{0,\d*\})|."
)


class Cues(Generic[Value]):
    """Values with the expression (on folded text) that tells each; `found` gives those that occur, in their order."""

    def __init__(self, cues: Iterable[tuple[Value, re.Pattern[str]]]) -> None:
        self._cues = tuple(cues)
        self._required = tuple(required(pattern.pattern) for _, pattern in self._cues)
        self._by_word: dict[str, tuple[int, ...]] = {}
        self._always = tuple(i for i, letters in enumerate(self._required) if not letters)

    def found(self, folded: str) -> Iterator[Value]:
        likely = {index for word in _LETTERS.findall(folded) for index in self._touched_by(word)}
        for index in sorted(likely.union(self._always)):
            value, pattern = self._cues[index]
            if pattern.search(folded):
                yield value

    def _touched_by(self, word: str) -> tuple[int, ...]:
        known = self._by_word.get(word)
        if known is None:
            if len(self._by_word) >= _MOST_WORDS:
                self._by_word.clear()
            known = tuple(i for i, letters in enumerate(self._required) if any(part in word for part in letters))
            self._by_word[word] = known
        return known


def required(pattern: str) -> tuple[str, ...]:
    """Runs of letters of which any text that the expression matches holds at least one; empty where none is sure."""
    return _alternatives(_TOKEN.finditer(pattern))


def _alternatives(tokens: Iterator[re.Match[str]]) -> tuple[str, ...]:
    """The letters that a group cannot do without: those of each of its branches, up to the bracket that closes it."""
    branches: list[list[tuple[str, ...]]] = [[]]
    for token in tokens:
        kind, parts = token.lastgroup, branches[-1]
        if kind == "close":
            break
        if kind == "bar":
            branches.append([])
        elif kind == "letters":
            parts.append((token.group(),))
        elif kind == "open":
            parts.append(_alternatives(tokens))
        elif kind == "look":
            _alternatives(tokens)
            parts.append(())
        elif kind == "optional" and parts:
            parts[-1] = (parts[-1][0][:-1],) if _is_letters(token, parts[-1]) else ()
        else:
            parts.append(())
    best = [max(parts, key=_worth, default=()) for parts in branches]
    return tuple(dict.fromkeys(run for runs in best for run in runs)) if all(map(_worth, best)) else ()


def _is_letters(optional: re.Match[str], before: tuple[str, ...]) -> bool:
    """Whether what may be left out is the last letter of a run and not a group or a set."""
    return len(before) == 1 and optional.string[optional.start() - 1].isalpha() and bool(before[0])


def _worth(runs: tuple[str, ...]) -> int:
    """The length of the shortest run, 0 where one is too short to tell anything."""
    shortest = min(map(len, runs), default=0)
    return shortest if shortest >= _ENOUGH else 0
