"""The state of the service."""

from __future__ import annotations

from store import Store
from tests.api.conftest import TestClient


def test_a_service_with_reports(client: TestClient, sample_store: Store) -> None:
    found = client.get("/health").json()
    snapshot = sample_store.snapshot()
    assert snapshot is not None
    assert (found["status"], found["snapshot"], found["reports"]) == ("ok", snapshot.id, 8)


def test_a_service_without(empty: TestClient) -> None:
    found = empty.get("/health").json()
    assert (found["status"], found["snapshot"], found["reports"]) == ("empty", "0", 0)
