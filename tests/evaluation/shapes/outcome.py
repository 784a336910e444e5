"""What is read of each shape in each format, a share a kind and form: `python -m tests.evaluation.shapes.outcome`."""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from loaders.annotations import annotation_page
from loaders.pipeline import read
from loaders.shadow import fold
from ontology import namespaces as ns
from tests.evaluation.shapes.forms import Shape, Wanted, shapes
from tests.evaluation.unseen.notes import block
from tests.evaluation.unseen.render import FORMATS

GIVEN = {"title": "Rapport over Huize Els en De Brem", "head": "", "foot": "", "page": "", "pages": "1"}


def items(shape: Shape, suffix: str) -> list[dict[str, Any]]:
    """The annotations of a shape in a format: the body's keys, and `quote`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"shape.{suffix}"
        path.write_bytes(FORMATS[suffix]([block(line) for line in shape.blocks], {**GIVEN, "format": suffix}))
        reading = read(path)
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    return [{**item["body"], "quote": _quote(item)} for item in page["items"]]


def _quote(item: dict[str, Any]) -> str:
    exact = next(each["exact"] for each in item["target"]["selector"] if each["type"] == "TextQuoteSelector")
    return " ".join(fold(exact).split())


def fits(wanted: Wanted, found: dict[str, Any]) -> bool:
    """Whether an annotation is what was wanted: of its type, over its words, with its keys."""
    return all(_same(key, value, found.get(key)) for key, value in wanted.items())


def _same(key: str, wanted: Any, found: Any) -> bool:
    if isinstance(found, list):
        return any(_same(key, wanted, each) for each in found)
    if isinstance(wanted, int | float):
        return found is not None and float(found) == float(wanted)
    return fold(str(wanted)) in fold(str(found or "")) if key != "type" else wanted == found


def shares(chosen: Iterable[Shape], formats: Iterable[str]) -> dict[tuple[str, str], tuple[int, int]]:
    """For each kind and form how many of the wanted statements were read, and how many there are."""
    out: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    every = list(formats)
    for shape in chosen:
        for suffix in every:
            found = items(shape, suffix)
            row = out[shape.kind, shape.name]
            row[0] += sum(any(fits(wanted, each) for each in found) for wanted in shape.wanted)
            row[1] += len(shape.wanted)
    return {key: (read, all_) for key, (read, all_) in out.items()}


def table(found: dict[tuple[str, str], tuple[int, int]]) -> str:
    """The shares as Markdown, a row a kind and form."""
    rows = [f"| {kind} | {form} | {read} of {all_} |" for (kind, form), (read, all_) in found.items()]
    return "\n".join(["| kind | form | read |", "|---|---|---|", *rows])


def main() -> None:
    """Print the table, and the sum of each kind."""
    chosen = [shape for shape in shapes() if len(sys.argv) < 2 or shape.kind == sys.argv[1]]
    found = shares(chosen, FORMATS)
    print(table(found))
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (kind, _), (read_, all_) in found.items():
        total[kind][0] += read_
        total[kind][1] += all_
    for kind, (read_, all_) in total.items():
        print(f"{kind:18} {read_:4} of {all_:4}  {read_ / all_:.2f}")


if __name__ == "__main__":
    main()
