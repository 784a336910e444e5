"""The judgements in a table: a row for a norm, a column for a value, a moment or a party, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document.model import Cell, Table
from loaders.readers.judgement_columns import (
    SIGNS,
    TICKS,
    Column,
    cell_value,
    column_of,
    is_theme_head,
    names_norms,
    own_columns,
)
from loaders.readers.moments import UNDATED, When, when
from loaders.readers.norm_numbers import LABELS, Reference, leading_number, references
from loaders.readers.scales import Grade, value_from, whole_value, words
from loaders.readers.value_labels import value_label
from loaders.shadow import Shadow
from loaders.statements import Place

_PARTY_HEADS = frozenset(
    [
        "locatie",
        "locaties",
        "aanbieder",
        "aanbieders",
        "organisatie",
        "organisaties",
        "instelling",
        "instellingen",
        "vestiging",
        "regio",
        "team",
        "groep",
        "voorziening",
        "gemeente",
        "leefgroep",
        "afdeling",
        "zorgaanbieder",
    ]
)
_DAY_HEADS = frozenset(["datum", "datum bezoek", "bezoekdatum", "datum oordeel", "wanneer", "jaar"])
_LONGEST_PAIR = 80


@dataclass(frozen=True)
class RowJudgement:
    """A judgement in a table: its norm (or theme) as printed, its value, who it is about and when it was given."""

    subject: Cell
    number: str
    title: Shadow | None
    printed: str
    grade: Grade
    place: Place
    when: When = UNDATED
    about: str = ""
    theme: bool = False
    named: bool = False


def table_judgements(table: Table) -> list[RowJudgement]:
    """The judgements of a table; none where it explains the values of a scale or gives those of others."""
    table = _with_values_apart(table)
    body = [cell for cell in table.cells if not cell.head]
    heads = {column: _head(table, column) for column in range(table.columns)}
    if across := _norms_across(heads):
        return list(_transposed(body, across))
    if form := list(_form(table)):
        return form
    subject = _subject_column(table, heads)
    signs = {TICKS.get(cell.text.folded.strip()) for cell in body} - {None}
    columns = {
        column: found
        for column in range(table.columns)
        if column != subject
        and (found := column_of(heads.get(column), [c for c in body if c.column == column], ticked=len(signs) > 1))
    }
    if subject is None:
        return list(_of_section(table, columns))
    if not columns:
        others = [at for at in range(table.columns) if at != subject and heads.get(at) is not None]
        columns = own_columns({at: (heads[at], [cell for cell in body if cell.column == at]) for at in others})
    several = sum(bool(found.about) for found in columns.values()) > 1
    return list(_rows(table, body, subject, columns, several, heads))


def _with_values_apart(table: Table) -> Table:
    """The table with two values that ran together in one cell, beside an empty one, in a cell each."""
    cells: list[Cell] = []
    for cell in table.cells:
        found = words(cell.text.folded) if not cell.head and len(cell.text.text) < _LONGEST_PAIR else []
        first = value_from(cell.text.folded, found, 0) if found else None
        rest = cell.text.part(first.end, len(cell.text.text)) if first and first.grade.sure else None
        if first and rest and whole_value(rest.folded) and table.at(cell.row, cell.column + 1) is None:
            cells.append(replace(cell, text=cell.text.part(0, first.end)))
            cells.append(replace(cell, text=rest, column=cell.column + 1))
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells))


def _of_section(table: Table, columns: dict[int, Column]) -> Iterator[RowJudgement]:
    """A table of labels and one row of values below them judges the norm in whose section it stands."""
    if table.rows != 2 or not columns or not all(what.label for what in columns.values()):
        return
    for column, what in columns.items():
        cell = table.at(1, column)
        if cell is not None and (value := cell_value(cell, what)):
            yield RowJudgement(cell, "", None, *value, cell.text.whole, what.when)


def _head(table: Table, column: int) -> Shadow | None:
    """The lowest head over a column; a cell over all columns parts the rows and heads none of them."""
    over = [cell for cell in table.cells if cell.head and cell.column <= column < cell.column + cell.colspan]
    cells = [cell for cell in over if cell.colspan < table.columns]
    return cells[-1].text if cells else None


def _subject_column(table: Table, heads: dict[int, Shadow | None]) -> int | None:
    """The first column whose cells open with numbers of norms, else the one whose head is a word for what is judged."""
    rows = max(1, table.rows - 1)
    for column in range(min(table.columns, 4)):
        cells = [cell for cell in table.cells if cell.column == column and not cell.head]
        numbered = [cell for cell in cells if leading_number(cell.text.folded)]
        named = names_norms(heads.get(column))
        if len(numbered) * 2 >= rows and any("." in cell.text.text or named for cell in numbered):
            return column
        beside = named or (names_norms(heads.get(column + 1)) and column + 1 < table.columns)
        if beside and len([cell for cell in cells if cell.text.text.strip(". ").isdigit()]) * 2 >= rows:
            return column
    return next((column for column, head in heads.items() if head and is_theme_head(head)), None)


def _rows(
    table: Table,
    body: Sequence[Cell],
    subject: int,
    columns: dict[int, Column],
    several: bool,
    heads: dict[int, Shadow | None],
) -> Iterator[RowJudgement]:
    party, day = _headed(heads, _PARTY_HEADS, subject), _headed(heads, _DAY_HEADS, subject)
    theme_head = heads.get(subject)
    theme = theme_head is not None and is_theme_head(theme_head)
    named = names_norms(theme_head)
    for row in sorted({cell.row for cell in body}):
        first = table.at(row, subject)
        found = leading_number(first.text.folded) if first else None
        number = (
            found.numbers[0]
            if found
            else first.text.text.strip(" .")
            if first and first.text.text.strip(" .").isdigit()
            else ""
        )
        if first is None or (not number and not theme) or (first.head):
            continue
        title = _title(table, first, found, subject, columns)
        for column, what in columns.items():
            cell = table.at(row, column)
            if cell is not None and not cell.head and (value := cell_value(cell, what)):
                about = what.about if several else _words(table, row, party)
                moment = what.when or when(_words(table, row, day).lower())
                yield RowJudgement(first, number, title, *value, cell.text.whole, moment, about, theme, named)


def _headed(heads: dict[int, Shadow | None], names: frozenset[str], subject: int) -> int | None:
    """The column beside the subjects whose head is one of some names."""
    return next((c for c, head in heads.items() if head and c != subject and head.folded.strip(" :") in names), None)


def _words(table: Table, row: int, column: int | None) -> str:
    cell = table.at(row, column) if column is not None else None
    return cell.text.text.strip() if cell is not None and not cell.head else ""


def _title(
    table: Table, first: Cell, number: Reference | None, subject: int, columns: dict[int, Column]
) -> Shadow | None:
    """A norm's title: behind its number in the cell, else the cell beside it that holds no value."""
    rest = first.text.part(number.end, len(first.text.text)) if number else None
    begin = next((i for i, char in enumerate(rest.text) if char.isalnum()), None) if rest else None
    if rest and begin is not None:
        return rest.part(begin, len(rest.text))
    beside = table.at(first.row, subject + 1)
    return beside.text if beside and subject + 1 not in columns and not beside.head else None


