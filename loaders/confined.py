"""Reading in processes of their own: within limits of time and memory, without a network, several at once."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from dataclasses import dataclass
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from loaders.masking import covered
from loaders.offered import Job, Offered, Unread, read_offered
from store.worker import leave_network, limit_memory

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Limits:
    """What reading one file may take, and how many processes read."""

    seconds: float
    megabytes: int
    processes: int = 1


class Exceeded(Exception):
    """A limit that was reached, in one clause."""


class Readers(Protocol):
    """Whoever reads files, in this process or others; the outcomes come in the order of the files."""

    def each(self, jobs: Iterable[Job]) -> Iterator[Offered | Unread]: ...


class Here:
    """Reads in this process, without limits: for tests, and for a process that is itself confined."""

    def each(self, jobs: Iterable[Job]) -> Iterator[Offered | Unread]:
        return map(read_offered, jobs)


class ConfinedReaders:
    """Processes that read; a file that exceeds a limit costs its process, and the next file is read by a new one."""

    def __init__(self, limits: Limits, *, network: bool = False) -> None:
        """`network` is for a store at another address, which the processes then must reach."""
        self._limits = limits
        self._pool = ProcessPool(
            max_workers=limits.processes,
            context=get_context("spawn"),
            initializer=confine,
            initargs=(limits.megabytes, network),
        )

    def __enter__(self) -> ConfinedReaders:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def each(self, jobs: Iterable[Job]) -> Iterator[Offered | Unread]:
        """Reads ahead of whoever takes the outcomes by as many files as there are processes."""
        under_way: deque[tuple[Job, Future[Any]]] = deque()
        for job in jobs:
            under_way.append((job, self._schedule(read_offered, job)))
            if len(under_way) > self._limits.processes:
                yield self._outcome(*under_way.popleft())
        while under_way:
            yield self._outcome(*under_way.popleft())

    def run(self, task: Callable[..., _Answer], *arguments: Any) -> _Answer:
        """The answer of a task with these arguments; raises Exceeded, and what the task raises."""
        answer: _Answer = self._answer(self._schedule(task, *arguments))
        return answer

    def _schedule(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        future: Future[Any] = self._pool.schedule(task, args=arguments, timeout=self._limits.seconds)
        return future

    def _outcome(self, job: Job, future: Future[Any]) -> Offered | Unread:
        try:
            outcome: Offered | Unread = self._answer(future)
        except Exceeded as error:
            return Unread(f"{covered(job.path.name)}: {error}")
        return outcome

    def _answer(self, future: Future[Any]) -> Any:
        try:
            return future.result()
        except TimeoutError:
            raise Exceeded(f"reading it took longer than {self._limits.seconds:g} s and was ended") from None
        except ProcessExpired:
            raise Exceeded(f"reading it needed more than {self._limits.megabytes} MB, or broke its process") from None


def confine(megabytes: int, network: bool = False) -> None:
    """Keeps a process to itself, and lets it end when it is told to, also in C code."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt at the terminal is for who started it
    limit_memory(megabytes)
    if not network:
        leave_network()
