"""A store says its format; one of another is not read, and an earlier one can be brought up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from ontology.load import migration
from ontology.namespaces import NG
from store import EmbeddedStore, Endpoint, open_store
from store.errors import StoreEmpty, StoreOfAnotherFormat, StoreUnreadable
from store.mark import FILE, FORMAT

GRAPH = "https://example.org/graph"
TEXT = URIRef("https://example.org/text")


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    """A store as the first format had it."""
    graph = Graph()
    graph.add((TEXT, RDF.type, NG.SourceText))
    graph.add((TEXT, NG.sha256, Literal("a" * 64)))
    graph.add((TEXT, NG.rawTextSha256, Literal("b" * 64)))
    graph.add((TEXT, NG.textSha256, Literal("c" * 64)))
    store = EmbeddedStore(tmp_path / "store")
    store.replace({GRAPH: graph})
    return store


@pytest.mark.parametrize("said", [None, FORMAT + 1])
def test_a_store_of_another_format_is_not_read_or_written(store: EmbeddedStore, said: int | None) -> None:
    mark = store.paths()[0] / FILE
    mark.unlink()
    if said:
        mark.write_text(json.dumps({"format": said, "audit": None}))
    for asked in (store.snapshot, lambda: store.replace({})):
        with pytest.raises(StoreOfAnotherFormat, match=f"has format {said or 1}.* normgraaf upgrade|newer"):
            asked()


@pytest.mark.parametrize("content", ["", "{}", "[]", "nonsense", '{"format": "x", "audit": null}'])
def test_a_damaged_mark_is_told(store: EmbeddedStore, content: str) -> None:
    (store.paths()[0] / FILE).write_text(content)
    with pytest.raises(StoreUnreadable, match=FILE):
        store.snapshot()


def test_an_earlier_store_is_brought_up_to_date_and_keeps_no_digest_that_can_be_guessed(store: EmbeddedStore) -> None:
    (store.paths()[0] / FILE).unlink()
    view = store.upgrade(migration(2))
    left = {quad.predicate.value for name in (GRAPH, "") for quad in view.graph(name)}
    assert left == {str(RDF.type), str(NG.textSha256)}
    assert [path.name for path in store.paths()] == [view.id]


def test_an_empty_store_has_nothing_to_bring_up_to_date(tmp_path: Path) -> None:
    with pytest.raises(StoreEmpty):
        EmbeddedStore(tmp_path / "none").upgrade(migration(2))


def test_the_folder_is_its_owners(store: EmbeddedStore, tmp_path: Path) -> None:
    assert store.location.stat().st_mode & 0o777 == 0o700
    store.location.chmod(0o755)
    store.replace({}, remove=[GRAPH])
    assert store.location.stat().st_mode & 0o777 == 0o700


def test_a_location_is_opened_by_what_it_is(tmp_path: Path) -> None:
    assert isinstance(open_store(tmp_path), EmbeddedStore)
    for address in ("http://example.org/sparql", Endpoint("http://example.org/sparql")):
        assert not isinstance(open_store(address), EmbeddedStore)
