"""Reports as people hand them over: text, HTML, DOCX and PDF, each turned into one text with its places."""

from __future__ import annotations

from loaders.formats import detection, text
from loaders.formats.decoded import Decoded
from loaders.formats.detection import Format
from loaders.formats.docx import reading as docx
from loaders.formats.html import reading as html
from loaders.formats.pdf import reading as pdf


def decode(data: bytes) -> Decoded:
    """The text of a file of any format; raises Undecodable with one clause that says what stands in the way."""
    match detection.format_of(data):
        case Format.PDF:
            return pdf.decode(data)
        case Format.DOCX:
            return docx.decode(data)
        case _:
            found = text.characters(data)
            return html.decode(html.source(data, found)) if detection.is_html(found.text) else text.decode(data, found)
