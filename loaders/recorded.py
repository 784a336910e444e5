"""Reports into the store and out of it, each with its entries in the audit log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.confined import Readers
from loaders.ingest import Outcome, ingest, remove
from ontology import namespaces as ns
from store import Store
from store.audit import COMMAND_LINE, FAILED, Account, AuditLog


@dataclass(frozen=True)
class Recorder:
    """Who writes, on which request, and the log that is told."""

    log: AuditLog
    who: str = COMMAND_LINE
    request: str = ""

    def ingest(
        self,
        files: Iterable[Path | tuple[Path, str]],
        store: Store,
        given_id: str | None = None,
        registers: Iterable[Path] = (),
        readers: Readers | None = None,
    ) -> Iterator[Outcome]:
        """As `loaders.ingest.ingest`; raises AuditUnwritable before anything is read."""
        self.log.ready()
        account = self._account
        for outcome in ingest(files, store, given_id, registers, key=self.log.key, account=account, readers=readers):
            if outcome.reading is None:  # the reason may quote the file
                self.log.record(self.who, "ingest", added=0, removed=0, request=self.request, outcome=FAILED)
            elif not outcome.changed:
                key = outcome.reading.identity.key
                graphs = (str(ns.report_graph(key)), str(ns.quarantine_graph(key)))
                self.log.record(
                    self.who, "ingest", graphs, added=0, removed=0, request=self.request, outcome="unchanged"
                )
            yield outcome

    def remove(self, key: str, store: Store) -> None:
        """As `loaders.ingest.remove`; raises AuditUnwritable before anything is removed."""
        self.log.ready()
        remove(key, store, self._account)

    @property
    def _account(self) -> Account:
        return Account(self.log, self.who, request=self.request)
