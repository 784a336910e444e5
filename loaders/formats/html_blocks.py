"""The elements of an HTML page as blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Block, Disc, Kind, plain
from loaders.formats.colours import (
    colour_in_words,
    colour_of,
    describes_a_disc,
    is_paint,
    paint_of_css,
    place_on_scale,
)
from loaders.formats.tables import Cell, table_blocks


def _names_in(listed: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", listed))


_SILENT = _names_in(
    "script style noscript template nav footer form button select option input textarea map iframe object embed video"
    " audio canvas dialog head datalist math applet frameset frame noframes"
)
_HEADINGS = _names_in("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | _names_in(
    "p div section article main header aside blockquote figure figcaption address ul ol li dl dt dd table caption hr"
    " pre details summary fieldset center body html"
)
_NOT_CONTENT = re.compile(
    r"(?i)(?:^|[\s_-])(?:cookies?|cookie\w*|consent|breadcrumbs?|skip-?links?|sr-only|visually-hidden|screen-reader\w*)(?:$|[\s_-])"
)
_ROLES = frozenset(("navigation", "search", "contentinfo", "alertdialog", "dialog", "menu", "menubar"))
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_NOTES = re.compile(r"(?i)(?:^|[\s_-])(?:footnotes?|endnotes?|voetnoten|doc-endnotes)(?:$|[\s_-])")
_PAINT = re.compile(r"(?i)(?<![\w-])(?:background(?:-color)?|color|fill)\s*:\s*([^;]+)")
_INK = re.compile(r"(?i)(?<![\w-])color\s*:\s*([^;]+)")
_ROUND = re.compile(r"(?i)border-radius\s*:\s*(?:50|[5-9]\d|100)\s*%|border-radius\s*:\s*\d+px")
_DISC_SIGNS = "●⬤•\u25cf"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DEEPEST = 200


class Reader:
    """Walks one page and gathers its blocks; `styles` are the declarations of its classes."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._out: list[Block] = []
        self._words: list[str] = []
        self._discs: list[Disc] = []
        self._item: tuple[str, int] | None = None
        self._lists: list[list[int | str]] = []
        self._in_notes = False

    def blocks(self, root: etree._Element) -> list[Block]:
        """What a reader sees of an element, in order."""
        self._walk(root, 0)
        self._flush(Kind.PARAGRAPH)
        return self._out

    def _walk(self, element: etree._Element, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag and not self._passed_over(element, tag):
            if depth > _DEEPEST:
                self._words.append(" ".join(element.itertext()))
            elif tag in _BLOCKS:
                self._block(element, tag, depth)
            else:
                self._inline(element, tag, depth)
        self._words.append(element.tail or "")

    def _passed_over(self, element: etree._Element, tag: str) -> bool:
        if tag in _SILENT or element.get("hidden") is not None or element.get("role") in _ROLES:
            return True
        if tag == "header" and element.find(".//h1") is None and element.find("../main") is not None:
            return True
        if _HIDDEN.search(self._style(element)) or _NOT_CONTENT.search(_names(element)):
            return True
        return element.get("aria-hidden") == "true" and not self._disc(element, tag)

    def _style(self, element: etree._Element) -> str:
        of_classes = ";".join(self._styles.get(name, "") for name in (element.get("class") or "").split())
        return f"{of_classes};{element.get('style') or ''}"

    def _block(self, element: etree._Element, tag: str, depth: int) -> None:
        self._flush(Kind.PARAGRAPH)
        if tag == "table":
            self._table(element, depth)
        elif tag in ("ul", "ol"):
            self._list(element, tag, depth)
        elif tag == "li":
            self._list_item(element, depth)
        elif tag == "dl":
            self._definitions(element)
        elif tag in _HEADINGS:
            self._inside(element, depth)
            self._flush(Kind.HEADING)
        elif tag == "pre":
            self._words.append("".join(element.itertext()).replace("\n", "\u2028"))
            self._flush(Kind.PARAGRAPH)
        else:
            was, self._in_notes = self._in_notes, self._in_notes or bool(_NOTES.search(_names(element)))
            self._inside(element, depth)
            self._flush(Kind.PARAGRAPH)
            self._in_notes = was

    def _inside(self, element: etree._Element, depth: int) -> None:
        self._words.append(element.text or "")
        for child in element:
            self._walk(child, depth + 1)

    def _inline(self, element: etree._Element, tag: str, depth: int) -> None:
        if disc := self._disc(element, tag):
            self._discs.append(disc)
        elif tag == "br":
            self._words.append("\u2028")
        elif tag == "sup" and (number := "".join(element.itertext()).strip(" []()")).isdecimal():
            self._words.append(number.translate(_SUPERSCRIPT))
        elif tag not in ("img", "svg"):
            self._inside(element, depth)

    def _disc(self, element: etree._Element, tag: str) -> Disc | None:
        """The disc that an element is: a picture described as one, a round sign in colour, or a painted circle."""
        label = element.get("alt") or element.get("aria-label") or element.get("title") or ""
        if tag == "svg":
            shape = next((part for part in element.iter("circle", "ellipse")), None)
            label = label or element.findtext(".//title") or ""
            fill = (shape.get("fill") or "") + ";fill:" + (shape.get("fill") or "") if shape is not None else ""
            return _painted(f"{fill};{shape.get('style') or ''}", label) if shape is not None else None
        if tag == "img" or element.get("role") == "img":
            return Disc(colour_in_words(label) or place_on_scale(label), label) if describes_a_disc(label) else None
        words = "".join(element.itertext()).strip()
        style = self._style(element)
        if words and not words.strip(_DISC_SIGNS) and len(element) == 0:
            return _painted(f"{style};color:{element.get('color') or ''}", label, _INK)
        if not words and _ROUND.search(style):
            return _painted(style, label)
        return None

    def _list(self, element: etree._Element, tag: str, depth: int) -> None:
        first = element.get("start") or "1"
        number = int(first) if first.isdecimal() and len(first) < 6 else 1
        self._lists.append([number if tag == "ol" else "-", element.get("type") or "1"])
        self._inside(element, depth)
        self._flush(Kind.PARAGRAPH)
        self._lists.pop()

    def _list_item(self, element: etree._Element, depth: int) -> None:
        current = self._lists[-1] if self._lists else ["-", ""]
        marker = "-"
        if isinstance(current[0], int):
            marker = f"{chr(96 + current[0]) if current[1] in ('a', 'A') and current[0] < 27 else current[0]}."
            current[0] += 1
        outer, self._item = self._item, (marker, max(len(self._lists) - 1, 0))
        self._inside(element, depth)
        self._flush(Kind.PARAGRAPH)
        self._item = outer

    def _definitions(self, element: etree._Element) -> None:
        """A list of terms becomes rows of two cells."""
        term = ""
        for child in element.iter("dt", "dd"):
            words = _collapsed("".join(child.itertext()))
            if child.tag == "dt":
                term = words
            elif words:
                self._out.append(plain(Kind.ROW, f"{term}\t{words}" if term else words))

    def _table(self, element: etree._Element, depth: int) -> None:
        caption = element.find("caption")
        if caption is not None and (title := _collapsed("".join(caption.itertext()))):
            self._out.append(plain(Kind.PARAGRAPH, title))
        rows = []
        for row in element.iter("tr"):
            if next(row.iterancestors("table")) is element and not self._passed_over(row, "tr"):
                cells = [cell for cell in row if cell.tag in ("td", "th") and not self._passed_over(cell, "td")]
                rows.append([self._cell(cell, depth) for cell in cells])
        self._out.extend(table_blocks(rows))

    def _cell(self, element: etree._Element, depth: int) -> Cell:
        """A cell, which has no part in the lists around its table."""
        inner = Reader(self._styles)
        inner._inside(element, depth + 1)
        inner._flush(Kind.PARAGRAPH)
        alone = [disc for block in inner._out if not block.text for disc in block.discs]
        return Cell([block for block in inner._out if block.text], alone)

    def _flush(self, kind: Kind) -> None:
        """What was gathered since the last block becomes a block."""
        words = _collapsed("".join(self._words))
        discs, self._words, self._discs = self._discs, [], []
        if not words:
            if discs:
                self._out.append(plain(Kind.PARAGRAPH, "", 0, discs))
            return
        if self._item and kind is Kind.PARAGRAPH:
            marker, level = self._item
            if marker:
                note = self._in_notes and marker != "-"
                shown = f"[{marker.rstrip('.')}] {words}" if note else f"{marker} {words}"
                self._out.append(plain(Kind.NOTE if note else Kind.ITEM, shown, level, discs))
                self._item = ("", level)
                return
            if self._out and self._out[-1].kind in (Kind.ITEM, Kind.NOTE):
                last = self._out.pop()
                self._out.append(plain(last.kind, f"{last.text} {words}", last.level, [*last.discs, *discs]))
                return
        self._out.append(plain(kind, words.replace("\n", " ") if kind is Kind.HEADING else words, 0, discs))


def _painted(style: str, label: str, pattern: re.Pattern[str] = _PAINT) -> Disc | None:
    """A disc of the scale's colours; a paint that is none of them is decoration."""
    paints = [paint for value in pattern.findall(style) if (paint := paint_of_css(value))]
    shown = [paint for paint in paints if is_paint(paint)]
    return Disc(colour_of(shown[-1]) or colour_in_words(label), label, paint=shown[-1]) if shown else None


def _names(element: etree._Element) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''} {element.get('role') or ''}"


def _collapsed(words: str) -> str:
    """Blanks collapsed as a browser does; line breaks of the page's author kept."""
    lines = [" ".join(line.split()) for line in words.split("\u2028")]
    return "\n".join(lines).strip()
