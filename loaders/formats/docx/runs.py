"""The words of one paragraph of a Word document, gathered run by run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Disc
from loaders.formats.colours import colour_of, is_paint, paint_of_css
from loaders.formats.decoded import Undecodable
from loaders.formats.docx.drawings import MC, Drawings
from loaders.formats.docx.styles import Look, Styles, W, font_of, switched, value
from loaders.formats.formulas import in_one_line
from loaders.formats.ledger import Ledger, Unread
from loaders.formats.symbols import is_symbolic, sign
from loaders.formats.words import closed_up

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DISC_SIGNS = "●⬤•\u26ab"
_GONE = (W + "del", W + "moveFrom")
_PROPERTIES = frozenset(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText"))
_DEEPEST = 60
# Half points: type of this size is not there to be read.
_UNREADABLE = 4
TOO_DEEP = "this Word document is nested deeper than any report is (more than 60 tables, boxes or controls)"


@dataclass(slots=True)
class Words:
    """What one paragraph holds; sizes in half points by characters, `bold` and `light` are counts of runs."""

    parts: list[str] = field(default_factory=list)
    discs: list[Disc] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    bold: int = 0
    light: int = 0

    @property
    def text(self) -> str:
        printed = closed_up("".join(self.parts))
        lines = [" ".join(re.split(r"[ \xa0]+", line)).strip(" ") for line in printed.split("\n")]
        return "\n".join(lines).strip()


class Runs:
    """Reads what paragraphs hold; notes that they refer to are numbered in the order of their references."""

    def __init__(
        self,
        styles: Styles,
        notes: Mapping[tuple[str, str | None], etree._Element],
        picture: Callable[[str], bytes],
        ledger: Ledger,
    ) -> None:
        self._styles = styles
        self._notes = notes
        self._drawings = Drawings(picture, ledger)
        self._ledger = ledger
        self.referred: list[tuple[str, str | None]] = []

    def gather(self, element: etree._Element, look: Look, words: Words, depth: int = 0) -> None:
        """Adds what stands in an element: whatever holds runs is gone into, but what was deleted."""
        if depth > _DEEPEST:
            raise Undecodable(TOO_DEEP)
        for child in element:
            if child.tag == W + "r":
                self._run(child, look, words)
            elif child.tag in _GONE:
                self._ledger.words(Unread.DELETED, " ".join(t.text or "" for t in child.iter(W + "delText", W + "t")))
            elif child.tag in (_M + "oMath", _M + "oMathPara"):
                words.parts.append(in_one_line(child))
            elif child.tag == W + "sdt":
                self._control(child, look, words, depth)
            elif child.tag == MC + "AlternateContent":
                self._drawings.add(child, words)
            elif child.tag not in _PROPERTIES:
                self.gather(child, look, words, depth + 1)

    def _control(self, control: etree._Element, look: Look, words: Words, depth: int) -> None:
        """A content control: its words, its box with or without a cross; a placeholder is none of its document's."""
        about = control.find(W + "sdtPr")
        if (box := checked(about)) is not None:
            words.parts.append("☒" if box else "☐")
        elif is_placeholder(about):
            self._ledger.words(Unread.PLACEHOLDER, " ".join(t.text or "" for t in control.iter(W + "t")))
        elif (content := control.find(W + "sdtContent")) is not None:
            self.gather(content, look, words, depth + 1)

    def _run(self, run: etree._Element, look: Look, words: Words) -> None:
        print_ = run.find(W + "rPr")
        of_run = self._styles.look(value(print_, "rStyle")) if value(print_, "rStyle") else Look()
        shown = "".join(part.text or "" for part in run.iter(W + "t"))
        if why := self._unseen(run, print_, look, of_run):
            self._ledger.words(why, shown)
            return
        font = font_of(print_) or of_run.font or look.font
        for part in run:
            self._part(part, print_, font, words)
        if not shown.strip() or run.find(f".//{W}txbxContent") is not None:
            return
        bold = _first(switched(print_, "b"), of_run.bold, look.bold)
        words.bold, words.light = (words.bold + 1, words.light) if bold else (words.bold, words.light + 1)
        size = value(print_, "sz") or ""
        words.sizes[int(size) if size.isdecimal() else of_run.size or look.size or self._styles.size] += len(shown)

    def _unseen(self, run: etree._Element, print_: etree._Element | None, look: Look, of_run: Look) -> Unread | None:
        """Why a run is not read: it is hidden, struck out, or in white or tiny type."""
        if _first(switched(print_, "vanish"), of_run.hidden, look.hidden):
            return Unread.HIDDEN
        if _first(switched(print_, "strike"), switched(print_, "dstrike"), of_run.struck, look.struck):
            return Unread.STRUCK
        size = value(print_, "sz") or ""
        if size.isdecimal() and int(size) < _UNREADABLE:
            return Unread.HIDDEN
        if (value(print_, "color") or "").upper() == "FFFFFF" and not _on_a_ground(run, print_):
            return Unread.HIDDEN
        return None

    def _part(self, part: etree._Element, print_: etree._Element | None, font: str, words: Words) -> None:
        name = part.tag.removeprefix(W) if isinstance(part.tag, str) else ""
        if name == "t":
            self._text(self._legible(part.text or "", font), print_, words)
        elif name in ("tab", "ptab"):
            words.parts.append("\t")
        elif name in ("br", "cr"):
            words.parts.append("\n" if part.get(W + "type") in (None, "textWrapping") else " ")
        elif name == "noBreakHyphen":
            words.parts.append("-")
        elif name == "sym":
            code = int(part.get(W + "char") or "0", 16) if _is_hex(part.get(W + "char")) else 0
            self._text(self._legible(chr(code), part.get(W + "font") or "Wingdings"), print_, words)
        elif name in ("footnoteReference", "endnoteReference"):
            self._refer(name.removesuffix("Reference"), part.get(W + "id"), words)
        elif name == "fldChar":
            words.parts.append(_form_field(part))
        elif name in ("drawing", "pict", "object") or part.tag == MC + "AlternateContent":
            self._drawings.add(part, words)
        elif name == "ruby":
            words.parts.append("".join(t.text or "" for t in part.iterfind(f"{W}rubyBase//{W}t")))

    def _legible(self, text: str, font: str) -> str:
        """Characters of a symbol font as the signs that it prints; what they are not known to be is counted."""
        if not is_symbolic(font):
            return text
        out = []
        for char in text:
            found = char if char == " " else sign(font, ord(char))
            if found is None:
                self._ledger.things(Unread.SIGN)
            out.append(found or "")
        return "".join(out)

    def _text(self, text: str, print_: etree._Element | None, words: Words) -> None:
        """Characters as they stand; round signs in a colour of the scale are discs, raised figures are notes."""
        paint = paint_of_css(f"#{value(print_, 'color') or ''}")
        if paint and is_paint(paint) and text.strip() and not text.strip(_DISC_SIGNS + " "):
            words.discs.append(Disc(colour_of(paint), paint=paint))
            return
        if value(print_, "vertAlign") == "superscript" and text.strip().isdecimal():
            text = text.strip().translate(_SUPERSCRIPT)
        words.parts.append(text.replace("\n", " ").replace("\xad", ""))

    def _refer(self, kind: str, key: str | None, words: Words) -> None:
        if (kind, key) in self._notes and key is not None:
            if (kind, key) not in self.referred:
                self.referred.append((kind, key))
            words.parts.append(str(self.referred.index((kind, key)) + 1).translate(_SUPERSCRIPT))


