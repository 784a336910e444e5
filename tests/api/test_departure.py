"""A query whose client left ends soon and frees its slot; those that wait are not begun."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlencode

import httpx
import pytest

from store import EmbeddedStore
from tests.api.service import started

pytestmark = pytest.mark.enable_socket

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def request(method: str) -> bytes:
    """A query that would take for ever, as it stands on the line."""
    query = urlencode({"query": RUNAWAY})
    if method == "GET":
        return f"GET /sparql?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    return f"POST /sparql HTTP/1.1\r\nHost: localhost\r\n{kind}\r\nContent-Length: {len(query)}\r\n\r\n{query}".encode()


def metric(client: httpx.Client, name: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith(f"normgraaf_{name} "))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_next_query_does_not_wait_for_those_that_nobody_waits_for(method: str, sample_store: EmbeddedStore) -> None:
    with started(sample_store.location, WORKERS="2", QUERY_SECONDS="600", QUERY_SECONDS_MAX="600") as client:
        assert metric(client, "workers_restarted") == 0  # which counts the store once
        address = (client.base_url.host, client.base_url.port or 80)
        with ExitStack() as lines:
            for _ in range(6):
                lines.enter_context(socket.create_connection(address)).sendall(request(method))
            until = time.monotonic() + 120  # only ends a test that hangs
            while metric(client, "queue_length") < 5:  # one slot is this client's
                assert time.monotonic() < until
                time.sleep(0.02)
        answer = client.get("/sparql", params={"query": "ASK { }"}, timeout=300)
        assert (answer.status_code, answer.json()["boolean"]) == (200, True)
        assert metric(client, "workers_restarted") >= 1
