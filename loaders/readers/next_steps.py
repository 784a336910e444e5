"""What comes next after an examination: the step, when or for how long, and who takes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from rdflib import URIRef

from loaders.context.lexicon import table
from loaders.context.reading import Contexts
from loaders.context.words import Forms, words
from loaders.elements.anomalies import anomaly
from loaders.elements.wording import topics
from loaders.language.dates import dates
from loaders.language.durations import durations
from loaders.language.tokens import tokens_of
from loaders.readers import time_limits
from loaders.readers.document_date import appeared
from loaders.readers.parties import Parties
from loaders.readers.planned_moments import Moment, moment
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, values
from ontology.namespaces import concept

_LONGEST_HEADING = 12
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_INFERRED = "De tekst noemt dag en maand zonder jaar; het jaar in {} volgt uit de datums eromheen."
_QUOTES = "“\"'‘„«"
_FOR = frozenset(("voor", "gedurende", "komende", "duur", "eerstkomende", "over"))
_INSPECTORATE = concept("role", "inspectie")
_OTHER = "overige-stap"
_NOT_OF_THE_PAST = ("verscherpt-toezicht", "hertoets")
_NOT_DONE = ("onaangekondigd-bezoek", "verbeterplan", "rapportage", "melding", "hertoets")
_NOT_BY_THE_HEARD = ("verscherpt-toezicht", "verbeterplan")
_BY_THE_SUPERVISOR = ("volgen", "hertoets", "toetsing-plan", "geen")


def statements(layout: Layout, contexts: Contexts, parties: Parties) -> Iterator[Statement]:
    """A FollowUp for each sentence or item that names a consequence or a next step."""
    since = appeared(layout)
    for section in layout.sections:
        due, led = is_next(section), False
        for segment in section.segments:
            if segment.kind is not Kind.ITEM:
                led = len(segment.sentences) == 1 and _heads(segment.folded)
            if segment.kind not in (Kind.PARAGRAPH, Kind.ITEM, Kind.ROW) or contexts.section(segment).name in _NOT_HERE:
                continue
            near = due or (led and segment.kind is Kind.ITEM)  # below a line such as "Vervolgstappen"
            concluding = contexts.section(segment).name == "conclusion"
            for sentence in _said(segment, due=due):
                if sentence.text[:1] in _QUOTES or sentence.text.endswith((":", "?", "”")):
                    continue
                found = moment(sentence, since)
                kind = kind_of(sentence, near=near, concluding=concluding)
                if kind is None and near and (found or time_limits.first(sentence.folded) or segment.kind is Kind.ITEM):
                    kind = _OTHER if _acts(sentence) else None
                if kind in _NOT_BY_THE_HEARD and contexts.at(sentence.whole).voice == "heard-group":
                    continue  # what somebody wishes upon another, or tells of a child's plan
                if kind is not None and (near or kind not in _BY_THE_SUPERVISOR or _theirs(sentence, parties)):
                    yield from _dated(_statement(sentence, kind, found, contexts, parties), sentence, section)


def _theirs(sentence: Shadow, parties: Parties) -> bool:
    """Whether a supervisor, or whoever writes, is the one who acts in a sentence."""
    subject = parties.subject(sentence)
    ours = any(word.text in table("parties")["writer"] for word in words(sentence.folded))
    return ours or (subject is not None and _supervises(subject.iri))


def _said(segment: Segment, *, due: bool) -> tuple[Shadow, ...]:
    """The sentences of a line; of a row of a table of next steps the last cell."""
    if segment.kind is Kind.ROW:
        return segment.cells[-1:] if due else ()
    return segment.sentences


_NOT_HERE = frozenset(("method", "framework", "legend", "glossary", "contents", "heard", "advice"))


def is_next(section: Section) -> bool:
    """Whether a heading says that what stands below it comes next."""
    return section.heading is not None and _heads(section.heading.folded)


def _heads(folded: str) -> bool:
    found = words(folded)
    return len(found) <= _LONGEST_HEADING and bool(_listed("heading", "forms").longest(found))


def kind_of(sentence: Shadow, *, near: bool, concluding: bool = False) -> str | None:
    """The kind of step that a sentence names, a slug of the scheme follow-up; fewer outside a part on what is next."""
    found = words(sentence.folded)
    near_kinds = table("next_steps")["near"] if near else ()
    if near and _forms("near", "geen").longest(found):
        return "geen"
    if _listed("denied", "forms").longest(found):
        return None
    strong = next((kind for kind in table("next_steps")["strong"] if _forms("strong", kind).longest(found)), None)
    history = bool(_listed("history", "forms").longest(found))
    if strong in _NOT_OF_THE_PAST and history:
        return None
    if strong in _NOT_DONE and _listed("done", "forms").longest(found):
        return None
    if strong is not None:
        return _OTHER if strong == "doorwerking" else strong
    allowed = table("next_steps")["conclusion"]["kinds"] if concluding and not near else near_kinds
    kind = next((kind for kind in allowed if _forms("near", kind).longest(found)), None)
    if kind in _NOT_OF_THE_PAST and history:
        return None
    return kind or (_OTHER if _listed("asked", "forms").longest(found) else None)


def _acts(sentence: Shadow) -> bool:
    """Whether a sentence says that something will be done, and not what was."""
    return not _past().longest(words(sentence.folded)) and len(sentence.folded.split()) > 3


def _statement(sentence: Shadow, kind: str, found: Moment | None, contexts: Contexts, parties: Parties) -> Statement:
    return Statement(
        "FollowUp",
        (sentence.whole,),
        FROM_CONTEXT,
        "next-step",
        values(
            followUpKind=concept("follow-up", kind),
            dateText=found.printed if found else None,
            date=_day(found),
            inferredYear=True if found and found.planning.inferred and _day(found) else None,
            duration=_duration(sentence),
            imposedBy=imposed_by(sentence, contexts, parties),
            topic=topics(sentence.folded),
        ),
    )


def _dated(step: Statement, sentence: Shadow, section: Section) -> Iterator[Statement]:
    """A step; where its day is printed without a year, in that of the dates around it, with a word on that."""
    if step.get("date") is None and (around := _year_around(section)) is not None:
        again = moment(sentence, around)
        day = _day(again) if again is not None and again.planning.inferred else None
        if day is not None and not _is_weekday(sentence, day):
            day = None
        if again is not None and day is not None:
            kept = tuple(pair for pair in step.values if pair[0] not in ("date", "dateText", "inferredYear"))
            step = replace(step, values=kept + values(date=day, dateText=again.printed, inferredYear=True))
    yield step
    if step.get("inferredYear"):
        yield anomaly("date-without-year", step.places, _INFERRED.format(step.get("date")), None)


def _is_weekday(sentence: Shadow, day: date) -> bool:
    """Whether the weekday that a sentence names, if any, is that of a day."""
    named = [word.text for word in words(sentence.folded) if word.text in _WEEKDAYS]
    return not named or _WEEKDAYS[day.weekday()] in named


def _year_around(section: Section) -> date | None:
    """The first day of the year of the first full date in a section."""
    every = (sentence for segment in section.segments for sentence in segment.sentences)
    years = (int(near.iso[:4]) for sentence in every for near in dates(sentence.folded) if near.day is not None)
    year = next(years, None)
    return date(year, 1, 1) if year is not None else None


def _day(found: Moment | None) -> date | None:
    if found is None or found.planning.precision != "dag":
        return None
    printed = found.planning
    latest = printed.latest
    if latest is not None and printed.earliest is None and _is_before(found.printed):
        return date.fromordinal(latest.toordinal() + 1)  # "vóór 15 april" is asked by that day
    return latest or printed.earliest


def _is_before(printed: str) -> bool:
    return printed.lower().startswith(("voor", "vóór"))


def _duration(sentence: Shadow) -> str | None:
    """How long a step lasts or within what time it is asked."""
    if (limit := time_limits.first(sentence.folded)) is not None:
        return limit.duration
    found = tokens_of(sentence)
    for each in durations(found, sentence.text):
        before = [token.word for token in found[max(0, each.first - 2) : each.first]]
        behind = [token.word for token in found[each.last : each.last + 2]]
        if _FOR.intersection(before) or behind == ["de", "tijd"] or behind[:1] == ["om"]:
            return each.iso
    return None


def imposed_by(sentence: Shadow, contexts: Contexts, parties: Parties) -> URIRef | None:
    """Who takes a step: a body or role that supervises, acts or steps down; whoever writes for the supervisor."""
    subject = parties.subject(sentence)
    if subject is not None and _supervises(subject.iri):
        return subject.iri
    ours = any(word.text in table("parties")["writer"] for word in words(sentence.folded))
    if contexts.writer == "inspectorate" and (ours or subject is not None):
        return _INSPECTORATE
    return None


def _supervises(iri: URIRef) -> bool:
    slug = iri.rpartition("/")[2]
    return "/concept/body/" in iri or slug in table("next_steps")["takers"]["roles"]


@cache
def _forms(part: str, kind: str) -> Forms[str]:
    return Forms((form, kind) for form in table("next_steps")[part].get(kind, ()))


@cache
def _listed(part: str, key: str) -> Forms[str]:
    return Forms((form, key) for form in table("next_steps")[part][key])


@cache
def _past() -> Forms[str]:
    return Forms((form, "past") for form in table("plans")["verbs"]["past"])
