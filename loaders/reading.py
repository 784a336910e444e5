"""A file on disk to the text that every offset refers to."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from loaders.formats.marks import Mark
from loaders.masking import mask


class UnreadableReport(Exception):
    """A file that holds no text to read; the message is one line for the person who offered it."""


@dataclass(frozen=True)
class SourceText:
    """The decoded text of one report.

    `text` is what offsets refer to, in Unicode code points, newlines untouched, personal data masked to equal length.
    `sha256` is the digest of the file's bytes, `text_sha256` that of the masked text; `page_starts` are the offsets at
    which printed pages begin (empty where the text does not show its pages). `marks` are the coloured discs beside
    lines, in order of their place; discs of a legend among them say so.
    """

    name: str
    text: str
    sha256: str
    text_sha256: str
    media_type: str
    page_starts: tuple[int, ...] = ()
    masked: int = 0
    marks: tuple[Mark, ...] = ()

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, that holds an offset; None where the text does not show its pages."""
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None


def read_source(path: Path) -> SourceText:
    """Decode one UTF-8 text file.

    Raises UnreadableReport for a file that is missing, empty, blank, binary or not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableReport(f"{path.name}: cannot be opened ({error.strerror or error})") from error
    return source_from_bytes(path.name, data)


def source_from_bytes(name: str, data: bytes) -> SourceText:
    """The same, from bytes already at hand; `name` is only shown, never interpreted."""
    if not data.strip():
        raise UnreadableReport(f"{name}: the file is empty")
    if b"\x00" in data[:8192] or data.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b")):
        raise UnreadableReport(f"{name}: this is not a plain text file (only UTF-8 text is read)")
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableReport(f"{name}: not UTF-8 text (byte {error.start} cannot be decoded)") from error
    if not re.search(r"[^\W\d_]{2}", raw):
        raise UnreadableReport(f"{name}: the file holds no words")
    text, masked = mask(raw)
    return SourceText(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        page_starts=_page_starts(text),
        masked=masked,
    )


def _page_starts(text: str) -> tuple[int, ...]:
    """Form feeds are the one mark of a page that plain text carries with certainty."""
    feeds = tuple(match.end() for match in re.finditer("\f", text))
    return (0, *feeds) if feeds else ()
