"""Time limits that someone must keep, with who must keep them and the moment from which they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rdflib import URIRef

from loaders.elements.dates import dates
from loaders.elements.dating import added, document_date
from loaders.elements.numbers import NUMBER, value_of
from loaders.elements.wording import mentions
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_N = NUMBER.pattern
_UNIT = r"(?:uur|uren|(?:werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwartalen|kwartaal|half ?jaar|jaar|jaren)"
# A stretch of time; without a number it is one of the unit.
_STRETCH = (
    rf"(?:(?P<number>{_N}|een|de) )?(?P<half>half |halve |anderhal(?:f|ve) )?"
    rf"(?P<unit>{_UNIT})\b(?! (?:geleden|oud)\b)"
)
_MUST = re.compile(
    r"\b(?:moet|moeten|dient|dienen|behoort|behoren|hoort|horen|verplicht|vereist|zorg(?:en)?|eis(?:t|en)?|schrijft"
    r"|voorgeschreven|afgesproken|regel is|zal|zullen|wij vragen|verzoek\w*)\b"
    r"|^(?:[a-z]+(?: en [a-z]+)?[,:] )?(?:maak|zorg|leg|spreek|bespreek|evalueer|toets|meld|rapporteer|stel|geef|laat"
    r"|houd|kijk|plan|betrek|actualiseer|controleer|organiseer|onderzoek|borg|vraag|herhaal|stuur|bied|neem|school"
    r"|werk|voer|informeer|begin|start|richt|check|bezoek|bel|overleg|deel|monitor|registreer)\b"
)
_REPORTS = re.compile(r"\b(?:rapporte\w+|verantwoord\w*|geinformeerd|moet|moeten)\b")
_WITHIN = r"(?:binnen|uiterlijk|maximaal|hooguit|hoogstens|ten hoogste|een termijn van|termijn van|niet langer dan)"
_LEAST = r"(?:ten minste|tenminste|minstens|minimaal)"
# How a limit is worded: letters that the wording cannot do without, the wording, and what must ask for it besides.
_FORMS: tuple[tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        ("binnen", "uiterlijk", "maximaal", "hoog", "ten hoogste", "termijn", "langer"),
        re.compile(rf"\b{_WITHIN} (?:een (?:termijn|periode) van |ongeveer |de )?{_STRETCH}"),
        None,
    ),
    (
        ("minste", "minstens", "minimaal", "uiterlijk"),
        re.compile(
            rf"\b(?:{_LEAST}|uiterlijk) (?:(?P<times>twee|drie|vier) ?(?:maal|keer)"
            rf"|een keer|eens|eenmaal|een maal) (?:per|in de) {_STRETCH}"
        ),
        None,
    ),
    (
        ("minste", "minstens", "minimaal"),
        re.compile(rf"\b{_LEAST} (?:een keer |eens )?(?:elke|elk|iedere|ieder|om de) {_STRETCH}"),
        None,
    ),
    (("elk", "ieder"), re.compile(rf"\b(?:elke|elk|iedere|ieder) (?!jaar\b){_STRETCH}"), _MUST),
    (("om de ",), re.compile(rf"\bom de {_STRETCH}"), _REPORTS),
    (("minste", "minstens", "minimaal"), re.compile(rf"\b{_LEAST} {_STRETCH}"), _MUST),
    (("na ",), re.compile(rf"\bna {_STRETCH}"), _MUST),
    (
        ("toezicht",),
        re.compile(rf"\b{_STRETCH}(?: lang)? onder (?:verscherpt |intensief )?toezicht\b"),
        None,
    ),
    (
        ("toezicht",),
        re.compile(rf"\btoezicht\b[^.;]{{0,40}}\b(?:voor(?: de duur van)?|gedurende|de komende) {_STRETCH}"),
        None,
    ),
    (
        (" om ", " de tijd"),
        re.compile(
            rf"\b(?:kreeg|kregen|krijgt|krijgen|heeft|hebben|had|hadden)\b[^.;]{{0,60}}?\b{_STRETCH} (?:de tijd )?om\b"
        ),
        None,
    ),
)
_HOLDS_TIME = re.compile(r"dag|week|weken|maand|kwarta|jaar|jaren|\buur|\buren")
# A limit that is only measured: how often it is kept, or what it comes to on average.
_MEASURED = re.compile(r"\bgemiddeld \s*$|\b(?:aandeel|percentage|aantal)\b[^,.;]{0,60}\b(?:dat|die)\b[^,.;]{0,40}$")
_NAMED = r"(?:(?:de|het|een|dit|deze|die|dat|hun|zijn|haar|uw) )?(?:[a-z]+e (?!van\b|in\b|op\b|en\b|is\b))?[a-z][\w-]+"
_START = re.compile(
    rf"\b(?P<start>(?:na|vanaf|sinds|voor|te rekenen vanaf) (?:(?:\d{{1,2}} )[a-z]+(?: (?:19|20)\d\d)?|{_NAMED}"
    rf"(?: van {_NAMED})?)|(?:nadat|voordat) [^.,;()]{{4,90}})"
)
_REACH = 12  # characters between a limit and the moment from which it counts
_PUBLISHED = re.compile(r"\b(?:publicatie|verschijnen|dagtekening|uitbrengen|ontvangst|vaststelling)\b")
_OF_THIS = re.compile(r"\b(?:dit|deze|het) (?:rapport|verslag|brief)\b|\bpublicatie$")
_TOWARDS = re.compile(
    r"\b(?:aan|jegens|met|voor|van|bij|naar|door|over|onder|tot)(?: (?:de|het|een|alle|ieder|elke|elk|hun))?\s$"
)
_TO = re.compile(r"\b(?:aan|jegens|met|bij)(?: (?:de|het|een|alle|ieder|elke|elk|hun|uw))?\s$")
_BY = re.compile(r"\bdoor(?: (?:de|het|een))?\s$")
_GROUND = re.compile(
    r"\b(?:de wet|wettelijke? [a-z]+|jeugdwet|artikel [\d.:]+\w*(?: (?:van de )?[a-z]+)?"
    r"|uitvoeringsbesluit|toetsingskader|richtlijn\w*|kwaliteitskader|convenant)\b"
)


@dataclass(frozen=True)
class Limit:
    """A stretch of time in a folded sentence: where it stands and how long it lasts (ISO 8601, weeks in days)."""

    start: int
    end: int
    duration: str
    working_days: bool = False


def statements(layout: Layout) -> Iterator[Statement]:
    """A TimeLimit for each stretch of time within which, or at least how often, something is to be done."""
    for segment in layout.body:
        if segment.kind is Kind.HEADING:
            continue
        for sentence in segment.sentences:
            for limit in limits(sentence.folded):
                yield _statement(layout, sentence, limit)


def limits(folded: str) -> Iterator[Limit]:
    """The time limits in a folded sentence, in order."""
    found: list[Limit] = []
    if not _HOLDS_TIME.search(folded):
        return
    for needs, form, asks in _FORMS:
        if not any(letters in folded for letters in needs) or (asks is not None and not asks.search(folded)):
            continue
        for match in form.finditer(folded):
            apart = not any(limit.start < match.end() and match.start() < limit.end for limit in found)
            if apart and (limit := _limit(folded, match)):
                found.append(limit)
    yield from sorted(found, key=lambda limit: limit.start)


def first(folded: str) -> Limit | None:
    """The first time limit in a folded sentence."""
    return next(limits(folded), None)


def duration(number: Decimal, unit: str) -> str:
    """A stretch of time as xsd:duration; weeks, which that knows not, as days, and parts of a year as months."""
    if unit.startswith("half"):
        return f"P{_whole(number * 6)}M"
    if unit.startswith("kwarta"):
        return f"P{_whole(number * 3)}M"
    if unit.startswith("uur") or unit == "uren":
        return f"PT{_whole(number)}H"
    if unit.startswith("we"):
        return f"P{_whole(number * 7)}D"
    if unit.startswith("maand"):
        return f"P{int(number)}M" if number == int(number) else f"P{_whole(number * 30)}D"
    if unit.startswith("j"):
        return f"P{int(number)}Y" if number == int(number) else f"P{_whole(number * 12)}M"
    return f"P{_whole(number)}D" if number == int(number) else f"PT{_whole(number * 24)}H"


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value())


def _limit(folded: str, match: re.Match[str]) -> Limit | None:
    if _MEASURED.search(folded, max(0, match.start() - 110), match.start()):
        return None
    printed, half, unit = match["number"], match["half"] or "", match["unit"]
    number = Decimal(1) if printed in (None, "een", "de") else value_of(printed)
    if half:
        number = Decimal("1.5") if half.startswith("ander") else Decimal("0.5")
    if times := match.groupdict().get("times"):
        number /= value_of(times)
    # "Na jaren", "elke dagen": no stretch that anyone can keep.
    if printed is None and not half and unit.endswith("en"):
        return None
    return Limit(*match.span(), duration(number, unit.removeprefix("werk")), unit.startswith("werk"))


def _statement(layout: Layout, sentence: Shadow, limit: Limit) -> Statement:
    folded = sentence.folded
    start = _clock_start(folded, limit)
    words = sentence.text[start[0] : start[1]] if start else None
    ground = _GROUND.search(folded)
    counted_from = _known_start(layout, folded[slice(*start)]) if start else None
    latest = added(counted_from[0], limit.duration) if counted_from and not limit.working_days else None
    bearers, towards = _parties(folded, limit)
    return Statement(
        "TimeLimit",
        (sentence.whole,),
        "author",
        "limit-by-preposition",
        values(
            duration=limit.duration,
            workingDays=limit.working_days or None,
            clockStart=words,
            earliest=counted_from[0] if counted_from and latest else None,
            latest=latest,
            inferredStart=True if latest and counted_from and counted_from[1] else None,
            bearer=bearers,
            counterparty=towards,
            groundText=sentence.text[slice(*ground.span())] if ground else None,
            printedForm=sentence.text[limit.start : limit.end],
        ),
    )


def _clock_start(folded: str, limit: Limit) -> tuple[int, int] | None:
    """From when the time runs: directly behind the limit, or at the head of the sentence."""
    behind = _START.search(folded, limit.end, limit.end + 140)
    if behind and behind.start() - limit.end <= _REACH:
        return behind.span("start")
    head = _START.match(folded)
    return head.span("start") if head and head.end() <= limit.start else None


def _known_start(layout: Layout, words: str) -> tuple[date, bool] | None:
    """The day on which the clock starts, and whether it is the document's instead of printed on the spot."""
    day = next((found.day for found in dates(words) if found.day is not None), None)
    if day is not None:
        return day, False
    if _PUBLISHED.search(words) and _OF_THIS.search(words):
        appeared = document_date(layout)
        return (appeared, True) if appeared else None
    return None


def _parties(folded: str, limit: Limit) -> tuple[list[URIRef], list[URIRef]]:
    """Who must keep a limit and towards whom, as far as the sentence names a role or body."""
    bearers: list[URIRef] = []
    towards: list[URIRef] = []
    found = sorted([*mentions("role", folded), *mentions("body", folded)], key=lambda mention: mention.start)
    for mention in found:
        before = folded[max(0, mention.start - 24) : mention.start]
        if _BY.search(before):
            bearers.insert(0, mention.concept.iri)
        elif _TO.search(before):
            towards.append(mention.concept.iri)
        elif mention.start < limit.start and not _TOWARDS.search(before):
            bearers.append(mention.concept.iri)
    if not bearers:  # "Binnen een maand stuurt de aanbieder …": who must keep it comes behind the verb
        behind = (m for m in found if m.start > limit.end and not _TOWARDS.search(folded[m.start - 24 : m.start]))
        bearers = [mention.concept.iri for mention in behind][:1]
    return bearers[:1], [iri for iri in dict.fromkeys(towards) if iri not in bearers[:1]]
