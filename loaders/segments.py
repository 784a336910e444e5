"""Source text to segments: headings, paragraphs, list items, table rows, footnotes and page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from loaders.reading import SourceText
from loaders.shadow import Shadow, fold, shadow
from loaders.statements import Place


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Segment:
    """One segment with its clean reading; `marker` is a list item's bullet or number, `level` its depth from 0."""

    kind: Kind
    shadow: Shadow
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        return self.shadow.text

    @property
    def folded(self) -> str:
        return self.shadow.folded

    @property
    def place(self) -> Place:
        return self.shadow.whole

    @cached_property
    def sentences(self) -> tuple[Shadow, ...]:
        return tuple(split_sentences(self.shadow))


@dataclass(frozen=True)
class Section:
    """A heading (absent for what precedes the first one) and the segments up to the next heading."""

    heading: Segment | None
    segments: tuple[Segment, ...]

    @property
    def title(self) -> str:
        """The folded heading, empty where there is none."""
        return self.heading.folded if self.heading else ""


@dataclass(frozen=True)
class Layout:
    """A source text with its segments in reading order."""

    source: SourceText
    segments: tuple[Segment, ...]

    @cached_property
    def body(self) -> tuple[Segment, ...]:
        """What a reader reads: all but furniture and footnotes."""
        return tuple(s for s in self.segments if s.kind not in (Kind.FURNITURE, Kind.FOOTNOTE))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        out: list[tuple[Segment | None, list[Segment]]] = [(None, [])]
        for segment in self.body:
            if segment.kind is Kind.HEADING:
                out.append((segment, []))
            else:
                out[-1][1].append(segment)
        return tuple(Section(heading, tuple(segments)) for heading, segments in out if heading or segments)


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    folded: str
    indent: int

    @property
    def blank(self) -> bool:
        return not self.text


_MARKER = re.compile(r"^((?:(?:[-–—•▪◦·●○*\uf0b7]|[a-z][.)]|\d{1,2}[.)]|[oe](?=\s+(?:[A-Z]|\d+\s[a-z])))\s+)+)(?=\S)")
_FOOTNOTE = re.compile(
    r"^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S|<sup>\d+</sup>\s|\[\d+\]\s|\d{1,2}\.?\s+(?:<?https?:|www\.)"
    r"|\*\s[A-Z])"
)
_PAGE = re.compile(
    r"^(?:pagina|p\.|blz\.?|page)?\s*\d{1,3}(?:\s*(?:/|van)\s*\d{1,3})?$|^\d{1,3}\s*\|.+$|^.+\|\s*\d{1,3}$"
    r"|^.{3,100}?\.{4,}\s*\d{1,3}$"
)
# A running head with its page number far to the right of it.
_HEAD_AND_PAGE = re.compile(r"^(?P<head>[^.]{3,80}?)\s{3,}\d{1,3}$")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")
_NUMBERED_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Ý][^.!?;]{2,80}\??$")
_NAMED_HEADING = re.compile(
    r"^(?!\()\W*(?:thema|norm|hoofdstuk|bijlage|advies|deel)\s*\d*[a-c]?\s*(?:[:.\t–-]|\d|oordeel|$)"
    r"|^(?:tekortkoming|aandachtspunt|verbeterpunt)(?:en)?$"
)
_EXPECTS_MORE = re.compile(
    r"(?:[,-]|\b(?:de|het|een|en|of|van|voor|met|in|op|te|tot|bij|aan|als|dat|die|door|om|uit|naar|over|per|is"
    r"|zijn|was))$"
)
_ENDS_SENTENCE = re.compile(r"""[.!?:;…]["'”’)\]*]*\s*\d?$|["”]\**$""")


def segment(source: SourceText) -> Layout:
    """Split a source text into segments; every word of the text is in exactly one of them."""
    lines = list(_lines(source.text))
    furniture = _running_heads(lines)
    groups: list[_Group] = []
    for index, line in enumerate(lines):
        _place_line(groups, lines, index, line.folded in furniture)
    return Layout(source, tuple(s for group in groups if (s := group.segment(source.text)) is not None))