def _norms_across(heads: dict[int, Shadow | None]) -> dict[int, tuple[str, Shadow]]:
    """The columns whose heads are norms, by number."""
    out: dict[int, tuple[str, Shadow]] = {}
    for column, head in heads.items():
        if head is None:
            continue
        named = references(head.folded)
        leading = leading_number(head.folded)
        if named and named[0].start <= 1:
            out[column] = (named[0].numbers[0], head)
        elif leading and "." in leading.numbers[0] and column and not when(head.folded).date:
            out[column] = (leading.numbers[0], head)
    return out


def _transposed(body: Sequence[Cell], across: dict[int, tuple[str, Shadow]]) -> Iterator[RowJudgement]:
    first = {cell.row: cell for cell in reversed(body) if cell.column not in across}
    ours = {row: value_label(cell.text.folded) for row, cell in first.items()}
    for cell in body:
        value = whole_value(cell.text.folded)
        if cell.column not in across or value is None or value.grade.scale in SIGNS:
            continue
        number, _ = across[cell.column]
        party = first.get(cell.row)
        label = ours.get(cell.row)
        if label is not None and not label.ours:
            continue
        moment = label.when if label else when(party.text.folded) if party else UNDATED
        about = "" if party is None or moment or label else party.text.text
        printed = cell.text.text[value.start : value.end]
        yield RowJudgement(cell, number, None, printed, value.grade, cell.text.whole, moment, about)


def _form(table: Table) -> Iterator[RowJudgement]:
    """A table of two columns that is a form: "Norm | 2.1", "Oordeel | voldoet"."""
    if table.columns != 2:
        return
    number: tuple[str, Cell] | None = None
    for row in range(table.rows):
        left, right = table.at(row, 0), table.at(row, 1)
        if left is None or right is None:
            continue
        if left.text.folded.strip(" :") in LABELS and (found := leading_number(right.text.folded)):
            number = found.numbers[0], right
            continue
        label, value = value_label(left.text.folded), whole_value(right.text.folded)
        if number and label and label.ours and value:
            printed = right.text.text[value.start : value.end]
            yield RowJudgement(number[1], number[0], None, printed, value.grade, right.text.whole, label.when)
