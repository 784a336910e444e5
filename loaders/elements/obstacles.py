"""What stands in the way of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.elements.parties import bare_title
from loaders.elements.wording import topics
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_OBSTACLES = re.compile(
    r"^(?:\d+[.)]?\s+)?(?:\w+ ){0,3}(?:belemmering|knelpunt|obstakel|hobbel|hindernis|risico)"
    r"|\bin de weg\b|\bwaarom het (?:\w+ )?(?:stroever|langzamer|moeilijker|trager)\b|\bwaar lopen? .*\btegenaan\b"
)
_CONTEXT = re.compile(
    r"\bonder (?:grote |hoge )?druk\b|\bcontext\b|\bwat (?:nog )?niet (?:lukt|goed)|\bvastlopen|\bstroef\b"
)
# Words of what fails, lacks, costs or resists.
_HINDERS = re.compile(
    r"\b(?:niet(?! alleen)|geen|nog niet|te (?:weinig|klein|hoog|lang|veel|duur)|nauwelijks|schaars\w*|tekort\w*|gebrek"
    r"|ontbreken"
    r"|ontbreekt|moeilijk\w*|moeizam\w*|lastig\w*|complex\w*|ingewikkeld\w*|stroe[fv]\w*|vertraag\w*|traag|trager"
    r"|chaos|druk|belemmer\w*|knelpunt\w*|knel|achilleshiel|haaks|zorgpunt|aandachtspunt|onverdraagzaam\w*"
    r"|veroordelend\w*|hooggespannen|wachtlijst\w*|verschillen|doorkruis\w*|versnipper\w*|bezwaar|afhaken|uitvielen|hoog"
    r"|uiteenvallen|steeds (?:zwaarder|complexer)|minder (?:snel|ver)|duurt"
    r"|vraagt (?:continue? |veel )?(?:aandacht|tijd)"
    r"|vraagt capaciteit|vraagt .{0,60}om tijd|veel (?:energie|tijd)|beperkte?|kosten? (?:meer )?(?:tijd|geld)|andere"
    r" vergoedingen|bezuinig\w*|tariefkorting\w*|afrekeningen|verouderd\w*|uitval|tegenstrijdig\w*)\b"
)
_TURNS = re.compile(
    r"^(?:deze brief|niet omdat|zijn we|nee\b|we zijn er|en dat|op die manier"
    r"|gemeenten hebben hier|daarvoor zijn|wat ons betreft|en is)\b"
    r"|\b(?:is (?:dan ook |daarom )?(?:nodig|van belang|wat nodig is)|zien we daarbij|maken we|moet meer|bekijken we"
    r"|succesfactor|stevig fundament|prachtig initiatief|al veel in gang|hebben mede tot doel|willen aan de slag)\b"
)
_LINKS = re.compile(r"^(?:daarnaast|tot slot|ook|verder|bovendien|tenslotte|ten slotte)\s")


def statements(layout: Layout, plan_of: Callable[[int], str]) -> Iterator[Statement]:
    """An Obstacle for each list item and each hindering sentence under such a heading, with the plan it hinders."""
    for section in layout.sections:
        if is_part(section):
            yield from _in_part(section, plan_of)


def is_part(section: Section) -> bool:
    """Whether a section is about obstacles."""
    title = bare_title(section.heading).folded if section.heading else ""
    return bool(_OBSTACLES.search(title) or _CONTEXT.search(title))


def _in_part(section: Section, plan_of: Callable[[int], str]) -> Iterator[Statement]:
    for segment in section.segments:
        if segment.kind is Kind.ITEM:
            yield from (_obstacle(part, plan_of) for part in _items(segment))
        elif segment.kind is Kind.PARAGRAPH and not segment.text.endswith(":"):
            for sentence in segment.sentences:
                if _HINDERS.search(sentence.folded) and not _TURNS.search(sentence.folded) and len(sentence.text) > 25:
                    yield _obstacle(_without_link(sentence), plan_of)


def _items(segment: Segment) -> Iterator[Shadow]:
    """The parts of a list item that a semicolon ends: the next one lost its bullet."""
    start = 0
    for match in re.finditer(r";\s+(?=[a-z])", segment.text):
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
