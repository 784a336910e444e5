"""The way in for RDF: bytes to triples, for every format and engine alike, without anything from outside them.

What is read here every engine takes: UTF-8 with or without a byte order mark, sound language tags and IRIs, no depth
that ends a parser, nothing to fetch.
"""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, cast

import pyoxigraph as ox

from store.errors import DataRefused, DataSyntaxError
from store.formats import GraphFormat
from store.rdf_depth import not_utf8, refuse_deep_json, refuse_deep_turtle, refuse_deep_xml

_FORMATS: Mapping[GraphFormat, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
# UTF-32 begins as UTF-16 does and so goes first.
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_PLACE = re.compile(r"^Parser error (?:at|between|from) [^:]*\d: ")


@dataclass(frozen=True)
class Parsed:
    """The triples of a document in its order, and for each blank node the line (from 1) where its first triple ends."""

    triples: tuple[ox.Triple, ...]
    lines: Mapping[str, int]


def parse(data: bytes, file_format: GraphFormat, base: str, *, merged: bool = False, labels: bool = False) -> Parsed:
    """The triples of one graph; where `merged`, of all graphs of the document together.

    `base` resolves relative IRIs. Blank nodes get names that nothing else has; with `labels` those that the document
    names keep their name. Raises DataSyntaxError with line and column, and DataRefused for a document type in RDF/XML,
    a JSON-LD context that stands elsewhere, another encoding than UTF-8, nesting deeper than MOST_DEPTH, and named
    graphs unless `merged`.
    """
    data = _text(data)
    _refuse(data, file_format)
    source = _ByLine(data)
    triples: dict[ox.Triple, None] = {}
    lines: dict[str, int] = {}
    try:
        for quad in ox.parse(
            cast("IO[bytes]", source),
            format=_FORMATS[file_format],
            base_iri=base,
            without_named_graphs=not merged,
            rename_blank_nodes=not labels,
        ):
            triples[quad.triple] = None
            for node in (quad.subject, quad.object):
                if isinstance(node, ox.BlankNode):
                    lines.setdefault(node.value, source.line)
    except SyntaxError as error:
        raise DataSyntaxError(_reason(error), error.lineno or source.line, error.offset or 0) from None
    except (ValueError, OSError) as error:
        raise DataSyntaxError(str(error), source.line, 0) from None
    return Parsed(tuple(triples), lines)


class _ByLine:
    """Gives a parser one line at a time, so that what it finds is known to come from that line."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)
        self._whole = True
        self.line = 0

    def read(self, size: int = -1) -> bytes:
        part = self._data.readline(size)
        self.line += bool(part) and self._whole
        self._whole = part.endswith(b"\n")
        return part


def _text(data: bytes) -> bytes:
    """The data without its byte order mark."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise not_utf8(encoding)
    return data.removeprefix(codecs.BOM_UTF8)


def _refuse(data: bytes, file_format: GraphFormat) -> None:
    if file_format == "rdfxml":
        refuse_deep_xml(data)
    elif file_format == "jsonld":
        refuse_deep_json(data)
        _refuse_remote_context(data)
    else:
        refuse_deep_turtle(data)


def _reason(error: SyntaxError) -> str:
    """What the parser says, without the place, which stands beside it."""
    return _PLACE.sub("", str(error.args[0]))[:300]


def _refuse_remote_context(data: bytes) -> None:
    """JSON's own errors of syntax are for the parser of JSON-LD, which says where."""
    try:
        waiting: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            for key in ("@context", "@import"):
                given = node.get(key)
                if any(isinstance(each, str) for each in (given if isinstance(given, list) else [given])):
                    raise DataRefused(
                        "een JSON-LD-context die elders staat wordt niet opgehaald",
                        "a JSON-LD context that stands elsewhere is not fetched",
                    )
            waiting.extend(node.values())
