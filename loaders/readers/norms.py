"""Themes and norms as a report prints them, tied to the assessment framework they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rdflib import URIRef

from loaders.readers.judgement_columns import MARKS
from loaders.readers.norm_headings import NO_TITLE, NormHeading, is_bare, norm_heading, numbered_chapter, of_one_kind
from loaders.readers.own_scale import NO_SCALE, own_scale
from loaders.readers.scales import whole_value
from loaders.readers.theme_headings import PrintedTheme, printed_themes
from loaders.readers.value_labels import labelled_values
from loaders.readers.value_lines import is_value, judges
from loaders.readers.value_lists import value_lists
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology import namespaces as ns
from ontology.framework import Framework, frameworks

_CLOSING = re.compile(
    r"^\W*(?:bijlage|hoofdstuk|verantwoording|colofon|vervolg|conclusie|samenvatting|reactie|zienswijze|contact"
    r"|hoe (?:gaat het )?(?:nu )?verder|wat (?:nu|gebeurt er)|en nu|hoe is dit onderzocht"
    r"|\d{1,2}\.?\s+[a-z])"
)
_LETTERED = re.compile(r"^\W*[a-h][.)]\s+[^\W\d]")
_FOUR_WORDS = ("voldoet grotendeels", "grotendeels voldaan", "grotendeels niet voldaan")
_FEWEST = 3  # numbered headings that are known as norms before others are taken to go on from them
# A row of an overview has nothing below it but its value.
_OVERVIEW = 60


@dataclass(frozen=True)
class PrintedNorm:
    """A norm's heading and text as printed, and the segments of its section (headings within it included).

    `heading` is what its number was read from, out of the line `printed`; `folded` is its text made for matching.
    """

    notation: str
    title: str
    place: Place
    theme: str
    segments: tuple[Segment, ...]
    index: int
    heading: NormHeading | None = None
    folded: str = ""
    printed: Shadow | None = None

    @property
    def recovered(self) -> bool:
        """Whether the heading with the norm's number is lost and was found back."""
        return self.heading is not None and self.heading.recovered


@dataclass(frozen=True)
class LearnedFramework:
    """A framework that Normgraaf does not know, by the name that the report gives it and where it does."""

    key: str
    name: str
    place: Place


@dataclass(frozen=True)
class NormSections:
    """The norm-by-norm part of a report; `learned` is the framework where it is none of those known.

    `four_words` tells that the document works with the scale of the inspectorates.
    """

    themes: tuple[PrintedTheme, ...]
    norms: tuple[PrintedNorm, ...]
    learned: LearnedFramework | None = None
    four_words: bool = False

    @cached_property
    def framework(self) -> Framework | None:
        """The known framework whose norms these are, judged by number and meaning together; None if none fits."""
        return recognise_framework([(n.notation, n.folded or n.title) for n in self.norms])

    @property
    def framework_iri(self) -> URIRef | None:
        if self.learned:
            return ns.framework(self.learned.key)
        return self.framework.iri if self.framework else None

    def norm_iri(self, notation: str) -> URIRef | None:
        """The norm that a printed number stands for, of the known framework or of the one learned."""
        if self.learned:
            return ns.norm(self.learned.key, notation)
        return self.framework.norm_iri(notation) if self.framework else None

    def theme_iri(self, notation: str) -> URIRef | None:
        """The theme that a printed number stands for, of the known framework or of the one learned."""
        if self.learned:
            return ns.theme(self.learned.key, notation)
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
    return sections_at(layout, norm_headings(layout))


def norm_headings(layout: Layout) -> dict[int, NormHeading]:
    """The headings of norms by their index in the body; a number that an overview prints as well counts once."""
    body = layout.body
    apart = {entry.index for group in value_lists(body) for entry in group.entries} | set(_rows_of_tables(body))
    found = {i: h for i, segment in enumerate(body) if i not in apart and (h := norm_heading(segment))}
    found = {i: h for i, h in found.items() if h.value or not _is_one_of_a_list(body, i)}
    printed = of_one_kind({i: h for i, h in found.items() if not h.judged})
    if len({heading.notation for heading in printed.values()}) < 3:
        printed |= _with_judgement(layout, found) or ({} if printed else _judged_chapters(layout))
    return _without_overviews(layout.body, printed | _in_between(layout, found, printed))


