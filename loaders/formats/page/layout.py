"""Pages to blocks: tables, boxes, columns, notes and discs each to their place in one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.formats.blocks import Block, Kind
from loaders.formats.page.columns import in_reading_order
from loaders.formats.page.grids import Grid, boxes, grids
from loaders.formats.page.lines import Line, body_size, lines
from loaders.formats.page.pieces import Piece, Print, Type, joined_over_breaks, pieces
from loaders.formats.page.rows import Rows, Table
from loaders.formats.page.setting import OPENS_NOTE, block_of, disc_of
from loaders.formats.page.sheet import Rect, Sheet
from loaders.formats.words import Vocabulary

_SMALL = 0.92
# A disc without a line at its own height belongs to one this many of its heights away at most.
_NEAR = 1.2
_MOST_DISCS = 300
_LOWEST = 6


@dataclass(slots=True)
class Boxed:
    """What stands in a frame of its own."""

    rect: Rect
    lines: list[Line]
    lines_high: int = 1


def type_of(sheets: Sequence[Sheet]) -> Type:
    """How the running text of a document is set."""
    words = [word for sheet in sheets for word in sheet.words]
    bold = sum(len(word.text) for word in words if word.bold)
    return Type(body_size(Line((word,)) for word in words), bold * 2 > sum(len(word.text) for word in words))


def blocks(sheets: Sequence[Sheet]) -> list[Block]:
    """The blocks of a document in reading order, from pages without their furniture."""
    body = type_of(sheets)
    flow: list[Piece | Table] = []
    printed: list[str] = []
    for sheet in sheets:
        on_page = list(_on(sheet, body))
        _place_discs(sheet, [each for each in on_page if isinstance(each, Piece)])
        flow.extend(on_page)
        printed.extend(line.text for each in on_page for line in _lines_of(each))
    joined = list(_joined(flow))
    _rank_headings([each for each in joined if isinstance(each, Piece)])
    return list(_in_turn(joined, body, Vocabulary(printed)))


def _in_turn(flow: Sequence[Piece | Table], body: Type, vocabulary: Vocabulary) -> Iterator[Block]:
    rows = Rows(body, vocabulary)
    for each in flow:
        if isinstance(each, Piece) and each.cells:
            rows.add(each)
            continue
        yield from rows.end()
        if isinstance(each, Table):
            yield from rows.ruled(each)
            continue
        if each.kind is not Kind.NOTE:
            rows.apart()
        yield block_of(each, vocabulary)
    yield from rows.end()


def _rank_headings(found: Sequence[Piece]) -> None:
    """Headings of larger type rank above those of smaller type; where all are of one size, none has a rank."""
    headings = [piece for piece in found if piece.kind is Kind.HEADING]
    sizes = sorted({round(piece.last.size) for piece in headings}, reverse=True)
    for piece in headings:
        piece.level = min(sizes.index(round(piece.last.size)) + 1, _LOWEST) if len(sizes) > 1 else 0


def _lines_of(each: Piece | Table) -> Iterator[Line]:
    if isinstance(each, Piece):
        yield from (printed.line for printed in each.prints)
    else:
        for words in each.grid.cells.values():
            yield from lines(words)


def _on(sheet: Sheet, body: Type) -> Iterator[Piece | Table]:
    """What stands on one page, in reading order."""
    sheet.words += sheet.aside  # type that stands sideways has its place in cells, and none in running text
    tables = grids(sheet)
    aside = {id(word) for word in sheet.aside}
    beside = [word for word in sheet.words if id(word) in aside]
    sheet.words = [word for word in sheet.words if id(word) not in aside]
    boxed = list(_boxed(sheet))
    discs = [disc.rect for disc in sheet.discs]
    things: list[Line | Grid | Boxed] = [*lines(sheet.words), *tables, *boxed]
    for run in in_reading_order(things):
        gathered: list[Line] = []
        notes = _notes([thing for thing in run if isinstance(thing, Line)], body, sheet)
        noted = {id(line) for note in notes for line in note}
        for thing in run:
            if isinstance(thing, Line):
                if id(thing) not in noted:
                    gathered.append(thing)
                continue
            above = [line for line in gathered if line.rect.middle[1] < thing.rect.middle[1]]
            yield from pieces(above, sheet.number, body, discs)
            gathered = [line for line in gathered if line.rect.middle[1] >= thing.rect.middle[1]]
            if isinstance(thing, Grid):
                yield Table(sheet.number, thing)
            else:
                yield from _in_box(thing, sheet.number, body, discs)
        yield from pieces(gathered, sheet.number, body, discs)
        for note in notes:
            yield Piece(Kind.NOTE, [Print(sheet.number, line) for line in note])
    for word in beside:
        yield Piece(Kind.PARAGRAPH, [Print(sheet.number, Line((word,)))], apart=True)


def _boxed(sheet: Sheet) -> Iterator[Boxed]:
    """The boxes of a page with their words, which are taken off the sheet; a box within a box goes with the inner."""
    for rect in boxes(sheet):
        inside = [word for word in sheet.words if rect.holds(word.rect, 0)]
        if inside and len(inside) < len(sheet.words):
            taken = {id(word) for word in inside}
            sheet.words = [word for word in sheet.words if id(word) not in taken]
            found = lines(inside)
            yield Boxed(rect, found, len(found))


def _in_box(box: Boxed, page: int, body: Type, discs: Sequence[Rect]) -> Iterator[Piece]:
    for run in in_reading_order(box.lines):
        for piece in pieces(run, page, body, discs):
            piece.apart = True
            yield piece


def _notes(run: Sequence[Line], body: Type, sheet: Sheet) -> list[list[Line]]:
    """The notes at the foot of a column: small type from a line that opens with a number or a sign."""
    small: list[Line] = []
    for line in reversed(run):
        if line.size > _SMALL * body.size or line.rect.top < 0.4 * sheet.height:
            break
        small.insert(0, line)
    while small and not OPENS_NOTE.match(small[0].text):
        small.pop(0)
    out: list[list[Line]] = []
    for line in small:
        if OPENS_NOTE.match(line.text):
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _joined(flow: Sequence[Piece | Table]) -> Iterator[Piece | Table]:
    """The flow with broken sentences made whole; a table does not keep two halves apart."""
    standing: dict[int, Table] = {}
    only: list[Piece] = []
    for each in flow:
        if isinstance(each, Table):
            stand_in = Piece(Kind.ROW, [], apart=True)
            standing[id(stand_in)] = each
            only.append(stand_in)
        else:
            only.append(each)
    for piece in joined_over_breaks(only):
        yield standing.get(id(piece), piece)


def _place_discs(sheet: Sheet, on_page: Sequence[Piece]) -> None:
    """Each disc goes to the piece with the line beside it; else to the nearest line above or below, a heading first."""
    for disc in sheet.discs[:_MOST_DISCS]:
        best: tuple[float, Piece, int] | None = None
        for piece in on_page:
            for index, each in enumerate(piece.prints):
                distance = _distance(disc.rect, each.line.rect, piece)
                if distance is not None and (best is None or distance < best[0]):
                    best = distance, piece, index
        if best:
            best[1].discs.append(disc_of(disc, sheet.number, best[2]))


def _distance(disc: Rect, line: Rect, piece: Piece) -> float | None:
    """How far a disc is from a line, a line at its own height always nearer than another; None where it is too far."""
    height = disc.middle[1]
    aside = max(line.left - disc.right, disc.left - line.right, 0.0)
    if line.top - 0.25 * line.height <= height <= line.bottom + 0.25 * line.height:
        return aside + abs(line.middle[1] - height) * 0.5
    away = max(line.top - disc.bottom, disc.top - line.bottom, 0.0)
    if away > _NEAR * disc.height or aside > 60:
        return None
    return 1_000.0 + away + aside - (50.0 if piece.kind is Kind.HEADING else 0.0)
