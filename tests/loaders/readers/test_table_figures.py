"""Figures in tables: what the heads of column and row say of a number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers.table_figures import in_tables
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]
Row = tuple[object, ...]

UNDER_YEARS = "Cijfers\n\n\t2021\t2022\nVerloop (%)\t8,4\t9,1\nBewoners\t52\t47\n"
TWO_HEADS = "Cijfers\n\n\tJongens\t\tMeisjes\t\n\t2021\t2022\t2021\t2022\nVertrokken\t5\t6\t7\t8\n"
TOTALS = "Cijfers\n\n| Huis | Plaatsen | Bezetting (%) |\n|---|---|---|\n| De Berk | 12 | 91 |\n| Totaal | 20 | 85 |\n"
YEARS_DOWN = "Cijfers\n\nJaar\tInstroom\tUitstroom\n2021\t34\t31\n"
MONEY = "Cijfers\n\n| Post | 2023 |\n|---|---|\n| Huur | € 1.200 |\n| Energie | € 300 |\n"


def told(layout: Layout) -> list[Row]:
    keys = ("numericValue", "unit", "counted", "measure", "population", "period")
    return [(float(str(s.get(keys[0]))), *(s.get(key) for key in keys[1:])) for s in in_tables(layout)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (UNDER_YEARS, (8.4, "%", None, "Verloop", None, "2021")),
        (UNDER_YEARS, (47, None, "Bewoners", None, None, "2022")),
        (TWO_HEADS, (5, None, "Jongens", "Vertrokken", None, "2021")),
        (TWO_HEADS, (6, None, "Jongens", "Vertrokken", None, "2022")),
        (TWO_HEADS, (8, None, "Meisjes", "Vertrokken", None, "2022")),
        (TOTALS, (12, None, "Plaatsen", None, "De Berk", None)),
        (TOTALS, (91, "%", "De Berk", "Bezetting", "De Berk", None)),
        (TOTALS, (20, None, "Plaatsen", None, None, None)),
        (YEARS_DOWN, (34, None, "Instroom", None, None, "2021")),
        (YEARS_DOWN, (31, None, "Uitstroom", None, None, "2021")),
        (MONEY, (1200, "euro", None, "Huur", None, "2023")),
    ],
)
def test_heads_give_unit_period_and_what_is_counted(layout_of: LayoutOf, text: str, row: Row) -> None:
    assert row in told(layout_of(text))


@pytest.mark.parametrize(
    ("text", "count"), [(UNDER_YEARS, 4), (TWO_HEADS, 4), (TOTALS, 4), (YEARS_DOWN, 2), (MONEY, 2)]
)
def test_years_and_heads_are_no_figures(layout_of: LayoutOf, text: str, count: int) -> None:
    assert len(told(layout_of(text))) == count


@pytest.mark.parametrize(
    "text",
    [
        "Gegevens\n\nNr\tNaam\tTelefoon\n1\tDe Berk\t5512\n2\tDe Es\t5513\n",
        "Gegevens\n\nNaam\tRegistratienummer\nDe Berk\t160012351\n",
    ],
)
def test_numbers_that_name_are_no_figures(layout_of: LayoutOf, text: str) -> None:
    assert told(layout_of(text)) == []
