"""Request ids, log lines, metrics, live and ready."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store import ReaderPool, Store
from tests.api.conftest import TestClient, serving


def test_a_request_keeps_its_id_where_that_is_sound(client: TestClient) -> None:
    assert client.get("/health", headers={"x-request-id": "abc-1"}).headers["x-request-id"] == "abc-1"
    for wrong in ("a b", "x" * 65, "<script>"):
        given = client.get("/health", headers={"x-request-id": wrong}).headers["x-request-id"]
        assert given != wrong
        assert len(given) == 16


def test_the_log_tells_of_a_query_without_telling_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(tmp_path / "store") as client:
        asked = {"query": "ASK { ?geheim ?p ?o }"}
        assert client.get("/sparql", params=asked, headers={"x-request-id": "r7"}).status_code == 200
    found = capfd.readouterr().err
    (line,) = [json.loads(line) for line in found.splitlines() if '"request": "r7"' in line]
    assert (line["route"], line["status"], len(line["query"])) == ("/sparql", 200, 16)
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


def test_what_its_client_asks_does_not_hold_up_the_count(sample_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clients: list[str] = []
    original = ReaderPool.query

    async def watched(self: ReaderPool, text: str, **given: Any) -> Any:
        clients.append(self._client)
        return await original(self, text, **given)

    monkeypatch.setattr(ReaderPool, "query", watched)
    with serving(sample_store.location, workers=1) as client:
        assert "normgraaf_triples" in client.get("/metrics").text
    assert clients == [""]
