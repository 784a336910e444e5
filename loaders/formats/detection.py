"""Which format a file has, decided by its bytes; its name says nothing."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from loaders.formats.decoded import Undecodable


class Format(StrEnum):
    """The formats that are read, by their media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    TEXT = "text/plain"


# A PDF may carry some bytes of a mail or web server before its header (ISO 32000-1, annex H.3.4.1).
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Signatures of what is offered by mistake, with what can be done about it.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc) or one locked by a password; save it as DOCX or PDF",
    ),
    (b"{\\rtf", "an RTF file; save it as DOCX or PDF"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG); offer the report as PDF"),
    (b"\xff\xd8\xff", "a picture (JPEG); offer the report as PDF"),
    (b"GIF8", "a picture (GIF); offer the report as PDF"),
    (b"II*\x00", "a picture (TIFF); offer the report as PDF"),
    (b"MM\x00*", "a picture (TIFF); offer the report as PDF"),
    (b"BM", "a picture (BMP); offer the report as PDF"),
    (b"\x1f\x8b", "a compressed file (gzip); unpack it first"),
    (b"BZh", "a compressed file (bzip2); unpack it first"),
    (b"\xfd7zXZ\x00", "a compressed file (xz); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z); unpack it first"),
    (b"Rar!", "an archive (RAR); unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"SQLite format 3", "a database"),
)
# Two letters may open a text as well ("BMC heeft", "MZ"): such a signature needs a byte that no text has.
_SHORT = 3
_HTML = re.compile(
    r"(?is)^[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    r"(?:<!doctype\s+html\b|<(?:html|head|body|title|meta|base)\b[^<>]{0,2000}>)"
)
_BLOCK = re.compile(
    r"(?i)^[\s\ufeff]*<(?:div|p|h[1-6]|article|section|main|table|ul|ol|header|nav|center)\b[^<>]{0,2000}>"
)
_CLOSED = re.compile(r"(?i)</(?:div|p|h[1-6]|article|section|main|table|ul|ol|li|td|header|nav)\s*>")


def format_of(data: bytes) -> Format:
    """The format of a file's bytes; HTML is told from other text only when it is decoded (see `is_html`).

    Raises Undecodable for a file of a kind that is not read, naming the kind.
    """
    if not data.strip(b" \t\r\n\f\x0b\x00\xef\xbb\xbf\xff\xfe"):
        raise Undecodable("the file is empty")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _inside_zip(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise Undecodable("this is a picture (WebP); offer the report as PDF")
    for signature, kind in _OTHERS:
        if data.startswith(signature) and (len(signature) >= _SHORT or b"\x00" in data[:512]):
            raise Undecodable(f"this is {kind}")
    return Format.TEXT


def is_html(text: str) -> bool:
    """Whether a decoded text is an HTML page, rather than text with remnants of markup."""
    opening = text[:8192]
    return bool(_HTML.match(opening)) or (bool(_BLOCK.match(opening)) and len(_CLOSED.findall(opening)) > 1)


def _inside_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Undecodable("this is a damaged or truncated zip file") from error
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return Format.DOCX
    if "[Content_Types].xml" in names and any(name.startswith(("xl/", "ppt/")) for name in names):
        raise Undecodable("this is a spreadsheet or presentation; save the report as DOCX or PDF")
    if "content.xml" in names and "mimetype" in names:
        raise Undecodable("this is an OpenDocument file; save it as DOCX or PDF")
    raise Undecodable("this is a zip file that holds no Word document; unpack it first")
