"""Facts that a document gives about itself under a label: on its front page, in a form, a table or a colophon.

Each has a place of its own: nothing is taken from a neighbouring field or from the subject of a sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.document.model import Document, Field, List, Part, Table
from loaders.document.record import Structure
from loaders.document.records import records
from loaders.language.dates import dates
from loaders.shadow import Shadow, shadow
from loaders.statements import Place
from shapes.persons import without_persons

_LABELS = Path(__file__).parent / "labels.toml"
_NO_WORD = re.compile(r"[^\w]+")
# Where an organisation is, behind its name and a comma: one place, or the first of several.
_SEAT = re.compile(r", (?:locatie |te |in )?(?P<seat>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?)(?: en [A-ZÀ-Ý][\w-]+)?$")
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_INITIALS = re.compile(r"^(?:\w+\. )*(?:[A-Z]\.)+ ")
_POSTCODE = re.compile(r"\b\d{4} ?[A-Z]{2},? (?P<seat>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*)$")
_IN_PLACE = re.compile(r"\b(?:in|te) (?P<seat>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?)")
# How many digits each official number has: the Dutch trade register, the AGB register and the RSIN of the tax office.
_DIGITS = {"kvk_number": 8, "kvk_branch_number": 12, "agb_code": 8, "rsin": 9}
_DATES = frozenset({"date", "visit_date", "previous_visit"})
# Fields of which a line gives the value right behind the label, without a colon.
_FIGURES = frozenset({*_DIGITS, *_DATES, "reference"})
# What of a value is the name, and what behind its comma is something else.
_NAMES = frozenset({"organisation", "publisher", "client", "reference", "location"})
_LONGEST, _LONGEST_LINE = 160, 80
# A front page ends where running text begins; a document may also close with a few lines about itself.
_FRONT, _BACK = 24, 8


@dataclass(frozen=True)
class Fact:
    """A fact with its place; `value` is normalised for dates and numbers and as printed otherwise."""

    field: str
    value: str
    place: Place


@dataclass(frozen=True)
class _Table:
    """The known labels: label → field, the fields that count anywhere, words of a label that say nothing."""

    fields: Mapping[str, str]
    anywhere: frozenset[str]
    passed_over: frozenset[str]


def labelled_facts(document: Document) -> Iterator[Fact]:
    """The facts under a label that `labels.toml` knows, in reading order.

    A label that a document may use for something else counts near its head or its end, and in a colophon, alone.
    """
    front, back = _ends(document)
    for label, value, title in _labelled(document):
        field = field_of(label)
        at_an_end = label.whole.start < front or label.whole.start >= back
        if field and (at_an_end or field in _labels().anywhere or "colofon" in title):
            yield from typed(field, value)


def _labelled(document: Document) -> Iterator[tuple[Shadow, Shadow, str]]:
    """Label, value and the folded title above them: of records, rows of two cells, and short lines that are both."""
    for record in records(document):
        if record.structure is Structure.FIELD and record.field:
            yield record.field, record.value, record.section.title.folded if record.section.title else ""
    for section in document.sections:
        title = section.title.folded if section.title else ""
        if section.heading is not None:
            yield from ((*pair, title) for pair in _on_one_line(section.heading))
        for part in section.parts:
            if isinstance(part, Table):
                yield from ((*pair, title) for pair in _rows(part))
                cells = part.cells if part.rows == 1 else ()  # "Eindrapport | 3 mei 2024 | zaaknummer I-24"
                yield from ((*pair, title) for cell in cells for pair in _on_one_line(cell.text))
            elif not isinstance(part, List):
                whole = Place(_place(part).start, part.value.whole.end) if isinstance(part, Field) else _place(part)
                yield from ((*pair, title) for line in _lines(document, whole) for pair in _on_one_line(line))


def _rows(table: Table) -> Iterator[tuple[Shadow, Shadow]]:
    """The rows of a table of two columns, whether or not its format calls the first one a head."""
    for row in range(table.rows) if table.columns == 2 else ():
        label, value = table.at(row, 0), table.at(row, 1)
        if label and value and label is not value:
            yield label.text, value.text


def _lines(document: Document, whole: Place) -> Iterator[Shadow]:
    text = document.source.text
    for match in re.finditer(r"[^\n\f|]+", text[whole.start : whole.end]):
        if line := shadow(text, [(whole.start + match.start(), whole.start + match.end())]):
            yield line


def _on_one_line(line: Shadow) -> Iterator[tuple[Shadow, Shadow]]:
    """A label of at most three words and its value: behind a colon, or a number or date that begins with a figure."""
    if len(line.text) > _LONGEST_LINE:
        return
    for end in reversed([at for at, sign in enumerate(line.text) if sign in " :"][:4]):
        label, value = line.part(0, end), line.part(end + 1, len(line.text))
        field = field_of(label)
        if value and field and (line.text[end] == ":" or (field in _FIGURES and _opens_with_figure(value))):
            yield label, value
            return


def _opens_with_figure(value: Shadow) -> bool:
    return any(sign.isdigit() for sign in value.text.split(" ")[0])


def field_of(label: Shadow | None) -> str | None:
    """The field that a label stands for, None where it is no known label."""
    if label is None or len(label.text) > 60:
        return None
    table = _labels()
    words = [word for word in _NO_WORD.split(label.folded) if word and word not in table.passed_over]
    return table.fields.get(" ".join(words))


def typed(field: str, value: Shadow) -> Iterator[Fact]:
    """A value as its field takes it: a date as ISO 8601, digits of a number, a name up to its comma."""
    value = value.part(len(value.text) - len(value.text.lstrip(" :|")), len(value.text))
    if field in _DATES:
        for when in dates(value.folded):
            yield Fact(field, when.iso, value.whole)
    elif field in _DIGITS:
        yield from _numbers(field, value)
    elif len(value.text) <= _LONGEST and len(_NO_WORD.sub("", value.text)) > 1:
        part = _name(field, value) if field in _NAMES else _function(value) if field == "author" else value
        text = part.text.rstrip(" |") if _ABBREVIATED.search(part.text) else part.text.rstrip(" .|")
        if text and without_persons(text) == text:
            yield Fact(field, text, part.whole)
            first = value.part(0, len(value.text.split(",")[0]))
            street = any(sign.isdigit() for sign in first.text)
            if field == "location" and part.whole != first.whole and first.text[:1].isupper() and not street:
                yield Fact("organisation", first.text, first.whole)  # "X, the groups in Y"
            if field == "organisation" and (seat := _SEAT.match(value.text[len(part.text) :])):
                place = value.place(len(part.text) + seat.start("seat"), len(part.text) + seat.end("seat"))
                yield Fact("location", seat["seat"], place)


def _name(field: str, value: Shadow) -> Shadow:
    """What stands before a comma; of a place "X, the groups in Y" it is Y."""
    ends = [at for at, sign in enumerate(f"{value.text},") if sign == ","]
    first = value.part(0, ends[0])
    if field == "publisher" and len(ends) > 1 and without_persons(first.text) != first.text:
        return value.part(ends[0] + 1, ends[1])  # an inspector, and then for whom
    if field == "location":
        seat = _POSTCODE.search(value.text) or _IN_PLACE.search(value.text, len(first.text))
        if seat:
            return value.part(*seat.span("seat"))
        if len(ends) > 1 and any(sign.isdigit() for sign in first.text):  # a street and its number
            return value.part(ends[0] + 1, ends[1])
    return first


def _function(value: Shadow) -> Shadow:
    """Of who wrote a document what names no person: "K. de Groot, adviseur" is an adviser."""
    commas = [at for at, sign in enumerate(value.text) if sign == ","]
    edges = zip([0, *(at + 1 for at in commas)], [*commas, len(value.text)], strict=True)
    parts = [value.part(start, end) for start, end in edges]
    nameless = (part for part in parts if part and not _INITIALS.match(part.text))
    return next((part for part in nameless if without_persons(part.text) == part.text), value)


def _numbers(field: str, value: Shadow) -> Iterator[Fact]:
    run = ""
    for at, sign in enumerate(f"{value.text} ."):
        if sign.isdigit():
            run += sign
        elif sign not in " -." or at > len(value.text):
            if len(run) == _DIGITS[field]:
                yield Fact(field, run, value.whole)
            run = ""
    if len(run) == _DIGITS[field]:
        yield Fact(field, run, value.whole)


def _ends(document: Document) -> tuple[int, int]:
    """Where the front matter ends and the last lines begin, by the number of parts."""
    starts = sorted(
        place.start
        for section in document.sections
        for place in [*([section.title.whole] if section.title else []), *map(_place, section.parts)]
    )
    size = len(document.source.text)
    if len(starts) <= _FRONT + _BACK:
        return size, size
    return starts[_FRONT], starts[-_BACK]


def _place(part: Part) -> Place:
    if isinstance(part, Field):
        return part.label.whole
    if isinstance(part, List):
        return part.items[0].text.whole
    return part.cells[0].text.whole if isinstance(part, Table) else part.text.whole


@cache
def _labels() -> _Table:
    table = tomllib.loads(_LABELS.read_text("utf-8"))
    fields = {label: field for field, labels in table["fields"].items() for label in labels}
    return _Table(fields, frozenset(table["anywhere"]), frozenset(table["passed_over"]))
