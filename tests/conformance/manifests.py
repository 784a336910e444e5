"""The W3C's SPARQL 1.1 suites, read from their manifests beside the checkout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.conftest import SHARED

SUITE = SHARED / "conformance" / "sparql" / "sparql11"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")

QUERY = (
    *("aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions", "grouping"),
    *("json-res", "negation", "project-expression", "property-path", "subquery"),
)
RESULTS = ("csv-tsv-res", "json-res")
UPDATE = (
    *("add", "basic-update", "clear", "copy", "delete", "delete-data", "delete-insert", "delete-where", "drop"),
    *("move", "update-silent"),
)
SYNTAX = ("syntax-query", "syntax-update-1", "syntax-update-2")


@dataclass(frozen=True)
class Case:
    """One test of a suite: its IRI, the manifest that holds it and the folder of its files."""

    iri: str
    kind: str
    folder: Path
    manifest: Path

    @property
    def node(self) -> URIRef:
        return URIRef(self.iri)

    @property
    def graph(self) -> Graph:
        return read(self.manifest)

    def value(self, predicate: Node) -> Node | None:
        return self.graph.value(self.node, predicate)


@cache
def read(path: Path) -> Graph:
    """A manifest; its relative IRIs are those of the files beside it."""
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


def cases(folder: str, name: str = "manifest.ttl") -> Iterator[Case]:
    """The tests of one suite, in the order of its manifest; none where the suites are not there."""
    path = SUITE / folder / name
    if not path.exists():
        return
    graph = read(path)
    head = graph.value(None, RDF.type, MF.Manifest)
    entries = graph.value(head, MF.entries)
    for node in Collection(graph, entries) if entries else ():
        for kind in graph.objects(node, RDF.type):
            yield Case(str(node), str(kind).rpartition("#")[2], path.parent, path)


def all_cases(folders: tuple[str, ...], kinds: tuple[str, ...]) -> list[Case]:
    """The tests of several suites that are of these kinds."""
    return [case for folder in folders for case in cases(folder) if case.kind in kinds]


def file_of(node: Node | None) -> Path:
    """The file that a manifest names."""
    return Path(URIRef(str(node)).removeprefix("file://"))


def label(graph: Graph, node: Node) -> str:
    return str(graph.value(node, RDFS.label) or "")
