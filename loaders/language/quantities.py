"""Quantities in a sentence: counts, shares, amounts and stretches of time, with their bounds and their whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.language.bounds import Bounded, bounded
from loaders.language.elsewhere import Known, named_elsewhere
from loaders.language.marks import is_mark
from loaders.language.moments import Moment
from loaders.language.naming import is_name, named
from loaders.language.nouns import noun_behind, stem
from loaders.language.numbers import Form, numbers
from loaders.language.tokens import Kind, Token, words
from loaders.language.vocabulary import find

# What leads from a part to its whole.
_OF = frozenset(("van", "uit", "/", "op"))
_FILLERS = words("de het in totaal alle onze hun haar ongeveer circa elke ieder iedere die deze ruim bijna")
_DETERMINERS = words("de het alle onze hun haar deze die dit")
_PERCENT = {"%": "%", "procent": "%", "percent": "%", "procentpunt": "procentpunt", "procentpunten": "procentpunt"}
_EURO = frozenset(("€", "euro", "euro's", "eur"))
_TIMES = words("jaar jaren uur uren minuten minuut dag dagen werkdagen week weken maand maanden euro fte km meter")
_INSIDE = 12  # tokens that may stand between a share and the numbers in brackets that give it
_BOTH = frozenset(("allebei", "beide"))
_SETTLED = ("", "%", "procentpunt", "euro", "cijfer")


@dataclass(frozen=True)
class Quantity:
    """A quantity of a sentence, at the tokens from `first` to `last` and the characters from `start` to `end`.

    `part` of `base` is the share in numbers, `share` the same in per cent, as far as they are printed; `least` and
    `most` are the bounds that the words set. `unit` is empty where the sentence does not tell what is counted; `group`
    is what a share is taken of. `led_at` is the token where the words begin that bound it.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    unit: str
    approximate: bool = False
    average: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    part: Decimal | None = None
    base: Decimal | None = None
    share: Decimal | None = None
    group: str = ""
    led_at: int = 0


def quantities(found: Sequence[Token], text: str, moments: Sequence[Moment], before: str = "") -> list[Quantity]:
    """The quantities of a sentence in order; `before` is what the last number before the sentence counted.

    Dates, labels, ages, times of day and numbers in names are none.
    """
    covered = named(found, text, moments)
    counting = [
        number
        for number in numbers(found, text)
        if covered.isdisjoint(range(number.first, number.last)) and not is_name(found, text, number)
    ]
    reader = _Reader(found, text, bounded(found, counting))
    return reader.read(before)


