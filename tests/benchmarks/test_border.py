"""Others are answered while one client sends what is hard to read."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.border import measure
from store import Store

pytestmark = [pytest.mark.long, pytest.mark.enable_socket]


def test_others_are_answered_meanwhile(sample_store: Store) -> None:
    found: dict[str, Any] = measure(str(sample_store.location), 6)
    assert found["hard"]["requests"] >= 5
    assert found["look-ups"]["requests"] > 50
    assert found["health"]["requests"] > 50
    assert found["its memory grew, MB"] < 100
