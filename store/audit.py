"""The audit log: every write, before and after, in a file of its own that no query reaches and that only grows.

A write is two entries: one that says what is about to happen, and one that settles it. The commit between them carries
the first one's number and digest (`store.mark`), so that after a crash the log can tell which of the two happened, and
a log that was cut or written anew does not go with the store. Each entry carries a digest, under the key of the store,
of itself and of the one before it: who has not the key cannot make a chain. No address or other personal datum of who
wrote is kept: the name of a token, and no more.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import AuditOfAnotherVersion, AuditUnwritable
from store.mark import Anchor
from store.private import key_of, keyed_digest, private_file

if TYPE_CHECKING:
    from store.interface import View

FILE = "audit.sqlite"
COMMAND_LINE = "command line"
"""Who writes where no token does."""

BEGUN, DONE, FAILED, NOT_DONE, UNKNOWN = "begun", "done", "failed", "not done", "unknown"

_VERSION = 2
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS entry (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, graphs TEXT NOT NULL,
  added INTEGER, removed INTEGER, request TEXT NOT NULL, outcome TEXT NOT NULL, settles INTEGER, snapshot TEXT NOT NULL,
  digest TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS settled ON entry (settles);
CREATE TRIGGER IF NOT EXISTS no_change BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER IF NOT EXISTS no_removal BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
PRAGMA user_version = {_VERSION};
"""
_OPEN = "outcome = 'begun' AND number > (SELECT COALESCE(MAX(settles), 0) FROM entry)"
_COLUMNS = "number, at, who, what, graphs, added, removed, request, outcome, settles, snapshot, digest"


@dataclass(frozen=True)
class Entry:
    """One step of a write. `added` and `removed` count triples; None where nobody can tell.

    `outcome` is "begun", or what became of the entry whose number `settles` holds; `snapshot` is what it made.
    """

    number: int
    at: str
    who: str
    what: str
    graphs: tuple[str, ...]
    added: int | None
    removed: int | None
    request: str
    outcome: str
    settles: int | None = None
    snapshot: str = ""
    digest: str = ""

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.number, self.digest)

    def sealed_after(self, digest: str, key: bytes) -> str:
        """The digest of this entry where it follows one with the given digest."""
        content = json.dumps(asdict(self) | {"digest": digest}, sort_keys=True, ensure_ascii=False)
        return keyed_digest(key, "audit", content)