def _is_one_of_a_list(body: tuple[Segment, ...], index: int) -> bool:
    """Whether a segment is an item with an item beside it: it has no account below it, and so is no heading."""
    near = (body[i] for i in (index - 1, index + 1) if 0 <= i < len(body))
    return body[index].kind is Kind.ITEM and any(other.kind is Kind.ITEM for other in near)


def _rows_of_tables(body: tuple[Segment, ...]) -> Iterator[int]:
    """The rows with a row above or below them that hold a value: what they say is read from their table."""
    for index, segment in enumerate(body):
        near = (body[i] for i in (index - 1, index + 1) if 0 <= i < len(body))
        in_table = segment.kind is Kind.ROW and any(other.kind is Kind.ROW for other in near)
        if in_table and any(whole_value(cell.folded) or cell.folded in MARKS for cell in segment.cells[1:]):
            yield index


def _in_between(
    layout: Layout, found: Mapping[int, NormHeading], printed: Mapping[int, NormHeading]
) -> dict[int, NormHeading]:
    """Numbered headings that go on where those of norms left off, or that carry the disc of a judgement.

    The words of such a norm differ from those of the framework; its number is the next one in the report.
    """
    numbered = {i: _place_in_order(h.notation) for i, h in printed.items() if is_bare(layout.body[i])}
    if len(numbered) < _FEWEST:
        return {}
    marked = {mark.start for mark in layout.source.marks if not mark.legend}
    more: dict[int, NormHeading] = {}
    for index, heading in sorted(found.items()):
        if index in printed or not heading.judged or layout.body[index].kind is not Kind.HEADING:
            continue
        due = _place_in_order(heading.notation)
        before = max((i for i in numbered if i < index), default=None)
        after = min((i for i in numbered if i > index), default=None)
        in_order = (before is None or numbered[before] < due) and (after is None or due < numbered[after])
        follows = before is not None and due in _next_places(numbered[before])
        if in_order and (follows or layout.body[index].place.start in marked):
            more[index] = replace(heading, judged=False)
            numbered[index] = due
    return more


def _place_in_order(notation: str) -> tuple[str, int]:
    theme, _, serial = notation.rpartition(".")
    return theme, int(serial) if serial.isdigit() else 0


