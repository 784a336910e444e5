"""Every rule with what it says of itself and how often it was right, for people to look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, Graph, Literal
from rdflib.term import Node

from loaders.rules import rules_graph
from loaders.rules.kind import Kind, RuleSpec, kinds
from loaders.rules.measured import Measured, measured
from ontology.namespaces import NG


class UnknownRule(Exception):
    """There is no rule of that name; the message names the nearest ones."""


@dataclass(frozen=True)
class Described:
    """A rule: its label and text by language (nl, en), the kind it gives and how it reads where a file says so.

    `counts` is absent where nothing that it gave was held against notes.
    """

    name: str
    label: Mapping[str, str]
    says: Mapping[str, str]
    kind: Kind | None
    spec: RuleSpec | None
    counts: Measured | None


def rules() -> tuple[Described, ...]:
    """Every rule, by name."""
    graph, counts = rules_graph(), measured()
    of_files = {rule.spec.id: (kind, rule.spec) for kind in kinds() for rule in kind.rules}
    names = {str(rule).rpartition("/")[2]: rule for rule in graph.subjects(RDF.type, NG.DerivationRule)}
    return tuple(
        _described(graph, name, rule, of_files.get(name), counts.get(name)) for name, rule in sorted(names.items())
    )


def _described(
    graph: Graph, name: str, rule: Node, of_file: tuple[Kind, RuleSpec] | None, counts: Measured | None
) -> Described:
    kind, spec = of_file or (None, None)
    return Described(
        name, _languages(graph, rule, RDFS.label), _languages(graph, rule, NG.ruleText), kind, spec, counts
    )


def rule(name: str) -> Described:
    """One rule; raises UnknownRule."""
    every = rules()
    for each in every:
        if each.name == name:
            return each
    from rapidfuzz import process

    near = ", ".join(found for found, _, _ in process.extract(name, [each.name for each in every], limit=3))
    raise UnknownRule(f"there is no rule '{name}'; near it are {near}")


def _languages(graph: Graph, rule: Node, term: Node) -> dict[str, str]:
    return {str(text.language): str(text) for text in graph.objects(rule, term) if isinstance(text, Literal)}
