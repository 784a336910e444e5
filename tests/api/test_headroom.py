"""The service's own process stays within its memory: it lets go, it refuses, and it waits for no client for ever."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.types import Message

from api.headroom import _PART, Headroom
from api.memory import Memory
from tests.api.conftest import serving

SCOPE = {"type": "http", "path": "/", "query_string": b"", "headers": [], "method": "GET"}


class Held(Memory):
    """A memory of which a test says what it holds."""

    def __init__(self, held: list[int]) -> None:
        super().__init__(100)
        self._given = held

    def resident_mb(self) -> float:
        return self._given.pop(0) if len(self._given) > 1 else self._given[0]


def test_it_is_full_only_where_letting_go_did_not_help() -> None:
    freed: list[bool] = []
    for held, full in (([90], False), ([110, 90], False), ([110], True)):
        memory = Held(held)
        memory.free = lambda: freed.append(True)
        assert memory.full() is full
    assert len(freed) == 2


def test_this_process_holds_something() -> None:
    assert 10 < Memory(100).resident_mb() < 10_000


def test_a_full_service_refuses_and_says_why_but_lives(tmp_path: Path) -> None:
    with serving(tmp_path / "store") as client:
        assert client.get("/reports").status_code == 200
        memory = client.app.state.memory  # type: ignore[attr-defined]
        memory.resident_mb = lambda: 10**6
        memory._looked = float("-inf")  # the last look is of a moment ago
        answer = client.get("/reports")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert answer.json()["setting"] == "NORMGRAAF_SERVICE_MEMORY_MB"
        assert client.get("/health/live").status_code == 200


def test_an_address_of_too_many_fields_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path / "store") as client:
        answer = client.get("/reports?" + "a=1&" * 2001)
        assert (answer.status_code, answer.json()["type"]) == (422, "/docs#problem-parameter")


async def sent(body: bytes, *, taken: bool, seconds: float = 5) -> list[Message]:
    """What reaches a client that takes every part, or none."""
    found: list[Message] = []

    async def app(_scope: object, _receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": body})  # type: ignore[operator]

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        found.append(message)
        if message["type"] == "http.response.body" and not taken:
            await asyncio.sleep(60)

    await Headroom(app, Memory(10**6), seconds)(SCOPE, receive, send)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("size", [0, 10, _PART, _PART + 1, 3 * _PART])
def test_an_answer_comes_whole_in_parts(size: int) -> None:
    body = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    messages = asyncio.run(sent(body, taken=True))[1:]
    assert b"".join(message["body"] for message in messages) == body
    assert [message.get("more_body", False) for message in messages] == [True] * (len(messages) - 1) + [False]
    assert max(len(message["body"]) for message in messages) <= _PART


def test_a_client_that_takes_nothing_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        asyncio.run(sent(b"x" * 2 * _PART, taken=False, seconds=0.05))
