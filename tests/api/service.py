"""A service in a process of its own, as an operator starts it, and a client for it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from tests.conftest import ROOT

_STARTED_WITHIN = 60.0


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(store: Path, *, under: Sequence[str] = (), wait: bool = True, **settings: str) -> Iterator[httpx.Client]:
    """A client of a fresh service; `under` is a command that runs it, as strace. All its processes end with it."""
    with started_process(store, under=under, wait=wait, **settings) as (client, _):
        yield client


@contextmanager
def started_process(
    store: Path, *, under: Sequence[str] = (), wait: bool = True, **settings: str
) -> Iterator[tuple[httpx.Client, int]]:
    """A client of a fresh service, and the id of its own process."""
    port = free_port()
    program = "from normgraaf.cli import main; main()"
    command = [*under, sys.executable, "-c", program, "serve", "--port", str(port)]
    environment = os.environ | {"NORMGRAAF_STORE": str(store)} | {f"NORMGRAAF_{k}": v for k, v in settings.items()}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            if wait:
                _await(client)
            yield client, process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def cpu_seconds(process: int) -> float:
    """The CPU that another process has used, all its threads together."""
    return time.clock_gettime((~process << 3) | 2)  # the clock of a process: clock_getcpuclockid(3)


def memory_mb(process: int) -> float:
    """The memory that another process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _await(client: httpx.Client) -> None:
    """Until the port takes connections; no request is sent."""
    until = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError("the service did not start")
