"""Text to statements past the gate: megabytes a second on one core, and the memory of a process over many documents.

`python -m benchmarks.reading [FOLDER …]` (default: the samples). Beside it, in the same run, what one pass of a single
regular expression over the same text takes: the least that anything written in Python can do with it.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path
from time import process_time

from loaders.offered import report_files
from loaders.pipeline import read_text
from loaders.reading import SourceText, read_source, source_from_bytes

DOCUMENTS = 1000
EVERY = 100
_WORD = re.compile(r"\w+")


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:]] or [Path("samples")]
    sources = [read_source(path) for path in report_files(folders)]
    for source in sources:
        _statements(source)  # vocabularies are loaded with the first
    print(f"{'report':50}{'kB':>7}{'MB/s':>8}{'statements':>12}{'one pass MB/s':>15}")
    for source in sources:
        _print_speed(source)
    print(f"\n{'documents':>10}{'resident MB':>13}")
    for count in range(DOCUMENTS):
        if count % EVERY == 0:
            print(f"{count:10}{_resident():13.0f}")
        original = sources[count % len(sources)]
        # Another number in the text makes each document one that was never seen.
        _statements(source_from_bytes(original.name, f"{original.text}\n\nDossier {count}.\n".encode()))
    print(f"{DOCUMENTS:10}{_resident():13.0f}")


def _print_speed(source: SourceText) -> None:
    size = len(source.text.encode()) / 1e6
    start = process_time()
    found = _statements(source)
    taken = process_time() - start
    start = process_time()
    sum(1 for _ in _WORD.finditer(source.text))
    print(
        f"{source.name[:48]:50}{size * 1000:7.0f}{size / taken:8.2f}{found:12}{size / (process_time() - start):15.0f}"
    )


def _statements(source: SourceText) -> int:
    return read_text(source).statements


def _resident() -> float:
    """What this process holds now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
