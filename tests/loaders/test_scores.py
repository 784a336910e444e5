"""What the graph holds of a report, measured against the notes of a reader who did not write the code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.annotations import annotation_page
from loaders.pipeline import Reading
from ontology import namespaces as ns
from tests.conftest import ROOT, SAMPLES, SHARED

pytestmark = pytest.mark.shared

NOTES = ROOT / "tests" / "evaluation" / "notes"
BY_NORMS_OR_FOR_YOUTHS = [
    "hertoets-pleegzorg-wilgenkring",
    "inspectie-gezinshuizen-hazelmaat",
    "inspectie-pleegzorg-wilgenkring",
    "jongerensamenvatting-elzenbrug",
    "jongerensamenvatting-zandmeer",
]


def score(reading: Reading, notes: Path, text: Path, folder: Path) -> dict[str, Any]:
    """The scorer's own figures; it stops with an error where a quotation differs from the text."""
    page = folder / "page.json"
    page.write_text(json.dumps(annotation_page(reading.passed, ns.document(reading.identity.key))), "utf-8")
    scorer = SHARED / "evaluation" / "score.py"
    command = [sys.executable, str(scorer), str(notes), str(page), "--text", str(text), "--json"]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


@pytest.mark.parametrize("number", ["000", "003"])
def test_real_reports(number: str, reading_of: Callable[[Path], Reading], tmp_path: Path) -> None:
    path = next((SHARED / "reports").glob(f"{number}_*"))
    found = score(reading_of(path), SHARED / "evaluation" / "gold" / f"{number}.json", path, tmp_path)
    assert found["core"]["f1"] >= 0.95
    assert found["wide_recall"] >= 0.75


@pytest.mark.parametrize("name", BY_NORMS_OR_FOR_YOUTHS)
def test_samples(name: str, reading_of: Callable[[Path], Reading], tmp_path: Path) -> None:
    path = SAMPLES / f"{name}.txt"
    found = score(reading_of(path), NOTES / f"{name}.json", path, tmp_path)
    assert found["core"]["f1"] >= 0.85
    assert found["wide_recall"] >= 0.75
