"""Several default graphs are one set: a triple that two of them hold counts once, however they were chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph, Literal, Namespace

from store import EmbeddedStore, Snapshot
from store.evaluation import Question
from store.terms import DEFAULT
from store.trial import Outcome, Update, attempt

EX = Namespace("http://example.org/")
ONE, TWO, THREE = (f"<{EX[name]}>" for name in ("one", "two", "three"))


def graph(*values: int) -> Graph:
    out = Graph()
    for value in values:
        out.add((EX.thing, EX.value, Literal(value)))
    return out


@pytest.fixture
def snapshot(store: EmbeddedStore) -> Snapshot:
    """5 is in three graphs, 6 in one, 7 in another; the fourth shares nothing."""
    return store.replace({EX.one: graph(5, 6), EX.two: graph(5), EX.three: graph(5, 7), EX.four: graph(8)})


def value(snapshot: Snapshot, text: str, **more: object) -> int:
    found = snapshot.answer(Question(text, **more)).rows[0][0]  # type: ignore[arg-type]
    return int(found.value)  # type: ignore[union-attr]


COUNTS = {
    "COUNT": ("(COUNT(*) AS ?n)", "?s ?p ?o", 2),
    "SUM": ("(SUM(?o) AS ?n)", "?s ?p ?o", 11),
    "AVG of equals": ("(COUNT(?o) AS ?n)", "?s ?p ?o FILTER(?o = 5)", 1),
    "a join": ("(COUNT(*) AS ?n)", "?s ?p ?o . ?s ?p ?x", 4),
    "OPTIONAL": ("(COUNT(*) AS ?n)", "?s ?p ?o OPTIONAL { ?s ?p ?x }", 4),
    "a sub-SELECT": ("?n", "{ SELECT (COUNT(*) AS ?n) { ?s ?p ?o } }", 2),
    "a path": ("(COUNT(*) AS ?n)", "?s (<a:b>|<http://example.org/value>) ?o", 2),
    "BIND": ("(SUM(?x) AS ?n)", "?s ?p ?o BIND(?o * 2 AS ?x)", 22),
}


@pytest.mark.parametrize(("columns", "pattern", "right"), COUNTS.values(), ids=COUNTS.keys())
def test_a_shared_triple_counts_once(columns: str, pattern: str, right: int, snapshot: Snapshot) -> None:
    assert value(snapshot, f"SELECT {columns} FROM {ONE} FROM {TWO} {{ {pattern} }}") == right
    chosen = (str(EX.one), str(EX.two))
    assert value(snapshot, f"SELECT {columns} {{ {pattern} }}", default_graphs=chosen) == right
    text = f"SELECT {columns} FROM {THREE} {{ {pattern} }}"
    assert value(snapshot, text, default_graphs=(*chosen, chosen[0])) == right


def test_named_graphs_stay_apart_beside_a_merge(snapshot: Snapshot) -> None:
    both = f"FROM {ONE} FROM {TWO} FROM NAMED {ONE} FROM NAMED {THREE}"
    assert value(snapshot, f"SELECT (COUNT(*) AS ?n) {both} {{ GRAPH ?g {{ ?s ?p 5 }} }}") == 2
    assert value(snapshot, f"SELECT (COUNT(*) AS ?n) {both} {{ ?s ?p ?o GRAPH ?g {{ ?s ?p ?o }} }}") == 3
    assert value(snapshot, f"SELECT (COUNT(*) AS ?n) FROM {ONE} FROM {TWO} {{ GRAPH ?g {{ ?s ?p ?o }} }}") == 0


def test_one_graph_twice_is_one_graph(snapshot: Snapshot) -> None:
    assert value(snapshot, f"SELECT (COUNT(*) AS ?n) FROM {ONE} FROM {ONE} {{ ?s ?p ?o }}") == 2


def test_graphs_that_share_nothing_and_many_graphs_are_right_too(store: EmbeddedStore) -> None:
    names = [EX[f"g{number}"] for number in range(12)]
    snapshot = store.replace({name: graph(number) for number, name in enumerate(names)})
    for used in (2, 12):
        sources = " ".join(f"FROM <{name}>" for name in names[:used])
        for _ in range(2):  # again, from what was remembered
            assert value(snapshot, f"SELECT (COUNT(*) AS ?n) {sources} {{ ?s ?p ?o }}") == used


def test_a_commit_changes_what_is_merged(store: EmbeddedStore, snapshot: Snapshot) -> None:
    text = f"SELECT (COUNT(*) AS ?n) FROM {ONE} FROM {TWO} {{ ?s ?p ?o }}"
    assert value(snapshot, text) == 2
    assert value(store.replace({EX.two: graph(5, 6, 9)}), text) == 3
    assert value(snapshot, text) == 2


UPDATES: dict[str, Callable[[Snapshot], Outcome]] = {
    "USING": lambda snapshot: attempt(
        snapshot,
        Update(
            f"INSERT {{ GRAPH {EX.out.n3()} {{ <a:a> <a:n> ?n }} }} USING {ONE} USING {TWO} "
            "WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } }",
            writable=str(EX),
        ),
    ),
    "the protocol": lambda snapshot: attempt(
        snapshot,
        Update(
            f"INSERT {{ GRAPH {EX.out.n3()} {{ <a:a> <a:n> ?n }} }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} }}",
            default_graphs=(str(EX.one), str(EX.two)),
            writable=str(EX),
        ),
    ),
    "USING beside USING NAMED and WITH, by prefix": lambda snapshot: attempt(
        snapshot,
        Update(
            f"PREFIX ex: <{EX}> WITH ex:out INSERT {{ <a:a> <a:n> ?n }} USING ex:one USING NAMED ex:three USING ex:two "
            "WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p ?o GRAPH ?g { ?s ?p 7 } } }",
            writable=str(EX),
        ),
    ),
}


@pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES.keys())
def test_an_update_reads_a_set_too(update: Callable[[Snapshot], Outcome], snapshot: Snapshot) -> None:
    outcome = update(snapshot)
    assert set(outcome.graphs) == {str(EX.out)}
    assert [triple.object.value for triple in outcome.graphs[str(EX.out)]] == ["2"]  # type: ignore[union-attr]


def test_each_operation_reads_what_those_before_it_wrote(snapshot: Snapshot) -> None:
    count = (
        f"INSERT {{ GRAPH {EX.out.n3()} {{ ?name <a:n> ?n }} }} USING {ONE} USING {TWO} "
        "WHERE { SELECT ?name (COUNT(*) AS ?n) { VALUES ?name { NAME } ?s ?p ?o } GROUP BY ?name }"
    )
    more = f"INSERT DATA {{ GRAPH {TWO} {{ {EX.thing.n3()} {EX.value.n3()} 9 }} }}"
    text = f"{count.replace('NAME', '<a:first>')} ; {more} ; {count.replace('NAME', '<a:second>')}"
    outcome = attempt(snapshot, Update(text, writable=str(EX)))
    found = {triple.subject.value: triple.object.value for triple in outcome.graphs[str(EX.out)]}  # type: ignore[union-attr]
    assert found == {"a:first": "2", "a:second": "3"}


def test_a_merge_leaves_no_graph_behind_where_any_may_be_written(store: EmbeddedStore) -> None:
    plain = EmbeddedStore(store.location / "plain", plain=True)
    before = plain.replace({str(EX.one): graph(5), str(EX.two): graph(5)})
    text = f"DELETE {{ GRAPH {ONE} {{ ?s ?p ?o }} }} USING {ONE} USING {TWO} WHERE {{ ?s ?p ?o }}"
    outcome = attempt(before, Update(text))
    assert {name for name, triples in outcome.graphs.items() if triples} == {str(EX.two)}
    assert set(outcome.graphs) == {DEFAULT, str(EX.one), str(EX.two)}
