"""The paragraphs, lists and tables of a Word document as blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import PICTURE, Block, Kind, plain
from loaders.formats.decoded import Undecodable
from loaders.formats.docx.drawings import MC
from loaders.formats.docx.runs import TOO_DEEP, Runs, Words, checked, is_placeholder
from loaders.formats.docx.styles import Look, Numbering, Styles, W, numbering_of, value
from loaders.formats.docx.tables import rows_of
from loaders.formats.ledger import Ledger, Unread
from loaders.formats.tables import Cell, table_blocks

_GONE = frozenset((W + "del", W + "moveFrom"))
_LONGEST_HEADING = 120
# Parts of a line that stand behind tabs are entries of a table up to this length.
_LONGEST_ENTRY = 120
# Word's styles for lists in lists, each a list of its own: "List Bullet 2".
_DEEPER_LIST = re.compile(r"(?i)^(?:list|lijst)\b.*\b([2-5])$")
_QUOTING = re.compile(r"(?i)\b(?:quote|citaat)\b")
_CONTENTS = re.compile(r"(?i)^(?:toc|inhopg|table of figures|lijst met afbeeldingen)\b(?! heading)")
_TYPED_MARKER = re.compile(r"^(?:[-–—•▪◦·●○■□‣✓✗☐☑☒]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])$")
_LARGER = 1.15
_DEEPEST = 60


class Reader:
    """Walks a document's body; `picture` gives the bytes of an embedded picture by its relation."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[str, etree._Element | None],
        picture: Callable[[str], bytes],
        ledger: Ledger,
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
        self._ledger = ledger
        self._runs = Runs(styles, self._notes, picture, ledger)
        self._body_size: int | None = None
        self._cells = 0

    def blocks(self, root: etree._Element) -> list[Block]:
        """The blocks of a body or a header, in order."""
        if self._body_size is None:
            self._body_size = self._usual_size(root)
        return list(_with_tabs(self._inside(root, 0)))

    def notes(self) -> Iterator[Block]:
        """The notes that were referred to, in the order of their numbers."""
        for number, key in enumerate(self._runs.referred, 1):
            texts = [block.text.replace("\n", " ") for block in self._inside(self._notes[key], 0)]
            if words := " ".join(texts).strip():
                yield plain(Kind.NOTE, words, marker=f"[{number}]")

    def _inside(self, root: etree._Element, depth: int) -> Iterator[Block]:
        """The blocks of a container; a paragraph whose mark is deleted goes on in the next one."""
        if depth > _DEEPEST:
            raise Undecodable(TOO_DEEP)
        words = Words()
        for child in root:
            if child.tag == W + "p":
                about = child.find(W + "pPr")
                look = self._styles.look(value(about, "pStyle"))
                self._runs.gather(child, look, words)
                if not _mark_is_deleted(about):
                    yield from self._paragraph(about, look, words, depth)
                    words = Words()
            elif child.tag == W + "tbl":
                yield from table_blocks(rows_of(child, self._styles, lambda cell: self._in_cell(cell, depth + 1)))
            elif child.tag in _GONE:
                self._ledger.words(Unread.DELETED, _said(child))
            elif child.tag == W + "altChunk":
                self._ledger.things(Unread.EMBEDDED)
            elif child.tag == W + "sdt":
                yield from self._control(child, depth)
            elif child.tag == MC + "AlternateContent":
                choice = child.find(MC + "Choice")
                yield from self._inside(child if choice is None else choice, depth + 1)
            elif isinstance(child.tag, str) and not child.tag.endswith("Pr"):
                yield from self._inside(child, depth + 1)
        if words.text:
            yield from self._paragraph(None, self._styles.look(None), words, depth)

    def _control(self, control: etree._Element, depth: int) -> Iterator[Block]:
        about = control.find(W + "sdtPr")
        if is_placeholder(about):
            self._ledger.words(Unread.PLACEHOLDER, _said(control))
        elif (box := checked(about)) is not None:
            yield plain(Kind.PARAGRAPH, "☒" if box else "☐")
        elif (content := control.find(W + "sdtContent")) is not None:
            yield from self._inside(content, depth + 1)

    def _in_cell(self, cell: etree._Element, depth: int) -> list[Block]:
        self._cells += 1
        found = list(self._inside(cell, depth))
        self._cells -= 1
        return found

    def _paragraph(self, about: etree._Element | None, look: Look, words: Words, depth: int) -> Iterator[Block]:
        text = words.text
        for picture in words.pictures:
            if (not text and self._cells) or text.endswith(":"):
                text = f"{text} {PICTURE.format(picture)}".strip()
            else:
                self._ledger.things(Unread.PICTURE)
        if text or words.discs:
            yield self._block(about, look, words, text)
        for box in words.boxes:
            for block in self._inside(box, depth + 1):
                if block.kind is Kind.PARAGRAPH and block.text[:1] in "“„‘«\"'":
                    block.kind = Kind.QUOTE
                yield block

    def _block(self, about: etree._Element | None, look: Look, words: Words, text: str) -> Block:
        if not text:
            return plain(Kind.PARAGRAPH, "", 0, words.discs)
        if _CONTENTS.match(look.name):
            return plain(Kind.FURNITURE, text, 0, words.discs)
        outline = value(about, "outlineLvl")
        level = int(outline) if outline and outline.isdecimal() else look.outline
        titled = level is not None and level < 9
        key, depth = numbering_of(about) or look.numbering or ("0", 0)
        marker = self._numbering.marker(key, depth) if key != "0" else ""
        if deeper := _DEEPER_LIST.search(look.name):
            depth = max(depth, int(deeper.group(1)) - 1)
        if titled or (not marker and self._looks_like_heading(words, text)):
            rank = level + 1 if titled and level is not None else 0
            numbered = any(map(str.isalnum, marker))
            return plain(Kind.HEADING, text.replace("\n", " "), rank, words.discs, marker if numbered else "")
        if marker:
            return plain(Kind.ITEM, text, depth, words.discs, marker)
        return plain(Kind.QUOTE if _QUOTING.search(look.name) else Kind.PARAGRAPH, text, 0, words.discs)

    def _looks_like_heading(self, words: Words, text: str) -> bool:
        """A short line wholly in bold, or in larger print than the document's own."""
        if len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",", ":")) or "\t" in text:
            return False
        size = words.sizes.most_common(1)[0][0] if words.sizes else 0
        return words.light == 0 < words.bold or size > _LARGER * (self._body_size or self._styles.size)

    def _usual_size(self, root: etree._Element) -> int:
        sizes: Counter[int] = Counter()
        for paragraph in root.iter(W + "p"):
            look = self._styles.look(value(paragraph.find(W + "pPr"), "pStyle"))
            for run in paragraph.iter(W + "r"):
                size = value(run.find(W + "rPr"), "sz") or ""
                length = sum(len(part.text or "") for part in run.iter(W + "t"))
                sizes[int(size) if size.isdecimal() else look.size or self._styles.size] += length
        return sizes.most_common(1)[0][0] if sizes else self._styles.size


