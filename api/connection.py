"""The connection of one client: what it may send before a request is one, and how long that may take."""

from __future__ import annotations

import asyncio
import json
from asyncio import TimerHandle
from dataclasses import dataclass
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from api.language import Language
from api.problems import MEDIA_TYPE, Problem
from normgraaf.settings import Settings

_GRACE = 5.0  # seconds in which the service itself can still say that a body took too long
_LINGER = 2.0  # seconds in which what a refused client still sends is thrown away, so that it can read the refusal


@dataclass(frozen=True)
class Bounds:
    """What a request may hold before its body, in bytes and lines, and how many seconds its parts may take."""

    address: int
    headers: int
    header_bytes: int
    header_seconds: float
    body_seconds: float
    language: Language


def protocol(settings: Settings) -> type[HttpToolsProtocol]:
    """The protocol that uvicorn gives each connection, within the bounds of these settings."""
    bounds = Bounds(
        settings.max_address_bytes,
        settings.max_headers,
        settings.max_header_bytes,
        settings.header_seconds,
        settings.body_seconds,
        "en" if settings.language == "en" else "nl",
    )
    return type("BoundedConnection", (Connection,), {"bounds": bounds})


class _Refused(Exception):
    """Ends the reading of a request; the problem stands in the connection."""


class Connection(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it; a request past its bounds is answered with problem details and ends the line."""

    bounds: ClassVar[Bounds]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline: TimerHandle | None = None
        self._problem: Problem | None = None
        self._ended = False
        self._before_body, self._begun = True, False
        self._received = 0
        self._header_bytes = 0
        self._wait(self.bounds.header_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._ended:
            return
        self._received += len(data) if self._before_body else 0
        super().data_received(data)
        # One header that does not end is only told of when it does.
        if self._before_body and not self._ended and self._received > self.bounds.address + self.bounds.header_bytes:
            self._refuse(self._too_much())

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._before_body, self._begun = True, True
        self._header_bytes = self._received = 0
        self._wait(self.bounds.header_seconds)

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        if len(self.url) > self.bounds.address:
            self._problem = Problem("address-too-long", limit=self.bounds.address)
            raise _Refused

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        self._header_bytes += len(name) + len(value)
        if len(self.headers) > self.bounds.headers or self._header_bytes > self.bounds.header_bytes:
            self._problem = self._too_much()
            raise _Refused

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._before_body = False
        self._wait(self.bounds.body_seconds + _GRACE)

    def on_message_complete(self) -> None:
        self._begun = False
        self._wait(None)
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words
        """Called by uvicorn for a request that cannot be read, also one that was refused here."""
        self._refuse(self._problem or Problem("request-malformed"))

    def _too_much(self) -> Problem:
        return Problem("headers-too-large", count=self.bounds.headers, limit=self.bounds.header_bytes)

    def _wait(self, seconds: float | None) -> None:
        """Sets the time at which the request must have come further; None waits for nothing."""
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None if seconds is None else self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        if self._ended or not self._before_body:
            self.transport.abort()
        elif self._begun:
            self._refuse(Problem("request-slow", seconds=f"{self.bounds.header_seconds:g}"))
        else:
            self.transport.close()

    def _refuse(self, problem: Problem) -> None:
        document = problem.document(self.bounds.language)
        body = json.dumps(document, ensure_ascii=False).encode()
        self.transport.write(b"".join([STATUS_LINE[int(document["status"])], *self._lines(len(body)), body]))
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._ended = True
        self._wait(_LINGER)

    def _lines(self, length: int) -> list[bytes]:
        named: list[tuple[bytes, Any]] = [
            *self.server_state.default_headers,
            (b"content-type", MEDIA_TYPE.encode()),
            (b"content-length", str(length).encode()),
            (b"connection", b"close"),
        ]
        return [*(name + b": " + value + b"\r\n" for name, value in named), b"\r\n"]
