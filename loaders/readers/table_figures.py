"""Numbers in the cells of tables, with what the heads of their columns and rows say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from loaders.document.model import Cell, Document, Table
from loaders.language.dates import periods
from loaders.language.moments import Moment
from loaders.language.numerals import is_year, value_of
from loaders.language.tokens import Kind, tokens_of, words
from loaders.segments import Kind as SegmentKind
from loaders.segments import Layout
from loaders.shadow import Shadow, fold
from loaders.statements import FROM_CONTEXT, Place, Statement, values

_BARE = re.compile(r"^(?P<money>€ ?)?(?P<number>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)(?:,-)? ?(?P<share>%)?$")
_IDENTIFIER = 7  # digits without points from which a number is an identifier
_BRACKETED = re.compile(r"\s*\((?P<unit>[^()]{1,24})\)\s*$")
_UNITS = {"%": "%", "procent": "%", "percentage": "%", "in %": "%", "in procenten": "%", "euro": "euro", "€": "euro"}
_UNITS |= {"in euro": "euro", "in euro's": "euro", "x €": "euro", "cijfer": "cijfer", "rapportcijfer": "cijfer"}
# Heads that tell how is counted, not what.
_COUNTING = (
    "aantallen",
    "aantal",
    "totalen",
    "totaal",
    "waarde",
    "aandeel",
    "percentage",
    "gemiddelde",
    "gemiddeld",
    "n",
)
_TOTALS = ("totaal", "totalen", "samen", "som", "alle ")
# Heads of columns that name or date what stands below them.
_NUMBERING = words(
    "nr nummer no norm stap prio prioriteit pagina blz datum kvk kenmerk telefoon postcode versie fase thema jaar"
    " week artikel code id maand jaartal volgnummer paragraaf hoofdstuk leeftijd registratienummer lrk"
)


def is_bare(cell: Shadow) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(_BARE.match(cell.folded.strip()))


def in_tables(layout: Layout) -> Iterator[Statement]:
    """A Figure for each cell of a table that is a bare number."""
    titles = {segment.folded.strip(" #*0123456789.") for segment in layout.body if segment.kind is SegmentKind.HEADING}
    for table in tables(layout.document):
        if not _is_contents(table, titles):
            yield from in_table(table)


def tables(document: Document) -> Iterator[Table]:
    """The tables of a document, in reading order."""
    for section in document.sections:
        yield from (part for part in section.parts if isinstance(part, Table))


def in_table(table: Table) -> Iterator[Statement]:
    """A Figure for each bare number under or behind a head.

    The heads give period, unit and what is counted. A row's head is no unit, and a total is no group. A row of years or
    of words above the first numbers is a head, whether its format says so or not.
    """
    heads = _head_rows(table)
    for cell in table.cells:
        if cell.row >= heads and is_bare(cell.text):
            told = _told(table, cell, heads)
            if told is not None:
                yield _statement(table, cell, told)


@dataclass(frozen=True)
class _Told:
    """What the heads of a cell say: `column` and `row` without unit and period."""

    column: str
    row: str
    unit: str
    unit_in_row: bool
    when: Moment | None
    printed_when: str


def _head_rows(table: Table) -> int:
    """How many rows at the top are heads."""
    flagged = [cell.row + cell.rowspan for cell in table.cells if cell.head and cell.column > 0]
    if flagged and max(flagged) < table.rows:
        return max(flagged)
    for row in range(table.rows):
        cells = [cell for cell in table.cells if cell.row == row]
        numbers = [cell for cell in cells if is_bare(cell.text) and cell.column > 0]
        if numbers and not all(is_year(cell.text.folded.strip()) for cell in numbers):
            return row
    return table.rows


def _told(table: Table, cell: Cell, heads: int) -> _Told | None:
    above = _column_heads(table, cell, heads)
    before = [
        each for each in table.cells if each.row <= cell.row < each.row + each.rowspan and each.column < cell.column
    ]
    before = [each for each in before if not is_bare(each.text) or (each.column == 0 and is_year(each.text.folded))]
    if any(_is_numbering(head.text.folded) for head in above[-1:]) or _is_identifier(cell):
        return None
    row_head = before[0] if before else None
    if (not above and (row_head is None or _is_numbering(row_head.text.folded))) or (
        row_head is None and table.columns > 2
    ):
        return None
    if not above and table.columns > 2 and len(before) != 1:
        return None
    column, unit, when, printed = "", "", None, ""
    for head in above:
        words, its_unit, its_when = _parted(head.text)
        unit = its_unit or unit
        if its_when is not None:
            when, printed = its_when, head.text.text
        elif words:
            column = f"{column} {words}".strip() if column and fold(words) != fold(column) else words
    row, row_unit, row_when = _parted(row_head.text) if row_head else ("", "", None)
    if row_when is not None and when is None:
        when, printed, row = row_when, row_head.text.text if row_head else "", ""
    if not re.search(r"[a-z]{2}", fold(column + row)):
        return None
    return _Told(column, row, unit or row_unit, bool(row_unit) and not unit, when, printed)


def _column_heads(table: Table, cell: Cell, heads: int) -> list[Cell]:
    """The heads above a cell; one of an upper row reaches over the empty places behind it."""
    found: dict[tuple[int, int], Cell] = {}
    for row in range(min(heads, cell.row)):
        head = table.at(row, cell.column)
        column = cell.column
        while head is None and row < heads - 1 and column > 1:
            column -= 1
            head = table.at(row, column)
        if head is not None:
            found[head.row, head.column] = head
    return list(found.values())


def _parted(head: Shadow) -> tuple[str, str, Moment | None]:
    """A head's words, the unit that it tells, and its moment where it is one."""
    found = tokens_of(head)
    moments = periods(found)
    inside = {index for moment in moments for index in range(moment.first_token, moment.last_token)}
    other = [
        t for i, t in enumerate(found) if i not in inside and t.kind is Kind.WORD and t.word not in ("per", "in", "op")
    ]
    if moments and not other:
        return "", "", moments[0]
    text = head.text.strip(" *#:")
    bracketed = _BRACKETED.search(text)
    unit = _UNITS.get(fold(bracketed["unit"]).strip(), "") if bracketed else ""
    if bracketed and unit:
        text = text[: bracketed.start()]
    folded = fold(text)
    if folded in _UNITS:
        return "", _UNITS[folded], None
    for word in _COUNTING:
        if folded == word or folded.startswith(f"{word} "):
            unit = unit or ("%" if word in ("percentage", "aandeel") else "")
            text = text[len(word) :].strip()
            break
    return text.removeprefix("%").removesuffix("%").strip(), unit or ("%" if "%" in text else ""), None


