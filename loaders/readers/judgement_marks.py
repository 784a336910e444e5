"""The coloured disc that a page shows beside a norm, read as the judgement that it prints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.formats.marks import Colour, Mark
from loaders.readers.clause_values import value_in
from loaders.readers.moments import UNDATED, When, tells_time, when
from loaders.readers.norm_numbers import notation
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.scales import whole_value
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place

# The scale of the inspectorates from best to worst; grey says that a norm was not looked at.
VALUES = {
    Colour.DARK_GREEN: "voldoet",
    Colour.LIGHT_GREEN: "voldoet-grotendeels",
    Colour.ORANGE: "voldoet-grotendeels-niet",
    Colour.RED: "voldoet-niet",
    Colour.GREY: "niet-beoordeeld",
}
_DUTCH = {
    Colour.DARK_GREEN: "donkergroen",
    Colour.LIGHT_GREEN: "lichtgroen",
    Colour.ORANGE: "oranje",
    Colour.RED: "rood",
    Colour.GREY: "grijs",
}
_NUMBER = re.compile(r"^\W*(?:norm\W{0,3})?(?P<number>[\dil|] ?[a-c]? ?[.,] ?\d{1,2}|\d[a-c]\d)(?![.,]?\d)")
_LABEL = re.compile(r"\boordeel\b|\b(?:score|waardering|beoordeling)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FARTHEST = 40
_SAME_WORDING = 85
_BEFORE_LABEL = 12


@dataclass(frozen=True)
class Marked:
    """One disc: its value on the scale, the line it stands beside, when it was given and what it looks like."""

    value: str
    place: Place
    when: When
    looks: str


def marked(layout: Layout, sections: NormSections) -> dict[int, list[Marked]]:
    """For each norm, by its index, the discs beside its heading, its label of judgement or its row of an overview."""
    out: defaultdict[int, list[Marked]] = defaultdict(list)
    rows: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in layout.source.marks:
        if not mark.legend:
            rows[mark.start, mark.end].append(mark)
    for (start, end), marks in rows.items():
        line = shadow(layout.source.text, [(start, end)], layout.repairs)
        norm = _norm_beside(line, sections) if line else None
        if norm is not None:
            out[norm.index].extend(_judgements(layout, line, marks))
    return {index: list(dict.fromkeys(found)) for index, found in out.items()}


def _norm_beside(line: Shadow, sections: NormSections) -> PrintedNorm | None:
    """The norm that a line is about: by its number, its wording, or as the heading or the judgement of its section."""
    if number := _NUMBER.match(line.folded):
        named = notation(number["number"])
        same = [norm for norm in sections.norms if norm.notation == named]
        return next((norm for norm in same if _overlaps(norm, line)), same[0] if same else None)
    here = next((norm for norm in sections.norms if _overlaps(norm, line)), None)
    if here:
        return here
    words = line.folded.strip(" .;")
    alike = [norm for norm in sections.norms if fuzz.ratio(words, norm.folded.strip(" .;")) >= _SAME_WORDING]
    if len({norm.notation for norm in alike}) == 1:
        return alike[0]
    within = sections.norm_at(line.whole.start)
    return within if within and (_LABEL.search(line.folded) or value_in(line.folded)) else None


def _overlaps(norm: PrintedNorm, line: Shadow) -> bool:
    return norm.place.start < line.whole.end and line.whole.start < norm.place.end


def _judgements(layout: Layout, line: Shadow, marks: Sequence[Mark]) -> Iterator[Marked]:
    """The discs of one line from left to right; several stand in columns of different years."""
    ordered = sorted(marks, key=lambda mark: mark.box.left if mark.box else 0.0) if all(m.box for m in marks) else marks
    label = _LABEL.search(line.folded)
    beside = when(line.folded[max(0, label.start() - _BEFORE_LABEL) :]) if label else UNDATED
    times = _columns(layout, line, len(ordered)) if len(ordered) > 1 else (beside,)
    for mark, time in zip(ordered, times, strict=True):
        value = _value(mark)
        if value:
            yield Marked(value, line.whole, time, _DUTCH[mark.colour] if mark.colour else mark.label)


def _value(mark: Mark) -> str | None:
    if mark.colour is not None:
        return VALUES[mark.colour]
    value = whole_value(mark.label.lower())
    return value.grade.slug if value else None


def _columns(layout: Layout, line: Shadow, number: int) -> tuple[When, ...]:
    """The times of so many discs on one line: from the line's own years, else from the head of its table."""
    years = _YEAR.findall(line.folded)
    if len(years) == number and len(set(years)) == number:
        return tuple(When(year, year < max(years)) for year in years)
    above = [s for s in layout.body if s.place.start < line.whole.start][-_FARTHEST:]
    for segment in reversed(above):
        if segment.kind is Kind.PARAGRAPH:
            break
        if segment.kind is Kind.ROW and (times := _of_row(segment, number)):
            return times
    return (UNDATED,) * number


def _of_row(segment: Segment, number: int) -> tuple[When, ...]:
    told = [when(cell.folded) for cell in segment.cells if tells_time(cell.folded)]
    return tuple(told) if len(told) == number else ()
