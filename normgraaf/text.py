"""The text of a report, as every offset refers to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normgraaf import session

if TYPE_CHECKING:
    from loaders.reading import SourceText


def text(file: Annotated[Path, typer.Argument(help="A report's file: text, PDF, DOCX or HTML.")]) -> None:
    """Print exactly the text that offsets refer to (UTF-8, nothing added); what was masked or lost goes to stderr."""
    with session.readers(1) as readers:
        source = readers.run(source_of, file)
    sys.stdout.buffer.write(source.text.encode())
    sys.stdout.flush()
    if source.masked:
        print(f"{source.masked} personal data masked", file=sys.stderr)
    if source.ocr_pages:
        print(f"{len(source.ocr_pages)} pages read from their picture", file=sys.stderr)
    for warning in source.warnings:
        print(warning, file=sys.stderr)


def source_of(path: Path) -> SourceText:
    """The text of a file, as a process that reads makes it."""
    from loaders.reading import read_source

    return read_source(path)
