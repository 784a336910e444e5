"""Text comes out right whatever office software wrote it, and says where it could not."""

from __future__ import annotations

import pytest

from loaders.reading import UnreadableReport, source_from_bytes

TEXT = "Het is één idee: “cliënten” – met ‘ruïne’ …\r\nDe coördinator reïntegreert; 50% ½ € 3.\rEinde.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_characters(encoding: str) -> None:
    assert source_from_bytes("x", TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "mac_roman"])
def test_older_code_pages_are_known_by_where_their_letters_stand(encoding: str) -> None:
    text = "De cliënten hebben één coördinator en een reële planning, voilà.\n"
    assert source_from_bytes("x", text.encode(encoding)).text == text


def test_stray_bytes_within_utf8_are_read_as_windows_1252_and_reported() -> None:
    data = "Eén idee, twee ideeën. ".encode() + "Het café".encode("cp1252") + " is privé.".encode()
    source = source_from_bytes("x", data)
    assert source.text == "Eén idee, twee ideeën. Het café is privé."
    assert source.warnings == ("1 bytes are not UTF-8 and were read as windows-1252",)
    (defect,) = source.defects
    assert source.text[defect.start : defect.end] == "é"


def test_control_characters_become_the_sign_for_what_cannot_be_shown() -> None:
    source = source_from_bytes(
        "x", b"Een tekst met een \x00 en een \x1b erin, en verder gewone woorden, regel na regel lang."
    )
    assert "\x00" not in source.text
    assert source.text.count("\ufffd") == 2
    assert "2 control characters" in source.warnings[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 40, "binary"),
        ("\ufeff \n".encode("utf-16-le"), "empty"),
        (b"{\\rtf1 hallo}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"\.doc"),
        (b"\x89PNG\r\n\x1a\n123", "picture"),
        (b"\xff\xd8\xff\xe0JFIF", "picture"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"a" * 50_000_001, "larger than 50 MB"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        source_from_bytes("x", data)


def test_both_fingerprints_are_kept() -> None:
    source = source_from_bytes("x", b"Mail naar iemand@voorbeeld.nl om te reageren.")
    assert source.raw_text_sha256 != source.text_sha256
    assert source_from_bytes("x", b"Niets te verbergen hier.").raw_text_sha256 == (
        source_from_bytes("x", b"Niets te verbergen hier.").text_sha256
    )
