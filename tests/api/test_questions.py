"""Questions and their answers over HTTP."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef

from api.answers.table import as_csv
from queries import catalogue
from queries.catalogue import Answer, AnswerRow, Passage
from store import Store, open_store
from tests.api.conftest import TestClient, serving

REQUIRED = {
    "organisation-in-reports": {"name": "Wilgenkring"},
    "statements-on-topic": {"topic": "veiligheid"},
    "what-a-role-says": {"role": "pleegouder"},
    "about-a-role": {"role": "pleegouder"},
}


def test_the_list_has_every_question(client: TestClient) -> None:
    found = client.get("/questions", params={"lang": "en"}).json()["questions"]
    assert [each["name"] for each in found] == [question.name for question in catalogue.questions()]
    assert client.get(found[0]["href"]).json()["name"] == found[0]["name"]


@pytest.mark.parametrize("name", [question.name for question in catalogue.questions()])
def test_every_question_has_a_form_and_an_answer_with_evidence(client: TestClient, name: str) -> None:
    form = client.get(f"/questions/{name}", headers={"accept": "text/html"})
    for parameter in catalogue.question(name).parameters:
        assert f'<label for="p-{parameter.name}">' in form.text
    needed = {p.name for p in catalogue.question(name).parameters if p.required}
    assert needed <= set(REQUIRED.get(name, {}))
    given = REQUIRED.get(name, {}) | {"unproven": "true"}
    answer = client.get(f"/questions/{name}/answer", params=given)
    assert answer.status_code == 200
    rows = answer.json()["rows"]
    assert rows
    assert all(row["evidence"] for row in rows)
    page = client.get(f"/questions/{name}/answer", params=given, headers={"accept": "text/html"})
    first = rows[0]["evidence"][0]
    assert f"/passages/{first['report']}/{first['start']}-{first['end']}" in page.text


def test_csv_has_a_row_a_passage(client: TestClient, report: dict[str, Any]) -> None:
    address, parameters = "/questions/points/answer", {"report": report["id"]}
    rows = client.get(address, params=parameters).json()["rows"]
    table = client.get(address, params=parameters, headers={"accept": "text/csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    read = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["evidence_exact"] for row in read] == [p["exact"] for row in rows for p in row["evidence"]]


def test_an_answer_costs_two_queries_and_an_unchanged_one_none(client: TestClient, asked: list[str]) -> None:
    first = client.get("/questions/points/answer")
    assert len(asked) == 2
    again = client.get("/questions/points/answer", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["etag"] == first.headers["etag"]
    assert len(asked) == 2


@pytest.mark.parametrize("other", [{"lang": "en"}, {"format": "csv"}, {"norm": "2.1"}, {"report": "x"}])
def test_another_answer_has_another_tag(client: TestClient, other: dict[str, str]) -> None:
    tag = client.get("/questions/judgements/answer").headers["etag"]
    answer = client.get("/questions/judgements/answer", params=other, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


def test_the_page_of_an_answer_costs_three(client: TestClient, asked: list[str]) -> None:
    client.get("/questions/judgements/answer", headers={"accept": "text/html"})
    assert len(asked) == 3


def test_a_commit_changes_the_tag(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    graph = Graph()
    graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal(1)))
    store.replace({"urn:g": graph})
    with serving(store.location) as client:
        before = client.get("/questions/points/answer").headers["etag"]
        graph.add((URIRef("urn:a"), URIRef("urn:b"), Literal(2)))
        store.replace({"urn:g": graph})
        after = client.get("/questions/points/answer", headers={"if-none-match": before})
        assert after.status_code == 200
        assert after.headers["etag"] != before


def test_a_long_answer_is_paged_and_every_row_shown_once(client: TestClient) -> None:
    total = len(client.get("/questions/actors/answer").json()["rows"])
    assert total > 100
    address: str | None = "/questions/actors/answer"
    shown = 0
    while address:
        page = client.get(address, headers={"accept": "text/html"}).text
        shown += page.count('<tr class="proof">')
        address = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&") or None
    assert shown == total


def test_an_unknown_question_names_those_that_exist(client: TestClient) -> None:
    answer = client.get("/questions/weather/answer")
    assert answer.status_code == 404
    assert "judgements" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("name", "parameters", "parameter"),
    [
        ("points", {"colour": "red"}, "colour"),
        ("statements-on-topic", {}, "topic"),
        ("statements-on-topic", {"topic": "weer"}, "topic"),
        ("points", {"report": "a b>c"}, "report"),
        ("actors", {"offset": "-1"}, "offset"),
    ],
)
def test_a_bad_parameter_is_named_in_both_languages(
    client: TestClient, name: str, parameters: dict[str, str], parameter: str
) -> None:
    details = set()
    for language in ("nl", "en"):
        answer = client.get(f"/questions/{name}/answer", params={**parameters, "lang": language})
        assert answer.status_code == 422
        assert answer.json()["parameter"] == parameter
        assert f"'{parameter}'" in answer.json()["detail"]
        details.add((answer.json()["title"], answer.json()["detail"]))
    assert len(details) == 2


@pytest.mark.parametrize("value", ['"', "\\", "a\nb", "} DROP ALL {", "?statement", "💥", "' OR 1=1"])
def test_text_is_bound_as_a_term_and_never_changes_the_query(client: TestClient, value: str) -> None:
    answer = client.get("/questions/figures/answer", params={"word": value})
    assert answer.status_code == 200
    assert all(value.lower() in p["exact"].lower() for row in answer.json()["rows"] for p in row["evidence"][:1])


def test_a_question_of_an_empty_store_has_no_rows_and_says_so(empty: TestClient) -> None:
    assert empty.get("/questions/points/answer").json()["rows"] == []
    page = empty.get("/questions/points/answer", headers={"accept": "text/html"}, params={"lang": "nl"})
    assert "Geen rijen" in page.text


def test_answers_are_the_catalogues_own(client: TestClient, sample_store: Store) -> None:
    snapshot = sample_store.snapshot()
    assert snapshot is not None
    expected = catalogue.ask(snapshot, "judgements", {}).as_json()
    found = client.get("/questions/judgements/answer").json()
    assert found["rows"] == expected["rows"]
    assert found["snapshot"] == snapshot.id


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-vier", "'-vier"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("+3,5", "+3,5"),
        ("-12%", "-12%"),
        ("-5+3", "'-5+3"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    question = catalogue.question("quotations")
    passage = Passage("s", "d", text, 0, 1, None, "v", "m", "r")
    found = Answer(question, (AnswerRow({question.columns[0]: text}, (passage,)),))
    _, values = csv.reader(io.StringIO(as_csv(found), newline=""))
    assert (values[0], values[-1]) == (written, written)


def test_an_empty_field_of_a_form_was_not_given(client: TestClient) -> None:
    empty = {"format": "", "timeout": "", "lang": "", "norm": ""}
    answer = client.get("/questions/judgements/answer", params=empty, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["rows"]
