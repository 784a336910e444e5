"""Bytes of a file to data for the validator, by the one way in for RDF."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ontology.namespaces import BASE
from shapes.data import Data
from store import parsing
from store.errors import DataRefused
from store.formats import GraphFormat

FORMATS: Mapping[str, GraphFormat] = {
    "ttl": "turtle",
    "nt": "ntriples",
    "nq": "nquads",
    "trig": "trig",
    "jsonld": "jsonld",
    "json": "jsonld",
    "rdf": "rdfxml",
    "xml": "rdfxml",
}
# Relative IRIs resolve to this, never to a path of this machine.
_BASE = f"{BASE}data/"
_GIVEN_BY_PARSER = re.compile(r"[0-9a-f]{24,32}")
_DIRECTED = re.compile(r"\"@[\w-]+--(?:ltr|rtl)\Z")
_UNKNOWN = (
    "triples in triples en tekst met een richting worden niet getoetst",
    "triples within triples and text with a direction are not checked",
)


def parse(data: bytes, name: str) -> Data:
    """The triples of a file, of all its graphs together; the format follows from the ending of its name.

    A blank node without a label is named after the line it stands on, as `line4`, and the second of that line
    `line4-2`. An unknown ending is read as Turtle. Raises DataSyntaxError, and DataRefused also for triples within
    triples and text with a direction, which no validator knows.
    """
    kind = FORMATS.get(name.rpartition(".")[2].lower(), "turtle")
    found = parsing.parse(data, kind, _BASE, merged=True, labels=True)
    written: dict[str, str] = _names(found.lines)
    triples = []
    for triple in found.triples:
        subject, value = str(triple.subject), str(triple.object)
        if (value[0] == "<" and " " in value) or _DIRECTED.search(value):  # no IRI holds a blank
            raise DataRefused(*_UNKNOWN)
        triples.append((written.get(subject, subject), str(triple.predicate), written.get(value, value)))
    return Data(tuple(triples))


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps rdflib from writing a trace for each literal whose text its datatype does not have: a check says so."""

    def passes(_: logging.LogRecord) -> bool:
        return False

    logger = logging.getLogger("rdflib.term")
    logger.addFilter(passes)
    try:
        yield
    finally:
        logger.removeFilter(passes)


def _names(lines: Mapping[str, int]) -> dict[str, str]:
    """The names of blank nodes that the document does not name."""
    names: dict[str, str] = {}
    seen = Counter[int]()
    for given, line in lines.items():
        if _GIVEN_BY_PARSER.fullmatch(given):
            seen[line] += 1
            names[f"_:{given}"] = f"_:line{line}" if seen[line] == 1 else f"_:line{line}-{seen[line]}"
    return names
