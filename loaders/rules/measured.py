"""How often each rule turned out right: against readers' notes, and read by hand in documents no rule was written on.

The first is measured by `python -m benchmarks.rules` (`measured.ttl`), the second is kept in `reviewed.toml`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import DCTERMS, Graph, Literal

from ontology import namespaces as ns
from ontology.namespaces import NG

FILE = Path(__file__).with_suffix(".ttl")
REVIEWED = Path(__file__).with_name("reviewed.toml")
ENOUGH = 5
"""From how many measured statements on a rule gets a figure."""
ENOUGH_TO_HOLD, ENOUGH_OF_KIND = 10, 25
"""From how many looked at on a rule, or a kind, is held back: fewer are chance, or notes left out what is right."""
LEAST_OF_RULE = Decimal("0.7")
LEAST_OF_KIND = Decimal("0.75")
"""A rule or a kind that was right less often stays out of answers until it is asked for."""


@dataclass(frozen=True)
class Measured:
    """Of `fired` statements by a rule that were held against notes or read by hand, `correct` were right."""

    correct: int
    fired: int

    @property
    def expected(self) -> float:
        """The chance that the next one is right, by Laplace's rule of succession; above 0 and below 1."""
        return (self.correct + 1) / (self.fired + 2)

    def is_under(self, least: Decimal, enough: int) -> bool:
        """Whether enough was looked at to say that it is right less often than it should be."""
        return self.fired >= enough and self.correct < least * self.fired


@cache
def measured() -> dict[str, Measured]:
    """The counts of each rule that was looked at, by its name; notes and readings by hand together."""
    correct, fired = Counter[str](), Counter[str]()
    for name, each in by_notes().items():
        correct[name] += each.correct
        fired[name] += each.fired
    for read in _readings():
        correct[read["rule"]] += read["right"]
        fired[read["rule"]] += read["of"]
    return {name: Measured(correct[name], fired[name]) for name in fired}


def by_notes() -> dict[str, Measured]:
    """The counts against readers' notes alone; empty where nothing was measured."""
    graph = Graph()
    if FILE.exists():
        graph.parse(FILE, format="turtle")
    return {
        str(rule).rpartition("/")[2]: Measured(int(str(graph.value(rule, NG.correct))), int(str(fired)))
        for rule, fired in graph.subject_objects(NG.fired)
    }


@cache
def kinds_read() -> dict[str, Measured]:
    """The counts of each kind of statement that was read by hand."""
    correct, of = Counter[str](), Counter[str]()
    for read in _readings():
        correct[read["kind"]] += read["right"]
        of[read["kind"]] += read["of"]
    return {kind: Measured(correct[kind], of[kind]) for kind in of}


@cache
def held_back() -> frozenset[str]:
    """The rules that stay out of answers until they are asked for: right too seldom, or of a kind that is.

    Those that `reviewed.toml` says are kept stay in, with their figure beside each row.
    """
    kinds = {kind for kind, each in kinds_read().items() if each.is_under(LEAST_OF_KIND, ENOUGH_OF_KIND)}
    under = {name for name, each in measured().items() if each.is_under(LEAST_OF_RULE, ENOUGH_TO_HOLD)}
    under |= {read["rule"] for read in _readings() if read["kind"] in kinds}
    return frozenset(under - {each["rule"] for each in _reviewed().get("kept", ())})


def measures_graph() -> Graph:
    """What was measured of each rule, and which are held back, as they are asked for beside answers."""
    graph = Graph()
    for name, each in measured().items():
        _describe(graph, name, each)
    for name in held_back():
        graph.add((ns.rule(name), NG.heldBack, Literal(True)))
    return graph


def described(counts: dict[str, Measured], on: date) -> Graph:
    """Counts as they stand in the file; a confidence, `expected`, only where ENOUGH was measured."""
    graph = Graph()
    for name, each in counts.items():
        _describe(graph, name, each)
        graph.add((ns.rule(name), DCTERMS.date, Literal(on)))
    return graph


def _describe(graph: Graph, name: str, each: Measured) -> None:
    rule = ns.rule(name)
    graph.add((rule, NG.correct, Literal(each.correct)))
    graph.add((rule, NG.fired, Literal(each.fired)))
    if each.fired >= ENOUGH:
        graph.add((rule, NG.confidence, Literal(Decimal(str(round(each.expected, 2))))))


@cache
def _readings() -> tuple[dict[str, Any], ...]:
    return tuple(_reviewed().get("read", ()))


@cache
def _reviewed() -> dict[str, Any]:
    return tomllib.loads(REVIEWED.read_text("utf-8")) if REVIEWED.exists() else {}
