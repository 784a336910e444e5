"""Each report that comes, comes again, fails or goes leaves its entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.ingest import UnknownReport
from loaders.recorded import Recorder
from store import open_store
from store.audit import AuditLog
from store.errors import AuditUnwritable
from tests.conftest import SAMPLES

REPORT = SAMPLES / "jongerensamenvatting-elzenbrug.txt"


def test_what_came_and_went_is_told(tmp_path: Path) -> None:
    log, store = AuditLog(tmp_path / "private"), open_store(tmp_path / "store")
    recorder = Recorder(log, "app", "r1")
    empty = tmp_path / "Jan de Vries.txt"
    empty.write_bytes(b"")
    (read,) = recorder.ingest([REPORT], store, "elzenbrug")
    list(recorder.ingest([REPORT, empty], store))
    recorder.remove("elzenbrug", store)
    with pytest.raises(UnknownReport):
        recorder.remove("elzenbrug", store)
    entries = [entry for entry in log.writes() if entry.what in ("ingest", "remove")]
    assert [(e.what, e.outcome) for e in entries] == [
        ("ingest", "done"),
        ("ingest", "unchanged"),
        ("ingest", "failed"),
        ("remove", "done"),
    ]
    assert read.reading is not None
    held = len(read.reading.passed) + len(read.reading.stopped)
    assert (entries[0].added, entries[0].removed) == (held, 0)
    assert entries[3].added == 0
    assert entries[3].removed is not None
    assert entries[3].removed >= held
    assert {entry.who for entry in entries} == {"app"}
    assert "Vries" not in "".join(map(str, entries))
    assert log.broken() is None


def test_nothing_is_written_where_the_log_takes_no_entry(tmp_path: Path) -> None:
    (tmp_path / "private").write_text("in the way")
    store = open_store(tmp_path / "store")
    with pytest.raises(AuditUnwritable):
        list(Recorder(AuditLog(tmp_path / "private")).ingest([REPORT], store))
    assert store.snapshot() is None
