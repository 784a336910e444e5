"""Consequences and next steps: heightened supervision, plans and dates, certificates, boards that step down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from rdflib import URIRef

from loaders.elements.anomalies import anomaly
from loaders.elements.promises import follow_up
from loaders.elements.wording import mentions, topics
from loaders.language.dates import dates
from loaders.language.durations import duration
from loaders.language.moments import MONTHS
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Section
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_NEXT_STEPS = re.compile(r"\b(?:vervolg|hoe verder|wat nu|maatregel(?:en)? van de inspecties?|handhaving)\b")
# Words that name a consequence wherever they stand; the others of `promises` count only under a heading of next steps.
_ANYWHERE = (
    ("certificaat-geschorst", re.compile(r"\bcertificaat\b.*\b(?:geschorst|ingetrokken|schorsing)\b")),
    ("overbruggingscertificaat", re.compile(r"\boverbruggingscertificaat\b|\bvoorwaardelijk certificaat\b")),
    (
        "aftreden",
        re.compile(
            r"\b(?:af ?(?:zal|zullen) treden|aftreden|af te treden|treedt af|treden af|traden af|afgetreden"
            r"|leg(?:t|gen) .{0,40}functie neer)\b"
        ),
    ),
    (
        "verscherpt-toezicht",
        re.compile(
            r"\bverscherpt toezicht\b.*\b(?:in|ingesteld|volgen)\b|\b(?:onder|middel van) verscherpt toezicht\b"
            r"|\boverweging\b.*\bverscherpt toezicht\b"
        ),
    ),
    ("volgen", re.compile(r"\b(?:inspecties?|wij)\b.*\b(?:nauwgezet|intensief|nauwlettend)\b.*\bvolgen\b")),
    ("hertoets", re.compile(r"\btoetst in\b.*\bof\b|\btoetst .{0,40}\bopnieuw\b")),
)
_IN_NEXT_STEPS = (
    ("bestuursrechtelijke-maatregel", re.compile(r"\bbestuursrechtelijk\w*|\baanwijzing\b|\blast onder dwangsom\b")),
    ("hertoets", re.compile(r"\bhertoets\b|\btussentijdse toets\b")),
    ("onaangekondigd-bezoek", re.compile(r"\bonaangekondigd\b.*\bbezoek\w*|\bonverwacht\b.*\b(?:langs|bezoek)\w*")),
    ("verscherpt-toezicht", re.compile(r"\bverscherpt toezicht\b")),
    ("toetsing-plan", re.compile(r"\bplan wordt (?:getoetst|beoordeeld)\b|\btoets\w* (?:het|dit) (?:verbeter)?plan\b")),
    ("rapportage", re.compile(r"\brapporte\w+|\bvoortgang\w*|\bgeinformeerd\b")),
    ("verbeterplan", re.compile(r"\b(?:verbeter|herstel)?plan\b")),
    ("volgen", re.compile(r"\bverwacht(?:en)?\b|\bvolgen\b")),
)
_NOT_IMPOSED = re.compile(r"\bgeen (?:verscherpt toezicht|maatregel(?:en)?|vervolg(?:toezicht)?)\b")
_TALK = re.compile(r"\b(?:spraken|sprak|gesprek)\b.*\b(?:overweging|voornemen|verscherpt toezicht|rapport)\b")
_FOR = re.compile(
    rf"\b(?:de komende|voor(?: de duur van)?|gedurende|binnen"
    rf"|periode van) ?(?P<number>{NUMBER.pattern}) (?P<unit>weken|maanden|jaar)\b"
    rf"|\b(?P<bare>{NUMBER.pattern}) (?P<bareunit>maanden|jaar) (?:onder|lang)\b"
)
_INFERRED = "De tekst noemt dag en maand zonder jaar; het jaar in {} volgt uit de datums eromheen."
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAY, _MONTH = "|".join(_WEEKDAYS), "|".join(MONTHS)
_DAY_WITHOUT_YEAR = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}) )?(?<![\d/-])\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH})\b(?! (?:19|20)\d\d)"
)


def statements(sections: Iterable[Section]) -> Iterator[Statement]:
    """A FollowUp for each consequence or next step; a day without a year takes the year of the dates around it."""
    for section in sections:
        due = _NEXT_STEPS.search(section.title) is not None
        sentences = [sentence for segment in section.segments for sentence in segment.sentences]
        for index, sentence in enumerate(sentences):
            found = _follow_up(sentence, due)
            if found is not None:
                around = [*sentences[:index][::-1], *sentences[index + 1 : index + 4]]
                dated = _dated(found, sentence, around)
                yield dated
                if dated.get("inferredYear"):
                    yield anomaly("date-without-year", dated.places, _INFERRED.format(dated.get("date")), None)


def _follow_up(sentence: Shadow, due: bool) -> Statement | None:
    if _NOT_IMPOSED.search(sentence.folded):
        return None
    kind = next((slug for slug, cue in _ANYWHERE if cue.search(sentence.folded)), None)
    if _TALK.search(sentence.folded) and next(dates(sentence.folded), None):
        kind = "gesprek"
    if kind is None and due:
        kind = next((slug for slug, cue in _IN_NEXT_STEPS if cue.search(sentence.folded)), None)
        if kind is None:
            return follow_up(sentence)
    if kind is None:
        return None
    return Statement(
        "FollowUp",
        (sentence.whole,),
        "inspectorate",
        "consequence-or-next-step",
        values(
            followUpKind=concept("follow-up", kind),
            imposedBy=_imposed_by(sentence),
            duration=_duration(sentence.folded),
            topic=topics(sentence.folded),
        ),
    )


def _imposed_by(sentence: Shadow) -> URIRef | None:
    """Whose step it is: another public body that is named, the board that steps down, else the inspectorates."""
    body = next(iter(mentions("body", sentence.folded)), None)
    if body is not None and not body.concept.slug.startswith("inspectie"):
        return body.concept.iri
    roles = {mention.concept.slug: mention.concept.iri for mention in mentions("role", sentence.folded)}
    return roles.get("raad-van-toezicht" if "treden" in sentence.folded else "inspectie")


def _duration(folded: str) -> str | None:
    match = _FOR.search(folded)
    if match is None:
        return None
    number, unit = (match["number"], match["unit"]) if match["number"] else (match["bare"], match["bareunit"])
    return duration(value_of(number), unit)


def _dated(found: Statement, sentence: Shadow, around: list[Shadow]) -> Statement:
    kept = tuple(pair for pair in found.values if pair[0] not in ("date", "dateText", "inferredYear"))
    bare = _DAY_WITHOUT_YEAR.search(sentence.folded)
    when = next((d for d in dates(sentence.folded) if d.day is not None), None)
    if when is not None and when.day is not None:
        return replace(found, values=kept + values(date=when.day, dateText=when.printed))
    if bare is None:
        return found
    day = _with_year(bare, around)
    return replace(
        found, values=kept + values(date=day, dateText=bare.group().strip(), inferredYear=True if day else None)
    )


def _with_year(bare: re.Match[str], around: list[Shadow]) -> date | None:
    """The day in the year of the nearest full date; None where no year is near or the weekday contradicts it."""
    for sentence in around:
        for near in dates(sentence.folded):
            try:
                day = date(int(near.iso[:4]), MONTHS.index(bare["month"]) + 1, int(bare["day"]))
            except ValueError:
                return None
            return day if bare["weekday"] in (None, _WEEKDAYS[day.weekday()]) else None
    return None
