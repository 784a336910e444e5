"""What a page says in one stretch of its flow (the page itself, or one cell), gathered to blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.formats.blocks import PICTURE, Block, Disc, Kind, Run, plain
from loaders.formats.ledger import Ledger, Unread
from loaders.formats.numerals import letters, roman
from loaders.formats.tables import Cell

# A break that the page's author made; blanks of the source are none.
BREAK = "\u2028"
_FORMS = {"a": letters, "i": roman, "lower-alpha": letters, "lower-latin": letters, "lower-roman": roman}


class PictureText(str):
    """The words that stand for a picture."""

    __slots__ = ()


@dataclass(slots=True)
class Listing:
    """A list that is open: the number of its next item, None where its items have none."""

    number: int | None
    form: str = "1"
    step: int = 1

    def marker(self, value: str | None) -> str:
        """What is printed before the next item, which may be given a number of its own."""
        if self.number is None:
            return "" if self.form == "none" else "-"
        if value and value.lstrip("-").isdecimal() and len(value) < 6:
            self.number = int(value)
        count, self.number = self.number, self.number + self.step
        spelt = _FORMS.get(self.form.lower())
        shown = spelt(count) if spelt else str(count)
        return "" if self.form == "none" else f"{shown.upper() if self.form in ('A', 'I') else shown}."


@dataclass(slots=True)
class Item:
    """An item that is open; its marker is printed once, and `block` holds its words so far.

    What stands under a heading in an item (`headed`) is set as it would be elsewhere.
    """

    marker: str
    level: int
    block: Block | None = None
    headed: bool = False


@dataclass(slots=True)
class Flow:
    """Words since the last block, and the blocks before them; `cell` tells that it is one of a table."""

    ledger: Ledger
    cell: bool = False
    out: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    discs: list[Disc] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)
    notes: int = 0
    quoted: int = 0
    verbatim: int = 0

    def say(self, text: str | None) -> None:
        """Adds words as the page's source has them."""
        if text:
            self.words.append(text.replace("\n", BREAK) if self.verbatim else text)

    def flush(self, kind: Kind = Kind.PARAGRAPH, level: int = 0) -> None:
        """What was gathered since the last block becomes a block."""
        words = self._gathered()
        discs, self.words, self.discs = self.discs, [], []
        if not words:
            if discs:
                self.out.append(plain(Kind.PARAGRAPH, "", 0, discs))
            return
        item = self.items[-1] if self.items else None
        if kind is Kind.HEADING:
            numbered = item is not None and any(map(str.isalnum, item.marker))
            block = plain(kind, words.replace("\n", " "), level, discs, item.marker if item and numbered else "")
        elif item is not None and not item.headed:
            if item.block is not None and self.out[-1] is item.block:
                item.block.runs += [Run(" "), Run(words)]
                item.block.discs += discs
                return
            block = self._item(item, words, discs)
        else:
            block = plain(Kind.QUOTE if self.quoted else kind, words, 0, discs)
        if item is not None:
            item.marker, item.block = "", item.block or block
            item.headed = item.headed or kind is Kind.HEADING
        self.out.append(block)

    def name_speaker(self) -> None:
        """What was gathered names who says the quotation before it."""
        last = self.out[-1] if self.out else None
        words = self._gathered().strip(" -–—()")
        if last is None or last.kind is not Kind.QUOTE or not words:
            self.flush()
            return
        said = last.text if last.text[:1] in "“”„‘«\"'" else f"“{last.text}”"
        last.runs = [Run(f"{said} ({words})")]
        last.discs += self.discs
        self.words, self.discs = [], []

    def as_cell(self, rowspan: int, colspan: int, head: bool) -> Cell:
        """The whole flow as a cell of a table."""
        self.flush()
        alone = [disc for block in self.out if not block.text for disc in block.discs]
        return Cell([block for block in self.out if block.text], alone, rowspan, colspan, head)

    def _item(self, item: Item, words: str, discs: list[Disc]) -> Block:
        if self.notes and item.marker not in ("", "-"):
            return plain(Kind.NOTE, words, 0, discs, f"[{item.marker.rstrip('.')}]")
        return plain(Kind.ITEM, words, item.level, discs, item.marker)

    def _gathered(self) -> str:
        """Blanks collapsed as a browser does; line breaks of the page's author kept.

        A picture's words are read where they stand alone in a cell or behind a label, and are marked as such.
        """
        own = "".join(part for part in self.words if not isinstance(part, PictureText)).strip()
        parts: list[str] = []
        for part in self.words:
            if not isinstance(part, PictureText):
                parts.append(part)
            elif (self.cell and not own and not self.out) or "".join(parts).rstrip().endswith(":"):
                parts.append(f" {PICTURE.format(part)} ")
            else:
                self.ledger.things(Unread.PICTURE)
        lines = [" ".join(line.split()) for line in "".join(parts).split(BREAK)]
        return "\n".join(lines).strip()
