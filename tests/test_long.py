"""What takes long: writers and services killed at random moments, and what is in the store after each time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from loaders.ingest import ingest
from ontology import namespaces as ns
from store import EmbeddedStore, Snapshot, open_store
from store.audit import BEGUN, DONE, AuditLog
from tests.conftest import ROOT, SAMPLES

pytestmark = [pytest.mark.long, pytest.mark.allow_hosts(["127.0.0.1"])]

COMMITS_KILLED = 70
INGESTS_KILLED = 30
WRITES_KILLED = 30
OPENED_WITHIN = 2.0

# Commits a rising number to two graphs at once, and says so when the commit was acknowledged.
WRITER = """
import sys
from rdflib import Literal, URIRef
from store import open_store
store, number = open_store(sys.argv[1]), int(sys.argv[2])
while True:
    number += 1
    row = [(URIRef("urn:x:s"), URIRef("urn:x:p"), Literal(number))]
    store.replace({"urn:x:one": row, "urn:x:two": row})
    print(number, flush=True)
"""


# The same under the eyes of an audit log; at the last commit it ends as a crash would, before that is settled.
RECORDED = """
import os, signal, sys
from pathlib import Path
from rdflib import Literal, URIRef
from store import open_store
from store.audit import Account, AuditLog
store, account = open_store(sys.argv[1]), Account(AuditLog(Path(sys.argv[2])), "app", "update")
number, left = int(sys.argv[3]), int(sys.argv[4])
settle = Account.settle
def crash(*arguments):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    settle(*arguments)
Account.settle = crash
while True:
    number += 1
    row = [(URIRef("urn:x:s"), URIRef("urn:x:p"), Literal(number))]
    store.replace({"urn:x:one": row, "urn:x:two": row}, account=account)
    print(number, flush=True)
"""


@contextmanager
def process(*arguments: str, store: Path, out: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[str]]:
    """A Python process on a store, killed where it still runs."""
    command = [sys.executable, "-c", *arguments]
    environment = os.environ | {"NORMGRAAF_STORE": str(store)}
    started = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    try:
        yield started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)  # with the readers of a service
        started.wait()
        if started.stdout is not None:
            started.stdout.close()


def opened(location: Path) -> Snapshot | None:
    """The newest snapshot, opened in the CPU time that a start may take."""
    start = time.process_time()
    snapshot = open_store(location).snapshot()
    assert time.process_time() - start < OPENED_WITHIN
    assert snapshot is None or isinstance(snapshot, Snapshot)
    return snapshot


def test_what_was_acknowledged_outlives_a_kill_and_no_commit_is_half_there(tmp_path: Path) -> None:
    location, chance, acknowledged = tmp_path / "store", random.Random(7), 0
    for _ in range(COMMITS_KILLED):
        with process(WRITER, str(location), str(acknowledged), store=location, out=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 12)):
                acknowledged = int(writer.stdout.readline())
            time.sleep(chance.uniform(0, 0.03))
            os.killpg(writer.pid, signal.SIGKILL)
            unread = writer.stdout.read().split()
        acknowledged = int(unread[-1]) if unread else acknowledged
        snapshot = opened(location)
        assert snapshot is not None
        values = {int(quad.object.value) for name in snapshot.graphs() for quad in snapshot.graph(name)}
        assert len(values) == 1, values
        assert values.pop() in (acknowledged, acknowledged + 1)


@pytest.mark.parametrize("cut", ["anywhere", "between commit and entry"])
def test_after_a_kill_the_log_tells_every_commit_that_the_store_has(tmp_path: Path, cut: str) -> None:
    location, private, chance = tmp_path / "store", tmp_path / "private", random.Random(7)
    log, acknowledged = AuditLog(private), 0
    for _ in range(WRITES_KILLED):
        last = chance.randint(1, 4) if cut != "anywhere" else 0
        arguments = (RECORDED, str(location), str(private), str(acknowledged), str(last))
        with process(*arguments, store=location, out=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            if last:
                writer.wait(600)
            else:
                for _ in range(chance.randint(1, 4)):
                    acknowledged = int(writer.stdout.readline())
                time.sleep(chance.uniform(0, 0.05))
                os.killpg(writer.pid, signal.SIGKILL)
            unread = writer.stdout.read().split()
        acknowledged = int(unread[-1]) if unread else acknowledged
        store = EmbeddedStore(location)
        store.settle(log)
        snapshot = store.snapshot()
        assert snapshot is not None
        (value,) = {int(quad.object.value) for name in snapshot.graphs() for quad in snapshot.graph(name)}
        assert value in (acknowledged, acknowledged + 1)
        assert value == acknowledged + 1 or not last
        acknowledged = value
        writes = list(log.writes())
        done = [entry for entry in writes if entry.outcome == DONE]
        assert (len(done), done[-1].snapshot) == (value, snapshot.id)
        assert BEGUN not in {entry.outcome for entry in writes}
        assert log.lacking(store.anchors()) == []
    assert log.broken() is None


def test_a_killed_ingest_and_a_killed_service_leave_every_report_whole_or_absent(tmp_path: Path) -> None:
    location, chance = tmp_path / "store", random.Random(7)
    whole = EmbeddedStore(tmp_path / "whole")
    # With a key, as the command has one: each report then holds two keyed digests more.
    assert all(not outcome.failure for outcome in ingest(sorted(SAMPLES.glob("*.txt")), whole, key=b"a key"))
    sizes = _sizes(whole.snapshot())
    program = "from normgraaf.cli import main; main()"
    for _ in range(INGESTS_KILLED):
        port = str(20_000 + chance.randrange(20_000))
        with (
            process(program, "serve", "--port", port, store=location) as service,
            process(program, "ingest", str(SAMPLES), store=location) as writer,
        ):
            _query_until(time.monotonic() + chance.uniform(1.0, 6.0), port)
            os.killpg(chance.choice((service, writer)).pid, signal.SIGKILL)
            time.sleep(chance.uniform(0, 0.2))
        for graph, size in _sizes(opened(location)).items():
            assert size == sizes[graph], graph
    again = ingest(sorted(SAMPLES.glob("*.txt")), open_store(location), key=b"a key")
    assert all(not outcome.failure for outcome in again)
    final = opened(location)
    assert _sizes(final) == sizes
    assert final is not None
    assert str(ns.fixed_graph("ontology")) in final


def _query_until(end: float, port: str) -> None:
    """Asks the service the same again and again, as far as it is there to answer."""
    address = f"http://127.0.0.1:{port}/sparql?query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20%7B%3Fs%20%3Fp%20%3Fo%7D"
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
        except OSError:
            time.sleep(0.05)


def _sizes(snapshot: Snapshot | None) -> dict[str, int]:
    """How many triples each report's graph holds."""
    names = snapshot.graphs() if snapshot else []
    return {name: sum(1 for _ in snapshot.graph(name)) for name in names if snapshot and "/report/" in name}
