"""Planning in words to an interval of days, with the precision that the words have.

Conventions, recorded as the rule `planning-in-words`: seasons are meteorological (autumn runs from September to
the end of November); begin, medio and eind stand for the first, middle and last third of their year or month; a school
year runs from August to the end of July. Before a season or month ends on the day before it, after it begins on the
day behind it. A moment without a year, or in "this year", takes its year from the day of the document, and is marked.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.language.moments import MONTHS

_MONTH_NAMES = "|".join(MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d|(?:dit|volgend|komend) jaar)"
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
_SEASONS = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9, "winter": 12}
_THIRDS = {"begin": 0, "medio": 1, "midden": 1, "half": 1, "halverwege": 1, "eind": 2, "einde": 2}
_OF = r"(?: (?:van|in|het(?: jaar)?))*"

# Each form of a moment, from most to least telling; a form may do without its year, which is then sought further on.
_FORMS = (
    ("dag", rf"(?P<day>\d{{1,2}})(?:e|ste)? (?P<month>{_MONTH_NAMES})"),
    (
        "kwartaal",
        r"(?:(?P<first>[1-4])(?:e|ste|de)?|(?P<word>eerste|tweede|derde|vierde|laatste))"
        r"(?: ?(?:-|/|en|tot|t/m) ?(?:het )?(?:(?P<last>[1-4])(?:e|ste|de)?|(?P<until>tweede|derde|vierde)))? kwartaal"
        r"|(?:q|k|kwartaal )(?P<q>[1-4])(?: ?(?:[-/]|t/m|en|tot) ?[qk]?(?P<qlast>[1-4]))?",
    ),
    ("halfjaar", r"(?:(?P<half>[12])e|(?P<halfword>eerste|tweede)) (?:helft|halfjaar|half jaar)"),
    ("seizoen", rf"(?:het |de )?(?P<season>{'|'.join(_SEASONS)})(?:vakantie|reces|periode)?"),
    (
        "deel",
        rf"(?P<third>{'|'.join(_THIRDS)})(?P<ofmonth>{_OF} (?:{_MONTH_NAMES}))?"
        rf"(?={_OF}(?: (?:19|20)\d\d| (?:dit|volgend|komend) jaar)| van het jaar\b|(?<=[a-z]{{3}}) ?(?:t/m|tot|-)|$)",
    ),
    ("schooljaar", r"schooljaar (?P<school>(?:(?:19|20)\d\d|\d\d(?=[-/]\d\d)))(?: ?[-/] ?(?:(?:19|20)\d\d|\d\d))?"),
    ("week", r"week (?P<week>\d{1,2})"),
    ("maand", rf"(?P<inmonth>{_MONTH_NAMES})"),
    ("jaar", r"(?P<bare>(?:19|20)\d\d|(?:dit|volgend|komend) jaar)"),
)
_COMPILED = tuple((unit, re.compile(rf"(?<![\w])(?:{form})(?:{_OF},? ?{_YEAR})?(?!\w)")) for unit, form in _FORMS)
_NUMERIC_DAY = re.compile(r"(?<![\d-])(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>(?:19|20)\d\d)(?![\d-])")
_JOIN = re.compile(r"\s*(?P<word>t/m|tot en met|tot|-|tm|en|/)\s*(?:het |de |in )?")
_FROM = re.compile(r"(?:\b(?:vanaf|sinds|van|start(?:t|en)?(?: in)?|per|na)\s*(?:het |de )?)$")
_UNTIL = re.compile(r"(?:\b(?:uiterlijk|tot en met|t/m|tot|vo+r|binnen|ten laatste|loopt tot)\s*(?:in |het |de )?)$")
_OPEN = re.compile(
    r"\b(?:doorlopend|continu|permanent|structureel|lopend|nader te bepalen|n\.?t\.?b\.?|nog niet bekend)\b"
)
_EXCLUDES = re.compile(r"vo+r\b|tot\b(?! en)")
_BEFORE = ("seizoen", "maand")  # what lies before these is over when they begin; "voor 2025" may mean for that year
_REACH = 30  # characters before a moment in which its preposition is sought
# Slugs of the scheme precision, from fine to coarse.
_COARSER = ("dag", "week", "maand", "kwartaal", "seizoen", "deel", "halfjaar", "schooljaar", "jaar", "onbekend")
_SLUGS = {"week": "maand", "schooljaar": "jaar"}
# The scheme has no word for the first part of a year; its length comes nearest to a quarter.
_THIRD_SLUGS = ("kwartaal", "medio", "eind")


@dataclass(frozen=True)
class Planning:
    """A stretch of time in a folded text from `start` to `end`; an absent day means that side is left open.

    `precision` is a slug of the scheme precision; `inferred` tells that the year is not printed but the document's.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: str
    inferred: bool = False


