"""Planning in words becomes the interval that the words leave open, and nothing more exact."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.elements.planning import plannings
from loaders.shadow import fold

Interval = tuple[date | None, date | None, str]


def _intervals(text: str) -> list[Interval]:
    return [(each.earliest, each.latest, each.precision) for each in plannings(fold(text))]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Najaar 2019", date(2019, 9, 1), date(2019, 11, 30), "seizoen"),
        ("winter 2020", date(2020, 12, 1), date(2021, 2, 28), "seizoen"),
        ("Medio 2020", date(2020, 5, 1), date(2020, 8, 31), "medio"),
        ("eind maart 2021", date(2021, 3, 21), date(2021, 3, 31), "eind"),
        ("begin 2022", date(2022, 1, 1), date(2022, 4, 30), "kwartaal"),
        ("1e-2e kwartaal 2020", date(2020, 1, 1), date(2020, 6, 30), "kwartaal"),
        ("derde kwartaal van 2021", date(2021, 7, 1), date(2021, 9, 30), "kwartaal"),
        ("Q3 2022", date(2022, 7, 1), date(2022, 9, 30), "kwartaal"),
        ("eerste helft van 2021", date(2021, 1, 1), date(2021, 6, 30), "halfjaar"),
        ("schooljaar 2021-2022", date(2021, 8, 1), date(2022, 7, 31), "jaar"),
        ("week 12 2021", date(2021, 3, 22), date(2021, 3, 28), "maand"),
        ("mei 2020", date(2020, 5, 1), date(2020, 5, 31), "maand"),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "jaar"),
        ("15-03-2021", date(2021, 3, 15), date(2021, 3, 15), "dag"),
    ],
)
def test_a_moment_is_as_wide_as_its_words(text: str, earliest: date, latest: date, precision: str) -> None:
    assert _intervals(text) == [(earliest, latest, precision)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Najaar 2019 t/m medio 2020", date(2019, 9, 1), date(2020, 8, 31)),
        ("Najaar 2021 - medio 2022", date(2021, 9, 1), date(2022, 8, 31)),
        ("30 oktober 2019 t/m 31 december 2019", date(2019, 10, 30), date(2019, 12, 31)),
        ("1 mei 2021 tot 1 oktober 2021", date(2021, 5, 1), date(2021, 9, 30)),
        ("Mei t/m december 2021", date(2021, 5, 1), date(2021, 12, 31)),
        ("van september 2021 tot en met mei 2022", date(2021, 9, 1), date(2022, 5, 31)),
        ("2021-2022", date(2021, 1, 1), date(2022, 12, 31)),
    ],
)
def test_two_moments_that_are_joined_are_one_planning(text: str, earliest: date, latest: date) -> None:
    assert [interval[:2] for interval in _intervals(text)] == [(earliest, latest)]


def test_from_leaves_the_end_open_and_by_leaves_the_start_open() -> None:
    assert _intervals("Vanaf augustus 2021") == [(date(2021, 8, 1), None, "maand")]
    assert _intervals("Uiterlijk 1 oktober 2021") == [(None, date(2021, 10, 1), "dag")]
    assert _intervals("vóór 1 juli 2022") == [(None, date(2022, 6, 30), "dag")]


def test_a_word_for_ready_changes_nothing_about_the_time() -> None:
    assert _intervals("Eind 2021 gereed") == _intervals("eind 2021")


def test_several_moments_side_by_side_stay_apart() -> None:
    found = plannings(fold("Kader: medio 2020 Scholing: 1e kwartaal 2020"))
    assert [each.earliest for each in found] == [date(2020, 5, 1), date(2020, 1, 1)]
    assert len(plannings("1e kwartaal 2020 2e kwartaal 2020 3e kwartaal 2020")) == 3


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("voor de zomer van 2026", None, date(2026, 5, 31)),
        ("na de zomer van 2026", date(2026, 9, 1), None),
        ("voor maart 2026", None, date(2026, 2, 28)),
        ("tot de zomer van 2026", None, date(2026, 5, 31)),
        ("voor eind 2026", None, date(2026, 12, 31)),
        ("per 1 januari 2026", date(2026, 1, 1), None),
        ("in de loop van 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("Q1-Q2 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("4e kwartaal t/m 1e kwartaal 2026", date(2025, 10, 1), date(2026, 3, 31)),
        ("schooljaar 25/26", date(2025, 8, 1), date(2026, 7, 31)),
    ],
)
def test_a_moment_before_after_or_through(text: str, earliest: date | None, latest: date | None) -> None:
    assert [interval[:2] for interval in _intervals(text)] == [(earliest, latest)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("uiterlijk 1 maart", None, date(2026, 3, 1)),
        ("uiterlijk 1 oktober", None, date(2025, 10, 1)),
        ("najaar", date(2025, 9, 1), date(2025, 11, 30)),
        ("tweede kwartaal", date(2026, 4, 1), date(2026, 6, 30)),
        ("eind van het jaar", date(2025, 9, 1), date(2025, 12, 31)),
        ("begin volgend jaar", date(2026, 1, 1), date(2026, 4, 30)),
        ("voor de zomer", None, date(2026, 5, 31)),
        ("mei t/m juni", date(2026, 5, 1), date(2026, 6, 30)),
    ],
)
def test_a_year_that_is_not_printed_is_inferred_and_marked(
    text: str, earliest: date | None, latest: date | None
) -> None:
    (planning,) = plannings(text, date(2025, 9, 15))
    assert (planning.earliest, planning.latest, planning.inferred) == (earliest, latest, True)
    assert not plannings("najaar 2026", date(2025, 9, 15))[0].inferred


@pytest.mark.parametrize("text", ["Doorlopend", "n.t.b.", "4e kwartaal", "31 februari 2020"])
def test_no_day_is_made_up(text: str) -> None:
    found = plannings(fold(text))
    assert [(each.earliest, each.latest) for each in found] == [(None, None)]


def test_words_without_a_time_give_no_planning() -> None:
    assert plannings("gereed") == []


def test_the_place_of_a_planning_is_that_of_its_words() -> None:
    text = "rapport in het voorjaar van 2020 klaar"
    found = plannings(text)[0]
    assert text[found.start : found.end].endswith("voorjaar van 2020")
