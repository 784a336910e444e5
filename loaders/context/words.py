"""A folded sentence as words, and forms of several words found in it in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['-][^\W_]+)*|[^\s\w]")
_SHORTEST = 2  # letters that a beginning or an ending of a word must have


class Word(NamedTuple):
    """One word or sign, from `start` to `end` of the folded text."""

    text: str
    start: int
    end: int


class Found(NamedTuple, Generic[Value]):
    """A form found: the numbers of its first word and of the word behind it, and what it stands for."""

    first: int
    stop: int
    value: Value


@lru_cache(maxsize=4096)
def words(folded: str) -> tuple[Word, ...]:
    """The words and signs of a folded text, in order."""
    return tuple([Word(match.group(), *match.span()) for match in _WORD.finditer(folded)])


class _Node(Generic[Value]):
    """What may follow at a point of a form."""

    def __init__(self) -> None:
        self.exact: dict[str, _Node[Value]] = {}
        self.begins: dict[str, _Node[Value]] = {}
        self.ends: dict[str, _Node[Value]] = {}
        self.heads: set[str] = set()  # the first letters of the beginnings, the last of the endings
        self.tails: set[str] = set()
        self.gap: dict[int, _Node[Value]] = {}
        self.values: list[Value] = []

    def steps(self, word: str) -> Iterator[_Node[Value]]:
        """Where a word leads, the longest ending or beginning first."""
        if word[:_SHORTEST] in self.heads or word[-_SHORTEST:] in self.tails:
            for size in range(len(word), _SHORTEST - 1, -1):
                if (node := self.ends.get(word[-size:])) is not None:
                    yield node
                if (node := self.begins.get(word[:size])) is not None:
                    yield node
        if (node := self.exact.get(word)) is not None:
            yield node


_Points = tuple[tuple[_Node[Value], int], ...]


class _State(Generic[Value]):
    """The points of forms at which one may be after some words, best first, each with the words of a gap still to skip.

    `after` remembers where a word leads: what was followed once costs one look-up from then on. `known` are the states
    of the same forms by their points, so that there are no more of them than the forms allow, whatever is read.
    """

    def __init__(self, points: _Points[Value], known: dict[_Points[Value], _State[Value]]) -> None:
        self.points, self.known = points, known
        known[points] = self
        ends = (end.values for node, skip in points if not skip for end in _without_gaps(node))
        self.values: list[Value] = next((values for values in ends if values), [])
        self.after: dict[str, _State[Value] | None] = {}

    def follow(self, word: str) -> _State[Value] | None:
        """The state behind one more word; None where no form goes on."""
        if len(self.after) >= _REMEMBERED:
            self.after.clear()
        points = tuple(dict.fromkeys(point for node, skip in self.points for point in _behind(node, skip, word)))
        state = (self.known.get(points) or _State(points, self.known)) if points else None
        self.after[word] = state
        return state


def _without_gaps(node: _Node[Value]) -> Iterator[_Node[Value]]:
    """A point, and those behind gaps of no words: a form may end in a gap."""
    yield node
    for after in node.gap.values():
        yield from _without_gaps(after)


def _behind(node: _Node[Value], skip: int, word: str) -> Iterator[tuple[_Node[Value], int]]:
    if skip:
        if word not in _SIGNS:
            yield node, skip - 1
        return
    for most, after in reversed(node.gap.items()):
        if word not in _SIGNS:
            for left in range(most - 1, -1, -1):
                yield after, left
        yield from _behind(after, 0, word)
    for each in node.steps(word):
        yield each, 0


class Forms(Generic[Value]):
    """Forms of one or more words, each with a value.

    A form is words with blanks between: ``word`` as it is, ``begin*`` and ``*end`` any word that begins or ends so,
    ``a|b`` either, ``~3`` up to three words of any kind but no comma, colon or semicolon. The forms are one automaton
    over words, of which only the states that a text leads to are ever made.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        root: _Node[Value] = _Node()
        for form, value in entries:
            for parts in product(*(part.split("|") for part in form.split())):
                node = root
                for part in parts:
                    node = _grow(node, part)
                node.values.append(value)
        self._start = _State(((root, 0),), {})

    def longest(self, found: Sequence[Word]) -> list[Found[Value]]:
        """The longest forms from left to right, none overlapping; a form's first value counts."""
        out: list[Found[Value]] = []
        behind = 0
        for at, stop, values in self._hits(found):
            if at >= behind:
                out.append(Found(at, stop, values[0]))
                behind = stop
        return out

    def all(self, found: Sequence[Word]) -> list[Found[Value]]:
        """For each word the longest form that begins there, with each of its values."""
        return [Found(at, stop, value) for at, stop, values in self._hits(found) for value in values]

    def stop(self, found: Sequence[Word], at: int) -> int | None:
        """The number of the word behind the longest form that begins at a word; None where none does."""
        stop, _ = self._at(found, at)
        return stop or None

    def _hits(self, found: Sequence[Word]) -> Iterator[tuple[int, int, list[Value]]]:
        """For each word the longest form that begins there, its end and its values; most words begin none."""
        opens = self._start.after
        for at, word in enumerate(found):
            text = word[0]
            if text in opens and opens[text] is None:
                continue
            stop, values = self._at(found, at)
            if stop:
                yield at, stop, values

    def _at(self, found: Sequence[Word], at: int) -> tuple[int, list[Value]]:
        """The end of the longest form that begins at a word, 0 where none does, and its values."""
        state: _State[Value] | None = self._start
        stop, values = 0, list[Value]()
        while state is not None and at < len(found):
            text = found[at][0]
            state = state.after[text] if text in state.after else state.follow(text)
            at += 1
            if state is not None and state.values:
                stop, values = at, state.values
        return stop, values


_REMEMBERED = 16_384  # words of which a state knows where they lead; bounded over any number of documents
_SIGNS = frozenset(',;:.?!()"')


def _grow(node: _Node[Value], part: str) -> _Node[Value]:
    if part.startswith("~"):
        return node.gap.setdefault(int(part[1:]), _Node())
    if part.endswith("*"):
        node.heads.add(part[:_SHORTEST])
        return node.begins.setdefault(part[:-1], _Node())
    if part.startswith("*"):
        node.tails.add(part[-_SHORTEST:])
        return node.ends.setdefault(part[1:], _Node())
    return node.exact.setdefault(part, _Node())
