"""The skeleton of a report that judges by theme: its themes, its norms, and the norms whose headings were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.readers import norms
from loaders.readers.clean_lines import clean_lines, joined
from loaders.readers.criteria import is_criterion_heading
from loaders.readers.norm_headings import NormHeading, value_behind
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.theme_headings import PrintedTheme, ThemeSection
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place
from ontology.framework import Framework

_THEME = re.compile(r"^\W*thema\s*(?P<number>\d{1,2}\s?[a-c]?)\s*(?:[:.\t–-]|\s)\s*(?P<title>\S.*)$")
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\s)\d{1,3}$")
_ABOUT_A_THEME = re.compile(r"^(?:is|wordt|werd|en|gaat|was|zijn|worden|heeft|kijk)\b")
_LABEL = re.compile(r"^\W*norm\s*\d\s?[a-c]?\s?\.?\s?\d{1,2}\W*(?:oordeel\b\W*)?")
_POINTS = re.compile(r"^\W*(?:tekortkoming|aandachtspunt|verbeterpunt)(?:en)?\b\W*$")
_LEADS_IN = re.compile(
    r"^\W*(?:hieronder|oordeel\b|in dit (?:thema|hoofdstuk)\b|bijlage\b)|\bper norm een toelichting\b"
    r"|\bgeen oordeel\b"
)
_LONGEST_TITLE = 320


@dataclass(frozen=True)
class ThemeReport:
    """The themes with their introductions and the norms with their sections."""

    themes: tuple[ThemeSection, ...]
    sections: NormSections

    @property
    def start(self) -> int:
        """Index in the body of the first theme: what precedes it is summary and introduction."""
        return self.themes[0].theme.index if self.themes else 0


def theme_report(layout: Layout) -> ThemeReport:
    """The skeleton of a layout; empty where it prints no theme."""
    body = layout.body
    themes = _themes(layout)
    printed = [norm for norm in norms.norm_sections(layout).norms if themes and norm.index > themes[0].index]
    known = norms.recognise_framework([(norm.notation, norm.title) for norm in printed]) if printed else None
    criteria = [i for i, s in enumerate(body) if is_criterion_heading(s)]
    lost = list(_lost(layout, themes, printed, criteria, known))
    starts = sorted([*(norm.index for norm in printed), *(norm.index for norm in lost)])
    limits = sorted({*starts, *(theme.index for theme in themes), *_closings(body, themes), len(body)})
    all_norms = sorted([*printed, *lost], key=lambda norm: norm.index)
    sectioned = tuple(_with_section(layout, norm, limits, criteria) for norm in all_norms)
    sections = NormSections(tuple(themes), sectioned, four_words=norms.works_with_four_words(layout))
    return ThemeReport(
        tuple(ThemeSection(theme, body[theme.index + 1 : _next(limits, theme.index)]) for theme in themes),
        sections,
    )


def _themes(layout: Layout) -> list[PrintedTheme]:
    """Each theme once, where its heading first stands; lines of a table of contents are passed over."""
    found: dict[str, PrintedTheme] = {}
    for index, segment in enumerate(layout.body):
        match = _THEME.match(segment.folded)
        if segment.kind in (Kind.ITEM, Kind.ROW) or not match or len(segment.folded) > 260:
            continue
        if _ABOUT_A_THEME.match(match["title"]) or _CONTENTS_LINE.search(segment.text) or segment.text.endswith("."):
            continue
        theme = _theme(layout, index, match)
        if theme.notation not in found:
            found[theme.notation] = theme
    return sorted(found.values(), key=lambda theme: theme.index)


def _theme(layout: Layout, index: int, match: re.Match[str]) -> PrintedTheme:
    body = layout.body
    behind = value_behind(body[index].folded, match.start("title"))
    stop, value = behind or (match.end("title"), None)
    title = body[index].shadow.part(match.start("title"), stop)
    place = body[index].place
    following = body[index + 1] if index + 1 < len(body) else None
    if following and following.kind is Kind.PARAGRAPH and following.text[:1].islower() and len(following.text) < 80:
        place = Place(place.start, following.place.end)
        whole = layout.source.text[title.whole.start : place.end]
        title = shadow(layout.source.text, [(place.end - len(whole), place.end)])
    notation = re.sub(r"\s", "", match["number"])
    return PrintedTheme(notation, title.text.strip(" *"), place, index, value)


def _lost(
    layout: Layout,
    themes: list[PrintedTheme],
    printed: list[PrintedNorm],
    criteria: list[int],
    known: Framework | None,
) -> Iterator[PrintedNorm]:
    """Norms whose heading is gone: their text stands above a passage of criteria that no printed heading owns."""
    marks = sorted([*(norm.index for norm in printed), *(theme.index for theme in themes)])
    taken = {norm.notation for norm in printed}
    last = -1
    for index in criteria:
        owner = max((mark for mark in marks if last < mark < index), default=None)
        since, last = last, index
        if owner is not None and any(norm.index == owner for norm in printed):
            continue
        title = _title_above(layout, index, max(since, owner if owner is not None else -1))
        theme = max((t for t in themes if t.index < index), key=lambda t: t.index, default=None)
        if title is None or theme is None:
            continue
        first, words = title
        notation = _missing(theme.notation, words, index, printed, taken, known)
        if notation:
            taken.add(notation)
            heading = NormHeading(notation, 0, 0, recovered=True)
            yield PrintedNorm(notation, words.text, words.whole, theme.notation, (), first, heading)


def _missing(
    theme: str, words: Shadow, index: int, printed: list[PrintedNorm], taken: set[str], known: Framework | None
) -> str | None:
    """The number of a norm without heading: by its meaning in the framework, else the one that is due in the theme."""
    if known:
        free = [norm for norm in known.norms if norm.notation not in taken and norm.theme == theme]
        by_meaning = [norm for norm in free if known.fits(norm.notation, words.folded)]
        passed = max((_serial(n.notation) for n in printed if n.theme == theme and n.index < index), default=0)
        in_order = [norm for norm in free if _serial(norm.notation) > passed]
        return (by_meaning or in_order or free)[0].notation if free else None
    same = [norm for norm in printed if norm.theme == theme]
    if not same:
        return None
    before = [_serial(norm.notation) for norm in same if norm.index < index]
    due = f"{theme}.{max(before, default=0) + 1}"
    return due if due not in taken else None


def _serial(notation: str) -> int:
    return int(notation.rpartition(".")[2])


def _title_above(layout: Layout, index: int, floor: int) -> tuple[int, Shadow] | None:
    """The norm's text that stands right above a passage of criteria, with the index of its first segment."""
    body = layout.body
    first = index
    for position in range(index - 1, floor, -1):
        segment = body[position]
        if segment.kind in (Kind.ITEM, Kind.ROW) or _POINTS.match(segment.folded) or _LEADS_IN.search(segment.folded):
            break
        if len(segment.text) > 200 or index - position > 4 or (first < index and segment.text.endswith(".")):
            break
        first = position
    lines = clean_lines(layout.source.text, [body[i].place for i in range(first, index)])
    if lines and sum(line.end - line.start for line in lines) >= 15:
        return first, joined(layout.source.text, lines)
    return None


