"""Answers of tens of thousands of rows: written, and made smaller, where they are found."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache

import httpx
import pytest

from ontology import namespaces as ns
from ontology.namespaces import NG, OA, concept
from store import EmbeddedStore
from tests.api.service import cpu_seconds, started_process
from tests.conftest import ROOT

pytestmark = pytest.mark.enable_socket

MOST_SECONDS = 0.05
ROWS = 20_000
REPORT = ns.document("groot")
PLACES = 40
ANSWER = "/questions/quotations/answer"
GRAPH = f"/graph/{ns.report_graph('groot').removeprefix(ns.GRAPH)}"
TRIPLES = "/sparql?query=" + "SELECT * { ?s ?p ?o }".replace(" ", "%20")

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def places() -> Iterator[str]:
    """Where the statements stand: a few places, which many share."""
    text = f"<{REPORT}/text>"
    yield f"{text} <{NG.inDocument}> <{REPORT}> ."
    for number in range(PLACES):
        place = f"<{REPORT}/evidence/{number}>"
        yield f"{place} <{OA.hasSource}> {text} ."
        yield f'{place} <{OA.exact}> "Jongere {number} zegt dat het eten op de groep meestal goed is." .'
        yield f'{place} <{OA.start}> "{number * 100}"^^<http://www.w3.org/2001/XMLSchema#integer> .'
        yield f'{place} <{OA.end}> "{number * 100 + 60}"^^<http://www.w3.org/2001/XMLSchema#integer> .'


def statements() -> Iterator[str]:
    """Quotations, each with all that a row of an answer and its evidence are made of."""
    said = (
        (TYPE, NG.Quotation),
        (f"<{NG.inDocument}>", REPORT),
        (f"<{NG.quotationForm}>", concept("quotation-form", "inline")),
        (f"<{NG.voice}>", concept("voice", "inspectorate")),
        (f"<{NG.assertionMode}>", concept("mode", "stated")),
        (f"<{NG.rule}>", ns.rule("quotation")),
    )
    for number in range(ROWS):
        statement = f"<{REPORT}/quotation/{number:x}>"
        yield from (f"{statement} {predicate} <{value}> ." for predicate, value in said)
        yield f"{statement} <{NG.hasEvidence}> <{REPORT}/evidence/{number % PLACES}> ."


Ask = Callable[[str, str, str], tuple[httpx.Response, float]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a service on a store of twenty thousand statements: the answer, and the CPU that it cost the service's own
    process, the least of a few."""
    store = EmbeddedStore(tmp_path_factory.mktemp("large") / "store")
    store.replace({str(ns.report_graph("groot")): "\n".join([*places(), *statements()])})
    with started_process(store.location, CACHE_BYTES="0", WORKERS="1") as (client, process):

        @cache
        def ask(path: str, kind: str, coding: str) -> tuple[httpx.Response, float]:
            costs = []
            for _ in range(3):
                before = cpu_seconds(process)
                answer = client.get(path, headers={"Accept": kind, "Accept-Encoding": coding})
                costs.append(cpu_seconds(process) - before)
                if costs[-1] < MOST_SECONDS / 2:
                    break
            return answer, min(costs)

        client.get("/questions/points")  # which is no part of any answer's cost
        yield ask


@pytest.mark.parametrize(
    ("path", "kind", "coding", "least"),
    [
        (ANSWER, "application/json", "identity", 5_000_000),
        (ANSWER, "application/json", "gzip", 5_000_000),
        (ANSWER, "text/csv", "gzip", 1_500_000),
        (f"{ANSWER}?offset=19900", "text/html", "gzip", 20_000),
        (TRIPLES, "application/sparql-results+json", "gzip", 10_000_000),
        (GRAPH, "application/n-triples", "gzip", 10_000_000),
    ],
)
def test_the_service_only_passes_it_on(asked: Ask, path: str, kind: str, coding: str, least: int) -> None:
    answer, cost = asked(path, kind, coding)
    assert (answer.status_code, len(answer.content) > least) == (200, True)
    assert cost < MOST_SECONDS
    assert "Accept-Encoding" in answer.headers["vary"]
    assert answer.headers.get("content-encoding", "identity") == coding
    if coding == "gzip":
        assert int(answer.headers["content-length"]) < least / 4


def test_an_answer_has_every_row_with_its_evidence(asked: Ask) -> None:
    found = json.loads(asked(ANSWER, "application/json", "gzip")[0].content)
    assert len(found["rows"]) == ROWS
    assert all(len(row["evidence"]) == 1 for row in found["rows"])
    table = asked(ANSWER, "text/csv", "gzip")[0].text
    assert [row["evidence_start"] for row in csv.DictReader(io.StringIO(table))] == [
        str(row["evidence"][0]["start"]) for row in found["rows"]
    ]


def test_what_a_reader_needs_has_nothing_of_the_service() -> None:
    program = "import sys, api.answers.ready; print({m.split('.')[0] for m in sys.modules})"
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert "api" in told
    assert not {"fastapi", "starlette", "uvicorn"} & set(told.replace("'", "").strip("{}\n").split(", "))
