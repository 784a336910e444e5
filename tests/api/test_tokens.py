"""Tokens at rest: digests, in a file of their own, useless once expired or revoked."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.tokens import FILE, SCOPES, TokenBook, TokenRefused


def test_a_token_is_known_by_itself_alone(tmp_path: Path) -> None:
    book = TokenBook(tmp_path / "private")
    secret = book.create("app", "write")
    found = book.holder(secret)
    assert found is not None
    assert (found.name, found.scopes) == ("app", {"read", "validate", "write"})
    assert book.holder(secret[:-1]) is None
    assert book.holder("") is None


def test_the_file_holds_no_token_and_is_its_owners(tmp_path: Path) -> None:
    secret = TokenBook(tmp_path / "private").create("app", "admin")
    file = tmp_path / "private" / FILE
    assert secret.encode() not in file.read_bytes()
    assert secret.removeprefix("ng_").encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert len(secret) >= 43  # 256 bits in base 64


def test_an_expired_token_opens_nothing(tmp_path: Path) -> None:
    book = TokenBook(tmp_path)
    secret = book.create("app", "write", days=90)
    later = datetime.now(UTC) + timedelta(days=91)
    assert book.holder(secret) is not None
    assert book.holder(secret, later) is None


def test_a_revoked_token_opens_nothing_and_frees_its_name(tmp_path: Path) -> None:
    book = TokenBook(tmp_path)
    secret = book.create("app", "write")
    with pytest.raises(TokenRefused, match="revoke it first"):
        book.create("app", "read")
    book.revoke("app")
    assert book.holder(secret) is None
    assert not book.grants("write")
    assert book.holder(book.create("app", "read")) is not None
    assert [token.revoked is None for token in book.tokens()] == [False, True]


@pytest.mark.parametrize("name", ["", "Jan de Vries", "a" * 64, "-app", "app\n"])
def test_a_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TokenRefused, match="no name for a token"):
        TokenBook(tmp_path).create(name, "read")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    book = TokenBook(tmp_path / "private")
    assert book.holder("ng_x") is None
    assert not book.grants("read")
    with pytest.raises(TokenRefused, match="no token app"):
        book.revoke("app")
    assert not (tmp_path / "private").exists()


def test_each_scope_implies_those_before_it(tmp_path: Path) -> None:
    book = TokenBook(tmp_path)
    for number, scope in enumerate(SCOPES):
        found = book.holder(book.create(scope, scope))
        assert found is not None
        assert found.scopes == set(SCOPES[: number + 1])


def test_a_name_is_unique_in_the_file_itself(tmp_path: Path) -> None:
    TokenBook(tmp_path).create("app", "read")
    with sqlite3.connect(tmp_path / FILE) as base, pytest.raises(sqlite3.IntegrityError):
        base.execute("INSERT INTO token VALUES ('x', 'app', 'admin', '2026-01-01T00:00:00+00:00', NULL, NULL)")
    base.close()
