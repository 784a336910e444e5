"""Data held against the shapes and checks: one library for the gate, the command line and the service."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, Graph
from rdflib.term import Node

from shapes import checks, engine
from shapes.constraints import Constraint, constraints, shapes_graph, targets
from shapes.parsing import UnreadableData, parse
from shapes.report import SEVERITIES, Note, Report, Result, Severity
from shapes.terms import known_types, terms, types_of

__all__ = [
    "Note",
    "Report",
    "Result",
    "UnreadableData",
    "catalogue",
    "parse",
    "shapes_graph",
    "validate",
]

_NOTHING = Note(
    "Er is niets getoetst: geen enkele knoop van deze gegevens valt onder een shape.",
    "nothing was checked: no shape targets any node of this data",
)


def validate(data: Graph, *, context: Graph | None = None, fail_on: Severity = "Violation") -> Report:
    """Hold data against every shape and check.

    `context` describes what the data refers to and is not itself checked; vocabularies, frameworks and crosswalk are
    always known. Data conforms when nothing is as bad as `fail_on` or worse and at least one node was checked. Neither
    data nor context is changed, nor anything that another validation uses.
    """
    types = {**known_types(), **(types_of(context) if context is not None else {}), **types_of(data)}
    results = sorted([*_of_shapes(data), *checks.run(data, types)], key=_order)
    checked = len(_targeted(data))
    worst = SEVERITIES.index(fail_on)
    failing = any(SEVERITIES.index(result.severity) <= worst for result in results)
    return Report(checked > 0 and not failing, tuple(results), checked, () if checked else (_NOTHING,))


def catalogue() -> list[Constraint]:
    """Every rule that data is held to, shapes and checks, by module and name."""
    every = [*constraints().values(), *(constraint for constraint, _ in checks.checks())]
    return sorted(every, key=lambda c: (c.module, c.shape))


def _of_shapes(data: Graph) -> Iterator[Result]:
    rules = constraints()
    for found in engine.run(data):
        rule = rules[found.shape]
        path = str(rule.path or "")
        message = (rule.message_nl, rule.message_en)
        yield Result(rule.severity, found.focus, path, found.value, *message, found.shape, found.component)


def _targeted(data: Graph) -> set[Node]:
    known, aims = terms(), targets()
    kinds = {kind for kind in data.objects(None, RDF.type) if aims.classes & {kind, *known.above.get(kind, ())}}
    by_class = {node for kind in kinds for node in data.subjects(RDF.type, kind)}
    return by_class | {node for each in aims.properties for node in data.subjects(each)}


def _order(result: Result) -> tuple[int, str, str, str, str]:
    return SEVERITIES.index(result.severity), str(result.focus), result.shape, result.path, result.value
