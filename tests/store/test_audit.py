"""The audit log only grows, and shows where it was made to do otherwise."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store import open_store
from store.audit import FILE, AuditLog, difference
from store.errors import AuditUnwritable

GRAPH = "https://example.org/graph"


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
    assert datetime.now(UTC) - datetime.fromisoformat(entries[0].at) < timedelta(minutes=1)
    assert list(log.entries(datetime.now(UTC) + timedelta(minutes=1))) == []
    assert len(list(log.entries(datetime.now(UTC) - timedelta(minutes=1)))) == 3


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
    from rdflib import RDF, Graph, Literal, URIRef

    def graph(*values: int) -> Graph:
        out = Graph()
        for value in values:
            out.add((URIRef("https://example.org/s"), RDF.value, Literal(value)))
        return out

    store = open_store(tmp_path / "store")
    before = store.replace({GRAPH: graph(1, 2, 3)})
    after = store.replace({GRAPH: graph(3, 4)})
    assert difference(None, before, [GRAPH]) == (3, 0)
    assert difference(before, after, [GRAPH]) == (1, 2)
    assert difference(before, after, ["https://example.org/other"]) == (0, 0)
