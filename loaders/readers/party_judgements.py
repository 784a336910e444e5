"""A sentence that gives several parties each their own value on a theme: "bij De Eik goed, bij Huize Iep matig"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.readers.assertion import is_judgement
from loaders.readers.scales import Printed, value_from, words
from loaders.shadow import Shadow

_PROPER = r"(?:[A-ZÀ-Ý][\w’'-]*|[’']t|[’']s)"
_NAME = re.compile(rf"(?<![\w’']){_PROPER}(?: (?:van|de|het|der|den|en de) {_PROPER}| {_PROPER})*")
_SCALES = frozenset(["quality", "meets", "met", "order"])
_ENDS = re.compile(r"^['\"”’]?(?:\W*$|[.,;:)]|\s(?:en|maar|terwijl|bij|voor|op|beoordeeld|gewaardeerd)\b)")
_DENIED = re.compile(r"\b(?:geen|niet|nergens|noch|niemand)\b")
_FEWEST = 2


@dataclass(frozen=True)
class OfParty:
    """What one party is judged: its name, the value, and the words from the one to the other."""

    party: str
    value: Printed
    words: Shadow


def by_party(sentence: Shadow) -> list[OfParty]:
    """The judgements of a sentence by party; none where fewer than two are named, or a value has no party."""
    if not is_judgement(sentence.text, sentence.folded):
        return []
    out: list[OfParty] = []
    start = 0
    for value in _values(sentence.folded):
        names = list(_names(sentence, start, value.start))
        if not names and not _DENIED.search(sentence.folded[start : value.start]):
            return []
        for party, at in names:
            out.append(OfParty(party, value, sentence.part(at, value.end)))
        start = value.end
    several = len({each.value.start for each in out}) >= _FEWEST  # one value is that of one party, or of all
    return out if several and len({each.party for each in out}) >= _FEWEST else []


def _values(folded: str) -> Iterator[Printed]:
    """The values that end their part of the sentence, from left to right."""
    found = words(folded)
    last = 0
    for at, word in enumerate(found):
        value = value_from(folded, found, at) if word.start >= last else None
        if value and value.grade.scale in _SCALES and _ENDS.match(folded[value.end :]):
            last = value.end
            yield value


def _names(sentence: Shadow, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """The proper names in a stretch of a sentence; the word that opens the sentence is none by its capital alone."""
    for match in _NAME.finditer(sentence.text, start, stop):
        if match.start() or " " in match.group():
            yield match.group(), match.start()
