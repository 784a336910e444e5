"""How often drift and voice of findings agree with a reader's notes: ``python -m benchmarks.voices REPORT NOTES …``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rdflib import RDF, Graph
from rdflib.term import Node

from loaders.elements.wording import find
from loaders.pipeline import read
from loaders.shadow import fold
from ontology.namespaces import NG, OA

_OF_KIND = {"positive_finding": "positive", "negative_finding": "negative", "neutral_finding": "neutral"}
_DOCUMENTS = ("dossier", "document", "verslag", "stukken")


@dataclass(frozen=True)
class Agreement:
    """One finding of the notes beside the statement on the same words; voices are None where the notes give none."""

    words: str
    drift: tuple[str, str]
    voice: tuple[str | None, str]


def compare(graph: Graph, notes: list[dict[str, Any]]) -> Iterator[Agreement]:
    """Each finding of the notes that the graph has a finding for on at least half of the same words."""
    read_ = [(place, finding) for finding in graph.subjects(RDF.type, NG.Finding) for place in _places(graph, finding)]
    for note in notes:
        drift = _OF_KIND.get(note["type"])
        if drift is None:
            continue
        best = max(read_, key=lambda each: _shared((note["start"], note["end"]), each[0]), default=None)
        if best is None or _shared((note["start"], note["end"]), best[0]) < 0.5:
            continue
        finding = best[1]
        found = str(graph.value(finding, NG.polarity)).rpartition("/")[2]
        stated = note["attrs"].get("polarity", drift)
        drift = stated if stated in _OF_KIND.values() else "neutral"
        yield Agreement(note["quote"], (drift, found), (_voice(note), _said(graph, finding, note)))


def _voice(note: dict[str, Any]) -> str | None:
    """The voice that the notes' source stands for."""
    sources = [fold(str(source)) for source in note["attrs"].get("source") or ()]
    if not sources or sources == ["onbekend"]:
        return None
    if any(source.startswith("inspectie") for source in sources):
        return "inspectorate"
    if any(find("role", source) or "gesprek" in source for source in sources):
        return "heard-group"
    if any(word in source for source in sources for word in _DOCUMENTS):
        return "documents"
    return "survey" if any("vragenlijst" in source for source in sources) else None


def _said(graph: Graph, finding: Node, note: dict[str, Any]) -> str:
    """The voice of a statement; another speaker than the notes name is shown and so does not agree."""
    voice = str(graph.value(finding, NG.voice)).rpartition("/")[2]
    wanted = {
        str(role.iri) for source in note["attrs"].get("source") or () if (role := find("role", fold(str(source))))
    }
    speakers = {str(speaker) for speaker in graph.objects(finding, NG.speaker)}
    if voice == "survey":
        voice = "heard-group" if wanted else voice
    other = voice == "heard-group" and wanted and speakers and not wanted & speakers
    return f"{voice} ({', '.join(s.rpartition('/')[2] for s in sorted(speakers))})" if other else voice


def _places(graph: Graph, finding: Any) -> Iterator[tuple[int, int]]:
    for evidence in graph.objects(finding, NG.hasEvidence):
        yield int(str(graph.value(evidence, OA.start))), int(str(graph.value(evidence, OA.end)))


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / min(one[1] - one[0], other[1] - other[0]) if shared > 0 else 0.0


def main() -> None:
    """Print the agreement over pairs of a report and its notes, and what differs."""
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--misses"]
    found = [
        agreement
        for report, notes in zip(paths[::2], paths[1::2], strict=True)
        for agreement in compare(read(report).facts, json.loads(notes.read_text("utf-8"))["items"])
    ]
    for name, pairs in (("drift", [a.drift for a in found]), ("voice", [a.voice for a in found if a.voice[0]])):
        same = sum(wanted == got for wanted, got in pairs)
        print(f"{name}: {same} of {len(pairs)} agree")
        for (wanted, got), count in Counter(pair for pair in pairs if pair[0] != pair[1]).most_common():
            print(f"  notes {wanted}, graph {got}: {count}")
    for each in found if "--misses" in sys.argv else ():
        if each.drift[0] != each.drift[1] or (each.voice[0] and each.voice[0] != each.voice[1]):
            print(each)


if __name__ == "__main__":
    main()
