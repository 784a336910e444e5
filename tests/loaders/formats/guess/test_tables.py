"""Rows of print as cells with their rows, columns, spans and heads."""

from __future__ import annotations

import pytest

from loaders.formats.guess.blocks import guessed_blocks
from loaders.shadow import NO_REPAIRS, shadow


def grid(text: str) -> list[str]:
    """Each cell of a text as `row,column words`, with a star where it is a head and the columns that it spans."""
    out = []
    for block in guessed_blocks(text, NO_REPAIRS):
        if block.cell:
            cell = block.cell
            wide = f" x{cell.colspan}" if cell.colspan > 1 else ""
            out.append(f"{cell.row},{cell.column} {shadow(text, block.ranges).text}{'*' if cell.head else ''}{wide}")
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\t2021\t2022\nBed\t3\t4\n", ["0,1 2021*", "0,2 2022*", "1,0 Bed", "1,1 3", "1,2 4"]),
        (
            "Eis\tJa\tNee\n1 Rust\t\tx\n2 Eten\tx\n",
            ["0,0 Eis*", "0,1 Ja*", "0,2 Nee*", "1,0 1 Rust", "1,2 x", "2,0 2 Eten", "2,1 x"],
        ),
        ("| Eis | Score |\n|:---|---:|\n| 1 | goed |\n", ["0,0 Eis*", "0,1 Score*", "1,0 1", "1,1 goed"]),
        ("| a |  | c |\n| d | e | f |\n", ["0,0 a", "0,2 c", "1,0 d", "1,1 e", "1,2 f"]),
        (
            "| Eis | Score |\n+=====+=======+\n| 1   | goed  |\n+-----+-------+\n",
            ["0,0 Eis*", "0,1 Score*", "1,0 1", "1,1 goed"],
        ),
        # Aligned: numbers stand to the right, an empty corner is one, a cell is wrapped over several lines.
        (
            "            2021    2022\nBed            3       4\nBureau        12       9\n",
            ["0,1 2021*", "0,2 2022*", "1,0 Bed", "1,1 3", "1,2 4", "2,0 Bureau", "2,1 12", "2,2 9"],
        ),
        (
            "Eis               Score     Waarom\n1 Rust in het     goed      Het is er\n"
            "  hele huis                 stil.\n"
            "2 Eten            matig     Er is te\n                            weinig.\n"
            "3 Slaap           goed      Ja.\n",
            [
                "0,0 Eis*",
                "0,1 Score*",
                "0,2 Waarom*",
                "1,0 1 Rust in het hele huis",
                "1,1 goed",
                "1,2 Het is er stil.",
                "2,0 2 Eten",
                "2,1 matig",
                "2,2 Er is te weinig.",
                "3,0 3 Slaap",
                "3,1 goed",
                "3,2 Ja.",
            ],
        ),
        (
            "Actie\tWie\tWanneer\nPlan\tTeam\tvoor het einde van\nhet jaar\nLijst\tTeam\tnu\n",
            [
                "0,0 Actie*",
                "0,1 Wie*",
                "0,2 Wanneer*",
                "1,0 Plan",
                "1,1 Team",
                "1,2 voor het einde van het jaar",
                "2,0 Lijst",
                "2,1 Team",
                "2,2 nu",
            ],
        ),
        # Two levels of heads: one of several columns spans them.
        (
            "\tKind\t\tOuder\t\n\t2021\t2022\t2021\t2022\nGezien\t1\t2\t3\t4\nGebeld\t5\t6\t7\t8\n",
            [
                "0,1 Kind* x2",
                "0,3 Ouder* x2",
                "1,1 2021*",
                "1,2 2022*",
                "1,3 2021*",
                "1,4 2022*",
                "2,0 Gezien",
                "2,1 1",
                "2,2 2",
                "2,3 3",
                "2,4 4",
                "3,0 Gebeld",
                "3,1 5",
                "3,2 6",
                "3,3 7",
                "3,4 8",
            ],
        ),
        # A form has no heads; a line of prose below a table is none of it.
        ("KvK\t99001234\nPlaats\tMeerdorp\n", ["0,0 KvK", "0,1 99001234", "1,0 Plaats", "1,1 Meerdorp"]),
        ("Bed     3\nStoel   4\nEr staan er zeven.\n", ["0,0 Bed", "0,1 3", "1,0 Stoel", "1,1 4"]),
    ],
)
def test_rows_are_cells(text: str, expected: list[str]) -> None:
    assert grid(text) == expected


def test_tables_are_counted_and_parted_by_prose() -> None:
    text = "Bed\t3\nStoel\t4\n\nDat is alles.\n\nTuin\t5\nHek\t6\n"
    found = [block.cell.table for block in guessed_blocks(text, NO_REPAIRS) if block.cell]
    assert found == [0, 0, 0, 0, 1, 1, 1, 1]
