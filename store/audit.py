"""The audit log: an entry for each write, in a file of its own that no query reaches and that only grows.

The file refuses to change or delete an entry, and each entry carries the digest of the one before it, so that a change
made by other means shows. No address or other personal datum of who wrote is kept: the name of a token, and no more.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.errors import AuditUnwritable
from store.interface import View
from store.private import key_of, private_file
from store.snapshot import Snapshot

FILE = "audit.sqlite"
COMMAND_LINE = "command line"
"""Who writes where no token does."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, graphs TEXT NOT NULL,
  added INTEGER, removed INTEGER, request TEXT NOT NULL, outcome TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS no_change BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER IF NOT EXISTS no_removal BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
"""
_COLUMNS = "number, at, who, what, graphs, added, removed, request, outcome, digest"


@dataclass(frozen=True)
class Entry:
    """One write, done or refused. `added` and `removed` count triples; None where an engine cannot tell."""

    number: int
    at: str
    who: str
    what: str
    graphs: tuple[str, ...]
    added: int | None
    removed: int | None
    request: str
    outcome: str
    digest: str = ""

    def sealed_after(self, digest: str) -> str:
        """The digest of this entry that follows one with the given digest."""
        content = asdict(self) | {"digest": digest}
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


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
        outcome: str = "done",
    ) -> Entry:
        """Adds an entry and syncs it to disk. `what` names the kind of write, `outcome` is "done" or why it was not.

        Raises AuditUnwritable.
        """
        with self._writing() as base:
            last = base.execute("SELECT number, digest FROM entry ORDER BY number DESC LIMIT 1").fetchone() or (0, "")
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            names = tuple(sorted(graphs))
            bare = Entry(last[0] + 1, at, who, what, names, added, removed, request, outcome)
            entry = Entry(**(asdict(bare) | {"digest": bare.sealed_after(last[1])}))
            row = asdict(entry) | {"graphs": json.dumps(names)}
            base.execute(f"INSERT INTO entry ({_COLUMNS}) VALUES (:{_COLUMNS.replace(', ', ', :')})", row)  # noqa: S608
        return entry

    def entries(self, since: datetime | None = None) -> Iterator[Entry]:
        """The entries from a moment on, oldest first."""
        if not self._path.exists():
            return
        with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            start = since.astimezone(UTC).isoformat(timespec="milliseconds") if since else ""
            for row in base.execute(f"SELECT {_COLUMNS} FROM entry WHERE at >= ? ORDER BY number", (start,)):  # noqa: S608
                number, at, who, what, graphs, *rest = row
                yield Entry(number, at, who, what, tuple(json.loads(graphs)), *rest)

    def broken(self) -> int | None:
        """The number of the first entry that was changed, or that follows a missing one; None for a sound log."""
        digest = ""
        for expected, entry in enumerate(self.entries(), start=1):
            bare = Entry(**(asdict(entry) | {"digest": ""}))
            if entry.number != expected or entry.digest != bare.sealed_after(digest):
                return expected
            digest = entry.digest
        return None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            private_file(self._path)
            with closing(sqlite3.connect(self._path, isolation_level=None)) as base:
                base.executescript(f"PRAGMA synchronous = FULL; {_SCHEMA}")
                base.execute("BEGIN IMMEDIATE")
                yield base
                base.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise AuditUnwritable(self._path, error) from None


def difference(before: View | None, after: View | None, graphs: Iterable[str]) -> tuple[int | None, int | None]:
    """How many triples of these graphs came and went between two views; None where an engine keeps no views."""
    if not isinstance(after, Snapshot) or not isinstance(before, Snapshot | None):
        return None, None
    added = removed = 0
    for name in graphs:
        old, new = set(before.graph(name)) if before else set(), set(after.graph(name))
        added, removed = added + len(new - old), removed + len(old - new)
    return added, removed
