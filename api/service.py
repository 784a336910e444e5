"""What one running service holds: its settings, its readers and its checker."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from api.checker import Checker
from normgraaf.settings import Settings
from store import ReaderPool


@dataclass(frozen=True)
class Service:
    """The parts that live as long as the service does."""

    settings: Settings
    pool: ReaderPool
    checker: Checker

    @property
    def snapshot(self) -> str:
        """The id of the snapshot that a question would be answered from now; "0" before the first commit."""
        return self.pool.newest_id or "0"


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Service]:
    """A service with its processes, which end with it."""
    pool = ReaderPool(settings.location, workers=settings.workers, timeout=settings.query_seconds)
    checker = Checker(settings.query_seconds)
    try:
        yield Service(settings, pool, checker)
    finally:
        checker.close()
        pool.close()
