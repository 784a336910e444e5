"""Where a document gives points: below a heading or a lead-in, behind a label on their line, in a table, in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.document.forms import field_of
from loaders.document.model import Cell, Table
from loaders.readers.assertion import is_stated
from loaders.readers.norm_numbers import LABELS, Reference, leading_number, references
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.point_heads import OTHER, head_kind, label_kinds, lead_kind, leads_elsewhere, said_kind
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow

# A sentence that leans on the one before it belongs to the same point.
_LEANS = re.compile(r"^(?:dit|deze|hier|hierdoor|daardoor|hiermee|daarmee|dat|zo|dan|daarbij|hierbij)\b")
_NONE = re.compile(
    r"^\W*(?:geen\W*$|n\.?v\.?t\b|(?:er zijn )?geen (?:\w+ )?"
    r"(?:tekortkoming|verbeterpunt|aandachtspunt|overtreding|bijzonderheden|opmerking|punt)\w*)"
)
_SHORT_LEAD = 6  # words of a line that only says for whom the points below it are
_LONGEST_LABEL = 60
_FEWEST = 3  # words of a point in a cell


@dataclass(frozen=True)
class Pointed:
    """One point: its kind, its words, the norms that are named for it, and the rule by which it was read.

    `labelled` tells that its own line calls it one.
    """

    kind: str
    words: Shadow
    numbers: tuple[str, ...]
    rule: str = "point-under-heading"
    labelled: bool = False


def in_norm(norm: PrintedNorm) -> Iterator[Pointed]:
    """The points in a norm's section."""
    for segment, kind in under_heads(norm.segments):
        if _announced(segment) or _NONE.match(segment.folded) or segment.text[:1] in '“"«':
            continue
        label, named = _label().match(segment.folded), _named_by_label(segment)
        body = segment.shadow.part(label.end(), len(segment.text)) if label else named[1] if named else segment.shadow
        if segment.kind is Kind.ITEM:
            yield Pointed(kind, body, ())
        elif not segment.text.endswith(":"):
            yield from (Pointed(kind, passage, ()) for passage in _passages(segment, body))
    for segment in outside_points(norm):
        if segment.kind is Kind.PARAGRAPH:
            yield from _said(segment)


def outside(layout: Layout, sections: NormSections) -> Iterator[Pointed]:
    """The points outside the sections of norms, in reading order; those of tables last."""
    body = layout.body
    kind: str | None = None
    about: tuple[str, ...] = ()
    led: str | None = None
    for index, segment in enumerate(body):
        if sections.norm_at(segment.place.start) is not None or segment.kind is Kind.ROW:
            kind = led = None
        elif (announced := _announced(segment)) or segment.kind is Kind.HEADING:
            kind, led = None if announced == OTHER else announced, None
            about = named_norms(segment.folded)
        elif _label().match(segment.folded):
            yield from _labelled(segment)
        elif named := _named_by_label(segment):
            kind_of, words = named
            yield from () if kind_of == OTHER else [Pointed(kind_of, words, named_norms(segment.folded), labelled=True)]
        elif segment.kind is Kind.ITEM:
            if (found := kind or led) and not _NONE.match(segment.folded):
                yield Pointed(found, segment.shadow, named_norms(segment.folded) or about)
        elif segment.text.endswith(":"):
            lead = segment.sentences[-1].folded
            led = lead_kind(lead)
            goes_on = kind and not leads_elsewhere(lead) and len(lead.split()) <= _SHORT_LEAD
            kind = kind if goes_on or _opens(body, index) else None
        else:
            if kind and _opens(body, index):
                numbers = named_norms(segment.folded) or about
                yield from (Pointed(kind, words, numbers) for words in _accounts(body, index))
            else:
                kind = None
            yield from _said(segment) if kind is None else ()
            led = None
    yield from _in_tables(layout)


def under_heads(segments: Sequence[Segment]) -> Iterator[tuple[Segment, str]]:
    """The segments of a norm's section that hold points, with their kind, the lines that announce them among them."""
    kind: str | None = None
    in_list: str | None = None
    for segment in segments:
        announced = _announced(segment)
        if announced:
            kind = None if announced == OTHER else announced
        elif segment.kind is Kind.HEADING:
            kind = None
        if label := _label().match(segment.folded):
            yield segment, label_kinds()[label["kind"]]
        elif named := _named_by_label(segment):
            yield from () if named[0] == OTHER else [(segment, named[0])]
        elif kind or (in_list and segment.kind is Kind.ITEM):
            yield segment, kind or in_list or ""
        if segment.kind is not Kind.ITEM:
            in_list = lead_kind(segment.sentences[-1].folded) if segment.text.endswith(":") else None


def outside_points(norm: PrintedNorm) -> list[Segment]:
    """The segments of a norm's section that hold none of its listed points."""
    pointed = {id(segment) for segment, _ in under_heads(norm.segments)}
    return [segment for segment in norm.segments if id(segment) not in pointed]


def named_norms(folded: str) -> tuple[str, ...]:
    """The numbers of the norms that a folded text names."""
    return tuple(number for reference in references(folded) for number in reference.numbers)


def _announced(segment: Segment) -> str | None:
    """The kind of points that a segment announces as a heading or a line of its own; OTHER for something else."""
    if segment.kind is Kind.ROW or ((label := _label().match(segment.folded)) and label.end() < len(segment.folded)):
        return None
    if numbered := _numbered().fullmatch(segment.folded):
        return label_kinds()[numbered["kind"]]
    return head_kind(segment.folded, heading=segment.kind is Kind.HEADING)


