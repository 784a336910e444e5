"""What is said of each snapshot of a store, and the way back from a damaged one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace

from store import EmbeddedStore
from store.errors import SnapshotUnknown, StoreUnreadable
from store.soundness import conditions

EX = Namespace("http://example.org/")


def graph(*values: str) -> Graph:
    out = Graph()
    for value in values:
        out.add((EX.thing, EX.value, Literal(value)))
    return out


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    store = EmbeddedStore(tmp_path / "store")
    store.replace({EX.one: graph("a")})
    store.replace({EX.one: graph("a", "b"), EX.two: graph("a")})
    return store


def test_a_sound_store_is_read_to_its_last_quad(store: EmbeddedStore) -> None:
    assert [(c.graphs, c.quads, c.fault) for c in conditions(store)] == [(2, 3, ""), (1, 1, "")]
    assert conditions(EmbeddedStore(store.location / "none")) == []


def test_a_damaged_snapshot_is_told_from_the_sound_one_and_can_be_left(store: EmbeddedStore) -> None:
    newest, older = store.paths()
    for file in newest.glob("*.sst"):
        content = bytearray(file.read_bytes())
        file.unlink()  # its bytes are shared with the older snapshot
        content[len(content) // 3] ^= 0xFF
        file.write_bytes(content)
    (newest / "CURRENT").unlink()
    (newest / "CURRENT").write_text("nonsense")
    damaged, sound = conditions(store)
    assert (damaged.snapshot, bool(damaged.fault)) == (newest.name, True)
    assert (sound.snapshot, sound.fault) == (older.name, "")
    with pytest.raises(StoreUnreadable):
        store.replace({EX.one: graph("c")})
    back = store.go_back(older.name)
    assert {quad.object.value for quad in back.graph(str(EX.one))} == {"a"}
    assert store.newest_id() == back.id
    assert sum(1 for _ in store.replace({EX.one: graph("c")}).graph(str(EX.one))) == 1


def test_a_default_graph_that_is_no_union_is_a_fault(store: EmbeddedStore) -> None:
    path = store.paths()[0]
    inside = ox.Store(str(path))
    inside.add(ox.Quad(ox.NamedNode("http://example.org/x"), ox.NamedNode("http://example.org/y"), ox.Literal("z")))
    inside.flush()
    del inside
    assert "1 others" in conditions(store)[0].fault


def test_a_snapshot_that_is_not_there_is_refused_with_those_that_are(store: EmbeddedStore) -> None:
    with pytest.raises(SnapshotUnknown, match=store.paths()[0].name):
        store.go_back("99-20260101T000000000000")
