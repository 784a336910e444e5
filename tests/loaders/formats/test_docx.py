"""A Word document gives its text as printed, without what is struck out, and opens nothing outside itself."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from loaders.formats.marks import Colour
from loaders.reading import SourceText, UnreadableReport, source_from_bytes


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: Document) -> SourceText:
    return source_from_bytes("x.pdf", saved(document))


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return out.getvalue()


def test_headings_by_style_and_by_look_lists_and_tables() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Lopende kop"
    document.add_heading("1 Inleiding", 1)
    document.add_paragraph("In mei kwam de inspectie langs.")
    document.add_paragraph().add_run("Norm 1.1 Regie").bold = True
    document.add_paragraph("Punt een", style="List Bullet")
    document.add_paragraph("Dieper", style="List Bullet 2")
    document.add_paragraph("Eerst", style="List Number")
    document.add_paragraph("Daarna", style="List Number")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1.1", "voldoet"
    source = read(document)
    assert source.text == (
        "1 Inleiding\n\nIn mei kwam de inspectie langs.\n\nNorm 1.1 Regie\n\n"
        "• Punt een\n  • Dieper\n1. Eerst\n2. Daarna\n\n1.1\tvoldoet\n"
    )
    assert [source.text[start:end] for start, end in source.headings] == ["1 Inleiding", "Norm 1.1 Regie"]


def test_struck_out_and_hidden_text_is_left_out_and_added_text_stays() -> None:
    document = docx.Document()
    body = document.element.body
    run = "<w:r><w:t>{}</w:t></w:r>"
    deleted = '<w:del w:id="1"><w:r><w:delText>weg</w:delText></w:r></w:del>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
    added = f'<w:ins w:id="2">{run.format(" erbij")}</w:ins>'
    body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{run.format('Dit blijft')}{deleted}{hidden}{added}</w:p>"))
    assert read(document).text == "Dit blijft erbij\n"


def test_a_coloured_sign_is_a_disc_and_no_character() -> None:
    document = docx.Document()
    paragraph = document.add_heading("Norm 1.1 Regie", 2)
    paragraph.add_run(" ●").font.color.rgb = RGBColor(0xD5, 0x2B, 0x1E)
    source = read(document)
    assert source.text == "Norm 1.1 Regie\n"
    assert [(mark.colour, mark.start, mark.end) for mark in source.marks] == [(Colour.RED, 0, 14)]


@pytest.mark.parametrize(
    "declaration", [b'<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">', b'<!ENTITY e SYSTEM "file:///etc/passwd">']
)
def test_entities_are_refused(declaration: bytes) -> None:
    data = saved(docx.Document())
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").split(b"?>", 1)[1]
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [' + declaration + b"]>" + xml
    with pytest.raises(UnreadableReport, match="declares entities"):
        source_from_bytes("x", with_part(data, "word/document.xml", bomb))


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="unpacks to more than 40 MB"):
        source_from_bytes("x", with_part(saved(docx.Document()), "word/document.xml", b" " * 41_000_000))


def test_truncated_foreign_and_wordless_packages_are_named() -> None:
    data = saved(docx.Document())
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("notities.txt", "hallo")
    for given, reason in (
        (data[: len(data) // 2], "damaged"),
        (out.getvalue(), "no Word document"),
        (data, "no words"),
    ):
        with pytest.raises(UnreadableReport, match=reason):
            source_from_bytes("x", given)
