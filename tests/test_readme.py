"""What the README shows is what Normgraaf says."""

from __future__ import annotations

import re

import pytest

from queries import catalogue
from store import Store
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.shared
def test_the_real_question_has_the_real_answer(real_store: Store) -> None:
    snapshot = real_store.snapshot()
    assert snapshot is not None
    row = re.search(
        r"^\| (3\.1) \| ([^|]+) \| ([^|]+) \| ([\w-]+) \| “([^”]+)” \((\d+)–(\d+)\) \|$", README, re.MULTILINE
    )
    assert row is not None
    norm, value, status, rule, words, start, end = row.groups()
    [answer] = catalogue.ask(snapshot, "judgements", {"report": "r000", "norm": norm}).rows
    [passage] = answer.evidence
    assert (answer.values["value"], answer.values["status"]) == (value, status)
    assert (passage.rule, passage.exact, passage.start, passage.end) == (rule, words, int(start), int(end))


@pytest.mark.shared
def test_a_judgement_that_the_text_does_not_give_stays_unknown(real_store: Store) -> None:
    snapshot = real_store.snapshot()
    assert snapshot is not None
    [row] = catalogue.ask(snapshot, "judgements", {"report": "r000", "norm": "2.3"}).rows
    assert "value" not in row.values
    assert row.values["status"] == "onbekend"
    assert row.values["reason"]


def test_every_file_that_the_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README):
        assert (ROOT / target).exists(), target


def test_the_commands_that_the_readme_names_exist() -> None:
    from normgraaf.cli import app

    known = {
        command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands
    }
    known |= {group.name for group in app.registered_groups}
    for name in re.findall(r"`normgraaf (\w+)", README):
        assert name in known
