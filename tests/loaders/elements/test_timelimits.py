"""Time limits with how long they last."""

from __future__ import annotations

import pytest

from loaders.elements.timelimits import limits


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("binnen vier weken na de melding", "P4W"),
        ("uiterlijk een maand na de start", "P1M"),
        ("hooguit dertig dagen", "P30D"),
        ("binnen 24 uur", "PT24H"),
        ("minstens eens per drie maanden", "P3M"),
        ("binnen een half jaar", None),
        ("zij wachten soms vijf maanden", None),
        ("na twee weken vertrok hij", None),
    ],
)
def test_duration(text: str, duration: str | None) -> None:
    assert [limit.duration for limit in limits(text)] == ([duration] if duration else [])
