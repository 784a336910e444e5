"""The same queries over HTTP on our service and its peers, in one run: `python -m benchmarks.engines [REPORTS …]`.

Each number is a count of invented reports of about 3,200 triples (default 94 and 940: 0.3 and 3 million triples).
"""

from __future__ import annotations

import http.client
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from benchmarks import synthetic
from benchmarks.peers import servers
from benchmarks.peers.servers import Server
from ontology import namespaces as ns
from store import GuardedQuery, open_store
from store.bindings import bind
from store.guard import guard

RUNS = 15
MOST_SECONDS = 60.0
LARGEST_IN_MEMORY = 200  # reports; rdflib takes minutes to load more
SECONDS_OF_LOAD = 8
CONNECTIONS = 8

_ORDER = ("lookup", "filter", "group", "join", "evidence", "path", "order")
_FOLDER = Path(__file__).parent / "queries"
QUERIES = {name: guard((_FOLDER / f"{name}.rq").read_text("utf-8")) for name in _ORDER}


def main() -> None:
    sizes = [int(argument) for argument in sys.argv[1:]] or [94, 940]
    print(f"{platform.machine()}, Python {platform.python_version()}, pyoxigraph {ox.__version__}\n")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder))


def measure(size: int, folder: Path) -> None:
    """One table: milliseconds for each query, median of several runs with other parameters, uncached."""
    data, store, count, seconds = filled(size, folder)
    print(f"## {count / 1e6:.2f} million triples, {size} reports\n")
    rows: list[tuple[Server, dict[str, float | None]]] = []
    for start in peers(size, data, store, folder):
        with ExitStack() as stack:
            try:
                server = stack.enter_context(start())
            except (RuntimeError, subprocess.CalledProcessError, FileNotFoundError) as error:
                print(f"- {error}")
                continue
            loaded = seconds if server.name in ("normgraaf", "bare FastAPI") else server.loaded
            server = Server(server.name, server.address, loaded)
            rows.append((server, {name: timed(server, asked, size) for name, asked in QUERIES.items()}))
            if server.name in ("normgraaf", "bare FastAPI"):
                loads(server, size, folder)
    _print(rows)


def peers(size: int, data: Path, store: Path, folder: Path) -> Iterator[Callable]:  # type: ignore[type-arg]
    yield lambda: servers.normgraaf(store)
    yield lambda: servers.bare(store)
    yield lambda: servers.oxigraph(data, folder / "oxigraph")
    if size <= LARGEST_IN_MEMORY:
        yield lambda: servers.rdflib_endpoint(data)
    (folder / "virtuoso").mkdir()
    yield lambda: servers.virtuoso(data, folder / "virtuoso")


def filled(size: int, folder: Path) -> tuple[Path, Path, int, float]:
    """The data as N-Quads and in our store; how many quads, and the seconds that our store took."""
    data, store = folder / "data.nq", open_store(folder / "store")
    count = 0
    with data.open("wb") as out:
        for quads in _graphs(size):
            lines = [f"{quad} .\n" for quad in quads]
            count += len(lines)
            out.write("".join(lines).encode())
    start = time.monotonic()
    graphs = {quads[0].graph_name.value: quads for quads in _graphs(size)}
    store.replace(graphs)
    return data, folder / "store", count, time.monotonic() - start


def _graphs(size: int) -> Iterator[list[ox.Quad]]:
    yield list(dict.fromkeys(synthetic.vocabulary()))
    for number in range(size):
        yield list(synthetic.graph(number))


def query(asked: GuardedQuery, size: int, run: int) -> str:
    """A query with the parameters of one run; a comment makes each run's text its own, so that no cache answers it."""
    number, index = (run * 37) % size, (run * 53) % synthetic.STATEMENTS
    terms = {
        "statement": synthetic.statement(number, index),
        "document": str(ns.document(synthetic.name(number))),
        "topic": str(ns.concept("topic", synthetic.TOPICS[run % len(synthetic.TOPICS)])),
        "root": str(ns.concept("topic", "alles")),
    }
    names = {token.text[1:] for token in asked.tokens if token.kind == "variable"}
    bound = bind(asked, {name: ox.NamedNode(iri) for name, iri in terms.items() if name in names})
    return f"{bound}\n# run {run}"


