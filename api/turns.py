"""Places that several senders share: who sends much waits for its own, not for that of others."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A number of places, handed out to senders in turn; within one sender in the order of coming."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def of(self, sender: str) -> AsyncIterator[None]:
        """A place, when it is this sender's turn."""
        await self._enter(sender)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, sender: str) -> None:
        if self._free and not self._waiting:
            self._free -= 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(sender, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # the place came as the sender left
                self._leave()
            raise

    def _leave(self) -> None:
        """Hands the place to the next sender, or frees it."""
        while self._waiting:
            sender = next(iter(self._waiting))
            line = self._waiting.pop(sender)
            turn = line.popleft()
            if line:
                self._waiting[sender] = line  # at the end: the others come first
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
