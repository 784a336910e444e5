"""Numbers with what the words around them leave open: ranges, at least, at most, about, on average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.language.numbers import Form, Number
from loaders.language.numerals import SCALES, plain
from loaders.language.tokens import Phrases, Token


@dataclass(frozen=True)
class Bound:
    """Which side words leave open, and whether they round the number."""

    least: bool = False
    most: bool = False
    approximate: bool = False


_AT_LEAST, _AT_MOST = Bound(least=True), Bound(most=True)
_MORE, _LESS, _ABOUT = Bound(least=True, approximate=True), Bound(most=True, approximate=True), Bound(approximate=True)
_BOUNDS = Phrases(
    {
        **dict.fromkeys(("ten minste", "tenminste", "minstens", "minimaal", "op zijn minst", "zeker"), _AT_LEAST),
        **dict.fromkeys(("op z'n minst", "niet minder dan", "al zeker", "minimum van"), _AT_LEAST),
        **dict.fromkeys(("maximaal", "hooguit", "hoogstens", "ten hoogste", "niet meer dan", "uiterlijk"), _AT_MOST),
        **dict.fromkeys(("op zijn hoogst", "op z'n hoogst", "maximum van", "niet langer dan"), _AT_MOST),
        **dict.fromkeys(
            ("ruim", "meer dan", "boven de", "langer dan", "vanaf", "dik", "hoger dan", "groter dan"), _MORE
        ),
        **dict.fromkeys(("bijna", "minder dan", "nog geen", "korter dan", "krap", "net geen", "amper"), _LESS),
        **dict.fromkeys(("lager dan", "kleiner dan", "onder de", "net niet", "nog niet"), _LESS),
        **dict.fromkeys(("ongeveer", "circa", "ca", "ca.", "zo'n", "rond", "om en nabij", "naar schatting"), _ABOUT),
        **dict.fromkeys(
            ("een stuk of", "±", "+/-", "tegen de", "rond de", "grofweg", "pakweg", "zowat", "plusminus"), _ABOUT
        ),
        **dict.fromkeys(("om en bij", "in de orde van"), _ABOUT),
    }
)
_AVERAGES = frozenset(("gemiddeld", "doorgaans", "mediaan", "gemiddelde"))
# Words between what bounds a number and the number itself.
_BETWEEN = frozenset(("de", "het", "een", "€", "euro", "zo'n", "circa", "ongeveer", "gemiddeld", "binnen"))
_TO = Phrases(dict.fromkeys(("tot", "a", "t/m", "tot en met", "of", "-", "tot wel", "en"), True))
_BEFORE_TOP = frozenset(("de", "€", "het", "zo'n", "wel", "ruim", "bijna"))
_UNITS_REPEATED = frozenset(
    ("%", "procent", "jaar", "euro", "weken", "dagen", "maanden", "uur", "€", "de", "werkdagen")
)


@dataclass(frozen=True)
class Bounded:
    """A number at the tokens from `first` to `last` with its bounds; of a range `value` is the lower end."""

    number: Number
    first: int
    last: int
    least: Decimal | None = None
    most: Decimal | None = None
    approximate: bool = False
    average: bool = False
    led_at: int = 0

    @property
    def value(self) -> Decimal:
        """The number that is printed; of a range the lower."""
        return self.number.value

    @property
    def is_range(self) -> bool:
        """Whether two ends are printed."""
        return self.least is not None and self.most is not None


def bounded(found: Sequence[Token], numbers: Sequence[Number]) -> list[Bounded]:
    """The numbers of a sentence with their bounds, in order; the two ends of a range are one."""
    out: list[Bounded] = []
    at = 0
    while at < len(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        one = _with_words(found, numbers[at])
        if following and _is_repeated(found, numbers[at], following):  # "zes (6) weken"
            one, at = replace(one, last=following.last + 1), at + 1
        elif following and _is_range(found, numbers[at], following):
            low = _scaled_alike(found, numbers[at], following)
            one = replace(one, number=low, last=following.last, least=low.value, most=following.value)
            at += 1
        out.append(one)
        at += 1
    return out


def _with_words(found: Sequence[Token], number: Number) -> Bounded:
    at, average, bound = number.first, False, None
    while at > 0:
        if bound is None and (words := _BOUNDS.ending(found, at)):
            bound, at = words
        elif found[at - 1].word in _AVERAGES:
            average, at = True, at - 1
        elif found[at - 1].word in _BETWEEN and number.first - at < 2:
            at -= 1
        else:
            break
    bound = bound or Bound()
    return Bounded(
        number,
        number.first,
        number.last,
        number.value if bound.least else number.low,
        number.value if bound.most or number.low is not None else None,
        bound.approximate or number.approximate,
        average,
        at,
    )


def _is_repeated(found: Sequence[Token], one: Number, two: Number) -> bool:
    """Whether a number in words is repeated in digits between brackets."""
    if one.form is not Form.WORD or two.first != one.last + 1 or found[one.last].word != "(":
        return False
    return two.value == one.value and two.last < len(found) and found[two.last].word == ")"


def _scaled_alike(found: Sequence[Token], low: Number, top: Number) -> Number:
    """ "3 tot 4 miljoen": the word behind a range enlarges both ends."""
    factor = SCALES.get(found[top.last - 1].word, 1) if top.last > top.first + 1 else 1
    unscaled = low.last == low.first + 1 and low.value * factor <= top.value
    return replace(low, value=plain(low.value * factor)) if unscaled else low


def _is_range(found: Sequence[Token], one: Number, two: Number) -> bool:
    """Whether two numbers are the ends of one range; "en" joins them only behind "tussen"."""
    at = one.last + (one.last < len(found) and found[one.last].word in _UNITS_REPEATED)
    joint = _TO.starting(found, at)
    if joint is None or one.form is Form.SHARE or one.low is not None:
        return False
    lead = one.first - 1
    while lead >= 0 and found[lead].word in ("de", "€", "het"):
        lead -= 1
    word = found[at].word
    if (word == "en" and (lead < 0 or found[lead].word != "tussen")) or (word == "of" and two.value <= one.value):
        return False
    behind = joint[1]
    while behind < two.first and found[behind].word in _BEFORE_TOP:
        behind += 1
    return behind == two.first
