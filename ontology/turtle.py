"""The one way in which the project writes Turtle, so that two versions of a file differ only in what they say."""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import BNode, Graph
from rdflib.compare import to_canonical_graph

from ontology.namespaces import PREFIXES


def canonical(graph: Graph) -> str:
    """The graph as Turtle with the house prefixes, terms in a fixed order, blank nodes named by content."""
    named = to_canonical_graph(graph) if any(isinstance(s, BNode) for s in graph.subjects()) else graph
    out = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        out.bind(prefix, namespace)
    for triple in named:
        out.add(triple)
    return out.serialize(format="turtle")


def read(path: Path) -> Graph:
    """The graph of one Turtle file, without namespaces that rdflib would add by itself."""
    graph = Graph(bind_namespaces="none")
    graph.parse(path, format="turtle")
    return graph


def rewrite(path: Path) -> bool:
    """Write a Turtle file in canonical form; returns whether that changed it."""
    before, after = path.read_text(encoding="utf-8"), canonical(read(path))
    if before != after:
        path.write_text(after, encoding="utf-8")
    return before != after


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name))
