"""Queries to begin with: the questions of the catalogue, and a few of our own in `queries/examples`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.language import Language
from ontology import namespaces as ns
from queries import catalogue
from queries.catalogue import UnknownQuestion

FOLDER = Path(__file__).parent / "queries" / "examples"

_COMMON = ("ng", "oa", "skos", "rdfs", "dcterms")
START = (
    "\n".join(f"PREFIX {prefix}: <{ns.PREFIXES[prefix]}>" for prefix in _COMMON) + "\n\nSELECT ?report ?title\n"
    "WHERE {\n  ?report a ng:SourceDocument ; rdfs:label ?title .\n}\nORDER BY ?title\nLIMIT 20\n"
)
"""What stands on an empty page: the prefixes, and a query that always answers."""


@dataclass(frozen=True)
class Example:
    """A query that a reader can begin with."""

    name: str
    title: str


def listed(language: Language) -> list[Example]:
    """Our own examples, then the questions."""
    own = [Example(name, titles[language]) for name, titles in _own().items()]
    return own + [Example(each.name, each.title[language]) for each in catalogue.questions()]


def text(name: str) -> str | None:
    """The text of an example or a question; None for a name that is neither."""
    if name in _own():
        return (FOLDER / f"{name}.rq").read_text("utf-8")
    try:
        return catalogue.question(name).text
    except UnknownQuestion:
        return None


@cache
def _own() -> dict[str, dict[str, str]]:
    return {
        path.stem: dict(re.findall(r"^#\+ title@(nl|en): (.*)$", path.read_text("utf-8"), re.MULTILINE))
        for path in sorted(FOLDER.glob("*.rq"))
    }
