"""What a connection may send before a request is one, told over a real socket."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from api.connection import protocol
from normgraaf.settings import Settings

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the length of the query."""
    while scope["method"] == "POST" and (await receive()).get("more_body"):
        pass
    body = str(len(scope["query_string"])).encode()
    head = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def listening(**settings: Any) -> Iterator[int]:
    """The port of a server with these bounds."""
    listener = socket.create_server(("127.0.0.1", 0))
    bounded = protocol(Settings(store="x", **settings))
    config = uvicorn.Config(app, http=bounded, lifespan="off", log_level="critical", timeout_keep_alive=60)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with listening() as port:
        yield port


def said(port: int, *parts: bytes, end: bool = True) -> bytes:
    """What comes back for these bytes, until the server ends the line."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        for part in parts:
            line.sendall(part)
        if end:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        while part := line.recv(65536):
            answer += part
        return answer


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def document(answer: bytes) -> dict[str, Any]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"content-type: application/problem+json" in head
    found: dict[str, Any] = json.loads(body)
    return found


def test_a_request_within_its_bounds_is_answered(port: int) -> None:
    query = b"x" * 30_000
    answer = said(port, b"GET /?" + query + b" HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", end=False)
    assert status(answer) == 200
    assert answer.endswith(b"30000")


@pytest.mark.parametrize("length", [33_000, 140_000, 3_000_000])
def test_a_long_address_is_told_to_post(port: int, length: int) -> None:
    answer = said(port, b"GET /sparql?query=" + b"x" * length + b" HTTP/1.1\r\nhost: x\r\n\r\n", end=False)
    assert status(answer) == 414
    assert "POST" in document(answer)["detail"]


@pytest.mark.parametrize(
    "headers",
    [b"a: b\r\n" * 101, b"a: " + b"b" * 33_000 + b"\r\n", b"a: " + b"b" * 2_000_000, b"b" * 200_000],
    ids=["many", "long", "without end", "name without end"],
)
def test_headers_have_a_number_and_a_size(port: int, headers: bytes) -> None:
    answer = said(port, b"GET / HTTP/1.1\r\n" + headers + b"\r\n\r\n", end=False)
    assert status(answer) == 431
    assert document(answer)["type"] == "/docs#problem-headers-too-large"


@pytest.mark.parametrize(
    "request_line",
    [b"x y z\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00", "GET /é HTTP/1.1\r\n\r\n".encode()],
)
def test_what_is_no_request_is_told_in_problem_details(port: int, request_line: bytes) -> None:
    answer = said(port, request_line, end=False)
    assert status(answer) == 400
    assert document(answer)["title"]


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        (b"", None),
        (b"GET / HT", 408),
        (b"GET / HTTP/1.1\r\nhost: x\r\na: b", 408),
        (b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc", None),
        (b"GET / HTTP/1.1\r\nhost: x\r\nconnection: keep-alive\r\n\r\nGET / HT", 408),
    ],
    ids=["nothing", "half a line", "half the headers", "half a body", "half a second request"],
)
def test_a_request_that_does_not_come_further_is_ended(given: bytes, answered: int | None, monkeypatch: Any) -> None:
    monkeypatch.setattr("api.connection._GRACE", 0.0)
    with listening(header_seconds=0.3, body_seconds=0.3) as port:
        try:
            answer = said(port, given, end=False)
        except ConnectionResetError:
            answer = b""
    last = answer[answer.rindex(b"HTTP/1.1 ") :] if answer else b""
    assert (status(last) if last else None) == answered
