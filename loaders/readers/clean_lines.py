"""Printed words told apart from what is left of icons when a page becomes text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.shadow import Shadow, shadow
from loaders.statements import Place

# A word has two letters or more, one of them a vowel, or is an abbreviation in capitals; signs only stand around it.
_ABBREVIATION = re.compile(r"[(\"'‘’“”„]*[A-Z]{2,6}(?:['’-][A-Za-z]+)?[)\"'‘’“”.,;:?!]*")
_WORD = re.compile(
    r"[(\"'‘’“”„]*(?=[^\W\d_]{2})(?=[^\W\d_]*[aeiouyà-ÿ])[^\W\d_]+(?:['’/-][^\W\d_]+|-|\)[^\W\d_]+"
    r"|\([^\W\d_]+\)[^\W\d_]*)*[)\"'‘’“”.,;:?!]*",
    re.I,
)
_JUDGEMENT_LINE = re.compile(
    r"^\W*(?:oordeel\b|(?:voldoet|voldoende|onvoldoende|grotendeels)\b|niet (?:beoordeeld|getoetst))"
)


def is_noise(token: str) -> bool:
    """Whether a token between blanks is no word: a lone letter, signs, or letters that no word is made of."""
    return _WORD.fullmatch(token) is None and _ABBREVIATION.fullmatch(token) is None


def clean_lines(source: str, places: Iterable[Place], skip: int = 0) -> list[Place]:
    """The lines of some stretches of source text without the noise at either end; lines of nothing else are left out.

    `skip` is the number of characters at the start of the first stretch that belong to a heading.
    """
    out: list[Place] = []
    for number, place in enumerate(places):
        start = place.start + (skip if number == 0 else 0)
        for line in re.finditer(r"[^\n\f]+", source[start : place.end]):
            found = _clean(source, start + line.start(), start + line.end())
            if found:
                out.append(found)
    return out


def _clean(source: str, start: int, end: int) -> Place | None:
    tokens = [match.span() for match in re.finditer(r"\S+", source[start:end])]
    words = [span for span in tokens if not is_noise(source[start + span[0] : start + span[1]])]
    if not words or _JUDGEMENT_LINE.match(source[start:end].lower()):
        return None
    return Place(start + words[0][0], start + words[-1][1])


def joined(source: str, places: Iterable[Place]) -> Shadow:
    """The shadow of some lines read as one."""
    return shadow(source, [(place.start, place.end) for place in places])
