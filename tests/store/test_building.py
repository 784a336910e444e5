"""The snapshot in the making: its default graph is the union of the named ones, whatever was committed before."""

from __future__ import annotations

import random

from rdflib import Literal, Namespace, URIRef

from store import Snapshot, Store, open_store

EX = Namespace("http://example.org/")
ALL = "SELECT ?o { ?s ?p ?o }"

Triples = list[tuple[URIRef, URIRef, Literal]]


def triples(*values: str) -> Triples:
    return [(EX.thing, EX.value, Literal(value)) for value in values]


def union(snapshot: Snapshot) -> list[str]:
    return sorted(row[0].value for row in snapshot.query(ALL))  # type: ignore[union-attr]


def test_what_two_graphs_hold_stays_until_the_last_lets_go(store: Store) -> None:
    assert union(store.replace({EX.one: triples("a", "b"), EX.two: triples("b", "c")})) == ["a", "b", "c"]
    assert union(store.replace({EX.one: triples("a")})) == ["a", "b", "c"]
    assert union(store.replace({}, remove=[EX.two])) == ["a"]
    assert union(store.replace({}, remove=[EX.one])) == []


def test_any_order_of_commits_keeps_the_union(store: Store) -> None:
    chance = random.Random(11)
    names = [EX.one, EX.two, EX.three]
    for _ in range(20):
        chosen = chance.sample(names, chance.randint(1, 3))
        now = store.replace({name: triples(*chance.sample("abcdef", chance.randint(0, 4))) for name in chosen})
        held = {str(quad.object.value) for name in names for quad in now.graph(name)}
        assert union(now) == sorted(held)


def test_many_quads_at_once_are_all_there(store: Store) -> None:
    after = store.replace({EX.one: triples(*map(str, range(25_000))), EX.two: triples("0")})
    assert after.count() == 25_001
    assert after.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].value == "25000"  # type: ignore[union-attr]


def test_many_commits_leave_few_files_and_lose_nothing(store: Store) -> None:
    for number in range(40):
        last = store.replace({EX[f"graph{number}"]: triples(str(number))})
    assert last.path is not None
    assert len(list(last.path.glob("*.sst"))) <= 210
    assert union(last) == sorted(map(str, range(40)))


def test_a_commit_leaves_nothing_but_its_snapshot(store: Store) -> None:
    store.replace({EX.one: triples("a")})
    for leftover in ("building", "rewriting", "retired-1"):
        (store.location / leftover).mkdir()
    store.replace({EX.one: triples("b")})
    assert {path.name for path in store.location.iterdir()} == {"lock", "snapshots"}
    assert open_store(store.location).newest_id() is not None