def _next_places(place: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    """The numbers that may follow: the next in the theme, or the first of the next theme."""
    theme, serial = place
    return (theme, serial + 1), (str(int(theme) + 1) if theme.isdigit() else "", 1)


def _with_judgement(layout: Layout, found: Mapping[int, NormHeading]) -> dict[int, NormHeading]:
    """Numbered headings of which most have a judgement right below: those of norms, whatever their framework."""
    return _judged_below(layout, {i: h for i, h in found.items() if h.judged}, sorted(found))


def _judged_chapters(layout: Layout) -> dict[int, NormHeading]:
    """The same for headings that are numbered without a part for the theme ("2. Nazorg", and below it "Score: C")."""
    chapters = {i: h for i, segment in enumerate(layout.body) if (h := numbered_chapter(segment))}
    numbers = [int(heading.notation) for heading in chapters.values()]
    return _judged_below(layout, chapters, sorted(chapters)) if len(set(numbers)) == len(numbers) else {}


def _judged_below(layout: Layout, headings: Mapping[int, NormHeading], starts: Sequence[int]) -> dict[int, NormHeading]:
    own = own_scale(layout) if len(headings) >= _FEWEST else NO_SCALE
    nexts = dict(pairwise([*starts, len(layout.body)]))
    judged = {
        i: heading
        for i, heading in headings.items()
        if any(judges(s.folded) or own.judged(s.shadow) for s in layout.body[i + 1 : min(nexts[i], i + 4)])
    }
    return judged if len(judged) >= _FEWEST and len(judged) * 2 >= len(headings) else {}


def _without_overviews(body: tuple[Segment, ...], headings: dict[int, NormHeading]) -> dict[int, NormHeading]:
    """The headings without those of an overview: a number that returns further on with an account below it."""
    order = sorted(headings)
    below = {
        index: 0 if _is_row(body, index) else sum(len(segment.text) for segment in body[index + 1 : stop])
        for index, stop in zip(order, [*order[1:], len(body)][: len(order)], strict=True)
    }
    by_number: defaultdict[str, list[int]] = defaultdict(list)
    for index in order:
        by_number[headings[index].notation].append(index)
    overview = {
        index
        for same in by_number.values()
        for longest in (max(below[i] for i in same),)
        for index in same[:-1]
        if below[index] < _OVERVIEW and longest > 2 * below[index] and not _title_below(body, index)
    }
    return {index: heading for index, heading in headings.items() if index not in overview}


def _is_row(body: tuple[Segment, ...], index: int) -> bool:
    """Whether a heading has a value below it and then another heading: a row of a table that fell apart."""
    return (
        index + 1 < len(body)
        and is_value(body[index + 1].folded)
        and (index + 2 >= len(body) or body[index + 2].kind is Kind.HEADING)
    )


def _title_below(body: tuple[Segment, ...], index: int) -> bool:
    return index + 1 < len(body) and not judges(body[index + 1].folded) and len(body[index].text) < 12


def sections_at(layout: Layout, headings: dict[int, NormHeading]) -> NormSections:
    """Themes and norms with their sections, for the headings of norms at some indices of the body."""
    body = layout.body
    themes = printed_themes(body, {index: heading.notation for index, heading in headings.items()})
    first = min(headings, default=0)
    heads = {i: s for i, s in enumerate(body) if s.kind is Kind.HEADING}
    lettered = {i for i, s in heads.items() if _LETTERED.match(s.folded)}
    closing = {i for i, s in heads.items() if _CLOSING.match(s.folded)}
    closing |= {i for i in lettered if i > first and min(lettered) < first}  # the parts of a form: "D. Samenvatting"
    closing = {i for i in closing - headings.keys() if not labelled_values(body[i].folded)}
    ends = sorted({*headings, *(theme.index for theme in themes), *closing, len(body)})
    norms = [
        _printed_norm(body, index, ends[bisect_right(ends, index)], heading, themes, layout.source.text)
        for index, heading in sorted(headings.items())
    ]
    return NormSections(tuple(themes), tuple(norms), four_words=works_with_four_words(layout))


def works_with_four_words(layout: Layout) -> bool:
    """Whether the words that only the scale of the inspectorates has stand in a document."""
    return any(
        word in segment.folded for segment in layout.body for word in _FOUR_WORDS if "grotendeels" in segment.folded
    )


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
                underTheme=sections.theme_iri(norm.theme) if norm.theme else None,
                inFramework=sections.framework_iri,
                recoveredHeading=norm.recovered or None,
            ),
            "derived" if norm.recovered else "stated",
        )


def _printed_norm(
    body: tuple[Segment, ...], index: int, stop: int, heading: NormHeading, themes: list[PrintedTheme], source: str
) -> PrintedNorm:
    title = _title(body[index : min(stop, index + 4)], heading, source)
    above = [t.notation for t in themes if t.index < index]
    fits = above and (heading.plain or heading.notation.startswith(above[-1]))
    theme = above[-1] if fits else "" if heading.plain else heading.notation.split(".")[0]
    place = Place(body[index].place.start, max(title.whole.end if title else 0, body[index].place.end))
    return PrintedNorm(
        heading.notation,
        title.text.strip(" *") if title else "",
        place,
        theme,
        body[index + 1 : stop],
        index,
        heading,
        title.folded if title else "",
        body[index].shadow,
    )


def _title(segments: tuple[Segment, ...], heading: NormHeading, source: str) -> Shadow | None:
    """The norm's text: on the heading's line, else the first sentence below it that is no judgement."""
    first = segments[0].shadow
    rest = first.part(heading.start, heading.end)
    if rest and not NO_TITLE.match(rest.folded):
        cut = re.search(r"\W*\boordeel\b.*$", rest.folded)
        return rest.part(0, cut.start() if cut and cut.start() > 10 else len(rest.text))
    if len(segments) > 1 and "\n" not in source[segments[0].place.end : segments[1].place.start]:
        return None  # what goes on behind the number on its own line is the account of the norm
    for segment in segments[1:]:
        if segment.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.ROW) and not NO_TITLE.search(
            segment.sentences[0].folded
        ):
            return segment.sentences[0]
    return None
