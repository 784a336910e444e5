"""Each service as a process: started, waited for, and ended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests import virtuoso as virtuoso_of_tests

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Server:
    """A service that answers SPARQL at `address`; `loaded` is how many seconds it took before it answered."""

    name: str
    address: str
    loaded: float


@contextmanager
def normgraaf(store: Path, workers: int = 2) -> Iterator[Server]:
    """Our own service on a store that is filled already."""
    environment = {"NORMGRAAF_STORE": str(store), "NORMGRAAF_WORKERS": str(workers), "NORMGRAAF_QUERY_SECONDS": "120"}
    port = _port()
    with _started([str(BIN / "normgraaf"), "serve", "--port", str(port)], environment, port) as loaded:
        yield Server("normgraaf", f"http://127.0.0.1:{port}/sparql", loaded)


@contextmanager
def bare(store: Path, workers: int = 2) -> Iterator[Server]:
    """A bare FastAPI app on pyoxigraph, on the newest snapshot of our store."""
    snapshot = max((store / "snapshots").iterdir(), key=lambda path: int(path.name.partition("-")[0]))
    port = _port()
    command = [str(BIN / "uvicorn"), "benchmarks.peers.bare:app", "--port", str(port), "--workers", str(workers)]
    with _started([*command, "--log-level", "error"], {"BARE_STORE": str(snapshot)}, port) as loaded:
        yield Server("bare FastAPI", f"http://127.0.0.1:{port}/sparql", loaded)


@contextmanager
def oxigraph(data: Path, folder: Path) -> Iterator[Server]:
    """The engine's own server, loaded from N-Quads."""
    start = time.monotonic()
    command = [str(BIN / "oxigraph"), "load", "--location", str(folder), "--file", str(data)]
    subprocess.run(command, check=True, capture_output=True)
    port = _port()
    serve = [str(BIN / "oxigraph"), "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _started([*serve, "--union-default-graph"], {}, port):
        yield Server("oxigraph serve", f"http://127.0.0.1:{port}/query", time.monotonic() - start)


@contextmanager
def rdflib_endpoint(data: Path) -> Iterator[Server]:
    """rdflib-endpoint with all data in memory."""
    port = _port()
    command = [str(BIN / "uvicorn"), "benchmarks.peers.in_memory:app", "--port", str(port), "--log-level", "error"]
    with _started(command, {"RDFLIB_DATA": str(data)}, port, seconds=900) as loaded:
        yield Server("rdflib-endpoint", f"http://127.0.0.1:{port}/sparql", loaded)


@contextmanager
def virtuoso(data: Path, folder: Path) -> Iterator[Server]:
    """Virtuoso, loaded by its own bulk loader."""
    if reason := virtuoso_of_tests.missing():
        raise RuntimeError(reason)
    with virtuoso_of_tests.running(folder, data.parent) as endpoint:
        start = time.monotonic()
        virtuoso_of_tests.load(folder, data)
        yield Server("Virtuoso 7", endpoint.queries, time.monotonic() - start)


@contextmanager
def _started(command: list[str], environment: dict[str, str], port: int, seconds: float = 120) -> Iterator[float]:
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while process.poll() is None and time.monotonic() - start < seconds:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                break
            if _answers(port):
                break
            time.sleep(0.1)
        else:
            raise RuntimeError(f"{command[0]} did not start within {seconds:g} s")
        yield time.monotonic() - start
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)


def _answers(port: int) -> bool:
    """Whether somebody answers at all, be it with "not found"."""
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/sparql", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
