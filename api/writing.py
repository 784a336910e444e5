"""A change by hand: who may make it, what it may touch, what the shapes say of it, and its commit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from time import monotonic

from starlette.concurrency import run_in_threadpool

from api.access import ANONYMOUS, OPEN, Principal, authorise
from api.call import Call
from api.gate import pass_gate
from api.observing import request_id
from ontology import namespaces as ns
from store.audit import Account, AuditLog
from store.errors import StoreMoved, WaitedTooLong
from store.trial import Change, Outcome, Update

CURATED = f"{ns.GRAPH}curated/"
"""The start of the IRIs of graphs that are written by hand; every other graph is the reader's or the ontology's."""


@dataclass(frozen=True)
class Committed:
    """A change that is on disk, and the snapshot that has it."""

    outcome: Outcome
    snapshot: str


def writable(call: Call) -> str:
    """The start of the IRIs of the graphs that may be written; "" in a plain service, where any may."""
    return "" if call.service.plain else CURATED


def writer(call: Call) -> Principal:
    """Who writes; in a plain service anybody may. Raises Problem 401 or 403."""
    if call.service.plain:
        return Principal(ANONYMOUS, OPEN)
    return authorise(call.request, "write")


async def commit(
    call: Call, change: Change, met: Callable[[Outcome], None] = lambda _: None, *, encoded: bool = False
) -> Committed:
    """Makes a change: tried on a copy, held against the conditions of the request and the shapes, then committed whole.
    The text of an `encoded` update is still as it was in its form.

    Writers follow one another; where another process commits between, all of it is done again. Raises Problem, what
    `met` raises, and the errors of the store.
    """
    service = call.service
    who = writer(call)
    account = None if service.plain else _account(call, who, change)
    if account is not None:
        await run_in_threadpool(account.log.ready)
    until = monotonic() + service.settings.wait_seconds
    async with _turn(service.turn, service.settings.wait_seconds):
        while True:  # more than once only where another process commits meanwhile
            outcome = await service.pool.attempt(change, encoded=encoded)
            met(outcome)
            if not service.plain:
                await pass_gate(call, outcome)
            replace = partial(service.store.replace, expected=outcome.snapshot, account=account)
            try:
                view = await run_in_threadpool(replace, outcome.graphs)
            except StoreMoved:
                if monotonic() > until:
                    raise
                continue
            return Committed(outcome, view.id)


@asynccontextmanager
async def _turn(turn: asyncio.Lock, seconds: float) -> AsyncIterator[None]:
    """The turn of one writer, after those who came before; raises WaitedTooLong."""
    try:
        await asyncio.wait_for(turn.acquire(), seconds)
    except TimeoutError:
        raise WaitedTooLong(seconds) from None
    try:
        yield
    finally:
        turn.release()


def _account(call: Call, who: Principal, change: Change) -> Account:
    log = AuditLog(call.service.settings.private_folder)
    return Account(log, who.name, "update" if isinstance(change, Update) else "graph", request_id(call.request))
