"""What is refused or given up so that the service's own process keeps its memory and its time."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.call import Call
from api.handlers import problem_of, respond
from api.memory import Memory
from api.problems import Problem
from store.errors import ServiceFull

_PART = 2**18
"""Bytes of an answer that are handed to the connection at once: the next part waits until its client took this one."""

_MOST_FIELDS = 2000


class Headroom:
    """Takes no request while memory is full, and gives up an answer that its client does not take.

    An address with more fields than a form may have is refused before anything splits it.
    """

    def __init__(self, app: ASGIApp, memory: Memory, send_seconds: float) -> None:
        self._app = app
        self._memory = memory
        self._seconds = send_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["query_string"].count(b"&") > _MOST_FIELDS:
            problem = Problem("parameter", name="&", reason=f"> {_MOST_FIELDS}", members={"parameter": "&"})
            await _refuse({**scope, "query_string": b""}, problem, receive, send)
        elif self._memory.full() and not scope["path"].startswith("/health/"):
            await _refuse(scope, ServiceFull(self._memory.most_mb), receive, send)
        else:
            await self._app(scope, receive, _patient(send, self._seconds))


async def _refuse(scope: Scope, error: Exception, receive: Receive, send: Send) -> None:
    call = Call.of(Request(scope))
    await respond(call, problem_of(error, call.language), {"Connection": "close"})(scope, receive, send)


def _patient(send: Send, seconds: float) -> Send:
    """Sends a long answer in parts. Raises TimeoutError where one is not taken in time, which ends the connection."""

    async def sent(message: Message) -> None:
        body = message.get("body", b"") if message["type"] == "http.response.body" else b""
        if len(body) <= _PART:
            await send(message)
            return
        for start in range(0, len(body), _PART):
            more = start + _PART < len(body) or message.get("more_body", False)
            async with asyncio.timeout(seconds):
                await send({**message, "body": body[start : start + _PART], "more_body": more})

    return sent
