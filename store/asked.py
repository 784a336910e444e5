"""A job that somebody waits for, from its queue to its reply."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from store.errors import ClientLeft, WaitedTooLong
from store.worker import Job, Reply


@dataclass(eq=False)
class Asked:
    """A job and its reply. The lock decides between who begins it, who gives it up and who ends it."""

    job: Job
    reply: Future[Reply] = field(default_factory=Future)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _end: Callable[[], None] | None = None

    def begin(self, end: Callable[[], None]) -> bool:
        """Whether anybody still waits; from then on `end` is what stops the job."""
        with self._lock:
            self._end = end
            return not self.reply.done() and self.reply.set_running_or_notify_cancel()

    async def answered(self, left: Callable[[], Awaitable[None]] | None) -> Reply:
        """The reply, once it is there; raises ClientLeft as soon as `left` returns."""
        reply = asyncio.wrap_future(self.reply)
        if left is None:
            return await reply
        leaving = asyncio.ensure_future(left())
        try:
            await asyncio.wait((reply, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
        if not reply.done():
            raise ClientLeft
        return reply.result()

    def settle(self, reply: Reply) -> None:
        """Gives the reply to who waits for it, if anybody does."""
        with self._lock:
            if not self.reply.done():
                self.reply.set_result(reply)

    def give_up(self, seconds: float) -> None:
        """Tells the asker that it waited too long, unless its job has begun."""
        with self._lock:
            if not self.reply.running() and not self.reply.done():
                self.reply.set_result(WaitedTooLong(seconds))

    def abandon(self) -> None:
        """Nobody waits any longer: a job that has not begun never does, one that runs is ended."""
        with self._lock:
            if not self.reply.done() and not self.reply.cancel() and self._end is not None:
                self._end()
