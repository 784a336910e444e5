"""The reports: a list, one with its statements, and its text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.answers import reports
from api.call import HTML, JSON, Asked
from api.models import Report, ReportList
from api.negotiation import Offer
from api.operations import operation

router = APIRouter()
TEXT = Offer("text", "text/plain")

Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0)]
ReportId = Annotated[str, Path()]


@router.get(
    "/reports",
    **operation("listReports", "reports", (JSON, HTML), model=ReportList, errors=(422,), example="/reports?limit=2"),
)
async def report_list(call: Asked, limit: Limit = 20, offset: Offset = 0) -> Response:
    return await call.written(reports.listing, call.choose(JSON, HTML).name, limit, offset)


@router.get("/reports/{id}", **operation("getReport", "reports", (JSON, HTML), model=Report, errors=(404, 422)))
async def report(
    call: Asked, id: ReportId, kind: Annotated[str | None, Query()] = None, limit: Limit = 50, offset: Offset = 0
) -> Response:
    return await call.written(reports.report, call.choose(JSON, HTML).name, id, kind, limit, offset)


@router.get("/reports/{id}/text", **operation("getReportText", "reports", (TEXT, HTML), errors=(404, 422)))
async def report_text(
    call: Asked,
    id: ReportId,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    return await call.written(reports.text, call.choose(TEXT, HTML).name, id, start, end)
