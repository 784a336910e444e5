"""The audit log only grows, and shows where it was made to do otherwise."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef

from store import EmbeddedStore, open_store
from store.audit import FILE, Account, AuditLog, difference
from store.errors import AuditOfAnotherVersion, AuditUnwritable, StoreUnwritable
from store.private import KEY_FILE

GRAPH = "https://example.org/graph"


def graph(*values: int) -> Graph:
    out = Graph()
    for value in values:
        out.add((URIRef("https://example.org/s"), RDF.value, Literal(value)))
    return out


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    log = AuditLog(tmp_path / "private")
    for number in range(3):
        log.record("app", "update", [GRAPH], added=number, removed=0, request=f"r{number}")
    return log


def test_entries_say_who_when_what_and_how_many(log: AuditLog) -> None:
    entries = list(log.entries())
    assert [(e.number, e.who, e.what, e.graphs, e.added, e.removed, e.request, e.outcome) for e in entries] == [
        (n + 1, "app", "update", (GRAPH,), n, 0, f"r{n}", "done") for n in range(3)
    ]
    moments = [datetime.fromisoformat(entry.at) for entry in entries]
    assert moments == sorted(moments)
    assert moments[-1] <= datetime.now(UTC)
    assert list(log.entries(datetime.now(UTC) + timedelta(minutes=1))) == []
    assert len(list(log.entries(moments[0]))) == 3


def test_the_file_is_its_owners(log: AuditLog, tmp_path: Path) -> None:
    assert (tmp_path / "private" / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("statement", ["UPDATE entry SET who = 'other'", "DELETE FROM entry"])
def test_the_file_refuses_to_change_or_delete(log: AuditLog, tmp_path: Path, statement: str) -> None:
    base = sqlite3.connect(tmp_path / "private" / FILE)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        base.execute(statement)
    base.close()
    assert log.broken() is None


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE entry SET who = 'other' WHERE number = 2", 2),
        ("UPDATE entry SET removed = NULL WHERE number = 1", 1),
        ("DELETE FROM entry WHERE number = 2", 2),
        ("DELETE FROM entry WHERE number = 1", 1),
    ],
)
def test_a_change_by_other_means_shows(log: AuditLog, tmp_path: Path, statement: str, first: int) -> None:
    assert log.broken() is None
    with sqlite3.connect(tmp_path / "private" / FILE) as base:
        base.executescript("DROP TRIGGER no_change; DROP TRIGGER no_removal;")
        base.execute(statement)
    base.close()
    assert log.broken() == first


@pytest.mark.parametrize("fault", ["emptied", "gone", "cut", "written anew", "another key"])
def test_a_log_that_does_not_go_with_the_store_is_found(fault: str, tmp_path: Path) -> None:
    log, store = AuditLog(tmp_path / "private"), EmbeddedStore(tmp_path / "store")
    account = Account(log, "app", "update")
    for number in range(3):
        store.replace({GRAPH: graph(number)}, account=account)
    assert log.broken() is None
    assert log.lacking(store.anchors()) == []
    assert len(store.anchors()) == 3
    entries = list(log.entries())
    if fault == "another key":
        (tmp_path / "private" / KEY_FILE).write_bytes(b"x" * 32)
        assert log.broken() == 1
        return
    if fault == "cut":
        with closing(sqlite3.connect(tmp_path / "private" / FILE)) as base, base:
            base.executescript("DROP TRIGGER no_removal; DELETE FROM entry WHERE number >= 5;")
    else:
        (tmp_path / "private" / FILE).unlink()
    if fault == "written anew":
        for entry in entries[:-2]:
            log.record(entry.who, entry.what, entry.graphs, outcome=entry.outcome, settles=entry.settles)
    if fault == "emptied":
        log.ready()
    assert log.broken() is None
    assert store.anchors()[0][0] in log.lacking(store.anchors())


def test_each_write_is_told_before_and_after_with_what_it_made(tmp_path: Path) -> None:
    log, store = AuditLog(tmp_path / "private"), EmbeddedStore(tmp_path / "store")
    account = Account(log, "app", "update", "r1")
    made = [store.replace({GRAPH: graph(*values)}, account=account) for values in ((1, 2), (2,), (2,))]
    assert made[1].id == made[2].id
    begun, done, *_ = entries = list(log.entries())
    assert [(e.outcome, e.settles, e.added, e.removed, e.snapshot) for e in entries] == [
        ("begun", None, None, None, ""),
        ("done", 1, 2, 0, made[0].id),
        ("begun", None, None, None, ""),
        ("done", 3, 0, 1, made[1].id),
    ]
    assert [each.number for each in log.writes()] == [2, 4]
    assert (made[1].id, entries[2].anchor) == store.anchors()[0]
    assert begun.graphs == done.graphs == (GRAPH,)


@pytest.mark.parametrize("committed", [True, False])
def test_a_write_that_was_cut_off_is_settled_by_what_the_store_holds(tmp_path: Path, committed: bool) -> None:
    log, store = AuditLog(tmp_path / "private"), EmbeddedStore(tmp_path / "store")
    account = Account(log, "app", "update")
    store.replace({GRAPH: graph(1)}, account=account)
    settle = Account.settle
    try:
        Account.settle = lambda *_: None  # type: ignore[method-assign,assignment]
        if committed:
            after = store.replace({GRAPH: graph(2)}, account=account)
        else:
            account.begin([GRAPH], ("", None))
    finally:
        Account.settle = settle  # type: ignore[method-assign]
    assert [each.outcome for each in log.writes()] == ["done", "begun"]
    store.settle(log)
    last = list(log.writes())[-1]
    assert (last.outcome, last.snapshot) == (("done", after.id) if committed else ("not done", ""))
    store.settle(log)
    assert len(list(log.writes())) == 2
    assert log.broken() is None


def test_a_commit_that_the_disk_refuses_is_told_as_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, store = AuditLog(tmp_path / "private"), EmbeddedStore(tmp_path / "store")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.embedded.build", full)
    with pytest.raises(StoreUnwritable):
        store.replace({GRAPH: graph(1)}, account=Account(log, "app", "update"))
    assert [each.outcome for each in log.writes()] == ["failed"]


def test_an_entry_that_was_half_written_is_undone_at_reading(log: AuditLog, tmp_path: Path) -> None:
    program = """
