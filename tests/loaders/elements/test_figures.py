"""Numbers that claim something, with what they count; and numbers that do not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from loaders.elements import figures
from loaders.elements.units import counted
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[Decimal, str]]:
    return sorted((Decimal(str(s.get("numericValue"))), str(s.get("unit") or "")) for s in figures.statements(layout))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er wonen 212 pleegkinderen in een gezin.", [(212, "pleegkinderen")]),
        ("Elf van de twaalf dossiers zijn compleet.", [(11, "dossiers")]),
        ("Het verzuim steeg naar 14,2%.", [("14.2", "%")]),
        ("Er werken 13,5 fte begeleiders.", [("13.5", "fte begeleiders")]),
        (
            "Van de zeventien acties zijn er veertien afgerond, één was geschrapt.",
            [(1, "acties"), (14, "acties"), (17, "acties")],
        ),
        (
            "Een begeleider heeft 26 kinderen, waar het er vorig jaar nog 22 waren.",
            [(22, "kinderen"), (26, "kinderen")],
        ),
        ("De bestuurder maakt € 90.000 vrij.", [(90000, "euro")]),
        ("Er is 2,5 miljoen euro nodig.", [(2500000, "euro")]),
        ("De helft van de jongeren gaat naar huis.", [(50, "%")]),
        ("Zij wonen er driekwart jaar.", [("0.75", "jaar")]),
        ("Wie 24 uur achtereen werkt, raakt moe.", [(24, "uur")]),
        ("De raad kwam vier keer bijeen.", [(4, "keer")]),
        ("De ouders die wij belden (drie) zijn tevreden.", [(3, "ouder")]),
        ("Een periode van vier en een halve maand.", [("4.5", "maand")]),
    ],
)
def test_a_figure_has_a_value_and_what_it_counts(
    layout_of: LayoutOf, text: str, expected: list[tuple[object, str]]
) -> None:
    assert found(layout_of(text)) == [(Decimal(str(value)), unit) for value, unit in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Het bezoek was op 3 juni 2025.",
        "Kinderen onder de twaalf jaar worden minder gehoord.",
        "Wij spraken onder vier ogen met elkaar.",
        "Om tien uur gaat het licht uit, en om half negen ook.",
        "Zie norm 2.1 en bijlage 3.",
        "Dat staat in een noot.³ Daarna volgt meer.",
        "Ik geef haar een 10!",
        "Zij zitten op één lijn.",
        "De inspectie acht De Linde in staat tot beter.",
        "In 2023 was alles anders.",
    ],
)
def test_no_figure(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_a_table_counts_what_its_columns_are_headed(layout_of: LayoutOf) -> None:
    text = "groep          plekken          bezet\nDe Duin          10          9\nDe Golf          12          8\n"
    assert found(layout_of(text)) == [(8, "bezet"), (9, "bezet"), (10, "plekken"), (12, "plekken")]


def test_a_table_of_contents_counts_nothing(layout_of: LayoutOf) -> None:
    text = "Werkwijze\t3\nUitkomsten\t7\n\nWerkwijze\n\nWij lazen veel.\n\nUitkomsten\n\nHet gaat goed.\n"
    assert found(layout_of(text)) == []


@pytest.mark.parametrize(
    ("behind", "noun"),
    [
        (" bekeken dossiers vond de inspectie", "bekeken dossiers"),
        (" gezamenlijke bijeenkomsten met ouders", "gezamenlijke bijeenkomsten"),
        (" normen moet het beter", "normen"),
        (" liepen nog", ""),
        (" van de ouders", ""),
        (" weken na de melding", "weken"),
    ],
)
def test_the_noun_behind_a_number(behind: str, noun: str) -> None:
    assert counted(behind) == noun
