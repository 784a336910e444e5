"""The paragraphs, lists and tables of a Word document as blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Block, Disc, Kind, plain
from loaders.formats.colours import colour_in_words, colour_of, describes_a_disc, is_paint, paint_of_css, place_on_scale
from loaders.formats.docx_styles import Look, Numbering, Styles, W, numbering_of, switched, value
from loaders.formats.pictures import disc_paint
from loaders.formats.tables import Cell, table_blocks

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML = "{urn:schemas-microsoft-com:vml}"
# Elements around runs or paragraphs that mean nothing for reading.
_AROUND = frozenset(
    W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "customXml")
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DISC_SIGNS = "●⬤\u26ab"
# The filled circle in Wingdings, in both ways of writing it.
_WINGDINGS_DISC = {"F06C", "006C", "6C", "F09F", "F0B7"}
_LONGEST_HEADING = 120
# Word's styles for lists in lists, each a list of its own: "List Bullet 2".
_DEEPER_LIST = re.compile(r"(?i)^(?:list|lijst)\b.*\b([2-5])$")
_LARGER = 1.15
_DEEPEST = 60


class _Words:
    """What one paragraph holds, gathered run by run; sizes in half points by characters."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.discs: list[Disc] = []
        self.boxes: list[etree._Element] = []
        self.sizes: Counter[int] = Counter()
        self.bold = self.light = 0

    @property
    def text(self) -> str:
        lines = [" ".join(re.split(r"[ \xa0]+", line)).strip(" ") for line in "".join(self.parts).split("\n")]
        return "\n".join(lines).strip()


