"""The questions: what can be asked, and answers whose rows carry their evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from fastapi import APIRouter, Query
from rdflib.term import Node
from starlette.responses import Response

from api.answers import questions
from api.call import CSV, HTML, JSON, Asked, Call
from api.models import Answer as AnswerDocument
from api.models import QuestionInfo, QuestionList
from api.operations import operation
from api.problems import Problem
from queries import catalogue
from queries.catalogue import BadParameter, Question, UnknownQuestion
from store.errors import TermRefused

router = APIRouter()

_OWN = ("lang", "format", "offset", "timeout", "unproven")


@router.get(
    "/questions", **operation("listQuestions", "questions", (JSON, HTML), model=QuestionList, example="/questions")
)
async def question_list(call: Asked) -> Response:
    offer = call.choose(JSON, HTML)
    infos = tuple(questions.info(call, question) for question in catalogue.questions())
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
    question = _question(name)
    if offer == HTML:
        return await call.written(questions.form, name)
    return Response(questions.info(call, question).json_bytes(), media_type="application/json")


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
async def answer(
    call: Asked,
    name: str,
    offset: int = Query(default=0, ge=0),
    unproven: bool = Query(default=False),
) -> Response:
    offer = call.choose(JSON, CSV, HTML)
    question = _question(name)
    given = _given(call, question)
    how = (offer.name, call.language, offset, unproven)
    tag = _tag(call.service.snapshot, name, given, *how)
    if tag in _tags(call.request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers={"ETag": tag})
    asking = questions.Asking(name, given, _bound(call, question, given), call.service.settings.max_rows, unproven)
    try:
        found = await call.written(questions.answer, offer.name, asking, offset)
    except TermRefused as error:
        raise _bad(next(iter(given), ""), error.message(call.language)) from None
    snapshot = found.headers["Normgraaf-Snapshot"]
    found.headers["ETag"] = _tag(snapshot, name, given, *how)
    found.headers["Cache-Control"] = "no-cache"
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


def _tag(snapshot: str, name: str, given: Mapping[str, str], *how: object) -> str:
    key = json.dumps([snapshot, name, sorted(given.items()), [str(part) for part in how]])
    return f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'


def _tags(header: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in header.split(",")}
