"""Tokens: who may write, kept as digests in a file of its own that no query reaches."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from store.private import private_file

Scope = Literal["read", "validate", "write", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""From the least to the most; each implies those before it."""

FILE = "tokens.sqlite"

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS token (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL, scope TEXT NOT NULL,
  created TEXT NOT NULL, expires TEXT, revoked TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS one_token_a_name ON token (name) WHERE revoked IS NULL;
"""


class TokenRefused(Exception):
    """A token that cannot be made or revoked; the message says why in one line."""


@dataclass(frozen=True)
class Token:
    """What is known of a token; the token itself is not."""

    name: str
    scope: Scope
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None

    def usable(self, now: datetime) -> bool:
        """Whether it opens anything at that moment."""
        return self.revoked is None and (self.expires is None or now < self.expires)

    @property
    def scopes(self) -> frozenset[Scope]:
        """Its scope with those that it implies."""
        return scopes_of(self.scope)


def scopes_of(scope: Scope) -> frozenset[Scope]:
    """A scope with those that it implies."""
    return frozenset(SCOPES[: SCOPES.index(scope) + 1])


class TokenBook:
    """The tokens in a folder that only its owner can read.

    A token is 256 random bits, so its plain SHA-256 is enough at rest: a slow hash with salt protects what a person
    chose and can be guessed, and nobody guesses 256 bits.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def create(self, name: str, scope: Scope, days: int | None = None) -> str:
        """A new token, which is shown this once; raises TokenRefused for a name that is taken or cannot be one."""
        if not _NAME.fullmatch(name):
            raise TokenRefused(f"'{name}' is no name for a token: small letters, digits, '.', '_' and '-', at most 63")
        secret, now = f"ng_{secrets.token_urlsafe(32)}", datetime.now(UTC)
        expires = None if days is None else (now + timedelta(days=days)).isoformat()
        row = (_digest(secret), name, scope, now.isoformat(), expires)
        try:
            with self._writing() as base:
                base.execute("INSERT INTO token (digest, name, scope, created, expires) VALUES (?, ?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise TokenRefused(f"there is a token {name} already; revoke it first") from None
        return secret

    def revoke(self, name: str) -> None:
        """Makes a token useless at once; raises TokenRefused where there is none of that name."""
        if not self._path.exists():
            raise TokenRefused(f"there is no token {name}")
        with self._writing() as base:
            statement = "UPDATE token SET revoked = ? WHERE name = ? AND revoked IS NULL"
            if base.execute(statement, (datetime.now(UTC).isoformat(), name)).rowcount == 0:
                raise TokenRefused(f"there is no token {name}")

    def tokens(self) -> list[Token]:
        """All tokens ever made, in order of making."""
        return [token for _, token in self._rows()]

    def holder(self, secret: str, now: datetime | None = None) -> Token | None:
        """The usable token that this is; None where it is none. Takes the same time for any wrong one."""
        given, found = _digest(secret), None
        for digest, token in self._rows():
            if hmac.compare_digest(digest, given) and token.usable(now or datetime.now(UTC)):
                found = token
        return found

    def grants(self, scope: Scope) -> bool:
        """Whether any usable token has this scope."""
        now = datetime.now(UTC)
        return any(scope in token.scopes and token.usable(now) for _, token in self._rows())

    def _rows(self) -> list[tuple[str, Token]]:
        if not self._path.exists():
            return []
        # Not read-only: where a process was killed as it wrote the half of it must be undone before anything is read.
        with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True)) as base:
            found = base.execute("SELECT digest, name, scope, created, expires, revoked FROM token ORDER BY rowid")
            return [
                (digest, Token(name, scope, datetime.fromisoformat(created), _moment(expires), _moment(revoked)))
                for digest, name, scope, created, expires, revoked in found
            ]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        private_file(self._path)
        with closing(sqlite3.connect(self._path)) as base, base:
            base.executescript(_SCHEMA)
            yield base


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
