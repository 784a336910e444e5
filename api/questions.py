"""The questions: what can be asked, and answers whose rows carry their evidence."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Query
from rdflib.term import Node
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.call import CSV, HTML, JSON, Asked, Call
from api.language import has
from api.lookup import rows
from api.models import Answer as AnswerDocument
from api.models import ParameterInfo, QuestionInfo, QuestionList
from api.operations import operation
from api.problems import Problem
from ontology import namespaces as ns
from ontology.vocabulary import load
from queries import catalogue
from queries.catalogue import Answer, BadParameter, Parameter, Question, UnknownQuestion
from store.errors import TermRefused

router = APIRouter()

PAGE_ROWS = 100
"""Rows shown on one page of an answer; JSON and CSV give all of them."""

_OWN = ("lang", "format", "offset", "timeout")
# A number with a sign is a number. Other scripts have signs of full width, which some spreadsheets read as these.
_FORMULA = re.compile(r"(?![+-]?\d+(?:[.,]\d+)?%?\Z)[=+\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True)
class Field:
    """A parameter as a field of a form; `options` are value and label, None where any text will do."""

    parameter: Parameter
    given: str
    options: tuple[tuple[str, str], ...] | None


@router.get(
    "/questions", **operation("listQuestions", "questions", (JSON, HTML), model=QuestionList, example="/questions")
)
async def question_list(call: Asked) -> Response:
    offer = call.choose(JSON, HTML)
    infos = tuple(_info(call, question) for question in catalogue.questions())
    if offer == HTML:
        return call.page("questions.html", questions=infos)
    return Response(QuestionList(questions=infos).json_bytes(), media_type="application/json")


@router.get(
    "/questions/{name}",
    **operation(
        "getQuestion", "questions", (JSON, HTML), model=QuestionInfo, errors=(404,), example="/questions/judgements"
    ),
)
async def question_info(call: Asked, name: str) -> Response:
    offer = call.choose(JSON, HTML)
    info = _info(call, question := _question(name))
    if offer == HTML:
        return call.page(
            "question.html", question=info, fields=await _fields(call, question, {}, await _titles(call)), answer=None
        )
    return Response(info.json_bytes(), media_type="application/json")


@router.get(
    "/questions/{name}/answer",
    **operation(
        "answerQuestion",
        "questions",
        (JSON, CSV, HTML),
        model=AnswerDocument,
        errors=(304, 404),
        example="/questions/follow-up/answer",
    ),
)
async def answer(call: Asked, name: str, offset: int = Query(default=0, ge=0)) -> Response:
    offer = call.choose(JSON, CSV, HTML)
    question = _question(name)
    given = _given(call, question)
    tag = _tag(call.service.snapshot, name, given, offer.name, call.language, offset)
    if tag in _tags(call.request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers={"ETag": tag})
    found, snapshot, truncated = await _ask(call, question, given)
    tag = _tag(snapshot, name, given, offer.name, call.language, offset)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Normgraaf-Snapshot": snapshot}
    headers |= {"Normgraaf-Truncated": "rows"} if truncated else {}
    if offer == HTML:
        return await _answer_page(call, question, given, found, offset, headers, truncated)
    if offer == CSV:
        return Response(as_csv(found), media_type="text/csv; charset=utf-8", headers=headers)
    document = found.as_json() | {"snapshot": snapshot, "truncated": truncated}
    return Response(json.dumps(document, ensure_ascii=False), media_type="application/json", headers=headers)


def as_csv(found: Answer) -> str:
    """A row for each passage of each row of the answer, so that no value stands without its evidence.

    A text that a spreadsheet would take for a formula has an apostrophe before it. Source: OWASP, CSV Injection.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [*found.columns, "evidence_report", "evidence_start", "evidence_end", "evidence_page", "evidence_exact"]
    )
    for row in found.rows:
        values = [_plain(row.values.get(column, "")) for column in found.columns]
        for passage in row.evidence:
            page = "" if passage.page is None else passage.page
            writer.writerow([*values, passage.report, passage.start, passage.end, page, _plain(passage.exact)])
        if not row.evidence:
            writer.writerow([*values, "", "", "", "", ""])
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


async def _ask(call: Call, question: Question, given: Mapping[str, str]) -> tuple[Answer, str, bool]:
    """The answer, its snapshot and whether rows were left out; two queries, asked again where a commit came between."""
    pool, max_rows = call.service.pool, call.service.settings.max_rows
    bindings = _bound(call, question, given)
    while True:
        try:
            found = await pool.query(question.text, bindings=bindings, max_rows=max_rows)
        except TermRefused as error:
            raise _bad(next(iter(given), ""), error.message(call.language)) from None
        statements = catalogue.statements_of(found)
        proofs = await pool.query(catalogue.evidence_query(statements)) if statements else None
        if proofs is None or proofs.snapshot == found.snapshot:
            return catalogue.answer(question, found, proofs), found.snapshot, found.truncated is not None


