"""Personal data that has no place in the graph, covered in the source text before anything else reads it."""

from __future__ import annotations

import re

BLOCK = "\u2588"

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w./-])(?<!\d )(?:\+31[\s-]?(?:\(0\))?\d{1,3}|0\d{1,3})[\s-]{1,2}\d{2,4}(?:[\s-]?\d{2,4}){1,3}(?![\w/])"
    r"|(?<![\w./-])0[1-9]\d{8}(?![\w/])"
)
_BIRTH = re.compile(r"(?i)(?<=geboren op )\d{1,2}[ -](?:\d{1,2}|[a-z]+)[ -]\d{4}|(?<=geboortedatum: )[\d-]{8,10}")
_NINE_DIGITS = re.compile(r"(?<![\d.,-])\d{9}(?![\d.,-])")


def mask(text: str) -> tuple[str, int]:
    """The text with e-mail addresses, telephone numbers, birth dates and citizen numbers covered, and how many.

    Each is replaced by full blocks of equal length, so that offsets stay. A nine-digit number counts as a citizen
    number when it passes the eleven test of the Dutch BSN.
    """
    found = 0

    def cover(match: re.Match[str]) -> str:
        nonlocal found
        found += 1
        return BLOCK * len(match.group())

    for pattern in (_EMAIL, _PHONE, _BIRTH):
        text = pattern.sub(cover, text)
    text = _NINE_DIGITS.sub(lambda m: cover(m) if _passes_eleven_test(m.group()) else m.group(), text)
    return text, found


def _passes_eleven_test(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0
