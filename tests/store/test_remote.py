"""A store in another engine, on a real Virtuoso: what is written comes back, and what fails says so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from rdflib import XSD, Graph, Literal, Namespace

from store import Endpoint, ReaderPool, RemoteStore, open_store
from store.errors import EngineRefused, EngineUnreachable, GraphUnknown, QueryRefused
from store.remote import LEDGER

EX = Namespace("http://example.org/")
NOWHERE = Endpoint("http://127.0.0.1:9/sparql", "http://127.0.0.1:9/graphs")
pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def graph(*values: str | Literal) -> Graph:
    out = Graph()
    for number, value in enumerate(values):
        out.add((EX[f"s{number}"], EX.p, value if isinstance(value, Literal) else Literal(value)))
    return out


@pytest.fixture
def store(virtuoso: Endpoint) -> Iterator[RemoteStore]:
    """An empty store in the engine, which is emptied again."""
    store = RemoteStore(virtuoso)
    yield store
    if (view := store.snapshot()) is not None:
        store.replace({}, remove=view.graphs())
    virtuoso.delete(LEDGER)


def test_a_web_address_opens_a_remote_store_and_a_folder_an_embedded_one() -> None:
    assert isinstance(open_store("https://example.org/sparql"), RemoteStore)
    assert not isinstance(open_store("example.org/sparql"), RemoteStore)


def test_before_the_first_commit_there_is_no_snapshot(store: RemoteStore) -> None:
    assert store.snapshot() is None
    assert store.newest_id() is None


def test_what_is_written_comes_back_and_what_is_removed_is_gone(store: RemoteStore) -> None:
    store.replace({EX.one: graph("a", "b"), EX.two: graph("c")})
    view = store.replace({}, remove=[EX.two])
    assert view.graphs() == [str(EX.one)]
    assert EX.two not in view
    assert view.count() == 2
    assert view.query("SELECT ?o { ?s ?p ?o FILTER (ISLITERAL(?o) && ?s = ?x) }", bindings={"x": EX.s2}).rows == ()


def test_a_commit_has_a_new_id_and_the_same_content_again_makes_none(store: RemoteStore) -> None:
    first = store.replace({EX.one: graph("a")})
    assert store.replace({EX.one: graph("a")}).id == first.id
    second = store.replace({EX.one: graph("b")})
    assert second.id != first.id
    assert store.newest_id() == second.id


@pytest.mark.parametrize(
    "value",
    [
        Literal(True),
        Literal("P14D", datatype=XSD.duration),
        Literal("2024-03-01", datatype=XSD.date),
        Literal("2024-03", datatype=XSD.gYearMonth),
        Literal("0.5", datatype=XSD.decimal),
        Literal(12),
        Literal('“aan”halen "zo"\nen zo\\ 💥', lang="nl"),
    ],
)
def test_a_literal_comes_back_as_it_was_written(store: RemoteStore, value: Literal) -> None:
    view = store.replace({EX.one: graph(value)})
    text = "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"
    (row,) = view.query(text, bindings={"g": EX.one}).rows
    (quad,) = view.graph(str(EX.one))
    assert quad.object == row[0]
    assert (row[0].value, row[0].language) == (str(value), value.language)
    if value.datatype is not None:
        assert row[0].datatype.value == str(value.datatype)


def test_a_yes_or_no_question_gets_yes_or_no(store: RemoteStore) -> None:
    view = store.replace({EX.one: graph("a")})
    assert view.query("ASK { ?s ?p 'a' }").boolean is True
    assert view.query("ASK { ?s ?p 'z' }").boolean is False


def test_rows_past_the_limit_are_left_out_and_said_to_be(store: RemoteStore) -> None:
    view = store.replace({EX.one: graph("a", "b", "c")})
    text = "SELECT ?o { GRAPH <http://example.org/one> { ?s ?p ?o } }"
    assert view.query(text).truncated is None
    cut = view.query(text, max_rows=2)
    assert (len(cut.rows), cut.truncated) == (2, "rows")


def test_what_the_embedded_store_refuses_is_refused_before_it_is_sent(store: RemoteStore) -> None:
    view = store.replace({EX.one: graph("a")})
    for text in ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "DROP ALL"):
        with pytest.raises(QueryRefused):
            view.query(text)
    with pytest.raises(GraphUnknown):
        view.query("SELECT * FROM <http://127.0.0.1/x> { ?s ?p ?o }")


def test_an_interrupted_commit_is_seen_as_one_and_completed_by_the_next(
    store: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.replace({EX.one: graph("a"), EX.two: graph("b")})
    put = Endpoint.put

    def fails(endpoint: Endpoint, name: str, ntriples: bytes) -> None:
        if name == str(EX.two):
            raise EngineUnreachable(endpoint.graphs, "cable pulled")
        put(endpoint, name, ntriples)

    wanted = {EX.one: graph("c"), EX.two: graph("d")}
    monkeypatch.setattr(Endpoint, "put", fails)
    with pytest.raises(EngineUnreachable):
        store.replace(wanted)
    monkeypatch.undo()
    between = store.snapshot()
    assert between is not None
    assert between.id.endswith("-writing")
    after = store.replace(wanted)
    assert not after.id.endswith("-writing")
    assert {quad.object.value for name in after.graphs() for quad in after.graph(name)} == {"c", "d"}


def test_an_engine_that_is_not_there_is_named() -> None:
    with pytest.raises(EngineUnreachable, match=r"127\.0\.0\.1:9") as raised:
        RemoteStore(NOWHERE).snapshot()
    assert "niet bereikbaar" in raised.value.nl


def test_an_engine_that_lets_us_read_only_says_so(virtuoso: Endpoint) -> None:
    for reader in (Endpoint(virtuoso.queries, virtuoso.graphs, "dba", "wrong"), Endpoint(virtuoso.queries)):
        with pytest.raises(EngineRefused):
            RemoteStore(reader).replace({EX.one: graph("a")})


def test_a_query_that_is_no_sparql_is_the_engines_to_refuse(store: RemoteStore) -> None:
    view = store.replace({EX.one: graph("a")})
    with pytest.raises(EngineRefused, match="syntax"):
        view.query("SELECT * { ?s ?p }")


def test_readers_of_a_service_answer_from_the_engine(store: RemoteStore, virtuoso: Endpoint) -> None:
    view = store.replace({EX.one: graph("a")})
    with ReaderPool(virtuoso, workers=1) as pool:
        found = asyncio.run(pool.query("SELECT ?o { GRAPH <http://example.org/one> { ?s ?p ?o } }"))
        assert pool.newest_id == view.id
    assert found.snapshot == view.id
    assert [row[0].value for row in found.rows] == ["a"]
