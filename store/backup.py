"""A copy of a store in one file that any engine can read: compressed N-Quads, and a last line that seals them."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from store.errors import BackupBroken, StoreUnwritable
from store.interface import Store, View

_SEAL = re.compile(rb"# normgraaf backup of (\S+): (\d+) graphs, (\d+) quads, sha256 ([0-9a-f]{64})\n")


@dataclass(frozen=True)
class Backup:
    """What a backup holds: the snapshot that it is of, how many graphs and quads."""

    snapshot: str
    graphs: int
    quads: int


def save(view: View, path: Path) -> Backup:
    """Writes all graphs of a view to a file, which appears when it is whole and on disk.

    Raises StoreUnwritable; what stood at the path then still stands there.
    """
    digest, count = hashlib.sha256(), 0
    partial = path.with_name(f".{path.name}.partial")
    names = view.graphs()
    try:
        with (
            partial.open("wb") as raw,
            gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=6) as out,
        ):
            for line in _lines(view, names):
                digest.update(line)
                out.write(line)
                count += 1
            seal = f"# normgraaf backup of {view.id}: {len(names)} graphs, {count} quads, sha256 {digest.hexdigest()}\n"
            out.write(seal.encode())
            out.close()
            raw.flush()
            os.fsync(raw.fileno())
        partial.rename(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise StoreUnwritable(path, error) from None
    return Backup(view.id, len(names), count)


def restore(path: Path, store: Store) -> Backup:
    """Gives a store exactly the graphs of a backup, in one commit.

    The whole file is read and held against its seal first. Raises BackupBroken, and what `Store.replace` raises; then
    the store is as it was (see RemoteStore.replace for an engine that commits graph by graph).
    """
    found, graphs = _read(path)
    before = store.snapshot()
    gone = [name for name in (before.graphs() if before else ()) if name not in graphs]
    store.replace(graphs, remove=gone)
    return found


def _lines(view: View, names: list[str]) -> Iterator[bytes]:
    for name in names:
        for quad in view.graph(name):
            yield f"{quad} .\n".encode()


def _read(path: Path) -> tuple[Backup, dict[str, list[ox.Quad]]]:
    digest, graphs, last = hashlib.sha256(), defaultdict[str, list[ox.Quad]](list), b""
    try:
        with gzip.open(path) as lines:
            for line in lines:
                if last:
                    digest.update(last)
                    _add(graphs, last)
                last = line
    except (OSError, EOFError, zlib.error, SyntaxError, ValueError) as error:
        raise BackupBroken(path, str(error)) from None
    seal = _SEAL.fullmatch(last)
    if seal is None:
        raise BackupBroken(path, "its last line is missing")
    found = Backup(seal[1].decode(), int(seal[2]), int(seal[3]))
    whole = (len(graphs), sum(map(len, graphs.values())), digest.hexdigest().encode())
    if whole != (found.graphs, found.quads, seal[4]):
        raise BackupBroken(path, "its content is not what its last line says")
    return found, dict(graphs)


def _add(graphs: defaultdict[str, list[ox.Quad]], line: bytes) -> None:
    for quad in ox.parse(line, format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value].append(quad)
