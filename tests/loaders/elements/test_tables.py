"""Tables in plain text, however their cells are kept apart."""

from __future__ import annotations

import re

import pytest

from loaders.elements.tables import Table, tables
from loaders.reading import source_from_bytes
from loaders.segments import segment

_PLANNING = re.compile(r"^planning$")


def _tables(text: str) -> list[Table]:
    return list(tables(segment(source_from_bytes("t.txt", text.encode())), _PLANNING))


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Thema\tActie\tPlanning\nBouwen\tHuis kopen\t2022\n\tHuis verven\t2023\n",
        "| Thema | Actie | Planning |\n|---|---|---|\n| Bouwen | Huis kopen | 2022 |\n| | Huis verven | 2023 |\n",
        "Thema     Actie          Planning\nBouwen    Huis kopen     2022\n          Huis verven    2023\n",
    ],
    ids=["tabs", "bars", "gaps"],
)
def test_rows_have_the_cells_of_the_header_and_an_empty_one_stays_empty(text: str) -> None:
    (table,) = _tables(text)
    assert _cells(table) == [["Bouwen", "Huis kopen", "2022"], ["", "Huis verven", "2023"]]


def test_a_cell_broken_over_two_lines_is_one_cell_and_the_row_spans_both() -> None:
    text = "Thema\tActie\tPlanning\nWonen\tOppas op iedere groep\n(tijdelijk)\tVanaf 2021\n"
    (table,) = _tables(text)
    assert _cells(table) == [["Wonen", "Oppas op iedere groep (tijdelijk)", "Vanaf 2021"]]
    place = table.rows[0].place
    assert text[place.start : place.end] == "Wonen\tOppas op iedere groep\n(tijdelijk)\tVanaf 2021"


def test_a_table_goes_on_below_a_page_break_and_ends_at_prose() -> None:
    text = "Thema\tActie\tPlanning\nWonen\tKopen\t2021\n\n\tHuren\t2022\n\nDaarna volgt gewone tekst.\n"
    (table,) = _tables(text)
    assert _cells(table) == [["Wonen", "Kopen", "2021"], ["", "Huren", "2022"]]


def test_a_list_of_contents_is_no_table_of_planning() -> None:
    assert _tables("\tPagina\nInleiding\t2\nPlanning van de gesprekken\t3\n") == []
