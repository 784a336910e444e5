"""The page of conformance tells of the tests that there are."""

from __future__ import annotations

import re

import pytest

from tests.conformance import test_graph_store, test_protocol, test_query, test_results, test_service_description
from tests.conformance import test_syntax as syntax
from tests.conformance import test_update as update
from tests.conformance.deviations import QUERY_DEVIATIONS, SYNTAX_DEVIATIONS, UPDATE_DEVIATIONS
from tests.conformance.table import DEVIATIONS, PAGE, SPECIFICATIONS, page

COUNTS = {
    "test_protocol.py": {case.iri for case in test_protocol.CASES},
    "test_graph_store.py": {case.iri for case in test_graph_store.CASES},
    "test_service_description.py": set(test_service_description.CASES.values()),
    "test_query.py": {case.iri for case in test_query.CASES},
    "test_results.py": {case.iri for case in test_results.CASES},
    "test_update.py": {case.iri for case in update.CASES},
    "test_syntax.py": {case.iri for case in (*syntax.POSITIVE, *syntax.NEGATIVE)},
}


@pytest.mark.shared
def test_the_page_is_that_of_a_run_in_which_only_the_deviations_deviate() -> None:
    found = {
        file: {iri: "deviates" if iri in DEVIATIONS else "passed" for iri in iris} for file, iris in COUNTS.items()
    }
    assert PAGE.read_text("utf-8") == page(found), "run: .venv/bin/python -m tests.conformance.table"


def test_no_deviation_is_listed_twice_or_without_a_reason() -> None:
    assert len(DEVIATIONS) == len(QUERY_DEVIATIONS) + len(UPDATE_DEVIATIONS) + len(SYNTAX_DEVIATIONS)
    assert all(len(reason) > 20 for reason in DEVIATIONS.values())


def test_every_specification_has_a_file() -> None:
    rows = re.findall(r"^\| SPARQL[^|]*\| (\d+) \| (\d+) \| (\d+) \| 0 \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == len(SPECIFICATIONS) == len(COUNTS)
    assert all(int(passed) + int(deviating) == int(total) for total, passed, deviating in rows)
