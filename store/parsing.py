"""Bytes to triples, without anything from outside them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from store.errors import DataRefused, DataSyntaxError
from store.formats import GraphFormat

_FORMATS: Mapping[GraphFormat, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
# A document type can make a kilobyte of RDF/XML into gigabytes, or name files to read; RDF needs none.
_DOCUMENT_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse(data: bytes, file_format: GraphFormat, base: str) -> list[ox.Triple]:
    """The triples of one graph; its blank nodes get names that nothing else has.

    `base` resolves relative IRIs. Raises DataSyntaxError with line and column, and DataRefused for a document type in
    RDF/XML, a JSON-LD context that stands elsewhere, and named graphs.
    """
    if file_format == "rdfxml" and _DOCUMENT_TYPE.search(data.replace(b"\x00", b"")):  # also in UTF-16
        raise DataRefused("RDF/XML met een documenttype wordt niet gelezen", "RDF/XML with a document type is not read")
    if file_format == "jsonld":
        _refuse_remote_context(data)
    try:
        found = ox.parse(
            data, format=_FORMATS[file_format], base_iri=base, without_named_graphs=True, rename_blank_nodes=True
        )
        return [quad.triple for quad in found]
    except SyntaxError as error:
        raise DataSyntaxError(_reason(error), error.lineno or 0, error.offset or 0) from None
    except (ValueError, OSError) as error:
        raise DataSyntaxError(str(error), 0, 0) from None


def _reason(error: SyntaxError) -> str:
    """What the parser says, without the place, which stands beside it."""
    return re.sub(r"^Parser error at line \d+ column \d+: ", "", str(error.args[0]))[:300]


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
