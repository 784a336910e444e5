"""Summary of an inspection written for the young people themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements import evidence_base, findings, metadata, promises
from loaders.elements.numbers import NUMBER, value_of
from loaders.elements.wording import mentions, topics
from loaders.genres.recognition import Recognition
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

KIND = "youth-summary"

_TOLD = re.compile(
    r"\b(?:vertel(?:t|len|den)?|zeggen|zeiden|horen|hoorden|vinden (?:de )?(?:jongeren|jeugdigen|kinderen|jullie))\b"
)
_FOUND = re.compile(
    r"\b(?:vind(?:t|en)|zagen|zien|oordeel|conclusie)\b.*\b(?:inspect|we|wij)|\b(?:inspect\w+|we"
    r"|wij)\b.*\b(?:vind(?:t|en)|zagen|zien|oordeel)"
)
_NEXT = re.compile(r"\b(?:wat nu|hoe (?:nu )?verder|wat gebeurt er|vervolg|hierna)\b")
_REACTION = re.compile(r"\b(?:reactie|gaat? .{0,40}(?:verbeteren|doen|aanpakken)|aan de slag)\b")
_YOU = re.compile(r"\b(?:jij|je|jou|jouw|jullie)\b")
_YOUTH = re.compile(r"\b(?:jongeren?|jeugdigen?|kinderen)\b")
_MUST = re.compile(r"\b(?:moet(?:en)?|kan beter|kunnen beter|verbeteren|meer aandacht|mag niet meer)\b")
_FAILS = re.compile(
    r"\b(?:niet gelukt|niet goed|voldoet niet|voldoen niet|mag niet|te ?veel|te weinig|onvoldoende"
    r"|lukt .{0,20}niet|nog niet|geen goede?|ontbreekt|missen)\b"
)
_SPOKEN_TO = re.compile(r"\b(?:sprak(?:en)?|gesproken|gesprek(?:ken)? met|interviewden)\b")
_ASKED = re.compile(r"\bvroe?g(?:en)?\b.*\breactie\b")
_EARLIER = re.compile(r"\b(?:eerder|in eerdere|vorig jaar|landelijk)\b")
_SECTION_KINDS = (("next", _NEXT), ("reaction", _REACTION), ("told", _TOLD), ("found", _FOUND))


def recognise(layout: Layout) -> Recognition | None:
    """Young people are spoken to as "je", under questions on what they told and what the inspectors find."""
    text = " ".join(segment.folded for segment in layout.body)
    if len(text) > 40_000 or "inspect" not in text:
        return None
    titles = [_kind(section) for section in layout.sections]
    parts = {title for title in titles if title}
    you, youth = len(_YOU.findall(text)), len(_YOUTH.findall(text))
    if "told" not in parts or len(parts) < 2 or youth < 3 or not you:
        return None
    score = 0.4 + 0.1 * len(parts) + min(0.15, you / 100)
    return Recognition(
        KIND,
        min(score, 0.95),
        f"spreekt jongeren aan ({you} keer je/jouw) en heeft {len(parts)} van de vier vaste delen",
        f"speaks to young people ({you} times 'you') and has {len(parts)} of the four usual parts",
    )


def read(layout: Layout) -> Iterator[Statement]:
    """Facts, what young people told, what the inspectors find, points, next steps, promises and who was spoken to."""
    yield from metadata.statements(layout)
    yield from _spoken_to(layout)
    yield from evidence_base.statements(layout)
    for section in layout.sections:
        yield from _read_section(section)
    for segment in layout.body:
        if segment.kind is Kind.PARAGRAPH and _REACTION.search(segment.folded) and segment.text.endswith(":"):
            yield from _promised(layout, segment)


def _kind(section: Section) -> str | None:
    return next((kind for kind, cue in _SECTION_KINDS if cue.search(section.title)), None)


def _read_section(section: Section) -> Iterator[Statement]:
    kind = _kind(section)
    prose = [s for s in section.segments if s.text[:1] not in '“”"' and not _aside(s)]
    if kind == "told":
        yield from findings.in_prose(prose, "told-by-youths", "heard-group")
    elif kind == "found":
        yield from _found(prose)
    elif kind == "next":
        yield from _next(prose)
    elif kind == "reaction":
        for segment in prose:
            for sentence in segment.sentences:
                if not _ASKED.search(sentence.folded):
                    yield promises.commitment(sentence, "promise-under-lead")
    elif not section.title or "?" not in section.title:
        yield from findings.in_prose(prose[:1], "sentence-in-introduction")


def _aside(segment: Segment) -> bool:
    return bool(
        re.search(r"\bmeer lezen\b|\bwil je (?:nog )?(?:iets )?vragen\b|\bqr[ -]code\b|https?:", segment.folded)
    )


def _found(prose: list[Segment]) -> Iterator[Statement]:
    for segment in prose:
        for sentence in segment.sentences:
            kind = _point_kind(sentence)
            if kind:
                yield _point(sentence, kind, "point-in-prose")
            if kind != "ImprovementPoint" and len(sentence.folded.split()) >= 3:
                yield findings.finding(sentence, "found-by-inspectors")


def _next(prose: list[Segment]) -> Iterator[Statement]:
    for segment in prose:
        for sentence in segment.sentences:
            if _FAILS.search(sentence.folded):
                yield _point(sentence, "Shortcoming", "point-in-prose")
                yield findings.finding(sentence, "found-by-inspectors")
            elif found := promises.follow_up(sentence):
                yield found


def _point_kind(sentence: Shadow) -> str | None:
    if _FAILS.search(sentence.folded):
        return "Shortcoming"
    return "ImprovementPoint" if _MUST.search(sentence.folded) else None


def _point(sentence: Shadow, kind: str, rule: str) -> Statement:
    return Statement(
        kind,
        (sentence.whole,),
        "inspectorate",
        rule,
        values(polarity=concept("polarity", "negative"), topic=topics(sentence.folded)),
    )


def _spoken_to(layout: Layout) -> Iterator[Statement]:
    """The number of young people spoken to, also where the box that tells it is broken over a heading and a line."""
    body = layout.body
    for index, segment in enumerate(body):
        for sentence in segment.sentences:
            if not _SPOKEN_TO.search(sentence.folded):
                continue
            number = NUMBER.search(sentence.folded)
            if number is None and segment.kind is Kind.HEADING and index + 1 < len(body):
                yield from _from_box(segment, body[index + 1])
            elif number is not None and mentions_role(sentence.folded[number.end() :]):
                yield _talk(sentence, sentence.folded, int(value_of(number.group())))


def _from_box(head: Segment, below: Segment) -> Iterator[Statement]:
    number = NUMBER.match(below.folded)
    if number:
        stop = re.search(r"[(.]", below.folded)
        end = stop.start() if stop else len(below.text)
        place = head.shadow.place(0, len(head.text))
        last = below.shadow.part(0, end).whole
        yield _talk_at(
            place.start, last.end, below.folded, int(value_of(number.group())), bool(_EARLIER.search(head.folded))
        )


def _talk(sentence: Shadow, folded: str, count: int) -> Statement:
    return _talk_at(sentence.whole.start, sentence.whole.end, folded, count, bool(_EARLIER.search(folded)))


def _talk_at(start: int, end: int, folded: str, count: int, earlier: bool) -> Statement:
    from loaders.statements import Place

    role = next((m.concept for m in mentions("role", folded) if not m.concept.slug.startswith("inspect")), None)
    return Statement(
        "EvidenceSource",
        (Place(start, end),),
        "inspectorate",
        "spoken-to",
        values(
            sourceKind=concept("evidence-kind", "eerder-onderzoek" if earlier else "interview"),
            kindText="eerder onderzoek (gesprekken)" if earlier else "gesprek",
            participantCount=count,
            participant=role.iri if role else None,
            participantRole=role.label_nl if role else None,
        ),
    )


def mentions_role(folded: str) -> bool:
    return next(mentions("role", folded), None) is not None


def _promised(layout: Layout, lead: Segment) -> Iterator[Statement]:
    body = layout.body
    for segment in body[body.index(lead) + 1 :]:
        if segment.kind is Kind.HEADING or _aside(segment):
            break
        for sentence in segment.sentences:
            start = 1 if sentence.text[:1] in '“"' else 0
            end = len(sentence.text) - (1 if sentence.text[-1:] in '”"' else 0)
            yield promises.commitment(sentence.part(start, end), "promise-under-lead")
        if "”" in segment.text:
            break
