"""The rules by which statements are read or derived, described in Turtle beside this file."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, Graph

from ontology.namespaces import NG

HERE = Path(__file__).parent


def rules_graph() -> Graph:
    """Every rule with its label and text in Dutch and English."""
    graph = Graph()
    for path in sorted(HERE.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def rule_names() -> set[str]:
    """The last part of each rule's IRI, as statements name it."""
    return {str(rule).rpartition("/")[2] for rule in rules_graph().subjects(RDF.type, NG.DerivationRule)}
