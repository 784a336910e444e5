"""Bodies: their coding, their size, their time and that they are whole."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.bodies import Bodies
from normgraaf.settings import Settings
from store import Store
from tests.api.conftest import TestClient, serving

DATA = b"<https://example.org/a> a <https://w3id.org/normgraaf/ns#AttentionPoint> .\n"
LIMIT = 100_000
RAW = zlib.compressobj(wbits=-15)
CODED = {
    "gzip": gzip.compress(DATA),
    "x-gzip": gzip.compress(DATA[:20]) + gzip.compress(DATA[20:]),
    "deflate": zlib.compress(DATA),
    "Deflate": RAW.compress(DATA) + RAW.flush(),
    "identity": DATA,
}


@pytest.fixture(scope="module")
def small(sample_store: Store) -> Iterator[TestClient]:
    with serving(sample_store.location, max_request_bytes=LIMIT, workers=1) as client:
        yield client


def post(client: TestClient, body: bytes, coding: str) -> Any:
    return client.post("/validate", content=body, headers={"content-type": "text/turtle", "content-encoding": coding})


@pytest.mark.parametrize("coding", CODED)
def test_a_coded_body_is_read(small: TestClient, coding: str) -> None:
    answer = post(small, CODED[coding], coding)
    assert answer.status_code == 200, answer.text
    assert answer.json()["checked"] == 1


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "x"])
def test_a_coding_that_is_not_read_is_named(small: TestClient, coding: str) -> None:
    answer = post(small, DATA, coding)
    assert answer.status_code == 415
    assert coding in answer.json()["detail"]
    assert answer.headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_is_no_whole_coding_is_told(small: TestClient, coding: str) -> None:
    for body in (DATA, CODED[coding][:-9], CODED[coding] + b"x"):
        answer = post(small, body, coding)
        assert answer.status_code == 400
        assert answer.json()["type"].endswith("body-coding")


def test_a_bomb_is_refused_within_the_limit(small: TestClient) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < LIMIT
    answer = post(small, bomb, "gzip")
    assert answer.status_code == 413
    assert answer.json()["limit"] == LIMIT


Ask = tuple[int, list[bytes]]


def run(messages: list[Message], *, wait: float = 0.0, **settings: Any) -> Ask:
    """The status that a body of these messages gets, and the bodies that reached the app."""
    reached: list[bytes] = []
    statuses: list[int] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        if not messages:
            await asyncio.sleep(60)
        await asyncio.sleep(wait)
        return messages.pop(0)

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    given = Settings(store="x", **settings)
    from api.app import create_app

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/validate",
        "headers": [],
        "query_string": b"",
        "app": create_app(given),
    }
    asyncio.run(Bodies(app, given)(scope, receive, send))
    return (statuses or [0])[0], reached


def test_a_body_of_a_client_that_left_is_no_body() -> None:
    assert run([{"type": "http.request", "body": b"<a", "more_body": True}, {"type": "http.disconnect"}]) == (0, [])


def test_a_body_that_does_not_end_is_ended() -> None:
    assert run([{"type": "http.request", "body": b"<a", "more_body": True}], body_seconds=0.1) == (408, [])


def test_bodies_together_have_a_limit() -> None:
    whole = [
        {"type": "http.request", "body": b"x" * 900, "more_body": True},
        {"type": "http.request", "body": b"x" * 200},
    ]
    assert run([*whole], max_bodies_bytes=1000) == (503, [])
    assert run([*whole], max_bodies_bytes=2000) == (200, [b"x" * 1100])
