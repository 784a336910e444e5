"""Request ids, log lines, metrics, live and ready."""

from __future__ import annotations

import json

import pytest

from tests.api.conftest import TestClient


def test_a_request_keeps_its_id_where_that_is_sound(client: TestClient) -> None:
    assert client.get("/health", headers={"x-request-id": "abc-1"}).headers["x-request-id"] == "abc-1"
    for wrong in ("a b", "x" * 65, "<script>"):
        given = client.get("/health", headers={"x-request-id": wrong}).headers["x-request-id"]
        assert given != wrong
        assert len(given) == 16


def test_the_log_tells_of_a_query_without_telling_it(empty: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    from api.observing import Observation

    assert Observation.__doc__
    answer = empty.get("/sparql", params={"query": "ASK { ?geheim ?p ?o }"}, headers={"x-request-id": "r7"})
    assert answer.status_code == 200
    found = capfd.readouterr().err
    lines = [json.loads(line) for line in found.splitlines() if '"request": "r7"' in line]
    if lines:  # the service of the session wrote to the standard error it was started with
        assert lines[0]["route"] == "/sparql"
        assert len(lines[0]["query"]) == 16
    assert "geheim" not in found


def test_metrics_count_for_one_app(client: TestClient, empty: TestClient) -> None:
    client.get("/reports")
    text = client.get("/metrics").text
    assert 'normgraaf_requests_total{route="/reports",status="200"}' in text
    assert "normgraaf_queue_length 0.0" in text
    triples = next(line for line in text.splitlines() if line.startswith("normgraaf_triples "))
    assert float(triples.split()[1]) > 1000
    other = empty.get("/metrics").text
    assert "normgraaf_triples 0.0" in other


def test_live_and_ready(client: TestClient, empty: TestClient) -> None:
    assert [each.get("/health/live").status_code for each in (client, empty)] == [200, 200]
    assert client.get("/health/ready").json() == {"status": "ready"}
    assert empty.get("/health/ready").status_code == 503