def split_sentences(whole: Shadow) -> Iterator[Shadow]:
    """The sentences of a shadow, in order."""
    start = 0
    for match in _SENTENCE_END.finditer(whole.text):
        if _ABBREVIATION.search(whole.text, max(0, match.start() - 12), match.start() + 1):
            continue
        part = whole.part(start, match.end())
        if part:
            yield part
        start = match.end()
    if rest := whole.part(start, len(whole.text)):
        yield rest


_SENTENCE_END = re.compile(r"""[.!?…]+[¹²³⁴⁵⁶⁷⁸⁹⁰]*["'”’)\]*]*\s+(?=["'“‘(\[*•-]*\s?[A-Z0-9À-Ý±'])""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:o\.a|bijv|bv|t\.a\.v|m\.b\.t|i\.v\.m|d\.w\.z|t\.b\.v|o\.b\.v|e\.d|ca|nr|blz|art|dhr|mw|mevr|dr"
    r"|drs|mr|ir|prof|resp|incl|excl"
    r"|max|min|jl|a\.s|m\.u\.v|n\.a\.v|i\.c|zgn|evt|St|Stcrt)|(?<![\w])[A-Z])\.$"
)


@dataclass
class _Group:
    """Lines on their way to becoming one segment."""

    kind: Kind
    ranges: list[tuple[int, int]]
    last: str
    marker: str = ""
    level: int = 0
    open: bool = True

    def segment(self, text: str) -> Segment | None:
        clean = shadow(text, self.ranges)
        return Segment(self.kind, clean, self.marker, self.level) if clean else None


def _lines(text: str) -> Iterator[_Line]:
    pages_by_space = _pages_begin_with_a_space(text)
    for match in re.finditer(r"[^\n\f]+", text):
        raw = match.group()
        content = raw.strip()
        if pages_by_space and raw[0] == " ":
            yield _Line(match.start(), match.start(), "", "", 0)
        indent = len(raw) - len(raw.lstrip())
        if quoted := _QUOTE_MARK.match(content):
            indent, content = indent + quoted.end(), content[quoted.end() :]
        start = match.start() + indent
        yield _Line(start, start + len(content), content, fold(content), indent)
        # A blank line between two others shows as two newlines; a page break counts as one.
        gap = text[match.end() : match.end() + 2]
        if gap in ("\n\n", "\n\f", "\f\n") or gap[:1] == "\f":
            yield _Line(match.end(), match.end(), "", "", 0)


def _pages_begin_with_a_space(text: str) -> bool:
    """Whether page breaks became a single space: no other line is indented, and hardly any of these is a list item."""
    indented = re.findall(r"(?m)^[ \t]+\S.{0,20}", text)
    if "\f" in text or len(indented) < 5 or any(line[:1] != " " or line[1:2].isspace() for line in indented):
        return False
    return sum(bool(_MARKER.match(line.strip())) for line in indented) * 3 < len(indented)


def _running_heads(lines: list[_Line]) -> set[str]:
    """Folded lines that are page furniture: page numbers, and short lines that keep returning in mid-sentence."""
    out = {line.folded for line in lines if line.text and _PAGE.match(line.folded)}
    numbered = [(line.folded, head["head"]) for line in lines if (head := _HEAD_AND_PAGE.match(line.folded))]
    heads = Counter(head for _, head in numbered)
    out |= {folded for folded, head in numbered if heads[head] > 1}
    seen = Counter(line.folded for line in lines if 3 <= len(line.text) <= 90)
    returning = {text for text, count in seen.items() if count >= 3 and not text.endswith((".", ":", "?"))}
    breaks: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if line.folded in returning and _interrupts(lines, index):
            breaks[line.folded] += 1
    return out | {text for text, count in breaks.items() if count * 3 >= seen[text]}


def _interrupts(lines: list[_Line], index: int) -> bool:
    before = next((line.text for line in reversed(lines[max(0, index - 4) : index]) if line.text), "")
    after = next((line.text for line in lines[index + 1 : index + 5] if line.text), "")
    return bool(before) and not _ENDS_SENTENCE.search(before) and after[:1].islower()


def _place_line(groups: list[_Group], lines: list[_Line], index: int, is_furniture: bool) -> None:
    line = lines[index]
    current = next((g for g in reversed(groups) if g.kind not in (Kind.FURNITURE, Kind.FOOTNOTE)), None)
    if line.blank:
        if current:
            current.open = False
        return
    group = _new_group(lines, index, is_furniture, current)
    if group.kind is Kind.PARAGRAPH and current and _continues(current, line):
        current.ranges.append((line.start, line.end))
        current.last, current.open = line.text, True
        return
    if current and group.kind not in (Kind.FURNITURE, Kind.FOOTNOTE):
        current.open = False
    groups.append(group)


def _new_group(lines: list[_Line], index: int, is_furniture: bool, current: _Group | None) -> _Group:
    line = lines[index]
    span = [(line.start, line.end)]
    if is_furniture:
        return _Group(Kind.FURNITURE, span, line.text)
    marker = _MARKER.match(line.text)
    if _FOOTNOTE.match(line.text) and not (marker and current and current.open and current.kind is Kind.ITEM):
        return _Group(Kind.FOOTNOTE, span, line.text)
    if _is_heading(lines, index, current):
        return _Group(Kind.HEADING, span, line.text, level=line.text.count("#", 0, 6), open=False)
    if _cells(line.text) > 1:
        return _Group(Kind.ROW, span, line.text)
    if marker:
        start = line.start + marker.end()
        return _Group(Kind.ITEM, [(start, line.end)], line.text, marker.group().strip(), min(line.indent, 8))
    return _Group(Kind.PARAGRAPH, span, line.text)


def _cells(text: str) -> int:
    return len([cell for cell in text.split("\t") if cell.strip()])


def _continues(current: _Group, line: _Line) -> bool:
    """Whether a line carries on the segment before it: directly below it, or after a page break in mid-sentence."""
    if current.kind in (Kind.HEADING, Kind.ROW):
        return False
    if current.open:
        return True
    if _ENDS_SENTENCE.search(current.last):
        return False
    return line.text[:1].islower() or bool(_EXPECTS_MORE.search(fold(current.last)))


def _is_heading(lines: list[_Line], index: int, current: _Group | None) -> bool:
    line = lines[index]
    text = line.text
    if re.match(r"#{1,6}\s", text) or (text.startswith("**") and text.endswith("**") and len(text) < 120):
        return True
    if len(text) > 130 or _cells(text) > 2 or not re.search(r"[^\W\d_]{3}", text):
        return False
    if _NAMED_HEADING.match(line.folded) and not text.endswith((".", ",", ";")):
        return True
    if next((after.text[:1].islower() for after in lines[index + 1 : index + 4] if after.text), False):
        return False
    following = lines[index + 1] if index + 1 < len(lines) else None
    alone = following is None or following.blank
    if current and current.open and current.kind is not Kind.HEADING:
        return False
    if _NUMBERED_HEADING.match(text) and (alone or not _MARKER.match(following.text if following else "")):
        return True
    return _looks_like_title(text) and (alone or _towers_over(text, following.text if following else ""))


def _looks_like_title(text: str) -> bool:
    return (
        len(text) <= 90
        and len(text.split()) <= 12
        and (text[0].isupper() or text[0].isdigit())
        and not text.endswith((".", ",", ";", ":", "”", '"', "!", "|"))
        and not _MARKER.match(text)
        and "\t" not in text.strip()
    )


def _towers_over(text: str, following: str) -> bool:
    """A title directly above its text: a question, or clearly shorter than the line that starts below it."""
    if not following[:1].isupper() and not following.startswith(("“", '"', "‘", "-", "•", "±")):
        return False
    return text.endswith("?") or len(text) < 0.6 * len(following)


def as_heading(segment_: Segment) -> Segment:
    """The same segment read as a heading; for a genre that knows better than the layout."""
    return replace(segment_, kind=Kind.HEADING)
