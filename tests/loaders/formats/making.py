"""Small files of every format, made for one test each, and the blocks they give as one line each."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from loaders.document.block import Block, BlockKind
from loaders.reading import SourceText, source_from_bytes

Draw = Callable[[Canvas], None]


def html(body: str, head: str = "") -> SourceText:
    """A page with a body as given."""
    return source_from_bytes("x", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def word(*paragraphs: str, **parts: str) -> SourceText:
    """A Word document of paragraphs and tables as given in their XML; `parts` are written over those of their name."""
    document = docx.Document()
    body = document.element.body
    given = parse_xml(f"<w:body {nsdecls('w', 'r', 'a', 'wp', 'w14')} {_MORE}>{''.join(paragraphs)}</w:body>")
    for at, element in enumerate(list(given)):
        body.insert(at, element)
    return source_from_bytes("x", written_over(saved(document), parts))


_MORE = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def saved(document: Document) -> bytes:
    """A Word document's bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def part(package: bytes, name: str) -> str:
    """The XML of one part of a Word document."""
    return zipfile.ZipFile(BytesIO(package)).read(f"word/{name}.xml").decode()


def written_over(package: bytes, parts: dict[str, str]) -> bytes:
    """A package with some parts in place of those of the same name (`numbering` is `word/numbering.xml`)."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            own = parts.get(name.removeprefix("word/").removesuffix(".xml"))
            new.writestr(name, old.read(name) if own is None else own)
    return out.getvalue()


def p(*runs: str, about: str = "") -> str:
    """A paragraph of runs: a run's words, or XML as it is."""
    return f"<w:p>{about}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run of words with the properties of its print."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def pdf_bytes(*pages: Draw, **options: object) -> bytes:
    """A PDF with a page for each drawing."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf(*pages: Draw) -> SourceText:
    """The same, read."""
    return source_from_bytes("x", pdf_bytes(*pages))


def shown(source: SourceText) -> list[str]:
    """Each block on one line: its kind, level, marker or place, and its words."""
    return list(_shown(source))


def _shown(source: SourceText) -> Iterator[str]:
    for block in source.blocks:
        words = " / ".join(source.text[start:end] for start, end in block.ranges)
        yield f"{_kind(block)}: {words}"


def _kind(block: Block) -> str:
    if block.cell:
        spans = (
            f" {block.cell.rowspan}x{block.cell.colspan}" if (block.cell.rowspan, block.cell.colspan) != (1, 1) else ""
        )
        return f"{'head' if block.cell.head else 'cell'} {block.cell.row},{block.cell.column}{spans}"
    level = f" {block.level}" if block.kind in (BlockKind.HEADING, BlockKind.ITEM) else ""
    return f"{block.kind}{level}{f' {block.marker}' if block.marker else ''}"


def ledger(source: SourceText) -> dict[str, int]:
    """What was seen and not read."""
    return {str(entry.kind): entry.count for entry in source.ledger}
