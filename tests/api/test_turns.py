"""Senders take turns: who sends much waits for its own."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from api.turns import Turns


def test_who_sends_one_comes_before_the_rest_of_who_sends_many() -> None:
    came: list[str] = []

    async def send(turns: Turns, sender: str, number: int) -> None:
        async with turns.of(sender):
            came.append(f"{sender}{number}")
            await asyncio.sleep(0)

    async def all_of_them() -> None:
        turns = Turns(1)
        async with asyncio.TaskGroup() as group:
            for number in range(4):
                group.create_task(send(turns, "much", number))
            await asyncio.sleep(0)
            group.create_task(send(turns, "one", 0))

    asyncio.run(all_of_them())
    assert came.index("one0") < came.index("much3")  # it came when much2 and much3 were waiting
    assert [each for each in came if each.startswith("much")] == ["much0", "much1", "much2", "much3"]


def test_no_more_are_in_than_there_are_places_and_who_leaves_while_waiting_takes_none() -> None:
    inside, most = 0, 0

    async def send(turns: Turns) -> None:
        nonlocal inside, most
        async with turns.of("app"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def all_of_them() -> None:
        turns = Turns(2)
        waiting = [asyncio.create_task(send(turns)) for _ in range(10)]
        await asyncio.sleep(0)
        for task in waiting[5:8]:
            task.cancel()
        for task in waiting:
            with suppress(asyncio.CancelledError):
                await task
        async with asyncio.timeout(60), turns.of("other"), turns.of("other"):  # both places are free again
            pass

    asyncio.run(all_of_them())
    assert most == 2
