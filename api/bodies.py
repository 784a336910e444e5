"""The body of a request: read before the app runs, whole, in time, decoded, and never larger than it may be."""

from __future__ import annotations

import asyncio
import zlib

from starlette._utils import get_route_path
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import principal_of
from api.call import Call
from api.handlers import respond
from api.problems import Problem
from normgraaf.settings import Settings

CODINGS = ("gzip", "deflate")
"""The content codings that are read; `x-gzip` and `identity` are other names for the first and for none."""

_GZIP_OR_ZLIB = 47
_RAW = -15


class Bodies:
    """Reads each body before the app does, and refuses one past a limit as soon as that shows."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._limits = (settings.max_request_bytes, settings.max_report_bytes)
        self._seconds = settings.body_seconds
        self._most_held = settings.max_bodies_bytes
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("POST", "PUT", "PATCH"):
            await self._app(scope, receive, send)
            return
        body = bytearray()
        try:
            whole = await self._given(scope, receive, body)
            if whole is not None:
                await self._app(scope, _replay(whole, receive), send)
        except Problem as problem:  # the app answers its own
            call = Call.of(Request(scope))
            headers = {**problem.headers, "Connection": "close"}
            await respond(call, problem.document(call.language), headers)(scope, receive, send)
        finally:
            self._held -= len(body)

    async def _given(self, scope: Scope, receive: Receive, body: bytearray) -> bytes | None:
        """The whole body, decoded; None where the client left before its end. Raises Problem."""
        limit = self._limits[_sends_report(scope)]
        coding = _coding(Headers(scope=scope))
        declared = Headers(scope=scope).get("content-length", "0")
        if declared.isdigit() and int(declared) > limit:
            raise _too_large(limit)
        try:
            async with asyncio.timeout(self._seconds):
                if not await self._read(receive, limit, body):
                    return None
        except TimeoutError:
            raise Problem("request-slow", seconds=f"{self._seconds:g}") from None
        if not coding:
            return bytes(body)
        decoded = await run_in_threadpool(_decoded, bytes(body), coding, limit)
        scope["headers"] = [
            each for each in scope["headers"] if each[0] not in (b"content-encoding", b"content-length")
        ]
        scope["headers"].append((b"content-length", str(len(decoded)).encode()))
        return decoded

    async def _read(self, receive: Receive, limit: int, body: bytearray) -> bool:
        """Whether the body came whole; what came of it is counted as held."""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return False
            part = message.get("body", b"")
            if self._held + len(part) > self._most_held:
                raise Problem("bodies-full", limit=self._most_held, headers={"Retry-After": "1"})
            body += part
            self._held += len(part)
            if len(body) > limit:
                raise _too_large(limit)
            if not message.get("more_body", False):
                return True


def _too_large(limit: int) -> Problem:
    return Problem("too-large", limit=limit, members={"limit": limit})


def _coding(headers: Headers) -> str:
    """The coding of the body, "" for none. Raises Problem 415, which names those that are read (RFC 9110, 15.5.16)."""
    given = headers.get("content-encoding", "").strip().lower().removeprefix("x-")
    if given in ("", "identity"):
        return ""
    if given not in CODINGS:
        known = ", ".join(CODINGS)
        raise Problem("content-coding", given=given[:100], wanted=known, headers={"Accept-Encoding": known})
    return given


def _decoded(body: bytes, coding: str, limit: int) -> bytes:
    """The body as it was before it was coded. Raises Problem."""
    # What calls itself deflate is zlib by the standard, and without its head by some clients.
    raw = coding == "deflate" and not (len(body) > 1 and body[0] & 15 == 8 and (body[0] * 256 + body[1]) % 31 == 0)
    out = bytearray()
    try:
        while True:  # gzip may have several parts
            reader = zlib.decompressobj(_RAW if raw else _GZIP_OR_ZLIB)
            out += reader.decompress(body, limit + 1 - len(out))
            if len(out) > limit:
                raise _too_large(limit)
            if not reader.eof:
                raise Problem("body-coding", coding=coding)
            body = reader.unused_data
            if not body:
                return bytes(out)
    except zlib.error:
        raise Problem("body-coding", coding=coding) from None


def _sends_report(scope: Scope) -> bool:
    """Whether a request brings a report with a token for it: nobody else makes the service hold so much."""
    if get_route_path(scope) != "/reports":
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
