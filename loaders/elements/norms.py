"""Themes and norms as a report prints them, tied to the assessment framework they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rdflib import URIRef

from loaders.elements.judgement_words import is_value
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.framework import Framework, frameworks

_NUMBER = r"(?P<number>\d\s?[a-c]?\s?[.,]\s?\d{1,2}|\d[a-c]\d)"
_NORM = re.compile(rf"^\W*norm\s*{_NUMBER}(?![.\d]*\d)\W*(?P<title>.*)$")
_BARE_NUMBER = re.compile(r"^\W*(?P<number>\d[a-c]?\.\d{1,2})(?![.\d]*\d)\W+(?P<title>\S.*)$")
_NUMBER_BEHIND = re.compile(rf"^\W*(?P<title>\w.{{8,240}}?)\W*[(\[]norm\s*{_NUMBER}[)\]]\W*$")
_THEME = re.compile(r"^\W*thema\s*(?P<number>\d{1,2}\s?[a-c]?)\s*(?:[:.–-]|\s)\s*(?P<title>\S.*)$")
# Words with which a sentence about a norm starts, so that "Norm 2.1 is opnieuw bekeken" is not taken for a heading.
_ABOUT_A_NORM = re.compile(r"^(?:is|wordt|werd|heeft|blijft|scoort|voldoet|en|tot|gaat|was|zijn|worden)\b")
_NO_TITLE = re.compile(
    r"^\W*(?:(?:eerder|huidig|nieuw|vorig|oud)\w*\s+|het\s+)?oordeel\b|^\W*(?:voldoet\b|niet beoordeeld|niet getoetst"
    r"|aandachtspunt|verbeterpunt|toelichting|bevindingen)|\bvoldoet\b.*\bnorm\b|\bdeze norm\b"
)
_CLOSING = re.compile(
    r"^\W*(?:bijlage|hoofdstuk|verantwoording|colofon|vervolg|conclusie|samenvatting|reactie|contact"
    r"|hoe (?:gaat het )?(?:nu )?verder|wat (?:nu|gebeurt er)|en nu|hoe is dit onderzocht"
    r"|\d{1,2}\.?\s+[a-z])"
)


@dataclass(frozen=True)
class PrintedTheme:
    notation: str
    title: str
    place: Place
    index: int


@dataclass(frozen=True)
class PrintedNorm:
    """A norm's heading and text as printed, and the segments of its section (headings within it included).

    `recovered` tells that the heading with the norm's number is lost and was found back by the meaning of its text.
    """

    notation: str
    title: str
    place: Place
    theme: str
    segments: tuple[Segment, ...]
    index: int
    recovered: bool = False


@dataclass(frozen=True)
class NormSections:
    """The norm-by-norm part of a report."""

    themes: tuple[PrintedTheme, ...]
    norms: tuple[PrintedNorm, ...]

    @cached_property
    def framework(self) -> Framework | None:
        """The known framework whose norms these are, judged by number and meaning together; None if none fits."""
        return recognise_framework([(n.notation, n.title) for n in self.norms])

    @property
    def framework_iri(self) -> URIRef | None:
        return self.framework.iri if self.framework else None

    def norm_iri(self, notation: str) -> URIRef | None:
        """The norm of the known framework that a printed number stands for."""
        return self.framework.norm_iri(notation) if self.framework else None

    def theme_iri(self, notation: str) -> URIRef | None:
        """The theme of the known framework that a printed number stands for."""
        return self.framework.theme_iri(notation) if self.framework else None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(norm.place.start for norm in self.norms)

    def norm_at(self, offset: int) -> PrintedNorm | None:
        """The norm in whose section an offset lies."""
        index = bisect_right(self._starts, offset)
        if not index:
            return None
        norm = self.norms[index - 1]
        last = norm.segments[-1].place.end if norm.segments else norm.place.end
        return norm if offset < last else None


def recognise_framework(printed: list[tuple[str, str]]) -> Framework | None:
    """The framework in which at least half of the printed norms have their number and a title of that meaning."""
    best: tuple[int, Framework] | None = None
    for framework in frameworks():
        fitting = sum(framework.fits(notation, title) for notation, title in printed)
        if fitting * 2 >= len(printed) and (best is None or fitting > best[0]):
            best = (fitting, framework)
    return best[1] if best and best[0] else None


def norm_sections(layout: Layout) -> NormSections:
    """Themes and norms with their sections, in reading order."""
    return _sections(layout, {i: h for i, segment in enumerate(layout.body) if (h := _norm_heading(segment))})


def with_recovered_norms(layout: Layout, sections: NormSections) -> NormSections:
    """The same, with the norms of the framework of which the numbered heading is lost.

    Such a norm is found at a heading with words of its meaning, of no other norm's, between the sections of the norms
    before and after it in the framework.
    """
    framework = sections.framework
    if framework is None:
        return sections
    order = [norm.notation for norm in framework.norms]
    known = {norm.notation: norm.index for norm in sections.norms}
    lost: dict[int, _Heading] = {}
    for notation in (n for n in order if n not in known):
        position = order.index(notation)
        before = max((known[n] for n in order[:position] if n in known), default=-1)
        after = min((known[n] for n in order[position:] if n in known and known[n] > before), default=-1)
        for index in range(before + 1, after if before >= 0 else 0):
            segment = layout.body[index]
            if segment.kind is Kind.HEADING and _means_only(framework, notation, segment.folded):
                lost[index] = _Heading(notation, 0, len(segment.text), recovered=True)
                break
    if not lost:
        return sections
    printed = {i: h for i, segment in enumerate(layout.body) if (h := _norm_heading(segment))}
    return _sections(layout, printed | lost)


def _means_only(framework: Framework, notation: str, folded: str) -> bool:
    fitting = [norm.notation for norm in framework.norms if framework.fits(norm.notation, folded)]
    return fitting == [notation] and len(folded.split()) >= 4


def _sections(layout: Layout, headings: dict[int, _Heading]) -> NormSections:
    body = layout.body
    themes = [theme for index, segment in enumerate(body) if (theme := _theme(segment, index))]
    closing = {i for i, s in enumerate(body) if s.kind is Kind.HEADING and _CLOSING.match(s.folded)} - headings.keys()
    ends = sorted({*headings, *(theme.index for theme in themes), *closing, len(body)})
    norms = [
        _printed_norm(body, index, ends[bisect_right(ends, index)], heading, themes)
        for index, heading in sorted(headings.items())
    ]
    return NormSections(tuple(themes), tuple(norms))


def statements(sections: NormSections) -> Iterator[Statement]:
    """A PrintedTheme and a PrintedNorm for each place where the report prints one."""
    for theme in sections.themes:
        yield Statement(
            "PrintedTheme",
            (theme.place,),
            "framework",
            "theme-heading",
            values(
                notation=theme.notation,
                title=theme.title,
                printsTheme=sections.theme_iri(theme.notation),
                inFramework=sections.framework_iri,
            ),
        )
    for norm in sections.norms:
        yield Statement(
            "PrintedNorm",
            (norm.place,),
            "framework",
            "norm-heading-recovered" if norm.recovered else "norm-heading",
            values(
                notation=norm.notation,
                title=norm.title,
                themeNotation=norm.theme,
                printsNorm=sections.norm_iri(norm.notation),
                underTheme=sections.theme_iri(norm.theme),
                inFramework=sections.framework_iri,
                recoveredHeading=norm.recovered or None,
            ),
            "derived" if norm.recovered else "stated",
        )


def _theme(segment: Segment, index: int) -> PrintedTheme | None:
    match = _THEME.match(segment.folded)
    if segment.kind is not Kind.HEADING or not match:
        return None
    start, end = match.span("title")
    return PrintedTheme(_notation(match["number"]), segment.text[start:end].strip(" *"), segment.place, index)


@dataclass(frozen=True)
class _Heading:
    """A norm's number and where its title stands in the heading; an empty stretch where it stands below it."""

    notation: str
    start: int
    end: int
    recovered: bool = False