async def _answer_page(
    call: Call,
    question: Question,
    given: Mapping[str, str],
    found: Answer,
    offset: int,
    headers: Mapping[str, str],
    truncated: bool,
) -> Response:
    last, titles = offset + PAGE_ROWS, await _titles(call)
    shown = {
        "rows": found.rows[offset:last],
        "total": len(found.rows),
        "first": offset + 1,
        "last": min(last, len(found.rows)),
        "previous": call.again(offset=max(0, offset - PAGE_ROWS)) if offset else None,
        "next": call.again(offset=last) if last < len(found.rows) else None,
        "truncated": truncated,
        "given": given,
        "labels": {
            name: call.say(f"column.{name}") if has(call.language, f"column.{name}") else name for name in found.columns
        },
        "titles": titles,
        "voices": {name: _labels(call, name) for name in ("voice", "mode")},
    }
    fields = await _fields(call, question, given, titles)
    return call.page("question.html", headers=headers, question=_info(call, question), fields=fields, answer=shown)


def _labels(call: Call, scheme: str) -> dict[str, str]:
    return dict(_options(call, scheme))


def _options(call: Call, scheme: str) -> tuple[tuple[str, str], ...]:
    concepts = load(scheme)
    pairs = ((c.slug, c.label_nl if call.language == "nl" else c.label_en) for c in concepts)
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


async def _titles(call: Call) -> dict[str, str]:
    """Every report's title by its id: one query."""
    found = await rows(call.service.pool, "reports", language=call.language)
    return {row["report"].removeprefix(ns.ID): row["title"] for row in found}


async def _fields(call: Call, question: Question, given: Mapping[str, str], titles: Mapping[str, str]) -> list[Field]:
    found = []
    for parameter in question.parameters:
        options: Sequence[tuple[str, str]] | None = None
        if parameter.type == "report":
            options = list(titles.items())
        elif parameter.type.startswith("concept:"):
            options = await run_in_threadpool(_options, call, parameter.type.removeprefix("concept:"))
        value = given.get(parameter.name, "").removeprefix(ns.ID)
        found.append(Field(parameter, value, None if options is None else tuple(options)))
    return found


def _question(name: str) -> Question:
    try:
        return catalogue.question(name)
    except UnknownQuestion:
        names = ", ".join(question.name for question in catalogue.questions())
        raise Problem("question-unknown", name=name, near=names) from None


def _given(call: Call, question: Question) -> dict[str, str]:
    """The parameters of the question as the address gives them; empty ones count as absent."""
    known = {parameter.name: parameter for parameter in question.parameters}
    given = {name: value for name, value in call.request.query_params.items() if name not in _OWN}
    for name in given:
        if name not in known:
            raise _bad(name, call.say("parameter.unknown", known=", ".join(known) or "–"))
    for parameter in question.parameters:
        if parameter.required and not given.get(parameter.name):
            raise _bad(parameter.name, call.say("parameter.missing", meaning=parameter.description[call.language]))
    return {name: value for name, value in given.items() if value}


def _bound(call: Call, question: Question, given: Mapping[str, str]) -> dict[str, Node]:
    try:
        return catalogue.bind(question, given)
    except BadParameter as error:
        name = next((name for name in given if f"'{name}'" in str(error)), next(iter(given), ""))
        kind = next((p.type for p in question.parameters if p.name == name), "text")
        raise _bad(name, call.say("parameter.value", value=given.get(name, ""), type=kind)) from None


def _bad(name: str, reason: str) -> Problem:
    return Problem("parameter", name=name, reason=reason, members={"parameter": name})


def _info(call: Call, question: Question) -> QuestionInfo:
    address = f"/questions/{question.name}"
    return QuestionInfo(
        name=question.name,
        title=question.title[call.language],
        description=question.description[call.language],
        parameters=tuple(
            ParameterInfo(name=p.name, type=p.type, required=p.required, description=p.description[call.language])
            for p in question.parameters
        ),
        columns=question.columns,
        tags=question.tags,
        href=call.href(address),
        answer=call.href(f"{address}/answer"),
    )


def _tag(snapshot: str, name: str, given: Mapping[str, str], *how: object) -> str:
    key = json.dumps([snapshot, name, sorted(given.items()), [str(part) for part in how]])
    return f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'


def _tags(header: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in header.split(",")}
