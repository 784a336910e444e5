"""Data held against the shapes and checks: one library for the gate, the command line and the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rdflib import Graph

from ontology.ntriples import term, text
from shapes import checks, engine
from shapes.constraints import Constraint, constraints, shapes_graph, targets
from shapes.data import Data
from shapes.parsing import parse, quiet
from shapes.report import SEVERITIES, Note, Report, Result, Severity
from shapes.terms import known_types, short, terms, types_of

__all__ = [
    "Note",
    "Report",
    "Result",
    "catalogue",
    "parse",
    "shapes_graph",
    "validate",
]

_NOTHING = Note(
    "Er is niets getoetst: geen enkele knoop van deze gegevens valt onder een shape.",
    "nothing was checked: no shape targets any node of this data",
)


def validate(data: Graph | Data, *, context: Graph | Data | None = None, fail_on: Severity = "Violation") -> Report:
    """Hold data against every shape and check.

    `context` describes what the data refers to and is not itself checked; vocabularies, frameworks and crosswalk are
    always known. Data conforms when nothing is as bad as `fail_on` or worse and at least one node was checked. Neither
    data nor context is changed, nor anything that another validation uses.
    """
    held = _held(data)
    around = types_of(_held(context)) if context is not None else {}
    types = {**known_types(), **around, **types_of(held)}
    with quiet():
        results = sorted([*_of_shapes(held), *checks.run(held, types)], key=_order)
    results = [_placed(held, result) for result in results]
    checked = len(_targeted(held))
    worst = SEVERITIES.index(fail_on)
    failing = any(SEVERITIES.index(result.severity) <= worst for result in results)
    return Report(checked > 0 and not failing, tuple(results), checked, () if checked else (_NOTHING,))


def _held(data: Graph | Data) -> Data:
    return data if isinstance(data, Data) else Data.of(data)


def catalogue() -> list[Constraint]:
    """Every rule that data is held to, shapes and checks, by module and name."""
    every = [*constraints().values(), *(constraint for constraint, _ in checks.checks())]
    return sorted(every, key=lambda c: (c.module, c.shape))


def _of_shapes(data: Data) -> Iterator[Result]:
    """What the shapes have against data; triples that no engine could read are left to the check that reports them."""
    wrong = checks.malformed(data)
    readable = Data(tuple(triple for triple in data if wrong.isdisjoint(triple))) if wrong else data
    rules = constraints()
    for found in engine.run(readable):
        rule = rules[found.shape]
        path = str(rule.path or "")
        message = (rule.message_nl, rule.message_en)
        yield Result(rule.severity, found.focus, path, found.value, *message, found.shape, found.component)


def _placed(data: Data, result: Result) -> Result:
    """The result with what its focus hangs on, as far as something with an IRI, where it is a blank node."""
    written, path, seen = term(result.focus), "", set[str]()
    while written[0] == "_" and written not in seen:
        seen.add(written)
        above = data.held_by.get(written)
        if above is None:
            break
        written, path = above[0], f"{short(above[1])} / {path}" if path else short(above[1])
    return replace(result, owner=f"{text(written)} / {path}") if written[0] == "<" and path else result


def _targeted(data: Data) -> set[str]:
    known, aims = terms(), targets()
    classes = {term(each) for each in aims.classes}
    kinds = [kind for kind in data.instances if classes & {kind, *known.above.get(kind, ())}]
    by_class = {each for kind in kinds for each in data.instances[kind]}
    return by_class | {subject for each in aims.properties for subject, _ in data.pairs.get(term(each), ())}


def _order(result: Result) -> tuple[int, str, str, str, str]:
    return SEVERITIES.index(result.severity), str(result.focus), result.shape, result.path, result.value
