"""The first page: what can be asked, and the reports."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.call import HTML, Asked
from api.operations import operation
from api.reports import listed
from queries import catalogue

router = APIRouter()


@router.get("/", **operation("home", "service", (HTML,)))
async def home(call: Asked) -> Response:
    call.choose(HTML)
    return call.page("home.html", questions=catalogue.questions(), found=await listed(call, 10, 0))
