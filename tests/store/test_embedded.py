"""Commits happen whole or not at all, and survive whatever ends the process."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from store import Snapshot, Store, open_store
from store.embedded import EmbeddedStore
from store.errors import StoreLocked, StoreUnreadable, StoreUnwritable, TermRefused

EX = Namespace("http://example.org/")
ROOT = Path(__file__).parents[2]


def graph(*values: str) -> Graph:
    out = Graph()
    for value in values:
        out.add((EX.thing, EX.value, Literal(value)))
    return out


def values(snapshot: Snapshot, name: URIRef) -> set[str]:
    return {str(quad.object.value) for quad in snapshot.graph(str(name))}


def test_a_commit_replaces_a_graph_whole(store: Store) -> None:
    store.replace({EX.one: graph("a", "b"), EX.two: graph("x")})
    after = store.replace({EX.one: graph("b", "c")})
    assert values(after, EX.one) == {"b", "c"}
    assert values(after, EX.two) == {"x"}


def test_a_commit_removes_graphs_beside_what_it_writes(store: Store) -> None:
    store.replace({EX.one: graph("a"), EX.two: graph("x")})
    after = store.replace({EX.three: graph("n")}, remove=[EX.one, EX.unknown])
    assert after.graphs() == [str(EX.three), str(EX.two)]


def test_an_empty_graph_is_a_removed_graph(store: Store) -> None:
    store.replace({EX.one: graph("a"), EX.two: graph("x")})
    assert store.replace({EX.one: Graph()}).graphs() == [str(EX.two)]


def test_equal_content_makes_no_new_snapshot(store: Store) -> None:
    first = store.replace({EX.one: graph("a", "b")})
    assert store.replace({EX.one: graph("b", "a")}, remove=[EX.unknown]).id == first.id
    assert store.replace({EX.one: first.graph(str(EX.one))}).id == first.id


def test_blank_nodes_and_spellings_of_a_number_do_not_make_content_new(store: Store) -> None:
    def described(mark: str) -> Graph:
        out, node = Graph(), BNode()
        out.add((EX.thing, EX.part, node))
        out.add((node, EX.size, Literal("0.90", datatype=XSD.decimal, normalize=False)))
        out.add((node, EX.mark, Literal(mark)))
        return out

    first = store.replace({EX.one: described("m")})
    assert store.replace({EX.one: described("m")}).id == first.id
    assert store.replace({EX.one: described("other")}).id != first.id


def test_terms_come_back_as_they_went_in(store: Store) -> None:
    text = 'a "quote", a \\, a\nnewline, a\x0cform feed, é and \U0001f600'
    triples = [
        (EX.thing, EX.value, Literal(text)),
        (EX.thing, EX.value, Literal("woord", lang="nl")),
        (EX.thing, EX.value, Literal("2024-02-30", datatype=XSD.date)),
    ]
    found = {(str(q.object.value), q.object.language) for q in store.replace({EX.one: triples}).graph(str(EX.one))}
    assert found == {(text, None), ("woord", "nl"), ("2024-02-30", None)}


@pytest.mark.parametrize("bad", [(URIRef("http://example.org/a b"), EX.p, Literal("x")), (Literal("x"), EX.p, EX.o)])
def test_a_bad_term_leaves_the_store_as_it_was(bad: tuple[URIRef, URIRef, Literal], store: Store) -> None:
    first = store.replace({EX.one: graph("a")})
    with pytest.raises(TermRefused):
        store.replace({EX.one: [(EX.thing, EX.value, Literal("new")), bad]})
    now = store.snapshot()
    assert now is not None
    assert now.id == first.id
    assert values(now, EX.one) == {"a"}


def test_a_full_disk_is_one_clear_line_and_leaves_the_old(store: Store) -> None:
    first = store.replace({EX.one: graph("a")})
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limit[1]))
    try:
        with pytest.raises(StoreUnwritable) as raised:
            store.replace({EX.one: graph(*(f"value {n}" for n in range(5000)))})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert "\n" not in raised.value.nl + raised.value.en
    now = store.snapshot()
    assert now is not None
    assert now.id == first.id
    assert values(store.replace({EX.one: graph("b")}), EX.one) == {"b"}


def test_a_location_that_cannot_be_a_folder_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnwritable, match="file/store"):
        open_store(tmp_path / "file" / "store").replace({EX.one: graph("a")})


@pytest.mark.parametrize("content", [b"", b"damaged"])
def test_a_damaged_snapshot_is_named_and_not_passed_over(content: bytes, store: Store) -> None:
    store.replace({EX.one: graph("a")})
    path = store.replace({EX.one: graph("b")}).path
    assert path is not None
    (path / "CURRENT").unlink()
    (path / "CURRENT").write_bytes(content)
    with pytest.raises(StoreUnreadable, match=path.name):
        store.snapshot()


def test_a_store_that_does_not_exist_has_no_snapshot_and_reading_makes_none(tmp_path: Path) -> None:
    assert open_store(tmp_path / "none").snapshot() is None
    assert not (tmp_path / "none").exists()


def test_a_writer_waits_for_the_lock_and_then_says_so(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path, wait=0.1)
    store.replace({EX.one: graph("a")})
    with EmbeddedStore(tmp_path)._locked(), pytest.raises(StoreLocked, match=r"0\.1 s"):
        store.replace({EX.one: graph("b")})
    assert values(store.replace({EX.one: graph("b")}), EX.one) == {"b"}


def test_writers_at_once_all_commit(tmp_path: Path) -> None:
    def write(number: int) -> None:
        open_store(tmp_path).replace({EX[f"graph{number}"]: graph("a")})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    now = open_store(tmp_path).snapshot()
    assert now is not None
    assert len(now.graphs()) == 6


def test_a_reader_keeps_its_snapshot_through_commits_and_then_it_is_pruned(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path, keep=2)
    held: Snapshot | None = store.replace({EX.one: graph("a")})
    assert held is not None
    assert held.path is not None
    path = held.path
    for number in range(6):
        store.replace({EX.one: graph(f"b{number}")})
    assert values(held, EX.one) == {"a"}
    assert path.exists()
    assert len(list((tmp_path / "snapshots").iterdir())) == 3
    held = None
    store.replace({EX.one: graph("last")})
    assert not path.exists()
    assert len(list((tmp_path / "snapshots").iterdir())) == 2


def test_readers_never_see_half_a_commit(store: Store) -> None:
    store.replace({EX.one: graph("0"), EX.two: graph("0")})
    seen: list[set[str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            now = store.snapshot()
            assert now is not None
            seen.append(values(now, EX.one) | values(now, EX.two))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 12):
        store.replace({EX.one: graph(str(number)), EX.two: graph(str(number))})
    done.set()
    reader.join()
    assert len(seen) > 3
    assert all(len(found) == 1 for found in seen)


WRITER = """
import sys
from rdflib import Graph, Literal, URIRef
from store import open_store
store = open_store(sys.argv[1])
ex = "http://example.org/"
for number in range(1, 10_000):
    g = Graph()
    for n in range(300):
        g.add((URIRef(f"{ex}{n}"), URIRef(ex + "value"), Literal(number)))
    store.replace({ex + "one": g, ex + "two": g})
    print(number, flush=True)
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(7)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    last = 0
    for _ in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, env=environment, text=True
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        writer.kill()
        acknowledged = [int(line) for line in (first + writer.stdout.read()).split()]
        writer.stdout.close()
        writer.wait()
        now = open_store(tmp_path).snapshot()
        assert now is not None
        one, two = values(now, EX.one), values(now, EX.two)
        assert one == two
        assert len(one) == 1
        last = int(one.pop())
        assert last in (acknowledged[-1], acknowledged[-1] + 1)
        assert now.count() == 600
    store = open_store(tmp_path)
    assert values(store.replace({EX.one: graph("after")}), EX.one) == {"after"}
    assert not (tmp_path / "building").exists()
