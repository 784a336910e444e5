"""What holds for every request: its methods, and the size of its body."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import principal_of
from api.call import Call
from api.handlers import respond
from api.problems import Problem


class Methods:
    """Answers HEAD as GET without a body (RFC 9110, section 9.3.2), and OPTIONS with the methods of the address."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "OPTIONS" and (allowed := self._allowed(scope)):
            await Response(status_code=204, headers={"Allow": ", ".join(sorted(allowed))})(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, _without_body(send))
        else:
            await self._app(scope, receive, send)

    def _allowed(self, scope: Scope) -> set[str]:
        found: set[str] = set()
        for route in self._routes:
            if route.matches(scope)[0] is not Match.NONE:
                found |= getattr(route, "methods", None) or {"GET"}
        return found | {"OPTIONS"} | ({"HEAD"} if "GET" in found else set()) if found else found


class BodyLimit:
    """Reads a body before the app does, and refuses one over the limit as soon as that shows."""

    def __init__(self, app: ASGIApp, limit: int, report_limit: int) -> None:
        """`report_limit` holds for a report sent by one who may write."""
        self._app = app
        self._limits = (limit, report_limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("POST", "PUT", "PATCH"):
            await self._app(scope, receive, send)
            return
        limit = self._limits[_sends_report(scope)]
        body = await self._read(scope, receive, limit)
        if body is None:
            call = Call.of(Request(scope))
            problem = Problem("too-large", limit=limit, members={"limit": limit}).document(call.language)
            await respond(call, problem, {"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, scope: Scope, receive: Receive, limit: int) -> bytes | None:
        """The whole body, or None where it is over the limit."""
        declared = Request(scope).headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > limit:
            return None
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > limit:
                return None
            if not message.get("more_body", False):
                return bytes(body)


def _sends_report(scope: Scope) -> bool:
    """Whether a request brings a report with a token for it: nobody else makes the service hold so much."""
    if scope["path"] != "/reports":
        return False
    try:
        return "write" in principal_of(Request(scope)).scopes
    except Problem:
        return False


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _without_body(send: Send) -> Send:
    async def bare(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return bare
