"""What is told of each request: an id, a line of JSON in the log, and counts. Never what was asked, nor by whom."""

from __future__ import annotations

import re
import secrets
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from api.metrics import Metrics

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def request_id(request: Request) -> str:
    """The id of a request, as the answer carries it in X-Request-ID; "" outside the service."""
    return str(getattr(request.state, "request_id", ""))


class Observation:
    """Gives each request its id and tells of it once it is answered."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._log = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.JSONRenderer()],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        identifier = given if _ID.fullmatch(given) else secrets.token_hex(8)
        state = scope.setdefault("state", {})
        state["request_id"] = identifier
        told: dict[str, Any] = {"status": 500, "bytes": 0, "truncated": None}

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = identifier
                told.update(status=message["status"], truncated=headers.get("normgraaf-truncated"))
            elif message["type"] == "http.response.body":
                told["bytes"] += len(message.get("body", b""))
            await send(message)

        began = perf_counter()
        try:
            await self._app(scope, receive, watched)
        finally:
            seconds = perf_counter() - began
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.tell(route, told["status"], seconds)
            self._log.info(
                "request",
                request=identifier,
                method=scope["method"],
                route=route,
                query=state.get("query"),
                ms=round(seconds * 1000, 1),
                **told,
            )
