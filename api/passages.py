"""Passages: the words that prove a statement, in their text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from api import links
from api.answers import passages
from api.call import HTML, JSON, Asked
from api.models import Passages
from api.operations import operation
from api.reports import ReportId
from ontology import namespaces as ns

router = APIRouter()


@router.get(
    "/passages/{report}/{start:int}-{end:int}",
    **operation("getPassage", "passages", (JSON, HTML), model=Passages, errors=(404, 422)),
)
async def passage_at(
    call: Asked, report: ReportId, start: Annotated[int, Path(ge=0)], end: Annotated[int, Path(ge=1)]
) -> Response:
    return await call.written(passages.passage_at, call.choose(JSON, HTML).name, report, start, end)


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
    return await call.written(passages.passages_of, offer.name, iri)
