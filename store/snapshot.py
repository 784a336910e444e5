"""An unchanging view of the store as it was after one commit."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

import pyoxigraph as ox

from store import mark
from store.bindings import bound_terms
from store.errors import GraphUnknown, StoreError, StoreUnreadable
from store.evaluation import Question, evaluate
from store.formats import GraphFormat, write_graphs
from store.merging import Merges
from store.result import Limits, Result
from store.terms import graph_name, iri

if TYPE_CHECKING:
    from store.bindings import Bindings

EMPTY = "0"
"""The id of the view of a store to which nothing was ever committed."""

_TIME = "%Y%m%dT%H%M%S%f"


class SnapshotGone(Exception):
    """The snapshot was pruned before it could be held; a newer one exists."""


class Snapshot:
    """One commit's content, read-only. `id` changes with every commit and is never used again, so it can key a cache.

    A snapshot stays on disk for as long as an object of this class, in whatever process, holds it.
    """

    def __init__(self, identifier: str, created: datetime, path: Path | None, store: ox.Store) -> None:
        self.id = identifier
        self.created = created
        self.path = path
        self._store = store
        self._merges = Merges(store)

    @classmethod
    def open(cls, path: Path, *, any_format: bool = False) -> Snapshot:
        """The snapshot in a folder that a commit published.

        Raises SnapshotGone where it was pruned meanwhile, StoreUnreadable where it is damaged, StoreOfAnotherFormat.
        """
        hold = _hold(path)
        try:
            if not any_format:
                mark.require(path)
            store = ox.Store.read_only(str(path))
        except (OSError, RuntimeError) as error:  # the engine reports damage as a RuntimeError
            os.close(hold)
            raise StoreUnreadable(path, error) from None
        except StoreError:
            os.close(hold)
            raise
        snapshot = cls(path.name, created(path.name), path, store)
        finalize(snapshot, os.close, hold)
        return snapshot

    @classmethod
    def empty(cls) -> Snapshot:
        """The view of a store to which nothing was committed yet."""
        return cls(EMPTY, datetime.fromtimestamp(0, UTC), None, ox.Store())

    def query(
        self,
        text: str,
        *,
        bindings: Bindings | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Result:
        """The answer, evaluated in this process without a time limit; a service uses ReaderPool.

        Raises QueryRefused, QuerySyntaxError, BindingRefused, TermRefused, GraphUnknown or QueryFailed.
        """
        limits = Limits(max_rows, max_bytes)
        return self.answer(Question(text, bound_terms(bindings), limits, tuple(default_graphs), tuple(named_graphs)))

    def answer(self, question: Question) -> Result:
        """The answer to a question whose terms are already the engine's."""
        return evaluate(self._merges, question, self.id)

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))

    def graph(self, graph: str) -> Iterator[ox.Quad]:
        """The quads of one graph (DEFAULT for the default graph); none where the store does not hold it."""
        return self._store.quads_for_pattern(None, None, None, graph_name(graph))

    def __contains__(self, graph: str) -> bool:
        return self._store.contains_named_graph(iri(graph))

    def count(self) -> int:
        """The number of quads in all named graphs; counts them one by one."""
        return sum(1 for name in self.graphs() for _ in self.graph(name))

    def serialize(
        self, file_format: GraphFormat, graphs: Iterable[str] | None = None, prefixes: Mapping[str, str] | None = None
    ) -> bytes:
        """Named graphs (all of them when None) as a document, sorted, so that equal content gives equal bytes.

        Formats without graphs (turtle, ntriples, rdfxml) merge them. Raises GraphUnknown, FormatRefused.
        """
        chosen = self.graphs() if graphs is None else list(graphs)
        for name in chosen:
            if name not in self:
                raise GraphUnknown(name)
        return write_graphs((quad for name in chosen for quad in self.graph(name)), file_format, prefixes)

    def copy_to(self, target: Path) -> None:
        """Lays an independent copy in a folder that does not exist yet; unchanged files become hard links."""
        self._store.backup(str(target))


def identifier(number: int) -> str:
    """The id of a new snapshot: its number, and the moment, so that a store made anew does not repeat one."""
    return f"{number}-{datetime.now(UTC).strftime(_TIME)}"


def created(snapshot: str) -> datetime:
    """The moment at which a snapshot of this id was made."""
    return datetime.strptime(snapshot.partition("-")[2], _TIME).replace(tzinfo=UTC)


def _hold(path: Path) -> int:
    """A shared lock on the folder, which keeps the pruner away; returned as a file descriptor."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        raise SnapshotGone(path) from None
    except OSError as error:
        raise StoreUnreadable(path, error) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if path.stat().st_ino != os.fstat(descriptor).st_ino:
            raise FileNotFoundError(path)
    except OSError:
        os.close(descriptor)
        raise SnapshotGone(path) from None
    return descriptor
