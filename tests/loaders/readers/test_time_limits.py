"""Time limits with how long they last, from when they count and who must keep them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from loaders.language.durations import duration
from loaders.readers import time_limits
from loaders.readers.time_limits import in_text
from loaders.segments import Layout
from loaders.shadow import fold
from loaders.statements import Statement

LayoutOf = Callable[[str], Layout]


def only(layout: Layout) -> Statement:
    (statement,) = time_limits.statements(layout)
    return statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("binnen vier weken na de melding", "P28D"),
        ("uiterlijk een maand na de start", "P1M"),
        ("hooguit dertig dagen", "P30D"),
        ("hoogstens zes weken", "P42D"),
        ("binnen 24 uur", "PT24H"),
        ("binnen een half jaar", "P6M"),
        ("binnen anderhalf jaar", "P18M"),
        ("binnen een termijn van 20 werkdagen", "P20D"),
        ("minstens eens per drie maanden", "P3M"),
        ("minstens tweemaal per jaar", "P6M"),
        ("Ten minste elk halfjaar is er overleg.", "P6M"),
        ("Zorg dat ieder kind ten minste elke vier weken wordt gezien.", "P28D"),
        ("Maak elk kwartaal een analyse.", "P3M"),
        ("Om de twee maanden rapporteert het bestuur.", "P2M"),
        ("Een mentor moet ten minste zes maanden beschikbaar zijn.", "P6M"),
        ("Begeleiders, kijk na drie maanden samen terug.", "P3M"),
        ("Vanaf mei staat De Linde negen maanden onder verscherpt toezicht.", "P9M"),
        ("De mentor moest binnen twee dagen bellen, maar kwam pas na een week.", "P2D"),
        ("De Linde kreeg negen maanden om dat te verbeteren.", "P9M"),
    ],
)
def test_a_limit_lasts(text: str, expected: str) -> None:
    assert [limit.duration for limit in in_text(fold(text))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Zij wachten soms vijf maanden.",
        "In dat jaar had hij binnen twee maanden drie begeleiders.",
        "Vier keer gebeurde dat binnen twee weken na het besluit.",
        "Slechts 44% wordt binnen een dag teruggebeld.",
        "Na twee weken vertrok hij.",
        "Het aandeel jongeren dat binnen twee jaar terugkomt, is laag.",
        "Een klacht wordt gemiddeld binnen elf dagen afgehandeld.",
        "Elke week komt er een vrijwilliger langs.",
        "Hij ging elke dag naar school.",
        "Een half jaar geleden was dat anders.",
        "Gemeenten, houd elk jaar woningen vrij.",
        "Binnen de regio zijn er genoeg plekken.",
    ],
)
def test_no_limit(text: str) -> None:
    assert list(in_text(fold(text))) == []


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (2, "weken", "P14D"),
        ("0.5", "dag", "PT12H"),
        ("1.5", "maand", "P1M15D"),
        (2, "kwartalen", "P6M"),
        (1, "jaar", "P1Y"),
    ],
)
def test_a_duration_has_no_weeks(number: int | str, unit: str, expected: str) -> None:
    assert duration(Decimal(number), unit) == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Binnen vier weken na de melding is er een plan.", "na de melding"),
        ("Er is binnen vijf dagen na de uitspraak contact met het gezin.", "na de uitspraak"),
        ("Na aanmelding is er binnen een week contact.", "Na aanmelding"),
        ("Maak het plan uiterlijk een jaar voor de achttiende verjaardag.", "voor de achttiende verjaardag"),
        ("Er is binnen een week contact.", None),
    ],
)
def test_the_clock_starts(layout_of: LayoutOf, text: str, start: str | None) -> None:
    assert only(layout_of(text)).get("clockStart") == start


def test_a_known_start_gives_the_last_day(layout_of: LayoutOf) -> None:
    limit = only(layout_of("De aanbieder levert binnen drie maanden na 30 november 2024 een plan."))
    assert (limit.get("earliest"), limit.get("latest")) == (date(2024, 11, 30), date(2025, 2, 28))
    assert limit.get("inferredStart") is None


def test_the_day_of_the_document_starts_the_clock_and_is_marked(layout_of: LayoutOf) -> None:
    sentence = "De aanbieder levert binnen vier weken na publicatie van dit rapport een plan."
    text = f"Gepubliceerd op 3 maart 2025\n\n{sentence}\n"
    limit = only(layout_of(text))
    assert (limit.get("latest"), limit.get("inferredStart")) == (date(2025, 3, 31), True)


def test_working_days_give_no_last_day(layout_of: LayoutOf) -> None:
    limit = only(layout_of("De aanbieder levert binnen 20 werkdagen na 3 maart 2025 een plan."))
    assert (limit.get("workingDays"), limit.get("latest")) == (True, None)


@pytest.mark.parametrize(
    ("text", "bearer", "towards"),
    [
        ("De ouders laten binnen een week aan de jeugdbeschermer weten wat zij willen.", "ouder", ["jeugdbeschermer"]),
        ("Binnen een maand spreekt de jeugdbeschermer met de ouders.", "jeugdbeschermer", ["ouder"]),
        ("Ieder plan wordt binnen een week door de jeugdbeschermer besproken.", "jeugdbeschermer", []),
        ("Er is binnen een week contact.", None, []),
    ],
)
def test_who_must_keep_it(layout_of: LayoutOf, text: str, bearer: str | None, towards: list[str]) -> None:
    limit = only(layout_of(text))
    assert [str(iri).rpartition("/")[2] for iri in limit.all("bearer")] == ([bearer] if bearer else [])
    assert [str(iri).rpartition("/")[2] for iri in limit.all("counterparty")] == towards


def test_a_limit_by_law_names_its_ground(layout_of: LayoutOf) -> None:
    limit = only(layout_of("De wet schrijft voor dat er binnen vijf dagen contact is."))
    assert limit.get("groundText") == "De wet"


def test_a_limit_has_its_unit_and_who_must_keep_it_as_printed(layout_of: LayoutOf) -> None:
    limit = only(layout_of("De gezinsvoogd belt binnen vijf (5) werkdagen na de uitspraak."))
    told = [limit.get(name) for name in ("duration", "unit", "workingDays", "clockStart", "bearerText")]
    assert told == ["P5D", "werkdagen", True, "na de uitspraak", "gezinsvoogd"]


def test_a_limit_that_somebody_is_spared_is_none(layout_of: LayoutOf) -> None:
    assert list(time_limits.statements(layout_of("De gezinsvoogd hoeft niet binnen vijf dagen te bellen."))) == []
