"""A real disk that is full, and one that became read-only: mounted for the test, where the system lets us."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace

from store import EmbeddedStore
from store.backup import save
from store.errors import StoreUnwritable

EX = Namespace("http://example.org/")


def graph(count: int, size: int = 10) -> Graph:
    out = Graph()
    for number in range(count):
        out.add((EX[f"thing{number}"], EX.value, Literal(f"{number} {os.urandom(size).hex()}")))
    return out


def _mount(*arguments: str) -> bool:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    path = tmp_path / "disk"
    path.mkdir()
    if not _mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(path)):
        pytest.skip("needs the right to mount a disk")
    yield path
    subprocess.run(["umount", "--lazy", str(path)], check=True)


def test_a_full_disk_is_named_and_the_old_state_can_be_read_and_written_on(disk: Path) -> None:
    store = EmbeddedStore(disk / "store", keep=1)
    before = store.replace({EX.one: graph(3)})
    with pytest.raises(StoreUnwritable, match="store"):
        store.replace({EX.one: graph(30_000, 200)})
    now = store.snapshot()
    assert now is not None
    assert now.id == before.id
    assert sum(1 for _ in now.graph(str(EX.one))) == 3
    assert sum(1 for _ in store.replace({EX.one: graph(4)}).graph(str(EX.one))) == 4


def test_a_backup_onto_a_full_disk_leaves_no_half_file(disk: Path, tmp_path: Path) -> None:
    view = EmbeddedStore(tmp_path / "store").replace({EX.one: graph(20_000, 400)})
    with pytest.raises(StoreUnwritable):
        save(view, disk / "backup.nq.gz")
    assert list(disk.iterdir()) == []


def test_a_read_only_disk_is_read_and_a_write_says_so(disk: Path) -> None:
    store = EmbeddedStore(disk / "store")
    before = store.replace({EX.one: graph(3)})
    assert _mount("-o", "remount,ro", str(disk))
    try:
        with pytest.raises(StoreUnwritable, match=r"[Rr]ead-only"):
            store.replace({EX.one: graph(4)})
        now = EmbeddedStore(disk / "store").snapshot()
        assert now is not None
        assert now.id == before.id
    finally:
        _mount("-o", "remount,rw", str(disk))
