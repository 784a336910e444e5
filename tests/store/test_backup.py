"""A store in one file and back, and what is said of a file that is not whole."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace

from store import EmbeddedStore
from store.backup import about, restore, save
from store.errors import BackupBroken, BackupOfAnotherFormat, BackupRefused, StoreUnwritable
from store.mark import FORMAT, Anchor
from store.snapshot import Snapshot

EX = Namespace("http://example.org/")


def described(*values: str) -> Graph:
    out, node = Graph(), BNode()
    out.add((EX.thing, EX.part, node))
    for value in values:
        out.add((node, EX.value, Literal(value, lang="nl")))
    return out


@pytest.fixture
def saved(tmp_path: Path) -> tuple[Snapshot, Path]:
    store = EmbeddedStore(tmp_path / "store")
    view = store.replace({EX.one: described('a "b"\nc', "é 💥"), EX.two: described("d")})
    path = tmp_path / "backup.nq.gz"
    found = save(view, path)
    assert (found.graphs, found.quads, found.snapshot) == (2, 5, view.id)
    return view, path


def test_a_restored_store_holds_what_was_backed_up(saved: tuple[Snapshot, Path], tmp_path: Path) -> None:
    view, path = saved
    other = EmbeddedStore(tmp_path / "other")
    other.replace({EX.three: described("gone after this")})
    restore(path, other)
    now = other.snapshot()
    assert now is not None
    assert now.serialize("nquads") == view.serialize("nquads")


def test_the_same_content_gives_the_same_file(saved: tuple[Snapshot, Path], tmp_path: Path) -> None:
    view, path = saved
    save(view, tmp_path / "again.nq.gz")
    assert (tmp_path / "again.nq.gz").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("fault", ["cut", "sealless", "changed", "not gzip", "empty", "no rdf"])
def test_a_file_that_is_not_whole_changes_nothing(fault: str, saved: tuple[Snapshot, Path], tmp_path: Path) -> None:
    _, path = saved
    whole = path.read_bytes()
    lines = gzip.decompress(whole).splitlines(keepends=True)
    path.write_bytes(
        {
            "cut": whole[: len(whole) // 2],
            "sealless": gzip.compress(b"".join(lines[:-1])),
            "changed": gzip.compress(b"".join(lines).replace(b'"d"', b'"e"')),
            "not gzip": b"".join(lines),
            "empty": b"",
            "no rdf": gzip.compress(b"hello\nworld\n" + lines[-1]),
        }[fault]
    )
    store = EmbeddedStore(tmp_path / "other")
    before = store.replace({EX.three: described("stays")})
    with pytest.raises(BackupBroken, match=r"backup\.nq\.gz"):
        restore(path, store)
    assert store.newest_id() == before.id


def test_a_backup_that_cannot_be_written_leaves_the_one_before(saved: tuple[Snapshot, Path]) -> None:
    view, path = saved
    with pytest.raises(StoreUnwritable):
        save(view, path / "inside-a-file")
    assert gzip.decompress(path.read_bytes()).splitlines()[-1].startswith(b"# normgraaf backup")


def test_a_backup_says_under_which_format_shapes_and_entry_it_was_made(
    saved: tuple[Snapshot, Path], tmp_path: Path
) -> None:
    view, _ = saved
    made = save(view, tmp_path / "b.nq.gz", shapes="a" * 64, audit=Anchor(7, "b" * 64))
    assert about(tmp_path / "b.nq.gz") == made
    assert (made.format, made.shapes, made.audit) == (FORMAT, "a" * 64, Anchor(7, "b" * 64))


def test_a_backup_of_another_format_changes_nothing_and_says_so(saved: tuple[Snapshot, Path], tmp_path: Path) -> None:
    _, path = saved
    lines = gzip.decompress(path.read_bytes())
    for found, said in ((1, b""), (FORMAT + 1, f" format {FORMAT + 1}, shapes -, audit 0 -,".encode())):
        changed = re.sub(rb",( format \d+, shapes \S+, audit \d+ \S+,) sha256", b"," + said + b" sha256", lines)
        path.write_bytes(gzip.compress(changed))
        with pytest.raises(BackupOfAnotherFormat, match=f"format {found}"):
            restore(path, EmbeddedStore(tmp_path / "other"))
    assert EmbeddedStore(tmp_path / "other").newest_id() is None


def test_a_graph_that_does_not_pass_the_gate_is_not_restored(saved: tuple[Snapshot, Path], tmp_path: Path) -> None:
    _, path = saved
    store = EmbeddedStore(tmp_path / "other")
    with pytest.raises(BackupRefused, match=r"graph http://example.org/two does not pass the shapes: too few"):
        restore(path, store, lambda name, quads: "too few" if name.endswith("two") and quads else "")
    assert store.newest_id() is None