class _Reader:
    """The numbers of one sentence on their way to quantities."""

    def __init__(self, found: Sequence[Token], text: str, numbers_: Sequence[Bounded]) -> None:
        self._found = found
        self._text = text
        self._numbers = numbers_
        self._at = {number.first: number for number in numbers_}

    def read(self, before: str) -> list[Quantity]:
        out: list[Quantity] = []
        unit = ""
        for number in self._numbers:
            if out and number.first < out[-1].last:
                continue
            quantity = self._quantity(number, Known(unit or before, bool(unit)))
            if quantity and not (out and self._is_said_again(out[-1], quantity)):
                out.append(quantity)
                unit = quantity.unit if quantity.unit not in _SETTLED else unit
        out = [
            self._of_its_other_end(quantity, following)
            for quantity, following in zip(out, [*out[1:], None], strict=False)
        ]
        return out + [both for both in self._both() if all(both.first >= q.last or both.last <= q.first for q in out)]

    @staticmethod
    def _is_said_again(before: Quantity, quantity: Quantity) -> bool:
        """ "Een kwart, 25%,": one share in words and in digits."""
        same = (quantity.unit, quantity.value) == (before.unit, before.value)
        return same and quantity.unit == "%" and quantity.first - before.last < 3

    def _of_its_other_end(self, quantity: Quantity, following: Quantity | None) -> Quantity:
        """ "Van 23 naar 28 gevallen": the noun behind the second end is meant for both."""
        if following is None or quantity.unit or not following.unit or self._word(following.led_at - 1) != "naar":
            return quantity
        return replace(quantity, unit=following.unit)

    def _quantity(self, number: Bounded, known: Known) -> Quantity | None:
        if number.number.form is Form.SHARE:
            return self._with_numbers(self._made(number, "%"), in_words=True)
        if number.number.unit:
            return self._made(number, number.number.unit)
        return self._part_of(number, known.unit) or self._measured(number) or self._count(number, known)

    def _made(self, number: Bounded, unit: str, last: int | None = None) -> Quantity:
        behind = number.last if last is None else last
        return Quantity(
            number.first,
            behind,
            self._found[number.first].start,
            self._found[behind - 1].end,
            number.value,
            unit,
            number.approximate,
            number.average,
            number.least,
            number.most,
            led_at=number.led_at,
        )

    def _extended(self, quantity: Quantity, last: int) -> Quantity:
        return replace(quantity, last=last, end=self._found[last - 1].end)

    def _part_of(self, number: Bounded, unit: str) -> Quantity | None:
        """ "Elf van de twaalf dossiers", "1 op 7"; "3278 dossiers van 2702 kinderen" are two counts."""
        at, noun = number.last, ""
        if self._word(at) not in _OF:
            noun = noun_behind(self._found, at, single=number.value == 1)
            at += len(noun.split())
        if (not noun and at != number.last) or self._word(at) not in _OF or (noun and self._word(at) == "op"):
            return None
        base = self._number_behind(at + 1)
        if base is None or base.value == 0 or self._word(base.last) in _PERCENT or number.is_range:
            return None
        counted = noun_behind(self._found, base.last)
        if noun and (self._word(base.last) in _TIMES or (counted and stem(counted) != stem(noun))):
            return None
        made = self._extended(self._made(number, noun or counted or unit), base.last)
        made = replace(made, part=number.value, base=base.value)
        if share := self._in_brackets(base.last, percent=True):
            made = replace(self._extended(made, share[1]), share=share[0].value)
        return made

    def _number_behind(self, at: int) -> Bounded | None:
        """The number that stands at a token but for small words and an adjective."""
        adjective = False
        for index in range(at, min(at + 5, len(self._found))):
            if number := self._at.get(index):
                return number
            if self._found[index].word not in _FILLERS:
                if adjective or self._found[index].kind is not Kind.WORD:
                    return None
                adjective = True
        return None

    def _in_brackets(self, at: int, percent: bool) -> tuple[Bounded, int] | None:
        """The first number in the brackets that open soon behind a token, and the index behind those brackets."""
        opening = next((i for i in range(at, min(at + _INSIDE, len(self._found))) if self._word(i) == "("), None)
        if opening is None or any(self._found[i].word in (".", ";") or i in self._at for i in range(at, opening)):
            return None
        closing = next((i for i in range(opening, min(opening + 16, len(self._found))) if self._word(i) == ")"), None)
        inside = self._at.get(self._behind_words(opening + 1, only_fillers=percent))
        if closing is None or inside is None or (self._word(inside.last) in _PERCENT) != percent:
            return None
        return inside, closing + 1

    def _behind_words(self, at: int, only_fillers: bool = False) -> int:
        while at < len(self._found) and at not in self._at and self._found[at].kind is not Kind.DIGITS:
            if self._found[at].word in (")", ";") or (only_fillers and self._found[at].word not in _FILLERS):
                break
            at += 1
        return at

    def _with_numbers(self, share: Quantity, in_words: bool = False) -> Quantity:
        """A share with the numbers it stands for where those follow between brackets.

        A word is rounder than the numbers behind it: there the numbers are the value.
        """
        share = replace(share, group=self._group(share), share=None if in_words or share.most else share.value)
        whole = self._number_behind(share.last + 1) if self._word(share.last) == "van" else None
        if whole and not in_words and noun_behind(self._found, whole.last):
            share = replace(share, base=whole.value)
        numbers_ = self._in_brackets(whole.last if whole else share.last, percent=False)
        if numbers_ is None:
            return share
        ratio = self._part_of(numbers_[0], share.group)
        if ratio is None:
            return share
        share = replace(self._extended(share, numbers_[1]), part=ratio.part, base=ratio.base)
        return replace(share, value=numbers_[0].value, unit=share.group or ratio.unit) if in_words else share

    def _group(self, share: Quantity) -> str:
        """What a share is taken of: "44 procent van de gezinnen", "van de 45 ouders is 71 procent tevreden"."""
        for at in range(share.last, min(share.last + 3, len(self._found))):
            if self._word(at) in ("van", "onder", "bij"):
                skip = at + 1 + (self._word(at + 1) in _DETERMINERS)
                number = self._at.get(skip)
                return noun_behind(self._found, number.last if number else skip)
            if self._found[at].kind is not Kind.WORD:
                break
        if self._word(0) in ("van", "bij", "onder") and share.first > 2:
            skip = 1 + (self._word(1) in _DETERMINERS)
            number = self._at.get(skip)
            return noun_behind(self._found, number.last if number else skip)
        return ""

    def _measured(self, number: Bounded) -> Quantity | None:
        """Percentages, amounts of money, respondents and marks."""
        unit = _PERCENT.get(self._word(number.last), "")
        if unit:
            made = self._made(number, unit, number.last + 1 + (self._word(number.last + 1) == "punt"))
            return self._with_numbers(made) if unit == "%" else made
        if self._word(number.first - 1) in _EURO or self._word(number.last) in _EURO:
            last = number.last + (self._word(number.last) in _EURO)
            return self._made(number, "euro", last)
        if self._word(number.first - 1) == "=" and self._word(number.first - 2) == "n":
            return self._made(number, "respondenten")
        return self._made(number, "cijfer") if is_mark(self._found, number) else None

    def _count(self, number: Bounded, known: Known) -> Quantity | None:
        """A number of things, named behind it, before it, or by the number before it."""
        single = number.value == 1 and number.most is None
        noun = (
            self._made_by(number.last)
            or noun_behind(self._found, number.last, single)
            or self._of_group(number, single)
        )
        if noun == "inspecties" or (single and find("role", noun) and self._speaks(number)):
            return None
        last = number.last
        if not noun:
            elsewhere = named_elsewhere(self._found, self._text, number, known)
            if elsewhere is None:
                return None
            noun = elsewhere
        elif noun.split()[0] == self._word(last):
            last += len(noun.split())
        made = self._made(number, noun, last)
        if base := self._base_in_brackets(last):
            made = replace(made, part=number.value, base=base.value)
        if share := self._in_brackets(last, percent=True):
            made = replace(self._extended(made, share[1]), share=share[0].value)
        return made

    def _made_by(self, at: int) -> str:
        """ "20 door ouders ingevulde vragenlijsten": what is counted comes after who did it."""
        if self._word(at) != "door":
            return ""
        by = at + 2 + (self._word(at + 1) in _DETERMINERS)
        nouns = (noun_behind(self._found, index) for index in range(by, min(by + 7, len(self._found))))
        return next(filter(None, nouns), "")

    def _of_group(self, number: Bounded, single: bool) -> str:
        """The noun of "twee van de kinderen"; a single one only where it is no person."""
        at = number.last
        if self._word(at) != "van" or self._word(at + 1) not in (*_DETERMINERS, "zijn", "hen", "wie"):
            return ""
        noun = noun_behind(self._found, at + 2)
        return "" if single and find("role", noun) else noun

    def _speaks(self, number: Bounded) -> bool:
        """Whether "één moeder" is somebody who is heard rather than a count."""
        return any(
            mark in self._text[self._found[number.last - 1].end :] for mark in ("“", "„", '"', "«", ":", " ‘", " '")
        )

    def _base_in_brackets(self, at: int) -> Bounded | None:
        """ "6 jongeren (van de ongeveer 80)"."""
        opening = next((i for i in range(at, min(at + _INSIDE, len(self._found))) if self._word(i) == "("), None)
        if opening is None or self._word(opening + 1) != "van":
            return None
        if any(self._found[i].word in (".", ";") or i in self._at for i in range(at, opening)):
            return None
        return self._number_behind(opening + 2)

    def _both(self) -> list[Quantity]:
        """ "Allebei de groepen"."""
        out = []
        for at, token in enumerate(self._found):
            noun = noun_behind(self._found, at + 2) if token.word in _BOTH and self._word(at + 1) == "de" else ""
            if noun:
                end = self._found[at].end
                out.append(Quantity(at, at + 1, token.start, end, Decimal(2), noun, led_at=at))
        return out

    def _word(self, at: int) -> str:
        return self._found[at].word if 0 <= at < len(self._found) else ""
