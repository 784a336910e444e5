"""Statements drawn at random, beside their text, to be read: `python -m benchmarks.drawn KIND NUMBER SEED FILE…`.

What the reader finds right goes to loaders/rules/reviewed.toml, as counts only. A seed draws the same statements again.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loaders.annotations import annotation_page
from loaders.pipeline import Reading, read
from ontology import namespaces as ns

_AROUND = 200  # characters of text before and after a statement's words
_LEFT_OUT = ("id", "type", "rule", "voice", "speakers", "mode")


def statements(reading: Reading, kind: str) -> Iterator[dict[str, Any]]:
    """The annotations of one kind in a report."""
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    yield from (item for item in page["items"] if item["body"]["type"] == kind)


def drawn(paths: Sequence[Path], kind: str, number: int, seed: int) -> Iterator[str]:
    """As many statements of a kind as asked, or all there are, each as some lines of text."""
    found = [(path, item, reading) for path in paths for reading in (read(path),) for item in statements(reading, kind)]
    random.Random(seed).shuffle(found)
    for path, item, reading in found[:number]:
        body = item["body"]
        place = next(each for each in item["target"]["selector"] if each["type"] == "TextPositionSelector")
        start, end, text = place["start"], place["end"], reading.source.text
        before, words, after = (
            " ".join(text[slice(*span)].split())
            for span in ((max(0, start - _AROUND), start), (start, end), (end, end + _AROUND))
        )
        values = "; ".join(f"{name}: {value}" for name, value in body.items() if name not in _LEFT_OUT)
        voice = f"{body.get('voice')} {body.get('speakers', '')}".strip()
        yield f"[{path.name}] {body.get('rule')} · {voice}\n  {values}\n  … {before} ⟦{words}⟧ {after} …"


def main() -> None:
    """Print what is drawn, numbered."""
    kind, number, seed, *files = sys.argv[1:]
    for at, lines in enumerate(drawn([Path(file) for file in files], kind, int(number), int(seed)), 1):
        print(f"{at}. {lines}\n")


if __name__ == "__main__":
    main()
