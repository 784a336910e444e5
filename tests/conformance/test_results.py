"""The W3C's suites of result formats: the documents that the service sends, held to those of the suite."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from store import EmbeddedStore, write_result
from store.evaluation import Question
from tests.conformance.answers import same, same_csv, table
from tests.conformance.manifests import MF, RESULTS, Case, all_cases, file_of
from tests.conformance.test_query import contents, marked, query_of

pytestmark = pytest.mark.shared

CASES = all_cases(RESULTS, ("QueryEvaluationTest", "CSVResultFormatTest"))


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_results(case: Case, folder: Callable[[], Path]) -> None:
    snapshot = EmbeddedStore(folder() / "store", plain=True).replace(contents(case))
    result = snapshot.answer(Question(query_of(case).read_text("utf-8"), known_only=False))
    path = file_of(case.value(MF.result))
    wanted = path.read_bytes()
    if path.suffix == ".csv":
        assert same_csv(write_result(result, "csv"), wanted)
    elif path.suffix == ".srj":
        written = write_result(result, "json")
        kind = ox.QueryResultsFormat.JSON
        assert same(table(written, kind), table(wanted, kind))
        ours, theirs = (json.loads(each)["head"].get("vars", []) for each in (written, wanted))
        assert sorted(ours) == sorted(theirs)  # the order of SELECT * is free (SPARQL 1.1 Query, section 18.2.4.1)
    else:
        kind = ox.QueryResultsFormat.TSV
        assert same(table(write_result(result, "tsv"), kind), table(wanted, kind))
