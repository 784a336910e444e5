"""Whom a request counts for, and how long its queries may run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request

from api.app import create_app
from api.clients import client_of, seconds_of
from api.problems import Problem
from api.tokens import TokenBook
from normgraaf.settings import Settings
from store import Store
from tests.api.conftest import TestClient, serving


def request(
    headers: dict[str, str] | None = None, *, host: str = "203.0.113.9", query: str = "", **settings: Any
) -> Request:
    app = FastAPI()
    app.state.settings = Settings(**settings)
    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    return Request(
        {"type": "http", "app": app, "headers": raw, "client": (host, 1), "query_string": query.encode(), "path": "/"}
    )


def test_a_token_counts_for_itself_and_a_wrong_one_for_its_address(tmp_path: Path) -> None:
    secret = TokenBook(tmp_path / "s.private").create("app", "read")
    store = str(tmp_path / "s")
    assert client_of(request({"authorization": f"Bearer {secret}"}, store=store)) == "token app"
    assert client_of(request({"authorization": f"Bearer {secret}x"}, store=store)) == "203.0.113.9"


@pytest.mark.parametrize(
    ("host", "forwarded", "trusted", "client"),
    [
        ("203.0.113.9", "198.51.100.7", "", "203.0.113.9"),
        ("10.0.0.2", "198.51.100.7", "10.0.0.0/8", "198.51.100.7"),
        ("10.0.0.2", "192.0.2.1, 198.51.100.7, 10.0.0.3", "10.0.0.0/8", "198.51.100.7"),
        ("10.0.0.2", "lies, 10.0.0.3", "10.0.0.0/8", "unknown"),
        ("2001:db8:1:2::3", "", "", "2001:db8:1:2::/64"),
        ("testclient", "", "", "unknown"),
    ],
)
def test_only_a_trusted_proxy_is_believed(host: str, forwarded: str, trusted: str, client: str) -> None:
    assert client_of(request({"x-forwarded-for": forwarded}, host=host, trusted_proxies=trusted)) == client


def test_a_request_may_ask_for_less_time() -> None:
    assert seconds_of(request()) == 30
    assert seconds_of(request(query="timeout=2.5")) == 2.5
    assert seconds_of(request(query="timeout=")) == 30
    assert seconds_of(request({"prefer": "respond-async, wait=10"})) == 10
    assert seconds_of(request({"prefer": "wait=1000"})) == 30
    for wrong in ("0", "-1", "31", "x", "1e9"):
        with pytest.raises(Problem):
            seconds_of(request(query=f"timeout={wrong}"))


@pytest.fixture(scope="module")
def limited(sample_store: Store) -> Iterator[TestClient]:
    with serving(sample_store.location, query_seconds=20, max_answer_bytes=5000, max_rows=50) as client:
        yield client


def test_the_limit_of_a_request_is_that_of_its_query(limited: TestClient) -> None:
    runaway = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = limited.get("/sparql", params={"query": runaway, "timeout": "0.3"})
    assert answer.status_code == 504
    assert answer.json()["seconds"] == 0.3


def test_an_answer_that_was_cut_off_says_so(limited: TestClient) -> None:
    by_bytes = limited.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert by_bytes.headers["normgraaf-truncated"] == "bytes"
    by_rows = limited.get("/sparql", params={"query": "SELECT ?x { ?s a ?o . BIND(1 AS ?x) } LIMIT 60"})
    assert by_rows.headers["normgraaf-truncated"] == "rows"


def test_a_client_with_too_much_waiting_is_told_to_come_back(sample_store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    runaway = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "timeout": "1"}
    limits = {"workers": 2, "client_queries": 1, "client_waiting": 1}
    with serving(sample_store.location, **limits) as client, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: client.get("/sparql", params=runaway), range(4)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 1
    assert {answer.status_code for answer in answers} == {429, 504}
    assert refused[0].headers["retry-after"] == "1"
    assert refused[0].json()["type"] == "/docs#problem-client-busy"


def test_apps_keep_their_own_limits() -> None:
    one, other = (create_app(Settings(store="x", query_seconds=seconds)) for seconds in (1, 2))
    assert one.state.settings.query_seconds != other.state.settings.query_seconds
