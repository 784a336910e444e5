"""Checking data against the shapes in a process of its own, which ends at the time limit."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from concurrent.futures import TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from pebble import ProcessExpired, ProcessPool

from api.problems import Problem
from store.worker import leave_network, limit_memory

_MEGABYTES = 2048

# A DTD can make a kilobyte of RDF/XML into gigabytes, or name files to read; RDF needs none.
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


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
    """What came of a check; `checked` counts the nodes that some shape looked at."""

    conforms: bool
    checked: int
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Unreadable:
    """Data that is no RDF, and why."""

    reason: str


class Checker:
    """One process that checks; it starts with the first check."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._pool = _process()

    async def check(self, data: bytes, name: str, context: bytes = b"") -> Checked:
        """The result for data whose format follows from a file name; `context` (N-Triples) describes what the data
        refers to. Raises Problem."""
        refuse(data, name)
        if not self._pool.active:
            self._pool = _process()
        future = self._pool.schedule(_check, args=(data, name, context), timeout=self._seconds)
        try:
            found = await asyncio.wrap_future(future)
        except TimeoutError:
            raise Problem("validation-time", seconds=f"{self._seconds:g}") from None
        except (ProcessExpired, BrokenProcessPool):
            raise Problem("validation-ended", megabytes=_MEGABYTES) from None
        if isinstance(found, Unreadable):
            line = re.search(r"line (\d+)", found.reason)
            raise Problem("data-syntax", reason=found.reason, members={"line": int(line[1])} if line else {})
        assert isinstance(found, Checked)
        return found

    def close(self) -> None:
        """Ends the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def refuse(data: bytes, name: str) -> None:
    """Raises Problem for data that would make its parser read something else, or grow without end."""
    if name.endswith((".rdf", ".xml")) and _DTD.search(data.replace(b"\x00", b"")):  # also in UTF-16
        raise Problem("data-dtd")
    if name.endswith(".jsonld") and (remote := _remote_context(data)) is not None:
        raise Problem("data-context", context=remote)


def _remote_context(data: bytes) -> str | None:
    """The first context of JSON-LD that stands elsewhere. What is no JSON is the parser's to refuse."""
    try:
        waiting: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError):
        return None
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            for key, value in node.items():
                given = value if isinstance(value, list) else [value]
                remote = next((each for each in given if isinstance(each, str)), None)
                if key in ("@context", "@import") and remote is not None:
                    return remote
        waiting.extend(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
    return None


def _check(data: bytes, name: str, context: bytes) -> Checked | Unreadable:
    from shapes.validator import UnreadableData, parse, validate  # here: only the worker needs what it imports

    try:
        graph = parse(data, name)
    except UnreadableData as error:
        return Unreadable(str(error).removeprefix(f"{name}: "))
    report = validate(graph, context=parse(context, "context.nt") if context else None)
    findings = tuple(
        Finding(
            result.severity,
            str(result.focus),
            result.path,
            result.value,
            result.message_nl,
            result.message_en,
        )
        for result in report.results
    )
    return Checked(report.conforms, report.checked, findings, tuple(report.warnings))


def _process() -> ProcessPool:
    return ProcessPool(max_workers=1, context=get_context("spawn"), initializer=_confine)


def _confine() -> None:
    """Keeps the process to itself, and lets it end when it is told to, also in C code, so that the limit holds."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    leave_network()
    limit_memory(_MEGABYTES)
