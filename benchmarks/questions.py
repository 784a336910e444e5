"""Every question on the embedded store and, in the same run, on rdflib in memory."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from rdflib import Dataset

from loaders.ingest import ingest
from loaders.offered import report_files
from queries import catalogue
from store import open_store

RUNS = 5


def main() -> None:
    """Measure all questions without required parameters on the files named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store")
        for _ in ingest(report_files([Path(argument) for argument in sys.argv[1:]]), store):
            pass
        snapshot = store.snapshot()
        if snapshot is None:
            sys.exit("nothing was read")
        peer = Dataset(default_union=True)
        peer.parse(data=snapshot.serialize("nquads"), format="nquads")
        print(f"{'question':26}{'rows':>6}{'store ms':>10}{'rdflib ms':>11}{'ratio':>8}")
        for question in catalogue.questions():
            if any(parameter.required for parameter in question.parameters):
                continue
            ours = [_timed(lambda text=question.text: snapshot.query(text)) for _ in range(RUNS)]
            rows = len(snapshot.query(question.text).rows)
            try:
                theirs = _timed(lambda text=question.text: list(peer.query(text)))
            except Exception as error:  # rdflib stops at GROUP_CONCAT over an unbound variable
                print(f"{question.name:26}{rows:6}{median(ours):10.2f}{type(error).__name__:>19}")
                continue
            print(f"{question.name:26}{rows:6}{median(ours):10.2f}{theirs:11.1f}{theirs / median(ours):8.1f}")


def _timed(call) -> float:  # type: ignore[no-untyped-def]
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
