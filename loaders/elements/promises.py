"""What an organisation says it will do, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.elements.dates import dates
from loaders.elements.wording import topics
from loaders.segments import Kind, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_PROMISES = re.compile(
    r"\baan de slag\b|\bgaat? .{0,40}\b(?:verbeteren|doen)\b|\bhiervan merken\b|\bverbetermaatregelen\b"
    r"|\bverbeterplan\b|\bgaan (?:wij|we) doen\b|\bplan van de aanbieder\b"
)
_PRIDE = re.compile(r"\btrots\b")
_REACTION = re.compile(r"\breactie\b")
_IN_SENTENCE = re.compile(
    r"\b(?:heeft|hebben) (?:de inspectie )?laten weten\b|\bis voornemens\b|\bheeft toegezegd\b|\bzegt toe\b"
    r"|\bzal .{0,60}\b(?:verbeteren|opstellen|invoeren|scholen)\b"
    r"|\bschrijft .{0,30}\bwat (?:ze|zij|het) ga(?:an|at)\b"
)
_FOLLOW_UPS = (
    ("verscherpt-toezicht", re.compile(r"\bverscherpt toezicht\b")),
    (
        "hertoets",
        re.compile(
            r"\bhertoets|\bopnieuw (?:een )?(?:bezoek|toezicht)|\bvervolgbezoek|\bbezoekt? .{0,40}\bopnieuw\b"
            r"|\bnieuw bezoek\b|\bkom(?:t|en) (?:we |de inspectie )?(?:nog een keer )?terug\b"
        ),
    ),
    (
        "toetsing-plan",
        re.compile(r"\btoetst? (?:het|dit|de) (?:verbeter)?plan|\bbeoordeelt (?:het|dit) (?:verbeter)?plan"),
    ),
    (
        "verbeterplan",
        re.compile(
            r"\b(?:verbeter|herstel)?plan\b.*\b(?:verwacht|vraagt?|moet|uiterlijk|opstelt|schrijft)"
            r"|\b(?:verwacht|vraagt?|moet)\b.*\b(?:verbeter|herstel)?plan\b"
        ),
    ),
    (
        "extra-oplettend",
        re.compile(r"\bextra (?:goed )?(?:opletten|oplettend|alert|scherp)|\bscherp in de gaten\b|\bnauwlettend\b"),
    ),
    ("gesprek", re.compile(r"\bin gesprek\b|\bgesprek(?:ken)? met\b")),
    ("besluit", re.compile(r"\bdaarna beslis|\bbesli(?:st|ssen|ssing)\b|\bbesluit(?:en)? (?:we|de inspectie)\b")),
    ("terugkoppeling", re.compile(r"\bterugkoppeling\b")),
    (
        "volgen",
        re.compile(
            r"\bvolg(?:t|en)\b|\bvertrouwt erop\b|\bin staat\b.*\bverantwoorde\b|\bblijft .{0,40}\bvolgen\b"
            r"|\binformeren\b|\brapporteer"
        ),
    ),
)


def commitments(sections: Iterable[Section]) -> Iterator[Statement]:
    """A Commitment for each item or sentence under a lead or heading in which the organisation says what it will do."""
    for section in sections:
        promising = bool(_PROMISES.search(section.title)) and not _REACTION.search(section.title)
        for segment in section.segments:
            if _is_lead(segment):
                promising = bool(_PROMISES.search(segment.folded))
                continue
            if promising:
                yield from _commitments(segment, section.segments)
            else:
                yield from (
                    commitment(s, "promise-in-sentence", "inspectorate")
                    for s in segment.sentences
                    if _IN_SENTENCE.search(s.folded)
                )


def pride(sections: Iterable[Section]) -> Iterator[Shadow]:
    """What the organisation says it is proud of."""
    for section in sections:
        proud = bool(_PRIDE.search(section.title))
        for segment in section.segments:
            if _is_lead(segment):
                proud = bool(_PRIDE.search(segment.folded))
            elif proud:
                yield from [segment.shadow] if segment.kind is Kind.ITEM else segment.sentences


def commitment(passage: Shadow, rule: str, voice: str = "provider", number: str = "") -> Statement:
    """One passage as a Commitment."""
    return Statement(
        "Commitment", (passage.whole,), voice, rule, values(number=number or None, topic=topics(passage.folded))
    )


def follow_ups(segments: Iterable[Segment]) -> Iterator[Statement]:
    """A FollowUp for each sentence that names a consequence or a next step."""
    for segment in segments:
        for sentence in segment.sentences:
            if found := follow_up(sentence):
                yield found


def follow_up(sentence: Shadow) -> Statement | None:
    """A sentence as a FollowUp, with the kind its words name; None where they name none."""
    kind = next((slug for slug, cue in _FOLLOW_UPS if cue.search(sentence.folded)), None)
    if kind is None:
        return None
    when = next(dates(sentence.folded), None)
    return Statement(
        "FollowUp",
        (sentence.whole,),
        "inspectorate",
        "next-step",
        values(
            followUpKind=concept("follow-up", kind),
            dateText=when.printed if when else None,
            date=when.day if when else None,
            topic=topics(sentence.folded),
        ),
    )


def _is_lead(segment: Segment) -> bool:
    return segment.kind is not Kind.ITEM and segment.text.endswith((":", "?")) and len(segment.text) < 120


def _commitments(segment: Segment, around: tuple[Segment, ...]) -> Iterator[Statement]:
    if segment.kind is Kind.ITEM:
        position = around.index(segment)
        leads_deeper = position + 1 < len(around) and around[position + 1].level > segment.level
        if leads_deeper and len(segment.folded.split()) <= 3:
            return
        number = re.sub(r"\W+$", "", segment.marker).lstrip("-• ")
        parts = segment.sentences if len(segment.sentences) > 1 else (segment.shadow,)
        yield from (commitment(part, "promise-under-lead", number=number) for part in parts)
        return
    for sentence in segment.sentences:
        yield commitment(_unquoted(sentence), "promise-under-lead")


def _unquoted(sentence: Shadow) -> Shadow:
    start = 1 if sentence.text[:1] in '“"‘' else 0
    end = len(sentence.text) - (1 if sentence.text[-1:] in '”"’' else 0)
    return sentence.part(start, end)
