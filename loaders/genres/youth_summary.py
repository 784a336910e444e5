"""Summary of an inspection written for the young people themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements import confidence, evidence_base, findings, metadata, plans
from loaders.elements.wording import mentions, topics
from loaders.language.numerals import NUMBER, value_of
from loaders.readers.assessment import Assessment
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

KIND = "youth-summary"

_QUOTE = '“”„"«»'

_TOLD = re.compile(
    r"\b(?:vertel(?:t|len|den)?|zeggen|zeiden|horen|hoorden|vinden (?:de )?(?:jongeren|jeugdigen|kinderen|jullie))\b"
)
_FOUND = re.compile(
    r"\b(?:vind(?:t|en)|zagen|zien|oordeel|conclusie)\b.*\b(?:inspect|we\b|wij\b)"
    r"|\b(?:inspect\w+|we|wij)\b.*\b(?:vind(?:t|en)|zagen|zien|oordeel)|\bwat (?:gaat|moet|kan) .*\b(?:goed|beter)\b"
)
_NEXT = re.compile(
    r"\b(?:wat nu|hoe (?:nu )?verder|wat gebeurt er|vervolg|hierna)\b|^\W*(?:\d{1,2}\W+)?(?:en|hoe) (?:nu|dan"
    r"|verder)\b"
)
_REACTION = re.compile(
    r"\b(?:reactie|zegt|gaat? .{0,40}(?:verbeteren|doen|aanpakken)|aan de slag)\b|\bgaan (?:wij|we) doen\b"
)
_YOUTH = re.compile(r"\b(?:jongeren?|jeugdigen?|kinderen)\b")
_MUST = re.compile(
    r"\b(?:moet(?:en)?|verbeteren|meer aandacht)\b|\bk(?:an|unnen|on|onden) (?:\w+ )?(?:beter|meer|[a-z]+er)\b"
)
_ATTENTION = re.compile(r"^let op\b|\baandacht\b")
_FAILS = re.compile(
    r"\b(?:niet gelukt|niet goed|te ?veel|te weinig|onvoldoende|lukt .{0,20}niet|geen goede?|ontbreekt|missen)\b"
)
_IF = re.compile(r"(?:als|wanneer|mocht|is|blijf\w*|lukt|gebeurt)\b.*, dan\b")
_OVERALL = re.compile(r"\bvoldoe[nt]\b")
_SPOKEN_TO = re.compile(r"\b(?:sprak(?:en)?|gesproken|gesprek(?:ken)? met|interviewden|belden)\b")
_COUNT_BEHIND = re.compile(rf"\bdie (?:we|wij) (?:belden|spraken) \((?P<count>{NUMBER.pattern})\)")
_WE_TALK = re.compile(r"\bpraten (?:wij|we)\b|\b(?:wij|we) praten\b")
_ASKED = re.compile(r"\bvroe?g(?:en)?\b.*\b(?:reactie|vind(?:t|en))\b")
_NO_PROMISE = re.compile(r"\b(?:bedankt?|dank|herken\w*|eens|jammer|trots|fijn|vertelt)\b")
_EARLIER = re.compile(r"\b(?:eerder|in eerdere|vorig jaar|landelijk|heel nederland)\b")
_SECTION_KINDS = (("next", _NEXT), ("told", _TOLD), ("found", _FOUND), ("reaction", _REACTION))


def read(assessment: Assessment) -> Iterator[Statement]:
    """Facts, what young people told, what the inspectors find, points and who was spoken to."""
    layout = assessment.layout
    yield from metadata.statements(layout)
    yield from _spoken_to(layout)
    yield from evidence_base.in_account(layout)
    yield from plans.statements(layout)
    yield from confidence.statements(layout.body)
    current: str | None = None
    for section in layout.sections:
        current = part_of(section) or (current if current in ("told", "found") and _goes_on(section) else None)
        yield from _read_section(section, current)


def part_of(section: Section) -> str | None:
    """Which of the four usual parts a section is: told, found, next or reaction; None where it is none of them."""
    return next((kind for kind, cue in _SECTION_KINDS if cue.search(section.title)), None)


def _goes_on(section: Section) -> bool:
    """Whether a section under a heading on some topic goes on with what the one before it was about."""
    text = " ".join(segment.folded for segment in section.segments)
    return len(_YOUTH.findall(text)) >= 2


def _read_section(section: Section, kind: str | None) -> Iterator[Statement]:
    prose = [s for s in section.segments if s.text[:1] not in _QUOTE and not _aside(s) and s.kind is not Kind.ROW]
    if kind == "told":
        yield from findings.in_prose(prose, "told-by-youths", voice="heard-group")
        yield from _told_in_table(section)
    elif kind == "found":
        yield from _found(prose)
    elif kind == "next":
        yield from _next(prose)
    elif kind == "reaction":
        return
    if kind is None and (not section.title or "?" not in section.title):
        yield from findings.in_prose(prose[:1], "sentence-in-introduction")


def _told_in_table(section: Section) -> Iterator[Statement]:
    """What young people told, from the last cell of a table's rows; the first row names the columns."""
    rows = [segment for segment in section.segments if segment.kind is Kind.ROW]
    for row in rows[1:]:
        if len(row.cells) > 2 and len(row.cells[-1].folded.split()) >= 3:
            yield findings.finding(row.cells[-1], "told-by-youths", voice="heard-group")


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
            if kind != "ImprovementPoint" and len(sentence.folded.split()) >= 3 and not sentence.text.endswith(":"):
                yield findings.finding(sentence, "found-by-inspectors")


def _next(prose: list[Segment]) -> Iterator[Statement]:
    for segment in prose:
        for sentence in segment.sentences:
            if _FAILS.search(sentence.folded) and not _IF.match(sentence.folded):
                yield _point(sentence, "Shortcoming", "point-in-prose")
                yield findings.finding(sentence, "found-by-inspectors")


def _point_kind(sentence: Shadow) -> str | None:
    """The kind of point that a sentence is; the judgement on the whole ("voldoet niet aan alle eisen") is none."""
    if sentence.text.endswith((":", "?")):
        return None
    if _OVERALL.search(sentence.folded):
        return None
    if _FAILS.search(sentence.folded):
        return "Shortcoming"
    if re.search(r"\bnamelijk\b", sentence.folded) or not _MUST.search(sentence.folded):
        return None
    return "AttentionPoint" if _ATTENTION.search(sentence.folded) else "ImprovementPoint"


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
            if behind := _COUNT_BEHIND.search(sentence.folded):
                part = sentence.part(0, behind.end())
                yield _talk(part, part.folded, int(value_of(behind["count"])))
            elif number is None and segment.kind is Kind.HEADING and index + 1 < len(body):
                yield from _from_box(segment, body[index + 1])
            elif number is not None and mentions_role(sentence.folded[number.end() : number.end() + 60]):
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
    role = next((m.concept for m in mentions("role", folded) if not m.concept.slug.startswith("inspect")), None)
    slug, label = (
        ("eerder-onderzoek", "eerder onderzoek (gesprekken)")
        if earlier
        else ("telefonisch-interview", "telefonisch gesprek")
        if "belde" in folded
        else ("interview", "gesprek")
    )
    return Statement(
        "EvidenceSource",
        (Place(start, end),),
        "inspectorate",
        "spoken-to",
        values(
            sourceKind=concept("evidence-kind", slug),
            kindText=label,
            participantCount=count,
            participant=role.iri if role else None,
            participantRole=role.label_nl if role else None,
        ),
    )


def mentions_role(folded: str) -> bool:
    return next(mentions("role", folded), None) is not None
