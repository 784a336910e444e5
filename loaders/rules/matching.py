"""Patterns found in a passage: what fills their slots, and where their own words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.rules.passage import Passage, Typed
from loaders.rules.pattern import Edge, Fixed, Gap, Pattern, Slot
from loaders.rules.slots import fillers

_LONGEST_PHRASE = 9  # words
_WHOLE = ("clause", "rest", "subject")
_RELATIVE = frozenset(
    ("die", "dat", "waar", "waarin", "waarmee", "waarbij", "waarop", "waarvoor", "wie", "wat", "of", "om", "als")
)


@dataclass(frozen=True)
class Filled:
    """A slot filled by the words from `first` up to `stop`; `typed` where a recogniser found them."""

    name: str
    first: int
    stop: int
    typed: Typed | None = None


@dataclass(frozen=True)
class Match:
    """A pattern found from the word `first` up to `stop`; its own words reach from `words[0]` up to `words[1]`.

    `core` is the longest run of its own words, by which the context is asked for; all of the match where it has none.
    """

    first: int
    stop: int
    filled: tuple[Filled, ...]
    words: tuple[int, int]
    core: tuple[int, int]

    def get(self, name: str) -> Filled | None:
        """What fills a slot, None where the pattern has no such slot."""
        return next((each for each in self.filled if each.name == name), None)


@dataclass(frozen=True)
class _Step:
    """One element matched, from a word up to another."""

    element: int
    first: int
    stop: int
    typed: Typed | None = None


Accepts = Callable[[Filled], bool]


def matches(pattern: Pattern, passage: Passage, accepts: Accepts | None = None) -> Iterator[Match]:
    """Where a pattern fits a passage, from left to right, none overlapping; `accepts` tells what may
    fill a slot, any words where it is absent.

    A slot at the head begins where a clause does; a slot at the end takes the rest of its clause, one between takes as
    little as it can. Takes time in proportion to elements times words, by remembering what failed.
    """
    head = pattern.elements[0]
    opens = isinstance(head, Edge) or (isinstance(head, Slot) and head.shape in _WHOLE)
    failed: set[tuple[int, int]] = set()
    until = passage.first
    for start in passage.starts if opens else range(passage.first, passage.stop):
        if start >= until and (steps := _steps((pattern, passage, accepts), 0, start, failed)) is not None:
            found = _match(pattern, passage, start, steps)
            yield found
            until = max(found.stop, start + 1)


def _match(pattern: Pattern, passage: Passage, start: int, steps: list[_Step]) -> Match:
    own = [step for step in steps if isinstance(pattern.elements[step.element], Fixed) and step.stop > step.first]
    filled = tuple(
        Filled(element.name, step.first, step.stop, step.typed)
        for step in steps
        if isinstance(element := pattern.elements[step.element], Slot)
    )
    stop = max((step.stop for step in steps), default=start)
    runs = [(step.first, step.stop) for step in own] or [(start, stop)]
    core = max(runs, key=lambda run: passage.words[run[1] - 1].end - passage.words[run[0]].start)
    return Match(start, stop, filled, (runs[0][0], runs[-1][1]), core)


Search = tuple[Pattern, Passage, Accepts | None]


def _steps(search: Search, element: int, at: int, failed: set[tuple[int, int]]) -> list[_Step] | None:
    """The steps from an element on that fit from a word on; None where none do."""
    pattern, passage, accepts = search
    if element == len(pattern.elements):
        return []
    if (element, at) in failed:
        return None
    slot = pattern.elements[element]
    for stop, typed in _ends(pattern, passage, element, at):
        if (rest := _steps(search, element + 1, stop, failed)) is None:
            continue
        if accepts and isinstance(slot, Slot) and not accepts(Filled(slot.name, at, stop, typed)):
            continue
        return [_Step(element, at, stop, typed), *rest]
    failed.add((element, at))
    return None


def _ends(pattern: Pattern, passage: Passage, element: int, at: int) -> Iterator[tuple[int, Typed | None]]:
    """Where an element that begins at a word can end, the most likely first."""
    each = pattern.elements[element]
    if isinstance(each, Edge):
        if at == passage.ends[at] or (at == passage.stop) if each.at_end else at in passage.starts:
            yield at, None
    elif isinstance(each, Fixed):
        if at < passage.stop and (stop := each.forms.stop(passage.words, at)) and stop <= passage.stop:
            yield stop, None
        if each.optional:
            yield at, None
    elif isinstance(each, Gap):
        for stop in range(at, min(at + each.most, passage.ends[at]) + 1):
            yield stop, None
    elif each.types:
        for kind in each.types:
            for typed in fillers(kind, passage, at):
                yield typed.stop, typed
    else:
        is_last = element + 1 == len(pattern.elements)
        until = (
            min((told for told in passage.told if told > at), default=passage.stop) if element == 0 else passage.stop
        )
        yield from ((stop, None) for stop in _shape_ends(each.shape, passage, at, is_last) if stop <= until)


def _shape_ends(shape: str, passage: Passage, at: int, is_last: bool) -> Iterator[int]:
    if shape == "phrase":
        end = min((halt for halt in passage.halts if halt >= at), default=passage.stop)
        end = min(end, passage.ends[at], at + _LONGEST_PHRASE, passage.stop)
    elif shape == "word":
        yield from (at + 1,) if at < passage.stop and _stands_alone(passage, at) else ()
        return
    elif shape == "verbal" and at not in passage.verbs:
        return
    else:
        end = passage.stop if shape == "rest" else passage.ends[at]
    if is_last:
        if end > at:
            yield end
    elif shape == "subject":
        yield from (stop for stop in range(at + 1, end + 1) if _is_subject(passage, at, stop))
    else:
        yield from range(at + 1, end + 1)


def _stands_alone(passage: Passage, at: int) -> bool:
    """Whether a word is one of its own and no part of an address."""
    folded, word = passage.sentence.folded, passage.words[at]
    return word.text[0].isalnum() and "/" not in (folded[word.start - 1 : word.start], folded[word.end : word.end + 1])


def _is_subject(passage: Passage, first: int, stop: int) -> bool:
    """Whether the verb behind a stretch is the main one: a relative clause within has had its own."""
    last = max((at for at in range(first + 1, stop) if passage.words[at].text in _RELATIVE), default=None)
    return last is None or any(last < verb < stop for verb in passage.verbs)
