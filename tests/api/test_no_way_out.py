"""Nothing that is sent to the service makes it open a connection or a file: watched from outside Python.

Python's own audit hooks do not see the engine. So a listener and a file wait to be touched, and strace writes down
every connection and every file that any process of the service opens.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from api.tokens import TokenBook
from api.writing import CURATED
from normgraaf.settings import Settings
from store import ReaderPool, Store
from tests.api.service import started
from tests.conftest import ROOT

pytestmark = [pytest.mark.long, pytest.mark.allow_hosts(["127.0.0.1"])]

BOX = f"{CURATED}box"

# {u} is the address of the listener, {f} that of the file.
QUERIES = (
    "SELECT * {{ SERVICE <{u}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{u}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE#\n<{u}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ sErViCe<{u}>{{ ?s ?p ?o }} }}",
    "PREFIX x: <{u}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{u}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{u}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{u}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ ?s ?p ?o FILTER (1 = 1 && NOT EXISTS {{ {{ SELECT * {{ SERVICE <{u}> {{ ?s ?p ?o }} }} }} }}) }}",
    "SELECT * {{ ?s ?p ?o MINUS {{ SERVICE <{u}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ OPTIONAL {{ GRAPH ?g {{ SERVICE <{u}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT (EXISTS {{ SERVICE <{u}> {{ ?s ?p ?o }} }} AS ?x) {{}}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{u}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{u}> {{ ?s ?p ?o }} }}",
    "ASK {{ \\u0053ERVICE <{u}> {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{u}> {{ ?s ?p ?o }}",
    "SELECT * FROM <{f}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{u}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "BASE <{u}> SELECT * FROM <x> {{ ?s ?p ?o }}",
    "SELECT * FROM<{f}>{{ ?s ?p ?o }}",
)
UPDATES = (
    "LOAD <{u}>",
    "LOAD <{f}>",
    "LOAD SILENT <{u}>",
    "lOaD#\n<{u}> INTO GRAPH <{b}>",
    "LOAD SILENT <{u}> INTO GRAPH <{b}>",
    "INSERT DATA {{ GRAPH <{b}> {{}} }} ; LOAD <{u}> INTO GRAPH <{b}>",
    "PREFIX x: <{u}> LOAD x: INTO GRAPH <{b}>",
    "INSERT {{ GRAPH <{b}> {{ ?s ?p ?o }} }} WHERE {{ SERVICE <{u}> {{ ?s ?p ?o }} }}",
    "INSERT {{ GRAPH <{b}> {{ ?s ?p ?o }} }} WHERE {{ {{ SELECT * {{ SERVICE SILENT <{u}> {{ ?s ?p ?o }} }} }} }}",
    "DELETE {{ GRAPH <{b}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{u}> {{ ?s ?p ?o }} }} }}",
    "INSERT {{ GRAPH <{b}> {{ ?s ?p ?o }} }} USING <{u}> WHERE {{ ?s ?p ?o }}",
    "INSERT {{ GRAPH <{b}> {{ ?s ?p ?o }} }} USING NAMED <{f}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "COPY <{u}> TO <https://w3id.org/normgraaf/graph/report/x>",
    "CLEAR ALL",
    "DROP GRAPH <https://w3id.org/normgraaf/graph/ontology>",
)
DOCUMENTS = (
    ("application/ld+json", '{{"@context": "{u}", "@id": "a:a", "a:b": "c"}}'),
    ("application/ld+json", '{{"@context": ["{u}", {{}}], "@id": "a:a"}}'),
    ("application/ld+json", '{{"@context": {{"@import": "{u}", "@version": 1.1}}, "@id": "a:a"}}'),
    ("application/ld+json", '{{"@id": "a:a", "a:b": {{"@context": "{f}", "x": 1}}}}'),
    ("application/rdf+xml", '<!DOCTYPE r [<!ENTITY x SYSTEM "{f}">]><r>&x;</r>'),
    ("application/rdf+xml", '<!DOCTYPE r SYSTEM "{u}"><r/>'),
    ("application/rdf+xml", '<!DOCTYPE r [<!ENTITY % x SYSTEM "{u}"> %x;]><r/>'),
)


class Listener:
    """Counts the connections that anybody makes to it."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.touched = 0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/canary.nt"

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.touched += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


