"""What others wait while one client sends what is hard to read: `python -m benchmarks.border STORE [SECONDS]`.

A real service with a limit of 1 s; one client sends, one after another and without pause, texts that once held the
whole service, another looks things up and a third asks whether it lives. Prints milliseconds of each, and what the
service's own process used: its CPU in all, and how much its memory grew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from socket import socket
from statistics import median

import httpx

from benchmarks.fairness import LOOKUP, ROOT, wait

HARD = (
    "SELECT*{?s ?p " + "a..." * 15_000 + " }",
    "a-a-" * 5_000,
    '"\\' * 400_000,
    "ASK { FILTER(" + "!" * 400_000 + "true) }",
    "ASK " + "{" * 400_000,
    "ASK { FILTER(" + "1+" * 10_000 + "1) }",
    "ASK { " + "OPTIONAL { ?s ?p ?o " * 5_000 + "}" * 5_000 + " }",
    "ASK { VALUES ?v { " + "1 " * 400_000 + "} }",
    "a." * 450_000,
)


def measure(store: str, seconds: float) -> dict[str, object]:
    """Milliseconds that each of the three waited, and what the service's own process used meanwhile."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"STORE": store, "QUERY_SECONDS": "1", "TRUSTED_PROXIES": "127.0.0.1", "CACHE_BYTES": "0"}
    environment = os.environ | {f"NORMGRAAF_{name}": value for name, value in settings.items()}
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        return _measured(f"http://127.0.0.1:{port}", process.pid, seconds)
    finally:
        process.terminate()
        process.wait(60)


def _measured(address: str, process: int, seconds: float) -> dict[str, object]:
    wait(address)
    waits: dict[str, list[float]] = {"hard": [], "look-ups": [], "health": []}
    stop = threading.Event()
    before = _used(process)
    threads = [
        threading.Thread(target=_ask, args=(address, client, _requests(client), times, stop))
        for client, times in waits.items()
    ]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    stop.set()
    for thread in threads:
        thread.join()
    cpu, memory = (after - first for after, first in zip(_used(process), before, strict=True))
    found: dict[str, object] = {client: _summary(times) for client, times in waits.items()}
    return found | {"CPU of the service, s": round(cpu, 2), "its memory grew, MB": round(memory, 1)}


def _requests(client: str) -> Callable[[httpx.Client, int], httpx.Response]:
    kind = {"Content-Type": "application/sparql-query"}
    return {
        "hard": lambda http, n: http.post("/sparql", content=HARD[n % len(HARD)].encode(), headers=kind),
        "look-ups": lambda http, n: http.get("/sparql", params={"query": f"{LOOKUP} # {n}"}),
        "health": lambda http, _: http.get("/health/live"),
    }[client]


def _ask(
    address: str,
    client: str,
    request: Callable[[httpx.Client, int], httpx.Response],
    times: list[float],
    stop: threading.Event,
) -> None:
    name = {"hard": "192.0.2.1", "look-ups": "192.0.2.2", "health": "192.0.2.3"}[client]
    with httpx.Client(base_url=address, headers={"X-Forwarded-For": name}, timeout=60) as http:
        while not stop.is_set():
            began = time.perf_counter()
            request(http, len(times))
            times.append(time.perf_counter() - began)
            if client != "hard":
                time.sleep(0.01)


def _summary(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    shown = {"p50": median(ordered), "p99": ordered[int(len(ordered) * 0.99)], "max": ordered[-1]}
    return {"requests": len(ordered)} | {name: round(value * 1000, 1) for name, value in shown.items()}


def _used(process: int) -> tuple[float, float]:
    """The CPU seconds and the megabytes of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return time.clock_gettime((~process << 3) | 2), pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20)))
