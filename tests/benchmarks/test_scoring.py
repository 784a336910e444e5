"""The benchmark's counts are those of the scorer that judges extraction."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.noise import NOTES
from benchmarks.scoring import Counts, core_counts
from loaders.annotations import annotation_page
from loaders.pipeline import Reading
from ontology import namespaces as ns
from tests.conftest import SAMPLES, SHARED


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(path.stem for path in NOTES.glob("*.json")))
def test_it_counts_as_the_scorer_does(name: str, reading_of: Callable[[Path], Reading], tmp_path: Path) -> None:
    reading = reading_of(SAMPLES / f"{name}.txt")
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    (tmp_path / "page.json").write_text(json.dumps(page), "utf-8")
    notes = NOTES / f"{name}.json"
    command = [sys.executable, SHARED / "evaluation" / "score.py", notes, tmp_path / "page.json", "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["counts"]
    found = core_counts(json.loads(notes.read_text("utf-8"))["items"], page)
    assert found == Counts(scored["tp"], scored["fp"], scored["fn"])


def test_f1_of_nothing_is_nothing() -> None:
    assert Counts().f1 == 0.0
    assert Counts(3, 1, 1).f1 == 0.75
