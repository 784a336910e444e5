"""Source text to segments: headings, paragraphs, list items, table rows, footnotes and page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from loaders.columns import read_down
from loaders.elements.judgement_words import is_value
from loaders.headings import is_heading, title_runs_on
from loaders.lines import CELL_GAP, ENDS_SENTENCE, MARKER, Line, furniture, lines
from loaders.lists import unmarked_items
from loaders.misread import repairs
from loaders.reading import SourceText
from loaders.shadow import NO_REPAIRS, Repairs, Shadow, fold, shadow
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
    """One segment with its clean reading.

    `marker` is a list item's bullet or number, `level` its depth from 0; `cells` are those of a table row, empty for
    any other kind.
    """

    kind: Kind
    shadow: Shadow
    marker: str = ""
    level: int = 0
    cells: tuple[Shadow, ...] = ()

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
    """A source text with its segments in reading order, and the words of it that were misread."""

    source: SourceText
    segments: tuple[Segment, ...]
    repairs: Repairs = NO_REPAIRS

    @cached_property
    def meant(self) -> str:
        """The source text for matching: every offset the same, misread words put right where they stay as long."""
        return self.repairs.of_one_length(self.source.text)

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


_FOOTNOTE = re.compile(
    r"^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S|<sup>\d+</sup>\s|\[\d+\]\s|\d{1,2}\.?\s+(?:<?https?:|www\.)"
    r"|\*\s[A-Z])"
)
_OPENS_EMPHASIS = re.compile(r"\*[^*\s][^*]*\*?$")
_FEW_LINES, _SHORT_STRETCH = 5, 18
# A box with somebody's words may stand in the middle of a sentence.
_LABELLED_QUOTATION = re.compile(r"[A-ZÀ-Ý][\w -]{2,40}: ?[“„\"«]")
_REACH = 3  # lines over which a list goes on, blank ones among them
# The head of a column of judgements, where a table fell apart into lines.
_COLUMN_HEAD = re.compile(r"^\W*(?:oordeel|waardering|score)(?: (?:in )?(?:19|20)\d\d)?\W*$")
# A line shorter than this was not broken off for want of room.
_FULL_LINE = 55
_EXPECTS_MORE = re.compile(
    r"(?:[,-]|\b(?:de|het|een|en|of|van|voor|met|in|op|te|tot|bij|aan|als|dat|die|door|om|uit|naar|over|per|is"
    r"|zijn|was))$"
)


def segment(source: SourceText, known_headings: frozenset[int] = frozenset()) -> Layout:
    """Split a source text into segments; every word of the text is in exactly one of them.

    `known_headings` are the offsets of lines that are headings, whatever they look like.
    """
    mended = repairs(source.text)
    all_lines = read_down(list(lines(source.text, mended)))
    apart = furniture(all_lines)
    unmarked = unmarked_items(all_lines, apart)
    groups: list[_Group] = []
    current: _Group | None = None
    for index, line in enumerate(all_lines):
        if line.blank:
            if current:
                current.open = False
            continue
        if line.start in known_headings:
            group = _Group(Kind.HEADING, [(line.start, line.end)], line.text, open=False)
        elif index in unmarked and index not in apart:
            group = _Group(Kind.ITEM, [(line.start, line.end)], line.text)
        else:
            group = _new_group(all_lines, index, apart, current)
        if group.kind is Kind.PARAGRAPH and not group.whole and current and _continues(current, line):
            current.ranges.append((line.start, line.end))
            current.last, current.open = line.text, current.kind is not Kind.HEADING
            continue
        groups.append(group)
        if group.kind not in (Kind.FURNITURE, Kind.FOOTNOTE):
            if current:
                current.open = False
            current = group
    return Layout(source, tuple(s for group in groups if (s := group.segment(source.text, mended)) is not None), mended)


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
    # A line that is complete in itself, such as a cell of a table that fell apart.
    whole: bool = False

    def segment(self, text: str, mended: Repairs) -> Segment | None:
        clean = shadow(text, self.ranges, mended)
        if not clean:
            return None
        cells = tuple(_cells(text, *self.ranges[0], mended)) if self.kind is Kind.ROW else ()
        return Segment(self.kind, clean, self.marker, self.level, cells)


def _cells(text: str, start: int, end: int, mended: Repairs) -> Iterator[Shadow]:
    edges = [start, *(edge for gap in CELL_GAP.finditer(text, start, end) for edge in gap.span()), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if cell := shadow(text, [(first, last)], mended):
            yield cell


def _new_group(all_lines: Sequence[Line], index: int, apart: frozenset[int], current: _Group | None) -> _Group:
    line = all_lines[index]
    span = [(line.start, line.end)]
    if index in apart:
        return _Group(Kind.FURNITURE, span, line.text)
    marker = MARKER.match(line.text)
    starred = marker is not None and line.text.startswith("*")
    if _FOOTNOTE.match(line.text) and not (starred and _in_starred_list(all_lines, index, current)):
        return _Group(Kind.FOOTNOTE, span, line.text)
    within = current is not None and current.open and current.kind is not Kind.HEADING
    if is_heading(all_lines, index, within, apart):
        goes_on = title_runs_on(all_lines, index)
        return _Group(Kind.HEADING, span, line.text, level=line.text.count("#", 0, 6), open=goes_on)
    if line.cells > 1:
        return _Group(Kind.ROW, span, line.text)
    if marker:
        start = line.start + marker.end()
        return _Group(Kind.ITEM, [(start, line.end)], line.text, marker.group().strip(), min(line.indent, 8))
    if line.tag == "l" or _emphasised_in_a_row(all_lines, index):
        return _Group(Kind.ITEM, span, line.text)
    if line.text[:1].isupper() and (is_value(line.folded) or _COLUMN_HEAD.match(line.folded)):
        return _Group(Kind.PARAGRAPH, span, line.text, open=False, whole=True)
    if current and (_lost_bullet(all_lines, index, current) or _unmarked_item(all_lines, index, current)):
        return _Group(Kind.ITEM, span, line.text, level=current.level if current.kind is Kind.ITEM else 0)
    return _Group(Kind.PARAGRAPH, span, line.text)


def _in_starred_list(all_lines: Sequence[Line], index: int, current: _Group | None) -> bool:
    """Whether a starred line is one of several, and so an item rather than a note."""
    if current and current.open and current.kind is Kind.ITEM:
        return True
    around = (all_lines[index + 1 : index + _REACH], reversed(all_lines[max(0, index - _REACH + 1) : index]))
    return any(line.text[:2] == "* " for side in around for line in _next_text(side))


def _next_text(side: Iterable[Line]) -> list[Line]:
    """The nearest line with text on one side, over blank ones."""
    return [line for line in side if not line.blank][:1]


def _emphasised_in_a_row(all_lines: Sequence[Line], index: int) -> bool:
    """Whether some lines are between asterisks as a whole, with others right above or below: items of one list."""
    if not _OPENS_EMPHASIS.match(all_lines[index].text):
        return False
    near = range(index, min(index + _FEW_LINES, len(all_lines)))
    last = next((i for i in near if all_lines[i].text.endswith("*")), None)
    if last is None or sum(len(all_lines[i].text) for i in range(index, last + 1)) < _SHORT_STRETCH:
        return False
    above = all_lines[index - 1].text if index else ""
    below = all_lines[last + 1].text if last + 1 < len(all_lines) else ""
    return above.endswith("*") or bool(_OPENS_EMPHASIS.match(below))


def _lost_bullet(all_lines: Sequence[Line], index: int, current: _Group) -> bool:
    """Whether a line between two list items is an item itself, of which the bullet went missing."""
    line = all_lines[index]
    following = next((other for other in all_lines[index + 1 : index + 4] if not other.text[:1].islower()), None)
    return (
        current.open
        and current.kind is Kind.ITEM
        and current.last.endswith((".", ";"))
        and not line.text[:1].islower()
        and following is not None
        and bool(MARKER.match(following.text))
    )


def _unmarked_item(all_lines: Sequence[Line], index: int, current: _Group) -> bool:
    """Whether a line belongs to a list without bullets: below a lead that ends in a colon, items end in semicolons."""
    if not all_lines[index].text[:1].islower():
        return False
    if current.kind is Kind.ITEM and current.open and not current.marker and current.last.endswith(";"):
        return True
    if current.kind is Kind.ITEM or not re.search(r":\W*$", current.last):
        return False
    for line in all_lines[index : index + 6]:
        if line.blank or line.text.endswith((".", ":", "?", "!")):
            return False
        if line.text.endswith(";"):
            return True
    return False


def _stands_below(item: _Group, line: Line) -> bool:
    """Whether a line under an item is a sentence of its own: less indented, or below an item that is over."""
    if not line.text[:1].isupper():
        return False
    if ENDS_SENTENCE.search(item.last):
        return line.indent < item.level
    return len(item.last) < _FULL_LINE and line.text.endswith(".") and not _EXPECTS_MORE.search(fold(item.last))


def _continues(current: _Group, line: Line) -> bool:
    """Whether a line carries on the segment before it: directly below it, or after a page break in mid-sentence."""
    if _LABELLED_QUOTATION.match(line.text):
        return False
    if current.kind is Kind.HEADING:
        return current.open
    if current.kind is Kind.ROW or current.whole:
        return False
    if current.open:
        return current.kind is not Kind.ITEM or not _stands_below(current, line)
    if ENDS_SENTENCE.search(current.last):
        return False
    return line.text.lstrip("“”„‘«»\"'(")[:1].islower() or bool(_EXPECTS_MORE.search(fold(current.last)))
