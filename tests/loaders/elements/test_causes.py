"""Causes with what they bring about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import causes
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str]]:
    return [(str(s.get("causeText")), str(s.get("effectText"))) for s in causes.statements(layout)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "De tarieven zijn laag, waardoor er geen invallers zijn.",
            ("De tarieven zijn laag", "er geen invallers zijn"),
        ),
        (
            "Doordat een plan ontbreekt, worden zorgen laat gezien.",
            ("Doordat een plan ontbreekt", "worden zorgen laat gezien"),
        ),
        (
            "Er is veel verloop. Daardoor kennen ouders niemand.",
            ("Er is veel verloop.", "Daardoor kennen ouders niemand."),
        ),
        ("Zij zijn moe omdat de druk hoog is.", ("omdat de druk hoog is", "Zij zijn moe")),
        (
            "Het verloop is hoog. Begeleiders ervaren daardoor druk.",
            ("Het verloop is hoog.", "Begeleiders ervaren daardoor druk."),
        ),
    ],
)
def test_cause_and_effect(layout_of: LayoutOf, text: str, sides: tuple[str, str]) -> None:
    assert found(layout_of(text)) == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "De inspectie kijkt of dit leidt tot betere hulp.",
        "Hierdoor is alles anders.",
        "De ouders zijn tevreden.",
    ],
)
def test_no_cause_without_both_sides(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_what_lies_outside_the_organisation(layout_of: LayoutOf) -> None:
    statement = next(
        causes.statements(layout_of("Vacatures blijven open door krapte op de arbeidsmarkt, waardoor de druk stijgt."))
    )
    assert str(statement.get("influence")).endswith("/outside")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Door het hoge verloop hebben veel gezinnen geen vaste begeleider.",
            ("Door het hoge verloop", "hebben veel gezinnen geen vaste begeleider"),
        ),
        (
            "Dankzij de nieuwe planning worden gesprekken gehouden.",
            ("Dankzij de nieuwe planning", "worden gesprekken gehouden"),
        ),
        (
            "De late gunning leidde ertoe dat de scholing later begon.",
            ("De late gunning", "dat de scholing later begon"),
        ),
        ("Het verloop komt door de werkdruk.", ("komt door de werkdruk", "Het verloop")),
    ],
)
def test_more_words_of_cause(layout_of: LayoutOf, text: str, sides: tuple[str, str]) -> None:
    assert found(layout_of(text)) == [sides]


def test_a_doer_is_no_cause(layout_of: LayoutOf) -> None:
    assert found(layout_of("Door de begeleider wordt elk gesprek vastgelegd.")) == []


def test_out_of_whose_hands_a_cause_is(layout_of: LayoutOf) -> None:
    text = "Hulp start te laat. Een deel van de oorzaken ligt buiten de invloedssfeer van Berk: het tekort aan plekken."
    (only,) = causes.statements(layout_of(text))
    assert (only.get("causeText"), only.get("effectText")) == ("het tekort aan plekken", "Hulp start te laat.")
    assert str(only.get("influence")).endswith("/partly-outside")
    assert only.get("influenceOf") == "Berk"


@pytest.mark.parametrize(
    "sentence", ["De aanbieder heeft te maken met lange wachtlijsten.", "Hier liggen twee oorzaken aan ten grondslag:"]
)
def test_what_only_names_somebody_or_announces_causes_is_none(
    layout_of: Callable[[str], Layout], sentence: str
) -> None:
    assert list(causes.statements(layout_of(f"{sentence}\n"))) == []
