"""The processes that read the reports sent to the service, each within its time and memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pebble import ProcessExpired, ProcessPool
from starlette.concurrency import run_in_threadpool

from api.problems import Problem
from api.turns import Turns
from loaders.confined import confine
from normgraaf.settings import Settings
from store import StoreError


@dataclass(frozen=True)
class Sent:
    """A report that was sent, by whom, on which request."""

    body: bytes
    name: str
    id: str | None
    who: str
    request: str


@dataclass(frozen=True)
class Became:
    """What became of it; `failure` is one line where it was not read."""

    key: str = ""
    changed: bool = False
    statements: int = 0
    set_aside: int = 0
    warnings: tuple[str, ...] = ()
    note: str = ""
    failure: str = ""


class Intake:
    """Processes that read and remove reports; they start with the first of them. Senders take turns."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turns = Turns(settings.report_processes)
        self._pool: ProcessPool | None = None

    async def take(self, sent: Sent) -> Became:
        """Reads a report into the store. Raises Problem, StoreError."""
        # The file is made here and not in the process that reads it, so that it goes also where that one is ended.
        with TemporaryDirectory() as folder:
            file = Path(folder) / sent.name
            await run_in_threadpool(file.write_bytes, sent.body)
            return await self._run(_take, sent.who, replace(sent, body=b""), file)

    async def remove(self, sent: Sent) -> Became:
        """Takes the report of an id out of the store. Raises Problem, StoreError."""
        return await self._run(_remove, sent.who, sent)

    async def _run(self, job: Callable[..., Became | StoreError], sender: str, *arguments: Any) -> Became:
        async with self._turns.of(sender):
            became = await self._answer(job, *arguments)
        if isinstance(became, StoreError):
            raise became
        assert isinstance(became, Became)
        return became

    async def _answer(self, job: Callable[..., Became | StoreError], *arguments: Any) -> Any:
        settings = self._settings
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(
                max_workers=settings.report_processes,
                context=get_context("spawn"),
                initializer=confine,
                initargs=(settings.report_memory_mb, not isinstance(settings.location, str)),
            )
        future = self._pool.schedule(job, args=(settings, *arguments), timeout=settings.report_seconds)
        try:
            return await asyncio.wrap_future(future)
        except TimeoutError:
            raise Problem("report-unreadable", reason=f"> {settings.report_seconds:g} s") from None
        except (ProcessExpired, BrokenProcessPool):
            raise Problem("report-unreadable", reason=f"> {settings.report_memory_mb} MB") from None

    def close(self) -> None:
        """Ends the processes; what they had not committed is not in the store."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _take(settings: Settings, sent: Sent, file: Path) -> Became | StoreError:
    from loaders.recorded import Recorder  # here: only the process needs what it imports
    from loaders.registers import BadRegister
    from store import open_store
    from store.audit import AuditLog

    recorder = Recorder(AuditLog(settings.private_folder), sent.who, sent.request)
    try:
        (outcome,) = recorder.ingest([file], open_store(settings.location), sent.id, settings.register_files)
    except StoreError as error:
        return error
    except BadRegister as error:
        return Became(failure=str(error))
    if outcome.reading is None:
        return Became(failure=outcome.failure.replace(f"{file.parent}/", ""))
    found = outcome.reading
    warnings = tuple(str(each) for each in found.warnings)
    return Became(found.identity.key, outcome.changed, found.statements, len(found.set_aside), warnings, outcome.note)


def _remove(settings: Settings, sent: Sent) -> Became | StoreError:
    from loaders.ingest import UnknownReport
    from loaders.recorded import Recorder
    from store import open_store
    from store.audit import AuditLog

    recorder = Recorder(AuditLog(settings.private_folder), sent.who, sent.request)
    try:
        recorder.remove(sent.id or "", open_store(settings.location))
    except UnknownReport:
        return Became(failure="unknown")
    except StoreError as error:
        return error
    return Became(sent.id or "", changed=True)
