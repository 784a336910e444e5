"""What every format becomes: one text, and what is known of the pages that it was printed on."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.document.block import Block
from loaders.formats.ledger import LedgerEntry
from loaders.formats.marks import Box, Mark

# The largest file that is read, in bytes; larger ones are refused before they are opened.
MAX_BYTES = 50_000_000


class Undecodable(Exception):
    """Bytes that hold no text to read; the message is one clause that goes behind the file's name."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where one run of characters stands on a page: offsets start to end (end excluded), in one line of print."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Furniture:
    """A running head, foot or page number: printed on a page, and left out of the text."""

    page: int
    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """Something of the source that could not be read as written: what, in Dutch, and where.

    `kind` is a slug of the concept scheme `anomaly`. A place without characters has start == end.
    """

    kind: str
    reading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of one file before masking, in reading order.

    Offsets are Unicode code points. `page_starts` are the offsets at which printed pages begin; `spans` tell where on
    a page the characters stand (both empty for a format without pages); `headings` are the lines that the format itself
    shows to be headings; `ocr_pages` are the pages that were read from a picture; `warnings` are one line each.
    `blocks` are the structure that the format shows, in reading order (empty for plain text, which shows none),
    `ledger` what was seen and is not in the text.
    """

    text: str
    media_type: str
    page_starts: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    defects: tuple[Defect, ...] = ()
    warnings: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
