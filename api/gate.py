"""Data put in by hand passes the shapes and checks before it is committed, as a report read by the reader does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.answers.source import query_text
from api.call import Call
from api.checker import Finding
from api.problems import Problem
from ontology import namespaces as ns
from ontology.namespaces import NG, concept
from store import Result, write_result
from store.trial import Outcome, named

_SHOWN = 100


async def pass_gate(call: Call, outcome: Outcome) -> None:
    """Holds each graph that is left with triples against the shapes; raises Problem 422 with the findings.

    Data that no shape looks at does not pass either: nothing would be known of it. What it refers to is looked up in
    the store: things by their class, source texts with their words, so that quotations are compared with them.
    """
    for name, triples in outcome.graphs.items():
        if triples:
            await _check(call, name, triples, outcome)


async def _check(call: Call, name: str, triples: tuple[Any, ...], outcome: Outcome) -> None:
    texts, context = await _referred(call, triples)
    data = _ntriples(named((*triples, *texts), outcome.lines))
    found = await call.service.gate.check(data, "data.nt", _ntriples(context))
    findings = [*found.findings, *_claims(triples)]
    failing = [each for each in findings if each.severity == "Violation"]
    if found.conforms and not failing:
        return
    members = {"graph": name, "checked": found.checked, "results": [_shown(call, each) for each in findings[:_SHOWN]]}
    if failing:
        raise Problem("not-conforming", members=members, graph=name, count=len(failing))
    raise Problem("not-checked", members=members, graph=name)


async def _referred(call: Call, triples: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """What the store says of the things that the data names: the words of source texts, and classes."""
    named = {term.value for each in triples for term in (each.subject, each.object) if _is_ours(term)}
    if not named:
        return [], []
    listed = " ".join(f"<{iri}>" for iri in sorted(named))
    result = await call.service.pool.query(f"{query_text('referred')}\nVALUES ?thing {{ {listed} }}")
    texts = [each for each in result.triples if each.predicate.value == str(NG.text)]
    return texts, [each for each in result.triples if each.predicate.value != str(NG.text)]


def _is_ours(term: Any) -> bool:
    return type(term).__name__ == "NamedNode" and term.value.startswith(ns.ID)


def _claims(triples: Iterable[Any]) -> Iterator[Finding]:
    """Statements by hand that pass for the reader's: what a person says carries the mode `curated`."""
    for each in triples:
        if each.predicate.value == str(NG.assertionMode) and each.object.value != str(concept("mode", "curated")):
            yield Finding(
                "Violation",
                str(each.subject.value),
                str(NG.assertionMode),
                str(each.object.value),
                "Wat met de hand is ingebracht draagt de wijze „curated”.",
                "What is put in by hand carries the mode “curated”.",
            )


def _shown(call: Call, each: Finding) -> Mapping[str, str | None]:
    message = each.nl if call.language == "nl" else each.en
    return {
        "severity": each.severity,
        "focus": each.focus,
        "path": each.path or None,
        "value": each.value or None,
        "message": message,
    }


def _ntriples(triples: Iterable[Any]) -> bytes:
    return write_result(Result("CONSTRUCT", "", triples=tuple(triples)), "ntriples")
