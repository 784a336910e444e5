"""Terms as N-Triples writes them: strings, which are made, hashed and compared faster than objects.

The grammar is that of RDF 1.1 N-Triples, section 7: an IRI in angle brackets, a literal in quotation marks with a
language or a datatype behind it, a blank node behind `_:`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Node

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*+)"(?:@([\w-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_DATATYPES: tuple[tuple[type, str], ...] = ((bool, "boolean"), (int, "integer"), (Decimal, "decimal"), (date, "date"))


def iri(text: str) -> str:
    """An IRI as a term."""
    return f"<{text}>"


def literal(value: str | bool | int | Decimal | date, *, datatype: str = "", lang: str = "") -> str:
    """A value as a literal of its own datatype; of another where a text is said to have one."""
    if isinstance(value, str):
        quoted = f'"{value.translate(_ESCAPES)}"'
        return f"{quoted}@{lang}" if lang else f"{quoted}^^<{datatype}>" if datatype else quoted
    name = next(name for kind, name in _DATATYPES if isinstance(value, kind))
    written = f"{value:f}" if name == "decimal" else str(value).lower()
    return f'"{written}"^^<{XSD}{name}>'


def term(node: Node) -> str:
    """A node of rdflib as a term."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        datatype = str(node.datatype) if node.datatype and node.datatype != XSD.string else ""
        return literal(str(node), datatype=datatype, lang=node.language or "")
    return f"_:{node}"


def node(written: str) -> Node:
    """A term as a node of rdflib."""
    if written[0] == "<":
        return URIRef(written[1:-1])
    if written[0] == "_":
        return BNode(written[2:])
    found = _LITERAL.fullmatch(written)
    assert found is not None, written
    datatype = URIRef(found[3]) if found[3] else None
    return Literal(unescaped(found[1]), lang=found[2], datatype=datatype, normalize=False)


def text(written: str) -> str:
    """What a term says: an IRI without its brackets, the characters of a literal."""
    if written[0] == "<":
        return written[1:-1]
    found = _LITERAL.fullmatch(written)
    return unescaped(found[1]) if found else written


def datatype(written: str) -> str:
    """The datatype of a literal as an IRI, "" for plain words, words in a language, and what is no literal."""
    return written[written.rindex("^^<") + 3 : -1] if written[0] == '"' and written[-1] == ">" else ""


def unescaped(written: str) -> str:
    """The characters behind the escapes of a quoted text."""
    return _ESCAPED.sub(_character, written) if "\\" in written else written


def _character(found: re.Match[str]) -> str:
    if code := found[1] or found[2]:
        return chr(int(code, 16))
    return _SHORT.get(found[3], found[3])
