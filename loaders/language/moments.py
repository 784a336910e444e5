"""A moment as printed, with the days that it stands for."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from loaders.language.numerals import is_year
from loaders.language.tokens import Kind, Phrases, Token

MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november"),
    "december",
]
_SHORT = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
}
_SHORT |= {"nov": 11, "dec": 12}
MONTH_OF = {month: index + 1 for index, month in enumerate(MONTHS)}
UNTIL = Phrases(dict.fromkeys(("tot en met", "t/m", "tot", "-", "/"), True))
AND = Phrases(dict.fromkeys(("en", ",", "&", ", en"), True))


class Unit(StrEnum):
    """How exact a moment is."""

    DAY = "dag"
    WEEK = "week"
    MONTH = "maand"
    QUARTER = "kwartaal"
    SEASON = "seizoen"
    PART = "deel"
    HALF_YEAR = "halfjaar"
    SCHOOL_YEAR = "schooljaar"
    YEAR = "jaar"


@dataclass(frozen=True)
class Moment:
    """A moment at the tokens from `first_token` up to `last_token`, at the characters from `start` to `end`.

    `begin` and `until` are its first and last day, absent where no year is printed.
    """

    first_token: int
    last_token: int
    start: int
    end: int
    unit: Unit
    begin: date | None = None
    until: date | None = None
    printed: str = ""

    @property
    def day(self) -> date | None:
        """The day that it is, the last of several; None where it is no more exact than a month."""
        return self.until if self.unit is Unit.DAY else None

    @property
    def iso(self) -> str:
        """ISO 8601, as exact as printed: a day, month or year, or an interval of those; empty without a year."""
        if self.begin is None or self.until is None:
            return ""
        length = {Unit.DAY: 10, Unit.WEEK: 10, Unit.YEAR: 4}.get(self.unit, 7)
        return "/".join(dict.fromkeys((self.begin.isoformat()[:length], self.until.isoformat()[:length])))


def month_at(found: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The month that stands at a token, abbreviated too, and the index behind it."""
    if at >= len(found):
        return None
    if month := MONTH_OF.get(found[at].word):
        return month, at + 1
    if month := _SHORT.get(found[at].word):
        return month, at + 1 + (at + 1 < len(found) and found[at + 1].word == ".")
    return None


def year_behind(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The year that stands behind a moment, and the index behind it; None and the index itself without a year."""
    index = at
    while index < at + 3 and word_at(found, index) in ("van", "in", "het", "jaar", "de", ","):
        index += 1
    if is_year(word_at(found, index)) and not (word_at(found, at) == "," and index > at + 1):
        return int(found[index].word), index + 1
    return None, at


def made(
    found: Sequence[Token], first: int, last: int, unit: Unit, begin: date | None = None, until: date | None = None
) -> Moment:
    printed = " ".join(token.word for token in found[first:last])
    return Moment(first, last, found[first].start, found[last - 1].end, unit, begin, until, printed)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of(year: int, month: int) -> date:
    """The last day of a month; a month above twelve is one of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def word_at(found: Sequence[Token], at: int) -> str:
    return found[at].word if at < len(found) else ""


def is_next_part(found: Sequence[Token], last: int, sign: str) -> bool:
    if last + 2 >= len(found) or sign not in ("-", "/"):
        return False
    between, part = found[last + 1], found[last + 2]
    return between.word == sign and between.joined and part.joined and part.kind is Kind.DIGITS
