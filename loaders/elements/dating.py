"""The day of a document as it prints it, and reckoning with days: what a term comes to, which year is meant."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from loaders.elements.dates import PrintedDate, dates
from loaders.segments import Kind, Layout

_FRONT = 40  # segments in which a document says when it appeared
_DATED = re.compile(
    r"\b(?:datum|gepubliceerd|publicatiedatum|verschenen|vastgesteld|uitgave|definitief|dagtekening|verzonden)\b"
)
_OTHER_DAY = re.compile(r"\b(?:bezoek\w*|bezocht\w*|gesprek\w*|sprak|spraken|vanaf|sinds|tussen|periode|tot)\b")
_ALONE = 40  # characters of a line that holds hardly more than a date
_DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?(?:T(?P<hours>\d+)H)?")


def document_date(layout: Layout) -> date | None:
    """The day on which a document appeared, as printed at its front; None where it prints none to the day."""
    printed = _printed(layout)
    return printed.day if printed else None


def appeared(layout: Layout) -> date | None:
    """The same, or the first day of the month where only that is printed: to tell which year a moment is in."""
    printed = _printed(layout)
    return date.fromisoformat(f"{printed.iso[:7]}-01") if printed and printed.day is None else document_date(layout)


def _printed(layout: Layout) -> PrintedDate | None:
    """A line that says so goes before one that holds hardly more than a date; the day of a visit is not meant."""
    bare: PrintedDate | None = None
    for segment in layout.segments[:_FRONT]:
        if segment.kind is Kind.FOOTNOTE or _OTHER_DAY.search(segment.folded):
            continue
        found = next(dates(segment.folded[:400]), None)
        if found is not None and _DATED.search(segment.folded):
            return found
        if found is not None and len(segment.text) <= _ALONE and bare is None:
            bare = found
    return bare


def added(day: date, duration: str) -> date | None:
    """The day that lies a duration (ISO 8601 with years, months, days or hours) after another; None for any other."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    months = int(match["years"] or 0) * 12 + int(match["months"] or 0)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    days = int(match["days"] or 0) + int(match["hours"] or 0) // 24
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
