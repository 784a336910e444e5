"""Blocks as a PDF: two-column front page, running head and foot, discs as drawings or as pictures, boxes, tables."""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image as Picture
from PIL import ImageDraw
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from tests.evaluation.unseen.notes import DISCS, Block

#: sign -> colour as this house style prints it
COLOURS = {
    DISCS["groen"]: "#2e8b3d",
    DISCS["geel"]: "#f2d024",
    DISCS["oranje"]: "#ef8a1d",
    DISCS["rood"]: "#c8202f",
    DISCS["grijs"]: "#9a9a9a",
    DISCS["blauw"]: "#1f5fa8",
}
BASE = ParagraphStyle("base", fontName="Helvetica", fontSize=9.5, leading=13, spaceAfter=5)
STYLES = {
    "paragraph": BASE,
    "h1": ParagraphStyle("h1", BASE, fontName="Helvetica-Bold", fontSize=18, leading=22, spaceBefore=4, spaceAfter=9),
    "h2": ParagraphStyle("h2", BASE, fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=9, spaceAfter=5),
    "h3": ParagraphStyle("h3", BASE, fontName="Helvetica-Bold", fontSize=10.5, leading=14, spaceBefore=7, spaceAfter=3),
    "h4": ParagraphStyle("h4", BASE, fontName="Helvetica-BoldOblique", spaceBefore=3, spaceAfter=2),
    "bullet": ParagraphStyle("bullet", BASE, leftIndent=12, bulletIndent=2, spaceAfter=2),
    "numbered": ParagraphStyle("numbered", BASE, leftIndent=16, bulletIndent=0, spaceAfter=2),
    "quote": ParagraphStyle("quote", BASE, fontName="Helvetica-Oblique", textColor=colors.HexColor("#1f3f68")),
    "footnote": ParagraphStyle("footnote", BASE, fontSize=7.5, leading=9.5, spaceBefore=8),
    "row": ParagraphStyle("row", BASE, fontSize=8.5, leading=11, spaceAfter=0),
}
BOXED = [("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#e8eef6")), ("BOX", (0, 0), (-1, -1), 0.6, colors.grey)]
GRID = [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]


class Disc(Flowable):  # type: ignore[misc]
    """A filled circle drawn with lines, as most house styles do."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour, self.width, self.height = colour, 11, 11

    def draw(self) -> None:
        self.canv.setFillColor(colors.HexColor(self.colour))
        self.canv.circle(5.5, 5.5, 5, stroke=0, fill=1)


def disc(sign: str, pictures: bool) -> Flowable:
    if not pictures:
        return Disc(COLOURS[sign])
    picture = Picture.new("RGB", (48, 48), "white")
    ImageDraw.Draw(picture).ellipse((2, 2, 46, 46), fill=COLOURS[sign])
    held = io.BytesIO()
    picture.save(held, "PNG")
    held.seek(0)
    return Image(held, 11, 11)


def render(document: list[Block], given: dict[str, str]) -> bytes:
    """The bytes of the PDF; the same bytes each time."""
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, invariant=1, title=given.get("title", ""), author="")
    width, height = A4
    side, low, high = 22 * mm, 24 * mm, height - 46 * mm
    half = (width - 2 * side - 8 * mm) / 2
    front = [Frame(side, low, half, high), Frame(side + half + 8 * mm, low, half, high)]
    body = [Frame(side, low, width - 2 * side, high)]
    template.addPageTemplates(
        [
            PageTemplate("front", front, onPage=furniture(given, first=True)),
            PageTemplate("body", body, furniture(given)),
        ]
        if any(block.kind == "columns" for block in document)
        else [PageTemplate("body", body, furniture(given))]
    )
    template.build(flowables(document, given.get("disc", "")))
    return out.getvalue()


def furniture(given: dict[str, str], first: bool = False) -> Any:
    def draw(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 7.5)
        if not first and given.get("head"):
            canvas.drawString(22 * mm, A4[1] - 14 * mm, given["head"])
        if given.get("foot"):
            canvas.drawString(22 * mm, 13 * mm, given["foot"])
        canvas.drawRightString(
            A4[0] - 22 * mm, 13 * mm, given.get("page", "{} van {}").format(page.page, given["pages"])
        )

    return draw


def flowables(document: list[Block], discs: str) -> list[Flowable]:
    story: list[Flowable] = []
    for kind, run in groupby(document, key=lambda block: block.kind):
        found = list(run)
        if kind == "row":
            story += [Spacer(1, 3), grid(found, discs in {"picture", "mixed"}), Spacer(1, 7)]
        elif kind == "quote":
            inside = [[Paragraph(escape(block.text), STYLES["quote"])] for block in found]
            story += [Table(inside, style=TableStyle(BOXED), colWidths=[150 * mm]), Spacer(1, 6)]
        elif kind == "columns":
            story.append(NextPageTemplate("body"))
        elif kind == "column":
            story.append(FrameBreak())
        elif kind in {"single", "break"}:
            story.append(PageBreak())
        else:
            story += [single(block, discs == "picture") for block in found]
    return story


def single(block: Block, pictures: bool) -> Flowable:
    style = STYLES[block.kind]
    signs = [sign for sign in block.text if sign in COLOURS]
    if signs:
        words = Paragraph(escape(block.text.replace(signs[0], "").strip()), style)
        return Table(
            [[words, disc(signs[0], pictures)]],
            colWidths=[150 * mm, 14],
            style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        )
    if block.kind == "bullet":
        return Paragraph(escape(block.text), style, bulletText="•")
    if block.kind == "numbered":
        return Paragraph(escape(block.text), style, bulletText=block.sign)
    if block.kind == "footnote":
        return Paragraph(f"<super>{block.sign[1:]}</super> {escape(block.text)}", style)
    return Paragraph(escape(block.text), style)


def grid(rows: list[Block], pictures: bool) -> Table:
    cells = [[cell(text, pictures) for text in row.cells] for row in rows]
    columns = max(len(row) for row in cells)
    first = (70 if columns == 2 else 30) * mm
    widths = [first, *[(166 * mm - first) / (columns - 1)] * (columns - 1)]
    return Table(
        [row + [""] * (columns - len(row)) for row in cells], colWidths=widths, style=TableStyle(GRID), repeatRows=1
    )


def cell(text: str, pictures: bool) -> Any:
    if text and text[0] in COLOURS:
        rest = text[1:].strip()
        return [disc(text[0], pictures), *([Paragraph(escape(rest), STYLES["row"])] if rest else [])]
    return Paragraph(escape(text), STYLES["row"])
