"""Readers for a service: questions are answered in worker processes, each within its time, from the newest snapshot."""

from __future__ import annotations

import asyncio
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store.bindings import bound_terms
from store.endpoint import Endpoint
from store.errors import PoolBusy, PoolClosed, QueryExhausted, QueryFailed, QueryTimeout, StoreError
from store.evaluation import Question
from store.formats import GraphFormat, ResultFormat
from store.opening import open_store
from store.result import Limits, Result
from store.trial import Change, Outcome
from store.worker import Document, Job, Reply

if TYPE_CHECKING:
    from store.bindings import Bindings

# A worker ends itself at its limit; past this many seconds more it is taken to hang and is ended from here.
_GRACE = 10.0
_ENDING = 1.0

_Answer = TypeVar("_Answer", Result, Document, Outcome)


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
    ) -> None:
        """`timeout` is the limit of a query in seconds when it gives none, counted from when a worker takes it up;
        `max_waiting` queries may be under way or waiting at once; `memory_mb` limits each worker."""
        self.timeout = timeout
        self._location = location if isinstance(location, Endpoint) else Path(location).absolute()
        self._store = open_store(location)
        self._memory_mb = memory_mb
        self._max_waiting = max_waiting
        self._places = threading.BoundedSemaphore(max_waiting)
        self._closed = False
        self._workers = [self._start() for _ in range(workers)]
        self._idle: queue.SimpleQueue[int] = queue.SimpleQueue()
        for slot in range(workers):
            self._idle.put(slot)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="store-reader")

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
        QueryExhausted, PoolBusy or PoolClosed."""
        question = _question(
            text, bindings, Limits(max_rows, max_bytes), (default_graphs, named_graphs), base, known_only
        )
        return await self._submit(Job(question, timeout or self.timeout), Result)

    async def document(
        self,
        text: str,
        file_format: ResultFormat | GraphFormat,
        *,
        bindings: Bindings | None = None,
        timeout: float | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str = "",
        known_only: bool = True,
        prefixes: Mapping[str, str] | None = None,
    ) -> Document:
        """The answer written in a format by the worker, so that the service does not spend its own time on it.

        Raises what `query` raises, and FormatRefused.
        """
        question = _question(
            text, bindings, Limits(max_rows, max_bytes), (default_graphs, named_graphs), base, known_only
        )
        return await self._submit(Job(question, timeout or self.timeout, file_format, prefixes), Document)

    async def attempt(self, change: Change, *, timeout: float | None = None) -> Outcome:
        """What a change would make of the graphs that it writes, evaluated in a worker; nothing is committed.

        Raises the errors of store.trial.attempt, QueryTimeout, QueryExhausted, PoolBusy or PoolClosed.
        """
        return await self._submit(Job(change, timeout or self.timeout), Outcome)

    def close(self) -> None:
        """Ends every worker; queries that were not answered raise PoolClosed."""
        self._closed = True
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _submit(self, job: Job, kind: type[_Answer]) -> _Answer:
        if self._closed:
            raise PoolClosed
        if not self._places.acquire(blocking=False):
            raise PoolBusy(self._max_waiting)
        future = self._threads.submit(self._answer, job)
        future.add_done_callback(lambda _: self._places.release())
        reply = await asyncio.wrap_future(future)
        if isinstance(reply, StoreError):
            raise reply
        assert isinstance(reply, kind)
        return reply

    def _answer(self, job: Job) -> Reply | StoreError:
        """One job on the worker that is free, which is replaced where it did not survive."""
        slot = self._idle.get()
        try:
            if not self._closed and not self._workers[slot].alive:
                self._workers[slot] = self._start()
            return self._workers[slot].ask(job)
        except (EOFError, ConnectionError):
            return self._failure(slot, job)
        except OSError as error:
            return QueryFailed(str(error))
        finally:
            self._idle.put(slot)

    def _failure(self, slot: int, job: Job) -> StoreError:
        """Why a worker ended; its successor is started at once, so that the next query need not wait for it."""
        status = self._workers[slot].status()
        if self._closed:
            return PoolClosed()
        self._workers[slot] = self._start()
        if status == -signal.SIGALRM:
            return QueryTimeout(job.timeout)
        if status in (-signal.SIGABRT, -signal.SIGKILL):
            return QueryExhausted(self._memory_mb)
        return QueryFailed(f"a reader process ended with status {status}")

    def _start(self) -> _Worker:
        return _Worker(self._location, self._memory_mb)


class _Worker:
    """One reader process and the line to it."""

    def __init__(self, location: Path | Endpoint, memory_mb: int) -> None:
        self._line, other = Pipe()
        rooms = str(Path(__file__).resolve().parent.parent)
        path = os.pathsep.join(filter(None, (rooms, os.environ.get("PYTHONPATH"))))
        # A program of its own rather than a fork: forking a process with threads is unsafe, and multiprocessing's other
        # ways import the service's main module into every reader.
        program = "from store.worker import main; main()"
        command = [sys.executable, "-P", "-c", program, str(other.fileno()), str(memory_mb)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            command, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": path}
        )
        other.close()
        self._line.send(location)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: Job) -> Reply | StoreError:
        """The reply; EOFError or ConnectionError where the worker ended before it gave one."""
        self._line.send(job)
        if not self._line.poll(job.timeout + _GRACE):
            self._process.send_signal(signal.SIGALRM)
        reply: Reply | StoreError = self._line.recv()
        return reply

    def end(self) -> int:
        """Ends the process where it still runs; returns its exit status. The line closes with the last use of it."""
        self._process.kill()
        return self._process.wait()

    def status(self) -> int:
        """The exit status of a process that closed its line and so is ending by itself."""
        try:
            return self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            return self.end()


def _question(
    text: str,
    bindings: Bindings | None,
    limits: Limits,
    dataset: tuple[Sequence[str], Sequence[str]],
    base: str,
    known_only: bool,
) -> Question:
    default, named = (tuple(graphs) for graphs in dataset)
    return Question(text, bound_terms(bindings), limits, default, named, base, known_only)
