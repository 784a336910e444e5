"""Runaways of one client end, and another client is answered meanwhile."""

from __future__ import annotations

import pytest

from benchmarks.fairness import measure
from store import Store

pytestmark = [pytest.mark.long, pytest.mark.enable_socket]


def test_another_client_is_answered_while_runaways_end(sample_store: Store) -> None:
    seen = measure(str(sample_store.location), 6)
    assert ("192.0.2.2", 200) in seen.statuses
    assert {status for client, status in seen.statuses if client == "192.0.2.2"} == {200}
    assert {status for client, status in seen.statuses if client == "192.0.2.1"} == {504}
    assert len(seen.lookups) > 50
    assert len(seen.runaways) >= 4
