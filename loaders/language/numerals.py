"""What a printed numeral or number word is worth."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

from loaders.language.tokens import FRACTIONS
from loaders.shadow import Shadow

_UNITS = [
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
]
_UNITS += ["negentien", "acht", "een"]
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(_UNITS)})en)?(?:{'|'.join(_TENS)})|{'|'.join(sorted(_UNITS, key=len, reverse=True))}"
)
_LARGE = rf"(?:{_BELOW_HUNDRED})?(?:honderd|duizend)(?:en)?(?:(?:{_BELOW_HUNDRED})?honderd)?(?:{_BELOW_HUNDRED})?"
# A number inside a longer expression, for readers that look for one at a place; "een" is an article more often.
NUMBER_WORD = rf"(?:{_LARGE}|(?!een(?!en)|acht (?:de|het|zich|een|dat|dit)\b)(?:{_BELOW_HUNDRED}))"
DIGITS = r"(?!0\d)(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
NUMBER = re.compile(rf"(?<![\w.,:/-])(?:{DIGITS}|{NUMBER_WORD})(?!\w|[.,:/]\d)")

_PRINTED = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,\d+)?")
FRACTION_OF = dict(zip(FRACTIONS, map(Decimal, ("0.5", "0.333", "0.667", "0.25", "0.75", "0.2", "0.125")), strict=True))
# A text without any of these holds no number: one cheap search instead of many.
_MAYBE = re.compile(
    rf"[0-9{FRACTIONS}]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|honderd|duizend|dertig"
    r"|een (?:van|op|of)\b|half|halve|helft|kwart|derde|allebei|tal\b|[éÉ]"
)
SCALES = {
    "honderd": 100,
    "duizend": 1000,
    "miljoen": 10**6,
    "mln": 10**6,
    "miljard": 10**9,
    "mld": 10**9,
    "dzd": 1000,
}
_HALVED = ("eneenhalve", "eneenhalf", "enhalve", "enhalf")


def may_hold_number(text: Shadow) -> bool:
    """Whether a text can hold a number in digits or words at all; cheap, so that most sentences need no more."""
    return bool(_MAYBE.search(text.folded)) or bool(_MAYBE.search(text.text))


def value_of(printed: str) -> Decimal:
    """The value of a printed number: decimal comma, thousands point, fraction or a word.

    Raises KeyError for what is no number.
    """
    value = in_digits(printed) if printed[:1].isnumeric() else in_word(printed)
    if value is None:
        raise KeyError(printed)
    return value


def plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the comma."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def is_year(word: str) -> bool:
    """Whether a numeral may be a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def in_digits(printed: str) -> Decimal | None:
    """The value of a numeral; None for a number that names something (2.1, 06, 10:30)."""
    fraction = FRACTION_OF.get(printed[-1:])
    whole = printed[:-1] if fraction is not None else printed
    if fraction is not None and not whole:
        return fraction
    if not _PRINTED.fullmatch(whole):
        return None
    return Decimal(whole.replace(".", "").replace(",", ".")) + (fraction or 0)


@lru_cache(maxsize=65_536)
def in_word(word: str) -> Decimal | None:
    """The value of a folded number word, halves included ("anderhalf", "drieënhalve", but no shares)."""
    if word in ("anderhalf", "anderhalve"):
        return Decimal("1.5")
    for ending in _HALVED:
        if word.endswith(ending) and (whole := in_word(word.removesuffix(ending))) is not None:
            return whole + Decimal("0.5")
    if word in SCALES and word not in ("honderd", "duizend"):
        return None
    try:  # folded words have lost the dots that part "tweeëntwintig"
        return Decimal(text2num(word.replace("eeen", "eeën"), "nl"))
    except ValueError:
        return None
