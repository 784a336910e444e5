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
