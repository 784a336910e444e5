"""Days and other moments as printed: in words, abbreviated, in figures (day, month, year), several and stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from loaders.language import parts_of_years as parts
from loaders.language.moments import (
    AND,
    MONTH_OF,
    UNTIL,
    Moment,
    Unit,
    day_of,
    is_next_part,
    made,
    month_at,
    word_at,
    year_behind,
)
from loaders.language.tokens import Kind, Token, tokens

_HINTS = frozenset((*MONTH_OF, *parts.SEASONS, *parts.QUARTERS, "kwartaal", "helft", "halfjaar", "schooljaar", "week"))


def dates(folded: str) -> Iterator[Moment]:
    """The days and months with a year in a folded text, in order."""
    if not any(char.isdigit() for char in folded):
        return
    for each in periods(tokens(folded, folded)):
        if each.begin is not None and each.unit in (Unit.DAY, Unit.MONTH):
            yield replace(each, printed=folded[each.start : each.end])


def periods(found: Sequence[Token]) -> list[Moment]:
    """The moments of a sentence with those joined that bound one stretch of time ("van 1 april tot 3 mei 2024")."""
    out: list[Moment] = []
    for moment in moments(found):
        if out and _is_joined(found, out[-1], moment):
            before = out.pop()
            out.append(
                replace(_passed_back(before, moment), last_token=moment.last_token, end=moment.end, until=moment.until)
            )
        else:
            out.append(moment)
    return out


def moments(found: Sequence[Token]) -> list[Moment]:
    """The moments of a sentence in order, none overlapping."""
    if not any(token.kind is Kind.DIGITS or token.word in _HINTS for token in found):
        return []
    out: list[Moment] = []
    at = 0
    while at < len(found):
        here = _at(found, at)
        out += here
        at = max((moment.last_token for moment in here), default=at + 1)
    return out


def _at(found: Sequence[Token], at: int) -> list[Moment]:
    token = found[at]
    if token.kind is Kind.DIGITS:
        numeric = _numeric(found, at)
        return [numeric] if numeric else _days(found, at) or parts.years(found, at)
    if token.kind is Kind.WORD:
        moment = parts.month(found, at) or parts.quarter(found, at) or parts.season(found, at) or parts.third(found, at)
        moment = moment or parts.school_year(found, at) or parts.week(found, at)
        return [moment] if moment else []
    return []


def _numeric(found: Sequence[Token], at: int) -> Moment | None:
    """ "03-06-2022", "3/6/2022", "3.6.2022", "2022-06-03", "03-06-22"."""
    parts, last = found[at].word.split("."), at + 1
    if len(parts) != 3:
        parts, last = [found[at].word], at
        while len(parts) < 3 and is_next_part(found, last, word_at(found, at + 1)):
            parts, last = [*parts, found[last + 2].word], last + 2
        last += 1
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or is_next_part(found, last - 1, "-"):
        return None
    sizes = tuple(map(len, parts))
    if sizes[0] == 4 and max(sizes[1:]) <= 2:
        year, month, day = map(int, parts)
    elif max(sizes[:2]) <= 2 and (sizes[2] == 4 or sizes == (2, 2, 2)):
        day, month, year = map(int, parts)
        year += 2000 if sizes[2] == 2 else 0
    else:
        return None
    when = day_of(year, month, day)
    return made(found, at, last, Unit.DAY, when, when) if when and 1900 <= year < 2100 else None


def _days(found: Sequence[Token], at: int) -> list[Moment]:
    """One or more days of one month: "3 juni 2022", "6 en 7 december 2023", "3, 4 en 10 juni", "1 tot 15 mei"."""
    days, edges, spans, index = [], [at], [], at
    while index < len(found) and _is_day(found[index].word):
        days.append(int(found[index].word))
        index += 1
        if until := UNTIL.starting(found, index):
            spans.append(len(days))
            index = until[1]
        elif more := AND.starting(found, index):
            index = more[1]
        else:
            break
        edges.append(index)
    month = month_at(found, index)
    if not days or month is None:
        return []
    year, last = year_behind(found, month[1])
    if year is None:
        return [made(found, at, last, Unit.DAY)]
    whens = [day_of(year, month[0], day) for day in days]
    if None in whens:
        return [made(found, at, last, Unit.DAY)]
    stretched = [*map(_true, whens)]
    between = (at > 0 and found[at - 1].word in ("tussen", "van")) or bool(spans)
    if between or all(two - one == timedelta(days=1) for one, two in pairwise(stretched)):
        return [made(found, at, last, Unit.DAY, stretched[0], stretched[-1])]
    return [made(found, edge, last, Unit.DAY, day, day) for edge, day in zip(edges, stretched, strict=True)]


def _true(day: date | None) -> date:
    assert day is not None
    return day


def _is_joined(found: Sequence[Token], one: Moment, two: Moment) -> bool:
    """Whether a word between two moments makes one stretch of them."""
    if one.until is not None and two.begin is not None and two.begin < one.until:
        return False
    until = UNTIL.starting(found, one.last_token)
    between = found[one.first_token - 1].word == "tussen" if one.first_token else False
    joint = until or (AND.starting(found, one.last_token) if between else None)
    if joint is None:
        return False
    index = joint[1]
    while word_at(found, index) in ("het", "de", "in"):
        index += 1
    return index == two.first_token


def _passed_back(one: Moment, two: Moment) -> Moment:
    """A moment that takes its year from the one that ends its stretch."""
    if one.begin is not None or two.begin is None or one.unit is not Unit.DAY:
        return one
    word = one.printed.split()
    day = day_of(two.begin.year, MONTH_OF.get(word[-1], 0), int(word[0])) if word[0].isdigit() else None
    return replace(one, begin=day)


def _is_day(word: str) -> bool:
    """Whether a word is the number of a day; a run of figures longer than that is not looked at."""
    return len(word) <= 2 and word.isdigit() and 1 <= int(word) <= 31