def _with_section(layout: Layout, norm: PrintedNorm, limits: list[int], criteria: list[int]) -> PrintedNorm:
    """The norm with its whole text, cleared of the remains of icons, and the segments that belong to it."""
    body = layout.body
    stop = _end_of_points(body, norm.index, _next(limits, norm.index))
    norm = replace(norm, segments=body[norm.index + 1 : stop])
    criterion = next((i for i in criteria if norm.index < i < stop), None)
    if criterion is None:
        return norm
    above = [body[i].place for i in range(norm.index, criterion)]
    lines = clean_lines(layout.source.text, above, skip=_label_length(body[norm.index]))
    if not lines:
        return norm
    words = joined(layout.source.text, lines)
    return replace(norm, title=words.text, place=words.whole) if len(words.text) <= _LONGEST_TITLE else norm


def _label_length(segment: Segment) -> int:
    """How many characters of a norm's heading are its number and label, not its text."""
    match = _LABEL.match(segment.folded)
    return segment.shadow.offsets[match.end() - 1] + 1 - segment.place.start if match else 0


def _end_of_points(body: tuple[Segment, ...], start: int, stop: int) -> int:
    """Where a norm's section ends: its list of points closes it, whatever follows without a heading of its own."""
    listing = False
    for index in range(start, stop):
        segment = body[index]
        if _POINTS.match(segment.folded):
            listing = True
        elif listing and segment.kind is not Kind.ITEM and body[index - 1].kind is Kind.ITEM:
            return index
    return stop


def _closings(body: tuple[Segment, ...], themes: list[PrintedTheme]) -> set[int]:
    first = themes[0].index if themes else len(body)
    return {
        i for i, s in enumerate(body) if i > first and s.kind is Kind.HEADING and re.match(r"^\W*bijlage\b", s.folded)
    }


def _next(limits: list[int], index: int) -> int:
    return next(limit for limit in limits if limit > index)
