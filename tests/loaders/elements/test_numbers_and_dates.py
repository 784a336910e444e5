"""Dutch numbers and dates as printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from loaders.elements.dates import dates
from loaders.elements.numbers import NUMBER, value_of


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.500", 1500),
        ("14,2", "14.2"),
        ("zeventien", 17),
        ("tweeënveertig", None),
        ("tweeentwintig", 22),
        ("honderd", 100),
    ],
)
def test_numbers(printed: str, value: object) -> None:
    match = NUMBER.fullmatch(printed)
    assert (value_of(match.group()) if match else None) == (Decimal(str(value)) if value is not None else None)


@pytest.mark.parametrize(
    ("text", "iso", "day"),
    [
        ("op 3 juni 2025", "2025-06-03", date(2025, 6, 3)),
        ("19 en 20 oktober 2022", "2022-10-19/2022-10-20", date(2022, 10, 20)),
        ("21 tot en met 23 november 2023", "2023-11-21/2023-11-23", date(2023, 11, 23)),
        ("in mei 2024", "2024-05", None),
    ],
)
def test_dates(text: str, iso: str, day: date | None) -> None:
    assert [(d.iso, d.day) for d in dates(text)] == [(iso, day)]


@pytest.mark.parametrize("text", ["31 februari 2024", "in mei", "3 juni", "de mei-vakantie 2024"])
def test_no_date(text: str) -> None:
    assert [d for d in dates(text) if d.day] == []
