"""Themes and norms as a report prints them, tied to the assessment framework they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.framework import Framework, frameworks

_NUMBER = r"(?P<number>\d\s?[a-c]?\s?\.\s?\d{1,2}|\d[a-c]\d)"
_NORM = re.compile(rf"^\W*norm\s*{_NUMBER}(?![.\d]*\d)\W*(?P<title>.*)$")
_BARE_NUMBER = re.compile(rf"^\W*{_NUMBER}(?![.\d]*\d)\W+(?P<title>\S.*)$")
_THEME = re.compile(r"^\W*thema\s*(?P<number>\d{1,2}\s?[a-c]?)\s*(?:[:.–-]|\s)\s*(?P<title>\S.*)$")
# Words with which a sentence about a norm starts, so that "Norm 2.1 is opnieuw bekeken" is not taken for a heading.
_ABOUT_A_NORM = re.compile(r"^(?:is|wordt|werd|heeft|blijft|scoort|voldoet|en|tot|gaat|was|zijn|worden)\b")
_NO_TITLE = re.compile(
    r"^\W*(?:(?:eerder|huidig|nieuw|vorig|oud)\w*\s+)?oordeel\b|^\W*(?:voldoet\b|niet beoordeeld|niet getoetst"
    r"|aandachtspunt|verbeterpunt)"
)
_CLOSING = re.compile(
    r"^\W*(?:bijlage|hoofdstuk|verantwoording|colofon|vervolg|conclusie|samenvatting|reactie|contact"
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
    """A norm's heading and text as printed, and the segments of its section (headings within it included)."""

    notation: str
    title: str
    place: Place
    theme: str
    segments: tuple[Segment, ...]
    index: int


@dataclass(frozen=True)
class NormSections:
    """The norm-by-norm part of a report."""

    themes: tuple[PrintedTheme, ...]
    norms: tuple[PrintedNorm, ...]

    @cached_property
    def framework(self) -> Framework | None:
        """The known framework whose norms these are, judged by number and meaning together; None if none fits."""
        return recognise_framework([(n.notation, n.title) for n in self.norms])

    def norm_at(self, offset: int) -> PrintedNorm | None:
        """The norm in whose section an offset lies."""
        for norm in self.norms:
            last = norm.segments[-1].place.end if norm.segments else norm.place.end
            if norm.place.start <= offset < last:
                return norm
        return None


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
    body = layout.body
    themes = [theme for index, segment in enumerate(body) if (theme := _theme(segment, index))]
    starts = [(index, match) for index, segment in enumerate(body) if (match := _norm_heading(segment))]
    closing = {i for i, s in enumerate(body) if s.kind is Kind.HEADING and _CLOSING.match(s.folded)}
    ends = sorted({index for index, _ in starts} | {t.index for t in themes} | closing | {len(body)})
    norms = []
    for index, match in starts:
        stop = next(end for end in ends if end > index)
        norms.append(_printed_norm(body, index, stop, match, themes))
    return NormSections(tuple(themes), tuple(norms))


def statements(sections: NormSections) -> Iterator[Statement]:
    """A PrintedTheme and a PrintedNorm for each place where the report prints one."""
    framework = sections.framework
    for theme in sections.themes:
        yield Statement(
            "PrintedTheme",
            (theme.place,),
            "framework",
            "theme-heading",
            values(
                notation=theme.notation,
                title=theme.title,
                printsTheme=framework and framework.theme_iri(theme.notation),
                inFramework=framework and framework.iri,
            ),
        )
    for norm in sections.norms:
        yield Statement(
            "PrintedNorm",
            (norm.place,),
            "framework",
            "norm-heading",
            values(
                notation=norm.notation,
                title=norm.title,
                themeNotation=norm.theme,
                printsNorm=framework and framework.norm_iri(norm.notation),
                underTheme=framework and framework.theme_iri(norm.theme),
                inFramework=framework and framework.iri,
            ),
        )


def _theme(segment: Segment, index: int) -> PrintedTheme | None:
    match = _THEME.match(segment.folded)
    if segment.kind is not Kind.HEADING or not match:
        return None
    start, end = match.span("title")
    return PrintedTheme(_notation(match["number"]), segment.text[start:end].strip(" *"), segment.place, index)


def _norm_heading(segment: Segment) -> re.Match[str] | None:
    match = _NORM.match(segment.folded)
    if match:
        return None if len(segment.folded) > 300 or _ABOUT_A_NORM.match(match["title"]) else match
    match = _BARE_NUMBER.match(segment.folded) if segment.kind is Kind.HEADING else None
    if match and any(f.fits(_notation(match["number"]), match["title"]) for f in frameworks()):
        return match
    return None


def _printed_norm(
    body: tuple[Segment, ...], index: int, stop: int, heading: re.Match[str], themes: list[PrintedTheme]
) -> PrintedNorm:
    notation = _notation(heading["number"])
    title = _title(body[index : min(stop, index + 4)], heading)
    above = [t.notation for t in themes if t.index < index]
    theme = above[-1] if above and notation.startswith(above[-1]) else notation.split(".")[0]
    start = body[index].place.start
    end = title.whole.end if title else body[index].place.end
    return PrintedNorm(
        notation, title.text.strip(" *") if title else "", Place(start, end), theme, body[index + 1 : stop], index
    )


def _title(segments: tuple[Segment, ...], heading: re.Match[str]) -> Shadow | None:
    """The norm's text: on the heading's line, else the first sentence below it that is no judgement."""
    first = segments[0].shadow
    rest = first.part(*heading.span("title"))
    if rest and not _NO_TITLE.match(rest.folded):
        cut = re.search(r"\W*\boordeel\b.*$", rest.folded)
        return rest.part(0, cut.start() if cut and cut.start() > 10 else len(rest.text))
    for segment in segments[1:]:
        if segment.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW) and not _NO_TITLE.match(segment.folded):
            return segment.sentences[0]
    return None


def _notation(number: str) -> str:
    """Printed "1a3" and "1 a. 3" both stand for norm 1a.3."""
    compact = re.sub(r"\s", "", number)
    return re.sub(r"^(\d[a-c])(\d)$", r"\1.\2", compact)
