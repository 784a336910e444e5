"""The command by which a person reviews a report: what it shows, takes and refuses, and what the log tells of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from normgraaf.cli import app
from ontology import namespaces as ns
from tests.conftest import SAMPLES, StoreOf


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_of: StoreOf) -> str:
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "store"))
    snapshot = store_of(SAMPLES / "inspectie-pleegzorg-wilgenkring.txt", tmp_path / "store").snapshot()
    assert snapshot is not None
    (graph,) = (name for name in snapshot.graphs() if name.startswith(f"{ns.GRAPH}report/"))
    return graph.removeprefix(f"{ns.GRAPH}report/")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["review", *arguments])


def listed(key: str, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(key, "--json", "--limit", "1000", *more).stdout)["statements"]
    return found


def test_the_least_sure_come_first_with_their_words_and_the_rate_of_their_rule(key: str) -> None:
    found = listed(key)
    order = ["unknown", "derived", "recovered heading", "may be the same", "fault of the source", "stated"]
    places = [order.index(each["why"]) for each in found]
    assert places == sorted(places)
    assert {"unknown", "derived", "stated"} <= {each["why"] for each in found}
    stated = [each for each in found if each["why"] == "stated"]
    rates = [(e["correct"] + 1) / (e["fired"] + 2) if e["fired"] else 0.5 for e in stated]
    assert rates == sorted(rates)
    assert any(each["fired"] is None for each in stated)
    shown = run(key, "--limit", "2").stdout
    assert "voice inspectorate" in shown
    assert "measured" in shown or "times" in shown
    assert "2 shown" in shown


def test_decisions_are_taken_shown_and_logged(key: str) -> None:
    judged = next(each for each in listed(key) if each["kind"] == "NormJudgement" and each["why"] == "derived")
    figure = next(each for each in listed(key) if each["kind"] == "Figure")
    said = next(each for each in listed(key) if each["kind"] == "Quotation")
    assert run(key, "value=voldoet niet", "--correct", judged["statement"]).exit_code == 0
    assert run(key, "--reject", figure["statement"], "--because", "geen cijfer", "--as", "toetser").exit_code == 0
    assert run(key, "--confirm", said["statement"]).exit_code == 0
    assert not {e["statement"] for e in listed(key)} & {e["statement"] for e in (judged, figure, said)}
    every = {each["statement"]: each for each in listed(key, "--all")}
    assert every[said["statement"]]["decided"] == "confirmed"
    assert every[judged["statement"]]["values"]["value"] == ["voldoet-niet"]
    assert figure["statement"] not in every
    log = CliRunner().invoke(app, ["audit", "--json"]).stdout
    assert [json.loads(line)["who"] for line in log.splitlines() if line.startswith("{")] == [
        "command line",
        "toetser",
        "command line",
    ]


@pytest.mark.parametrize("arguments", [("--reject",), ("--correct",), ("--confirm", "x=y")])
def test_a_decision_without_what_it_needs_is_refused(key: str, arguments: tuple[str, ...]) -> None:
    statement = listed(key)[0]["statement"]
    result = run(key, arguments[0], statement, *arguments[1:])
    assert result.exit_code == 1
    assert "normgraaf: " in result.stderr


def test_an_unknown_report_is_said_to_be_so(key: str) -> None:
    result = run(f"{key}-niet")
    assert result.exit_code == 1
    assert "the store holds no report" in result.stderr
