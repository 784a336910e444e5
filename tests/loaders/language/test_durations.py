"""Stretches of time and time limits: the tables of their forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from loaders.language.durations import added, duration, durations
from loaders.language.limits import limits
from loaders.language.tokens import tokens

FORMS = [
    ("zes (6) weken", ("P42D", "weken")),
    ("6 à 8 weken", ("P56D", "weken")),
    ("tien kalenderdagen", ("P10D", "kalenderdagen")),
    ("vijf werkdagen", ("P5D", "werkdagen")),
    ("een maand of drie", ("P3M", "maand")),
    ("2½ maand", ("P2M15D", "maand")),
    ("anderhalf jaar", ("P18M", "jaar")),
    ("een half jaar", ("P6M", "jaar")),
    ("elk halfjaar", ("P6M", "jaar")),
    ("een week", ("P7D", "week")),
    ("24 uur", ("PT24H", "uur")),
    ("twee kwartalen", ("P6M", "kwartalen")),
]
LIMITS = [
    ("De instelling belt het gezin binnen vijf (5) werkdagen na de melding.", "P5D", "werkdagen"),
    ("U krijgt uiterlijk veertien dagen na ontvangst van uw brief antwoord.", "P14D", "dagen"),
    ("Hersteltermijn: 21 dagen", "P21D", "dagen"),
    ("Er is een plan binnen 6 à 8 weken.", "P56D", "weken"),
    ("De raad stuurt het besluit tien werkdagen na de zitting naar het gezin.", "P10D", "werkdagen"),
    ("De instelling moet binnen tien kalenderdagen reageren.", "P10D", "kalenderdagen"),
    ("Het team overlegt minstens twee keer per jaar.", "P6M", "jaar"),
    ("De instelling staat een half jaar onder verscherpt toezicht.", "P6M", "jaar"),
]
NO_LIMITS = [
    "De mentor hoeft niet binnen drie dagen te bellen.",
    "Ouders hoeven geen reactie binnen een week te geven.",
    "De behandeling duurt gemiddeld negen weken.",
    "Hij woonde acht maanden op de groep.",
    "Gemiddeld binnen elf dagen is een klacht klaar.",
    "Twee weken na de start vertrok zij.",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_stretch_of_time(text: str, expected: tuple[str, str]) -> None:
    assert [(each.iso, each.unit) for each in durations(tokens(text), text)] == [expected]


@pytest.mark.parametrize("text", ["een half jaar geleden", "zij is vier jaar oud", "jaren", "weken lang"])
def test_no_stretch_of_time(text: str) -> None:
    assert durations(tokens(text), text) == []


@pytest.mark.parametrize(("text", "iso", "unit"), LIMITS)
def test_a_limit_has_its_length_and_its_unit_as_printed(text: str, iso: str, unit: str) -> None:
    assert [(limit.duration, limit.unit) for limit in limits(tokens(text), text)] == [(iso, unit)]


@pytest.mark.parametrize("text", NO_LIMITS)
def test_no_limit(text: str) -> None:
    assert limits(tokens(text), text) == []


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [(2, "weken", "P14D"), ("0.5", "dag", "PT12H"), ("1.5", "maand", "P1M15D"), (1, "jaar", "P1Y")],
)
def test_a_duration_has_no_weeks(number: int | str, unit: str, expected: str) -> None:
    assert duration(Decimal(number), unit) == expected


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2025, 1, 31), "P1M", date(2025, 2, 28)),
        (date(2025, 3, 3), "P28D", date(2025, 3, 31)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2025, 3, 3), "PT48H", date(2025, 3, 5)),
        (date(2025, 1, 1), "P1.5Y", None),
    ],
)
def test_a_duration_later(start: date, length: str, end: date | None) -> None:
    assert added(start, length) == end
