"""The rules by which statements are read or derived: in files of `kinds/`, the others in Turtle beside this file."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, RDFS, Graph, Literal

from loaders.rules.kind import kinds
from loaders.rules.measured import FILE, measures_graph
from ontology import namespaces as ns
from ontology.namespaces import NG

HERE = Path(__file__).parent


def rules_graph() -> Graph:
    """Every rule with its label and text in Dutch and English, and how often it was right where that was looked at."""
    graph = Graph()
    for path in sorted(HERE.glob("*.ttl")):
        if path != FILE:
            graph.parse(path, format="turtle")
    graph += measures_graph()
    for rule in (each.spec for kind in kinds() for each in kind.rules):
        graph.add((ns.rule(rule.id), RDF.type, NG.DerivationRule))
        for term, words in ((RDFS.label, rule.label), (NG.ruleText, rule.says)):
            graph.add((ns.rule(rule.id), term, Literal(words.nl, "nl")))
            graph.add((ns.rule(rule.id), term, Literal(words.en, "en")))
    return graph


def rule_names() -> set[str]:
    """The last part of each rule's IRI, as statements name it."""
    return {str(rule).rpartition("/")[2] for rule in rules_graph().subjects(RDF.type, NG.DerivationRule)}
