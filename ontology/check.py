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
    """`check` names the check, `subject` the thing that fails it, `message` says in English what is wrong with it."""

    check: str
    subject: str
    message: str


def check(reasoner: bool = True) -> list[Problem]:
    """Every problem of the ontology, vocabularies, frameworks and crosswalk; empty where all is well."""
    graph = everything()
    problems = [*not_canonical(load.all_files()), *hygiene(graph)]
    return [*problems, *_reasoning(graph)] if reasoner else problems


def hygiene(graph: Graph) -> list[Problem]:
    """What each query in `ontology/checks` lists of a graph."""
    return [problem for path in sorted(FOLDER.glob("*.rq")) for problem in _run(path, graph)]


def not_canonical(files: list[Path]) -> list[Problem]:
    """The Turtle files that are not written as `ontology.turtle` writes them."""
    message = f"is not in canonical form; rewrite it with: python -m {turtle.__name__} FILE"
    return [
        Problem("canonical-turtle", path.name, message)
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
    return load.ontology_graph() + load.vocabulary_graph() + load.framework_graph() + load.crosswalk_graph()


def _run(path: Path, graph: Graph) -> list[Problem]:
    text = path.read_text(encoding="utf-8")
    found = re.search(r"^#\+ message@en: (.+)$", text, re.MULTILINE)
    message = found[1] if found else path.stem
    rows = [row for row in graph.query(text) if isinstance(row, ResultRow)]
    return [Problem(path.stem, str(row[0]), f"{message}: {row[1]}" if str(row[1]) else message) for row in rows]


def _reasoning(graph: Graph) -> list[Problem]:
    try:
        verdict = reason(graph)
    except NoJava as missing:
        return [Problem("consistency", "HermiT", f"was not run: {missing}")]
    if not verdict.consistent:
        return [Problem("consistency", "ontology", "cannot be true: HermiT finds a contradiction")]
    return [Problem("consistency", name, "can have no member") for name in verdict.unsatisfiable]
