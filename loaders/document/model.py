"""The tree of a document. Every text in it is aligned: clean to match on, with the way back to the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.document.block import Block
from loaders.language.sentences import split_sentences
from loaders.reading import SourceText
from loaders.shadow import NO_REPAIRS, Repairs, Shadow


@dataclass(frozen=True)
class Paragraph:
    """Running text; its sentences are split once."""

    text: Shadow

    @cached_property
    def sentences(self) -> tuple[Shadow, ...]:
        return tuple(split_sentences(self.text))


@dataclass(frozen=True)
class Item:
    """One item of a list; `marker` is its bullet or number as printed, `items` the list below it."""

    text: Shadow
    marker: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class List:
    """Items under the sentence that leads them in (`lead`, which is also the last sentence of the paragraph before)."""

    items: tuple[Item, ...]
    lead: Shadow | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `row` and `column` count from 0; a cell without words is not there."""

    text: Shadow
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    head: bool = False


@dataclass(frozen=True)
class Table:
    """Cells in reading order, with the line that captions them."""

    cells: tuple[Cell, ...]
    caption: Shadow | None = None

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place, spans counted; None where there are no words."""
        return self._grid.get((row, column))

    def heads(self, cell: Cell) -> tuple[Cell, ...]:
        """The heads of the columns that a cell stands in, from the top down."""
        columns = range(cell.column, cell.column + cell.colspan)
        above = sorted(at for column in columns for at in self._heads.get(column, ()) if at[0] < cell.row)
        return tuple({id(head): head for head in map(self._grid.__getitem__, above)}.values())

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return max((cell.row + cell.rowspan for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((cell.column + cell.colspan for cell in self.cells), default=0)

    @cached_property
    def _heads(self) -> dict[int, list[tuple[int, int]]]:
        """Where heads stand, by column, so that the rows without one are not gone through for each cell."""
        found: dict[int, list[tuple[int, int]]] = {}
        for at, cell in self._grid.items():
            if cell.head:
                found.setdefault(at[1], []).append(at)
        return found

    @cached_property
    def _grid(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }


@dataclass(frozen=True)
class Field:
    """One line of a form: a label and the value behind or below it."""

    label: Shadow
    value: Shadow


@dataclass(frozen=True)
class Quote:
    """A quotation that its document sets apart as such; `speaker` is the line that names who says it."""

    text: Shadow
    speaker: Shadow | None = None


Part = Paragraph | List | Table | Field | Quote


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it up to the next heading of its rank.

    `label` is the folded word before the number ("norm"), `number` as printed ("2.1", "1a"), `tail` what stands behind
    the title on its line as a value: in brackets, behind a dash, a colon, a tab or a disc; `heading` is all of it. The
    root of a document has no heading and level 0; it holds what precedes the first one.
    """

    level: int = 0
    number: str = ""
    title: Shadow | None = None
    tail: Shadow | None = None
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    label: str = ""
    heading: Shadow | None = None

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True)
class Document:
    """A source text as a tree; footnotes and page furniture stand apart. `blocks` are its pieces in reading order."""

    source: SourceText
    root: Section
    footnotes: tuple[Shadow, ...] = ()
    furniture: tuple[Shadow, ...] = ()
    repairs: Repairs = NO_REPAIRS
    blocks: tuple[Block, ...] = ()

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table in reading order."""
        return tuple(part for section in self.sections for part in section.parts if isinstance(part, Table))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section in reading order, the root first."""
        return tuple(self.root.walk())
