"""Whether two answers are the same: rows as a bag, numbers by their value, blank nodes by structure."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, Graph, Namespace

from store.terms import term

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_EXACT = tuple(f"{_XSD}{name}" for name in ("integer", "decimal"))
_FLOATS = tuple(f"{_XSD}{name}" for name in ("double", "float"))
_RDF = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
_TABLES = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}

Rows = list[dict[str, Any]]
Answer = bool | Rows | set[ox.Triple]


def expected(path: Path, *, is_graph: bool) -> Answer:
    """The answer that a file of the suite holds: a boolean, rows, or a graph."""
    if path.suffix in _TABLES:
        return table(path.read_bytes(), _TABLES[path.suffix])
    if not is_graph:
        return _result_set(Graph().parse(path))
    return triples(path)


def table(data: bytes, kind: ox.QueryResultsFormat) -> Answer:
    """A boolean or rows from a document."""
    found = ox.parse_query_results(data, format=kind)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return [{n: v for n, v in zip(names, solution, strict=True) if v is not None} for solution in found]


def triples(path: Path, base: str | None = None) -> set[ox.Triple]:
    """The triples of a file; its blank nodes are its own."""
    found = ox.parse(path=str(path), format=_RDF[path.suffix], base_iri=base or path.as_uri(), rename_blank_nodes=True)
    return {quad.triple for quad in found}


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, set) or isinstance(other, set):
        return isinstance(one, set) and isinstance(other, set) and _canonical(one) == _canonical(other)
    rows = [[{n: _value(v) for n, v in row.items()} for row in answer] for answer in (one, other)]
    if any(isinstance(v, ox.BlankNode) for answer in rows for row in answer for v in row.values()):
        return len(one) == len(other) and _canonical(_as_triples(rows[0])) == _canonical(_as_triples(rows[1]))
    left, right = (Counter(frozenset((n, str(v)) for n, v in row.items()) for row in answer) for answer in rows)
    return left == right


def same_csv(one: bytes, other: bytes) -> bool:
    """CSV has no types: rows as text by column, with the names of blank nodes and the forms of numbers left out."""
    left, right = (_cells(each) for each in (one, other))
    return sorted(left[0]) == sorted(right[0]) and _by_column(left) == _by_column(right)


def _by_column(rows: list[list[str]]) -> Counter[frozenset[tuple[str, str]]]:
    return Counter(frozenset(zip(rows[0], row, strict=True)) for row in rows[1:])


def _cells(data: bytes) -> list[list[str]]:
    rows = csv.reader(io.StringIO(data.decode()))
    return [["_:" if cell.startswith("_:") else _plain(cell) for cell in row] for row in rows]


def _plain(cell: str) -> str:
    try:
        return str(Decimal(cell.replace(",", ".")).normalize())
    except ArithmeticError:
        return cell


def _value(node: Any) -> Any:
    """A literal in one form for each value; the suites count 1.0 and 1 as one answer, and so do they 0 and false."""
    if isinstance(node, ox.Literal) and node.datatype.value == f"{_XSD}boolean":
        return ox.Literal(node.value in ("true", "1"))
    if isinstance(node, ox.Literal) and node.datatype.value in (*_EXACT, *_FLOATS):
        try:
            exact = node.datatype.value in _EXACT
            number = str(Decimal(node.value).normalize()) if exact else repr(round(float(node.value), 9))
        except (ArithmeticError, ValueError):
            return node
        return ox.Literal(f"{number}", datatype=node.datatype)
    return node


def _as_triples(rows: Rows) -> set[ox.Triple]:
    return {
        ox.Triple(ox.BlankNode(f"row{index}"), ox.NamedNode(f"var:{name}"), value)
        for index, row in enumerate(rows)
        for name, value in row.items()
    }


def _canonical(found: Iterable[ox.Triple]) -> set[ox.Quad]:
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, _value(t.object)) for t in found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def _result_set(graph: Graph) -> Answer:
    """A result set as RDF (SPARQL test vocabulary)."""
    node = graph.value(None, RDF.type, RS.ResultSet)
    boolean = graph.value(node, RS.boolean)
    if boolean is not None:
        return bool(boolean.toPython())  # type: ignore[attr-defined]
    return [
        {
            str(graph.value(each, RS.variable)): term(value)
            for each in graph.objects(row, RS.binding)
            if (value := graph.value(each, RS.value)) is not None
        }
        for row in graph.objects(node, RS.solution)
    ]