def _statement(table: Table, cell: Cell, told: _Told) -> Statement:
    match = _BARE.match(cell.text.folded.strip())
    assert match is not None
    unit = "%" if match["share"] else "euro" if match["money"] else told.unit
    total = fold(told.row).startswith(_TOTALS)
    settled = bool(unit)
    counted = "" if settled else told.column or ("" if total else told.row)
    subject = told.row if told.unit_in_row or not told.column or not settled else told.column
    other = told.column if subject == told.row else told.row
    group = other if settled and not fold(other).startswith(_TOTALS) else ""
    return Statement(
        "Figure",
        (_row(table, cell),),
        FROM_CONTEXT,
        "number-in-table",
        values(
            numericValue=value_of(match["number"]),
            unit=unit or None,
            counted=counted or group,
            measure=subject if subject != counted and (settled or told.when or not told.column) else None,
            population=group or (told.row if told.column and not total and not told.when else None),
            referenceDate=told.printed_when or None,
            period=told.when.iso if told.when else None,
            printedForm=cell.text.text,
        ),
    )


def _row(table: Table, cell: Cell) -> Place:
    """The row of a cell, as far as it stands together in the text."""
    places = [each.text.whole for each in table.cells if each.row == cell.row] + [cell.text.whole]
    return Place(min(place.start for place in places), max(place.end for place in places))


def _is_numbering(head: str) -> bool:
    words = [word.strip(".:#*") for word in head.split()]
    return (
        any(word in _NUMBERING for word in words)
        and not any(word.startswith("aantal") for word in words)
        and not any(is_year(word) for word in words)
    )


def _is_identifier(cell: Cell) -> bool:
    printed = cell.text.folded.strip()
    return printed.isdigit() and (len(printed) >= _IDENTIFIER or is_year(printed) or printed[0] == "0" != printed)


def _is_contents(table: Table, titles: set[str]) -> bool:
    """Whether rows are a table of contents: titles of this document before numbers that never go down."""
    if table.columns != 2:
        return False
    last = [cell.text.folded.strip() for cell in table.cells if cell.column == 1]
    first = [cell.text.folded.strip(" #*0123456789.") for cell in table.cells if cell.column == 0]
    if len(last) < table.rows or not all(number.isdigit() for number in last):
        return False
    climbs = all(int(one) <= int(other) for one, other in pairwise(last))
    return climbs and any(title in titles for title in first)


def column_values(table: Table) -> Iterator[tuple[list[Cell], Cell]]:
    """The bare numbers of each column with the last of them apart, where its row says that it is the total."""
    rows = table.rows
    title = table.at(rows - 1, 0)
    if title is None or not title.text.folded.strip(" *#").startswith(_TOTALS):
        return
    for column in range(1, table.columns):
        cells = [cell for row in range(rows) if (cell := table.at(row, column)) is not None and cell.row == row]
        numbers = [cell for cell in cells if is_bare(cell.text) and not is_year(cell.text.folded.strip())]
        if len(numbers) > 2 and numbers[-1].row == rows - 1:
            yield numbers[:-1], numbers[-1]


def number_in(cell: Cell) -> tuple[Decimal, bool]:
    """The number of a bare cell, and whether it is a percentage."""
    match = _BARE.match(cell.text.folded.strip())
    assert match is not None
    return value_of(match["number"]), bool(match["share"])


def named(cells: Sequence[Cell]) -> tuple[Place, ...]:
    """The places of cells."""
    return tuple(cell.text.whole for cell in cells)
