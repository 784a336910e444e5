"""Answers made smaller for clients that take gzip (RFC 9110, section 12.5.3)."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from store.packing import packed

_MOST = 2_000_000
"""Bytes of the largest answer of the service's own that it compresses, so that none takes it long. What readers write
comes from them in gzip, however large."""

_TEXT = re.compile(
    r"text/|application/(?:.+[+])?(?:json|xml)|application/(?:n-triples|n-quads|trig|javascript)|image/svg"
)
_TAKES = re.compile(r"(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q\s*=\s*(?:1(?:\.0*)?|0?\.0*[1-9]\d*))?\s*(?:,|$)", re.IGNORECASE)


class Compression:
    """Compresses a whole answer of text, in a thread, where it is not yet; the tag of one that is compares weakly."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        taken = takes_gzip(Headers(scope=scope).get("accept-encoding", ""))
        start: Message = {}

        async def compressed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
                start = message
                return
            if start:
                headers = MutableHeaders(raw=start["headers"])
                whole, body = not message.get("more_body", False), message.get("body", b"")
                if taken and whole and _fits(headers, body, scope["method"]):
                    smaller = await run_in_threadpool(packed, body)
                    if smaller is not None:
                        message = {**message, "body": smaller}
                        headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(smaller))
                if "content-encoding" in headers or (taken and start["status"] == 304):
                    _weaken(headers)
                first, start = start, {}
                await send(first)
            await send(message)

        await self._app(scope, receive, compressed)


def takes_gzip(header: str) -> bool:
    """Whether Accept-Encoding names gzip with a weight above nothing."""
    return _TAKES.search(header) is not None


def _fits(headers: Headers, body: bytes, method: str) -> bool:
    kind = headers.get("content-type", "")
    return (
        len(body) <= _MOST and method != "HEAD" and "content-encoding" not in headers and _TEXT.match(kind) is not None
    )


def _weaken(headers: MutableHeaders) -> None:
    """A tag that stands for the content in any coding."""
    if (tag := headers.get("etag", "")).startswith('"'):
        headers["ETag"] = f"W/{tag}"