@dataclass(frozen=True)
class _Moment:
    start: int
    end: int
    unit: str
    match: re.Match[str]
    year: int | None
    first: date | None = None
    last: date | None = None
    inferred: bool = False


def plannings(folded: str, since: date | None = None) -> list[Planning]:
    """Every planning in a folded text, in order; none where the text names no time.

    A moment without a year takes the year of the moment it is joined to ("mei t/m juni 2021"). Where there is none its
    days stay absent, unless `since`, the day of the document, is given: then it is the first such moment that is not
    over by that day. Words for work without an end give a planning without days and the precision "onbekend".
    """
    moments = _with_years(list(_moments(folded, since)), folded, since)
    found: list[Planning] = []
    index = 0
    while index < len(moments):
        moment = moments[index]
        following = moments[index + 1] if index + 1 < len(moments) else None
        join = _joined(folded, moment, following) if following else None
        if following and join:
            found.append(_range(folded, moment, following, join))
            index += 2
        else:
            found.append(_single(folded, moment))
            index += 1
    if not found:
        found = [Planning(m.start(), m.end(), None, None, "onbekend") for m in _OPEN.finditer(folded)][:1]
    return found


def _moments(folded: str, since: date | None) -> Iterator[_Moment]:
    taken: list[tuple[int, int]] = []
    found: list[_Moment] = []
    for match in _NUMERIC_DAY.finditer(folded):
        day = _day(int(match["y"]), int(match["m"]), int(match["d"]))
        if day:
            taken.append(match.span())
            found.append(_Moment(*match.span(), "dag", match, day.year, day, day))
    for unit, pattern in _COMPILED:
        for match in pattern.finditer(folded):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                printed = match["year"] or (match["bare"] if unit == "jaar" else None)
                year, relative = _year(printed, since)
                found.append(_Moment(*match.span(), unit, match, year, inferred=relative))
    yield from sorted(found, key=lambda moment: moment.start)


def _year(printed: str | None, since: date | None) -> tuple[int | None, bool]:
    """The year that is printed, and whether it is told from the day of the document ("volgend jaar")."""
    if printed is None or printed.isdigit():
        return (int(printed) if printed else None), False
    return (since.year + (not printed.startswith("dit")) if since else None), since is not None


def _with_years(moments: list[_Moment], folded: str, since: date | None) -> list[_Moment]:
    """The moments with their days; a year is passed back over a word that joins two moments."""
    dated: list[_Moment] = []
    later: _Moment | None = None
    for moment in reversed(moments):
        current = moment
        if current.year is None and later is not None and _joined(folded, current, later):
            current = replace(current, year=later.year, inferred=later.inferred)
            days = _days(current)
            if days and current.year and later.first and days[0] > later.first:  # "4e kwartaal t/m 1e kwartaal 2026"
                current = replace(current, year=current.year - 1)
        if current.first is None:
            days = _days(current)
            current = replace(current, first=days[0], last=days[1]) if days else _not_over(current, since)
        dated.append(current)
        later = current
    return dated[::-1]


def _not_over(moment: _Moment, since: date | None) -> _Moment:
    """A moment without a year as the first of its kind that does not end before the document's day."""
    if since is None or moment.year is not None:
        return moment
    for year in (since.year - 1, since.year, since.year + 1):
        days = _days(replace(moment, year=year))
        if days and days[1] >= since:
            return replace(moment, year=year, first=days[0], last=days[1], inferred=True)
    return moment


