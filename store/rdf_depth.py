"""How deep a document of RDF is nested, found in one pass before any parser goes down into it.

Parsers answer depth with a stack that overflows, or with time that grows as its square (measured: RDF/XML of 100,000
levels takes 30 s, triples within triples of 20,000 levels end the process).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from store.errors import DataRefused, DataSyntaxError

MOST_DEPTH = 200
"""Levels of brackets, objects or elements that a document may have open at once."""

# Every alternative takes what it began with to its end or that of the line or document, so that none is tried twice.
_TURTLE = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)'
    rb"|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z)"
    rb'|"(?:[^"\\\n]|\\.)*+"?'
    rb"|'(?:[^'\\\n]|\\.)*+'?"
    rb"|<(?!<)[^\s<>]*+>?"
    rb"|\#[^\n]*+|\\."
    rb"|(?P<opens>[\[({]|<<)|(?P<closes>[\])}]|>>)",
    re.DOTALL,
)
_JSON = re.compile(rb'"(?:[^"\\]|\\.)*+"?|(?P<opens>[\[{])|(?P<closes>[\]}])', re.DOTALL)
_DOCUMENT_TYPE = ("RDF/XML met een documenttype wordt niet gelezen", "RDF/XML with a document type is not read")


def refuse_deep_turtle(data: bytes) -> None:
    """Raises DataRefused for Turtle, TriG, N-Triples or N-Quads nested deeper than MOST_DEPTH."""
    _refuse_deep(_TURTLE.finditer(data))


def refuse_deep_json(data: bytes) -> None:
    """Raises DataRefused for JSON nested deeper than MOST_DEPTH."""
    _refuse_deep(_JSON.finditer(data))


def refuse_deep_xml(data: bytes) -> None:
    """Raises DataRefused for XML nested deeper than MOST_DEPTH, with a document type (which can make a kilobyte into
    gigabytes or name files to read; RDF needs none) or in another encoding than UTF-8; DataSyntaxError for what is no
    XML."""
    parser = expat.ParserCreate()
    depth = 0

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise too_deep()

    def closed(*_: object) -> None:
        nonlocal depth
        depth -= 1

    def typed(*_: object) -> None:
        raise DataRefused(*_DOCUMENT_TYPE)

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
            raise not_utf8(encoding or "")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler, parser.XmlDeclHandler = typed, declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DataSyntaxError(expat.ErrorString(error.code), error.lineno, error.offset + 1) from None


def too_deep() -> DataRefused:
    """What is said of data nested too deep."""
    return DataRefused(
        f"zij zijn dieper genest dan {MOST_DEPTH} lagen", f"it is nested deeper than {MOST_DEPTH} levels"
    )


def not_utf8(encoding: str) -> DataRefused:
    """What is said of data in another encoding."""
    return DataRefused(f"zij staan in {encoding} en niet in UTF-8", f"it is in {encoding} and not in UTF-8")


def _refuse_deep(tokens: Iterator[re.Match[bytes]]) -> None:
    depth = 0
    for token in tokens:
        if token["opens"]:
            depth += 1
            if depth > MOST_DEPTH:
                raise too_deep()
        elif token["closes"]:
            depth -= 1
