"""Seconds and share of each step from file to snapshot, and the peak memory of the whole."""

from __future__ import annotations

import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from rdflib import Graph

from loaders.ingest import fixed_graphs
from loaders.offered import report_files
from loaders.pipeline import read_text
from loaders.reading import read_source
from ontology import namespaces as ns
from store import open_store


def main() -> None:
    """Measure the files named on the command line."""
    spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def step(name: str) -> Iterator[None]:
        start = perf_counter()
        yield
        spent[name] += perf_counter() - start

    size = triples = 0
    peer = 0.0
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store")
        with step("commit of the fixed graphs"):
            store.replace(fixed_graphs())
        for path in report_files([Path(argument) for argument in sys.argv[1:]]):
            with step("read and mask"):
                source = read_source(path)
            with step("statements, graph and gate"):
                reading = read_text(source)
            with step("commit"):
                store.replace({str(ns.report_graph(reading.identity.key)): reading.passed.ntriples})
            size += len(source.text)
            triples += len(reading.passed)
            start = perf_counter()
            Graph().parse(data=reading.passed.ntriples, format="nt")
            peer += perf_counter() - start
    _show(spent, size, triples, peer)


def _show(spent: dict[str, float], size: int, triples: int, peer: float) -> None:
    total = sum(spent.values())
    for name, seconds in spent.items():
        print(f"{name:34}{seconds:8.2f} s{100 * seconds / total:6.1f}%")
    print(f"{'total':34}{total:8.2f} s   {size / 1e6:.2f} MB of text, {triples} triples")
    print(f"{'peer: rdflib writes and reads them':34}{peer:8.2f} s   ratio {total / peer:.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
