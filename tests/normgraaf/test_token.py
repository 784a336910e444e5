"""Tokens as an operator makes, lists and revokes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.tokens import TokenBook, TokenRefused
from normgraaf.cli import app


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NORMGRAAF_STORE", str(tmp_path / "store"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["token", *arguments])


def test_a_token_is_shown_once_and_works(tmp_path: Path) -> None:
    made = run("create", "dashboard", "--scope", "write", "--days", "90")
    assert made.exit_code == 0
    found = TokenBook(tmp_path / "store.private").holder(made.output.strip())
    assert found is not None
    assert found.expires is not None
    assert (found.name, found.scope, (found.expires - found.created).days) == ("dashboard", "write", 90)
    assert made.output.strip() not in run("list").output
    assert "usable" in run("list").output


def test_a_revoked_token_is_listed_as_such() -> None:
    run("create", "dashboard", "--scope", "read")
    assert run("revoke", "dashboard").exit_code == 0
    (row,) = [line for line in run("list").output.splitlines() if "dashboard" in line]
    _, _, _, until, state = (cell.strip() for cell in row.strip("│").split("│"))
    assert until.startswith("20")
    assert state == "revoked"
    assert isinstance(run("revoke", "dashboard").exception, TokenRefused)


def test_an_unknown_scope_is_wrong_use() -> None:
    assert run("create", "dashboard", "--scope", "root").exit_code == 2
