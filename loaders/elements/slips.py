"""Slips and losses in the source that a reader notices: a misspelt short form, a misnamed board, a half-lost chart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from loaders.elements.anomalies import anomaly
from loaders.segments import Layout, Segment
from loaders.statements import Statement

_INTRODUCED = re.compile(
    r"\((?:hierna(?: te noemen)?:?\s+)[‘'\"]?(?P<short>(?=[^)]*[A-Z][^)]*[A-Z])[A-Za-z]{3,8})[’'\"]?\)"
)
_SHORT_FORM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,7}\b")
_BOARD = re.compile(r"\braad van bestuur\b")
_SINGLE_DIRECTOR = re.compile(r"\bde (?:huidige |nieuwe )?bestuurder\b")
_PERCENTAGE = re.compile(r"\d+(?:[.,]\d+)?%")
_GARBLED = re.compile(r"(?<!\S)[^\W\d_]{3,}/\d+(?!\S)|(?<!\S)[^\W\d_]+\d+[^\W\d_]+/?\d*(?!\S)")
_LOST = re.compile(r"[\ue000-\uf8ff\ufffd]+")
_OFTEN = 10
_SHOWN = 20  # places of one fault at most


def statements(layout: Layout) -> Iterator[Statement]:
    """A SourceAnomaly for each slip or loss; the text stays as it is."""
    yield from _misspelt_short_forms(layout)
    yield from _misnamed_board(layout)
    yield from _garbled_charts(layout)
    yield from _lost_characters(layout)


def _misspelt_short_forms(layout: Layout) -> Iterator[Statement]:
    """A short form that lacks one letter of one that the report introduces, and is itself never introduced."""
    text = layout.source.text
    introduced = {match["short"] for match in _INTRODUCED.finditer(text)}
    used = Counter(_SHORT_FORM.findall(text))
    slips = {form: known for form in used for known in introduced if _lacks_a_letter(form, known)}
    slips = {form: known for form, known in slips.items() if form not in introduced and used[form] < used[known]}
    for segment in layout.body if slips else ():
        for match in _SHORT_FORM.finditer(segment.text):
            if known := slips.get(match.group()):
                reading = f"{match.group()} staat er vermoedelijk voor {known}."
                yield anomaly("term-slip", (segment.shadow.place(*match.span()),), reading, None)


def _lacks_a_letter(form: str, known: str) -> bool:
    if len(form) != len(known) - 1 or len(form) < 3 or form[0] != known[0] or form[-1] != known[-1]:
        return False
    return any(known[:at] + known[at + 1 :] == form for at in range(1, len(known) - 1))


def _misnamed_board(layout: Layout) -> Iterator[Statement]:
    """A board of directors that is named once in a report that knows a single director and a supervisory board."""
    named: list[tuple[Segment, re.Match[str]]] = []
    directors = supervisors = 0
    for segment in layout.body:
        named += [(segment, match) for match in _BOARD.finditer(segment.folded)]
        directors += len(_SINGLE_DIRECTOR.findall(segment.folded))
        supervisors += segment.folded.count("raad van toezicht")
    if len(named) == 1 and directors >= _OFTEN and supervisors >= _OFTEN:
        segment, match = named[0]
        reading = "Het rapport kent één bestuurder en een raad van toezicht; hier is vermoedelijk die laatste bedoeld."
        yield anomaly("term-slip", (segment.shadow.place(*match.span()),), reading, None)


def _lost_characters(layout: Layout) -> Iterator[Statement]:
    """Signs of a font of its own, or in the place of what could not be decoded: one fault, with its first places."""
    if not _LOST.search(layout.source.text):
        return
    found = [s.shadow.place(*m.span()) for s in layout.segments for m in islice(_LOST.finditer(s.text), _SHOWN)]
    if found:
        reading = (
            "Hier staan tekens die bij het omzetten naar tekst verloren gingen of alleen in een lettertype bestaan."
        )
        yield anomaly("ocr-loss", tuple(found[:_SHOWN]), reading, None)


def _garbled_charts(layout: Layout) -> Iterator[Statement]:
    """A row of percentages in which one value was lost in characters that spell nothing."""
    for segment in layout.body:
        if len(segment.text) > 160 or len(_PERCENTAGE.findall(segment.text)) < 2:
            continue
        if _GARBLED.search(segment.text):
            reading = "In deze rij met percentages is een waarde of label bij het omzetten naar tekst verminkt."
            yield anomaly("ocr-loss", (segment.place,), reading, None)
