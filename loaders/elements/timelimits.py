"""Time limits that someone must keep, with the moment from which they count."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    rf"\b(?:binnen|uiterlijk|maximaal|ten hoogste|termijn van|niet langer dan|na) (?:een termijn van "
    rf"|een periode van |ongeveer )?(?P<number>{NUMBER.pattern}|een) (?P<unit>(?:werk)?dagen|dag|week|weken"
    rf"|maanden|maand|uur|jaar)\b"
)
_START = re.compile(r"\b(?P<start>(?:na|vanaf|sinds|nadat|te rekenen vanaf) [^.,;()]{4,90})")
_DUTY = re.compile(
    r"\b(?:moet|moeten|dient|dienen|hoort|behoor|eis|norm|termijn|verplicht|wettelijk|uiterlijk|tijdig|lukt"
    r"|verwacht|binnen)\b"
)


def statements(layout: Layout) -> Iterator[Statement]:
    """A TimeLimit for each stretch of time within which something is to be done."""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        for sentence in segment.sentences:
            for match in _LIMIT.finditer(sentence.folded):
                if match.group().startswith("na ") or not _DUTY.search(sentence.folded):
                    continue
                yield _limit(sentence, match)


def _limit(sentence: Shadow, match: re.Match[str]) -> Statement:
    number = 1 if match["number"] == "een" else value_of(match["number"])
    letter = _UNITS[match["unit"]]
    start = _START.search(sentence.folded, match.end())
    begins = sentence.text[slice(*start.span("start"))].strip() if start else None
    return Statement(
        "TimeLimit",
        (sentence.whole,),
        "author",
        "limit-by-preposition",
        values(
            duration=f"P{'T' if letter == 'H' else ''}{number}{letter}",
            clockStart=begins,
            printedForm=sentence.text[slice(*match.span())],
        ),
    )
