"""Every error of the app answered with problem details, as JSON or as a page."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.call import Call
from api.language import Language
from api.negotiation import NotAcceptable, Offer, negotiate
from api.problems import MEDIA_TYPE, Problem, problem_of_store
from api.safety import HEADERS
from store.errors import StoreError

_FORMS = (Offer("json", MEDIA_TYPE), Offer("json", "application/json"), Offer("html", "text/html"))


def install(app: FastAPI) -> None:
    """Answer every error of the app with problem details, as JSON or as a page."""
    for kind in (Problem, StoreError, NotAcceptable, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, _handle)


def respond(call: Call, document: dict[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """Problem details as the request would have them; JSON where it accepts neither JSON nor HTML."""
    status = int(document["status"])
    # A fault of ours is answered outside the middleware that adds these.
    extra = HEADERS | dict(headers or {}) | ({"Retry-After": "1"} if document["type"].endswith("busy") else {})
    try:
        chosen = negotiate(call.request.headers.get("accept"), _FORMS)
    except NotAcceptable:
        chosen = _FORMS[0]
    if chosen.name == "html":
        return HTMLResponse(call.render("problem.html", problem=document), status, extra)
    return JSONResponse(document, status, extra, media_type=MEDIA_TYPE)


def problem_of(error: Exception, language: Language) -> dict[str, Any]:
    """Any error as problem details; one that nobody foresaw tells nothing of our insides."""
    if isinstance(error, Problem):
        return error.document(language)
    if isinstance(error, StoreError):
        return problem_of_store(error, language)
    if isinstance(error, NotAcceptable):
        offered = list(dict.fromkeys(offer.media_type for offer in error.offers))
        return Problem("not-acceptable", members={"offered": offered}, offered=", ".join(offered)).document(language)
    if isinstance(error, RequestValidationError):
        return _of_parameters(error, language)
    if isinstance(error, HTTPException):
        kind = {404: "not-found", 405: "method"}.get(error.status_code)
        if kind:
            return Problem(kind).document(language)
        return {"type": "about:blank", "title": error.detail, "status": error.status_code, "detail": error.detail}
    return Problem("internal").document(language)


def _of_parameters(error: RequestValidationError, language: Language) -> dict[str, Any]:
    faults = [{"parameter": str(fault["loc"][-1]), "detail": str(fault["msg"])} for fault in error.errors()]
    names = ", ".join(dict.fromkeys(fault["parameter"] for fault in faults))
    members = {"parameter": faults[0]["parameter"], "errors": faults}
    return Problem("parameter", members=members, name=names, reason=faults[0]["detail"]).document(language)


async def _handle(request: Request, error: Exception) -> Response:
    call = Call.of(request)
    document = problem_of(error, call.language)
    if document["status"] == 500:
        logging.getLogger(__name__).error("%s %s", request.method, request.url.path, exc_info=error)
    return respond(call, document, getattr(error, "headers", None))
