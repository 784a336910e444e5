"""The next snapshot in the making: a copy of the last one, changed and written through to disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from store import mark
from store.mark import Anchor
from store.snapshot import Snapshot
from store.terms import GraphName

Contents = Mapping[GraphName, list[ox.Quad]]

# Bulk loading is three times as fast for many quads, but each load leaves nine files that the engine never merges.
_BULK = 20_000
# The engine gets no time between commits to merge its files; past this many, opening a snapshot becomes slow.
_COMPACT_AT = 100
_REWRITE_AT = 200


def build(
    folder: Path, before: Snapshot | None, changed: Contents, *, plain: bool = False, audit: Anchor | None = None
) -> None:
    """Makes a database in a new folder: what the last snapshot holds, with these graphs given this content.

    In a plain store the default graph is a graph as any other; else it is kept as the union of the named ones. The
    folder is marked with the store's format and the entry of the audit log that tells of this. Raises OSError or
    RuntimeError where the disk or the engine refuses.
    """
    _copy(folder, before)
    _change(folder, changed, plain=plain)
    if _files(folder) > _REWRITE_AT:
        _rewrite(folder)
    mark.write(folder, audit)
    _sync(folder)


def rebuild(folder: Path, before: Snapshot, update: str) -> None:
    """Makes a database in a new folder: what a snapshot of any format holds, brought up to date by a SPARQL update.

    Raises OSError, RuntimeError, or SyntaxError for an update that is none.
    """
    _copy(folder, before)
    _update(folder, update)
    mark.write(folder, None)
    _sync(folder)


def _copy(folder: Path, before: Snapshot | None) -> None:
    discard(folder)
    discard(_fresh(folder))
    if before:
        before.copy_to(folder)


def _update(folder: Path, text: str) -> None:
    store = ox.Store(str(folder))
    try:
        store.update(text)
        store.flush()
    finally:
        del store  # the engine lets go of its folder


def discard(folder: Path) -> None:
    """Removes a folder where it exists."""
    if folder.exists():
        shutil.rmtree(folder)


def sync_folder(folder: Path) -> None:
    """Writes a folder's list of names through to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _change(folder: Path, changed: Contents, *, plain: bool) -> None:
    """Changes the copy. The engine lets go of its folder when this function returns."""
    store = ox.Store(str(folder))
    try:
        extend = store.bulk_extend if sum(map(len, changed.values())) > _BULK else store.extend
        gone: set[ox.Triple] = set()
        for graph, new in changed.items():
            gone |= {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
            store.remove_graph(graph)
            extend(new)
        if not plain:
            _keep_union(store, gone)
            extend([ox.Quad(*quad.triple) for new in changed.values() for quad in new])
        store.flush()
        if _files(folder) > _COMPACT_AT:
            store.optimize()
    finally:
        del store


def _keep_union(store: ox.Store, gone: set[ox.Triple]) -> None:
    """Takes from the default graph what no named graph holds any longer.

    The default graph is kept as the union of the named ones. The engine can also form the union as it queries, but then
    a triple that two graphs hold is found, and counted, twice.
    """
    for triple in gone:
        held = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        if all(quad.graph_name == ox.DefaultGraph() for quad in held):
            store.remove(ox.Quad(*triple))


def _rewrite(folder: Path) -> None:
    """Puts a fresh copy in its place: the files of many small graphs are moved by the engine, but never merged."""
    fresh = _fresh(folder)
    store, copy = ox.Store.read_only(str(folder)), ox.Store(str(fresh))
    try:
        copy.bulk_extend(store)
        copy.flush()
    finally:
        del store, copy  # before the folder moves: the engine writes in it when it lets go
    discard(folder)
    fresh.rename(folder)


def _fresh(folder: Path) -> Path:
    return folder.with_name("rewriting")


def _files(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.sst"))


def _sync(folder: Path) -> None:
    """Writes the new files of a snapshot through to the disk; the engine's own log is of no use to readers."""
    for path in folder.iterdir():
        if path.name.startswith("LOG"):
            path.unlink()
        elif path.stat().st_nlink == 1:  # a file with more links was written through by the commit that made it
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(folder)
