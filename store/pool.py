"""Readers for a service: questions are answered in worker processes, each within its time, from the newest snapshot."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store.asked import Asked
from store.bindings import bound_terms
from store.bounds import BOUNDS, Bounds
from store.endpoint import Endpoint
from store.errors import (
    PoolClosed,
    QueryExhausted,
    QueryFailed,
    QueryOverflow,
    QueryTimeout,
    StoreError,
)
from store.evaluation import Question
from store.fairness import FairQueue
from store.opening import open_store
from store.process import ReaderProcess
from store.result import Limits, Result
from store.trial import Change, Outcome, Update
from store.worker import STACK_MB, Document, Job, Reply, Writing

if TYPE_CHECKING:
    from store.bindings import Bindings
    from store.interface import View

_Answer = TypeVar("_Answer")

_PATIENCE = 0.2
"""Seconds that a query whose client left may still take before its worker is ended: most are done by then."""


class ReaderPool:
    """A fixed number of worker processes on one store. Independent of any event loop; several may use it at once."""

    def __init__(
        self,
        location: str | Path | Endpoint,
        *,
        workers: int = 2,
        timeout: float = 10.0,
        max_waiting: int = 256,
        memory_mb: int = 2048,
        client_running: int | None = None,
        client_waiting: int | None = None,
        max_wait: float = 60.0,
        bounds: Bounds = BOUNDS,
        full: Callable[[], StoreError | None] = lambda: None,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        """`timeout` is the limit of a query in seconds when it gives none, counted from when a worker takes it up;
        `max_waiting` queries may be under way or waiting at once, of one client `client_running` and `client_waiting`,
        each for `max_wait` seconds; `memory_mb` limits each worker, `bounds` each query's text. What `full` returns is
        said instead of an answer: there is no room for one. Each worker is made ready for its tasks by `prepare`, a
        function of a module."""
        self.timeout = timeout
        self._restarts = Counter[str]()
        self._location = location if isinstance(location, Endpoint) else Path(location).absolute()
        self._store = open_store(location)
        self._memory_mb = memory_mb
        self._max_wait = max_wait
        self._bounds, self._full, self._prepare = bounds, full, prepare
        self._client = ""
        self._left: Callable[[], Awaitable[None]] | None = None
        self._max_bytes: int | None = None
        self._stop = threading.Event()
        self._queue: FairQueue[Asked] = FairQueue(
            client_running=client_running or workers, client_waiting=client_waiting or max_waiting, total=max_waiting
        )
        self._workers = [self._start() for _ in range(workers)]
        self._threads = [
            threading.Thread(target=self._work, args=(slot,), name=f"store-reader-{slot}", daemon=True)
            for slot in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def on_behalf_of(
        self,
        client: str,
        *,
        timeout: float | None = None,
        max_bytes: int | None = None,
        left: Callable[[], Awaitable[None]] | None = None,
    ) -> ReaderPool:
        """The same readers for one client: its queries wait in its own line, within these limits, and end soon after
        the client has `left`, which is when that call returns."""
        same = copy(self)
        same._client, same._max_bytes, same._left = client, max_bytes, left
        same.timeout = timeout or self.timeout
        return same

    @property
    def waiting(self) -> int:
        """How many queries wait for a reader."""
        return self._queue.length

    @property
    def restarts(self) -> int:
        """How many workers took the place of one that had ended."""
        return self._restarts["workers"]

    @property
    def alive(self) -> bool:
        """Whether questions are still taken up."""
        return not self._stop.is_set() and all(thread.is_alive() for thread in self._threads)

    @property
    def newest_id(self) -> str | None:
        """The id of the snapshot that a query would be answered from now; None before the first commit."""
        return self._store.newest_id()

    async def query(
        self,
        text: str,
        *,
        bindings: Bindings | None = None,
        timeout: float | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str = "",
        known_only: bool = True,
    ) -> Result:
        """The answer; `max_bytes` counts the terms' own characters. Raises the errors of Snapshot.query, QueryTimeout,
        QueryExhausted, QueryOverflow, ClientBusy, ClientLeft, WaitedTooLong, PoolBusy or PoolClosed."""
        limits = Limits(max_rows, max_bytes or self._max_bytes)
        question = self._question(text, bindings, limits, (default_graphs, named_graphs), base, known_only)
        return await self._submit(Job(question, timeout or self.timeout), Result)

    async def document(
        self,
        text: str,
        *,
        table: Writing | None,
        graph: Writing | None,
        encoded: bool = False,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str = "",
        known_only: bool = True,
        prefixes: Mapping[str, str] | None = None,
    ) -> Document:
        """The answer written by the worker, so that the service does not spend its own time on it: a table or boolean
        in one way, a graph in another; an `encoded` text is one from a form, that was not decoded yet.

        Raises what `query` raises, FormatRefused, FormUnwanted where there is no way for its form, and TextUndecodable.
        """
        limits = Limits(None, self._max_bytes)
        question = self._question(text, None, limits, (default_graphs, named_graphs), base, known_only)
        return await self._submit(Job(question, self.timeout, encoded, table, graph, prefixes), Document)

    async def attempt(self, change: Change, *, encoded: bool = False) -> Outcome:
        """What a change would make of the graphs that it writes, evaluated in a worker; nothing is committed.

        Raises the errors of store.trial.attempt, and what `query` raises of the pool.
        """
        bounded = replace(change, bounds=self._bounds) if isinstance(change, Update) else change
        return await self._submit(Job(bounded, self.timeout, encoded), Outcome)

    async def perform(self, task: Callable[[View], _Answer]) -> _Answer:
        """What a task returns, done by a worker on the newest snapshot; it travels there and so is an object of a
        module, as is what it returns. Raises what its queries raise, and what `query` raises of the pool."""
        return await self._submit(Job(task, self.timeout), object)  # type: ignore[arg-type]

    def close(self) -> None:
        """Ends every worker; queries that were not answered raise PoolClosed."""
        self._stop.set()
        for asked in self._queue.close():
            asked.settle(PoolClosed())
        for worker in self._workers:
            worker.end()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:  # one that a thread started meanwhile
            worker.end()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _question(
        self,
        text: str,
        bindings: Bindings | None,
        limits: Limits,
        dataset: tuple[Sequence[str], Sequence[str]],
        base: str,
        known_only: bool,
    ) -> Question:
        default, named = (tuple(graphs) for graphs in dataset)
        return Question(text, bound_terms(bindings), limits, default, named, base, known_only, self._bounds)

    async def _submit(self, job: Job, kind: type[_Answer]) -> _Answer:
        asked = Asked(job)
        self._queue.put(self._client, asked)
        loop = asyncio.get_running_loop()
        # A reply that comes too late for its asker is dropped; one that a worker has begun is waited for.
        timer = loop.call_later(self._max_wait, asked.give_up, self._max_wait)
        try:
            reply = await asked.answered(self._left)
        finally:
            timer.cancel()
            if not asked.reply.done():
                self._queue.remove(self._client, asked)
                loop.call_later(_PATIENCE, asked.abandon)
        if isinstance(reply, StoreError):
            raise reply
        assert isinstance(reply, kind)
        return reply

    def _work(self, slot: int) -> None:
        """The life of a thread: one job after another on the worker of its slot.

        Where a job ended its worker, the asker is told at once, but the client's turn lasts until the next worker is
        ready: the wait for it is for who caused it.
        """
        while (taken := self._queue.take()) is not None:
            client, asked = taken
            try:
                if asked.begin(partial(self._end, slot)):
                    asked.settle(self._full() or self._answer(slot, asked.job))
                    self._renew(slot)
            finally:
                self._queue.done(client)

    def _end(self, slot: int) -> None:
        """Ends the job of a slot with its worker; called while that job runs, so that it ends no other."""
        self._workers[slot].kill()

    def _answer(self, slot: int, job: Job) -> Reply:
        """One job on a worker, which is replaced where it did not survive the time between."""
        try:
            if not self._workers[slot].alive:
                self._renew(slot)
            return self._workers[slot].ask(job)
        except (EOFError, ConnectionError):
            return self._failure(slot, job)
        except OSError as error:
            return QueryFailed(str(error))
        except Exception as error:  # a job or a reply that cannot travel is this asker's outcome, not the thread's end
            self._workers[slot].kill()
            return QueryFailed(f"{type(error).__name__}: {error}")

    def _failure(self, slot: int, job: Job) -> StoreError:
        """Why a worker ended."""
        status = self._workers[slot].status()
        if self._stop.is_set():
            return PoolClosed()
        if status == -signal.SIGALRM:
            return QueryTimeout(job.timeout)
        if status in (-signal.SIGABRT, -signal.SIGKILL):
            return QueryExhausted(self._memory_mb)
        if status in (-signal.SIGSEGV, -signal.SIGBUS):
            return QueryOverflow(STACK_MB)
        return QueryFailed(f"a reader process ended with status {status}")

    def _renew(self, slot: int) -> None:
        """Puts a worker that is ready in the place of one that has ended."""
        if self._stop.is_set() or self._workers[slot].alive:
            return
        self._workers[slot] = self._start()
        self._restarts["workers"] += 1
        with suppress(EOFError, OSError):  # the next job finds out, and tells why
            self._workers[slot].ready()

    def _start(self) -> ReaderProcess:
        return ReaderProcess(self._location, self._memory_mb, self._prepare)
