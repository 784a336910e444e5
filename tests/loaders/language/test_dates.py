"""Days and other moments as printed: the table of their forms."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.language.dates import dates, periods
from loaders.language.tokens import tokens
from loaders.shadow import fold

FORMS = [
    ("op 3 juni 2025", "2025-06-03"),
    ("03-06-2022", "2022-06-03"),
    ("3/6/2022", "2022-06-03"),
    ("3.6.2022", "2022-06-03"),
    ("03-06-22", "2022-06-03"),
    ("2022-06-03", "2022-06-03"),
    ("3 jun. 2022", "2022-06-03"),
    ("19 en 20 oktober 2022", "2022-10-19/2022-10-20"),
    ("tussen 1 en 15 mei 2024", "2024-05-01/2024-05-15"),
    ("21 tot en met 23 november 2023", "2023-11-21/2023-11-23"),
    ("van 1 april tot en met 30 juni 2024", "2024-04-01/2024-06-30"),
    ("29 november t/m 2 december 2024", "2024-11-29/2024-12-02"),
    ("in mei 2024", "2024-05"),
    ("mei/juni 2024", "2024-05/2024-06"),
    ("van maart tot en met mei 2024", "2024-03/2024-05"),
    ("het eerste kwartaal van 2025", "2025-01/2025-03"),
    ("Q3 2024", "2024-07/2024-09"),
    ("1e en 2e kwartaal 2024", "2024-01/2024-06"),
    ("de tweede helft van 2024", "2024-07/2024-12"),
    ("begin 2024", "2024-01/2024-04"),
    ("eind mei 2024", "2024-05"),
    ("najaar 2023", "2023-09/2023-11"),
    ("winter 2023", "2023-12/2024-02"),
    ("schooljaar 2023/24", "2023-08/2024-07"),
    ("week 12 van 2024", "2024-03-18/2024-03-24"),
    ("in 2022", "2022"),
    ("2021-2023", "2021/2023"),
]


@pytest.mark.parametrize(("text", "iso"), FORMS)
def test_a_moment_is_as_exact_as_printed(text: str, iso: str) -> None:
    assert [moment.iso for moment in periods(tokens(text))] == [iso]


@pytest.mark.parametrize("text", ["31 februari 2024", "op 14 mei", "in het voorjaar"])
def test_what_cannot_be_dated_is_a_moment_without_days(text: str) -> None:
    assert [moment.iso for moment in periods(tokens(text))] == [""]


@pytest.mark.parametrize("text", ["ruim 2000 kinderen", "artikel 3/4", "1 op 3", "20/21", "de mei-vakantie"])
def test_no_moment(text: str) -> None:
    assert periods(tokens(text)) == []


def test_days_that_do_not_follow_each_other_are_days_apart() -> None:
    found = list(dates(fold("op 3, 4 en 10 juni 2025")))
    assert [moment.day for moment in found] == [date(2025, 6, 3), date(2025, 6, 4), date(2025, 6, 10)]


@pytest.mark.parametrize("text", ["31 februari 2024", "in mei", "3 juni", "begin 2024", "in 2024"])
def test_a_date_has_a_day_or_month_with_its_year(text: str) -> None:
    assert list(dates(text)) == []
