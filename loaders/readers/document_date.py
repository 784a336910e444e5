"""The day of a document, as it prints it at its front."""

from __future__ import annotations

from datetime import date

from loaders.language.dates import dates
from loaders.language.moments import Moment
from loaders.language.tokens import words
from loaders.segments import Kind, Layout

_FRONT = 40  # segments in which a document says when it appeared
_DATED = words("datum gepubliceerd publicatiedatum verschenen vastgesteld uitgave definitief dagtekening verzonden")
_OTHER_DAY = words("sprak spraken vanaf sinds tussen periode tot")
_OF_A_VISIT = ("bezoek", "bezocht", "gesprek")
_ALONE = 40  # characters of a line that holds hardly more than a date


def document_date(layout: Layout) -> date | None:
    """The day on which a document appeared, as printed at its front; None where it prints none to the day."""
    printed = _printed(layout)
    return printed.day if printed else None


def appeared(layout: Layout) -> date | None:
    """The same, or the first day of the month where only that is printed: to tell which year a moment is in."""
    printed = _printed(layout)
    return printed.begin if printed and printed.day is None else document_date(layout)


def _printed(layout: Layout) -> Moment | None:
    """A line that says so goes before one that holds hardly more than a date; the day of a visit is not meant."""
    bare: Moment | None = None
    for segment in layout.segments[:_FRONT]:
        found = next(dates(segment.folded[:400]), None) if segment.kind is not Kind.FOOTNOTE else None
        if found is None:
            continue
        words = [word.strip(".,:;()") for word in segment.folded.split()]
        if any(word in _OTHER_DAY or word.startswith(_OF_A_VISIT) for word in words):
            continue
        if not _DATED.isdisjoint(words):
            return found
        if len(segment.text) <= _ALONE and bare is None:
            bare = found
    return bare
