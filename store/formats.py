"""Results and graphs as documents in the formats of the W3C."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, get_args
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from store import jsonld
from store.errors import FormatRefused
from store.result import Result
from store.terms import Term

ResultFormat = Literal["json", "xml", "csv", "tsv"]
GraphFormat = Literal["turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads"]

MEDIA_TYPES: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_result(
    result: Result, file_format: ResultFormat | GraphFormat, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """The result in a format: json, xml, csv or tsv for SELECT and ASK, a graph format for CONSTRUCT and DESCRIBE.

    Raises FormatRefused where the format cannot carry it. Sources: SPARQL 1.1 Query Results JSON, XML, CSV and TSV.
    """
    is_graph = result.form in ("CONSTRUCT", "DESCRIBE")
    if is_graph and file_format == "jsonld":
        return jsonld.write(result.triples, prefixes or {})
    if is_graph and file_format in get_args(GraphFormat):
        return write_graphs((ox.Quad(*triple) for triple in result.triples), file_format, prefixes)  # type: ignore[arg-type]
    if is_graph or file_format not in _WRITERS:
        kind = "graaf" if is_graph else "tabel"
        raise FormatRefused(file_format, f"het is een {kind}", f"it is a {'graph' if is_graph else 'table'}")
    return _WRITERS[file_format](result).encode()


def write_graphs(
    quads: Iterable[ox.Quad], file_format: GraphFormat, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Quads as a document, in a fixed order; formats without named graphs give their triples."""
    try:
        rdf_format = _graph_format(file_format)
    except KeyError:
        raise FormatRefused(file_format, "het is een graaf", "it is a graph") from None
    ordered: Iterable[Any] = sorted(quads, key=str)
    if not rdf_format.supports_datasets:
        ordered = dict.fromkeys(quad.triple for quad in ordered)
    try:
        return ox.serialize(ordered, format=rdf_format, prefixes=dict(prefixes or {}) or None) or b""
    except (ValueError, OSError) as error:
        raise FormatRefused(file_format, str(error), str(error)) from None


def _graph_format(name: str) -> ox.RdfFormat:
    return {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
    }[name]


def _json(result: Result) -> str:
    if result.boolean is not None:
        return json.dumps({"head": {}, "boolean": result.boolean})
    rows = [{name: _json_term(value) for name, value in row.items()} for row in result.dicts()]
    return json.dumps({"head": {"vars": result.variables}, "results": {"bindings": rows}}, ensure_ascii=False)


def _json_term(value: Term) -> dict[str, Any]:
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, ox.BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, ox.Triple):
        parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found = {"type": "literal", "value": value.value}
    if value.language:
        return {**found, "xml:lang": value.language}
    return found if value.datatype.value == _XSD_STRING else {**found, "datatype": value.datatype.value}


def _xml(result: Result) -> str:
    opening = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    if result.boolean is not None:
        return f"{opening}<head/>\n<boolean>{str(result.boolean).lower()}</boolean>\n</sparql>\n"
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in result.variables)
    rows = "".join(
        "<result>"
        + "".join(f"<binding name={quoteattr(n)}>{_xml_term(v)}</binding>" for n, v in row.items())
        + "</result>\n"
        for row in result.dicts()
    )
    return f"{opening}<head>{head}</head>\n<results>\n{rows}</results>\n</sparql>\n"


def _xml_term(value: Term) -> str:
    if isinstance(value, ox.Triple):
        parts = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items()) + "</triple>"
    if _NO_XML.search(value.value):
        raise FormatRefused("xml", "een waarde bevat een stuurteken", "a value holds a control character")
    text = escape(value.value, {"\r": "&#13;"})
    if isinstance(value, ox.NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(value, ox.BlankNode):
        return f"<bnode>{text}</bnode>"
    if value.language:
        return f"<literal xml:lang={quoteattr(value.language)}>{text}</literal>"
    if value.datatype.value == _XSD_STRING:
        return f"<literal>{text}</literal>"
    return f"<literal datatype={quoteattr(value.datatype.value)}>{text}</literal>"


def _csv(result: Result) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if result.boolean is not None:
        return f"{str(result.boolean).lower()}\r\n"
    writer.writerow(result.variables)
    writer.writerows([_csv_term(value) for value in row] for row in result.rows)
    return out.getvalue()


def _csv_term(value: Term | None) -> str:
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value.value
    return str(value)


def _tsv(result: Result) -> str:
    if result.boolean is not None:
        return f"{str(result.boolean).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in result.variables)]
    lines += ["\t".join("" if value is None else _tsv_term(value) for value in row) for row in result.rows]
    return "\n".join(lines) + "\n"


def _tsv_term(value: Term) -> str:
    return str(value).replace("\t", "\\t")


_WRITERS: Mapping[str, Callable[[Result], str]] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
