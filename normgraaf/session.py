"""What a command works with: the store, its newest snapshot and its log, as the settings name them, and the console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normgraaf.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

    from loaders.confined import ConfinedReaders
    from loaders.recorded import Recorder
    from store import EmbeddedStore, RemoteStore, View
    from store.audit import AuditLog

# What takes long to import is imported where it is used: `--help` and `status` need next to none of it.


def console() -> Console:
    """Standard output; as wide as the terminal or COLUMNS says, else 80 signs."""
    from rich.console import Console

    return Console(highlight=False)


def opened() -> EmbeddedStore | RemoteStore:
    """The store; raises StoreError."""
    from store import open_store

    return open_store(Settings().location)


def newest() -> View:
    """The newest snapshot; raises StoreEmpty where there is none, StoreError."""
    from store.errors import StoreEmpty

    snapshot = opened().snapshot()
    if snapshot is None:
        raise StoreEmpty(Settings().store)
    return snapshot


def audit_log() -> AuditLog:
    """The audit log."""
    from store.audit import AuditLog

    return AuditLog(Settings().private_folder)


def faults_of_log(store: EmbeddedStore | RemoteStore) -> list[str]:
    """What shows that the audit log was tampered with, after it said what became of writes that a crash cut off."""
    log = audit_log()
    if log.exists:
        store.settle(log)
    anchors = store.anchors() if hasattr(store, "anchors") else []
    found = [f"snapshot {name} was made under an entry that is not there" for name in log.lacking(anchors)]
    if (number := log.broken()) is not None:
        found.insert(0, f"entry {number} was changed, or an entry before it is gone")
    return found


def readers(files: int) -> ConfinedReaders:
    """Processes that read, no more than there are files."""
    from dataclasses import replace

    from loaders.confined import ConfinedReaders

    settings = Settings()
    limits = replace(settings.report_limits, processes=min(settings.report_processes, files))
    return ConfinedReaders(limits, network=not isinstance(settings.location, str))


def recorder() -> Recorder:
    """Reports in and out, each with its entry in the log."""
    from loaders.recorded import Recorder

    return Recorder(audit_log())
