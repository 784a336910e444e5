"""Reports into the store and out of it, each with its entry in the audit log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.ingest import Outcome, ingest, remove
from loaders.linking import LINKS
from ontology import namespaces as ns
from store import Store
from store.audit import COMMAND_LINE, AuditLog, difference


@dataclass(frozen=True)
class Recorder:
    """Who writes, on which request, and the log that is told."""

    log: AuditLog
    who: str = COMMAND_LINE
    request: str = ""

    def ingest(
        self, files: Iterable[Path], store: Store, given_id: str | None = None, registers: Iterable[Path] = ()
    ) -> Iterator[Outcome]:
        """As `loaders.ingest.ingest`; raises AuditUnwritable before anything is read."""
        self.log.ready()
        before = store.snapshot()
        for outcome in ingest(files, store, given_id, registers, self.log.key):
            after = store.snapshot()
            if outcome.reading is None:
                self._record("ingest", (), (0, 0), outcome="failed")  # the reason may quote the file
            elif outcome.changed:
                graphs = _graphs(outcome.reading.identity.key)
                self._record("ingest", graphs, difference(before, after, graphs))
            else:
                self._record("ingest", _graphs(outcome.reading.identity.key), (0, 0), outcome="unchanged")
            before = after
            yield outcome
        after = store.snapshot()
        if before is None or after is None or before.id != after.id:
            self._record("link", (LINKS,), difference(before, after, (LINKS,)))

    def remove(self, key: str, store: Store) -> None:
        """As `loaders.ingest.remove`; raises AuditUnwritable before anything is removed."""
        self.log.ready()
        before, graphs = store.snapshot(), (*_graphs(key), LINKS)
        remove(key, store)
        self._record("remove", graphs, difference(before, store.snapshot(), graphs))

    def _record(
        self, what: str, graphs: Iterable[str], counts: tuple[int | None, int | None], outcome: str = "done"
    ) -> None:
        added, removed = counts
        self.log.record(self.who, what, graphs, added=added, removed=removed, request=self.request, outcome=outcome)


def _graphs(key: str) -> tuple[str, str]:
    return str(ns.report_graph(key)), str(ns.quarantine_graph(key))
