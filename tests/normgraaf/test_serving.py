"""The service as a process: it stops calmly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest

from store import Store
from tests.conftest import ROOT

pytestmark = [pytest.mark.enable_socket, pytest.mark.long]


@pytest.fixture
def service(sample_store: Store) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", "serve", "--port", str(port)]
    environment = os.environ | {"NORMGRAAF_STORE": str(sample_store.location)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/health/ready", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield process, address
    process.kill()
    process.communicate()


def test_a_running_query_is_finished_and_the_process_ends_with_0(
    service: tuple[subprocess.Popen[bytes], str],
) -> None:
    process, address = service
    slow = "SELECT%20(COUNT(*)%20AS%20?n)%20%7B%20?a%20?b%20?c%20.%20?d%20?e%20?f%20%7D&timeout=3"
    statuses: list[int] = []

    def ask() -> None:
        try:
            with urllib.request.urlopen(f"{address}/sparql?query={slow}", timeout=20) as answer:
                statuses.append(answer.status)
        except urllib.error.HTTPError as error:
            statuses.append(error.code)
            error.close()

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    asking.join(20)
    assert statuses in ([504], [200])
    _, told = process.communicate(timeout=15)
    assert process.returncode == 0, told.decode()
    assert '"route": "/sparql"' in told.decode()
    assert "?d" not in told.decode()


def test_no_worker_stays_behind(service: tuple[subprocess.Popen[bytes], str]) -> None:
    process, _ = service
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) >= 4
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
