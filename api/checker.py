"""Checking data against the shapes in a process of its own, which ends at its limits of time and memory."""

from __future__ import annotations

import asyncio
import signal
from concurrent.futures import TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from pebble import ProcessExpired, ProcessPool

from api.problems import Problem
from store.errors import StoreError, WaitedTooLong
from store.formats import GraphFormat
from store.worker import leave_network, limit_memory

if TYPE_CHECKING:
    from shapes.report import Report

MOST_FINDINGS = 1000
"""Findings that are told of one check; how many there are is always told."""

_MEGABYTES = 2048
_LONGEST = 1000  # characters of a value or a message that are told


@dataclass(frozen=True)
class Finding:
    """One result of a check; `path` and `value` are empty where the result has none."""

    severity: str
    focus: str
    path: str
    value: str
    nl: str
    en: str


@dataclass(frozen=True)
class Checked:
    """What came of a check; `checked` counts the nodes that some shape looked at, `total` all findings.

    `document` is the report as RDF, where a format for it was given.
    """

    conforms: bool
    checked: int
    total: int
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    document: bytes = b""


class Checker:
    """One process that checks; it starts with the first check. The checks of one client follow one another."""

    def __init__(self, seconds: float, wait: float = 60.0) -> None:
        """`seconds` is the limit of one check, `wait` how long one client's check waits for its others."""
        self._seconds = seconds
        self._wait = wait
        self._pool = _process()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def check(
        self, data: bytes, name: str, context: bytes = b"", *, client: str = "", written: GraphFormat | None = None
    ) -> Checked:
        """The result for data whose format follows from a file name; `context` (N-Triples) describes what the data
        refers to. Raises Problem, DataSyntaxError, DataRefused or WaitedTooLong."""
        turn = self._turns.setdefault(client, asyncio.Lock())
        try:
            await asyncio.wait_for(turn.acquire(), self._wait)
        except TimeoutError:
            raise WaitedTooLong(self._wait) from None
        try:
            return await self._checked(data, name, context, written)
        finally:
            turn.release()

    async def _checked(self, data: bytes, name: str, context: bytes, written: GraphFormat | None) -> Checked:
        if not self._pool.active:
            self._pool = _process()
        future = self._pool.schedule(_check, args=(data, name, context, written), timeout=self._seconds)
        try:
            found = await asyncio.wrap_future(future)
        except TimeoutError:
            raise Problem("validation-time", seconds=f"{self._seconds:g}") from None
        except (ProcessExpired, BrokenProcessPool, MemoryError):
            raise Problem("validation-ended", megabytes=_MEGABYTES) from None
        if isinstance(found, StoreError):
            raise found
        assert isinstance(found, Checked)
        return found

    def close(self) -> None:
        """Ends the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _check(data: bytes, name: str, context: bytes, written: GraphFormat | None) -> Checked | StoreError:
    from shapes.validator import parse, validate  # here: only the worker needs what it imports

    try:
        graph = parse(data, name)
    except StoreError as error:
        return error
    report = validate(graph, context=parse(context, "context.nt") if context else None)
    findings = tuple(
        Finding(
            result.severity,
            result.place,
            result.path,
            result.value[:_LONGEST],
            result.message_nl[:_LONGEST],
            result.message_en[:_LONGEST],
        )
        for result in report.results[:MOST_FINDINGS]
    )
    document = _written(report, written) if written else b""
    return Checked(report.conforms, report.checked, len(report.results), findings, report.warnings, document)


def _written(report: Report, file_format: GraphFormat) -> bytes:
    """The report as RDF. Source: SHACL, section 3.6."""
    from dataclasses import replace

    from ontology import namespaces as ns
    from store import Result, write_result
    from store.terms import iri, quads

    graph = replace(report, results=report.results[:MOST_FINDINGS]).graph()
    triples = tuple(quad.triple for quad in quads(iri(ns.GRAPH), graph))
    return write_result(Result("CONSTRUCT", "", triples=triples), file_format, ns.PREFIXES)


def _process() -> ProcessPool:
    return ProcessPool(max_workers=1, context=get_context("spawn"), initializer=_confine)


def _confine() -> None:
    """Keeps the process to itself, and lets it end when it is told to, also in C code, so that the limit holds."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    leave_network()
    limit_memory(_MEGABYTES)
