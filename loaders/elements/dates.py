"""Dates as printed, with the day, month or year they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_MONTH = "|".join(MONTHS)
_DAYS = re.compile(
    rf"\b(?P<first>\d{{1,2}})(?:(?P<joint>,| en| tot en met| t/m"
    rf"| -)\s?(?P<last>\d{{1,2}}))? (?P<month>{_MONTH})(?: (?P<year>(?:19|20)\d\d))?\b"
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b")


@dataclass(frozen=True)
class PrintedDate:
    """A date in a folded text; `iso` is as precise as printed (2022-10-19, 2022-10, 2022-10-19/2022-10-20)."""

    start: int
    end: int
    printed: str
    iso: str
    day: date | None


def dates(folded: str) -> Iterator[PrintedDate]:
    """The dates with a year in a folded text, in order."""
    taken: list[tuple[int, int]] = []
    found: list[PrintedDate] = []
    for match in _DAYS.finditer(folded):
        if match["year"] and (printed := _days(match)):
            found.append(printed)
            taken.append(match.span())
    for match in _MONTH_YEAR.finditer(folded):
        if not any(a <= match.start() < b for a, b in taken):
            iso = f"{match['year']}-{MONTHS.index(match['month']) + 1:02}"
            found.append(PrintedDate(*match.span(), match.group(), iso, None))
    yield from sorted(found, key=lambda d: d.start)


def _days(match: re.Match[str]) -> PrintedDate | None:
    month, year = MONTHS.index(match["month"]) + 1, int(match["year"])
    try:
        days = [date(year, month, int(match[name])) for name in ("first", "last") if match[name]]
    except ValueError:
        return None
    return PrintedDate(*match.span(), match.group(), "/".join(d.isoformat() for d in days), days[-1])
