"""Bytes of plain text to characters, whatever Dutch office software wrote them.

UTF-8 and UTF-16 are proved by the bytes themselves. What is left is a code page of one byte a character, where no byte
proves anything: the page is taken under which the signs above 127 stand where Dutch has them (é, ë and ï within words,
curly quotes around them). Bytes that are wrong within UTF-8 are read as windows-1252, as browsers do, and reported.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from loaders.formats.decoded import Decoded, Defect, Undecodable
from loaders.formats.detection import Format

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODE_PAGES = ("cp1252", "cp850", "mac_roman")
# Letters that stand within Dutch words, and signs that stand beside them.
_IN_WORDS = re.compile(
    r"(?<=[a-zA-Z])[éëïöüèêáàóòôíúûâäçñ’ÉË-](?=[a-zA-Z])|[éëèêïöüàçá](?=[\s.,;:?!)]|$)|\b[éÉ][éÉ]n\b"
)
_BESIDE_WORDS = re.compile(r"[“„‘](?=[A-Za-z])|(?<=[\w.,?!])[”’]|(?<=\s)[–—•€…±](?=\s|\d)|(?<=\d)[½°²³%]")
# Control characters that no text holds: all but tab, line feed, form feed and carriage return.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE = 200_000
# A byte that is no UTF-8 decodes to a lone surrogate (PEP 383), which tells it from all that is.
_STRAY = re.compile("[\udc80-\udcff]")
_WIDE = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Characters:
    """Decoded text, the name of its encoding, and how many bytes had to be read by another one."""

    text: str
    encoding: str
    strays: int = 0


def decode(data: bytes, found: Characters) -> Decoded:
    """The text of a file, newlines untouched; of byte order marks only that of UTF-8 stays, so that offsets hold.

    A control character, which no output format could carry, becomes U+FFFD in place. Raises Undecodable for bytes that
    are no text.
    """
    text, encoding, strays = found.text, found.encoding, found.strays
    controls = len(_CONTROL.findall(text))
    if controls * 20 > len(text):
        raise Undecodable("this is a binary file, not text")
    warnings = []
    defects = []
    if strays:
        offset = _first_difference(data)
        warnings.append(f"{strays} bytes are not {encoding} and were read as windows-1252")
        defects.append(
            Defect(
                "ocr-loss", f"{strays} bytes zijn geen {encoding} en zijn gelezen als windows-1252.", offset, offset + 1
            )
        )
    if controls:
        first = _CONTROL.search(text)
        start = first.start() if first else 0
        text = _CONTROL.sub("\ufffd", text)
        warnings.append(f"{controls} control characters were replaced by U+FFFD")
        reading = f"{controls} stuurtekens zijn vervangen door het teken U+FFFD."
        defects.append(Defect("ocr-loss", reading, start, start + 1))
    return Decoded(text, Format.TEXT, defects=tuple(defects), warnings=tuple(warnings))


def characters(data: bytes) -> Characters:
    """The text of a file's bytes; none are lost, and what no encoding explains becomes U+FFFD."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if encoding == "utf-8":
                break  # the mark stays, as U+FEFF: offsets in UTF-8 text are those of the file itself
            return Characters(data[len(mark) :].decode(encoding, "replace"), encoding)
    else:
        if wide := _wide(data):
            return Characters(data.decode(wide, "replace"), wide)
    try:
        return Characters(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is nought, as the upper halves of Latin letters are."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half < 2 or b"\x00" not in sample:
        return None
    upper, lower = sample[1::2].count(0), sample[0::2].count(0)
    if upper > 0.6 * half and lower < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if lower > 0.6 * half and upper < 0.02 * half else None


def _not_quite_utf8(data: bytes) -> Characters:
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    wide = len(_WIDE.findall(text))
    if wide > strays or (wide and not _likely_code_page(text)):
        return Characters(text.translate(_WINDOWS), "UTF-8", strays)
    return Characters(data.decode(page := _code_page(data), "replace"), page)


def _likely_code_page(text: str) -> bool:
    """Whether the characters beyond the bytes' own range came of two code-page letters that look like UTF-8."""
    return any(not char.encode("cp1252", "ignore") for char in set(_WIDE.findall(text)))


def _code_page(data: bytes) -> str:
    """The code page under which most signs stand where Dutch has them; windows-1252 where nothing tells."""
    high = re.compile(rb"[\x00-\x7f]{0,8}[\x80-\xff]+[\x00-\x7f]{0,4}")
    sample = b"\n".join(match.group() for _, match in zip(range(4000), high.finditer(data), strict=False))

    def fitting(page: str) -> int:
        text = sample.decode(page, "replace")
        return len(_IN_WORDS.findall(text)) + len(_BESIDE_WORDS.findall(text))

    return max(_CODE_PAGES, key=fitting)


def _first_difference(data: bytes) -> int:
    """The offset, in characters, of the first byte that is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(data[: error.start].decode("utf-8"))
    return 0
