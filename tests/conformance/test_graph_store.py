"""The W3C's Graph Store HTTP Protocol tests, over HTTP, with graphs named directly and indirectly."""

from __future__ import annotations

import pytest

from tests.conformance.conftest import TestClient
from tests.conformance.http import run
from tests.conformance.manifests import Case, cases

pytestmark = pytest.mark.shared

CASES = [
    case for name in ("manifest-direct.ttl", "manifest-indirect.ttl") for case in cases("graph-store-protocol", name)
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.iri) for case in CASES])
def test_graph_store(case: Case, emptied: TestClient) -> None:
    run(case, emptied, {"/gsp": "/graph"})


@pytest.mark.shared
def test_all_are_there() -> None:
    assert len(CASES) == 13
