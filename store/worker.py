"""A reader process: answers one question at a time from the newest snapshot, without a network, within its limits.

Started by `store.pool` with two arguments: the descriptor of the line to it, the limit in megabytes. The first thing on
that line is the store's location, which may hold a password and so does not show among the arguments, with what makes
the process ready for its tasks.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import unquote_plus

from store.endpoint import Endpoint
from store.errors import FormUnwanted, QueryExhausted, StoreError, TextUndecodable
from store.evaluation import Question
from store.fingerprint import digest
from store.formats import MEDIA_TYPES, GraphFormat, ResultFormat, write_result
from store.guard import Form, guard
from store.interface import View
from store.opening import open_store
from store.packing import packed
from store.remote import RemoteView
from store.result import Limits
from store.snapshot import EMPTY, Snapshot
from store.trial import GraphWrite, Update, attempt

STACK_MB = 100
"""Megabytes of stack of a worker: 4,000 of each thing that nests were read with it (8 MB end at 1,000)."""

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True)
class Document:
    """An answer as bytes in one format, with what a response needs to know of it.

    `size` counts rows or triples; `tag` is the digest of its content, where it was asked for; `coding` is what its
    bytes were made smaller with, "" where they were not.
    """

    body: bytes
    media_type: str
    form: Form
    snapshot: str
    truncated: str | None
    size: int
    tag: str = ""
    coding: str = ""


@dataclass(frozen=True)
class Writing:
    """How an answer is written: its format, how much of it where that is less than the question's own limits, whether
    its digest is told, and whether it may be made smaller with gzip."""

    file_format: ResultFormat | GraphFormat
    max_rows: int | None = None
    max_bytes: int | None = None
    tagged: bool = False
    packed: bool = False

    def limits(self, given: Limits) -> Limits:
        """Those of the question, as far as these are not less."""
        return Limits(*(_least(*both) for both in ((self.max_rows, given.rows), (self.max_bytes, given.bytes))))


def _least(*limits: int | None) -> int | None:
    return min((each for each in limits if each is not None), default=None)


Task = Callable[[View], object]
"""Work that is done where the data is: several queries on one view, and what is made of their answers."""


@dataclass(frozen=True)
class Job:
    """A question, a change or a task with its time limit in seconds; its text may still be encoded as forms are.

    The answer to a question is a Document where there is a way to write a table or a graph, else a Result; that to a
    change is an Outcome, that to a task what it returns.
    """

    question: Question | Update | GraphWrite | Task
    timeout: float
    encoded: bool = False
    table: Writing | None = None
    graph: Writing | None = None
    prefixes: Mapping[str, str] | None = None

    def writing(self, form: Form) -> Writing:
        """How the answer to a query of a form is written; raises FormUnwanted."""
        found = self.graph if form in ("CONSTRUCT", "DESCRIBE") else self.table
        if found is None:
            raise FormUnwanted(form)
        return found


Reply = object
"""What a worker sends back: a Result, a Document, an Outcome, what a task returned, or a StoreError."""


class Reader:
    """The newest snapshot of a store, opened again only when a commit has made another."""

    def __init__(self, location: str | Path | Endpoint) -> None:
        self._store = open_store(location)
        self._snapshot: Snapshot | RemoteView | None = None

    def answer(self, job: Job) -> Reply:
        """The answer from the snapshot that is newest now."""
        question = job.question
        if not isinstance(question, Question | Update | GraphWrite):
            return question(self._newest())
        if job.encoded and not isinstance(question, GraphWrite):
            question = replace(question, text=_decoded(question.text))
        if not isinstance(question, Question):
            return attempt(self._newest(), question)
        if job.table is None and job.graph is None:
            return self._newest().answer(question)
        writing = job.writing(guard(question.text, question.bounds).form)
        result = self._newest().answer(replace(question, limits=writing.limits(question.limits)))
        body = write_result(result, writing.file_format, job.prefixes)
        size = len(result.rows) + len(result.triples)
        kind, tag = MEDIA_TYPES[writing.file_format], digest(result.triples) if writing.tagged else ""
        smaller = packed(body) if writing.packed else None
        coding = "gzip" if smaller is not None else ""
        return Document(smaller or body, kind, result.form, result.snapshot, result.truncated, size, tag, coding)

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
            reply: Reply = reader.answer(job)
        except StoreError as error:
            reply = error
        except MemoryError:
            reply = QueryExhausted(megabytes)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(reply)


def _decoded(text: str) -> str:
    """The text of a form's field; raises TextUndecodable where it is no UTF-8."""
    try:
        return unquote_plus(text, errors="strict")
    except UnicodeDecodeError as error:
        raise TextUndecodable(str(error)) from None


def limit_memory(megabytes: int) -> None:
    """Lets the kernel refuse memory past a limit: a runaway query ends its own worker, not the machine."""
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))


def widen_stack() -> None:
    """Gives this process the stack that queries within the largest sensible bounds need, where it may; one that needs
    more ends it, and leaves no image of its memory on disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_STACK)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_STACK, (STACK_MB * 2**20, most))


def leave_network() -> bool:
    """Moves this process to a network of its own that leads nowhere; False where the system does not allow it."""
    libc = ctypes.CDLL(None)
    return any(libc.unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def main() -> None:
    """The life of a worker, from its command line."""
    connection, megabytes = Connection(int(sys.argv[1])), int(sys.argv[2])
    location, prepare = connection.recv()
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # an interrupt at the terminal is for the service, which closes its pool
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if not isinstance(location, Endpoint):
        leave_network()
    widen_stack()
    limit_memory(megabytes)
    if prepare is not None:
        prepare()
    connection.send(None)  # ready
    try:
        serve(connection, location, megabytes)
    except BrokenPipeError:
        os._exit(0)
