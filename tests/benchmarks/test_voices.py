"""Drift and voice of findings agree with the notes on the real reports at least as often as was measured."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.voices import compare
from loaders.pipeline import Reading
from tests.conftest import SHARED, real_report

pytestmark = pytest.mark.shared


def test_drift_and_voice_agree_with_the_notes(reading_of: Callable[[Path], Reading]) -> None:
    found = [
        agreement
        for number in ("000", "001", "003")
        for agreement in compare(
            reading_of(real_report(number)).facts,
            json.loads((SHARED / "evaluation" / "gold" / f"{number}.json").read_text("utf-8"))["items"],
        )
    ]
    assert len(found) > 120
    # What no word decides is not determined, and counts neither for nor against; it is the smaller part.
    committed = [each.drift for each in found if each.drift[1] != "not-determined"]
    assert len(committed) > 0.85 * len(found)
    assert sum(wanted == got for wanted, got in committed) / len(committed) >= 0.85
    voiced = [each.voice for each in found if each.voice[0]]
    assert sum(wanted == got for wanted, got in voiced) / len(voiced) >= 0.75
    # Never the other way: what the inspectorate finds is not laid in somebody else's mouth.
    assert sum(wanted == "inspectorate" != got for wanted, got in voiced) == 0
