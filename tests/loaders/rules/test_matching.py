"""Patterns found in sentences."""

from __future__ import annotations

import pytest

from loaders.context.subjects import Names
from loaders.context.words import words
from loaders.rules.matching import matches
from loaders.rules.passage import Passage
from loaders.rules.pattern import parse
from loaders.shadow import shadow


def passage(text: str) -> Passage:
    sentence = shadow(text, [(0, len(text))])
    stop = len([word for word in words(sentence.folded) if word.text != "."])
    return Passage(sentence, 0, stop, Names(others=frozenset({"lindenhof"})))


def filled(line: str, text: str) -> list[dict[str, str]]:
    """What fills the slots of a line, for each place where it fits."""
    where = passage(text)
    return [
        {each.name: where.text(each.first, each.stop).text for each in match.filled}
        for match in matches(parse(line, {}), where)
    ]


@pytest.mark.parametrize(
    ("line", "text", "slots"),
    [
        ("<a> omdat <b>", "Zij gaan omdat het moet.", {"a": "Zij gaan", "b": "het moet"}),
        (
            "<a> omdat <b>",
            "Hij wil, maar zij gaan omdat het moet, terwijl dat niet kan.",
            {"a": "zij gaan", "b": "het moet"},
        ),
        (
            "<a> omdat <b:rest>",
            "Zij gaan omdat het moet, terwijl dat niet kan.",
            {"a": "Zij gaan", "b": "het moet, terwijl dat niet kan"},
        ),
        ("<a> omdat <b>", "Een vader vertelt dat zij gaan omdat het moet.", {"a": "zij gaan", "b": "het moet"}),
        ("^ door <a:phrase> <b:verbal>", "Door de brand sloot het huis.", {"a": "de brand", "b": "sloot het huis"}),
        (
            "<a:actor> moet <b>",
            "Soms moet de voogd het kind zien, maar de gemeente Assen moet betalen.",
            {"a": "de gemeente Assen", "b": "betalen"},
        ),
        (
            "<a:actor> huurt van <b:actor>",
            "Huize Klaver huurt van De Lindenhof.",
            {"a": "Huize Klaver", "b": "De Lindenhof"},
        ),
        (
            "<a:actor> adviseren <b>",
            "De ouders en pleegouders adviseren een pauze.",
            {"a": "De ouders en pleegouders", "b": "een pauze"},
        ),
        (
            "<a> volgt ~1 <b:when>",
            "De training volgt uiterlijk in mei 2024.",
            {"a": "De training", "b": "uiterlijk in mei 2024"},
        ),
        ("duurt <a:duration>", "De plaatsing duurt zes weken.", {"a": "zes weken"}),
        ("<a:writer> starten met <b>", "Wij starten met intervisie.", {"a": "Wij", "b": "intervisie"}),
        ("<a> moet $", "Dit is wat men moet.", {"a": "Dit is wat men"}),
    ],
)
def test_what_fills_the_slots(line: str, text: str, slots: dict[str, str]) -> None:
    assert filled(line, text) == [slots]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<a> omdat <b>", "Omdat het moet."),
        ("^ door <a:phrase> <b:verbal>", "Zij fietsen door het dorp naar school."),
        ("<a:actor> moet <b>", "Het moet anders."),
        ("<a> moet $", "Dit moet anders."),
        ("<a:actor> huurt van <b>", "In Assen huurt van alles."),
    ],
)
def test_what_does_not_fit(line: str, text: str) -> None:
    assert filled(line, text) == []


def test_a_long_sentence_takes_time_in_proportion() -> None:
    """What failed once is not tried again: steps, not seconds, are counted."""
    steps = [sum(1 for _ in matches(parse("<a> ~9 en ~9 en ~9 omdat <b>", {}), passage("en " * n))) for n in (50, 200)]
    assert steps == [0, 0]
