"""The elements of an HTML page as blocks.

The page is walked as a stream of opening and closing elements, so that no depth of nesting is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Block, Kind
from loaders.formats.colours import place_on_scale
from loaders.formats.formulas import in_one_line
from loaders.formats.html.discs import disc_of, label_of
from loaders.formats.html.flow import BREAK, Flow, Item, Listing, PictureText
from loaders.formats.html.silence import MUTE, is_shown, names, names_in, silenced, words_of
from loaders.formats.ledger import Ledger, Unread
from loaders.formats.tables import Cell, table_blocks

_BLOCKS = names_in(
    "p div section article main header footer aside blockquote figure figcaption address dl dt dd caption hr pre"
    " details summary fieldset legend center body html form dialog"
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_QUOTING = re.compile(r"(?i)(?:^|[\s_-])(?:(?:pull|block)?quote|citaat|quotation)(?:$|[\s_-])")
_NOTES = re.compile(r"(?i)(?:^|[\s_-])(?:footnotes?|endnotes?|voetnoten|doc-endnotes)(?:$|[\s_-])")
# Elements that name, within a quotation, who says it.
_NAMING = names_in("cite footer figcaption")
_LIST_STYLE = re.compile(r"(?i)list-style(?:-type)?\s*:\s*([\w-]+)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTES = (("“", "”"), ("‘", "’"))
Closing = Callable[[], None]


@dataclass(slots=True)
class _Table:
    """A table that is open: its rows so far, and whether what follows stands in its head."""

    rows: list[list[Cell]] = field(default_factory=list)
    in_head: bool = False


class Reader:
    """Walks one page and gathers its blocks.

    `styles` are the declarations of its classes; `white_page` tells that no ground can be hidden in another sheet.
    """

    def __init__(self, styles: Mapping[str, str], ledger: Ledger, white_page: bool = False) -> None:
        self._styles = styles
        self._ledger = ledger
        self._white_page = white_page
        self._flows = [Flow(ledger)]
        self._tables: list[_Table] = []
        self._quotes = 0

    def blocks(self, root: etree._Element) -> list[Block]:
        """What a reader sees of an element, in order."""
        closings: list[Closing | None] = []
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                closing, inside = self._open(element, element.tag if isinstance(element.tag, str) else "")
                closings.append(closing)
                if inside:
                    self._flow.say(element.text)
                else:
                    walk.skip_subtree()
                continue
            if event == "end" and (closing := closings.pop()) is not None:
                closing()
            if element is not root:
                self._flow.say(element.tail)
        self._flow.flush()
        return self._flow.out

    @property
    def _flow(self) -> Flow:
        return self._flows[-1]

    def _style(self, element: etree._Element) -> str:
        of_classes = ";".join(self._styles.get(name, "") for name in (element.get("class") or "").split())
        return f"{of_classes};{element.get('style') or ''}"

    def _open(self, element: etree._Element, tag: str) -> tuple[Closing | None, bool]:
        """Begins an element: what to do at its end, and whether to go inside."""
        if not tag or tag in MUTE:
            return None, False
        if why := silenced(element, tag, self._style, self._white_page):
            if why is Unread.EMBEDDED:
                self._ledger.things(why)
            else:
                self._ledger.words(why, words_of(element))
            return None, False
        if tag in _LEVELS:
            self._flow.flush()
            return lambda: self._flow.flush(Kind.HEADING, _LEVELS[tag]), True
        if tag in _NAMING and self._flow.quoted:
            return self._open_block(element, tag), True
        match tag:
            case "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "dl" | "dt" | "dd":
                return self._open_table(element, tag), True
            case "ul" | "ol" | "menu":
                return self._open_list(element, tag), True
            case "li":
                return self._open_item(element), True
        return (self._open_block(element, tag), True) if tag in _BLOCKS else self._open_inline(element, tag)

    def _open_block(self, element: etree._Element, tag: str) -> Closing:
        flow = self._flow
        flow.flush()
        notes = bool(_NOTES.search(names(element)))
        quoted = tag == "blockquote" or bool(_QUOTING.search(names(element)))
        verbatim = tag == "pre"
        flow.notes, flow.quoted, flow.verbatim = flow.notes + notes, flow.quoted + quoted, flow.verbatim + verbatim

        def close() -> None:
            if tag == "summary":
                flow.flush(Kind.HEADING)
            elif tag in _NAMING and flow.quoted:
                flow.name_speaker()
            flow.flush()
            flow.notes, flow.quoted, flow.verbatim = flow.notes - notes, flow.quoted - quoted, flow.verbatim - verbatim

        return close

    def _open_inline(self, element: etree._Element, tag: str) -> tuple[Closing | None, bool]:
        flow = self._flow
        if disc := disc_of(element, tag, self._style(element)):
            flow.discs.append(disc)
            if tag == "img" and flow.cell and place_on_scale(disc.label):
                flow.words.append(PictureText(disc.label))
            return None, False
        match tag:
            case "br":
                flow.words.append(BREAK)
            case "sup" if (number := words_of(element).strip(" []()")).isdecimal():
                flow.words.append(number.translate(_SUPERSCRIPT))
            case "img" | "svg":
                self._picture(element, tag)
            case "math":
                flow.words.append(in_one_line(element))
            case "input" | "select" | "textarea":
                flow.words.append(_filled_in(element, tag))
            case "q":
                opening, closing = _QUOTES[self._quotes % 2]
                self._quotes += 1
                flow.words.append(opening)
                return lambda: self._close_quote(closing), True
            case _:
                if tag == "abbr" and element.get("title"):
                    self._ledger.words(Unread.TOOLTIP, element.get("title"))
                return None, True
        return None, False

    def _close_quote(self, sign: str) -> None:
        self._quotes -= 1
        self._flow.words.append(sign)

    def _picture(self, element: etree._Element, tag: str) -> None:
        """A picture's words stand for it where they can; a drawing says what it writes."""
        label = label_of(element)
        written = " ".join("".join(each.itertext()) for each in element.iter("text")) if tag == "svg" else ""
        if label and tag == "img":
            self._flow.words.append(PictureText(label))
        elif written.strip():
            self._ledger.words(Unread.PICTURE, written)
        else:
            self._ledger.things(Unread.PICTURE)

    def _open_list(self, element: etree._Element, tag: str) -> Closing:
        flow = self._flow
        flow.flush()
        style = _LIST_STYLE.findall(self._style(element))
        form = style[-1] if style else element.get("type") or "1"
        backwards = element.get("reversed") is not None
        first = element.get("start") or (str(len(element.findall("li"))) if backwards else "1")
        number = int(first) if first.lstrip("-").isdecimal() and len(first) < 6 else 1
        flow.lists.append(Listing(number if tag == "ol" else None, form, -1 if backwards else 1))

        def close() -> None:
            flow.flush()
            flow.lists.pop()

        return close

    def _open_item(self, element: etree._Element) -> Closing:
        flow = self._flow
        flow.flush()
        listing = flow.lists[-1] if flow.lists else Listing(None)
        flow.items.append(Item(listing.marker(element.get("value")), max(len(flow.lists) - 1, 0)))

        def close() -> None:
            flow.flush()
            flow.items.pop()

        return close

    def _open_table(self, element: etree._Element, tag: str) -> Closing | None:
        """A table, a list of terms (which is one of two columns), or a part of either."""
        table = self._tables[-1] if self._tables else None
        if tag in ("table", "dl"):
            self._flow.flush()
            self._tables.append(_Table())
            return self._close_table
        if table is None:
            return self._open_block(element, "div")
        if tag in ("thead", "tbody", "tfoot"):
            table.in_head = tag == "thead"
        elif tag == "tr" or (tag == "dt" and not (table.rows and len(table.rows[-1]) == 1)):
            table.rows.append([])
        if tag in ("td", "th", "dt", "dd"):
            head = tag == "th" and element.get("scope") not in ("row", "rowgroup")
            self._flows.append(Flow(self._ledger, cell=True))
            return lambda: self._close_cell(element, table, tag, head or table.in_head)
        return None

    def _close_cell(self, element: etree._Element, table: _Table, tag: str, head: bool) -> None:
        cell = self._flows.pop().as_cell(_span(element, "rowspan"), _span(element, "colspan"), head)
        if not table.rows or (tag == "dd" and len(table.rows[-1]) > 1):
            table.rows.append([Cell()] if tag == "dd" else [])
        if tag == "dt" and table.rows[-1]:
            table.rows[-1][0].blocks += cell.blocks
        else:
            table.rows[-1].append(cell)

    def _close_table(self) -> None:
        self._flow.flush()
        self._flow.out.extend(table_blocks(self._tables.pop().rows))


def _span(element: etree._Element, name: str) -> int:
    found = (element.get(name) or "1").strip()
    return int(found) if found.isdecimal() and len(found) < 6 else 1


def _filled_in(control: etree._Element, tag: str) -> str:
    """What a control shows: its words, the option that is chosen, a box with or without its cross."""
    if tag == "textarea":
        return f" {control.text or ''} "
    if tag == "select":
        chosen = [option for option in control.iter("option") if option.get("selected") is not None]
        return f" {' '.join(words_of(option) for option in chosen)} "
    if (control.get("type") or "").lower() in ("checkbox", "radio"):
        return f" {'☐' if control.get('checked') is None else '☒'} "
    return f" {control.get('value') or ''} " if is_shown(control) else ""
