"""Months, quarters, seasons, halves and other parts of years, and years themselves.

Conventions: seasons are meteorological (autumn runs from September to the end of November); begin, medio and eind stand
for the first, middle and last third of their year or month; a school year runs from August to the end of July. Days in
figures stand in the order of the country: day, month, year.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from loaders.language.moments import (
    AND,
    MONTH_OF,
    UNTIL,
    Moment,
    Unit,
    day_of,
    end_of,
    is_next_part,
    made,
    month_at,
    word_at,
    year_behind,
)
from loaders.language.nouns import noun_behind
from loaders.language.numerals import is_year
from loaders.language.tokens import Token, words

SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12, "zomervakantie": 7}
SEASONS |= {"zomerreces": 7}
_THIRDS = {"begin": 0, "medio": 1, "midden": 1, "half": 1, "halverwege": 1, "eind": 2, "einde": 2}
_NTH = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
_NTH |= {"1ste": 1, "2de": 2, "3de": 3, "4de": 4}
QUARTERS = {f"{letter}{n}": n for letter in "qk" for n in range(1, 5)}
# What a numeral of four digits follows that is a year, whatever stands behind it.
_YEAR_LEADS = words(
    "in over sinds vanaf van tot t/m heel jaar per eind begin medio uit na voor en of naar - / ( , najaar voorjaar"
    " zomer winter herfst januari februari maart april mei juni juli augustus september oktober november december"
    " schooljaar boekjaar peiljaar uiterlijk sedert jaarverslag"
)


def month(found: Sequence[Token], at: int) -> Moment | None:
    """ "Mei 2024", "mei/juni 2024", "maart tot en met mei 2024"; a name of a month alone is none here."""
    month = MONTH_OF.get(found[at].word)
    if month is None:
        return None
    last_month, last = month, at + 1
    joint = UNTIL.starting(found, last) or AND.starting(found, last)
    if joint and (following := month_at(found, joint[1])):
        last_month, last = following
    year, last = year_behind(found, last)
    if year is None:
        return None
    return made(found, at, last, Unit.MONTH, day_of(year, month, 1), end_of(year, last_month))


def quarter(found: Sequence[Token], at: int) -> Moment | None:
    """ "Het eerste kwartaal van 2025", "Q3 2024", "1e en 2e kwartaal", "kwartaal 3", "de eerste helft van 2025"."""
    first, last = QUARTERS.get(found[at].word), at + 1
    if first is None and found[at].word == "kwartaal" and word_at(found, at + 1) in ("1", "2", "3", "4"):
        first, last = int(found[at + 1].word), at + 2
    until = first
    joint = UNTIL.starting(found, last) or AND.starting(found, last) if first is not None else None
    if joint and (more := QUARTERS.get(word_at(found, joint[1]))):
        until, last = more, joint[1] + 1
    if first is None:
        return _nth(found, at)
    return _of_year(found, at, last, Unit.QUARTER, 3 * first - 2, 3 * (until or first))


def _nth(found: Sequence[Token], at: int) -> Moment | None:
    first = until = _NTH.get(found[at].word)
    last = at + 1
    if first is None:
        return None
    if joint := UNTIL.starting(found, last) or AND.starting(found, last):
        behind = joint[1] + (word_at(found, joint[1]) == "het")
        if more := _NTH.get(word_at(found, behind)):
            until, last = more, behind + 1
    of = word_at(found, last)
    if of == "kwartaal":
        return _of_year(found, at, last + 1, Unit.QUARTER, 3 * first - 2, 3 * (until or first))
    half = 2 if of == "half" and word_at(found, last + 1) == "jaar" else 1
    if first <= 2 and (of == "halfjaar" or half == 2 or (of == "helft" and year_behind(found, last + 1)[0])):
        return _of_year(found, at, last + half, Unit.HALF_YEAR, 6 * first - 5, 6 * first)
    return None


def season(found: Sequence[Token], at: int) -> Moment | None:
    first = SEASONS.get(found[at].word)
    if first is None:
        return None
    year, last = year_behind(found, at + 1)
    begin = day_of(year, first, 1) if year else None
    return made(found, at, last, Unit.SEASON, begin, begin and end_of(begin.year, first + 2))


def third(found: Sequence[Token], at: int) -> Moment | None:
    """ "Begin 2024", "eind mei 2024"."""
    third = _THIRDS.get(found[at].word)
    if third is None:
        return None
    month = month_at(found, at + 1 + (word_at(found, at + 1) == "van"))
    year, last = year_behind(found, month[1] if month else at + 1)
    if year is None:
        return None
    if month is None:
        return made(found, at, last, Unit.PART, day_of(year, 4 * third + 1, 1), end_of(year, 4 * third + 4))
    until = end_of(year, month[0]) if third == 2 else day_of(year, month[0], 10 * third + 10)
    return made(found, at, last, Unit.PART, day_of(year, month[0], 10 * third + 1), until)


def school_year(found: Sequence[Token], at: int) -> Moment | None:
    if found[at].word not in ("schooljaar", "seizoen") or not is_year(word_at(found, at + 1)):
        return None
    year, last = int(found[at + 1].word), at + 2
    if is_next_part(found, at + 1, word_at(found, last)):
        last += 2
    return made(found, at, last, Unit.SCHOOL_YEAR, day_of(year, 8, 1), day_of(year + 1, 7, 31))


def week(found: Sequence[Token], at: int) -> Moment | None:
    """ "Week 12 van 2024"."""
    if found[at].word not in ("week", "weken") or not word_at(found, at + 1).isdigit() or int(found[at + 1].word) > 53:
        return None
    first = until = int(found[at + 1].word)
    last = at + 2
    joint = UNTIL.starting(found, last) or AND.starting(found, last)
    if joint and word_at(found, joint[1]).isdigit() and first < int(found[joint[1]].word) <= 53:
        until, last = int(found[joint[1]].word), joint[1] + 1
    year, last = year_behind(found, last)
    try:
        days = (date.fromisocalendar(year, first, 1), date.fromisocalendar(year, until, 7)) if year else (None, None)
    except ValueError:
        days = (None, None)
    return made(found, at, last, Unit.WEEK, *days)


def years(found: Sequence[Token], at: int) -> list[Moment]:
    """A year, or two that belong together ("2021-2023", "2021/22")."""
    if not is_year(found[at].word):
        return []
    year, last = int(found[at].word), at + 1
    if is_next_part(found, at, word_at(found, last)):
        until = found[at + 2].word
        if len(until) in (2, 4) and until.isdigit() and year < (end := int(f"{year}"[: 4 - len(until)] + until)):
            return [made(found, at, at + 3, Unit.YEAR, day_of(year, 1, 1), day_of(end, 12, 31))]
    led = at > 0 and found[at - 1].word in _YEAR_LEADS
    if not led and noun_behind(found, last):
        return []
    return [made(found, at, last, Unit.YEAR, day_of(year, 1, 1), day_of(year, 12, 31))]


def _of_year(found: Sequence[Token], at: int, last: int, unit: Unit, first_month: int, last_month: int) -> Moment:
    year, end = year_behind(found, last)
    days = (day_of(year, first_month, 1), end_of(year, last_month)) if year else (None, None)
    return made(found, at, end, unit, *days)
