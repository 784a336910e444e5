"""When a judgement was given, as far as the words beside it or the head of its column say so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.language.dates import dates
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow

_EARLIER = re.compile(
    r"\b(?:eerder\w*|vorige?|oude?|toen|was|destijds|luidde|eerste (?:oordeel|bezoek|toezicht|toets\w*))\b"
)
_NOW = re.compile(
    r"\b(?:huidige?|nieuwe?|nu|hertoets\w*|hertoezicht|herinspectie|vervolgtoezicht|heroordeel|herbeoordeling)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FARTHEST = 40
_FRONT = 3000


@dataclass(frozen=True)
class When:
    """`date` is the day, month or year as ISO 8601, else empty.

    `earlier` tells that the words call it a former judgement, `now` that they call it that of this visit.
    """

    date: str = ""
    earlier: bool = False
    now: bool = False

    @property
    def printed(self) -> str:
        """What a statement says of the time: the date, else that it was earlier."""
        return self.date or ("eerder" if self.earlier else "")


UNDATED = When()


def year_of(text: str) -> str:
    """The latest year that the front of a report names, as that of the report; empty where it names none."""
    return max(_YEAR.findall(text[:_FRONT]), default="")


def when(folded: str) -> When:
    """The time that a few folded words beside a judgement give it."""
    found = next(dates(folded), None)
    year = _YEAR.search(folded)
    date = found.iso if found else year.group() if year else ""
    earlier = bool(_EARLIER.search(folded))
    return When(date, earlier, not earlier and bool(_NOW.search(folded)))


def columns(layout: Layout, line: Shadow, number: int) -> tuple[When, ...]:
    """The times of so many judgements on one line: from the line's own words, else from the head of its table."""
    own = _several(line.folded, number)
    if own:
        return own
    above = [s for s in layout.body if s.place.start < line.whole.start][-_FARTHEST:]
    for segment in reversed(above):
        if segment.kind is not Kind.ROW:
            if segment.kind is Kind.PARAGRAPH:
                break
            continue
        if times := _of_row(segment, number):
            return times
    return (UNDATED,) * number


def head_of_table(body: tuple[Segment, ...], index: int) -> dict[int, When]:
    """For the cells of a row, by position, the time that the first row of its table gives their column."""
    first = index
    while first > 0 and body[first - 1].kind is Kind.ROW and index - first < _FARTHEST:
        first -= 1
    head = body[first]
    if first == index or len(head.cells) != len(body[index].cells):
        return {}
    return {i: time for i, cell in enumerate(head.cells) if _tells(cell.folded) and (time := when(cell.folded))}


def _of_row(segment: Segment, number: int) -> tuple[When, ...]:
    told = [when(cell.folded) for cell in segment.cells if _tells(cell.folded)]
    return tuple(told) if len(told) == number else ()


def _tells(folded: str) -> bool:
    return bool(_YEAR.search(folded) or _EARLIER.search(folded) or _NOW.search(folded))


def _several(folded: str, number: int) -> tuple[When, ...]:
    years = _YEAR.findall(folded)
    if len(years) == number and len(set(years)) == number:
        return tuple(When(year, year < max(years)) for year in years)
    return ()
