"""Instruments, methods and plans; mottos and sayings are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import instruments
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[str]:
    return [str(s.get("name")) for s in instruments.statements(layout)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zij volgen de training 'rustig aan tafel'.", "rustig aan tafel"),
        ("Elk kind heeft een signaleringsplan.", "signaleringsplan"),
        ("Het team werkt met de methode Zilverberk.", "Zilverberk"),
        ("Zij gebruiken het JIJ-kader.", "JIJ-kader"),
    ],
)
def test_an_instrument(layout_of: LayoutOf, text: str, name: str) -> None:
    assert name in found(layout_of(text))


@pytest.mark.parametrize(
    "text",
    ["De slagzin luidt 'Ieder kind een plek'.", "Zij bepaalt dat 'vooral op gevoel'.", "De begeleiding is goed."],
)
def test_no_instrument(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_each_once_and_none_within_another(layout_of: LayoutOf) -> None:
    text = "Er is een klachtenregeling. De klachtenregeling staat op papier."
    assert found(layout_of(text)) == ["klachtenregeling"]


def test_a_time_behind_a_word_for_a_kind_is_no_name(layout_of: Callable[[str], Layout]) -> None:
    found = instruments.statements(layout_of("Wij breiden het aanbod uit met drie modules Najaar 2019.\n"))
    assert [statement.get("name") for statement in found] == []
