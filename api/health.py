"""Whether the service answers, and from which snapshot."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter
from starlette.responses import Response

from api.call import JSON, Asked
from api.lookup import rows
from api.models import Health
from api.operations import operation

router = APIRouter()


@router.get("/health", **operation("health", "service", (JSON,), model=Health, errors=(503,), example="/health"))
async def health(call: Asked) -> Response:
    call.choose(JSON)
    snapshot = call.service.snapshot
    reports = int((await rows(call.service.pool, "report-total"))[0]["total"])
    status = "ok" if snapshot != "0" else "empty"
    found = Health(status=status, version=version("normgraaf"), snapshot=snapshot, reports=reports)
    return Response(found.json_bytes(), media_type="application/json", headers={"Cache-Control": "no-store"})
