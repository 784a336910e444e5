"""The W3C's SPARQL 1.1 Protocol tests, over HTTP."""

from __future__ import annotations

import pytest
from rdflib import RDFS

from tests.conformance.conftest import TestClient
from tests.conformance.http import run
from tests.conformance.manifests import UT, Case, cases, file_of

pytestmark = pytest.mark.shared

CASES = list(cases("protocol"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.iri) for case in CASES])
def test_protocol(case: Case, emptied: TestClient) -> None:
    for each in case.graph.objects(case.node, UT.graphData):
        data = file_of(case.graph.value(each, UT.graph)).read_bytes()
        name = str(case.graph.value(each, RDFS.label))
        put = emptied.put(
            "/graph", params={"graph": name}, content=data, headers={"content-type": "application/n-triples"}
        )
        assert put.status_code == 201
    run(case, emptied, {"/sparql/": "/sparql"})


@pytest.mark.shared
def test_all_are_there() -> None:
    assert len(CASES) == 34
