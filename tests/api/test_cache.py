"""An answer is given again only where it would be the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from zlib import crc32

import pytest
from rdflib import Graph, Literal, Namespace
from starlette.testclient import TestClient

from store import EmbeddedStore
from tests.api.conftest import serving

EX = Namespace("http://example.org/")
QUERY = "/sparql?query=SELECT%20%3Fo%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"
CSV = {"Accept": "text/csv"}


def graph(value: str) -> Graph:
    out = Graph()
    out.add((EX.thing, EX.value, Literal(value)))
    return out


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[EmbeddedStore, TestClient]]:
    """A store and a service on it, for all tests."""
    store = EmbeddedStore(tmp_path_factory.mktemp("cache") / "store")
    with serving(store.location, cache_bytes=160_000, workers=1) as client:
        yield store, client


@pytest.fixture
def store(served: tuple[EmbeddedStore, TestClient], request: pytest.FixtureRequest) -> EmbeddedStore:
    """A snapshot of its own for each test, from which nothing was asked before."""
    served[0].replace({EX.one: graph("a"), EX.test: graph(str(crc32(request.node.name.encode())))})
    return served[0]


@pytest.fixture
def client(served: tuple[EmbeddedStore, TestClient], store: EmbeddedStore) -> TestClient:
    return served[1]


def test_the_same_again_does_not_reach_the_store(client: TestClient, asked: list[str]) -> None:
    first, again = client.get(QUERY, headers=CSV), client.get(QUERY, headers=CSV)
    assert len(asked) == 1
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    assert {**again.headers, "x-request-id": ""} == {**first.headers, "x-request-id": ""}


def test_what_is_given_again_is_logged_and_counted(store: EmbeddedStore, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(store.location) as client:
        for number in range(3):
            answer = client.get(QUERY, headers={**CSV, "x-request-id": f"again-{number}"})
            assert answer.headers["x-request-id"] == f"again-{number}"
        counted = client.get("/metrics").text
    told = [json.loads(line) for line in capfd.readouterr().err.splitlines() if '"request": "again-' in line]
    assert [(each["request"], each["route"], each["status"]) for each in told] == [
        (f"again-{number}", "/sparql", 200) for number in range(3)
    ]
    assert len({each["query"] for each in told}) == 1
    assert told[0]["query"]
    assert 'normgraaf_requests_total{route="/sparql",status="200"} 3.0' in counted


def test_a_commit_shows_in_the_very_next_answer(client: TestClient, store: EmbeddedStore) -> None:
    assert "a" in client.get(QUERY, headers=CSV).text
    store.replace({EX.one: graph("b")})
    assert "b" in client.get(QUERY, headers=CSV).text
    assert "b" in client.get(QUERY, headers=CSV).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "application/sparql-results+json"},
        {**CSV, "Accept-Language": "en"},
        {**CSV, "Origin": "https://example.org"},
        {**CSV, "If-None-Match": '"x"'},
        {**CSV, "Cache-Control": "no-cache"},
    ],
)
def test_a_request_that_may_be_answered_otherwise_is(
    headers: dict[str, str], client: TestClient, asked: list[str]
) -> None:
    client.get(QUERY, headers=CSV)
    client.get(QUERY, headers=headers)
    assert len(asked) == 2


def test_a_header_that_comes_twice_is_another_request(client: TestClient) -> None:
    twice = [("Accept", "text/csv"), ("Accept", "application/sparql-results+json")]
    given = client.get(QUERY, headers=twice).headers["content-type"]
    alone = client.get(QUERY, headers={"Accept": "application/sparql-results+json"}).headers["content-type"]
    assert (given.partition(";")[0], alone) == ("text/csv", "application/sparql-results+json")


@pytest.mark.parametrize(("method", "headers"), [("GET", {"Accept": "text/html"}), ("POST", CSV)])
def test_pages_and_other_methods_are_always_answered_anew(
    method: str, headers: dict[str, str], client: TestClient, asked: list[str]
) -> None:
    for _ in range(2):
        if method == "POST":
            client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}, headers=headers)
        else:
            client.request(method, QUERY, headers=headers)
    assert len(asked) == 2


def test_head_is_answered_from_what_get_was(client: TestClient, asked: list[str]) -> None:
    get, head = client.get(QUERY, headers=CSV), client.head(QUERY, headers=CSV)
    assert len(asked) == 1
    assert (head.content, head.headers["content-length"]) == (b"", get.headers["content-length"])


def test_an_error_is_not_kept(client: TestClient) -> None:
    wrong = "/sparql?query=SELECT"
    assert [client.get(wrong, headers=CSV).status_code for _ in range(2)] == [400, 400]


def test_the_oldest_go_where_there_is_no_room(client: TestClient, asked: list[str]) -> None:
    for number in range(60):
        client.get(f"{QUERY}%23{number:0100}", headers={"Accept": "application/sparql-results+json"})
    before = len(asked)
    client.get(f"{QUERY}%23{0:0100}", headers={"Accept": "application/sparql-results+json"})
    assert len(asked) == before + 1
    client.get(f"{QUERY}%23{59:0100}", headers={"Accept": "application/sparql-results+json"})
    assert len(asked) == before + 1


def test_nothing_is_kept_where_the_setting_says_so(store: EmbeddedStore, asked: list[str]) -> None:
    with serving(store.location, cache_bytes=0) as client:
        for _ in range(2):
            client.get(QUERY, headers=CSV)
    assert len(asked) == 2
