"""Dutch numbers in digits and words, and what must not be read as a number."""

from __future__ import annotations

import re
from decimal import Decimal

from loaders.shadow import Shadow

_UNITS = [
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"),
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
_SMALL = {word: value for value, word in enumerate(_UNITS)} | _TENS
_SMALL |= {
    f"{_UNITS[unit]}en{tens}": base + unit for tens, base in _TENS.items() for unit in range(1, 10)
}  # folded: "drieëntwintig" has lost its dots
WORDS = tuple(_SMALL)  # the number words below a hundred
_BY_LENGTH = sorted(_SMALL, key=len, reverse=True)
# "een" is an article far more often than a number; it counts only where the accents say so.
_ALONE = "|".join(word for word in _BY_LENGTH if word not in ("een", "nul", "acht"))
_FACTOR = "|".join(word for word in _BY_LENGTH if word not in ("een", "nul"))
_REST = rf"(?:en)?(?:{'|'.join(word for word in _BY_LENGTH if word != 'nul')})"
_HUNDREDS = rf"(?:{_FACTOR})?honderd(?:{_REST})?"
_THOUSANDS = rf"(?:{_FACTOR})?duizend(?:{_HUNDREDS}|{_REST})?"
NUMBER_WORD = rf"(?:{_THOUSANDS}|{_HUNDREDS}|{_ALONE}|acht(?! (?:de|het|zich|een|dat|dit)\b))"
DIGITS = r"(?!0\d)(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_PRINTED = rf"(?:{DIGITS}|{NUMBER_WORD})(?!\w|[.,:/]\d)"
NUMBER = re.compile(rf"(?<![\w.,:/-]){_PRINTED}")
RANGE_END = _PRINTED  # behind the dash of a range, where a number on its own cannot stand
# "anderhalf", "drieënhalf": halves that are written as one word.
HALF_WORD = rf"(?:anderhal(?:f|ve)|(?P<whole>{_ALONE}|acht)en(?:een)?hal(?:f|ve))"
# A text without any of these holds no number: one cheap search instead of many.
_MAYBE = re.compile(
    r"[0-9]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|tachtig|honderd|duizend|dertig|veertig"
    r"|een (?:van|op|of)\b|halfjaar|half |halve |helft|kwart|derde|allebei"
)
_SPLIT = re.compile(r"(?P<thousands>.*?)duizend(?P<below>.*)|(?P<hundreds>.*?)honderd(?P<rest>.*)")
_RAISED = re.compile("[¹²³⁰⁴-⁹]+")
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?!\d)")
_NARROW = "\u00a0\u2009\u202f"


def may_hold_number(text: Shadow) -> bool:
    """Whether a text can hold a number in digits or words at all; cheap, so that most sentences need no more."""
    return bool(_MAYBE.search(text.folded)) or "én" in text.text


def value_of(printed: str) -> Decimal:
    """The value of a printed number: decimal comma, thousands point, or a word.

    Raises KeyError for a word that is no number.
    """
    if printed[:1].isdigit():
        return Decimal(printed.replace(".", "").replace(",", "."))
    return Decimal(_of_word(printed))


def plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the comma."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def half_of(match: re.Match[str]) -> Decimal:
    """The value of a match of HALF_WORD."""
    return value_of(match["whole"]) + Decimal("0.5") if match["whole"] else Decimal("1.5")


def _of_word(word: str) -> int:
    if word in _SMALL:
        return _SMALL[word]
    if parts := _SPLIT.fullmatch(word):
        if parts["thousands"] is not None:
            return _factor(parts["thousands"]) * 1000 + _rest(parts["below"])
        return _factor(parts["hundreds"]) * 100 + _rest(parts["rest"])
    raise KeyError(word)


def _factor(word: str) -> int:
    return _of_word(word) if word else 1


def _rest(word: str) -> int:
    if not word:
        return 0
    bare = word.removeprefix("en")
    return _of_word(bare if bare in _SMALL else word)


def countable(sentence: Shadow, source: str) -> str:
    """The folded sentence, equally long, in which numbers read as meant.

    Note marks that stick to a word or number are blank, and a narrow or unbroken blank between thousands is a point.
    """
    folded = sentence.folded
    for mark in _RAISED.finditer(sentence.text):
        folded = _blank(folded, *mark.span())
    for token in re.finditer(r"\d+", folded):
        start, end = token.span()
        for at in range(max(start, 1), end):
            if sentence.offsets[at] - sentence.offsets[at - 1] > 1 and folded[at - 1] not in " (":
                folded = _blank(folded, at, end)
                break
    for group in _GROUPED.finditer(folded):
        gaps = [at for at in range(*group.span()) if folded[at] == " "]
        if all(source[sentence.offsets[at]] in _NARROW for at in gaps):
            folded = folded[: group.start()] + group.group().replace(" ", ".") + folded[group.end() :]
    return folded


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
