"""What stands in the way of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.elements.parties import bare_title
from loaders.elements.wording import topics
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_OBSTACLES = re.compile(r"^(?:\d+[.)]?\s+)?(?:\w+ ){0,3}(?:belemmering|knelpunt|obstakel|hobbel|hindernis|risico)")
# What leads in a list of obstacles that stands under any other heading.
_LEADS_IN = re.compile(
    r"\b(?:belemmering|knelpunt|obstakel|hobbel|hindernis)\w*|\b(?:staat|staan|zit|zitten) (?:ons |er )?in de weg\b"
    r"|\bniet (?:zo )?(?:goed|lukte?|gelukt)\b.{0,20}$"
    r"|\bloop(?:t|en)? (?:wij|we|aanbieders|gemeenten) .{0,30}tegenaan\b"
    r"|\b(?:wij|we|aanbieders|gemeenten) lopen .{0,20}\btegen .{0,40}\baan\b"
    r"|\bhoud(?:t|en) (?:ons|het) .{0,20}\b(?:tegen|laag|op)\b|\bremt\b|\bremmen\b|\bvertra(?:agt|gen)\b"
)
_IMPROVES = re.compile(r"\b(?:oplossing|maatregel|afspra|advies|adviezen|aanbevel|gaan (?:we|wij)|aanpak)")
# Headings of parts in which obstacles stand among other things.
_CONTEXT = re.compile(
    r"\bonder (?:grote |hoge )?druk\b|\bcontext\b|\bwat (?:nog )?niet (?:lukt|goed)|\bvastlopen|\bstroef\b"
    r"|\bin de weg\b|\bwaarom het (?:\w+ )?(?:stroever|langzamer|moeilijker|trager)\b|\bwaar lopen? .*\btegenaan\b"
)
# Words of what fails, lacks, costs or resists.
_HINDERS = re.compile(
    r"\b(?:niet(?! alleen)|geen|te (?:weinig|klein|hoog|lang|veel|duur)|nauwelijks|schaars\w*|tekort\w*|gebrek"
    r"|ontbre\w+|moeilijk\w*|moeizam\w*|lastig\w*|complex\w*|ingewikkeld\w*|stroe[fv]\w*|vertraag\w*|traag|trager|chaos|druk"
    r"|belemmer\w*|knelpunt\w*|knel|achilleshiel|haaks|zorgpunt|aandachtspunt|onverdraagzaam\w*|vooroordel\w*"
    r"|veroordelend\w*|hooggespannen|wachtlijst\w*|verschillen|doorkruis\w*|versnipper\w*|bezwaar|afhaken|hoog"
    r"|uiteenvallen|steeds (?:zwaarder|complexer)|minder (?:snel|ver)|duurt|veel (?:energie|tijd)|beperkte?"
    r"|vra(?:agt|gen) (?:\w+ ){0,5}?(?:aandacht|tijd|capaciteit)|kosten? (?:\w+ ){0,2}(?:tijd|geld)|bezuinig\w*"
    r"|\w*korting\w*|verouderd\w*|uitval|tegenstrijdig\w*)\b"
)
# A sentence that asks, sums up, or turns to what is to be done or goes well.
_TURNS = re.compile(
    r"^(?:deze brief|niet omdat|zijn we|nee\b|op die manier|wat ons betreft|en (?:dat|is))\b"
    r"|\b(?:is (?:dan ook |daarom )?(?:nodig|van belang|wat nodig is)|(?:zien|maken|bekijken) (?:we|wij)|moet meer"
    r"|succesfactor|willen aan de slag)\b"
)
# A line whose own label says what it is.
_LABELLED = re.compile(r"(?:(?:\w+ )?(?:belemmering|knelpunt|obstakel|hindernis)(?: \d+)?) ?: (?=\w)")
_LEAD = 140  # characters of a sentence that leads in a list, at most
_FEW = 4  # sentences up to which a part on obstacles is taken to name one in each
_LINKS = re.compile(r"^(?:daarnaast|tot slot|ook|verder|bovendien|tenslotte|ten slotte)\s")


def statements(layout: Layout, plan_of: Callable[[int], str]) -> Iterator[Statement]:
    """An Obstacle for each list item and each hindering sentence under such a heading, with the plan it hinders."""
    for section in layout.sections:
        yield from _labelled(section, plan_of)
        if is_part(section):
            prose = sum(len(s.sentences) for s in section.segments if s.kind is Kind.PARAGRAPH)
            each = prose <= _FEW and bool(_OBSTACLES.search(_title(section)))
            yield from _in_part(section, plan_of, each)
        else:
            for item in _listed(section):
                yield from (_obstacle(part, plan_of) for part in _items(item, section))


def _labelled(section: Section, plan_of: Callable[[int], str]) -> Iterator[Statement]:
    """Lines that open with the word for it: "Knelpunt: er zijn te weinig plekken."."""
    for segment in section.segments:
        label = _LABELLED.match(segment.folded)
        if label and segment.kind in (Kind.PARAGRAPH, Kind.ITEM):
            yield _obstacle(segment.shadow.part(label.end(), len(segment.text)), plan_of)


def _listed(section: Section) -> Iterator[Segment]:
    """The items of a list that a sentence on obstacles leads in."""
    leading = False
    for segment in section.segments:
        if segment.kind is Kind.ITEM:
            if leading:
                yield segment
        else:
            last = segment.sentences[-1].folded if segment.kind is Kind.PARAGRAPH else ""
            leading = len(last) < _LEAD and bool(_LEADS_IN.search(last)) and not _IMPROVES.search(last)


def is_part(section: Section) -> bool:
    """Whether a section is about obstacles, or about the pressure that the plans are under."""
    return bool(_OBSTACLES.search(_title(section)) or _CONTEXT.search(_title(section)))


def _title(section: Section) -> str:
    return bare_title(section.heading).folded if section.heading else ""


def _in_part(section: Section, plan_of: Callable[[int], str], each: bool) -> Iterator[Statement]:
    """The obstacles of a part; `each` where every sentence that does not turn away from them is one."""
    for segment in section.segments:
        if segment.kind is Kind.ITEM:
            yield from (_obstacle(part, plan_of) for part in _items(segment, section))
        elif segment.kind is Kind.PARAGRAPH and not segment.text.endswith(":"):
            for sentence in segment.sentences:
                hinders = each or _HINDERS.search(sentence.folded)
                if hinders and not _TURNS.search(sentence.folded) and len(sentence.text) > 25:
                    yield _obstacle(_without_link(sentence), plan_of)


def _items(segment: Segment, section: Section) -> Iterator[Shadow]:
    """The parts of a list item that a semicolon ends: the next one lost its bullet.

    What follows a semicolon within a sentence tells more of the same obstacle.
    """
    start = 0
    goes_on = sum(other.text.endswith(".") for other in section.segments if other.kind is Kind.ITEM) > 1
    for match in () if goes_on else re.finditer(r";\s+(?=[a-z])", segment.text):
        if match.start() - start > 15:
            yield segment.shadow.part(start, match.start() + 1)
            start = match.end()
    yield segment.shadow.part(start, len(segment.text))


def _without_link(sentence: Shadow) -> Shadow:
    link = _LINKS.match(sentence.folded)
    return sentence.part(link.end() if link and sentence.folded.startswith("daarnaast") else 0, len(sentence.text))


def _obstacle(passage: Shadow, plan_of: Callable[[int], str]) -> Statement:
    return Statement(
        "Obstacle",
        (passage.whole,),
        "author",
        "obstacle-under-heading",
        values(planName=plan_of(passage.whole.start), topic=topics(passage.folded)),
    )
