"""A file becomes the text that offsets refer to, or one clear line that says why it cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from loaders.reading import UnreadableReport, read_source, source_from_bytes


def test_the_text_is_that_of_the_file_with_its_newlines(tmp_path: Path) -> None:
    data = b"Een verslag\r\nmet twee regels.\n"
    path = tmp_path / "verslag.txt"
    path.write_bytes(data)
    source = read_source(path)
    assert source.text == "Een verslag\r\nmet twee regels.\n"
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.text_sha256 == hashlib.sha256(source.text.encode()).hexdigest()
    assert source.media_type == "text/plain"


def test_masked_text_has_the_length_of_the_original() -> None:
    source = source_from_bytes("x.txt", b"Mail naar iemand@voorbeeld.nl om te reageren.")
    assert len(source.text) == 45
    assert source.masked == 1
    assert "@" not in source.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "damaged"),
        (b"abc\x00def", "binary"),
        (b"1 2 3 - 4", "no words"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason) as error:
        source_from_bytes("kapot.bin", data)
    assert str(error.value).startswith("kapot.bin: ")
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match=r"weg\.txt: cannot be opened"):
        read_source(tmp_path / "weg.txt")


def test_pages_are_known_by_form_feeds_alone() -> None:
    paged = source_from_bytes("x.txt", b"Blad een\fBlad twee")
    assert (paged.page(0), paged.page(9)) == (1, 2)
    assert source_from_bytes("x.txt", b"Geen bladen").page(3) is None
