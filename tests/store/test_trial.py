"""What a change makes of a store, before it is committed."""

from __future__ import annotations

import pytest

from store import Snapshot, Store
from store.embedded import EmbeddedStore
from store.errors import (
    DataRefused,
    DatasetConflict,
    DataSyntaxError,
    GraphProtected,
    GraphUnknown,
    QueryRefused,
    QuerySyntaxError,
    StoreMoved,
)
from store.terms import DEFAULT
from store.trial import GraphWrite, Outcome, Update, attempt
from tests.store.conftest import EX, graph

CURATED = "http://example.org/curated/"
BOX = f"{CURATED}box"


@pytest.fixture
def filled(store: Store) -> Store:
    store.replace({EX.one: graph("a", "b"), BOX: graph("b", "c")})
    return store


def update(store: Store, text: str, **more: object) -> Outcome:
    found = store.snapshot()
    assert isinstance(found, Snapshot)
    return attempt(found, Update(text, writable=CURATED, **more))  # type: ignore[arg-type]


def values(outcome: Outcome, name: str = BOX) -> list[str]:
    return sorted(triple.object.value for triple in outcome.graphs[name])


@pytest.mark.parametrize(
    ("text", "after", "added", "removed"),
    [
        (f"INSERT DATA {{ GRAPH <{BOX}> {{ <{EX.thing}> <{EX.value}> 'd' }} }}", ["b", "c", "d"], 1, 0),
        (f"DELETE DATA {{ GRAPH <{BOX}> {{ <{EX.thing}> <{EX.value}> 'c' }} }}", ["b"], 0, 1),
        (f"PREFIX c: <{CURATED}> DELETE WHERE {{ GRAPH c:box {{ ?s ?p ?o }} }}", [], 0, 2),
        (f"WITH <{BOX}> DELETE {{ ?s ?p 'b' }} INSERT {{ ?s ?p 'x' }} WHERE {{ ?s ?p 'b' }}", ["c", "x"], 1, 1),
        (f"INSERT {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}", ["a", "b", "c"], 1, 0),
        (f"COPY <{EX.one}> TO <{BOX}>", ["a", "b"], 1, 1),
        (f"CLEAR GRAPH <{BOX}>", [], 0, 2),
    ],
)
def test_the_outcome_is_the_graph_after_it_with_counts(
    filled: Store, text: str, after: list[str], added: int, removed: int
) -> None:
    outcome = update(filled, text)
    assert (values(outcome), outcome.added, outcome.removed) == (after, added, removed)
    assert set(outcome.before) == {BOX}


def test_nothing_is_committed_and_nothing_is_left_by_a_trial(filled: EmbeddedStore) -> None:
    before = filled.newest_id()
    update(filled, f"CLEAR GRAPH <{BOX}>")
    with pytest.raises(QuerySyntaxError):
        update(filled, f"INSERT DATA {{ GRAPH <{BOX}> {{ 1 2 3 }} }}")
    assert filled.newest_id() == before
    assert not list(filled.location.glob("trial-*"))


def test_a_trial_that_was_killed_is_swept_away_by_the_next(filled: EmbeddedStore) -> None:
    (filled.location / "trial-killed" / "store").mkdir(parents=True)
    update(filled, f"CLEAR GRAPH <{BOX}>")
    assert not list(filled.location.glob("trial-*"))


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "<a:a>"),
        ("INSERT DATA { GRAPH <a:g> { <a:a> <a:b> <a:c> } }", "<a:g>"),
        ("CLEAR ALL", "CLEAR"),
        ("CLEAR DEFAULT", "CLEAR"),
        ("DROP NAMED", "DROP"),
        (f"MOVE <{EX.one}> TO <{BOX}>", "<http"),
        (f"COPY <{BOX}> TO <{EX.one}>", f"<{EX.one}"),
        (f"CREATE GRAPH <{CURATED}>", "<http"),
        (f"WITH <{BOX}> INSERT {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}", "?g"),
        ("DELETE WHERE { ?s ?p ?o }", "?s"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "?g"),
        (f"INSERT {{ GRAPH <{BOX}> {{ ?s ?p ?o }} ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", "?s ?p ?o } WHERE"),
        ("LOAD <http://127.0.0.1:9/>", "LOAD"),
        (f"LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <{BOX}>", "LOAD"),
        (f"INSERT {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE SILENT <a:b> {{ ?s ?p ?o }} }}", "SERVICE"),
    ],
)
def test_what_writes_another_graph_or_reaches_outside_is_refused_where_it_stands(
    filled: Store, text: str, near: str
) -> None:
    with pytest.raises(QueryRefused) as raised:
        update(filled, text)
    assert (raised.value.line, raised.value.column) == (1, text.index(near) + 1)
    assert raised.value.nl != raised.value.en


def test_a_second_operation_that_may_not_stops_the_first(filled: Store) -> None:
    with pytest.raises(QueryRefused) as raised:
        update(filled, f"CLEAR GRAPH <{BOX}> ;\nDROP GRAPH <{EX.one}>")
    assert (raised.value.line, raised.value.column) == (2, 12)


def test_prefixes_and_the_base_are_those_of_the_operation(filled: Store) -> None:
    text = f"PREFIX a: <{CURATED}> CLEAR GRAPH a:box ; PREFIX a: <http://example.org/> CLEAR GRAPH a:one"
    with pytest.raises(QueryRefused):
        update(filled, text)
    assert values(update(filled, "CLEAR GRAPH <box>", base=CURATED)) == []
    assert values(update(filled, f"BASE <{CURATED}> CLEAR GRAPH <box>")) == []


