"""Time limits: stretches of time within which, or at least how often, something is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders.language.durations import Duration, duration, durations
from loaders.language.numerals import value_of
from loaders.language.tokens import Kind, Phrases, Token, words

_WITHIN = words("binnen uiterlijk maximaal hooguit hoogstens")
_WITHIN_PHRASES = Phrases(
    dict.fromkeys(("ten hoogste", "een termijn van", "termijn van", "niet langer dan", "een periode van"), True)
)
_LEAST = frozenset(["tenminste", "minstens", "minimaal"])
_ANNOUNCES = words(
    "maakt maken wordt worden stuurt sturen ontvangt ontvangen krijgt krijgen volgt volgen vindt neemt nemen legt geeft"
)
_REPEATS = ("maal", "keer")
_EVERY = frozenset(["elke", "elk", "iedere", "ieder"])
_ONE = words("een de het elke elk iedere ieder")
_LOOSE = words("ongeveer circa de een gemiddeld termijn periode van")
_MUST = words(
    "moet moeten dient dienen behoort behoren hoort horen verplicht vereist zorg zorgen eis eist eisen schrijft"
    " voorgeschreven afgesproken zal zullen regel verzoek verzoekt verzoeken verwacht verwachten vragen"
)
_IMPERATIVES = words(
    "maak zorg leg spreek bespreek evalueer toets meld rapporteer stel geef laat houd kijk plan betrek actualiseer"
    " controleer organiseer onderzoek borg vraag herhaal stuur bied neem school werk voer informeer begin start"
    " richt check bezoek bel overleg deel monitor registreer vertel"
)
_REPORTS = words("rapporteert rapporteren verantwoordt verantwoorden verantwoording geinformeerd moet moeten")
_GIVEN = words("kreeg kregen krijgt krijgen heeft hebben had hadden")
_SPARED = ("hoeft", "hoeven", "hoefde", "hoefden")
_FREE = Phrases(dict.fromkeys(("niet verplicht", "niet nodig", "niet gehouden", "geen verplichting"), True))
_MEASURED = frozenset(("aandeel", "percentage", "aantal"))
# What happened within a time sets no limit, unless somebody had to.
_HAPPENED = words(
    "was waren had hadden werd werden kwam kwamen kreeg kregen ging gingen gebeurde gebeurden nam namen vond vonden"
    " liep liepen belde belden ontving ontvingen stuurde stuurden sprak spraken duurde duurden vertrok vertrokken lukte"
)
_HAD_TO = words("moest moesten diende dienden hoorde hoorden behoorde behoorden")
_SHARES = ("%", "procent")
_LABELS = ("termijn", "termijnen", "deadline")
_REACH = 12  # tokens before a limit in which a word that only measures it is sought


@dataclass(frozen=True)
class Limit:
    """A time limit at the tokens from `first` to `last`, at the characters from `start` to `end` of its sentence.

    `duration` is ISO 8601 with weeks in days; of something done several times in it, how far apart.
    """

    first: int
    last: int
    start: int
    end: int
    duration: str
    unit: str

    @property
    def working_days(self) -> bool:
        """Whether it counts working days only."""
        return self.unit.startswith("werk")


def limits(found: Sequence[Token], text: str) -> list[Limit]:
    """The time limits in a sentence, in order; none where it spares somebody the limit, or only measures it."""
    words = frozenset(token.word for token in found)
    spared = not words.isdisjoint(_SPARED) and not words.isdisjoint(("niet", "geen"))
    if spared or _FREE.within(found) is not None:
        return []
    asks = not words.isdisjoint(_MUST) or _is_imperative(found)
    return [
        Limit(each.first, each.last, found[begin].start, found[each.last - 1].end, iso, each.unit)
        for each in durations(found, text)
        for begin, iso in _limit(found, each, asks, words)
        if not _is_measured(found, begin) and (asks or not _has_happened(found, begin))
    ]


def _limit(found: Sequence[Token], each: Duration, asks: bool, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where a limit that a stretch of time is begins, and how long it is: by the first wording that fits."""
    at = each.first
    before = _word(found, at - 1)
    if (times := _times(found, at)) is not None:
        yield times[0], duration(each.value / times[1], each.unit)
    elif (begin := _behind_within(found, at)) is not None:
        if found[begin].word == "een" or not _is_denied(found, begin):
            yield begin, each.iso
    elif before in _EVERY or (before == "de" and _word(found, at - 2) == "om"):
        yield from _every(found, each, asks, words)
    elif (_least(found, at) is not None and asks) or (before == "na" and asks):
        yield at - 1, each.iso
    elif (
        _is_deadline(found, each, asks)
        or _under_supervision(found, each)
        or _given(found, each)
        or _labelled(found, at)
    ):
        yield at, each.iso


