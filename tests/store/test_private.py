"""A key that only its owner reads, made once, and digests that nobody without it can make."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from store.private import KEY_FILE, key_of, keyed_digest, private_folder


def test_the_key_is_made_once_and_is_its_owners(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: key_of(tmp_path / "private"), range(20)))
    (key,) = keys
    assert len(key) == 32
    assert (tmp_path / "private" / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700
    assert [path.name for path in (tmp_path / "private").iterdir()] == [KEY_FILE]


def test_a_folder_that_was_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir(mode=0o755)
    private_folder(tmp_path / "private")
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700


def test_a_digest_depends_on_key_kind_and_content() -> None:
    digests = {
        keyed_digest(key, what, content) for key in (b"a", b"b") for what in ("x", "y") for content in ("1", "2")
    }
    assert len(digests) == 8
    assert hashlib.sha256(b"1").hexdigest() not in digests
    assert keyed_digest(b"a", "x", "1") in digests
