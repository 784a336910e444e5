"""A file on disk to the text that every offset refers to."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG

from loaders.document.block import Block
from loaders.document.lengths import endless_words
from loaders.formats import decode
from loaders.formats.decoded import MAX_BYTES, Decoded, Defect, Furniture, Span, Undecodable
from loaders.formats.ledger import LedgerEntry, Unread
from loaders.formats.marks import Box, Mark
from loaders.masking import covered, mask


class UnreadableReport(Exception):
    """A file that holds no text to read; the message is one line for the person who offered it."""


@dataclass(frozen=True)
class SourceText:
    """The decoded text of one report.

    `text` is what offsets refer to, in Unicode code points: for plain text the file's own characters with newlines
    untouched, for other formats the text as `loaders.formats` sets it; personal data masked to equal length. `sha256`
    is the digest of the file's bytes, `raw_text_sha256` that of the text before masking, `text_sha256` that of the
    masked text. `page_starts` are the offsets at which printed pages begin (empty where the text does not show its
    pages), `spans` where on them its characters stand. `marks` are the coloured discs beside lines, in order of their
    place; discs of a legend among them say so. `headings` are the lines that the format shows to be headings,
    `furniture` the running heads and page numbers that the text leaves out, `ocr_pages` the pages read from a picture.
    `blocks` are the structure that the format shows, in reading order (empty for plain text), `ledger` what was seen
    and is not in the text.
    """

    name: str
    text: str
    sha256: str
    text_sha256: str
    media_type: str
    page_starts: tuple[int, ...] = ()
    masked: int = 0
    marks: tuple[Mark, ...] = ()
    raw_text_sha256: str = ""
    spans: tuple[Span, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    furniture: tuple[Furniture, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    defects: tuple[Defect, ...] = ()
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, that holds an offset; None where the text does not show its pages."""
        if span := next(self._spans_in(offset, offset + 1), None):
            return span.box.page
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Where a passage stands on its pages: a rectangle for each run of lines below one another."""
        out: list[Box] = []
        for span in self._spans_in(start, end):
            if out and out[-1].adjoins(span.box):
                out[-1] = out[-1].with_(span.box)
            else:
                out.append(span.box)
        return tuple(out)

    def _spans_in(self, start: int, end: int) -> Iterator[Span]:
        for span in self.spans[bisect_right(self.spans, start, key=lambda span: span.end) :]:
            if span.start >= end:
                return
            yield span


def read_source(path: Path) -> SourceText:
    """Read one file of any format in `loaders.formats`.

    Raises UnreadableReport for a file that is missing, larger than MAX_BYTES, or holds no text that can be read.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise UnreadableReport(f"{covered(path.name)}: this is no file with content of its own")
        if found.st_size > MAX_BYTES:
            raise UnreadableReport(f"{covered(path.name)}: {_TOO_LARGE}")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableReport(f"{covered(path.name)}: cannot be opened ({error.strerror or error})") from error
    return source_from_bytes(path.name, data)


def source_from_bytes(name: str, data: bytes) -> SourceText:
    """The same, from bytes already at hand; `name` is only shown, never interpreted."""
    try:
        if len(data) > MAX_BYTES:
            raise Undecodable(_TOO_LARGE)
        decoded = decode(data)
    except Undecodable as error:
        raise UnreadableReport(f"{covered(name)}: {error}") from error
    if not re.search(r"[^\W\d_]{2}", decoded.text):
        raise UnreadableReport(f"{covered(name)}: the file holds no words")
    return _masked(name, data, decoded)


_TOO_LARGE = f"the file is larger than {MAX_BYTES // 1_000_000} MB"


def _masked(name: str, data: bytes, decoded: Decoded) -> SourceText:
    text, masked = mask(decoded.text)
    return SourceText(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type=decoded.media_type,
        page_starts=decoded.page_starts or _page_starts(text),
        masked=masked,
        marks=decoded.marks,
        raw_text_sha256=hashlib.sha256(decoded.text.encode()).hexdigest(),
        spans=decoded.spans,
        headings=decoded.headings,
        furniture=tuple(replace(each, text=mask(each.text)[0]) for each in decoded.furniture),
        ocr_pages=decoded.ocr_pages,
        defects=decoded.defects,
        warnings=decoded.warnings,
        blocks=decoded.blocks,
        ledger=(*decoded.ledger, *_endless(text)),
    )


def _endless(text: str) -> tuple[LedgerEntry, ...]:
    words = endless_words(text)
    return (LedgerEntry(Unread.ENDLESS, words),) if words else ()


def _page_starts(text: str) -> tuple[int, ...]:
    """Form feeds are the one mark of a page that plain text carries with certainty."""
    feeds = tuple(match.end() for match in re.finditer("\f", text))
    return (0, *feeds) if feeds else ()
