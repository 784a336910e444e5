"""Lists of which the bullets are lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.segments import Kind, Layout

LayoutOf = Callable[[str], Layout]


def items(layout: Layout) -> list[str]:
    return [segment.text for segment in layout.body if segment.kind is Kind.ITEM]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het volgende:\n\nZorg voor rust.\nVraag het kind.\n\nProza.", ["Zorg voor rust.", "Vraag het kind."]),
        ("Zorg voor rust.\nVraag het kind.\nBel de ouders.", ["Zorg voor rust.", "Vraag het kind.", "Bel de ouders."]),
        ("Gelezen:\nJaarverslag 2023\nScholingsplan 2024\n\nProza.", ["Jaarverslag 2023", "Scholingsplan 2024"]),
        (
            "Het volgende:\nZorg dat er in elk huis genoeg\nrust is.\nVraag het kind.",
            ["Zorg dat er in elk huis genoeg rust is.", "Vraag het kind."],
        ),
    ],
)
def test_lines_that_each_hold_one_item(layout_of: LayoutOf, text: str, expected: list[str]) -> None:
    assert items(layout_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De ouders zijn blij. De kinderen ook, zegt\nMaria. Het huis is warm.\nDe tuin is groot.",
        "Zorg voor rust.\nVraag het kind.",
        "Norm 2.1 Veiligheid\nHet gaat goed.\nHet gaat beter.",
        "De inspectie schrijft:\nHet gaat goed met de kinderen in het huis aan de\nLaan. Dat is fijn.",
        "Naam\tAantal\nAnders\t3\nBeter\t4",
    ],
)
def test_prose_and_tables_stay_what_they_are(layout_of: LayoutOf, text: str) -> None:
    assert items(layout_of(text)) == []


def test_a_lost_bullet_between_two_others_over_two_lines(layout_of: LayoutOf) -> None:
    text = "Het volgende:\n- Zorg voor rust.\nVraag het kind en de ouders wat zij\nervan vinden.\n- Bel de ouders."
    assert len(items(layout_of(text))) == 3
