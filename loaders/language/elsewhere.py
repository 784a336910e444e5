"""What a number counts that leaves its noun out, since the words before it named that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.language.bounds import Bounded
from loaders.language.nouns import noun_behind
from loaders.language.numerals import is_year
from loaders.language.tokens import Kind, Phrases, Token, words
from loaders.language.vocabulary import mentions

# What may follow a number that leaves out what it counts.
_LEFT_OUT = words(
    "voldoet voldoen waren was zijn is werd werden wordt worden bleef bleven liep liepen had hadden heeft hebben"
    " daarvan hiervan ervan nog niet grotendeels minder meer bezet volledig deels kreeg kregen krijgt krijgen woonde"
    " woonden woont wonen wacht wachten wachtte wachtten ontbrak ontbraken ontbreekt ontbreken mist missen zitten zat"
    " zaten gaat gaan ging gingen al open"
)
# A number behind these takes from what was counted before.
_TAKING = Phrases(
    dict.fromkeys(
        (
            *("daarvan", "hiervan", "waarvan", "van wie", "van hen", "van hun", "van deze", "van die", "van dit"),
            *("overige", "resterende", "andere", "tegen", "tegenover", "vergeleken met", "in plaats van"),
            *("spreekt van", "spreken van", "het gaat om", "ging om", "gaat het om", "ging het om", "gaat om"),
            *(
                f"{verb} {there}"
                for verb in ["was", "waren", "werden", "zijn", "is", "kwamen", "bleven", "hebben", "hadden"]
                for there in ("er", "het er", "dat er", "dat")
            ),
        ),
        True,
    )
)
_SKIPPED = words("er nog al inmiddels slechts zijn waren kregen ronden rondden in")
_CHANGES = (
    *("steeg", "stijgt", "stegen", "daalde", "daalt", "groeide", "groeit", "nam", "liep", "ging", "verminder"),
    *("vermeerder", "terug", "nemen", "namen", "toe", "zakte"),
)
_ENDS = frozenset(("van", "met", "naar", "tot", "op"))
_AMOUNTS = frozenset(("aantal", "aantallen"))
_TELLS = words("was is bedroeg bedraagt op telt telde :")
_POINTING = words("die deze alle hun alledrie wij jullie eerste laatste")
_CLOSES = words(". , ; : )")
_REACH = 10  # tokens before a number in which what changes is named
_HALFWAY = 3  # tokens before a number that carries on about what was counted


@dataclass(frozen=True)
class Known:
    """What the number before a number counted, and whether that stands in the same sentence."""

    unit: str
    here: bool


def named_elsewhere(found: Sequence[Token], text: str, number: Bounded, known: Known) -> str | None:
    """What a number without a noun behind it counts, None where it seems to count nothing.

    Digits count what the number before them counted; number words do so only where the sentence's build asks for it.
    """
    digits, unit = found[number.first].kind is Kind.DIGITS, known.unit
    if _word(found, number.first - 1) == "(" and _word(found, number.last) == ")":
        return _before_brackets(found, text, number.first - 1, digits)
    changes = _is_change(found, number)
    amount = _amount(found, number)
    if amount is not None and (changes or _word(found, number.led_at - 1) in _TELLS):
        return amount or unit
    if _takes(found, number.led_at) or changes:
        return unit or ("" if digits else None)
    if not unit:
        return None
    after = found[number.last] if number.last < len(found) else None
    if known.here and (after is None or after.word in _CLOSES) and _of_them(found, number):
        return unit
    if _word(found, number.first - 1) in _POINTING:
        return unit if digits and _is_left_out(after) else None
    if _is_left_out(after) or (digits and known.here):
        return unit
    if not known.here:
        return None
    # "Drie jongeren werken in de kas en twee lopen stage": the sentence is halfway and goes on with a verb.
    listed = number.first == 0 or _word(found, number.first - 1) in (",", ";", ":", "en")
    goes_on = after is None or after.kind is Kind.WORD or after.word in _CLOSES
    return unit if listed and number.first > _HALFWAY and goes_on else None


def _before_brackets(found: Sequence[Token], text: str, opening: int, digits: bool) -> str | None:
    """A number alone between brackets counts the role before it ("pleegouders (7)"), never a person's age."""
    last = found[opening - 1] if opening else None
    if digits and (last is None or last.kind is not Kind.WORD or not text[last.start].islower()):
        return None
    if digits and not noun_behind(found[:opening], opening - 1):
        return None
    first = found[max(0, opening - 8)].start
    near = " ".join(token.word for token in found[max(0, opening - 8) : opening])
    roles = [mention.concept.label_nl for mention in mentions("role", near) if mention.end == len(near) or not digits]
    return roles[-1] if roles else last.word if last and digits else None if first >= 0 else ""


def _takes(found: Sequence[Token], at: int) -> bool:
    for index in range(at, max(0, at - 6), -1):
        if _TAKING.ending(found, index):
            return True
        word = _word(found, index - 1)
        if word not in _SKIPPED and not word.endswith(("den", "ten")) and not is_year(word):
            return False
    return False


def _is_change(found: Sequence[Token], number: Bounded) -> bool:
    """Whether the number is an end of a change: "daalde van 186 naar 121", "groeide met 28"."""
    if _word(found, number.led_at - 1) not in _ENDS:
        return False
    for index in range(number.led_at - 2, max(-1, number.led_at - 2 - _REACH), -1):
        if found[index].word in (".", ";"):
            return False
        if found[index].word.startswith(_CHANGES):
            return True
    return _word(found, number.led_at - 1) in ("van", "naar") and _is_span(found, number)


def _is_span(found: Sequence[Token], number: Bounded) -> bool:
    """Whether a clause without a verb of change runs "van … naar …"."""
    start = max(0, number.first - _REACH)
    words = [token.word for token in found[start : number.last + _REACH]]
    return "naar" in words and "van" in words[: words.index("naar")]


def _of_them(found: Sequence[Token], number: Bounded) -> bool:
    """Whether "er" stands shortly before a number that ends its clause ("vertrokken er vorig jaar twaalf")."""
    return any(token.word == "er" for token in found[max(0, number.led_at - 4) : number.led_at])


def _amount(found: Sequence[Token], number: Bounded) -> str | None:
    """The noun of "het aantal plaatsen" before a number."""
    for index in range(number.first - 1, max(-1, number.first - 16), -1):
        if found[index].word in _AMOUNTS:
            return noun_behind(found, index + 1)
    return None


def _is_left_out(after: Token | None) -> bool:
    if after is None:
        return False
    word = after.word
    return word in _LEFT_OUT or (len(word) > 5 and "ge" in word and word.endswith(("d", "t", "en")))


def _word(found: Sequence[Token], at: int) -> str:
    return found[at].word if 0 <= at < len(found) else ""
