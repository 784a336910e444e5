"""Whether runaways of one client delay the others: `python -m benchmarks.fairness STORE [SECONDS]`.

A real service with a limit of 1 s and two slots a client; one client sends runaways without pause, another looks things
up. Clients are told apart by X-Forwarded-For, which the service believes of this machine. Prints milliseconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from statistics import median

import httpx

ROOT = Path(__file__).parent.parent
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOKUP = "SELECT * { ?s a <https://w3id.org/normgraaf/ns#SourceDocument> } LIMIT 5"


@dataclass
class Seen:
    """What the two clients met: seconds of each look-up and runaway, and statuses."""

    lookups: list[float] = field(default_factory=list)
    runaways: list[float] = field(default_factory=list)
    statuses: set[tuple[str, int]] = field(default_factory=set)

    def line(self) -> str:
        """The result in one line of JSON; times in milliseconds."""
        ordered = sorted(self.lookups)
        return json.dumps(
            {
                "lookups": len(ordered),
                "p50": round(median(ordered) * 1000, 1),
                "p99": round(ordered[int(len(ordered) * 0.99)] * 1000, 1),
                "max": round(ordered[-1] * 1000, 1),
                "runaways": len(self.runaways),
                "longest runaway": round(max(self.runaways) * 1000, 1),
                "statuses": sorted(map(str, self.statuses)),
            }
        )


def measure(store: str, seconds: float) -> Seen:
    """Two runaways at a time of one client for so many seconds, and the look-ups of another meanwhile."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"STORE": store, "QUERY_SECONDS": "1", "CLIENT_QUERIES": "2", "TRUSTED_PROXIES": "127.0.0.1"}
    environment = os.environ | {f"NORMGRAAF_{name}": value for name, value in settings.items()}
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    try:
        return _clients(f"http://127.0.0.1:{port}", seconds)
    finally:
        process.terminate()
        process.wait(60)


def _clients(address: str, seconds: float) -> Seen:
    seen, stop = Seen(), threading.Event()
    wait(address)
    threads = [threading.Thread(target=_ask, args=(address, RUNAWAY, "192.0.2.1", seen, stop)) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    looking = threading.Thread(target=_ask, args=(address, LOOKUP, "192.0.2.2", seen, stop))
    looking.start()
    time.sleep(seconds)
    stop.set()
    for thread in (*threads, looking):
        thread.join()
    return seen


def _ask(address: str, query: str, client: str, seen: Seen, stop: threading.Event) -> None:
    times = seen.runaways if query == RUNAWAY else seen.lookups
    with httpx.Client(base_url=address, headers={"X-Forwarded-For": client}, timeout=30) as http:
        number = 0
        while not stop.is_set():
            number += 1
            began = time.perf_counter()
            # A comment of its own makes each query new, so that no cache answers it.
            answer = http.get("/sparql", params={"query": f"{query} # {number}"})
            times.append(time.perf_counter() - began)
            seen.statuses.add((client, answer.status_code))
            if query == LOOKUP:
                time.sleep(0.01)


def wait(address: str) -> None:
    """Until a service answers."""
    for _ in range(300):
        try:
            if httpx.get(f"{address}/health/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError("the service did not start")


if __name__ == "__main__":
    print(measure(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20).line())
