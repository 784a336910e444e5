"""Passages: the words that prove a statement, in their text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from api import links
from api.call import HTML, JSON, Asked, Call
from api.lookup import Row, rows
from api.models import Passage, Passages
from api.operations import operation
from api.problems import Problem
from api.reports import ReportId, text_of
from api.statements import statements
from ontology import namespaces as ns

router = APIRouter()

CONTEXT = 300
"""Characters given before and after a passage."""


@router.get(
    "/passages/{report}/{start:int}-{end:int}",
    **operation("getPassage", "passages", (JSON, HTML), model=Passages, errors=(404, 422)),
)
async def passage_at(
    call: Asked, report: ReportId, start: Annotated[int, Path(ge=0)], end: Annotated[int, Path(ge=1)]
) -> Response:
    offer = call.choose(JSON, HTML)
    text = await text_of(call, report)
    if not start < end <= len(text["text"]):
        raise Problem("passage-unknown", report=report, start=start, end=end, length=len(text["text"]))
    document = str(ns.document(report))
    resting = await rows(call.service.pool, "on-passage", report=document, start=start, end=end)
    said = await statements(call, [row["statement"] for row in resting])
    passage = _passage(call, report, text, start, end).model_copy(update={"statements": said})
    return _respond(call, offer == HTML, (passage,))


@router.get(
    "/passages/{report}/{kind}/{digest}",
    **operation("getStatementPassages", "passages", (JSON, HTML), model=Passages, errors=(404, 422)),
)
async def passages_of_statement(
    call: Asked, report: ReportId, kind: Annotated[str, Path()], digest: Annotated[str, Path()]
) -> Response:
    offer = call.choose(JSON, HTML)
    iri = str(ns.document(f"{report}/{kind}/{digest}"))
    address = links.path(iri)
    if kind == "evidence" and address and address[0].startswith("/passages/"):
        return Response(status_code=303, headers={"Location": call.href(address[0])})
    said = await statements(call, [iri])
    if not said:
        raise Problem("resource-unknown", iri=iri)
    places = said[0].evidence
    texts = {key: await text_of(call, key) for key in dict.fromkeys(place.report for place in places)}
    found = tuple(
        _passage(call, place.report, texts[place.report], place.start, place.end).model_copy(
            update={"statements": said}
        )
        for place in places
    )
    return _respond(call, offer == HTML, found)


def _passage(call: Call, report: str, row: Row, start: int, end: int) -> Passage:
    text = row["text"]
    return Passage(
        report=report,
        title=row["title"],
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        page=text.count("\f", 0, start) + 1 if "\f" in text else None,
        href=call.href(links.passage(report, start, end)),
        statements=(),
    )


def _respond(call: Call, page: bool, found: tuple[Passage, ...]) -> Response:
    if page:
        return call.page("passage.html", passages=found)
    return Response(Passages(passages=found).json_bytes(), media_type="application/json")
