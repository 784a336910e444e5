"""Many expressions sought in one text: each only where the text holds letters that it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import ahocorasick

Value = TypeVar("Value")
_ENOUGH = 3  # fewer letters are found in nearly every sentence
_TOKEN = re.compile(
    r"(?P<skip>\\.|\[(?:\\.|[^\]])*\])|(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?:[a-z]*:|P<\w+>))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<letters>[a-z]+)|(?P<optional>[?*]|\{0,\d*\})|."
)


class Cues(Generic[Value]):
    """Values with the expression (on folded text) that tells each; `found` gives those that occur, in their order."""

    def __init__(self, cues: Iterable[tuple[Value, re.Pattern[str]]]) -> None:
        self._cues = tuple(cues)
        by_letters: dict[str, list[int]] = {}
        for index, (_, pattern) in enumerate(self._cues):
            for letters in required(pattern.pattern) or ("",):
                by_letters.setdefault(letters, []).append(index)
        self._always = by_letters.pop("", [])
        self._letters = ahocorasick.Automaton()
        for letters, indexes in by_letters.items():
            self._letters.add_word(letters, indexes)
        self._letters.make_automaton()

    def found(self, folded: str) -> Iterator[Value]:
        likely = set(self._always)
        for _, indexes in self._letters.iter(folded) if self._letters.kind == ahocorasick.AHOCORASICK else ():
            likely.update(indexes)
        for index in sorted(likely):
            value, pattern = self._cues[index]
            if pattern.search(folded):
                yield value


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
