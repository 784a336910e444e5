"""Points under headings, in lists that are led in as such, and in sentences that call themselves one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import norms, points
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]
HEAD = "Norm 1.1\nWensen en behoeften zijn bekend\n\n"


def found(layout: Layout) -> list[tuple[str, str]]:
    text = layout.source.text
    return [(s.kind, text[s.places[0].start : s.places[0].end]) for s in points.statements(norms.norm_sections(layout))]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Aandachtspunten\n\n- Vraag het ouders.\n- Vraag het kinderen.", ["AttentionPoint"] * 2),
        ("**Verbeterpunten**\n\n1) Stel een grens.\n2) Zoek vervanging.", ["ImprovementPoint"] * 2),
        ("Tekortkoming\n\nEr ontbreekt een plan. Daardoor raakt het zoek. Er is ook geen doel.", ["Shortcoming"] * 2),
        ("Aandachtspunt: vraag het ook aan kinderen.", ["AttentionPoint"]),
        ("Aandachtspunten:\nvraag het ouders;\nvraag het kinderen.", ["AttentionPoint"] * 2),
        (
            "Er mist iets. De inspectie verlangt het volgende:\no maak een plan;\no bespreek het.",
            ["ImprovementPoint"] * 2,
        ),
        ("Veel gaat goed. Een aandachtspunt is dat ouders weinig horen.", ["AttentionPoint"]),
        ("De vertrouwenspersoon is onbekend; dat verdient aandacht.", ["AttentionPoint"]),
    ],
)
def test_points_in_their_shapes(layout_of: LayoutOf, below: str, expected: list[str]) -> None:
    assert [kind for kind, _ in found(layout_of(HEAD + below))] == expected


@pytest.mark.parametrize(
    "below",
    [
        "Aandachtspunten\n\nGeen.",
        "De inspectie hoort dat er veel aandacht is voor ouders.",
        "De raad heeft aandacht gevraagd voor een nieuwe vorm van opvang.",
        "De inspectie sprak met:\n- ouders\n- kinderen",
    ],
)
def test_no_point_where_none_is_made(layout_of: LayoutOf, below: str) -> None:
    assert found(layout_of(HEAD + below)) == []


def test_a_passage_holds_the_sentences_that_lean_on_it(layout_of: LayoutOf) -> None:
    below = "Verbeterpunt\n\nEr ontbreekt een plan. Daardoor raakt het doel zoek.\n\nBevindingen\n\nAlles is rustig."
    assert found(layout_of(HEAD + below)) == [
        ("ImprovementPoint", "Er ontbreekt een plan. Daardoor raakt het doel zoek.")
    ]
