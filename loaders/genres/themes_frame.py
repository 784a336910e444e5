"""What stands around the findings of a report by themes: its facts, the scale it explains, its boxed cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.elements import metadata
from loaders.elements.wording import mentions, topics
from loaders.language.dates import dates
from loaders.language.numerals import NUMBER_WORD
from loaders.readers.document_facts import Fact
from loaders.readers.themed_norms import ThemeReport
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place, Statement, values

_CASE = re.compile(r"^\W*(?:casus|casusbeschrijving|voorbeeldcasus)\b\s*(?:\d+\s*)?(?P<rest>[:.–-]?\s*.*)$")
_REASON = re.compile(
    r"(?<!\bnaar )\baanleiding (?:voor|van|is|was)\b|^\W*(?:de )?aanleiding\W|\breden (?:voor|van|is)\b"
)
_WHY_HERE = re.compile(
    r"\b(?:leiden ertoe|daarom|om deze reden)\b.*(?<!verscherpt )\btoezicht\b|\bgeselecteerd voor dit (?:toezicht"
    r"|onderzoek)\b"
)
_FRAMEWORK = re.compile(r"\b(?:onderzoek|toezicht|inspecties?)\b[^.]*\b(?:met|van|aan) het toetsingskader\b")
_THEMES_USED = re.compile(
    rf"\b(?:hanteren|hanteert|bestaat uit|bestaan uit|kijken naar|staan) (?:[\w ]{{0,30}} )?{NUMBER_WORD} thema'?s\b"
)
_VISIT = re.compile(r"\btoezicht\b.*\buit\b|\bbezo(?:cht|ek)\w*|\bonderzoek\b.*\b(?:bij|deden)\b|\bvoerden\b.*\buit\b")
_FORMER_NAME = re.compile(r"\bheet?te? (?:zij|hij|het|deze \w+|de \w+) (?P<value>[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)*)")
_SEATS = re.compile(r"\bgevestigd in (?P<first>[A-Z][\w-]+)(?:, (?P<second>[A-Z][\w-]+))? en (?P<last>[A-Z][\w-]+)")
_REGION = re.compile(r"\b(?:de streek rond|de regio'?s? rond) (?P<value>[A-Z][\w-]+)")
_NOT_AN_OWNER = re.compile(r"\bproeftuin\b|\bproject\b|\bproces\b|\bketen\b|\bpilot\b")
_FULL_NAME = re.compile(
    r"[‘'“\"](?P<value>[Ss]tichting [A-Z][^‘’'“”\"]{3,90})[’'”\"]|\bvolledige naam is (?P<full>[A-Z][^.;]{3,90})"
)
_VISITED_AT = re.compile(r"\b(?:op|bij) de locatie (?:in |te )?(?P<value>[A-Z][\w-]+(?: [A-Z][\w-]+)?)")
_OF_THE_FINDINGS = frozenset(
    {"reason", "former_name", "parent_organisation", "visit_date", "framework", "purpose", "location"}
)


def facts(layout: Layout, report: ThemeReport) -> Iterator[Statement]:
    """The facts about document and organisation, without those that the findings only seem to hold."""
    start = report.themes[0].theme.place.start if report.themes else 0
    end = max((norm.segments[-1].place.end for norm in report.sections.norms if norm.segments), default=start)
    for statement in metadata.statements(layout):
        place, field = statement.places[0], statement.get("field")
        text = shadow(layout.source.text, [(place.start, place.end)]).folded
        if field in _OF_THE_FINDINGS and start <= place.start < end:
            continue
        if field == "reason" and not _REASON.search(text):
            continue
        if field == "framework" and not re.search(r"\b(?:onderzoek|toezicht|inspecties?)\b", text):
            continue
        if field == "visit_date" and not _VISIT.search(text):
            continue
        if field == "parent_organisation" and _NOT_AN_OWNER.search(str(statement.get("fieldValue"))):
            continue
        yield statement
    for fact in _more_facts(layout, start, end):
        pairs = values(field=fact.field, fieldValue=fact.value)
        yield Statement("DocumentFact", (fact.place,), "author", f"fact-{fact.field.replace('_', '-')}", pairs)


def _more_facts(layout: Layout, start: int, end: int) -> Iterator[Fact]:
    seen: set[str] = set()
    for segment in layout.segments:
        if start <= segment.place.start < end:
            continue
        if match := _FULL_NAME.search(segment.text):
            name = match["value"] or match["full"]
            group = "value" if match["value"] else "full"
            yield Fact("organisation", name, segment.shadow.place(*match.span(group)))
        for mention in mentions("body", segment.folded) if len(seen) < 4 and segment.place.start < start else ():
            if mention.concept.slug.startswith("inspectie-") and mention.concept.slug not in seen:
                seen.add(mention.concept.slug)
                place = segment.shadow.place(mention.start, mention.end)
                yield Fact("publisher", mention.concept.label_nl, place)
        if (when := next(dates(segment.folded), None)) and when.end - when.start == len(segment.folded):
            yield Fact("date", when.iso, segment.place)
        for sentence in segment.sentences:
            yield from _in_sentence(sentence)


def _in_sentence(sentence: Shadow) -> Iterator[Fact]:
    for name, pattern in (("location", _VISITED_AT), ("location", _REGION), ("former_name", _FORMER_NAME)):
        if match := pattern.search(sentence.text):
            yield Fact(name, match["value"], sentence.whole)
    for match in _SEATS.finditer(sentence.text):
        for place in filter(None, match.groups()[1:]):
            yield Fact("location", place, sentence.whole)
    for name, cue in (("reason", _REASON), ("reason", _WHY_HERE), ("framework", _FRAMEWORK), ("scope", _THEMES_USED)):
        if cue.search(sentence.folded):
            yield Fact(name, sentence.text, sentence.whole)


def cases(segments: Iterable[Segment]) -> Iterator[tuple[Statement, tuple[Segment, ...]]]:
    """Each boxed case with the segments of its box; a case is tagged with topics and names no one."""
    held = list(segments)
    for index, segment in enumerate(held):
        match = _CASE.match(segment.folded)
        if not match or segment.kind is Kind.ITEM:
            continue
        if re.search(r"\w", match["rest"]) and re.match(r"^\W*[:–-]", match["rest"]):
            box: tuple[Segment, ...] = (segment,)
        elif segment.kind is Kind.HEADING and len(segment.text) < 40 and index + 1 < len(held):
            box = (held[index + 1],)
        else:
            continue
        place = Place(box[0].place.start, box[-1].place.end)
        yield Statement("Case", (place,), "inspectorate", "boxed-case", values(topic=topics(box[0].folded))), box


def sections_before(layout: Layout, offset: int) -> tuple[Section, ...]:
    """The sections that precede an offset; one that runs past it is cut there."""
    out = []
    for section in layout.sections:
        if section.heading is not None and section.heading.place.start >= offset:
            continue
        segments = tuple(s for s in section.segments if s.place.start < offset)
        if segments or section.heading is not None:
            out.append(Section(section.heading, segments))
    return tuple(out)
