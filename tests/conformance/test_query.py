"""The W3C's query suites: each test's answer on a plain store, written as a document and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from store import EmbeddedStore, Snapshot, write_result
from store.evaluation import Question
from store.guard import guard
from store.terms import DEFAULT
from tests.conformance.answers import Answer, expected, same, table, triples
from tests.conformance.deviations import QUERY_DEVIATIONS
from tests.conformance.manifests import MF, QT, QUERY, Case, all_cases, file_of

pytestmark = pytest.mark.shared

CASES = [case for case in all_cases(QUERY, ("QueryEvaluationTest",)) if case.folder.name != "json-res"]

Held = Callable[[Case], Snapshot]


def contents(case: Case) -> dict[str, set[ox.Triple]]:
    """The graphs that a test asks its query of; the default graph under DEFAULT."""
    action = case.value(MF.action)
    found: dict[str, set[ox.Triple]] = {DEFAULT: set()}
    for data in case.graph.objects(action, QT.data):
        found[DEFAULT] |= triples(file_of(data))
    for data in case.graph.objects(action, QT.graphData):
        found[file_of(data).as_uri()] = triples(file_of(data))
    return found


def query_of(case: Case) -> Path:
    return file_of(case.graph.value(case.value(MF.action), QT.query) or case.value(MF.action))


def ask(snapshot: Snapshot, case: Case) -> Answer:
    """The answer of the store, through the document that the service would send."""
    path = query_of(case)
    text = path.read_text("utf-8")
    result = snapshot.answer(Question(text, base=path.as_uri(), known_only=False))
    if guard(text).form in ("CONSTRUCT", "DESCRIBE"):
        return {quad.triple for quad in ox.parse(write_result(result, "turtle"), format=ox.RdfFormat.TURTLE)}
    return table(write_result(result, "xml"), ox.QueryResultsFormat.XML)


def ask_engine(case: Case) -> Answer:
    """The answer of the engine alone."""
    path = query_of(case)
    store = ox.Store()
    for name, found in contents(case).items():
        store.extend(ox.Quad(*triple, ox.NamedNode(name) if name else ox.DefaultGraph()) for triple in found)
    answer = store.query(path.read_text("utf-8"), base_iri=path.as_uri())
    if isinstance(answer, ox.QueryTriples):
        return set(answer)
    return table(answer.serialize(format=ox.QueryResultsFormat.XML) or b"", ox.QueryResultsFormat.XML)


def wanted(case: Case) -> Answer:
    form = guard(query_of(case).read_text("utf-8")).form
    return expected(file_of(case.value(MF.result)), is_graph=form in ("CONSTRUCT", "DESCRIBE"))


@pytest.fixture(scope="module")
def held(folder: Callable[[], Path]) -> Held:
    """The snapshot of a plain store with a test's data; tests on the same files share one."""
    known: dict[tuple[str, ...], Snapshot] = {}

    def snapshot(case: Case) -> Snapshot:
        graphs = contents(case)
        action = case.value(MF.action)
        key = (
            *sorted(map(str, case.graph.objects(action, QT.data))),
            "|",
            *sorted(map(str, case.graph.objects(action, QT.graphData))),
        )
        if key not in known:
            store = EmbeddedStore(folder() / "store", plain=True)
            known[key] = store.replace(graphs)
        return known[key]

    return snapshot


def marked(case: Case) -> object:
    reason = QUERY_DEVIATIONS.get(case.iri)
    return pytest.param(case, id=case.iri, marks=[pytest.mark.xfail(reason=reason)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_query(case: Case, held: Held) -> None:
    assert same(ask(held(case), case), wanted(case))


@pytest.mark.parametrize("iri", QUERY_DEVIATIONS)
def test_each_deviation_is_the_engines(iri: str) -> None:
    case = next(case for case in CASES if case.iri == iri)
    assert not same(ask_engine(case), wanted(case))