def traced(log: Path) -> list[str]:
    """The command that writes down what a process and its children connect to and open."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    probe = subprocess.run([strace, "-f", "-o", str(log), "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("the system does not let strace watch a process")
    return [strace, "-f", "-qq", "-s", "300", "-o", str(log), "-e", "trace=connect,sendto,open,openat,unshare"]


def send_all(client: httpx.Client, at: dict[str, str]) -> list[tuple[str, httpx.Response]]:
    """Every attack, with a token that may write; the answers with what was sent."""
    found = []
    for query in (text.format(**at) for text in QUERIES):
        found += [
            (query, client.get("/sparql", params={"query": query})),
            (query, client.post("/sparql", data={"query": query})),
        ]
    for name in ("default-graph-uri", "named-graph-uri"):
        for graph in (at["u"], at["f"]):
            found.append((name, client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", name: graph})))
    for update in (text.format(**at) for text in UPDATES):
        found.append((update, client.post("/sparql", data={"update": update})))
    for name in ("using-graph-uri", "using-named-graph-uri"):
        update = f"INSERT {{ GRAPH <{BOX}> {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}"
        found.append((name, client.post("/sparql", data={"update": update, name: at["u"]})))
    for kind, document in ((kind, text.format(**at)) for kind, text in DOCUMENTS):
        for method, path in (("PUT", "/graph/curated/box"), ("POST", "/graph"), ("POST", "/validate")):
            answer = client.request(method, path, content=document, headers={"content-type": kind})
            found.append((f"{path} {document}", answer))
    return found


def test_no_request_opens_a_connection_or_a_file(sample_store: Store, tmp_path: Path) -> None:
    canary, log, private = tmp_path / "canary.nt", tmp_path / "strace.log", tmp_path / "private"
    canary.write_text("<a:a> <a:b> <a:c> .\n", "utf-8")
    location = sample_store.location  # type: ignore[attr-defined]
    secret = TokenBook(Settings(store=str(location), private=str(private)).private_folder).create("aanvaller", "write")
    before = sample_store.newest_id()
    with listening() as listener:
        at = {"u": listener.address, "f": canary.as_uri(), "b": BOX}
        with started(location, under=traced(log), PRIVATE=str(private), QUERY_SECONDS="20") as client:
            client.headers["authorization"] = f"Bearer {secret}"
            assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
            answers = send_all(client, at)
        passed = [(sent, answer.status_code) for sent, answer in answers if not 400 <= answer.status_code < 500]
        assert passed == []
        assert len(answers) > 75
        assert listener.touched == 0
        seen = log.read_text("utf-8", "replace")
        assert "normgraaf" in seen  # the log is of the service, and of its workers:
        assert seen.count("unshare(") >= 2
        assert not re.search(rf"htons\({listener.port}\)", seen)
        assert "canary.nt" not in seen
        with socket.create_connection(("127.0.0.1", listener.port)):  # the listener does hear
            pass
    assert sample_store.newest_id() == before


# The engine itself, past every guard of ours, once as any process and once as a reader process is.
ENGINE = """
import sys
import pyoxigraph as ox
from store.worker import leave_network
if sys.argv[2] == "confined" and not leave_network():
    sys.exit(3)
for attempt in ("SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }" % sys.argv[1],):
    list(ox.Store().query(attempt))
store = ox.Store()
store.update("LOAD SILENT <%s>" % sys.argv[1])
"""


def engine(address: str, how: str) -> int:
    command = [sys.executable, "-c", ENGINE, address, how]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120).returncode


def test_a_reader_process_reaches_nothing_even_past_the_guard() -> None:
    with listening() as listener:
        if engine(listener.address, "confined") == 3:
            pytest.skip("the system does not let a process leave the network")
        assert listener.touched == 0
        engine(listener.address, "free")
        assert listener.touched >= 2  # so the engine does reach out where nothing holds it


def test_reader_processes_have_a_network_of_their_own(sample_store: Store) -> None:
    with ReaderPool(sample_store.location, workers=2):  # type: ignore[attr-defined]
        own = Path("/proc/self/ns/net").readlink()
        children = (Path("/proc/self/task") / str(os.getpid()) / "children").read_text("ascii").split()
        readers = [pid for pid in children if b"store.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        assert len(readers) >= 2
        until = 100
        while until and any(Path(f"/proc/{pid}/ns/net").readlink() == own for pid in readers):
            threading.Event().wait(0.1)
            until -= 1
        if not until and engine("http://127.0.0.1:9/", "confined") == 3:
            pytest.skip("the system does not let a process leave the network")
        assert all(Path(f"/proc/{pid}/ns/net").readlink() != own for pid in readers)
