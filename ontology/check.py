"""Whether the ontology is in good order: hygiene, canonical files and consistency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph
from rdflib.query import ResultRow

from ontology import load, turtle
from ontology.reasoner import NoJava, reason

FOLDER = Path(__file__).parent / "checks"


@dataclass(frozen=True)
class Problem:
    """`check` names the check, `subject` the thing that fails it; the messages say what is wrong with it."""

    check: str
    subject: str
    message: str
    message_nl: str


def check(reasoner: bool = True) -> list[Problem]:
    """Every problem of the ontology, vocabularies, frameworks and crosswalk; empty where all is well."""
    graph = everything()
    problems = [*not_canonical(load.all_files()), *hygiene(graph)]
    return [*problems, *_reasoning(graph)] if reasoner else problems


def hygiene(graph: Graph, check: str = "*") -> list[Problem]:
    """What each query in `ontology/checks`, or the one of a name, lists of a graph."""
    return [problem for path in sorted(FOLDER.glob(f"{check}.rq")) for problem in _run(path, graph)]


def not_canonical(files: list[Path]) -> list[Problem]:
    """The Turtle files that are not written as `ontology.turtle` writes them."""
    how = f"python -m {turtle.__name__} FILE"
    return [
        Problem(
            "canonical-turtle",
            path.name,
            f"is not in canonical form; rewrite it with: {how}",
            f"staat niet in de vaste vorm; herschrijf met: {how}",
        )
        for path in files
        if turtle.canonical(turtle.read(path)) != path.read_text(encoding="utf-8")
    ]


def consistent(extra: Graph | None = None) -> bool | None:
    """Whether the ontology, with further axioms or facts, can be true; None where there is no Java to find out."""
    graph = everything()
    if extra is not None:
        graph += extra
    try:
        return reason(graph).consistent
    except NoJava:
        return None


def everything() -> Graph:
    """Modules, vocabularies, frameworks and crosswalk in one new graph."""
    graph = load.ontology_graph()
    for part in (load.vocabulary_graph(), load.framework_graph(), load.crosswalk_graph()):
        graph += part
    return graph


def _run(path: Path, graph: Graph) -> list[Problem]:
    text = path.read_text(encoding="utf-8")
    messages = dict(re.findall(r"^#\+ message@(nl|en): (.+)$", text, re.MULTILINE))
    problems = []
    for row in graph.query(text):
        if isinstance(row, ResultRow):
            detail = f": {row[1]}" if str(row[1]) else ""
            problems.append(
                Problem(path.stem, str(row[0]), f"{messages['en']}{detail}", f"{messages['nl']}{detail}"),
            )
    return problems


def _reasoning(graph: Graph) -> list[Problem]:
    try:
        verdict = reason(graph)
    except NoJava as missing:
        return [Problem("consistency", "HermiT", f"was not run: {missing}", f"heeft niet gelopen: {missing.nl}")]
    if not verdict.consistent:
        wrong = ("cannot be true: HermiT finds a contradiction", "kan niet waar zijn: HermiT vindt een tegenspraak")
        return [Problem("consistency", "ontology", *wrong)]
    return [
        Problem("consistency", name, "can have no member", "kan geen enkel lid hebben")
        for name in verdict.unsatisfiable
    ]
