"""The measured precision of rules: as data, as measured, and on the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from benchmarks.rules import counts, samples, scorer
from loaders.pipeline import Reading
from loaders.rules import measured as rule_measures
from loaders.rules import page, rule_names
from loaders.rules.measured import ENOUGH, FILE, Measured, by_notes, described, measured
from ontology import namespaces as ns
from ontology.namespaces import NG
from tests.conftest import ROOT


def test_each_measured_rule_exists_and_is_right_no_more_often_than_it_fired() -> None:
    known = measured()
    assert FILE.exists()
    assert len(known) >= 20
    assert set(known) <= rule_names()
    assert all(0 <= each.correct <= each.fired > 0 for each in known.values())


def test_a_confidence_needs_enough_measured() -> None:
    graph = described({"a": Measured(4, ENOUGH - 1), "b": Measured(4, ENOUGH)}, date(2026, 1, 2))
    assert graph.value(ns.rule("a"), NG.confidence) is None
    assert float(str(graph.value(ns.rule("b"), NG.confidence))) == 0.71


def test_a_rule_or_kind_that_is_right_too_seldom_is_held_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = tmp_path / "reviewed.toml"
    rows = [
        ("a", "A", 6, 10),
        ("b", "A", 9, 10),
        ("few", "A", 0, 4),
        ("c", "C", 25, 40),
        ("d", "C", 0, 1),
        ("e", "E", 1, 10),
    ]
    lines = [
        f'[[read]]\nkind = "{kind}"\nrule = "{rule}"\nright = {right}\nof = {of}\n' for rule, kind, right, of in rows
    ]
    read.write_text("".join(lines) + '[[kept]]\nrule = "e"\nbecause = "it is asked for"\n', "utf-8")
    monkeypatch.setattr(rule_measures, "REVIEWED", read)
    for cached in (
        rule_measures.measured,
        rule_measures.kinds_read,
        rule_measures.held_back,
        rule_measures._readings,
        rule_measures._reviewed,
    ):
        cached.cache_clear()
    try:
        assert rule_measures.held_back() & {"a", "b", "few", "c", "d", "e"} == {"a", "c", "d"}
    finally:
        monkeypatch.undo()
        for cached in (
            rule_measures.measured,
            rule_measures.kinds_read,
            rule_measures.held_back,
            rule_measures._readings,
            rule_measures._reviewed,
        ):
            cached.cache_clear()


@pytest.mark.shared
def test_the_samples_alone_give_no_rule_more_than_the_file_has(reading_of: Callable[[Path], Reading]) -> None:
    fired: dict[str, int] = {}
    score = scorer()
    for path, notes in samples():
        for rule, _ in counts(score, reading_of(path), notes):
            fired[rule] = fired.get(rule, 0) + 1
    known = by_notes()
    assert fired
    assert {rule: n for rule, n in fired.items() if rule not in known or n > known[rule].fired} == {}


@pytest.mark.shared
def test_a_statement_that_nobody_noted_counts_against_its_rule(
    reading_of: Callable[[Path], Reading], tmp_path: Path
) -> None:
    score = scorer()
    path, notes = next(samples())
    whole = list(counts(score, reading_of(path), notes))
    items = json.loads(notes.read_text("utf-8"))["items"]
    statistics = [each for each in items if each["type"] == "statistic"]
    fewer = tmp_path / "notes.json"
    fewer.write_text(json.dumps({"items": [e for e in items if e not in statistics[1:]]}), "utf-8")
    less = list(counts(score, reading_of(path), fewer))
    assert sum(right for _, right in less) < sum(right for _, right in whole)


def test_the_page_is_as_the_rules_are() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == page.page()
