"""What an organisation says it will do, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.elements.wording import topics
from loaders.language.dates import dates
from loaders.readers import time_limits
from loaders.segments import Kind, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_PROMISES = re.compile(
    r"\baan de slag\b|\bgaat? .{0,40}\b(?:verbeteren|doen)\b|\bhiervan merken\b|\bverbetermaatregelen\b"
    r"|\bverbeterplan\b|\bgaan (?:wij|we) doen\b|\bplan van de aanbieder\b|\bzeg(?:t|gen) toe\b|\btoegezegd\b"
    r"|\btoezegging(?:en)?\b|\bmeld(?:t|en) dat (?:zij|hij|ze)\b|\bneemt zich voor\b|\bdeze maatregelen\b"
)
# What the inspectorate asks is no promise of the organisation.
_DEMANDED = re.compile(r"\b(?:inspecties?|inspecteurs|wij|we) (?:\w+ ){0,2}(?:verlang|verwacht|eis|vra)\w*\b")
_PRIDE = re.compile(r"\btrots\b")
_REACTION = re.compile(r"\breactie\b")
# Under a heading on its reaction, or below such words, the organisation's own words follow.
_TELLING = re.compile(
    r"\b(?:schrijft|schreef|antwoordt|reageert|meldt|laat(?: .{0,40})? weten|liet(?: .{0,40})? weten)\W*$"
)
_HEADS_REACTION = re.compile(r"\b(?:reactie|reageert)\b")
_WILL = re.compile(
    r"\b(?:voortaan|vanaf|binnenkort|uiterlijk|ga(?:at|an)|zal|zullen|komt er|komen er|nog dit (?:jaar|najaar|voorjaar)"
    r"|dit (?:najaar|voorjaar)|volgend(?:e)? (?:jaar|maand)|extra|ne(?:emt|men) .{2,80} aan|trek(?:t|ken) .{2,80} aan"
    r"|stel(?:t|len) .{2,80} (?:op|aan|in)|leg(?:t|gen) .{2,80} vast|start(?:en)?|komende (?:maanden|periode))\b"
)
_VIEW = re.compile(
    r"\b(?:herken(?:t|nen)|vind(?:t|en)|betreur\w*|dank\w*|waarder\w*|onderschrij\w+|begrijp\w*|had(?:den)?|ben(?:t)?|blij"
    r"|spijt|trots|terecht|schrok\w*)\b"
)
_IN_SENTENCE = re.compile(
    r"\b(?:heeft|hebben) (?:de inspectie )?laten weten\b|\bis voornemens\b|\bheeft toegezegd\b|\bzegt toe\b"
    r"|\bzal .{0,60}\b(?:verbeteren|opstellen|invoeren|scholen)\b"
    r"|\bschrijft .{0,30}\bwat (?:ze|zij|het) ga(?:an|at)\b"
)
_FOLLOW_UPS = (
    ("verscherpt-toezicht", re.compile(r"\bverscherpt toezicht\b")),
    (
        "geen",
        re.compile(
            r"\bsluit\w*\b.{0,60}\baf\b|\bgeen (?:verder|nieuw|vervolg)\w* (?:toezicht|hertoets|bezoek"
            r"|onderzoek)"
        ),
    ),
    (
        "hertoets",
        re.compile(
            r"\bhertoets|\bopnieuw (?:een )?(?:bezoek|toezicht)|\bvervolgbezoek|\bbezoekt? .{0,40}\bopnieuw\b"
            r"|\bnieuw bezoek\b|\bkom(?:t|en) (?:we |wij |de inspectie |de inspecteurs )?(?:\w+ ){0,3}terug\b"
        ),
    ),
    (
        "toetsing-plan",
        re.compile(
            r"\btoetst? (?:het|dit|de|dat) (?:verbeter)?plan|\bbeoordeelt (?:het|dit|dat) (?:verbeter)?plan"
            r"|\b(?:lezen|leest|lees|bekijk\w*) (?:het|dit|dat|jullie) (?:verbeter)?plan"
            r"|\bplan (?:eerst )?(?:lezen|beoordelen)\b"
        ),
    ),
    (
        "verbeterplan",
        re.compile(
            r"\b(?:verbeter|herstel)?plan\b(?: van aanpak)?.*\b(?:verwacht|vraagt?|moet|uiterlijk|opstelt"
            r"|schrijft|ontvangen"
            r"|stuurt|opsturen)"
            r"|\b(?:verwacht|vraagt?|moet|krijgt|ontvangt|stuurt|maakt|schrijft|wil|stelt|levert)\b.*\b(?:verbeter|herstel)?plan\b"
        ),
    ),
    (
        "rapportage",
        re.compile(
            r"\bontvangt (?:de inspectie|wij|we)?\b|\bresultaatverslag|\brapporteer"
            r"|\bvoortgangs\w+"
        ),
    ),
    (
        "melding",
        re.compile(
            r"\bafschrift\b|\bop de hoogte (?:stellen|gesteld|brengen)\b"
            r"|\bstelt .{3,60} op de hoogte\b"
        ),
    ),
    (
        "extra-oplettend",
        re.compile(r"\bextra (?:goed )?(?:opletten|oplettend|alert|scherp)|\bscherp in de gaten\b|\bnauwlettend\b"),
    ),
    (
        "gesprek",
        re.compile(
            r"\bin gesprek\b|\bgesprek(?:ken)? met\b|\bpraat?(?:t|en)? .*\bmet\b|\bpraten (?:wij"
            r"|we)\b"
        ),
    ),
    ("besluit", re.compile(r"\bdaarna beslis|\bbesli(?:st|ssen|ssing)\b|\bbesluit(?:en)? (?:we|de inspectie)\b")),
    ("terugkoppeling", re.compile(r"\bterugkoppeling\b|\blaat (?:\w+ ){0,4}weten\b")),
    (
        "volgen",
        re.compile(
            r"\bvolg(?:t|en)\b|\bvertrouwt erop\b|\bin staat\b.*\bverantwoorde\b|\bblijft .{0,40}\bvolgen\b"
            r"|\binformeren\b|\bheeft (?:er )?(?:voldoende )?vertrouwen (?:in|dat)\b"
        ),
    ),
)


def commitments(sections: Iterable[Section]) -> Iterator[Statement]:
    """A Commitment for each item or sentence under a lead or heading in which the organisation says what it will do."""
    for section in sections:
        promising = bool(_PROMISES.search(section.title)) and not _REACTION.search(section.title)
        reacting = bool(_HEADS_REACTION.search(section.title)) and not section.title.endswith("?")
        for segment, is_leading in _with_level_below(section.segments):
            lead = _lead(segment)
            if lead is None and promising:
                yield from () if is_leading else _commitments(segment)
                continue
            prose = segment.sentences if lead is None else segment.sentences[:-1]
            for sentence in prose:
                if _IN_SENTENCE.search(sentence.folded):
                    yield commitment(sentence, "promise-in-sentence", "inspectorate")
                elif reacting and _WILL.search(sentence.folded) and not _is_view(sentence):
                    yield commitment(sentence, "promise-in-reaction")
            if lead is not None:
                told = (reacting or promising) and _TELLING.search(lead.folded) is not None
                promising = told or (bool(_PROMISES.search(lead.folded)) and not _DEMANDED.search(lead.folded))


def _is_view(sentence: Shadow) -> bool:
    """Whether a sentence says what the organisation thinks, or gives its words, and not what it will do."""
    return sentence.text[:1] in "“\"‘'" or _VIEW.search(sentence.folded) is not None


def pride(sections: Iterable[Section]) -> Iterator[Shadow]:
    """What the organisation says it is proud of."""
    for section in sections:
        proud = bool(_PRIDE.search(section.title))
        for segment in section.segments:
            if lead := _lead(segment):
                proud = bool(_PRIDE.search(lead.folded))
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
    limit = time_limits.first(sentence.folded)
    return Statement(
        "FollowUp",
        (sentence.whole,),
        "inspectorate",
        "next-step",
        values(
            followUpKind=concept("follow-up", kind),
            dateText=when.printed if when else None,
            date=when.day if when else None,
            duration=limit.duration if limit else None,
            topic=topics(sentence.folded),
        ),
    )


def _lead(segment: Segment) -> Shadow | None:
    """The sentence that leads in what follows: the last one of a segment, with a colon or question mark at its end."""
    if segment.kind is Kind.ITEM or not segment.text.endswith((":", "?")):
        return None
    last = segment.sentences[-1]
    return last if len(last.text) < 160 else None


def _with_level_below(segments: tuple[Segment, ...]) -> Iterator[tuple[Segment, bool]]:
    """Each segment, and whether it is no more than a word or two above items of a deeper level."""
    for segment, below in zip(segments, (*segments[1:], None), strict=False):
        deeper = below is not None and below.kind is Kind.ITEM and below.level > segment.level
        yield segment, segment.kind is Kind.ITEM and deeper and len(segment.folded.split()) <= 3


def _commitments(segment: Segment) -> Iterator[Statement]:
    if segment.kind is Kind.ITEM:
        number = re.sub(r"\W+$", "", segment.marker).lstrip("-•( ")
        parts = segment.sentences if len(segment.sentences) > 1 else (segment.shadow,)
        yield from (commitment(part, "promise-under-lead", number=number) for part in parts)
        return
    for sentence in segment.sentences:
        yield commitment(_unquoted(sentence), "promise-under-lead")


def _unquoted(sentence: Shadow) -> Shadow:
    start = 1 if sentence.text[:1] in '“"‘' else 0
    end = len(sentence.text) - (1 if sentence.text[-1:] in '”"’' else 0)
    return sentence.part(start, end)
