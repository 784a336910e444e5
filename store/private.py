"""Files that only their owner can read, and the key among them: what is hidden is known again by a keyed digest.

A plain digest of something that can be guessed, as a birth date that was covered, gives it away to who tries them all.
With a key of 256 random bits nobody can try.
"""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

KEY_FILE = "key"


def private_folder(path: Path) -> None:
    """Makes a folder that only its owner can enter; one that is there is closed to others."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)


def private_file(path: Path) -> None:
    """Makes a file that only its owner can read, in a folder that only its owner can enter; one that is there stays."""
    private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def key_of(folder: Path) -> bytes:
    """The key in a private folder, made where there is none; who loses it loses the link to what was digested with it.

    Raises OSError.
    """
    path = folder / KEY_FILE
    if not path.exists():
        private_folder(folder)
        fresh = folder / f"{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process made one first
            os.link(fresh, path)
        fresh.unlink()
    return path.read_bytes()


def keyed_digest(key: bytes, what: str, content: str) -> str:
    """HMAC-SHA-256 in hexadecimal digits; `what` is the kind of thing, so that digests of two kinds never agree."""
    return hmac.new(key, f"{what}\0{content}".encode("utf-8", "surrogatepass"), "sha256").hexdigest()
