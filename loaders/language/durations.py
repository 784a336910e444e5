"""Stretches of time as printed, as xsd:duration, and the day that lies one behind another."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from loaders.language.bounds import bounded
from loaders.language.numbers import numbers
from loaders.language.tokens import Token, words

_HOURS = frozenset(("uur", "uren"))
_DAYS = words("dag dagen werkdag werkdagen kalenderdag kalenderdagen schooldag schooldagen etmaal etmalen")
_WEEKS = frozenset(("week", "weken"))
_MONTHS = frozenset(("maand", "maanden"))
_QUARTERS = frozenset(("kwartaal", "kwartalen"))
_YEARS = frozenset(("jaar", "jaren"))
UNITS = _HOURS | _DAYS | _WEEKS | _MONTHS | _QUARTERS | _YEARS
_SINGULAR = words("uur dag werkdag kalenderdag etmaal week maand kwartaal jaar")
_ONE = words("een de het elke elk iedere ieder per")
_NO_STRETCH = frozenset(("geleden", "oud"))
_PRINTED = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?(?:T(?P<hours>\d+)H)?")


@dataclass(frozen=True)
class Duration:
    """A stretch of time at the tokens from `first` to `last`; `unit` is as printed, `iso` knows no weeks."""

    first: int
    last: int
    value: Decimal
    unit: str

    @property
    def iso(self) -> str:
        """As xsd:duration."""
        return duration(self.value, self.unit)


def duration(number: Decimal, unit: str) -> str:
    """A stretch of time as xsd:duration; weeks, which that knows not, as days, and parts of a year as months."""
    if unit in _HOURS:
        return f"PT{_whole(number)}H"
    if unit in _WEEKS:
        return duration(number * 7, "dagen")
    if unit in _QUARTERS:
        return duration(number * 3, "maanden")
    if unit in _MONTHS:
        part = number % 1
        return f"P{int(number)}M{_whole(part * 30)}D".replace("P0M", "P") if part else f"P{int(number)}M"
    if unit in _YEARS:
        return f"P{int(number)}Y" if number == int(number) else duration(number * 12, "maanden")
    return f"P{_whole(number)}D" if number == int(number) else f"PT{_whole(number * 24)}H"


def durations(found: Sequence[Token], text: str) -> list[Duration]:
    """The stretches of time in a sentence, in order; without a number a unit in the singular is one ("een week")."""
    if not any(token.word in UNITS or token.word == "halfjaar" for token in found):
        return []
    out: list[Duration] = []
    for number in bounded(found, numbers(found, text)):
        value = number.most if number.is_range and number.most is not None else number.value
        unit = number.number.unit or _word(found, number.last)
        last = number.last + (not number.number.unit)
        if unit in UNITS and _word(found, last) not in _NO_STRETCH:
            article = bool(number.number.unit) and number.first > 0 and found[number.first - 1].word == "een"
            out.append(Duration(number.first - article, last, value, unit))
    taken = {index for each in out for index in range(each.first, each.last)}
    for at, token in enumerate(found):
        before = _word(found, at - 1)
        if at in taken or token.word not in _SINGULAR or before not in _ONE or _word(found, at + 1) in _NO_STRETCH:
            continue
        out.append(Duration(at - (before in ("een", "de", "het")), at + 1, Decimal(1), token.word))
    return sorted(out, key=lambda each: each.first)


def added(day: date, duration_: str) -> date | None:
    """The day that lies a duration (ISO 8601 with years, months, days or hours) after another; None for any other."""
    match = _PRINTED.fullmatch(duration_)
    if match is None:
        return None
    months = int(match["years"] or 0) * 12 + int(match["months"] or 0)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    days = int(match["days"] or 0) + int(match["hours"] or 0) // 24
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value())


def _word(found: Sequence[Token], at: int) -> str:
    return found[at].word if 0 <= at < len(found) else ""
