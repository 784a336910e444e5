"""Answers made smaller for who takes that."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace

from api.compression import takes_gzip
from store import EmbeddedStore
from tests.api.conftest import TestClient, serving

LONG = "/questions"


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("gzip", True),
        ("deflate, gzip;q=1.0, *;q=0.5", True),
        ("br, x-gzip ;q=0.1", True),
        ("GZIP", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzipped", False),
        ("", False),
        ("*", False),
        ("identity", False),
    ],
)
def test_who_takes_gzip(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes


def test_a_long_answer_is_smaller_and_the_same(client: TestClient) -> None:
    packed = client.get(LONG, headers={"accept-encoding": "gzip"})
    plain = client.get(LONG, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "Accept-Encoding" in plain.headers["vary"]


def test_a_short_one_and_what_is_no_text_stay_as_they_are(client: TestClient) -> None:
    assert "content-encoding" not in client.get("/health/live", headers={"accept-encoding": "gzip"}).headers


def test_a_tag_of_a_compressed_answer_is_weak_and_still_known(client: TestClient) -> None:
    address = "/questions/judgements/answer"
    packed = client.get(address, headers={"accept": "application/json", "accept-encoding": "gzip"})
    assert packed.headers["etag"].startswith('W/"')
    again = {"accept": "application/json", "if-none-match": packed.headers["etag"], "accept-encoding": "gzip"}
    assert client.get(address, headers=again).status_code == 304


def test_the_memory_of_answers_keeps_both_ways_apart(tmp_path: Path) -> None:
    ex, graph = Namespace("http://example.org/"), Graph()
    graph.add((ex.a, ex.b, Literal("x" * 5000)))
    store = EmbeddedStore(tmp_path / "store")
    store.replace({ex.g: graph})
    with serving(store.location, workers=1) as client:
        for _ in range(2):
            for coding in ("gzip", "identity"):
                answer = client.get("/sparql?query=SELECT * {?s ?p ?o}", headers={"accept-encoding": coding})
                assert (answer.headers.get("content-encoding") == "gzip") is (coding == "gzip")
                assert "x" * 5000 in answer.text