class AuditLog:
    """The log in a folder that only its owner can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE

    @property
    def key(self) -> bytes:
        """The key beside the log; raises AuditUnwritable."""
        try:
            return key_of(self._folder)
        except OSError as error:
            raise AuditUnwritable(self._folder, error) from None

    @property
    def exists(self) -> bool:
        return self._path.exists()

    def begin_anew(self) -> str:
        """Puts a log of an earlier version aside and begins one whose first entry names it; "" where there is none.

        Raises AuditUnwritable.
        """
        try:
            self.ready()
        except AuditOfAnotherVersion:
            kept = self._path.with_name(f"{FILE}.earlier")
            self._path.rename(kept)
            self.record(COMMAND_LINE, "upgrade", request=f"sha256 {hashlib.sha256(kept.read_bytes()).hexdigest()}")
            return kept.name
        return ""

    def ready(self) -> None:
        """Raises AuditUnwritable where no entry can be added; asked before a write, which then does not happen."""
        with self._writing():
            pass

    def record(
        self,
        who: str,
        what: str,
        graphs: Iterable[str] = (),
        *,
        added: int | None = None,
        removed: int | None = None,
        request: str = "",
        outcome: str = DONE,
        settles: int | None = None,
        snapshot: str = "",
    ) -> Entry:
        """Adds an entry and syncs it to disk. `what` names the kind of write. Raises AuditUnwritable."""
        key = self.key
        with self._writing() as base:
            last = base.execute("SELECT number, digest FROM entry ORDER BY number DESC LIMIT 1").fetchone() or (0, "")
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            names = tuple(sorted(graphs))
            bare = Entry(last[0] + 1, at, who, what, names, added, removed, request, outcome, settles, snapshot)
            entry = replace(bare, digest=bare.sealed_after(last[1], key))
            row = asdict(entry) | {"graphs": json.dumps(names)}
            base.execute(f"INSERT INTO entry ({_COLUMNS}) VALUES (:{_COLUMNS.replace(', ', ', :')})", row)  # noqa: S608
        return entry

    def entries(self, since: datetime | None = None) -> Iterator[Entry]:
        """Every entry from a moment on, oldest first."""
        start = since.astimezone(UTC).isoformat(timespec="milliseconds") if since else ""
        return self._select("at >= ?", start)

    def _select(self, condition: str, *values: str) -> Iterator[Entry]:
        if not self._path.exists():
            return
        # Not read-only: where a process was killed at an entry the half of it must be undone before anything is read.
        with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True)) as base:
            self._require_version(base)
            for row in base.execute(f"SELECT {_COLUMNS} FROM entry WHERE {condition} ORDER BY number", values):  # noqa: S608
                number, at, who, what, graphs, *rest = row
                yield Entry(number, at, who, what, tuple(json.loads(graphs)), *rest)

    def writes(self, since: datetime | None = None) -> Iterator[Entry]:
        """An entry a write: what became of it, or that it was begun where nothing became of it yet."""
        entries = list(self.entries(since))
        settled = {entry.settles for entry in entries}
        return (entry for entry in entries if entry.outcome != BEGUN or entry.number not in settled)

    def head(self) -> Anchor | None:
        """The last entry; None for an empty log."""
        last = next(self._select("number = (SELECT MAX(number) FROM entry)"), None)
        return last.anchor if last else None

    def broken(self) -> int | None:
        """The number of the first entry that was changed, or that follows a missing one; None for a sound log."""
        digest, key = "", self.key
        for expected, entry in enumerate(self.entries(), start=1):
            if entry.number != expected or entry.digest != replace(entry, digest="").sealed_after(digest, key):
                return expected
            digest = entry.digest
        return None

    def lacking(self, anchors: Iterable[tuple[str, Anchor]]) -> list[str]:
        """Those of the snapshots or backups, each with its anchor, whose entry the log does not hold (any longer)."""
        held = {entry.anchor for entry in self.entries()}
        return [name for name, anchor in anchors if anchor not in held]

    def settle(self, newest: tuple[str, Anchor | None] | None) -> None:
        """Says of a write that was begun and never settled what became of it; only who holds the store's lock may ask.

        `newest` is the newest snapshot with its anchor: None for another engine, of which nobody can tell. Raises
        AuditUnwritable.
        """
        for entry in list(self._select(_OPEN)):
            made = newest is not None and newest[1] == entry.anchor
            self.record(
                entry.who,
                entry.what,
                entry.graphs,
                request=entry.request,
                outcome=UNKNOWN if newest is None else DONE if made else NOT_DONE,
                settles=entry.number,
                snapshot=newest[0] if newest and made else "",
            )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            private_file(self._path)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as base:
                self._require_version(base)
                base.executescript(f"PRAGMA synchronous = FULL; {_SCHEMA}")
                base.execute("BEGIN IMMEDIATE")
                yield base
                base.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise AuditUnwritable(self._path, error) from None

    def _require_version(self, base: sqlite3.Connection) -> None:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version != _VERSION and base.execute("SELECT 1 FROM sqlite_master WHERE name = 'entry'").fetchone():
            raise AuditOfAnotherVersion(self._path)


@dataclass(frozen=True)
class Account:
    """Who writes, what kind of write, on which request, and the log that is told."""

    log: AuditLog
    who: str = COMMAND_LINE
    what: str = "write"
    request: str = ""

    def of(self, what: str) -> Account:
        """The same for another kind of write."""
        return replace(self, what=what)

    def begin(self, graphs: Iterable[str], newest: tuple[str, Anchor | None] | None) -> Entry:
        """Says that a write is about to happen, and first what became of one that was left open.

        Raises AuditUnwritable.
        """
        self.log.settle(newest)
        return self.log.record(self.who, self.what, graphs, request=self.request, outcome=BEGUN)

    def settle(self, begun: Entry, outcome: str, counts: tuple[int | None, int | None], snapshot: str = "") -> None:
        """Says what became of it. Where the log takes no entry any longer the next write, or check, will say so."""
        with suppress(AuditUnwritable):
            self.log.record(
                self.who,
                self.what,
                begun.graphs,
                added=counts[0],
                removed=counts[1],
                request=self.request,
                outcome=outcome,
                settles=begun.number,
                snapshot=snapshot,
            )


def difference(before: View | None, after: View, graphs: Iterable[str]) -> tuple[int, int]:
    """How many triples of these graphs came and went between two views."""
    added = removed = 0
    for name in graphs:
        old, new = set(before.graph(name)) if before else set(), set(after.graph(name))
        added, removed = added + len(new - old), removed + len(old - new)
    return added, removed
