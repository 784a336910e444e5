"""Answers to the questions of the catalogue: rows with their evidence, as JSON, CSV or a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rdflib.term import Node

from api.answers.source import Source
from api.answers.table import as_csv
from api.answers.task import Written
from api.frame import Frame
from api.language import has
from api.models import ParameterInfo, QuestionInfo
from ontology import namespaces as ns
from ontology.vocabulary import load
from queries import catalogue
from queries.catalogue import Answer, Parameter, Question

PAGE_ROWS = 100
"""Rows shown on one page of an answer; JSON and CSV give all of them."""


@dataclass(frozen=True)
class Asking:
    """A question with its parameters, as they were given and as RDF terms, and how many rows it may give.

    `unproven` asks for rows as well that rest on rules held back only.
    """

    name: str
    given: Mapping[str, str]
    bindings: Mapping[str, Node]
    max_rows: int
    unproven: bool = False


@dataclass(frozen=True)
class Field:
    """A parameter as a field of a form; `options` are value and label, None where any text will do."""

    parameter: Parameter
    given: str
    options: tuple[tuple[str, str], ...] | None


def info(frame: Frame, question: Question) -> QuestionInfo:
    """A question as the service tells of it."""
    address = f"/questions/{question.name}"
    return QuestionInfo(
        name=question.name,
        title=question.title[frame.language],
        description=question.description[frame.language],
        parameters=tuple(
            ParameterInfo(name=p.name, type=p.type, required=p.required, description=p.description[frame.language])
            for p in question.parameters
        ),
        columns=question.columns,
        tags=question.tags,
        href=frame.href(address),
        answer=frame.href(f"{address}/answer"),
    )


def form(source: Source, frame: Frame, name: str) -> Written:
    """The page on which a question is asked: one query."""
    question = catalogue.question(name)
    fields = _fields(frame, question, {}, _titles(source, frame))
    return Written.page(frame.render("question.html", question=info(frame, question), fields=fields, answer=None))


def answer(source: Source, frame: Frame, way: str, asking: Asking, offset: int) -> Written:
    """An answer in one of the ways json, csv and html: two queries, for the rows and for the evidence of them all.

    An answer from which a limit took rows or evidence says so.
    """
    question = catalogue.question(asking.name)
    rows = source.query(question.text, bindings=asking.bindings, max_rows=asking.max_rows)
    statements = catalogue.statements_of(rows)
    proofs = source.query(catalogue.evidence_query(statements)) if statements else None
    found = catalogue.answer(question, rows, proofs, unproven=asking.unproven)
    truncated = rows.truncated is not None or (proofs is not None and proofs.truncated is not None)
    headers = {"Normgraaf-Truncated": "rows"} if truncated else {}
    headers |= {"Normgraaf-Left-Out": str(found.left_out)} if found.left_out else {}
    if way == "csv":
        return Written.of(as_csv(found), "text/csv; charset=utf-8", source.snapshot, headers)
    if way == "html":
        shown = _shown(source, frame, asking, found, offset) | {"truncated": truncated}
        fields = _fields(frame, question, asking.given, shown["titles"])
        page = frame.render("question.html", question=info(frame, question), fields=fields, answer=shown)
        return Written.of(page, "text/html; charset=utf-8", source.snapshot, headers)
    document = found.as_json() | {"snapshot": source.snapshot, "truncated": truncated}
    return Written.of(json.dumps(document, ensure_ascii=False), "application/json", source.snapshot, headers)


def _shown(source: Source, frame: Frame, asking: Asking, found: Answer, offset: int) -> dict[str, Any]:
    """The part of an answer that one page shows, with the words around it."""
    last = offset + PAGE_ROWS
    return {
        "rows": found.rows[offset:last],
        "total": len(found.rows),
        "first": offset + 1,
        "last": min(last, len(found.rows)),
        "previous": frame.again(offset=max(0, offset - PAGE_ROWS)) if offset else None,
        "next": frame.again(offset=last) if last < len(found.rows) else None,
        "given": asking.given,
        "left_out": found.left_out,
        "unproven": frame.again(unproven="true"),
        "labels": {
            name: frame.say(f"column.{name}") if has(frame.language, f"column.{name}") else name
            for name in found.columns
        },
        "titles": _titles(source, frame),
        "voices": {name: dict(_options(frame, name)) for name in ("voice", "mode")},
    }


def _options(frame: Frame, scheme: str) -> tuple[tuple[str, str], ...]:
    pairs = ((c.slug, c.label_nl if frame.language == "nl" else c.label_en) for c in load(scheme))
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


def _titles(source: Source, frame: Frame) -> dict[str, str]:
    """Every report's title by its id: one query."""
    found = source.rows("reports", language=frame.language)
    return {row["report"].removeprefix(ns.ID): row["title"] for row in found}


def _fields(frame: Frame, question: Question, given: Mapping[str, str], titles: Mapping[str, str]) -> list[Field]:
    found = []
    for parameter in question.parameters:
        options: Sequence[tuple[str, str]] | None = None
        if parameter.type == "report":
            options = list(titles.items())
        elif parameter.type.startswith("concept:"):
            options = _options(frame, parameter.type.removeprefix("concept:"))
        value = given.get(parameter.name, "").removeprefix(ns.ID)
        found.append(Field(parameter, value, None if options is None else tuple(options)))
    return found
