"""The W3C's update suites: what each test leaves in a plain store, graph by graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDFS
from rdflib.term import Node

from store import EmbeddedStore, Snapshot
from store.terms import DEFAULT
from tests.conformance.answers import same, triples
from tests.conformance.deviations import UPDATE_DEVIATIONS
from tests.conformance.manifests import MF, UPDATE, UT, Case, all_cases, file_of

pytestmark = pytest.mark.shared

CASES = all_cases(UPDATE, ("UpdateEvaluationTest",))

Contents = dict[str, set[ox.Triple]]


def contents(case: Case, node: Node | None) -> Contents:
    """The graphs that a manifest lists for before or after; empty ones are left out."""
    found: Contents = {}
    for data in case.graph.objects(node, UT.data):
        found.setdefault(DEFAULT, set()).update(triples(file_of(data)))
    for each in case.graph.objects(node, UT.graphData):
        name = str(case.graph.value(each, RDFS.label))
        found.setdefault(name, set()).update(triples(file_of(case.graph.value(each, UT.graph))))
    return {name: held for name, held in found.items() if held}


def request_of(case: Case) -> Path:
    return file_of(case.graph.value(case.value(MF.action), UT.request))


def held(snapshot: Snapshot) -> Contents:
    names = [DEFAULT, *snapshot.graphs()]
    return {name: found for name in names if (found := {quad.triple for quad in snapshot.graph(name)})}


def updated(case: Case, location: Path) -> Contents:
    store = EmbeddedStore(location, plain=True)
    before = contents(case, case.value(MF.action))
    if before:
        store.replace(before)
    path = request_of(case)
    return held(store.update(path.read_text("utf-8"), base=path.as_uri()))


def updated_by_engine(case: Case) -> Contents:
    store = ox.Store()
    for name, found in contents(case, case.value(MF.action)).items():
        store.extend(ox.Quad(*triple, ox.NamedNode(name) if name else ox.DefaultGraph()) for triple in found)
    path = request_of(case)
    store.update(path.read_text("utf-8"), base_iri=path.as_uri())
    out: Contents = {}
    for quad in store:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else DEFAULT
        out.setdefault(name, set()).add(quad.triple)
    return out


def agree(one: Contents, other: Contents) -> bool:
    return set(one) == set(other) and all(same(one[name], other[name]) for name in one)


def marked(case: Case) -> object:
    reason = UPDATE_DEVIATIONS.get(case.iri)
    return pytest.param(case, id=case.iri, marks=[pytest.mark.xfail(reason=reason)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_update(case: Case, folder: Callable[[], Path]) -> None:
    assert agree(updated(case, folder() / "store"), contents(case, case.value(MF.result)))


@pytest.mark.parametrize("iri", UPDATE_DEVIATIONS)
def test_each_deviation_is_the_engines(iri: str) -> None:
    case = next(case for case in CASES if case.iri == iri)
    assert not agree(updated_by_engine(case), contents(case, case.value(MF.result)))
