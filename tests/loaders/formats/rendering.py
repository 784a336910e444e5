"""Samples as PDF, DOCX and HTML, printed as such reports are: running heads, columns, notes, boxes and discs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table

from loaders.reading import source_from_bytes
from loaders.segments import Kind, segment

SAMPLES = Path(__file__).parents[3] / "samples"
PAINTS = {
    "dark-green": "#39870c",
    "light-green": "#a5d867",
    "orange": "#e17000",
    "red": "#d52b1e",
    "grey": "#999999",
}


@dataclass(frozen=True)
class Element:
    """One segment of a sample; `disc` is the colour of a disc beside it, `boxed` puts it in a frame."""

    kind: Kind
    text: str
    marker: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    disc: str = ""
    boxed: bool = False


@dataclass(frozen=True)
class Style:
    """How a PDF is printed."""

    columns: int = 1
    heads: bool = True
    hyphens: bool = False
    size: float = 10
    grid: bool = True
    notes: tuple[str, ...] = field(default=())


def elements(name: str) -> list[Element]:
    """The segments of a sample without the furniture it shows."""
    return elements_of((SAMPLES / f"{name}.txt").read_bytes())


def elements_of(text: bytes) -> list[Element]:
    """The segments of a plain text without the furniture it shows."""
    layout = segment(source_from_bytes("x", text))
    return [
        Element(s.kind, s.text.lstrip("# "), s.marker, s.level, tuple(cell.text for cell in s.cells))
        for s in layout.segments
        if s.kind is not Kind.FURNITURE
    ]


class Disc(Flowable):  # type: ignore[misc]
    """A filled circle to the left of the heading that follows it."""

    def __init__(self, colour: str, size: float = 9) -> None:
        super().__init__()
        self.colour, self.size = colour, size

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.setFillColor(colors.HexColor(PAINTS[self.colour]))
        self.canv.circle(-self.size, -self.size - 1, self.size / 2, stroke=0, fill=1)


def as_pdf(found: Sequence[Element], style: Style = Style()) -> bytes:
    """The elements as a PDF of A4 pages."""
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title="Rapport", invariant=True)
    gutter, margin = 20, 60
    width = (A4[0] - 2 * margin - (style.columns - 1) * gutter) / style.columns
    frames = [
        Frame(margin + i * (width + gutter), 70, width, A4[1] - 150, leftPadding=0, rightPadding=0, id=str(i))
        for i in range(style.columns)
    ]

    def furniture(canvas: Any, _: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if style.heads:
            canvas.drawString(margin, A4[1] - 40, "Rapport van de inspectie | Onderzoek naar de jeugdhulp")
            canvas.drawRightString(A4[0] - margin, 35, f"Pagina {canvas.getPageNumber()} van 9")
        if canvas.getPageNumber() == 1:
            for index, note in enumerate(style.notes):
                canvas.drawString(margin, 60 - 9 * index, note)

    document.addPageTemplates(PageTemplate(frames=frames, onPage=furniture))
    document.build(list(_flowables(found, style, width)))
    return out.getvalue()


def _flowables(found: Sequence[Element], style: Style, width: float) -> Iterator[Flowable]:
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=style.size, leading=style.size * 1.25)
    head = ParagraphStyle("head", body, fontName="Helvetica-Bold", fontSize=style.size * 1.3, leading=style.size * 1.6)
    rows: list[list[Paragraph]] = []
    for index, each in enumerate(found):
        if each.kind is Kind.ROW:
            rows.append([Paragraph(_printed(cell), body) for cell in each.cells])
            if (
                index + 1 < len(found)
                and found[index + 1].kind is Kind.ROW
                and len(found[index + 1].cells) == len(each.cells)
            ):
                continue
            rules = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            yield Table(
                rows, colWidths=[width / len(each.cells)] * len(each.cells), style=rules if style.grid else None
            )
            yield Spacer(1, 6)
            rows = []
            continue
        if each.kind is Kind.HEADING:
            title = Paragraph(_printed(each.text), head)
            yield KeepTogether([Disc(each.disc), title]) if each.disc else title
            yield Spacer(1, 4)
        elif each.kind is Kind.ITEM:
            indent = 12 + 12 * min(each.level, 2)
            item = ParagraphStyle("item", body, leftIndent=indent, bulletIndent=indent - 12)
            marker = each.marker.split()[-1] if each.marker else "-"
            marker = "-" if marker.isalpha() else marker  # a bullet that recognition took for a letter
            yield Paragraph(_printed(each.text), item, bulletText=marker)
        elif each.boxed:
            cell = [[Paragraph(_printed(each.text), body)]]
            yield Table(cell, style=[("BOX", (0, 0), (-1, -1), 0.7, colors.black)])
            yield Spacer(1, 6)
        else:
            text = _hyphenated(each.text, width, style.size) if style.hyphens else _printed(each.text)
            yield Paragraph(text, body)
            yield Spacer(1, 6)


def _printed(text: str) -> str:
    return html.escape(text.replace("\n", " "), quote=False)


def _hyphenated(text: str, width: float, size: float) -> str:
    """The text in lines that fit, long words broken with a hyphen where a line ends."""
    out: list[str] = []
    line = ""
    for word in text.split():
        while stringWidth(f"{line} {word}", "Helvetica", size) > width - 2:
            cut = next(
                (
                    at
                    for at in range(len(word) - 3, 3, -1)
                    if word[:at].isalpha()
                    and word[at:].isalpha()
                    and word[at - 1 : at + 1].islower()
                    and stringWidth(f"{line} {word[:at]}-", "Helvetica", size) <= width - 2
                ),
                0,
            )
            if cut:
                line, word = f"{line} {word[:cut]}-", word[cut:]
            out.append(line.strip())
            line = ""
        line = f"{line} {word}"
    return "<br/>".join(_printed(each) for each in [*out, line.strip()])


def as_docx(found: Sequence[Element]) -> bytes:
    """The elements as a Word document with styles, lists and tables."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Rapport van de inspectie"
    table = None
    for each in found:
        if each.kind is Kind.ROW:
            if table is None or len(table.columns) != len(each.cells):
                table = document.add_table(0, len(each.cells))
            for cell, text in zip(table.add_row().cells, each.cells, strict=True):
                cell.text = text
            continue
        table = None
        if each.kind is Kind.HEADING:
            paragraph = document.add_heading(each.text, 2)
        elif each.kind is Kind.ITEM:
            numbered = re.match(r"^(?:- )?(\d+[.)]|[a-z][.)])", each.marker)
            if numbered:
                paragraph = document.add_paragraph(f"{each.marker} {each.text}")
            else:
                paragraph = document.add_paragraph(each.text, style="List Bullet")
        else:
            paragraph = document.add_paragraph(each.text)
        if each.disc:
            run = paragraph.add_run(" ●")
            run.font.color.rgb = docx.shared.RGBColor.from_string(PAINTS[each.disc][1:].upper())
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(found: Sequence[Element], title: str = "Rapport") -> bytes:
    """The elements as an HTML page with a menu, a cookie notice and a foot."""
    out = [f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title></head><body>']
    out.append('<nav><a href="/">Home</a></nav><div class="cookie-banner">Wij gebruiken cookies.</div><main>')
    closing = ""
    for each in found:
        wanted = "</table>" if each.kind is Kind.ROW else "</ul>" if each.kind is Kind.ITEM else ""
        if closing != wanted:
            out.append(closing + wanted.replace("/", ""))
            closing = wanted
        text = html.escape(each.text)
        disc = f'<span style="color:{PAINTS[each.disc]}">●</span>' if each.disc else ""
        if each.kind is Kind.ROW:
            out.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in each.cells) + "</tr>")
        elif each.kind is Kind.ITEM:
            out.append(f"<li>{text}</li>")
        else:
            tag = "h2" if each.kind is Kind.HEADING else "p"
            out.append(f"<{tag}>{disc}{text}</{tag}>")
    return "\n".join([*out, closing, "</main><footer>Colofon van de site</footer></body></html>"]).encode()


def as_scan(pdf: bytes, dots_per_inch: int = 200) -> bytes:
    """A PDF's pages as pictures in a PDF without text."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages: list[Image.Image] = [page.render(scale=dots_per_inch / 72).to_pil().convert("RGB") for page in document]
    document.close()
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots_per_inch)
    return out.getvalue()
