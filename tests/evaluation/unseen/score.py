"""Each unseen document as the project reads it, scored against its notes by the shared scorer."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.annotations import annotation_page
from loaders.pipeline import read
from ontology import namespaces as ns
from tests.evaluation.unseen.align import align
from tests.evaluation.unseen.notes import blocks
from tests.evaluation.unseen.render import render

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SCORER = ROOT.parent / "shared" / "evaluation" / "score.py"


class Unscored(RuntimeError):
    """The scorer refuses what was read of a document, as a quotation that differs from its text."""


@dataclass(frozen=True)
class Score:
    """What the scorer says of one document."""

    name: str
    said: dict[str, Any]
    misses: str

    @property
    def counts(self) -> dict[str, int]:
        return dict(self.said["counts"])

    @property
    def f1(self) -> float:
        return float(self.said["core"]["f1"])

    def line(self) -> str:
        core = self.said["core"]
        weak = [(row["type"], row["f1"] if "f1" in row else row["recall"] or 0.0) for row in self.said["types"]]
        listed = ", ".join(f"{kind} {value:.2f}" for kind, value in weak if value < 0.9)
        return (
            f"{self.name:26} core P {core['precision']:.3f} R {core['recall']:.3f} F1 {core['f1']:.3f} "
            f"wide {self.said['wide_recall']:.3f}  weak: {listed}"
        )


def sources() -> list[Path]:
    """The source files of the documents, in order."""
    return sorted((HERE / "documents").glob("*.txt"))


def measure(source: Path, folder: Path, misses: int = 0) -> Score:
    """Renders a document into ``folder``, reads it and scores what the graph holds."""
    document = blocks(source)
    suffix, data = render(document)
    rendered = folder / f"{source.stem}.{suffix}"
    rendered.write_bytes(data)
    reading = read(rendered)
    gold, page = folder / f"{source.stem}.gold.json", folder / f"{source.stem}.page.json"
    notes = {"items": align(document, reading.source.text)}
    gold.write_text(json.dumps(notes, ensure_ascii=False), "utf-8")
    page.write_text(json.dumps(annotation_page(reading.passed, ns.document(reading.identity.key))), "utf-8")
    command = [sys.executable, str(SCORER), str(gold), str(page), "--json", "--misses", str(misses)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        raise Unscored(run.stderr.strip()[-300:])
    return Score(source.stem, json.loads(run.stdout), run.stderr)


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.evaluation.unseen", description=__doc__)
    ask.add_argument("name", nargs="?", default="", help="part of the name of a document; all when left out")
    ask.add_argument("--misses", type=int, default=0, metavar="N", help="N missed and N surplus items per type")
    ask.add_argument("--keep", type=Path, help="folder for the documents, notes and pages")
    given = ask.parse_args()
    totals = {"tp": 0, "fp": 0, "fn": 0}
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for source in sources():
            if given.name not in source.stem:
                continue
            try:
                score = measure(source, folder, given.misses)
            except Unscored as told:
                print(f"{source.stem:26} {told}")
                continue
            print(score.misses, end="")
            print(score.line(), flush=True)
            totals = {key: totals[key] + score.counts[key] for key in totals}
    found, total = 2 * totals["tp"], 2 * totals["tp"] + totals["fp"] + totals["fn"]
    print(f"pooled core F1 {found / total if total else 0.0:.3f}")


if __name__ == "__main__":
    main()
