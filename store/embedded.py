"""The store in a folder on disk: commits that happen whole or not at all, and readers that are never in their way."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from store import mark
from store.audit import DONE, FAILED, difference
from store.building import Contents, build, discard, rebuild, sync_folder
from store.errors import SnapshotUnknown, StoreEmpty, StoreLocked, StoreMoved, StoreUnreadable, StoreUnwritable
from store.private import private_folder
from store.snapshot import EMPTY, Snapshot, SnapshotGone, identifier
from store.terms import DEFAULT, GraphName, graph_name, iri, quads

if TYPE_CHECKING:
    from store.audit import Account, AuditLog
    from store.mark import Anchor


class EmbeddedStore:
    """Named graphs in `location`, kept by Oxigraph.

    `snapshots/{number}-{moment}/` are complete databases and the highest number is the store's state. A commit copies
    it (hard links) to `building/`, changes the copy, writes it through to disk and renames it into `snapshots/`: that
    rename is the commit. After a crash at any moment the highest snapshot is whole, and what is left of `building/` is
    thrown away by the next commit. `lock` is held for the moment of a commit only.
    """

    def __init__(self, location: str | Path, *, keep: int = 3, wait: float = 10.0, plain: bool = False) -> None:
        """`keep` snapshots stay on disk, older ones go when no reader holds them; `wait` for the lock is in seconds.

        In a `plain` store the default graph is a graph of its own, under the name DEFAULT, and no union.
        """
        self.location = Path(location)
        self.plain = plain
        self._keep = max(keep, 1)
        self._wait = wait

    def replace(
        self,
        graphs: Mapping[str, Iterable[Any]],
        remove: Iterable[str] = (),
        *,
        expected: str | None = None,
        account: Account | None = None,
    ) -> Snapshot:
        """Gives each named graph exactly these triples, removes others, in one commit; returns the resulting snapshot.

        Graphs are rdflib graphs or triples or quads of rdflib or pyoxigraph; an empty one is removed. Where nothing
        would change no commit is made. With `expected` the commit is made only while that snapshot is the newest. With
        an `account` its log tells of the commit, before and after. When this returns the commit is on disk; when it
        raises (TermRefused, StoreMoved, StoreLocked, StoreUnwritable, StoreUnreadable, AuditUnwritable) nothing has
        changed.
        """
        wanted = {(node := self._node(name)): list(quads(node, triples)) for name, triples in graphs.items()}
        wanted |= {self._node(name): [] for name in remove if self._node(name) not in wanted}
        with self._locked():
            before = self.snapshot()
            if expected is not None and expected != (before.id if before else EMPTY):
                raise StoreMoved(expected)
            changed = {graph: new for graph, new in wanted.items() if not _same(before, graph, new)}
            if before and not changed:
                return before
            after = self._commit(before, changed, _number(before.id) + 1 if before else 1, account)
            self._prune()
            return after

    def settle(self, log: AuditLog) -> None:
        """Lets the log say what became of writes that ended between commit and entry; raises AuditUnwritable.

        Where another process is writing it is left to that one.
        """
        if self.location.exists():
            with suppress(StoreLocked, StoreUnwritable), self._locked(0):
                log.settle(self._newest_with_anchor())

    def upgrade(self, update: str) -> Snapshot:
        """Brings a store of an earlier format up to date; snapshots of that format go.

        Raises StoreEmpty, StoreLocked, StoreUnwritable or StoreUnreadable.
        """
        with self._locked():
            path = self._newest()
            if path is None:
                raise StoreEmpty(self.location)
            building, target = self._places(_number(path.name) + 1)
            older = self.paths()
            try:
                rebuild(building, Snapshot.open(path, any_format=True), update)
                building.rename(target)
                sync_folder(target.parent)
            except (OSError, RuntimeError) as error:
                raise StoreUnwritable(self.location, error) from None
            self._retire(older)
            return Snapshot.open(target)

    def update(self, text: str, *, writable: str = "", base: str = "") -> Snapshot:
        """Evaluates a SPARQL update and commits what it makes of the graphs that it writes, in one commit.

        `writable` is the start of the IRIs of those graphs; in a plain store any graph may be written. Evaluated in
        this process without a time limit; a service uses ReaderPool.attempt. Raises what `attempt` and `replace` raise.
        """
        from store.trial import Update, attempt  # here, because readers change nothing and start faster without it

        outcome = attempt(self.snapshot() or Snapshot.empty(), Update(text, base=base, writable=writable))
        return self.replace(outcome.graphs, expected=outcome.snapshot)

    def snapshot(self) -> Snapshot | None:
        """The newest snapshot, or None before the first commit; raises StoreUnreadable."""
        while (path := self._newest()) is not None:
            try:
                return Snapshot.open(path)
            except SnapshotGone:
                continue
        return None

    def go_back(self, snapshot: str, account: Account | None = None) -> Snapshot:
        """Makes an older snapshot the newest again, as a commit of its own, also where the newest cannot be read.

        Raises SnapshotUnknown, StoreUnreadable where that one is damaged too, StoreLocked or StoreUnwritable.
        """
        with self._locked():
            found = {path.name: path for path in self.paths()}
            if snapshot not in found:
                raise SnapshotUnknown(snapshot, ", ".join(found) or "-")
            older = Snapshot.open(found[snapshot])
            return self._commit(older, {}, _number(next(iter(found))) + 1, account)

    def anchors(self) -> list[tuple[str, Anchor]]:
        """The snapshots that an audit log tells of, newest first, each with its entry; raises StoreUnreadable."""
        found = [(path.name, mark.read(path).audit) for path in self.paths()]
        return [(name, anchor) for name, anchor in found if anchor is not None]

    def newest_id(self) -> str | None:
        """The id of the newest snapshot without opening it: one listing of a folder."""
        path = self._newest()
        return path.name if path else None

    def _node(self, name: str) -> GraphName:
        return graph_name(name) if self.plain else iri(name)

    def _commit(self, before: Snapshot | None, changed: Contents, number: int, account: Account | None) -> Snapshot:
        """The next snapshot, with what the audit log has to say of it."""
        if account is None:
            return Snapshot.open(self._publish(before, changed, number, None))
        names = [graph.value for graph in changed if isinstance(graph, ox.NamedNode)]
        begun = account.begin(names, self._newest_with_anchor())
        try:
            after = Snapshot.open(self._publish(before, changed, number, begun.anchor))
        except StoreUnwritable:
            account.settle(begun, FAILED, (0, 0))
            raise
        account.settle(begun, DONE, difference(before, after, names), after.id)
        return after

    def _publish(self, before: Snapshot | None, changed: Contents, number: int, audit: Anchor | None) -> Path:
        building, target = self._places(number)
        try:
            build(building, before, changed, plain=self.plain, audit=audit)
            building.rename(target)
            sync_folder(target.parent)
        except (OSError, RuntimeError) as error:
            raise StoreUnwritable(self.location, error) from None
        return target

    def _places(self, number: int) -> tuple[Path, Path]:
        """Where the next snapshot is made, and where it comes."""
        target = self.location / "snapshots" / identifier(number)
        try:
            target.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreUnwritable(self.location, error) from None
        return self.location / "building", target

    def _newest_with_anchor(self) -> tuple[str, Anchor | None]:
        path = self._newest()
        if path is None:
            return EMPTY, None
        try:
            return path.name, mark.read(path).audit
        except StoreUnreadable:  # damaged, as far as this goes
            return path.name, None

    def _newest(self) -> Path | None:
        return next(iter(self.paths()), None)

    def paths(self) -> list[Path]:
        """The folders of the snapshots that are still there, newest first."""
        folder = self.location / "snapshots"
        try:
            names = [entry for entry in os.listdir(folder) if entry[:1].isdigit()]  # noqa: PTH208 - twice as fast
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreUnreadable(folder, error) from None
        return [folder / name for name in sorted(names, key=_number, reverse=True)]

    def _prune(self) -> None:
        """Removes snapshots past the newest few that no reader holds; those still held go at a later commit."""
        for leftover in self.location.glob("retired-*"):  # of a process that ended while it removed one
            shutil.rmtree(leftover, ignore_errors=True)
        self._retire(self.paths()[self._keep :])

    def _retire(self, paths: Iterable[Path]) -> None:
        for path in paths:
            try:
                with _exclusive(path):
                    retired = self.location / f"retired-{path.name}"
                    path.rename(retired)
                    discard(retired)
            except OSError:
                continue

    @contextmanager
    def _locked(self, wait: float | None = None) -> Iterator[None]:
        try:
            private_folder(self.location)
            descriptor = os.open(self.location / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreUnwritable(self.location, error) from None
        try:
            self._await_lock(descriptor, self._wait if wait is None else wait)
            yield
        finally:
            os.close(descriptor)

    def _await_lock(self, descriptor: int, wait: float) -> None:
        deadline = time.monotonic() + wait
        while True:
            try:
                return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreLocked(self.location, wait) from None
                time.sleep(0.01)


def _same(before: Snapshot | None, graph: GraphName, new: list[ox.Quad]) -> bool:
    """Whether a graph already has this content; blank nodes are compared by structure, not by name."""
    name = graph.value if isinstance(graph, ox.NamedNode) else DEFAULT
    old = {quad.triple for quad in before.graph(name)} if before else set()
    normal = ox.Store()  # the engine writes literals in their canonical form: 0.90 becomes 0.9
    normal.extend(new)
    now = {quad.triple for quad in normal}
    if len(old) != len(now) or not any(_has_blank(triple) for triple in now):
        return old == now
    return _canonical(old) == _canonical(now)


def _has_blank(triple: ox.Triple) -> bool:
    return any(isinstance(part, ox.BlankNode) or (isinstance(part, ox.Triple) and _has_blank(part)) for part in triple)


def _canonical(triples: set[ox.Triple]) -> set[ox.Quad]:
    dataset = ox.Dataset(ox.Quad(*triple) for triple in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    """Raises BlockingIOError where a reader holds the snapshot."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _number(name: str) -> int:
    return int(name.partition("-")[0])