def _norm_heading(segment: Segment) -> _Heading | None:
    folded = segment.folded
    if len(folded) > 300 or (segment.cells and is_value(segment.cells[-1].folded)):
        return None
    if match := _NORM.match(folded):
        if _ABOUT_A_NORM.match(match["title"]) or _in_running_text(segment, match):
            return None
        return _Heading(_notation(match["number"]), *match.span("title"))
    if (match := _NUMBER_BEHIND.match(folded)) and segment.kind in (Kind.HEADING, Kind.PARAGRAPH):
        return _Heading(_notation(match["number"]), *match.span("title"))
    match = _BARE_NUMBER.match(folded) if segment.kind is Kind.HEADING else None
    if match and any(f.fits(_notation(match["number"]), match["title"]) for f in frameworks()):
        return _Heading(_notation(match["number"]), *match.span("title"))
    return None


def _in_running_text(segment: Segment, match: re.Match[str]) -> bool:
    """Whether "Norm 2.1" opens a sentence: outside a heading, with a word in lower case behind the number."""
    title = segment.text[match.start("title") :]
    return segment.kind is not Kind.HEADING and title[:1].islower() and not _NO_TITLE.match(match["title"])


def _printed_norm(
    body: tuple[Segment, ...], index: int, stop: int, heading: _Heading, themes: list[PrintedTheme]
) -> PrintedNorm:
    title = _title(body[index : min(stop, index + 4)], heading)
    above = [t.notation for t in themes if t.index < index]
    theme = above[-1] if above and heading.notation.startswith(above[-1]) else heading.notation.split(".")[0]
    place = Place(body[index].place.start, max(title.whole.end if title else 0, body[index].place.end))
    printed = title.text.strip(" *") if title else ""
    return PrintedNorm(heading.notation, printed, place, theme, body[index + 1 : stop], index, heading.recovered)


def _title(segments: tuple[Segment, ...], heading: _Heading) -> Shadow | None:
    """The norm's text: on the heading's line, else the first sentence below it that is no judgement."""
    first = segments[0].shadow
    rest = first.part(heading.start, heading.end)
    if rest and not _NO_TITLE.match(rest.folded):
        cut = re.search(r"\W*\boordeel\b.*$", rest.folded)
        return rest.part(0, cut.start() if cut and cut.start() > 10 else len(rest.text))
    for segment in segments[1:]:
        if segment.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW) and not _NO_TITLE.search(
            segment.sentences[0].folded
        ):
            return segment.sentences[0]
    return None


def _notation(number: str) -> str:
    """Printed "1a3", "1 a. 3" and "1a,3" all stand for norm 1a.3."""
    compact = re.sub(r"\s", "", number).replace(",", ".")
    return re.sub(r"^(\d[a-c])(\d)$", r"\1.\2", compact)
