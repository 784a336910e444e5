"""A document's blocks as the bytes of its format."""

from __future__ import annotations

from collections.abc import Callable

from tests.evaluation.unseen import render_docx, render_html, render_pdf, render_text
from tests.evaluation.unseen.notes import Block

FORMATS: dict[str, Callable[[list[Block], dict[str, str]], bytes]] = {
    "pdf": render_pdf.render,
    "docx": render_docx.render,
    "html": render_html.render,
    "txt": render_text.render,
}


def settings(document: list[Block]) -> dict[str, str]:
    """The settings of the page that a document gives (``!head …``)."""
    return {block.sign[1:]: block.text for block in document if block.kind == "setting"}


def render(document: list[Block]) -> tuple[str, bytes]:
    """The suffix of a document's format and its bytes."""
    given = settings(document)
    body = [block for block in document if block.kind != "setting"]
    return given["format"], FORMATS[given["format"]](body, given)
