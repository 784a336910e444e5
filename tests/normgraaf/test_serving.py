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
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"{address}/health/ready", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield process, address
    process.kill()
    process.communicate()


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def busy(pid: int) -> int:
    """The CPU time of a service's workers, in ticks of 10 ms."""
    fields = (Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children(pid))
    return sum(int(each[11]) + int(each[12]) for each in fields)


def test_a_running_query_is_finished_and_the_process_ends_with_0(
    service: tuple[subprocess.Popen[bytes], str],
) -> None:
    process, address = service
    slow = "SELECT%20(COUNT(*)%20AS%20?n)%20%7B%20?a%20?b%20?c%20.%20?d%20?e%20?f%20%7D&timeout=3"
    statuses: list[int] = []

    def ask() -> None:
        try:
            with urllib.request.urlopen(f"{address}/sparql?query={slow}", timeout=120) as answer:
                statuses.append(answer.status)
        except urllib.error.HTTPError as error:
            statuses.append(error.code)
            error.close()

    before = busy(process.pid)
    asking = threading.Thread(target=ask)
    asking.start()
    while asking.is_alive() and busy(process.pid) < before + 20:  # until a worker is at it
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    asking.join(120)
    assert statuses in ([504], [200])
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()
    assert '"route": "/sparql"' in told.decode()
    assert "?d" not in told.decode()


def test_no_worker_stays_behind(service: tuple[subprocess.Popen[bytes], str]) -> None:
    process, _ = service
    workers = children(process.pid)
    assert len(workers) >= 4
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0
    for _ in range(600):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            break
        time.sleep(0.1)
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