def _every(found: Sequence[Token], each: Duration, asks: bool, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    at = each.first
    before = _word(found, at - 1)
    om = before == "de" and _word(found, at - 2) == "om"
    every = at - 2 if om else at - 1
    lead = every - 1 if _word(found, every - 1) in ("eens", "keer") else every
    lead = lead - 1 if lead != every and _word(found, lead - 1) == "een" else lead
    if _least(found, lead) is not None:
        yield lead - 1, each.iso
    elif (
        (om and not words.isdisjoint(_REPORTS))
        or (before in _EVERY and asks and each.unit != "jaar")
        or (before in _EVERY and asks and each.value != 1)
    ):
        yield every, each.iso


def _times(found: Sequence[Token], at: int) -> tuple[int, Decimal] | None:
    """ "Minstens eens per …", "uiterlijk tweemaal in de …": where that begins, and how many times."""
    per = at - 1 if _word(found, at - 1) == "per" else at - 2 if _word(found, at - 2) == "in" else at
    if per == at:
        return None
    word, before = _word(found, per - 1), _word(found, per - 2)
    if word in ("eens", "eenmaal"):
        begin, count = per - 1, Decimal(1)
    elif word in _REPEATS and (value := _count(before)) is not None:
        begin, count = per - 2, value
    elif (value := _count(word.removesuffix("maal").removesuffix("keer"))) is not None and word.endswith(_REPEATS):
        begin, count = per - 1, value
    else:
        return None
    lead = _least(found, begin)
    if lead is None and _word(found, begin - 1) == "uiterlijk":
        lead = begin - 1
    return (lead, count) if lead is not None else None


def _count(word: str) -> Decimal | None:
    try:
        return Decimal(1) if word == "een" else value_of(word)
    except KeyError:
        return None


def _least(found: Sequence[Token], at: int) -> int | None:
    """Where "ten minste" begins that stands before a token."""
    if _word(found, at - 1) in _LEAST:
        return at - 1
    return at - 2 if _word(found, at - 1) == "minste" and _word(found, at - 2) == "ten" else None


def _behind_within(found: Sequence[Token], at: int) -> int | None:
    """Where "binnen", "uiterlijk", "een termijn van" begins that stands before a token but for small words."""
    for index in range(at, max(0, at - 5), -1):
        if _word(found, index - 1) in _WITHIN:
            return index - 1
        if phrase := _WITHIN_PHRASES.ending(found, index):
            if found[phrase[1]].word == "een" and _word(found, phrase[1] + 1) == "periode":
                return _behind_within(found, phrase[1])
            return phrase[1]
        if _word(found, index - 1) not in _LOOSE:
            return None
    return None


def _is_denied(found: Sequence[Token], at: int) -> bool:
    return _word(found, at - 1) == "niet" and _word(found, at) == "binnen"


def _is_deadline(found: Sequence[Token], each: Duration, asks: bool) -> bool:
    """ "Tien werkdagen na verzending", "vier weken voor de start", where somebody must or will."""
    behind = _word(found, each.last)
    told = asks or any(token.word in _ANNOUNCES for token in found)
    return behind in ("na", "voor", "voorafgaand") and told and _word(found, each.last + 1) not in ("elkaar",)


def _under_supervision(found: Sequence[Token], each: Duration) -> bool:
    """ "Negen maanden onder verscherpt toezicht", "verscherpt toezicht voor negen maanden"."""
    behind = [token.word for token in found[each.last : each.last + 5]]
    behind = behind[1:] if behind[:1] == ["lang"] else behind
    if behind[:1] == ["onder"] and "toezicht" in behind:
        return True
    before = [token.word for token in found[max(0, each.first - 10) : each.first]]
    lead = (
        before[-1:] == ["voor"] or before[-1:] == ["gedurende"] or before[-2:] in (["de", "komende"], ["duur", "van"])
    )
    return "toezicht" in before and lead


def _given(found: Sequence[Token], each: Duration) -> bool:
    """ "De Linde kreeg negen maanden (de tijd) om …"."""
    behind = [token.word for token in found[each.last : each.last + 3]]
    to = behind[:1] == ["om"] or behind == ["de", "tijd", "om"]
    return to and any(token.word in _GIVEN for token in found[max(0, each.first - _REACH) : each.first])


def _labelled(found: Sequence[Token], at: int) -> bool:
    """ "Hersteltermijn: 14 dagen"."""
    return at >= 2 and _word(found, at - 1) == ":" and _word(found, at - 2).endswith(_LABELS)


def _is_measured(found: Sequence[Token], begin: int) -> bool:
    """Whether a limit is only measured: how often it is kept, or what it comes to on average."""
    if _word(found, begin - 1) == "gemiddeld":
        return True
    before = [token.word for token in found[max(0, begin - _REACH) : begin]]
    return any(word in _MEASURED and not {"dat", "die"}.isdisjoint(before[index:]) for index, word in enumerate(before))


def _has_happened(found: Sequence[Token], begin: int) -> bool:
    """Whether a sentence tells what was done within a time, or how large a share is, and asks nothing of anybody."""
    if _word(found, begin) != "binnen" or any(token.word in _HAD_TO for token in found):
        return False
    return any(token.word in _HAPPENED for token in found) or any(token.word in _SHARES for token in found[:begin])


def _is_imperative(found: Sequence[Token]) -> bool:
    """Whether a sentence tells somebody to do something, named before it or not ("Gemeenten, maak …")."""
    first = next((token.word for token in found if token.kind is Kind.WORD), "")
    if first in _IMPERATIVES:
        return True
    comma = next((i for i, token in enumerate(found[:6]) if token.word in (",", ":", ".")), None)
    return comma is not None and comma > 0 and _word(found, comma + 1) in _IMPERATIVES


def _word(found: Sequence[Token], at: int) -> str:
    return found[at].word if 0 <= at < len(found) else ""
