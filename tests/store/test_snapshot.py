"""A snapshot is a view that never changes and says when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from rdflib import Literal, URIRef

from store import Snapshot, Store
from store.errors import FunctionUnknown, TermRefused

EX = "http://example.org/"


def triples(values: Iterable[int]) -> list[tuple[URIRef, URIRef, Literal]]:
    return [(URIRef(EX + "thing"), URIRef(EX + "value"), Literal(value)) for value in values]


def test_a_snapshot_knows_its_moment_and_its_graphs(snapshot: Snapshot) -> None:
    assert snapshot.created <= datetime.now(UTC)
    assert snapshot.id.endswith(f"{snapshot.created:%Y%m%dT%H%M%S%f}")
    assert snapshot.graphs() == [EX + "one", EX + "two"]
    assert EX + "one" in snapshot
    assert EX + "three" not in snapshot
    assert list(snapshot.graph(EX + "three")) == []
    assert snapshot.count() == 4


def test_the_default_graph_is_the_union_with_each_triple_once(snapshot: Snapshot) -> None:
    assert [row[0].value for row in snapshot.query("SELECT ?o { ?s ?p ?o } ORDER BY ?o")] == ["a", "b", "c"]
    found = snapshot.query("SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?o")
    assert [row["o"].value for row in found.dicts()] == ["a", "b", "b", "c"]


def test_ids_are_never_used_again(store: Store) -> None:
    seen = [store.replace({EX + "g": triples([value])}).id for value in range(4)]
    assert len(set(seen)) == 4
    assert [int(name.partition("-")[0]) for name in seen] == [1, 2, 3, 4]


def test_ask_and_describe_answer_in_their_own_form(snapshot: Snapshot) -> None:
    assert snapshot.query("ASK { ?s ?p 'c' }").boolean is True
    assert snapshot.query("ASK { ?s ?p 'd' }").boolean is False
    assert len(snapshot.query(f"DESCRIBE <{EX}thing>").triples) == 3


def test_equal_content_is_written_in_equal_bytes(store: Store) -> None:
    first = store.replace({EX + "g": triples(range(20))}).serialize("turtle")
    store.replace({}, remove=[EX + "g"])
    again = store.replace({EX + "g": triples(reversed(range(20)))}).serialize("turtle")
    assert first == again


def test_an_unknown_function_is_one_clear_line(snapshot: Snapshot) -> None:
    with pytest.raises(FunctionUnknown, match=r"example\.org/f"):
        snapshot.query(f"SELECT * {{ ?s ?p ?o FILTER(<{EX}f>(?o)) }}")


def test_a_graph_name_that_is_no_iri_is_refused(snapshot: Snapshot, store: Store) -> None:
    with pytest.raises(TermRefused):
        list(snapshot.graph("no iri"))
    with pytest.raises(TermRefused):
        store.replace({"no iri": []})


def test_the_empty_view_answers_with_nothing() -> None:
    assert Snapshot.empty().query("SELECT * { ?s ?p ?o }").rows == ()
    assert Snapshot.empty().graphs() == []
