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
            yield client
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await(client: httpx.Client) -> None:
    """Until the port takes connections; no request is sent."""
    until = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError("the service did not start")
