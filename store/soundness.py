"""Whether a store on disk can be trusted: every snapshot read to its last quad."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from store.embedded import EmbeddedStore
from store.errors import StoreUnreadable
from store.snapshot import Snapshot, SnapshotGone
from store.terms import DEFAULT


@dataclass(frozen=True)
class Condition:
    """One snapshot: how many graphs and quads were read from it, and what is wrong with it ("" for a sound one)."""

    snapshot: str
    graphs: int
    quads: int
    fault: str = ""


def conditions(store: EmbeddedStore) -> list[Condition]:
    """The condition of every snapshot, newest first. Reading a quad checks the engine's own sums over its files."""
    return [found for path in store.paths() if (found := _condition(path)) is not None]


def _condition(path: Path) -> Condition | None:
    try:
        snapshot = Snapshot.open(path)
        names = snapshot.graphs()
        quads = sum(1 for name in names for _ in snapshot.graph(name))
        fault = _fault(snapshot, names)
    except SnapshotGone:
        return None
    except (StoreUnreadable, RuntimeError, OSError) as error:
        return Condition(path.name, 0, 0, str(error))
    return Condition(path.name, len(names), quads, fault)


def _fault(snapshot: Snapshot, names: list[str]) -> str:
    """What the default graph lacks, or has too much, of the union of the named graphs."""
    union = {quad.triple for quad in snapshot.graph(DEFAULT)}
    named: set[ox.Triple] = set()
    for name in names:
        named.update(quad.triple for quad in snapshot.graph(name))
    if union == named:
        return ""
    return (
        f"the default graph lacks {len(named - union)} triples of the named graphs and has {len(union - named)} others"
    )