def test_the_dataset_of_the_protocol_is_what_an_update_reads(filled: Store) -> None:
    text = f"INSERT {{ GRAPH <{CURATED}new> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}"
    assert values(update(filled, text, default_graphs=(BOX,)), f"{CURATED}new") == ["b", "c"]
    text = f"INSERT {{ GRAPH <{CURATED}new> {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert values(update(filled, text, named_graphs=(str(EX.one),)), f"{CURATED}new") == ["a", "b"]
    text = f"DELETE WHERE {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }}"
    assert values(update(filled, text, default_graphs=(BOX,))) == ["b", "c"]
    for own in (f"WITH <{BOX}>", ""):
        text = f"{own} INSERT {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }} {'' if own else f'USING <{BOX}>'} WHERE {{ ?s ?p ?o }}"
        with pytest.raises(DatasetConflict):
            update(filled, text, default_graphs=(BOX,))


def test_an_update_reads_no_graph_that_the_store_does_not_hold(filled: Store) -> None:
    text = f"INSERT {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }} USING <file:///etc/passwd> WHERE {{ ?s ?p ?o }}"
    with pytest.raises(GraphUnknown):
        update(filled, text)


def test_an_error_of_syntax_says_where(filled: Store) -> None:
    for text, where in (("CLEAR XYZ", (1, 7)), (f"INSERT DATA {{ GRAPH <{BOX}> {{\n <a:a> <a:b> ; . ; }} }}", (2, 14))):
        with pytest.raises(QuerySyntaxError) as raised:
            update(filled, text)
        assert (raised.value.line, raised.value.column) == where


def test_a_union_stays_true_after_an_update(filled: EmbeddedStore) -> None:
    filled.update(f"DELETE WHERE {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }}", writable=CURATED)
    after = filled.update(f"INSERT DATA {{ GRAPH <{BOX}> {{ <{EX.thing}> <{EX.value}> 'a', 'z' }} }}", writable=CURATED)
    found = after.query("SELECT ?o { ?s ?p ?o } ORDER BY ?o")
    assert [row[0].value for row in found] == ["a", "b", "z"]  # type: ignore[union-attr]


def test_a_commit_that_came_between_is_noticed(filled: EmbeddedStore) -> None:
    outcome = update(filled, f"CLEAR GRAPH <{BOX}>")
    filled.replace({EX.two: graph("q")})
    with pytest.raises(StoreMoved):
        filled.replace(outcome.graphs, expected=outcome.snapshot)


def write(store: Store, data: str, name: str = BOX, merge: bool = False, kind: str = "turtle") -> Outcome:
    found = store.snapshot()
    assert isinstance(found, Snapshot)
    parts = ((data.encode(), kind),)
    return attempt(found, GraphWrite(name, parts, merge, writable=CURATED))  # type: ignore[arg-type]


def test_a_document_becomes_a_graph_or_is_added_to_it(filled: Store) -> None:
    data = f"<{EX.thing}> <{EX.value}> 'c', 'd' ; <p> <q> ."
    assert values(write(filled, data)) == ["c", "d", f"{CURATED}q"]
    assert values(write(filled, data, merge=True)) == ["b", "c", "d", f"{CURATED}q"]
    with pytest.raises(GraphProtected):
        write(filled, data, str(EX.one))


def test_blank_nodes_of_two_documents_stay_apart(filled: EmbeddedStore) -> None:
    filled.replace(write(filled, "_:x <a:p> 'b' .").graphs)
    assert len(write(filled, "_:x <a:p> 'b' .", merge=True).graphs[BOX]) == 2


def test_data_that_cannot_be_read_says_where(filled: Store) -> None:
    with pytest.raises(DataSyntaxError) as raised:
        write(filled, "<a:a> <a:b> 'c' .\n<a:a> .")
    assert (raised.value.line, raised.value.column) == (2, 7)
    for data, kind in (
        ('{"@context": "http://127.0.0.1:9/c", "@id": "a:a"}', "jsonld"),
        ('<!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>', "rdfxml"),
    ):
        with pytest.raises(DataRefused):
            write(filled, data, kind=kind)


def test_a_plain_store_has_a_default_graph_of_its_own(store: Store) -> None:
    plain = EmbeddedStore(store.location, plain=True)  # type: ignore[attr-defined]
    plain.update("INSERT DATA { <a:a> <a:b> 'd' GRAPH <a:g> { <a:a> <a:b> 'g' } }")
    after = plain.update("INSERT { GRAPH <a:h> { ?s ?p ?o } } WHERE { ?s ?p ?o } ; LOAD SILENT <http://127.0.0.1:9/>")
    assert [row[0].value for row in after.query("SELECT ?o { ?s ?p ?o }")] == ["d"]  # type: ignore[union-attr]
    assert after.graphs() == ["a:g", "a:h"]
    assert [quad.object.value for quad in after.graph(DEFAULT)] == ["d"]
    assert plain.update("DROP ALL").count() == 0
    with pytest.raises(QueryRefused):
        plain.update("LOAD <http://127.0.0.1:9/>")


def test_only_a_plain_store_writes_its_default_graph(filled: Store) -> None:
    with pytest.raises(Exception, match="not a valid"):
        filled.replace({DEFAULT: graph("x")})
