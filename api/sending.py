"""Reports sent to the service, and taken out of it, by who has a token for that."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.access import Principal, require
from api.call import JSON, Asked, Call
from api.intake import Sent
from api.models import Taken
from api.negotiation import Offer
from api.observing import request_id
from api.operations import operation
from api.problems import Problem
from ontology import namespaces as ns

router = APIRouter()

Writer = Annotated[Principal, Depends(require("write"))]

_BODIES = (
    Offer("file", "application/octet-stream"),
    Offer("form", "multipart/form-data"),
    Offer("pdf", "application/pdf"),
    Offer("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Offer("html", "text/html"),
    Offer("text", "text/plain"),
)
_ERRORS = (401, 403, 413, 422, 503)
_UNSAFE = re.compile(r"[^\w .,()&+-]")


@router.post(
    "/reports",
    **operation("sendReport", "reports", (JSON,), model=Taken, errors=_ERRORS, request=_BODIES, done=(201,)),
)
async def send_report(
    call: Asked,
    who: Writer,
    name: Annotated[str, Query(max_length=200)] = "",
    id: Annotated[str | None, Query(max_length=100)] = None,
) -> Response:
    call.choose(JSON)
    body, given = await _file(call)
    if not body:
        raise Problem("report-unreadable", reason="0 bytes")
    sent = Sent(body, _name(name or given), id, who.name, request_id(call.request))
    became = await call.service.intake.take(sent)
    if became.failure:
        raise Problem("report-unreadable", reason=became.failure)
    found = Taken(
        id=became.key,
        iri=str(ns.document(became.key)),
        changed=became.changed,
        statements=became.statements,
        set_aside=became.set_aside,
        warnings=became.warnings,
        note=became.note or None,
    )
    headers = {"Location": call.href(f"/reports/{became.key}"), "Normgraaf-Snapshot": call.service.snapshot}
    return Response(found.json_bytes(), 201 if became.changed else 200, headers, media_type="application/json")


@router.delete(
    "/reports/{id}", **operation("removeReport", "reports", (JSON,), errors=(401, 403, 404, 503), done=(204,))
)
async def remove_report(call: Asked, who: Writer, id: Annotated[str, Path()]) -> Response:
    became = await call.service.intake.remove(Sent(b"", "", id, who.name, request_id(call.request)))
    if became.failure:
        raise Problem("report-unknown", report=id)
    return Response(status_code=204, headers={"Normgraaf-Snapshot": call.service.snapshot})


async def _file(call: Call) -> tuple[bytes, str]:
    """The report and its name: the first file of a form, or the whole body."""
    if call.request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        async with call.request.form(max_files=1) as form:
            for value in form.values():
                if isinstance(value, UploadFile):
                    return await value.read(), value.filename or ""
        return b"", ""
    return await call.request.body(), ""


def _name(given: str) -> str:
    """A file name that is no more than that."""
    name = _UNSAFE.sub("_", given.replace("\\", "/").rpartition("/")[2]).strip(" .")
    return name[:120] or "report"
