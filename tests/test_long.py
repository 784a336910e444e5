"""What takes long: a service that is read from while reports come in and the writer is killed at random moments."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders.ingest import ingest
from ontology import namespaces as ns
from store import open_store
from tests.conftest import ROOT, SAMPLES

pytestmark = pytest.mark.long

KILLS = 25


def test_a_writer_killed_at_any_moment_leaves_every_report_whole_or_absent(tmp_path: Path) -> None:
    location = tmp_path / "store"
    reports = sorted(SAMPLES.glob("*.txt"))
    whole = open_store(tmp_path / "whole")
    assert all(not outcome.failure for outcome in ingest(reports, whole))
    expected = whole.snapshot()
    assert expected is not None
    sizes = {graph: len(list(expected.graph(graph))) for graph in expected.graphs() if "/report/" in graph}
    command = [sys.executable, "-c", "from normgraaf.cli import main; main()", "ingest", str(SAMPLES)]
    chance = random.Random(7)
    for _ in range(KILLS):
        writer = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"NORMGRAAF_STORE": str(location)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.8, 5.0))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        snapshot = open_store(location).snapshot()
        for graph in snapshot.graphs() if snapshot else ():
            if graph in sizes:
                assert len(list(snapshot.graph(graph))) == sizes[graph], graph
    assert all(not outcome.failure for outcome in ingest(reports, open_store(location)))
    final = open_store(location).snapshot()
    assert final is not None
    assert {graph for graph in final.graphs() if graph in sizes} == set(sizes)
    assert str(ns.fixed_graph("ontology")) in final