def _named_by_label(segment: Segment) -> tuple[str, Shadow] | None:
    """What a line gives behind words that announce points as a heading would: "Wat beter moet: de nachtdienst"."""
    field = (
        field_of(segment.shadow) if segment.kind is Kind.PARAGRAPH and ":" in segment.text[:_LONGEST_LABEL] else None
    )
    kind = head_kind(field[0].folded, heading=False) if field else None
    if field is None or kind is None or len(field[1].folded.split()) < _FEWEST or _NONE.match(field[1].folded):
        return None
    return kind, field[1]


def _labelled(segment: Segment) -> Iterator[Pointed]:
    """The points of a line or paragraph that calls each of them one."""
    found = list(_label().finditer(segment.folded))
    for label, stop in zip(found, [*(match.start() for match in found[1:]), len(segment.text)], strict=True):
        words = segment.shadow.part(label.end(), stop)
        if words and not _NONE.match(words.folded):
            numbers = named_norms(segment.folded[label.start() : stop])
            yield Pointed(label_kinds()[label["kind"]], words, numbers, labelled=True)


def _opens(body: Sequence[Segment], index: int) -> bool:
    """Whether a paragraph stands right below a heading of points, or below other paragraphs that do."""
    before = index - 1
    while before >= 0 and body[before].kind is Kind.PARAGRAPH and not _announced(body[before]):
        before -= 1
    return before >= 0 and _announced(body[before]) is not None


def _accounts(body: Sequence[Segment], index: int) -> Iterator[Shadow]:
    """The points of a paragraph below a heading of points: none where it leads in the list that follows."""
    segment = body[index]
    following = body[index + 1] if index + 1 < len(body) else None
    if _NONE.match(segment.folded) or (following is not None and following.kind in (Kind.ITEM, Kind.ROW)):
        return
    for words in _passages(segment, segment.shadow):
        if is_stated(words.text, words.folded):
            yield words


def _said(segment: Segment) -> Iterator[Pointed]:
    """Sentences that call what they say a point, about the norms that they or those before them name."""
    about: tuple[str, ...] = ()
    for sentence in segment.sentences:
        named = named_norms(sentence.folded)
        about = named or about
        kind = said_kind(sentence.folded)
        if kind is None or sentence.text.endswith(":") or not is_stated(sentence.text, sentence.folded):
            continue
        head, colon, _ = sentence.folded.partition(": ")
        called = colon and head.split()[-1] in label_kinds()  # "Wij zien een tekortkoming: …"
        words = sentence.part(len(head) + 2, len(sentence.text)) if called else sentence
        yield Pointed(kind, words, about if len(about) == 1 else named, "point-in-prose")


def _in_tables(layout: Layout) -> Iterator[Pointed]:
    """The cells of a column that is headed as points, each about the norm of its row."""
    for table in layout.document.tables:
        heads = {
            cell.column: head_kind(cell.text.folded, heading=True) for cell in table.cells if cell.head or not cell.row
        }
        for cell in table.cells:
            kind = None if cell.head or not cell.row else heads.get(cell.column)
            if kind in (None, OTHER) or _NONE.match(cell.text.folded) or len(cell.text.folded.split()) < _FEWEST:
                continue
            row = [table.at(cell.row, column) for column in range(table.columns)]
            beside = [other for other in row if other and other is not cell]
            numbers = [n for other in beside if (n := leading_number(other.text.folded)) and _is_norm(table, other, n)]
            yield Pointed(
                str(kind), cell.text, named_norms(cell.text.folded) or next((n.numbers for n in numbers if n), ())
            )


def _is_norm(table: Table, cell: Cell, number: Reference) -> bool:
    """Whether the number that a cell opens with is a norm's: by its label, its parts or the head of its column."""
    heads = " ".join(head.text.folded for head in table.heads(cell)).split()
    return not number.bare or "." in number.numbers[0] or not LABELS.keys().isdisjoint(heads)


def _passages(segment: Segment, body: Shadow) -> Iterator[Shadow]:
    """Sentences of a paragraph, a leaning sentence together with the one it leans on."""
    start: int | None = None
    end = 0
    source = segment.shadow
    begin = len(source.text) - len(body.text)
    for sentence in segment.sentences:
        first = source.text.find(sentence.text, end)
        if first + len(sentence.text) <= begin:
            continue
        if start is not None and not _LEANS.match(sentence.folded):
            yield source.part(start, end)
            start = None
        start = max(first, begin) if start is None else start
        end = first + len(sentence.text)
    if start is not None:
        yield source.part(start, end)


@cache
def _label() -> re.Pattern[str]:
    """A label before a point on its line: "Verbeterpunt: …", "Leerpunt 2. …", "Tekortkoming (norm 3.1): …"."""
    words = "|".join(sorted(label_kinds(), key=len, reverse=True))
    return re.compile(
        rf"(?:^\W*|(?<=[.;!?] ))(?P<kind>{words})(?: \d{{1,2}}(?![\d.]*\d))?(?: ?\([^()]{{3,40}}\))?"
        r"\s*(?::|\.(?= )|\s[-–]\s)\s*(?=\S)"
    )


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(sorted(label_kinds(), key=len, reverse=True))
    return re.compile(rf"\W*(?P<kind>{words})(?: \d{{1,2}})?(?: ?\([^()]{{3,40}}\))?\W*")
