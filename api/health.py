"""Whether the service answers, and from which snapshot."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter
from starlette.responses import Response

from api.answers.reports import total
from api.call import JSON, Asked
from api.models import Health, State
from api.operations import operation

router = APIRouter()


@router.get("/health/live", **operation("live", "service", (JSON,), model=State, example="/health/live"))
async def live(call: Asked) -> Response:
    call.choose(JSON)
    return _state("live", 200)


@router.get("/health/ready", **operation("ready", "service", (JSON,), model=State, unlike={503: State}))
async def ready(call: Asked) -> Response:
    call.choose(JSON)
    service = call.service
    is_ready = service.snapshot != "0" and service.pool.alive
    return _state("ready", 200) if is_ready else _state("not ready", 503)


def _state(status: str, code: int) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(State(status=status).json_bytes(), code, headers, media_type="application/json")


@router.get("/health", **operation("health", "service", (JSON,), model=Health, errors=(503,), example="/health"))
async def health(call: Asked) -> Response:
    call.choose(JSON)
    snapshot = call.service.snapshot
    reports = await call.told(total)
    status = "ok" if snapshot != "0" else "empty"
    found = Health(status=status, version=version("normgraaf"), snapshot=snapshot, reports=reports)
    return Response(found.json_bytes(), media_type="application/json", headers={"Cache-Control": "no-store"})