def _joined(folded: str, moment: _Moment, following: _Moment) -> re.Match[str] | None:
    join = _JOIN.match(folded, moment.end)
    if join is None or join.end() != following.start:
        return None
    return None if join["word"] == "en" and moment.year is not None else join


def _range(folded: str, first: _Moment, last: _Moment, join: re.Match[str]) -> Planning:
    until = last.last
    if join["word"] == "tot" and last.unit == "dag" and until:
        until -= timedelta(days=1)
    lead = _FROM.search(folded, max(0, first.start - _REACH), first.start)
    start = lead.start() if lead else first.start
    inferred = first.inferred or last.inferred
    return Planning(start, last.end, first.first, until, _precision(first, last), inferred)


def _single(folded: str, moment: _Moment) -> Planning:
    reach = max(0, moment.start - _REACH)
    before, until = (lead.search(folded, reach, moment.start) for lead in (_FROM, _UNTIL))
    start, earliest, latest = moment.start, moment.first, moment.last
    if before and not re.match(r"van\b", before.group()):  # "in de loop van 2026" begins no open stretch
        start, latest = before.start(), None
        if before.group().startswith("na") and moment.unit != "dag" and moment.last:
            earliest = moment.last + timedelta(days=1)
    elif until:
        start, earliest = until.start(), None
        if _EXCLUDES.match(until.group()) and moment.first and (moment.unit in _BEFORE or moment.unit == "dag"):
            excluded = moment.unit != "maand" or not until.group().startswith("tot")
            latest = moment.first - timedelta(days=1) if excluded else latest
    return Planning(start, moment.end, earliest, latest, _precision(moment), moment.inferred)


def _precision(*moments: _Moment) -> str:
    coarsest = max(moments, key=lambda moment: _COARSER.index(moment.unit))
    if coarsest.unit == "deel":
        return _THIRD_SLUGS[_THIRDS[coarsest.match["third"]]]
    return _SLUGS.get(coarsest.unit, coarsest.unit)


def _days(moment: _Moment) -> tuple[date, date] | None:
    """The first and last day of a moment with a known year; None for a day that does not exist."""
    match, year = moment.match, moment.year
    if moment.unit == "schooljaar":
        first = int(match["school"]) + (2000 if len(match["school"]) == 2 else 0)
        return date(first, 8, 1), date(first + 1, 7, 31)
    if year is None:
        return None
    if moment.unit == "dag":
        day = _day(year, MONTHS.index(match["month"]) + 1, int(match["day"]))
        return (day, day) if day else None
    if moment.unit == "week":
        return _week(year, int(match["week"]))
    if moment.unit == "deel":
        return _third(year, match)
    return _months(year, *_month_span(moment))


def _month_span(moment: _Moment) -> tuple[int, int]:
    """The first month of a moment, counted from 1, and the number of months it lasts."""
    match = moment.match
    if moment.unit == "kwartaal":
        first = int(match["first"] or match["q"] or _ORDINALS[match["word"]])
        last = int(match["last"] or match["qlast"] or _ORDINALS.get(match["until"] or "", first))
        return first * 3 - 2, max(last - first + 1, 1) * 3
    if moment.unit == "halfjaar":
        half = int(match["half"] or _ORDINALS[match["halfword"]])
        return half * 6 - 5, 6
    if moment.unit == "seizoen":
        return _SEASONS[match["season"]], 3
    if moment.unit == "maand":
        return MONTHS.index(match["inmonth"]) + 1, 1
    return 1, 12


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _third(year: int, match: re.Match[str]) -> tuple[date, date]:
    part = _THIRDS[match["third"]]
    if not match["ofmonth"]:
        return _months(year, part * 4 + 1, 4)
    month = MONTHS.index(match["ofmonth"].split()[-1]) + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, part * 10 + 1), date(year, month, (10, 20, last)[part])


def _week(year: int, week: int) -> tuple[date, date] | None:
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
