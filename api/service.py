"""What one running service holds: its settings, its store, its readers and its checker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from api.checker import Checker
from api.intake import Intake
from api.memory import Memory
from normgraaf.settings import Settings
from store import EmbeddedStore, ReaderPool, Store, open_store
from store.bounds import Bounds
from store.errors import ServiceFull


@dataclass(frozen=True)
class Service:
    """The parts that live as long as the service does.

    Who writes waits for its `turn`. `descriptions` are what was last told of the data, by format, each with its
    snapshot; who makes one is `describing`.

    A `plain` service has a store with a default graph of its own, and takes anything from anybody: for the tests of
    conformance, which ask for that.
    """

    settings: Settings
    store: Store
    pool: ReaderPool
    checker: Checker
    gate: Checker
    intake: Intake
    plain: bool = False
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    describing: asyncio.Lock = field(default_factory=asyncio.Lock)
    descriptions: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def snapshot(self) -> str:
        """The id of the snapshot that a question would be answered from now; "0" before the first commit."""
        return self.pool.newest_id or "0"


@asynccontextmanager
async def running(
    settings: Settings, memory: Memory, prepare: Callable[[], object] | None, *, plain: bool = False
) -> AsyncIterator[Service]:
    """A service with its processes, which end with it; each reader begins with `prepare`. No query is begun while the
    memory of this one is full."""
    store: Store = EmbeddedStore(settings.store, plain=True) if plain else open_store(settings.location)
    pool = ReaderPool(
        settings.location,
        workers=settings.workers,
        timeout=settings.query_seconds,
        max_waiting=settings.max_waiting,
        memory_mb=settings.worker_memory_mb,
        client_running=settings.client_share,
        client_waiting=settings.client_waiting,
        max_wait=settings.wait_seconds,
        bounds=Bounds(settings.query_depth, settings.query_parts),
        prepare=prepare,
        full=lambda: ServiceFull(memory.most_mb) if memory.full() else None,
    )
    # What is written has a process of its own, so that no stranger's data holds it up.
    checker, gate = (Checker(settings.query_seconds, settings.wait_seconds) for _ in range(2))
    intake = Intake(settings)
    try:
        yield Service(settings, store, pool, checker, gate, intake, plain)
    finally:
        intake.close()
        checker.close()
        gate.close()
        pool.close()
