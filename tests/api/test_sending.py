"""Reports sent over HTTP and taken out again, with what the audit log says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.tokens import TokenBook
from store.audit import AuditLog
from tests.api.conftest import TestClient, serving
from tests.conftest import SAMPLES

REPORT = SAMPLES / "jongerensamenvatting-elzenbrug.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store.private"


@pytest.fixture
def client(tmp_path: Path, folder: Path) -> Iterator[TestClient]:
    secret = TokenBook(folder).create("app", "write")
    with serving(tmp_path / "store") as client:
        client.headers["authorization"] = f"Bearer {secret}"
        yield client


def test_a_report_comes_comes_again_and_goes(client: TestClient, folder: Path) -> None:
    body = REPORT.read_bytes()
    made = client.post("/reports", params={"id": "elzenbrug", "name": "../x/elzenbrug.txt"}, content=body)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == "/reports/elzenbrug"
    assert made.json()["statements"] > 5
    assert client.get("/reports/elzenbrug").json()["file_name"] == "elzenbrug.txt"
    again = client.post("/reports", files={"file": ("elzenbrug.txt", body)})
    assert (again.status_code, again.json()["id"], again.json()["changed"]) == (200, "elzenbrug", False)
    assert client.delete("/reports/elzenbrug").status_code == 204
    assert client.delete("/reports/elzenbrug").status_code == 404
    log = AuditLog(folder)
    told = [(entry.who, entry.what, entry.outcome) for entry in log.writes() if entry.what in ("ingest", "remove")]
    assert told == [("app", "ingest", "done"), ("app", "ingest", "unchanged"), ("app", "remove", "done")]
    assert made.headers["x-request-id"] in {entry.request for entry in log.entries()}
    assert log.broken() is None


def test_what_cannot_be_read_is_told_in_a_line(client: TestClient) -> None:
    for body in (b"", b"\x89PNG\r\n\x00\x00\x01"):
        answer = client.post("/reports", content=body)
        assert answer.status_code == 422
        assert answer.json()["type"] == "/docs#problem-report-unreadable"
        assert "/tmp" not in answer.text
        assert "\n" not in answer.json()["detail"]


def test_nothing_is_taken_without_a_token(client: TestClient) -> None:
    del client.headers["authorization"]
    assert client.post("/reports", content=b"x").status_code == 401
    assert client.delete("/reports/x").status_code == 401


def test_a_report_past_its_time_is_refused_and_leaves_no_file(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    secret = TokenBook(folder).create("app", "write")
    with serving(tmp_path / "store", report_seconds=0.01) as client:
        client.headers["authorization"] = f"Bearer {secret}"
        answer = client.post("/reports", content=REPORT.read_bytes())
        assert answer.status_code == 422
        assert "0.01 s" in answer.json()["detail"]
        assert client.get("/health").status_code == 200
        assert [path for path in place.iterdir() if path.is_dir() and list(path.glob("report*"))] == []


def test_what_is_hidden_in_a_name_is_hidden_in_the_refusal_and_in_the_report(client: TestClient) -> None:
    name = "brief_mevrouw_Jansen_123456782.txt"
    refused = client.post("/reports", params={"name": name}, content=b"\x89PNG\r\n\x00\x00\x01")
    assert refused.status_code == 422
    assert not any(secret in refused.text for secret in ("Jansen", "123456782"))
    taken = client.post("/reports", params={"name": name, "id": "brief"}, content=REPORT.read_bytes())
    assert taken.status_code == 201
    shown = client.get("/reports/brief").json()["file_name"]
    assert not any(secret in shown for secret in ("Jansen", "123456782"))
