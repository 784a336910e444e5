"""The page docs/conformance.md, made from a run of the suites: `python -m tests.conformance.table`."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.deviations import QUERY_DEVIATIONS, SYNTAX_DEVIATIONS, UPDATE_DEVIATIONS
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "conformance.md"
DEVIATIONS = {**QUERY_DEVIATIONS, **UPDATE_DEVIATIONS, **SYNTAX_DEVIATIONS}
SPECIFICATIONS = (
    ("SPARQL 1.1 Protocol", "test_protocol.py"),
    ("SPARQL 1.1 Graph Store HTTP Protocol", "test_graph_store.py"),
    ("SPARQL 1.1 Service Description", "test_service_description.py"),
    ("SPARQL 1.1 Query", "test_query.py"),
    ("SPARQL 1.1 Results: CSV, TSV and JSON", "test_results.py"),
    ("SPARQL 1.1 Update", "test_update.py"),
    ("SPARQL 1.1 syntax of queries and updates", "test_syntax.py"),
)
WORDS = Path(__file__).parent / "page.md"
_PLACE = "<!-- the tables of the run -->\n"


class Outcomes:
    """A pytest plugin that keeps how each test of a suite ended."""

    def __init__(self) -> None:
        self.found: defaultdict[str, dict[str, str]] = defaultdict(dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file, _, name = report.nodeid.partition("::")
        iri = name.partition("[")[2].removesuffix("]")
        if iri.startswith("http") and "deviation" not in name and (report.when == "call" or report.failed):
            self.found[Path(file).name][iri] = "deviates" if hasattr(report, "wasxfail") else report.outcome


def page(found: dict[str, dict[str, str]]) -> str:
    """The page for the outcomes of a run."""
    rows = ["| specification | tests | passed | deviating | failed |", "|---|--:|--:|--:|--:|"]
    for title, file in SPECIFICATIONS:
        ends = list(found[file].values())
        passed, deviating = ends.count("passed"), ends.count("deviates")
        rows.append(f"| {title} | {len(ends)} | {passed} | {deviating} | {len(ends) - passed - deviating} |")
    rows += ["", "## Deviations", "", "Each is one of the engine below (pyoxigraph), which a test checks.", ""]
    rows += ["| test | reason |", "|---|---|"]
    rows += [f"| `{iri.rpartition('data-sparql11/')[2]}` | {reason} |" for iri, reason in DEVIATIONS.items()]
    return WORDS.read_text("utf-8").replace(_PLACE, "\n".join([*rows, ""]))


def main() -> int:
    """Runs the suites and writes the page; the exit status is that of the run."""
    outcomes: Any = Outcomes()
    files = [str(Path(__file__).parent / file) for _, file in SPECIFICATIONS]
    status = int(pytest.main([*files, "-q", "-p", "no:cacheprovider"], plugins=[outcomes]))
    if status == 0:
        PAGE.write_text(page(outcomes.found), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
