"""What rules give that are right too seldom: left out of answers and counted, and there for who asks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from rdflib import Literal

from loaders.rules import rules_graph
from ontology import namespaces as ns
from ontology.namespaces import NG
from store import EmbeddedStore, open_store
from tests.api.conftest import TestClient, serving

RULE = "cause-behind-connective"


@pytest.fixture(scope="module")
def held(sample_store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The service over the samples, where one rule of causes, and no other, was right in two of ten."""
    folder = tmp_path_factory.mktemp("held") / "store"
    shutil.copytree(sample_store.location, folder)
    graph = rules_graph()
    graph.remove((None, NG.heldBack, None))
    for term, value in ((NG.heldBack, True), (NG.correct, 2), (NG.fired, 10)):
        graph.set((ns.rule(RULE), term, Literal(value)))
    open_store(folder).replace({ns.fixed_graph("rules"): graph})
    with serving(folder) as client:
        yield client


def rules_of(rows: list[dict[str, list[dict[str, str]]]]) -> set[str]:
    return {passage["rule"] for row in rows for passage in row["evidence"]}


def test_rows_of_a_rule_held_back_are_left_out_and_counted(held: TestClient, client: TestClient) -> None:
    every = client.get("/questions/causes/answer", params={"unproven": "true"}).json()
    answer = held.get("/questions/causes/answer")
    shown = answer.json()
    assert RULE in rules_of(every["rows"])
    assert RULE not in rules_of(shown["rows"])
    assert every["left_out"] == 0
    assert shown["left_out"] == len(every["rows"]) - len(shown["rows"]) > 0
    assert answer.headers["normgraaf-left-out"] == str(shown["left_out"])


def test_they_are_there_for_who_asks_with_how_often_the_rule_was_right(held: TestClient, client: TestClient) -> None:
    shown = held.get("/questions/causes/answer", params={"unproven": "true"})
    every = client.get("/questions/causes/answer", params={"unproven": "true"}).json()
    assert len(shown.json()["rows"]) == len(every["rows"])
    assert "normgraaf-left-out" not in shown.headers
    passages = [p for row in shown.json()["rows"] for p in row["evidence"] if p["rule"] == RULE]
    assert {(p["right"], p["measured"], p["held_back"]) for p in passages} == {(2, 10, True)}


def test_the_page_says_how_many_are_left_out_and_leads_to_them(held: TestClient) -> None:
    page = held.get("/questions/causes/answer", headers={"accept": "text/html"}, params={"lang": "en"}).text
    assert "rows are left out" in page
    assert "unproven=true" in page
    all_of_them = held.get("/questions/causes/answer?unproven=true&lang=en", headers={"accept": "text/html"}).text
    assert "rows are left out" not in all_of_them
    assert "right in 2 of 10" in all_of_them
