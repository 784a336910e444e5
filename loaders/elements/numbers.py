"""Dutch numbers in digits and words, and what must not be read as a number."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
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
    "negentien",
]
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}


def _words() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_UNITS)} | _TENS
    for tens, base in _TENS.items():
        for unit in range(1, 10):
            words[f"{_UNITS[unit]}en{tens}"] = base + unit
    words |= {"honderd": 100, "tweehonderd": 200, "driehonderd": 300, "duizend": 1000}
    return words


WORDS = _words()
# "een" is an article far more often than a number; it counts only where the accents say so.
_COUNTING = sorted((word for word in WORDS if word not in ("een", "nul", "acht")), key=len, reverse=True)
NUMBER_WORD = "(?:" + "|".join([*_COUNTING, "acht(?! (?:de|het|zich|een|dat|dit)\\b)"]) + ")"
DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
NUMBER = re.compile(rf"(?<![\w.,/-])(?:{DIGITS}|{NUMBER_WORD})(?![\w])")


def value_of(printed: str) -> Decimal:
    """The value of a printed number: decimal comma, thousands point, or a word.

    Raises KeyError for a word that is no number.
    """
    if printed[:1].isdigit():
        return Decimal(printed.replace(".", "").replace(",", "."))
    return Decimal(WORDS[printed])
