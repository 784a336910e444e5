"""Every rule by which something is read is described, and nothing is described that the code does not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, RDFS

from loaders import rules
from loaders.pipeline import Reading
from ontology import turtle
from ontology.namespaces import NG
from tests.conftest import ROOT, SAMPLES, SHARED

FILES = sorted((ROOT / "loaders" / "rules").glob("*.ttl"))


def used(reading: Reading) -> set[str]:
    return {str(rule).rpartition("/")[2] for rule in reading.facts.objects(None, NG.rule)}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_rules_of_the_samples_are_described(path: Path, reading_of: Callable[[Path], Reading]) -> None:
    assert used(reading_of(path)) <= rules.rule_names()


@pytest.mark.shared
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_rules_of_the_real_reports_are_described(number: str, reading_of: Callable[[Path], Reading]) -> None:
    path = next((SHARED / "reports").glob(f"{number}_*"))
    assert used(reading_of(path)) <= rules.rule_names()


def test_each_described_rule_occurs_in_the_code() -> None:
    written = (path for path in sorted((ROOT / "loaders").rglob("*")) if path.suffix in (".py", ".toml"))
    code = "\n".join(path.read_text("utf-8") for path in written)
    absent = [name for name in rules.rule_names() if not any(f'"{part}"' in code for part in _written_as(name))]
    assert absent == []


def _written_as(name: str) -> list[str]:
    """How the code writes a rule: in full, or put together from the field or kind it is about."""
    rest = name.partition("-")[2]
    return [name, rest, rest.replace("-", "_")]


def test_each_rule_is_described_in_both_languages() -> None:
    graph = rules.rules_graph()
    for rule in graph.subjects(RDF.type, NG.DerivationRule):
        for term in (RDFS.label, NG.ruleText):
            assert sorted(str(text.language) for text in graph.objects(rule, term)) == ["en", "nl"], rule


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_files_are_canonical(path: Path) -> None:
    assert path.read_text("utf-8") == turtle.canonical(turtle.read(path))