import os, signal, sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.executescript("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;")
for number in range(100, 400):
    base.execute("INSERT INTO entry SELECT ?, at, ?, what, graphs, added, removed, request, outcome, settles, snapshot,"
                 " digest FROM entry WHERE number = 1", (number, "x" * 1000))
os.kill(os.getpid(), signal.SIGKILL)
"""
    file = tmp_path / "private" / FILE
    subprocess.run([sys.executable, "-c", program, str(file)], check=False)
    assert file.with_name(f"{FILE}-journal").exists()
    assert len(list(log.entries())) == 3
    assert log.broken() is None


def test_a_log_of_an_earlier_version_is_put_aside_by_upgrade_only(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    with closing(sqlite3.connect(tmp_path / "private" / FILE)) as base, base:
        base.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, digest TEXT)")
        base.execute("INSERT INTO entry VALUES (1, 'x')")
    log = AuditLog(tmp_path / "private")
    for asked in (log.ready, lambda: list(log.entries())):
        with pytest.raises(AuditOfAnotherVersion, match="normgraaf upgrade"):
            asked()
    assert log.begin_anew() == "audit.sqlite.earlier"
    assert [each.what for each in log.entries()] == ["upgrade"]
    assert log.begin_anew() == ""


def test_writers_at_once_keep_one_chain(log: AuditLog) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: log.record(f"app{n}", "update"), range(40)))
    assert log.broken() is None
    assert len(list(log.entries())) == 43


def test_a_log_that_takes_no_entry_says_so_before_the_write(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("a file where the folder should be")
    with pytest.raises(AuditUnwritable, match="nothing was changed"):
        AuditLog(tmp_path / "private").ready()


def test_triples_that_came_and_went_are_counted(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    before = store.replace({GRAPH: graph(1, 2, 3)})
    after = store.replace({GRAPH: graph(3, 4)})
    assert difference(None, before, [GRAPH]) == (3, 0)
    assert difference(before, after, [GRAPH]) == (1, 2)
    assert difference(before, after, ["https://example.org/other"]) == (0, 0)
