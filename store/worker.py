"""A reader process: answers one question at a time from the newest snapshot, without a network, within its limits.

Started by `store.pool` with two arguments: the descriptor of the line to it, the limit in megabytes. The first thing on
that line is the store's location, which may hold a password and so does not show among the arguments.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from store.endpoint import Endpoint
from store.errors import QueryExhausted, StoreError
from store.evaluation import Question
from store.formats import MEDIA_TYPES, GraphFormat, ResultFormat, write_result
from store.guard import Form
from store.opening import open_store
from store.remote import RemoteView
from store.result import Result
from store.snapshot import EMPTY, Snapshot
from store.trial import GraphWrite, Outcome, Update, attempt

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True)
class Document:
    """An answer as bytes in one format, with what a response needs to know of it."""

    body: bytes
    media_type: str
    form: Form
    snapshot: str
    truncated: str | None


@dataclass(frozen=True)
class Job:
    """A question or a change with its time limit in seconds.

    The answer to a question is a Document where there is a format, else a Result; that to a change is an Outcome.
    """

    question: Question | Update | GraphWrite
    timeout: float
    file_format: ResultFormat | GraphFormat | None = None
    prefixes: Mapping[str, str] | None = None


Reply = Result | Document | Outcome


class Reader:
    """The newest snapshot of a store, opened again only when a commit has made another."""

    def __init__(self, location: str | Path | Endpoint) -> None:
        self._store = open_store(location)
        self._snapshot: Snapshot | RemoteView | None = None

    def answer(self, job: Job) -> Reply:
        """The answer from the snapshot that is newest now."""
        if not isinstance(job.question, Question):
            return attempt(self._newest(), job.question)
        result = self._newest().answer(job.question)
        if job.file_format is None:
            return result
        body = write_result(result, job.file_format, job.prefixes)
        return Document(body, MEDIA_TYPES[job.file_format], result.form, result.snapshot, result.truncated)

    def _newest(self) -> Snapshot | RemoteView:
        if self._snapshot is None or self._snapshot.id != (self._store.newest_id() or EMPTY):
            self._snapshot = self._store.snapshot() or Snapshot.empty()
        return self._snapshot


def serve(connection: Connection, location: str | Path | Endpoint, megabytes: int) -> None:
    """Answers jobs until the other side is gone. The kernel ends the process where a job runs over its time."""
    reader = Reader(location)
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        # The engine cannot be interrupted and would hold up a handler written in Python; SIGALRM's default action ends
        # the process at once, even when the process that asked is gone.
        signal.setitimer(signal.ITIMER_REAL, job.timeout)
        try:
            reply: Reply | StoreError = reader.answer(job)
        except StoreError as error:
            reply = error
        except MemoryError:
            reply = QueryExhausted(megabytes)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(reply)


def limit_memory(megabytes: int) -> None:
    """Lets the kernel refuse memory past a limit: a runaway query ends its own worker, not the machine."""
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))


def leave_network() -> bool:
    """Moves this process to a network of its own that leads nowhere; False where the system does not allow it."""
    libc = ctypes.CDLL(None)
    return any(libc.unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def main() -> None:
    """The life of a worker, from its command line."""
    connection, megabytes = Connection(int(sys.argv[1])), int(sys.argv[2])
    location = connection.recv()
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # an interrupt at the terminal is for the service, which closes its pool
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if not isinstance(location, Endpoint):
        leave_network()
    limit_memory(megabytes)
    connection.send(None)  # ready
    try:
        serve(connection, location, megabytes)
    except BrokenPipeError:
        os._exit(0)