class Reader:
    """Walks a document's body; `picture` gives the bytes of an embedded picture by its relation."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[str, etree._Element | None],
        picture: Callable[[str], bytes],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = {
            (kind, note.get(W + "id")): note
            for kind, root in notes.items()
            if root is not None
            for note in root.iter(W + kind)
            if note.get(W + "type") in (None, "normal")
        }
        self._picture = picture
        self._referred: list[tuple[str, str]] = []
        self._body_size: int | None = None

    def blocks(self, root: etree._Element) -> list[Block]:
        """The blocks of a body, a header or a cell, in order."""
        if self._body_size is None:
            self._body_size = self._usual_size(root)
        return list(self._inside(root, 0))

    def notes(self) -> Iterator[Block]:
        """The notes that were referred to, in the order of their numbers."""
        for number, key in enumerate(self._referred, 1):
            texts = [block.text.replace("\n", " ") for block in self._inside(self._notes[key], 0)]
            if words := " ".join(texts).strip():
                yield plain(Kind.NOTE, f"[{number}] {words}")

    def _inside(self, root: etree._Element, depth: int) -> Iterator[Block]:
        for child in root:
            if depth > _DEEPEST:
                return
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from table_blocks(list(self._rows(child, depth)))
            elif child.tag == W + "sdt" or child.tag in _AROUND:
                yield from self._inside(child, depth + 1)

    def _rows(self, table: etree._Element, depth: int) -> Iterator[list[Cell]]:
        rows = table.iter(W + "tr")
        for row in (row for row in rows if next(row.iterancestors(W + "tbl")) is table):
            if row.find(f"{W}trPr/{W}del") is None:
                cells = (cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr")) is row)
                yield [self._cell(cell, depth) for cell in cells]

    def _cell(self, cell: etree._Element, depth: int) -> Cell:
        if value(cell.find(W + "tcPr"), "vMerge") in ("", "continue"):
            return Cell()
        blocks = list(self._inside(cell, depth + 1))
        alone = [disc for block in blocks if not block.text for disc in block.discs]
        return Cell([_in_table(block) for block in blocks if block.text], alone)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Block]:
        about = paragraph.find(W + "pPr")
        look = self._styles.look(value(about, "pStyle"))
        words = _Words()
        self._gather(paragraph, look, words, depth)
        text = words.text
        if text or words.discs:
            yield self._block(about, look, words, text)
        for box in words.boxes:
            yield from self._inside(box, depth + 1)

    def _block(self, about: etree._Element | None, look: Look, words: _Words, text: str) -> Block:
        if not text:
            return plain(Kind.PARAGRAPH, "", 0, words.discs)
        outline = value(about, "outlineLvl")
        level = int(outline) if outline and outline.isdecimal() else look.outline
        titled = level is not None and level < 9
        key, depth = numbering_of(about) or look.numbering or ("0", 0)
        marker = self._numbering.marker(key, depth) if key != "0" else ""
        if deeper := _DEEPER_LIST.search(look.name):
            depth = max(depth, int(deeper.group(1)) - 1)
        if titled or (not marker and self._looks_like_heading(words, text)):
            title = text.replace("\n", " ")
            bullet = marker in ("-", "•")
            return plain(Kind.HEADING, f"{marker} {title}" if marker and not bullet else title, 0, words.discs)
        if marker:
            return plain(Kind.ITEM, f"{marker} {text}", depth, words.discs)
        return plain(Kind.PARAGRAPH, text, 0, words.discs)

    def _looks_like_heading(self, words: _Words, text: str) -> bool:
        """A short line wholly in bold, or in larger print than the document's own."""
        if len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",", ":")) or "\t" in text:
            return False
        size = words.sizes.most_common(1)[0][0] if words.sizes else 0
        return words.light == 0 < words.bold or size > _LARGER * (self._body_size or self._styles.size)

    def _gather(self, element: etree._Element, look: Look, words: _Words, depth: int) -> None:
        for child in element:
            if depth > _DEEPEST:
                return
            if child.tag == W + "r":
                self._run(child, look, words)
            elif child.tag == W + "sdt" or child.tag in _AROUND:
                self._gather(child, look, words, depth + 1)
            elif child.tag == _MC + "AlternateContent":
                self._drawing(child, words)

    def _run(self, run: etree._Element, look: Look, words: _Words) -> None:
        print_ = run.find(W + "rPr")
        of_run = self._styles.look(value(print_, "rStyle")) if value(print_, "rStyle") else Look()
        hidden = switched(print_, "vanish")
        if look.hidden if hidden is None else hidden:
            return
        for part in run:
            self._part(part, print_, words)
        shown = "".join(part.text or "" for part in run.iter(W + "t"))
        if not shown.strip() or run.find(f".//{W}txbxContent") is not None:
            return
        bold = switched(print_, "b")
        bold = bold if bold is not None else of_run.bold if of_run.bold is not None else look.bold
        size = value(print_, "sz") or ""
        words.bold, words.light = (words.bold + 1, words.light) if bold else (words.bold, words.light + 1)
        words.sizes[int(size) if size.isdecimal() else look.size or self._styles.size] += len(shown)

    def _part(self, part: etree._Element, print_: etree._Element | None, words: _Words) -> None:
        name = part.tag.removeprefix(W) if isinstance(part.tag, str) else ""
        if name == "t":
            self._text(part.text or "", print_, words)
        elif name in ("tab", "ptab"):
            words.parts.append("\t")
        elif name in ("br", "cr"):
            words.parts.append("\n" if part.get(W + "type") in (None, "textWrapping") else " ")
        elif name == "noBreakHyphen":
            words.parts.append("-")
        elif name == "sym" and (part.get(W + "char") or "").upper() in _WINGDINGS_DISC:
            self._text("●", print_, words)
        elif name in ("footnoteReference", "endnoteReference"):
            self._refer(name.removesuffix("Reference"), part.get(W + "id"), words)
        elif name in ("drawing", "pict", "object") or part.tag == _MC + "AlternateContent":
            self._drawing(part, words)

    def _text(self, text: str, print_: etree._Element | None, words: _Words) -> None:
        """Characters as they stand; round signs in a colour of the scale are discs, raised figures are notes."""
        paint = paint_of_css(f"#{value(print_, 'color') or ''}")
        if paint and is_paint(paint) and text.strip() and not text.strip(_DISC_SIGNS + " "):
            words.discs.append(Disc(colour_of(paint), paint=paint))
            return
        if value(print_, "vertAlign") == "superscript" and text.strip().isdecimal():
            text = text.strip().translate(_SUPERSCRIPT)
        words.parts.append(text.replace("\n", " ").replace("\xad", ""))

    def _refer(self, kind: str, key: str | None, words: _Words) -> None:
        if (kind, key) in self._notes and key is not None:
            if (kind, key) not in self._referred:
                self._referred.append((kind, key))
            words.parts.append(str(self._referred.index((kind, key)) + 1).translate(_SUPERSCRIPT))

    def _drawing(self, drawing: etree._Element, words: _Words) -> None:
        """Text boxes are read behind their paragraph; a drawing that is a disc is kept as one."""
        choice = drawing.find(_MC + "Choice")
        shown = drawing if choice is None else choice
        words.boxes.extend(shown.iter(W + "txbxContent"))
        if disc := self._disc(shown):
            words.discs.append(disc)

    def _disc(self, drawing: etree._Element) -> Disc | None:
        named = next((e for e in drawing.iter() if isinstance(e.tag, str) and e.tag.endswith("}docPr")), None)
        label = (named.get("descr") or named.get("title") or "") if named is not None else ""
        paint = None
        for shape in drawing.iter(_A + "prstGeom"):
            fill = shape.getparent().find(f"{_A}solidFill/{_A}srgbClr")
            if shape.get("prst") in ("ellipse", "flowChartConnector") and fill is not None:
                paint = paint_of_css(f"#{fill.get('val', '')}")
        for oval in drawing.iter(_VML + "oval"):
            paint = paint_of_css((oval.get("fillcolor") or "").split(" ")[0])
            label = label or oval.get("alt") or ""
        for picture in drawing.iter(_A + "blip"):
            paint = disc_paint(self._picture(picture.get(_R + "embed") or ""))
        if paint and is_paint(paint):
            return Disc(colour_of(paint) or colour_in_words(label), label, paint=paint)
        return Disc(colour_in_words(label) or place_on_scale(label), label) if describes_a_disc(label) else None

    def _usual_size(self, root: etree._Element) -> int:
        sizes: Counter[int] = Counter()
        for paragraph in root.iter(W + "p"):
            look = self._styles.look(value(paragraph.find(W + "pPr"), "pStyle"))
            for run in paragraph.iter(W + "r"):
                size = value(run.find(W + "rPr"), "sz") or ""
                length = sum(len(part.text or "") for part in run.iter(W + "t"))
                sizes[int(size) if size.isdecimal() else look.size or self._styles.size] += length
        return sizes.most_common(1)[0][0] if sizes else self._styles.size


def _in_table(block: Block) -> Block:
    """A bold line in a cell is a head of the table, not of a section."""
    return plain(Kind.PARAGRAPH, block.text, 0, block.discs) if block.kind is Kind.HEADING else block
