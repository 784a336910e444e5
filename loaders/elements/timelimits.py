"""Time limits that someone must keep, with the moment from which they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.elements.numbers import NUMBER, value_of
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_UNITS = {
    "uur": "H",
    "uren": "H",
    "dag": "D",
    "dagen": "D",
    "werkdagen": "D",
    "week": "W",
    "weken": "W",
    "maand": "M",
    "maanden": "M",
    "jaar": "Y",
    "jaren": "Y",
}
_LIMIT = re.compile(
    rf"\b(?:binnen|uiterlijk|maximaal|hooguit|ten hoogste|termijn van|niet langer dan) (?:een termijn van "
    rf"|een periode van |ongeveer )?(?P<number>{NUMBER.pattern}|een) (?P<unit>(?:werk)?dagen|dag|week|weken"
    rf"|maanden|maand|uur|jaar)\b"
)
_RATE = re.compile(
    rf"\b(?:minstens|ten minste|minimaal|uiterlijk) (?:een keer|eens|eenmaal"
    rf"|een maal) per (?:(?P<number>{NUMBER.pattern}) )?"
    rf"(?P<unit>dag|dagen|week|weken|maand|maanden|jaar)\b"
)
_START = re.compile(r"\b(?P<start>(?:na|vanaf|sinds|nadat|te rekenen vanaf) [^.,;()]{4,90})")


@dataclass(frozen=True)
class Limit:
    """A stretch of time in a folded sentence: where it stands and how long it lasts (ISO 8601)."""

    start: int
    end: int
    duration: str


def statements(layout: Layout) -> Iterator[Statement]:
    """A TimeLimit for each stretch of time within which, or at least how often, something is to be done."""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        for sentence in segment.sentences:
            for limit in limits(sentence.folded):
                yield _statement(sentence, limit)


def limits(folded: str) -> Iterator[Limit]:
    """The time limits in a folded sentence."""
    for pattern in (_LIMIT, _RATE):
        for match in pattern.finditer(folded):
            number = value_of(match["number"]) if match["number"] not in (None, "een") else 1
            letter = _UNITS[match["unit"]]
            yield Limit(*match.span(), f"P{'T' if letter == 'H' else ''}{number}{letter}")


def first(folded: str) -> Limit | None:
    """The first time limit in a folded sentence."""
    return next(limits(folded), None)


def _statement(sentence: Shadow, limit: Limit) -> Statement:
    start = _START.search(sentence.folded, limit.end)
    begins = sentence.text[slice(*start.span("start"))].strip() if start else None
    return Statement(
        "TimeLimit",
        (sentence.whole,),
        "author",
        "limit-by-preposition",
        values(
            duration=limit.duration,
            clockStart=begins,
            printedForm=sentence.text[limit.start : limit.end],
        ),
    )
