"""Bytes of a file to a graph, without anything from outside them."""

from __future__ import annotations

import json
import re
from typing import Any

from rdflib import Dataset, Graph

from ontology.namespaces import BASE

FORMATS = {
    "ttl": "turtle",
    "nt": "nt",
    "nq": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "json": "json-ld",
    "rdf": "xml",
    "xml": "xml",
}
_OF_ONE_GRAPH = ("turtle", "nt", "xml")
# Relative IRIs resolve to this, never to a path of this machine.
_BASE = f"{BASE}data/"
# A document type can make a kilobyte of RDF/XML into gigabytes or name files to read; RDF needs none.
_DOCUMENT_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)


class UnreadableData(ValueError):
    """Data that is no RDF of a known format; the message is one line."""


def parse(data: bytes, name: str) -> Graph:
    """The triples of a file, of all its graphs together; the format follows from the ending of its name.

    Raises UnreadableData, also for what would make the parser fetch a context or expand entities. An unknown ending is
    read as Turtle.
    """
    kind = FORMATS.get(name.rpartition(".")[2].lower(), "turtle")
    if kind == "xml" and (_DOCUMENT_TYPE.search(data) or b"\x00" in data):
        raise UnreadableData(f"{name}: RDF/XML with a document type, or not in UTF-8, is not read")
    if kind == "json-ld":
        _refuse_remote_context(data, name)
    try:
        if kind in _OF_ONE_GRAPH:
            return Graph().parse(data=data, format=kind, publicID=_BASE)
        dataset = Dataset()
        dataset.parse(data=data, format=kind, publicID=_BASE)
    except Exception as error:  # parsers of rdflib raise whatever their own parts raise
        raise UnreadableData(f"{name}: not valid {kind}: {' '.join(str(error).split())[:200]}") from error
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def _refuse_remote_context(data: bytes, name: str) -> None:
    try:
        waiting: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError) as error:
        raise UnreadableData(f"{name}: not valid JSON: {' '.join(str(error).split())[:200]}") from error
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            for key in ("@context", "@import"):
                given = node.get(key)
                if any(isinstance(each, str) for each in (given if isinstance(given, list) else [given])):
                    raise UnreadableData(f"{name}: a JSON-LD context that stands elsewhere is not fetched")
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
