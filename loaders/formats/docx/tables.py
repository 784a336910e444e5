"""The rows and cells of a table of a Word document, with what each cell spans and which rows are heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Block, Kind, plain
from loaders.formats.docx.styles import Styles, W, switched, value
from loaders.formats.tables import Cell


def rows_of(table: etree._Element, styles: Styles, inside: Callable[[etree._Element], list[Block]]) -> list[list[Cell]]:
    """The rows of a table; `inside` gives the blocks of a cell. Cells merged downwards become one that spans rows."""
    about = table.find(W + "tblPr")
    styled = styles.marks_first_row(value(about, "tblStyle")) and _uses_first_row(about)
    out: list[list[Cell]] = []
    open_below: dict[int, Cell] = {}
    for at, row in enumerate(_rows(table)):
        named = switched(row.find(W + "trPr"), "tblHeader")
        found: list[Cell] = []
        merged: dict[int, Cell] = {}
        column = _number(row.find(W + "trPr"), "gridBefore", 0)
        for element in _cells(row):
            of_cell = element.find(W + "tcPr")
            wide = _number(of_cell, "gridSpan", 1)
            merge = value(of_cell, "vMerge")
            if merge in ("", "continue") and column in open_below:
                merged[column] = open_below[column]
                merged[column].rowspan += 1
            else:
                blocks = inside(element)
                cell = _cell(blocks, wide, column)
                cell.head = bool(named) or (styled and at == 0) or cell.head or _is_shaded(of_cell)
                if merge is not None:
                    merged[column] = cell
                found.append(cell)
            column += wide
        open_below = merged
        out.append(found)
    return out


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl")) is table and row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is row and cell.find(f"{W}tcPr/{W}cellDel") is None:
            yield cell


def _cell(blocks: list[Block], wide: int, column: int) -> Cell:
    """A cell; one whose words are all set as headings are is likely a head, but heads no section."""
    alone = [disc for block in blocks if not block.text for disc in block.discs]
    filled = [block for block in blocks if block.text]
    head = bool(filled) and all(block.kind is Kind.HEADING for block in filled)
    shown = [_in_table(block) if head or not block.level else block for block in filled]
    return Cell(shown, alone, colspan=wide, head=head, column=column)


def _in_table(block: Block) -> Block:
    """A bold line in a cell is a head of the table, not of a section."""
    if block.kind is not Kind.HEADING:
        return block
    return plain(Kind.PARAGRAPH, f"{block.marker} {block.text}".strip(), 0, block.discs)


def _is_shaded(about: etree._Element | None) -> bool:
    shade = about.find(W + "shd") if about is not None else None
    return shade is not None and (shade.get(W + "fill") or "auto").lower() not in ("auto", "ffffff")


def _uses_first_row(about: etree._Element | None) -> bool:
    look = about.find(W + "tblLook") if about is not None else None
    return look is not None and (
        look.get(W + "firstRow") == "1" or bool(int(look.get(W + "val", "0") or "0", 16) & 0x20)
    )


def _number(about: etree._Element | None, name: str, otherwise: int) -> int:
    found = value(about, name) or ""
    return int(found) if found.isdecimal() and len(found) < 4 else otherwise
