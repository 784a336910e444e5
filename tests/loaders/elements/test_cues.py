"""Letters that an expression cannot do without, and what is found by them."""

from __future__ import annotations

import re

import pytest

from loaders.elements.cues import Cues, required
from loaders.shadow import fold
from ontology.vocabulary import load


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bwachtlijst|\bwachttijd", ("wachtlijst", "wachttijd")),
        (r"\b(?:gemeente|wethouder)", ("gemeente", "wethouder")),
        (r"\bouders?\b", ("ouder",)),
        (r"\bbroer(?:tje)?s?\b", ("broer",)),
        (r"(?<!eigen )\bregie\b(?! over)", ("regie",)),
        (r"\btarie[fv]", ("tarie",)),
        (r"\bplan(?:matig)?", ("plan",)),
        (r"\b1-op-1|\bstem", ()),
        (r"(?:meepraten)?", ()),
        (r"\w+ {0,2}van", ("van",)),
        (r"(?P<whole>jaarverslag)|(?i:beleidsplan)", ("jaarverslag", "beleidsplan")),
    ],
)
def test_required_letters(pattern: str, letters: tuple[str, ...]) -> None:
    assert required(pattern) == letters


def test_finds_what_a_plain_search_finds(sample_texts: dict[str, str]) -> None:
    cues = [(item.slug, re.compile(item.cue)) for item in load("topic") if item.cue]
    few = Cues(cues)
    for line in fold("\n".join(sample_texts.values())).splitlines():
        assert list(few.found(line)) == [slug for slug, cue in cues if cue.search(line)]


def test_an_expression_without_letters_is_always_tried() -> None:
    assert list(Cues([("number", re.compile(r"\d+"))]).found("over 12 jaar")) == ["number"]
