"""Quotations with every kind of mark, and who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import quotations
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str]]:
    return [
        (str(s.get("speakerRole") or ""), str(s.get("quotationForm")).rpartition("/")[2])
        for s in quotations.statements(layout)
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Zij vroeg eerst hoe het met mij ging.” ouder", "ouder"),
        ("«Hij mist zijn zus elke dag.»\n(pleegouder)", "pleegouder"),
        ("»Ik mag hier altijd nee zeggen.«\n(pleegkind, 12)", "pleegkind"),
        ("„Dat was echt mijn plek.” pleegkind, 14 jaar", "pleegkind"),
        ('> "Ik heb nu een lijst die mij helpt."\n> — begeleider', "begeleider"),
        ("‘Als ik bel krijg ik altijd iemand die mij kent.’ Moeder van een meisje.", "ouder (Moeder)"),
    ],
)
def test_a_quotation_that_stands_apart(layout_of: LayoutOf, text: str, role: str) -> None:
    assert [(speaker.lower(), form) for speaker, form in found(layout_of(text))] == [(role.lower(), "set-off")]


def test_words_within_a_paragraph_with_the_speaker_behind_them(layout_of: LayoutOf) -> None:
    text = "Er is een gesprek bij de start. 'Ze vragen altijd eerst wat ik zelf zou willen.' (pleegkind, 15 jaar)"
    assert found(layout_of(text)) == [("pleegkind", "inline")]


def test_a_few_words_of_somebody_who_tells(layout_of: LayoutOf) -> None:
    text = "Een ouder vertelt dat zij 'vooral op gevoel' bepaalt wat kan."
    assert found(layout_of(text)) == [("ouder", "inline")]


def test_a_quotation_goes_on_behind_a_page_break(layout_of: LayoutOf) -> None:
    first = (
        "Zowel ouders als kinderen zijn tevreden over de hulp die zij nu krijgen. Een pleegouder noemt haar begeleider"
    )
    text = f"{first}\n\nPagina 2 van 9\n\n“een rots, ook om elf uur”.\n"
    assert found(layout_of(text)) == [("pleegouder", "inline")]


@pytest.mark.parametrize(
    "text",
    [
        "De training 'verbindend gezag' helpt.",
        "De slagzin luidt 'Ieder kind een plek'.",
        "Het heet “goed wonen”.",
    ],
)
def test_a_name_or_motto_is_no_quotation(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []
