"""The process that reads the reports sent to the service: one at a time, within its time and memory."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from concurrent.futures import TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from pebble import ProcessExpired, ProcessPool

from api.problems import Problem
from normgraaf.settings import Settings
from store import StoreError
from store.worker import leave_network, limit_memory

_MEGABYTES = 4096


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
    """One process that reads and removes reports; it starts with the first of them. Others wait their turn."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None

    async def take(self, sent: Sent) -> Became:
        """Reads a report into the store. Raises Problem, StoreError."""
        return await self._run(_take, sent)

    async def remove(self, sent: Sent) -> Became:
        """Takes the report of an id out of the store. Raises Problem, StoreError."""
        return await self._run(_remove, sent)

    async def _run(self, job: Callable[[Settings, Sent], Became | StoreError], sent: Sent) -> Became:
        if self._pool is None or not self._pool.active:
            self._pool = ProcessPool(max_workers=1, context=get_context("spawn"), initializer=_confine)
        seconds = self._settings.report_seconds
        future = self._pool.schedule(job, args=(self._settings, sent), timeout=seconds)
        try:
            became = await asyncio.wrap_future(future)
        except TimeoutError:
            raise Problem("report-unreadable", reason=f"> {seconds:g} s") from None
        except (ProcessExpired, BrokenProcessPool):
            raise Problem("report-unreadable", reason=f"> {_MEGABYTES} MB") from None
        if isinstance(became, StoreError):
            raise became
        assert isinstance(became, Became)
        return became

    def close(self) -> None:
        """Ends the process; what it had not committed is not in the store."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _take(settings: Settings, sent: Sent) -> Became | StoreError:
    from loaders.recorded import Recorder  # here: only the process needs what it imports
    from loaders.registers import BadRegister
    from store import open_store
    from store.audit import AuditLog

    recorder = Recorder(AuditLog(settings.private_folder), sent.who, sent.request)
    with TemporaryDirectory() as folder:
        file = Path(folder) / sent.name
        file.write_bytes(sent.body)
        try:
            (outcome,) = recorder.ingest([file], open_store(settings.location), sent.id, settings.register_files)
        except StoreError as error:
            return error
        except BadRegister as error:
            return Became(failure=str(error))
    if outcome.reading is None:
        return Became(failure=outcome.failure.replace(f"{folder}/", ""))
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


def _confine() -> None:
    """Keeps the process to itself, and lets it end when it is told to, also in C code."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(_MEGABYTES)
    leave_network()
