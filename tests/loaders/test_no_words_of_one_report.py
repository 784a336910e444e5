"""No pattern is made for one report: none holds a name, or five words in a row, of a single real report."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import loaders
from loaders.elements.names import names
from loaders.reading import read_source
from loaders.segments import segment
from loaders.shadow import fold
from ontology.framework import frameworks
from ontology.vocabulary import load
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

_GROUP = re.compile(r"\(\?(?:P<\w+>|:|=|!|<=|<!)")
_BREAK = re.compile(r"\\[bBwWdDsS]|[|()\[\]{}*+?.^$\\]")


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern that a module of the loaders holds, and every cue of the vocabularies, with where it stands."""
    for module in pkgutil.walk_packages(loaders.__path__, "loaders."):
        held = vars(importlib.import_module(module.name))
        for name, value in held.items():
            for found in _compiled(value):
                yield f"{module.name}.{name}", found.pattern
    for item in load("topic"):
        yield f"topic {item.slug}", item.cue
    for framework in frameworks():
        for norm in framework.norms:
            for cue in norm.cues:
                yield f"norm {framework.key} {norm.notation}", cue.pattern


def _compiled(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):  # patterns on bytes look at a file's format, not at its words
            yield value
    elif isinstance(value, dict):
        yield from _compiled(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _compiled(part)


def literal_runs(pattern: str) -> Iterator[list[str]]:
    """The words that a pattern spells out, one list for each stretch without a choice or wildcard in it."""
    for stretch in _BREAK.split(_GROUP.sub("(", pattern)):
        words = re.findall(r"[a-zA-ZÀ-ÿ'-]{2,}", stretch)
        if words:
            yield words


@pytest.fixture(scope="module")
def reports() -> list[str]:
    return [
        " ".join(re.findall(r"[\w'-]+", fold(p.read_text("utf-8")))) for p in sorted((SHARED / "reports").glob("*.txt"))
    ]


def test_no_five_words_in_a_row_of_one_report(reports: list[str]) -> None:
    taken = []
    for where, pattern in patterns():
        for words in literal_runs(pattern):
            for start in range(len(words) - 4):
                run = fold(" ".join(words[start : start + 5]))
                if sum(f" {run} " in report for report in reports) == 1:
                    taken.append((where, run))
    assert taken == []


def test_no_name_of_a_report(reports: list[str]) -> None:
    """Organisations and places of the real reports; a name that is an ordinary word as well does not count."""
    texts = [path.read_text("utf-8") for path in sorted((SHARED / "reports").glob("*.txt"))]
    found = {
        name.name
        for path in sorted((SHARED / "reports").glob("*.txt"))
        for name in names(segment(read_source(path)))
        if name.kind in ("organisation", "place") and name.name[:1].isupper()
    }
    found -= {"Noord", "Oost", "Zuid", "West", "Midden"}  # points of the compass, whatever is called after one
    single = {name for name in found if not any(re.search(rf"\b{re.escape(name.lower())}\b", text) for text in texts)}
    assert len(single) > 20
    held = [
        (where, name)
        for where, pattern in patterns()
        for name in single
        if re.search(rf"(?<![\w]){re.escape(fold(name))}(?![\w])", fold(re.sub(r"\\[bB]", " ", pattern)))
        and len(name) > 3
    ]
    assert held == []
