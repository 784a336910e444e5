"""How often each rule is right: `python -m benchmarks.rules` holds what the rules read against readers' notes.

Counted are statements of the core types, whose notes are exhaustive, so that a statement of none of them is a surplus.
A statement that matches only what the notes leave open counts neither way. A rule of the other types is not measured.
How a statement matches a note is decided by the scorer beside this checkout, loaded at run time. The documents are the
samples, the reports with notes in ../shared and the documents under tests/evaluation/unseen, as far as they are there.
The outcome is written to loaders/rules/measured.ttl.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from rdflib import URIRef

from loaders.annotations import annotation_page
from loaders.pipeline import Reading, read
from loaders.rules.measured import FILE, Measured, described
from ontology import namespaces as ns
from ontology import turtle
from ontology.namespaces import NG

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

Items = dict[str, list[dict[str, Any]]]


def scorer() -> ModuleType:
    """The scorer as a module; raises FileNotFoundError where ../shared is absent."""
    path = SHARED / "evaluation" / "score.py"
    spec = spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples() -> Iterator[tuple[Path, Path]]:
    """Each sample with its notes."""
    for notes in sorted((ROOT / "tests" / "evaluation" / "notes").glob("*.json")):
        yield ROOT / "samples" / f"{notes.stem}.txt", notes


def reports() -> Iterator[tuple[Path, Path]]:
    """Each real report with notes, where they are beside this checkout."""
    for notes in sorted((SHARED / "evaluation" / "gold").glob("*.json")):
        yield next((SHARED / "reports").glob(f"{notes.stem}_*")), notes


def unseen(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each document of tests/evaluation/unseen, rendered into a folder, with its notes at their places."""
    from tests.evaluation.unseen.align import align
    from tests.evaluation.unseen.notes import blocks
    from tests.evaluation.unseen.render import render

    for source in sorted((ROOT / "tests" / "evaluation" / "unseen" / "documents").glob("*.txt")):
        document = blocks(source)
        suffix, data = render(document)
        rendered, notes = folder / f"{source.stem}.{suffix}", folder / f"{source.stem}.json"
        rendered.write_bytes(data)
        items = align(document, read(rendered).source.text)
        notes.write_text(json.dumps({"items": items}), "utf-8")
        yield rendered, notes


def counts(score: ModuleType, reading: Reading, notes: Path) -> Iterator[tuple[str, bool]]:
    """For each measured statement of a report the name of its rule, and whether a reader noted the same."""
    wanted, held = defaultdict(list), defaultdict(list)
    for item in score.gold_items(notes):
        wanted[item["kind"]].append(item)
    for item in _held(score, reading):
        held[item["kind"]].append(item)
    for kind in score.CORE:
        yield from _of_kind(score, reading, kind, wanted[kind], held[kind])


def measure(documents: Iterator[tuple[Path, Path]], score: ModuleType) -> dict[str, Measured]:
    """The counts of each rule over documents with notes."""
    fired: Counter[str] = Counter()
    correct: Counter[str] = Counter()
    for path, notes in documents:
        for rule, right in counts(score, read(path), notes):
            fired[rule] += 1
            correct[rule] += right
    return {rule: Measured(correct[rule], fired[rule]) for rule in sorted(fired)}


def _held(score: ModuleType, reading: Reading) -> list[dict[str, Any]]:
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(page, file)
        file.flush()
        found: list[dict[str, Any]] = score.page_items(Path(file.name), reading.source.text)
    return found


def _of_kind(
    score: ModuleType, reading: Reading, kind: str, wanted: list[dict[str, Any]], held: list[dict[str, Any]]
) -> Iterator[tuple[str, bool]]:
    asked = [item for item in wanted if not item["optional"]]
    left = [item for item in wanted if item["optional"]]
    if kind == "NormJudgement":
        asked, held = [i for i in asked if score.keys(i)], [i for i in held if score.keys(i)]
    if not asked and not (kind == "NormJudgement" and held):
        return  # nobody noted this type here, so that nothing tells a surplus
    _, used = score.match(kind, asked, held)
    kept = [item for n, item in enumerate(held) if n in used or not score.neutral(kind, item, left)]
    _, used = score.match(kind, asked, kept)
    # A statement with several passages is one statement, right where one of them is.
    right: dict[str, bool] = {}
    for n, item in enumerate(kept):
        statement = item["attrs"]["id"]
        right[statement] = right.get(statement, False) or n in used
    for statement, is_right in right.items():
        rule = str(reading.facts.value(URIRef(statement), NG.rule))
        yield rule.rpartition("/")[2], is_right


def main() -> None:
    """Measure all there is, write the file and print a line a rule."""
    score = scorer()
    with tempfile.TemporaryDirectory() as folder:
        every = (pair for group in (samples(), reports(), unseen(Path(folder))) for pair in group)
        found = measure(every, score)
    FILE.write_text(turtle.canonical(described(found, datetime.now(UTC).date())), "utf-8")
    for name, each in sorted(found.items(), key=lambda one: one[1].expected):
        print(f"{name:44} {each.correct:5} of {each.fired:5}  {each.expected:.2f}")
    print(f"{len(found)} rules measured, written to {FILE.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
