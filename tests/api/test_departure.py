"""A query whose client left ends soon and frees its slot; those that wait are not begun."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from store import EmbeddedStore
from tests.api.service import started

pytestmark = [pytest.mark.enable_socket, pytest.mark.alone]

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def leave(client: httpx.Client, method: str) -> None:
    """Asks, and leaves before there is an answer."""
    asked = {"params" if method == "GET" else "data": {"query": RUNAWAY}}
    with pytest.raises(httpx.ReadTimeout):
        client.request(method, "/sparql", timeout=1, **asked)  # type: ignore[arg-type]


def restarted(client: httpx.Client) -> float:
    lines = client.get("/metrics").text.splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("normgraaf_workers_restarted "))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_next_query_does_not_wait_for_those_that_nobody_waits_for(method: str, sample_store: EmbeddedStore) -> None:
    with started(sample_store.location, WORKERS="2", QUERY_SECONDS="300", QUERY_SECONDS_MAX="300") as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        with ThreadPoolExecutor(6) as threads:  # one slot is this client's: five of six wait
            list(threads.map(lambda _: leave(client, method), range(6)))
        answer = client.get("/sparql", params={"query": "ASK { }"}, timeout=60)
        assert (answer.status_code, answer.json()["boolean"]) == (200, True)
        assert restarted(client) == 1
