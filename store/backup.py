"""A copy of a store in one file that any engine can read: compressed N-Quads, and a last line that seals them."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from store.audit import Account
from store.errors import BackupBroken, BackupOfAnotherFormat, BackupRefused, StoreUnwritable
from store.interface import Store, View
from store.mark import FORMAT, Anchor

_SEAL = re.compile(
    rb"# normgraaf backup of (\S+): (\d+) graphs, (\d+) quads,(?: format (\d+), shapes (\S+), audit (\d+) (\S+),)?"
    rb" sha256 ([0-9a-f]{64})\n"
)

Gate = Callable[[str, list[ox.Quad]], str]
"""What is wrong with the content of a graph of that name, in one line; "" for nothing."""


@dataclass(frozen=True)
class Backup:
    """What a backup holds: the snapshot that it is of, how many graphs and quads; the store's format, the digest of the
    shapes that its graphs passed, and the last entry of the audit log when it was made."""

    snapshot: str
    graphs: int
    quads: int
    format: int = FORMAT
    shapes: str = "-"
    audit: Anchor | None = None


def save(view: View, path: Path, *, shapes: str = "-", audit: Anchor | None = None) -> Backup:
    """Writes all graphs of a view to a file, which appears when it is whole and on disk.

    Raises StoreUnwritable; what stood at the path then still stands there.
    """
    made = Backup(view.id, len(view.graphs()), 0, FORMAT, shapes, audit)
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
            made = replace(made, quads=count)
            out.write(_seal(made, digest.hexdigest()))
            out.close()
            raw.flush()
            os.fsync(raw.fileno())
        partial.rename(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise StoreUnwritable(path, error) from None
    return made


def restore(path: Path, store: Store, gate: Gate | None = None, account: Account | None = None) -> Backup:
    """Gives a store exactly the graphs of a backup, in one commit.

    The whole file is read, held against its seal, and each graph against the gate first. Raises BackupBroken,
    BackupOfAnotherFormat, BackupRefused, and what `Store.replace` raises; then the store is as it was (see
    RemoteStore.replace for an engine that commits graph by graph).
    """
    found, graphs = _read(path)
    for name, content in graphs.items():
        if gate is not None and (fault := gate(name, content)):
            raise BackupRefused(path, name, fault)
    before = store.snapshot()
    gone = [name for name in (before.graphs() if before else ()) if name not in graphs]
    store.replace(graphs, remove=gone, account=account)
    return found


def about(path: Path) -> Backup:
    """What a backup says of itself, after it was read whole; raises BackupBroken, BackupOfAnotherFormat."""
    return _read(path)[0]


def _seal(made: Backup, digest: str) -> bytes:
    audit = f"{made.audit.number} {made.audit.digest}" if made.audit else "0 -"
    content = f"{made.graphs} graphs, {made.quads} quads, format {made.format}, shapes {made.shapes}, audit {audit}"
    return f"# normgraaf backup of {made.snapshot}: {content}, sha256 {digest}\n".encode()


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
    snapshot, count, quads, form, shapes, number, head, sha256 = ((each or b"").decode() for each in seal.groups())
    audit = Anchor(int(number), head) if int(number or 0) else None
    found = Backup(snapshot, int(count), int(quads), int(form or 1), shapes or "-", audit)
    if (len(graphs), sum(map(len, graphs.values())), digest.hexdigest()) != (found.graphs, found.quads, sha256):
        raise BackupBroken(path, "its content is not what its last line says")
    if found.format != FORMAT:
        raise BackupOfAnotherFormat(path, found.format, FORMAT)
    return found, dict(graphs)


def _add(graphs: defaultdict[str, list[ox.Quad]], line: bytes) -> None:
    for quad in ox.parse(line, format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value].append(quad)
