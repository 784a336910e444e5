"""Bodies made smaller."""

from __future__ import annotations

import gzip

from store.packing import packed


def test_a_long_body_comes_back_whole_and_is_always_packed_alike() -> None:
    body = b"een zin die vaak terugkomt. " * 1000
    smaller = packed(body)
    assert smaller is not None
    assert len(smaller) * 10 < len(body)
    assert gzip.decompress(smaller) == body
    assert packed(body) == smaller


def test_a_short_one_stays_as_it_is() -> None:
    assert packed(b"kort") is None
