"""Recognising personal data in words: what never belongs in a literal."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w./-])(?<!\d )(?:\+31[\s-]?(?:\(0\))?\d{1,3}|0\d{1,3})[\s-]{1,2}\d{2,4}(?:[\s-]?\d{2,4}){1,3}(?![\w/])"
    r"|(?<![\w./-])0[1-9]\d{8}(?![\w/])"
)
_NINE_DIGITS = re.compile(r"(?<![\w.,-])\d{9}(?![\w.,-])")
_TELLING = re.compile(r"@|\d{2}")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def personal_data(text: str) -> tuple[str, str] | None:
    """What kind of personal data a text holds, in Dutch and English; None where it holds none.

    A run of nine digits counts as a citizen number when it passes the eleven test of the Dutch BSN.
    """
    if not _TELLING.search(text):
        return None
    if _EMAIL.search(text):
        return "een e-mailadres", "an e-mail address"
    if any(_passes_eleven_test(found) for found in _NINE_DIGITS.findall(text)):
        return "een burgerservicenummer", "a citizen service number"
    return ("een telefoonnummer", "a telephone number") if _PHONE.search(text) else None


def _passes_eleven_test(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0
