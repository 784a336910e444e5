"""Dutch numbers in digits and words: whole, decimal, halves, shares, round ones and those that scale words enlarge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from loaders.language.nouns import MEASURES, noun_behind
from loaders.language.numerals import FRACTION_OF, SCALES, in_digits, in_word, is_year, plain
from loaders.language.tokens import Kind, Phrases, Token, words

_ORDINALS = {
    "derde": 3,
    "vierde": 4,
    "kwart": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "negende": 9,
    "tiende": 10,
}
_JUDGES = frozenset(("de", "het", "zich", "een", "dat", "dit", "hij", "zij"))  # "de inspectie acht het …"
# What may stand behind "een derde" that is a share; before any other noun it is an ordinal ("een derde bezoek").
_SHARED = words(
    "van deel heeft hebben had krijgt is zijn was waren voelt woont vindt zegt wist mist kent geeft . , ; : )"
)
_TIMES = ("maal", "keer")
_UNTIL_HALF_YEAR = frozenset(("eerste", "tweede", "laatste"))
_ROUND = Phrases(
    dict.fromkeys(("een kleine", "een goede", "een dikke", "een krappe", "een ruime", "een slordige"), True)
)


class Form(StrEnum):
    """How a number is printed; a share is in per cent; a name in numerals is no number ("31 912, nr. 44")."""

    DIGITS = "digits"
    WORD = "word"
    SHARE = "share"
    NAME = "name"


@dataclass(frozen=True)
class Number:
    """A number at the tokens from `first` up to `last`; `unit` where its own form names that ("een half jaar").

    `approximate` and a `low` end follow from the form too ("een kleine 40", "een of twee").
    """

    first: int
    last: int
    value: Decimal
    form: Form
    unit: str = ""
    approximate: bool = False
    low: Decimal | None = None


def numbers(found: Sequence[Token], text: str) -> list[Number]:
    """The numbers of a sentence in order, none overlapping; `text` is the sentence as printed."""
    out: list[Number] = []
    at = 0
    while at < len(found):
        number = _at(found, at, text)
        if number is not None and number.form is not Form.NAME:
            out.append(number)
        at = number.last if number is not None else at + 1
    return out


def _at(found: Sequence[Token], at: int, text: str) -> Number | None:
    token = found[at]
    if token.kind is Kind.SIGN:
        return None
    if (
        token.word in ("een", "de", "driekwart", "drie", "helft", "half", "halve", "halfjaar")
        or token.word in _ORDINALS
    ) and (special := _special(found, at, text)):
        return special
    if token.kind is Kind.DIGITS:
        return _digits(found, at, text)
    return _word(found, at, text)


def _digits(found: Sequence[Token], at: int, text: str) -> Number | None:
    value = in_digits(text[found[at].start : found[at].end])
    last = at + 1
    if value is None:
        return None
    while _is_thousands(found, at, last):
        value, last = value * 1000 + Decimal(found[last].word), last + 1
    if last > at + 1 and not noun_behind(found, last):
        return Number(at, last, value, Form.NAME)
    part = FRACTION_OF.get(text[found[last].start : found[last].end]) if last < len(found) else None
    if part is not None and value == value.to_integral_value():  # "2 ½"
        value, last = value + part, last + 1
    return _scaled(found, Number(at, last, value, Form.DIGITS))


def _is_thousands(found: Sequence[Token], first: int, at: int) -> bool:
    """Whether three digits behind a blank carry on a number ("1 250 trajecten")."""
    if at >= len(found) or found[at].kind is not Kind.DIGITS or found[at].joined:
        return False
    heads = found[first].word.isdigit() and 1 <= len(found[first].word) <= 3
    return heads and len(found[at].word) == 3 and found[at].word.isdigit() and found[at].start == found[at - 1].end + 1


def _word(found: Sequence[Token], at: int, text: str) -> Number | None:
    word, after = found[at].word, _follower(found, at + 1)
    for times in _TIMES:
        if word.endswith(times) and (count := in_word(word.removesuffix(times))) and after != "per":
            return Number(at, at + 1, count, Form.WORD, "keer")
    if word.endswith("tal") and (count := in_word(word.removesuffix("tal"))) and count != 11:  # a team of eleven
        return Number(at, at + 1, count, Form.WORD, approximate=True)
    if share := _of_parts(found, at):
        return share
    value = in_word(word)
    if value is None or (word == "acht" and (after in _JUDGES or _is_name(found, at + 1, text))):
        return None
    if word == "een" and not _is_counting(found, at, text):
        return None
    last, rest = at + 1, in_word(_follower(found, at + 1))
    step = next((size for size in (1000, 100) if value and value % size == 0), 0)
    if rest is not None and 1 < rest < step:  # "honderd twintig", "tweeduizend driehonderd"
        value, last = value + rest, last + 1
    return _halved(found, _scaled(found, Number(at, last, value, Form.WORD)))


def _is_counting(found: Sequence[Token], at: int, text: str) -> bool:
    """Whether "een" is a number: by its accents, or before "op de vijf", "van de zes"."""
    token = found[at]
    if text[token.start : token.end].lower() in ("één", "eén", "éen"):
        return True
    of = _follower(found, at + 1)
    behind = at + 3 if _follower(found, at + 2) in ("de", "elke", "iedere") else at + 2
    return of in ("op", "van") and behind < len(found) and _is_number(found[behind])


def _halved(found: Sequence[Token], number: Number) -> Number:
    """ "Vier en een halve"."""
    words = [_follower(found, number.last + step) for step in range(3)]
    if words[:2] == ["en", "een"] and words[2] in ("half", "halve"):
        return Number(number.first, number.last + 3, number.value + Decimal("0.5"), number.form)
    return number


def _scaled(found: Sequence[Token], number: Number) -> Number:
    """ "Vijf miljoen", "60 duizend"."""
    factor = SCALES.get(_follower(found, number.last))
    if factor is None:
        return number
    last = number.last + 1
    abbreviated = (
        last < len(found) and found[last].word == "." and found[last].joined and len(found[last - 1].word) == 3
    )
    return Number(number.first, last + abbreviated, plain(number.value * factor), number.form)


def _special(found: Sequence[Token], at: int, text: str) -> Number | None:
    """Halves, shares in words, "een of twee", "een kleine 40", "een maand of drie"."""
    return _half(found, at) or _share(found, at) or _loose(found, at, text)


def _half(found: Sequence[Token], at: int) -> Number | None:
    """ "Een half jaar", "driekwart jaar"; not the first half of a year."""
    word, before = found[at].word, found[at - 1].word if at else ""
    if word == "halfjaar" and before not in _UNTIL_HALF_YEAR:
        return Number(at, at + 1, Decimal("0.5"), Form.WORD, "jaar")
    value, behind = Decimal("0.5"), at + 1
    if word in ("drie", "driekwart"):
        value, behind = Decimal("0.75"), at + 1 + (word == "drie")
        if word == "drie" and _follower(found, at + 1) != "kwart":
            return None
    elif word not in ("half", "halve") or before in _UNTIL_HALF_YEAR:
        return None
    unit = _follower(found, behind)
    return Number(at, behind + 1, value, Form.WORD, unit) if unit in MEASURES and unit not in ("keer", "maal") else None


def _share(found: Sequence[Token], at: int) -> Number | None:
    """ "De helft", "driekwart", "een kwart", "twee derde", "een vijfde", in per cent."""
    word, next_word, after = found[at].word, _follower(found, at + 1), _follower(found, at + 2)
    if word == "helft" or (word == "de" and next_word == "helft"):
        last = at + 1 + (word == "de")
        of_time = _follower(found, last) == "van" and _is_time(found, last + 1)
        before = found[at - 1].word if at else ""
        return None if of_time or before in ("eerste", "tweede") else Number(at, last, Decimal(50), Form.SHARE)
    if word == "driekwart" or (word == "drie" and next_word == "kwart"):
        return Number(at, at + 1 + (word == "drie"), Decimal(75), Form.SHARE)
    if word == "een" and next_word == "kwart":
        return None if after in ("voor", "over", "eeuw") else Number(at, at + 2, Decimal(25), Form.SHARE)
    if word == "een" and (parts := _ORDINALS.get(next_word)):
        return _of_hundred(at, at + 2, 1, parts) if after in _SHARED or at + 2 == len(found) else None
    return None


def _of_parts(found: Sequence[Token], at: int) -> Number | None:
    """ "Twee derde", "tweederde", "drie vijfde"."""
    word, after = found[at].word, _follower(found, at + 1)
    if (parts := _ORDINALS.get(after)) and word != "een" and (part := in_word(word)) and part < parts:
        return _of_hundred(at, at + 2, int(part), parts)
    for ordinal, parts in _ORDINALS.items():  # "achttiende" is an ordinal of its own
        part = in_word(word.removesuffix(ordinal)) if word.endswith(ordinal) and ordinal != "tiende" else None
        if part and part < parts:
            return _of_hundred(at, at + 1, int(part), parts)
    return None


def _of_hundred(first: int, last: int, part: int, parts: int) -> Number:
    share = (Decimal(100) * part / parts).quantize(Decimal("0.1"))
    return Number(first, last, plain(share), Form.SHARE)


def _loose(found: Sequence[Token], at: int, text: str) -> Number | None:
    """ "Een of twee", "een kleine 40", "een maand of drie", "een stuk of tien"."""
    if found[at].word != "een":
        return None
    if round_ := _ROUND.starting(found, at):
        number = _plain_number(found, round_[1], text)
        return Number(at, number.last, number.value, number.form, approximate=True) if number else None
    words = [_follower(found, at + step) for step in range(1, 3)]
    if words[0] == "of":
        number = _plain_number(found, at + 2, text)
        return replace(number, first=at, low=Decimal(1)) if number and number.value == 2 else None
    if words[1] == "of" and (words[0] in MEASURES or words[0] in ("stuk", "man", "keer", "uur")):
        number = _plain_number(found, at + 3, text)
        unit = "" if words[0] == "stuk" else words[0]
        return Number(at, number.last, number.value, number.form, unit, approximate=True) if number else None
    return None


def _plain_number(found: Sequence[Token], at: int, text: str) -> Number | None:
    if at >= len(found):
        return None
    return _digits(found, at, text) if found[at].kind is Kind.DIGITS else _word(found, at, text)


def _is_number(token: Token) -> bool:
    if token.kind is Kind.DIGITS:
        return in_digits(token.word) is not None
    return token.word != "een" and in_word(token.word) is not None


def _is_time(found: Sequence[Token], at: int) -> bool:
    """Whether a year or "het jaar" stands at a token."""
    word = _follower(found, at)
    return (word in ("het", "dit", "vorig") and _follower(found, at + 1) in ("jaar", "schooljaar")) or is_year(word)


def _is_name(found: Sequence[Token], at: int, text: str) -> bool:
    return at < len(found) and text[found[at].start].isupper()


def _follower(found: Sequence[Token], at: int) -> str:
    return found[at].word if at < len(found) else ""