def timed(server: Server, asked: GuardedQuery, size: int) -> float | None:
    """The median in milliseconds; None where the service fails or a run takes longer than a minute."""
    taken = []
    for run in range(RUNS + 1):
        start = time.perf_counter()
        if not _get(server, query(asked, size, run)):
            return None
        taken.append((time.perf_counter() - start) * 1000)
        if sum(taken) > 3 * MOST_SECONDS * 1000:
            break
    return median(taken[1:] or taken)


_LINES: dict[str, http.client.HTTPConnection] = {}


def _get(server: Server, text: str) -> bool:
    address = urllib.parse.urlsplit(server.address)
    line = _LINES.setdefault(
        server.address, http.client.HTTPConnection(str(address.hostname), address.port, timeout=MOST_SECONDS)
    )
    path = f"{address.path}?{urllib.parse.urlencode({'query': text})}"
    try:
        line.request("GET", path, headers={"Accept": "application/sparql-results+json"})
        response = line.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException):
        line.close()
        return False
    return response.status == 200 and bool(body)


def loads(server: Server, size: int, folder: Path) -> None:
    """Look-ups a second over several connections: each its own, and the same one again and again."""
    if shutil.which("wrk") is None:
        print("- no look-ups a second: needs wrk")
        return
    for label, texts in (
        ("other each time", [query(QUERIES["lookup"], size, run) for run in range(20_000)]),
        ("the same again", [query(QUERIES["lookup"], size, 1)]),
    ):
        print(f"- look-ups a second, {label}: {server.name} {_wrk(server, texts, folder):,.0f}")


def _wrk(server: Server, texts: Iterable[str], folder: Path) -> float:
    script, listed = folder / "paths.lua", folder / "paths.txt"
    path = urllib.parse.urlsplit(server.address).path
    listed.write_text("\n".join(f"{path}?{urllib.parse.urlencode({'query': text})}" for text in texts))
    script.write_text(
        f'paths = {{}}\nfor line in io.lines("{listed}") do paths[#paths + 1] = line end\nat = 0\n'
        'wrk.headers["Accept"] = "application/sparql-results+json"\n'
        "request = function() at = at % #paths + 1; return wrk.format(nil, paths[at]) end\n"
    )
    address = urllib.parse.urlsplit(server.address)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS_OF_LOAD}s", "-s", str(script)]
    run = subprocess.run([*command, f"http://{address.netloc}"], capture_output=True, text=True, check=True)
    if "Non-2xx" in run.stdout:
        raise RuntimeError(f"{server.name} refuses: {run.stdout}")
    return float(next(line.split()[1] for line in run.stdout.splitlines() if line.startswith("Requests/sec")))


def _print(rows: list[tuple[Server, dict[str, float | None]]]) -> None:
    print("\n| ms | filled in s |" + "".join(f" {name} |" for name in QUERIES))
    print("|---|---:|" + "---:|" * len(QUERIES))
    for server, times in rows:
        print(f"| {server.name} | {server.loaded:.1f} |" + "".join(f" {_shown(times[name])} |" for name in QUERIES))
    ours = rows[0][1]
    print("\n| times ours | |" + "".join(f" {name} |" for name in QUERIES))
    print("|---|---|" + "---:|" * len(QUERIES))
    for server, times in rows[1:]:
        print(f"| {server.name} | |" + "".join(f" {_ratio(times[name], ours[name])} |" for name in QUERIES))
    print()


def _shown(time_taken: float | None) -> str:
    return "–" if time_taken is None else f"{time_taken:.1f}"


def _ratio(theirs: float | None, ours: float | None) -> str:
    return "–" if theirs is None or not ours else f"{theirs / ours:.2f}"


if __name__ == "__main__":
    main()
