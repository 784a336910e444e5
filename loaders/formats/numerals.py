"""How an item's number is printed: in figures, letters or Roman numerals."""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 4_000


def letters(count: int) -> str:
    """a, b … z, and then aa, bb …, as Word and browsers' lists of a page's length go on."""
    return _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1) if 0 < count < 26 * 26 else str(count)


def roman(count: int) -> str:
    """A Roman numeral in small letters; figures where there is none."""
    if not 0 < count < _LARGEST_ROMAN:
        return str(count)
    out = ""
    for worth, sign in _ROMAN:
        out += sign * (count // worth)
        count %= worth
    return out
