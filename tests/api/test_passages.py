"""From a statement to the words that prove it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import TestClient


def test_a_span_has_its_words_what_surrounds_them_and_what_rests_on_them(
    client: TestClient, report: dict[str, Any], point: dict[str, Any]
) -> None:
    place = point["evidence"][0]
    text = client.get(f"{report['href']}/text").text
    passage = client.get(place["href"]).json()["passages"][0]
    assert passage["exact"] == place["exact"] == text[place["start"] : place["end"]]
    assert passage["prefix"] + passage["exact"] + passage["suffix"] in text
    assert text[: passage["start"]].endswith(passage["prefix"])
    assert passage["page"] == place["page"]
    resting = {each["iri"]: each for each in passage["statements"]}
    assert resting[point["iri"]] == point
    assert {point["voice"]["iri"], point["mode"]["iri"], point["rule"]["iri"]} <= {
        resting[point["iri"]][key]["iri"] for key in ("voice", "mode", "rule")
    }


def test_a_statement_leads_to_all_its_places(client: TestClient) -> None:
    query = """SELECT ?statement (COUNT(?place) AS ?places)
        WHERE { ?statement <https://w3id.org/normgraaf/ns#hasEvidence> ?place }
        GROUP BY ?statement ORDER BY DESC(?places) LIMIT 1"""
    row = client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]
    places = int(row["places"]["value"])
    assert places > 1
    passages = client.get(f"/passages/{row['statement']['value'].partition('/id/')[2]}").json()["passages"]
    assert len(passages) == places
    evidence = passages[0]["statements"][0]["evidence"]
    assert [(p["start"], p["end"], p["exact"]) for p in passages] == [
        (e["start"], e["end"], e["exact"]) for e in evidence
    ]


def test_the_page_marks_exactly_the_words_and_says_who_and_how(client: TestClient, point: dict[str, Any]) -> None:
    page = client.get(point["evidence"][0]["href"], headers={"accept": "text/html"}, params={"lang": "nl"}).text
    assert f"<mark>{point['evidence'][0]['exact']}</mark>" in page
    for key in ("voice", "mode", "rule"):
        assert point[key]["label"] in page


def test_offsets_count_code_points(hostile: TestClient) -> None:
    text = hostile.get("/reports/kwaad/text").text
    start = text.index("onerror")
    passage = hostile.get(f"/passages/kwaad/{start}-{start + 7}").json()["passages"][0]
    assert passage["exact"] == "onerror"
    assert passage["statements"] == []


@pytest.mark.parametrize(
    "path",
    [
        "nergens/1-4",
        "{report}/9-3",
        "{report}/0-99999999",
        "{report}/finding/0000",
        "nergens/finding/0000",
        "{report}/x",
    ],
)
def test_what_is_not_there(client: TestClient, report: dict[str, Any], path: str) -> None:
    answer = client.get(f"/passages/{path.format(report=report['id'])}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_passage_costs_four_queries(client: TestClient, point: dict[str, Any], asked: list[str]) -> None:
    client.get(point["evidence"][0]["href"], headers={"accept": "text/html"})
    assert 0 < len(asked) <= 4
