"""Blocks as a Word document: heading styles, automatic bullets and numbers, tables, boxes, running head and foot."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import groupby

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.evaluation.unseen.notes import Block

STYLES = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3", "h4": "Heading 4"}
STYLES |= {"bullet": "List Bullet", "numbered": "List Number", "paragraph": "Normal"}


def render(document: list[Block], given: dict[str, str]) -> bytes:
    """The bytes of the .docx."""
    word = Document()
    word.core_properties.title = given.get("title", "")
    word.core_properties.author = ""
    word.core_properties.created = word.core_properties.modified = datetime(2025, 1, 1)
    section = word.sections[0]
    section.header.paragraphs[0].text = given.get("head", "")
    section.footer.paragraphs[0].text = given.get("foot", "")
    for kind, run in groupby(document, key=lambda block: block.kind):
        found = list(run)
        if kind == "row":
            grid(word, found)
        elif kind == "quote":
            boxed(word, found)
        else:
            for block in found:
                single(word, block)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def single(word: Word, block: Block) -> None:
    if block.kind == "break":
        word.add_page_break()
    elif block.kind == "footnote":
        note = word.add_paragraph()
        note.add_run(block.sign[1:]).font.superscript = True
        note.add_run(" " + block.text).font.size = Pt(8)
    elif block.kind == "numbered" and not block.sign[0].isdigit():
        word.add_paragraph(f"{block.sign} {block.text}")
    else:
        word.add_paragraph(block.text, style=STYLES[block.kind])


def grid(word: Word, rows: list[Block]) -> None:
    columns = max(len(row.cells) for row in rows)
    table = word.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    for row in rows:
        cells = table.add_row().cells
        for number, text in enumerate(row.cells):
            cells[number].text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def boxed(word: Word, quotes: list[Block]) -> None:
    table = word.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    cell = table.rows[0].cells[0]
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "E8EEF6")
    cell._tc.get_or_add_tcPr().append(shade)
    cell.text = quotes[0].text
    for block in quotes[1:]:
        cell.add_paragraph(block.text)