def _mark_is_deleted(about: etree._Element | None) -> bool:
    print_ = about.find(W + "rPr") if about is not None else None
    return print_ is not None and any(print_.find(tag) is not None for tag in _GONE)


def _said(element: etree._Element) -> str:
    return " ".join(part.text or "" for part in element.iter(W + "t", W + "delText"))


def _with_tabs(found: Iterator[Block]) -> Iterator[Block]:
    """Lines that tabs set out become the rows of a table, those of as many parts under one another of the same one."""
    rows: list[list[Cell]] = []
    for block in found:
        parts = block.text.split("\t")
        if block.kind is Kind.PARAGRAPH and "\n" not in block.text and len(parts) > 1:
            filled = [part.strip() for part in parts if part.strip()]
            if len(filled) == 2 and _TYPED_MARKER.match(filled[0]):
                yield from table_blocks(rows)
                rows = []
                yield plain(Kind.ITEM, filled[1], 0, block.discs, filled[0])
                continue
            if len(filled) > 1 and max(map(len, filled)) <= _LONGEST_ENTRY:
                if rows and len(rows[-1]) != len(filled):
                    yield from table_blocks(rows)
                    rows = []
                row = [Cell([plain(Kind.PARAGRAPH, part)]) for part in filled]
                row[0].blocks[0].discs = block.discs
                rows.append(row)
                continue
        yield from table_blocks(rows)
        rows = []
        yield block
    yield from table_blocks(rows)