def checked(about: etree._Element | None) -> bool | None:
    """Whether a control is a box that is ticked; None where it is no box."""
    box = about.find(_W14 + "checkbox") if about is not None else None
    if box is None:
        return None
    state = box.find(_W14 + "checked")
    return state is not None and state.get(_W14 + "val", "1") not in ("0", "false", "off")


def is_placeholder(about: etree._Element | None) -> bool:
    """Whether a control shows the words that ask to be replaced."""
    return bool(switched(about, "showingPlcHdr"))


def _form_field(mark: etree._Element) -> str:
    """What a field of an old form shows where it begins: a box, or the entry that is chosen of its list."""
    data = mark.find(W + "ffData")
    if data is None:
        return ""
    if (box := data.find(W + "checkBox")) is not None:
        ticked = switched(box, "checked")
        return "☒" if (switched(box, "default") if ticked is None else ticked) else "☐"
    chosen = data.find(W + "ddList")
    entries = chosen.findall(W + "listEntry") if chosen is not None else []
    at = value(chosen, "result") or value(chosen, "default") or "0"
    return entries[int(at)].get(W + "val", "") if at.isdecimal() and int(at) < len(entries) else ""


def _first(*settings: bool | None) -> bool:
    """The first setting that is made, from the nearest to the farthest."""
    return next((setting for setting in settings if setting is not None), False)


def _is_hex(text: str | None) -> bool:
    return bool(text) and len(text or "") <= 4 and all(char in "0123456789abcdefABCDEF" for char in text or "")


def _on_a_ground(run: etree._Element, print_: etree._Element | None) -> bool:
    """Whether white type can lie on something: a table and a box have grounds of their own, and so has a marked run."""
    around = {each.tag for each in run.iterancestors()}
    if W + "tc" in around or W + "txbxContent" in around:
        return True
    paragraph = next(run.iterancestors(W + "p"), None)
    about = paragraph.find(W + "pPr") if paragraph is not None else None
    if value(about, "pStyle") is not None or value(print_, "rStyle") is not None:
        return True
    return any(
        each is not None and each.find(W + name) is not None
        for each in (about, print_)
        for name in ("shd", "highlight")
    )
