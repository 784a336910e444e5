"""The records of a document: what its forms, tables, headings and lists say of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document.model import Cell, Document, Field, Item, List, Paragraph, Section, Table
from loaders.document.record import Record, Structure
from loaders.shadow import Shadow
from loaders.statements import Place

# A cross in a box chooses as a tick does, unless ticks stand in the same table: then it denies.
_TICK = re.compile(r"[✓✔☑●⬤•■v√]")
_CROSS = re.compile(r"[xX✗✘☒×+*]")
_EMPTY_MARK = re.compile(r"[☐○□–—-]")
_LONGEST_LABEL = 60
_LONGEST_VALUE = 80
_ENDS_SENTENCE = re.compile(r"[.!?:;,]\W*$")


def records(document: Document) -> Iterator[Record]:
    """Every record of a document, in reading order."""
    for section in document.sections:
        yield from _of_heading(section)
        for part in section.parts:
            if isinstance(part, Field):
                place = Place(part.label.whole.start, part.value.whole.end)
                yield Record(None, part.label, part.value, place, section, Structure.FIELD)
            elif isinstance(part, Table):
                yield from _of_table(part, section)
            elif isinstance(part, List):
                yield from _of_list(part, section)
        yield from _below(section)


def _of_heading(section: Section) -> Iterator[Record]:
    """A numbered heading has its title as subject; another one is a label with a value."""
    if section.heading is None or section.tail is None:
        return
    place = section.heading.whole
    if section.number or section.title is None:
        yield Record(section.title, None, section.tail, place, section, Structure.HEADING)
    else:
        yield Record(None, section.title, section.tail, place, section, Structure.FIELD)


def _below(section: Section) -> Iterator[Record]:
    """A label that stands on a line of its own, over its value: as a heading, or as a paragraph of a few words."""
    title, first = section.title, section.parts[0] if section.parts else None
    if title and not section.number and not section.tail and isinstance(first, Paragraph) and _is_value(first.text):
        yield _field(title, first.text, section)
    for one, other in pairwise(section.parts):
        if (
            isinstance(one, Paragraph)
            and isinstance(other, Paragraph)
            and _is_label(one.text)
            and _is_value(other.text)
        ):
            yield _field(one.text, other.text, section)


def _field(label: Shadow, value: Shadow, section: Section) -> Record:
    place = Place(label.whole.start, value.whole.end)
    return Record(None, label.part(0, len(label.text.rstrip(" :"))), value, place, section, Structure.FIELD)


def _is_label(words: Shadow) -> bool:
    unfinished = not _ENDS_SENTENCE.search(words.text.rstrip(" :"))
    return len(words.text) <= _LONGEST_LABEL and words.text[:1].isupper() and unfinished and ";" not in words.text


def _is_value(words: Shadow) -> bool:
    return len(words.text) <= _LONGEST_VALUE and not _ENDS_SENTENCE.search(words.text)


def _of_list(listed: List, section: Section) -> Iterator[Record]:
    """Each item under its lead: the sentence before the list, or else the heading right above it."""
    lead = listed.lead or (section.title if section.parts and section.parts[0] is listed else None)
    if lead is not None:
        yield from _of_items(listed.items, (lead,), section)


def _of_items(items: Sequence[Item], leads: tuple[Shadow, ...], section: Section) -> Iterator[Record]:
    for item in items:
        yield Record(item.text, None, leads[-1], item.text.whole, section, Structure.ITEM, leads)
        yield from _of_items(item.items, (*leads, item.text), section)


def _of_table(table: Table, section: Section) -> Iterator[Record]:
    ticked = any(_TICK.fullmatch(cell.text.text) for cell in table.cells)
    form = table.columns == 2 and not any(cell.head for cell in table.cells)
    for cell in table.cells:
        if cell.head or not cell.column or _EMPTY_MARK.fullmatch(cell.text.text):
            continue
        subject = table.at(cell.row, 0)
        if form and subject is not None:
            yield _field(subject.text, cell.text, section)
        elif not form:
            yield _of_cell(table, cell, subject, section, ticked=ticked)


def _of_cell(table: Table, cell: Cell, subject: Cell | None, section: Section, *, ticked: bool) -> Record:
    heads = tuple(head.text for head in table.heads(cell))
    said = subject.text if subject is not None and subject is not cell else None
    place = cell.text.whole if said is None else _span(said.whole, cell.text.whole)
    words = cell.text.text
    if heads and (_TICK.fullmatch(words) or (_CROSS.fullmatch(words) and not ticked)):
        return Record(said, None, heads[-1], place, section, Structure.MARK, heads)
    return Record(said, heads[-1] if heads else None, cell.text, place, section, Structure.CELL, heads)


def _span(one: Place, other: Place) -> Place:
    return Place(min(one.start, other.start), max(one.end, other.end))
