"""The same words give the same tree, whatever format they come in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from loaders.document.model import Document, Field, Item, List, Quote, Section, Table
from loaders.document.record import Record
from loaders.document.records import records
from loaders.document.tree import document_of
from loaders.reading import source_from_bytes
from loaders.segments import Kind
from tests.loaders.formats.rendering import Element, Style, as_docx, as_html, as_pdf

H, P, I, R = Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.ROW  # noqa: E741
REPORT = [
    Element(H, "Bezoek De Berk"),
    Element(P, "De inspectie bezocht De Berk op 4 mei 2023 en sprak er met kinderen, ouders en begeleiders."),
    Element(H, "Norm 2.1 Rust in huis – voldoet"),
    Element(P, "Het is stil in huis. De begeleiders zijn op tijd, en de kinderen weten wie er komt."),
    Element(P, "De inspectie ziet het volgende:"),
    Element(I, "De keuken is schoon.", "-"),
    Element(I, "Ook de kasten zijn dat.", "-"),
    Element(I, "De tuin is groot genoeg voor alle kinderen die er wonen.", "-"),
    Element(H, "Norm 2.2 Eten en drinken – voldoet niet"),
    Element(P, "Oordeel: voldoet niet"),
    Element(P, "Er is te weinig te eten. Dat vertellen kinderen en ouders allemaal."),
    Element(R, "", cells=("Maaltijd", "2022", "2023")),
    Element(R, "", cells=("Ontbijt", "12", "14")),
    Element(R, "", cells=("Avondeten", "20", "22")),
    Element(H, "Norm 2.3 Slapen"),
    Element(P, "De kinderen slapen goed, zo schrijven zij in de lijsten die zij invulden."),
]


def as_text(found: list[Element]) -> bytes:
    """The elements as a plain text, its paragraphs wrapped."""
    out = []
    for each in found:
        if each.kind is R:
            out.append("\t".join(each.cells))
        elif each.kind is I:
            out.append(f"{'  ' * each.level}{each.marker} {each.text}")
        else:
            out.append("\n" + "\n".join(_wrapped(each.text)) + "\n")
    return ("\n".join(out) + "\n").encode()


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + len(word) > 60:
            yield line
            line = ""
        line += f" {word}" if line else word
    yield line


def outline(document: Document) -> list[str]:
    """The tree as lines: what each part is, and its words."""
    return [line for section in document.sections for line in _section(section)]


def _section(section: Section) -> Iterator[str]:
    title = section.title.text if section.title else ""
    yield f"section {section.label} {section.number}: {title} / {section.tail.text if section.tail else ''}"
    for part in section.parts:
        if isinstance(part, List):
            yield f"list: {part.lead.text if part.lead else ''}"
            yield from _items(part.items, 0)
        elif isinstance(part, Table):
            yield from (f"{'head' if c.head else 'cell'} {c.row},{c.column}: {c.text.text}" for c in part.cells)
        elif isinstance(part, Field):
            yield f"field: {part.label.text} / {part.value.text}"
        elif isinstance(part, Quote):
            yield f"quote: {part.text.text}"
        else:
            yield f"paragraph: {part.text.text}"


def _items(items: tuple[Item, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield f"item {depth}: {item.text.text}"
        yield from _items(item.items, depth + 1)


def _said(record: Record) -> tuple[str, ...]:
    parts = (record.subject, record.field, record.value)
    return (record.structure.value, *(part.text if part else "" for part in parts))


FORMATS = {"html": as_html, "docx": as_docx, "pdf": partial(as_pdf, style=Style(heads=False))}


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_same_words_give_the_same_tree_and_records(name: str) -> None:
    text = document_of(source_from_bytes("x.txt", as_text(REPORT)))
    other = document_of(source_from_bytes("x", FORMATS[name](REPORT)))
    # A web page has a title of its own.
    assert [line for line in outline(other) if line != "section  : Rapport / "] == outline(text)
    assert [_said(record) for record in records(other)] == [_said(record) for record in records(text)]
    assert len(outline(text)) == 24
