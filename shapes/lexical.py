"""Whether the text of a literal is one that its datatype has. Source: XML Schema Definition 1.1, part 2."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable, Mapping

_ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
_TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DATE = re.compile(r"(-?\d+|-)-(\d\d)-(\d\d)")
_WITH_DAY = frozenset({"date", "dateTime", "dateTimeStamp", "gMonthDay"})
_DURATION = re.compile(
    r"-?P(?=.)(?P<months>(?:\d+Y)?(?:\d+M)?)(?P<rest>(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)"
)
_DECIMAL = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_DOUBLE = rf"{_DECIMAL}(?:[eE][+-]?\d+)?|[+-]?INF|NaN"
_BASE64 = r"(?:(?:[A-Za-z\d+/] ?){4})*(?:(?:[A-Za-z\d+/] ?){2}= ?=|(?:[A-Za-z\d+/] ?){3}=)?"

_FORMS: Mapping[str, str] = {
    "boolean": "true|false|0|1",
    "decimal": _DECIMAL,
    "double": _DOUBLE,
    "float": _DOUBLE,
    "dateTime": rf"{_YEAR}-(?:0\d|1[0-2])-\d\dT{_TIME}{_ZONE}",
    "dateTimeStamp": rf"{_YEAR}-(?:0\d|1[0-2])-\d\dT{_TIME}{_ZONE.removesuffix('?')}",
    "date": rf"{_YEAR}-(?:0\d|1[0-2])-\d\d{_ZONE}",
    "time": rf"{_TIME}{_ZONE}",
    "gYear": rf"{_YEAR}{_ZONE}",
    "gYearMonth": rf"{_YEAR}-(?:0[1-9]|1[0-2]){_ZONE}",
    "gMonth": rf"--(?:0[1-9]|1[0-2]){_ZONE}",
    "gMonthDay": rf"--(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){_ZONE}",
    "gDay": rf"---(?:0[1-9]|[12]\d|3[01]){_ZONE}",
    "hexBinary": r"(?:[\da-fA-F]{2})*",
    "base64Binary": _BASE64,
    "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z\d]{1,8})*",
}
_BITS = {"long": 64, "int": 32, "short": 16, "byte": 8}
_INTEGERS: Mapping[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    **{name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for name, bits in _BITS.items()},
    **{f"unsigned{name.capitalize()}": (0, 2**bits - 1) for name, bits in _BITS.items()},
}
_COMPILED = {name: re.compile(form, re.ASCII) for name, form in _FORMS.items()}
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LONGEST = 4000  # digits that Python makes an integer of


def is_sound(text: str, datatype: str) -> bool:
    """Whether a text belongs to a datatype (its IRI); True for a datatype that is none of XML Schema's."""
    name = datatype.removeprefix(_XSD)
    if name == datatype:
        return True
    if name in _INTEGERS:
        return _is_integer(text, *_INTEGERS[name])
    if name in _DURATIONS:
        return _DURATIONS[name](text)
    form = _COMPILED.get(name)
    if form is None:
        return True
    return form.fullmatch(text) is not None and (name not in _WITH_DAY or _is_day(text))


def _is_integer(text: str, least: int | None, most: int | None) -> bool:
    if not re.fullmatch(r"[+-]?\d+", text, re.ASCII):
        return False
    if least is None and most is None:
        return True
    if len(text) > _LONGEST:
        return (least is None) if text.startswith("-") else (most is None)
    return (least is None or int(text) >= least) and (most is None or int(text) <= most)


def _is_day(text: str) -> bool:
    """Whether the day is one of its month."""
    found = _DATE.match(text)
    if not found:
        return False
    year, month, day = found[1], int(found[2]), int(found[3])
    leap = month == 2 and (year == "-" or isleap(int(year[-4:])))  # the last four digits decide
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] + leap


def _is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None


def _is_of_months(text: str) -> bool:
    found = _DURATION.fullmatch(text)
    return bool(found and not found["rest"])


def _is_of_days(text: str) -> bool:
    found = _DURATION.fullmatch(text)
    return bool(found and not found["months"])


_DURATIONS: Mapping[str, Callable[[str], bool]] = {
    "duration": _is_duration,
    "yearMonthDuration": _is_of_months,
    "dayTimeDuration": _is_of_days,
}
