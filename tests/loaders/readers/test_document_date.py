"""The day of a document, and the day that lies a duration behind another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from loaders.language.durations import added
from loaders.readers.document_date import appeared, document_date
from loaders.segments import Layout


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("Verslag\n\nGepubliceerd op 3 maart 2025\n", date(2025, 3, 3), date(2025, 3, 3)),
        ("Verslag\n\n3 maart 2025\n\nWij kwamen langs.\n", date(2025, 3, 3), date(2025, 3, 3)),
        ("Verslag\n\nUitgave juni 2025\n", None, date(2025, 6, 1)),
        ("Verslag\n\nHet bezoek was op 3 maart 2025.\n", None, None),
        ("Bezoek op 3 maart 2025\n\nDatum: 8 mei 2025\n", date(2025, 5, 8), date(2025, 5, 8)),
    ],
)
def test_the_day_of_a_document(
    layout_of: Callable[[str], Layout], text: str, day: date | None, month: date | None
) -> None:
    assert (document_date(layout_of(text)), appeared(layout_of(text))) == (day, month)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        (date(2025, 1, 31), "P1M", date(2025, 2, 28)),
        (date(2025, 3, 3), "P28D", date(2025, 3, 31)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2025, 3, 3), "PT48H", date(2025, 3, 5)),
        (date(2025, 11, 30), "P3M", date(2026, 2, 28)),
    ],
)
def test_a_duration_later(start: date, duration: str, end: date) -> None:
    assert added(start, duration) == end


def test_a_duration_in_another_form_gives_no_day() -> None:
    assert added(date(2025, 1, 1), "P1.5Y") is None
