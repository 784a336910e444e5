"""The first page."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.answers import reports
from api.call import HTML, Asked
from api.operations import operation

router = APIRouter()


@router.get("/", **operation("home", "service", (HTML,)))
async def home(call: Asked) -> Response:
    call.choose(HTML)
    return await call.written(reports.home)
