"""How often each rule turned out right against readers' notes, as `python -m benchmarks.rules` measured it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from rdflib import DCTERMS, Graph, Literal

from ontology import namespaces as ns
from ontology.namespaces import NG

FILE = Path(__file__).with_suffix(".ttl")
ENOUGH = 5
"""From how many measured statements on a rule gets a confidence."""


@dataclass(frozen=True)
class Measured:
    """Of `fired` statements by a rule, of types whose notes are exhaustive, `correct` were noted by a reader too."""

    correct: int
    fired: int

    @property
    def expected(self) -> float:
        """The chance that the next one is right, by Laplace's rule of succession; above 0 and below 1."""
        return (self.correct + 1) / (self.fired + 2)


def measured() -> dict[str, Measured]:
    """The counts of each measured rule by its name; empty where nothing was measured."""
    graph = Graph()
    if FILE.exists():
        graph.parse(FILE, format="turtle")
    return {
        str(rule).rpartition("/")[2]: Measured(int(str(graph.value(rule, NG.correct))), int(str(fired)))
        for rule, fired in graph.subject_objects(NG.fired)
    }


def described(counts: dict[str, Measured], on: date) -> Graph:
    """Counts as they stand in the file; a confidence, `expected`, only where ENOUGH was measured."""
    graph = Graph()
    for name, each in counts.items():
        rule = ns.rule(name)
        graph.add((rule, NG.correct, Literal(each.correct)))
        graph.add((rule, NG.fired, Literal(each.fired)))
        graph.add((rule, DCTERMS.date, Literal(on)))
        if each.fired >= ENOUGH:
            graph.add((rule, NG.confidence, Literal(Decimal(str(round(each.expected, 2))))))
    return graph
