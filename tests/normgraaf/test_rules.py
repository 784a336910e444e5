"""`normgraaf rules`: what a person is shown of the rules, and what a file of one's own reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.rules.described import rules
from tests.loaders.rules.test_kind import GOOD
from tests.normgraaf.test_cli import REPORT, run


def test_every_rule_is_listed_with_how_often_it_was_right(tmp_path: Path) -> None:
    shown = run(tmp_path, "rules", "list").stdout
    assert [each.name for each in rules() if each.name not in shown] == []
    assert "not measured" in shown


def test_the_rules_of_one_kind(tmp_path: Path) -> None:
    shown = run(tmp_path, "rules", "list", "Cause").stdout
    assert "cause-behind-connective" in shown
    assert "norm-heading" not in shown


def test_a_rule_is_explained_with_its_examples(tmp_path: Path) -> None:
    shown = run(tmp_path, "rules", "explain", "cause-behind-connective").stdout
    assert "(Cause, cause.toml)" in shown
    assert "gives one\n  [effect Zij zijn moe] omdat [cause de druk hoog is]." in shown
    assert "right in " in shown
    assert "not measured" in run(tmp_path, "rules", "explain", "has-to-do-with").stdout


def test_a_rule_that_reads_how_a_document_is_built(tmp_path: Path) -> None:
    assert "right in" in run(tmp_path, "rules", "explain", "norm-heading").stdout
    assert "no sentences" in run(tmp_path, "rules", "try", "norm-heading", "Norm 1.1").stderr


def test_an_unknown_rule_is_told_its_neighbours(tmp_path: Path) -> None:
    told = run(tmp_path, "rules", "explain", "cause-behind-conective")
    assert (told.returncode, told.stdout) == (1, "")
    assert "cause-behind-connective" in told.stderr


@pytest.mark.parametrize("name", ["Cause", "cause-behind-connective"])
def test_a_rule_is_tried_on_a_sentence(tmp_path: Path, name: str) -> None:
    shown = run(tmp_path, "rules", "try", name, "De groep sluit omdat niemand wil werken.").stdout
    assert "causeText: niemand wil werken" in shown
    assert "effectText: De groep sluit" in shown


def test_a_rule_is_tried_on_a_report(tmp_path: Path) -> None:
    assert "causeText" in run(tmp_path, "rules", "try", "Cause", str(REPORT)).stdout


def test_what_gives_nothing_says_so(tmp_path: Path) -> None:
    assert run(tmp_path, "rules", "try", "Cause", "Het regent.").stdout == "nothing\n"


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(GOOD.replace("Het regent dus.", "A, dus b."), "utf-8")
    told = run(tmp_path, "rules", "try", str(own), "Het dak lekt, dus de groep verhuist.")
    assert "effectText: de groep verhuist" in told.stdout
    assert "example: effect-behind-so: A, dus b. gives" in told.stderr
    own.write_text(GOOD.replace("<cause> , dus", "<cause> , {so}"), "utf-8")
    told = run(tmp_path, "rules", "try", str(own), "Het dak lekt.")
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "own.toml, line 13: there is no list 'so'" in told.stderr
