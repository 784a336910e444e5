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
        (
            "De kast is op slot.\nAandacht nodig:\n• Noteer het.\nMoet beter:\n• Tel het.",
            ["AttentionPoint", "ImprovementPoint"],
        ),
        ("Wat goed gaat\n• Iedereen kent het.\nWat niet goed gaat\n• Het blijft liggen.", ["Shortcoming"]),
        ("Herstel: leg de afspraken met school vast.", ["ImprovementPoint"]),
    ],
)
def test_points_in_their_shapes(layout_of: LayoutOf, below: str, expected: list[str]) -> None:
    assert [kind for kind, _ in found(layout_of(HEAD + below))] == expected


def test_a_point_that_mentions_another_norm_is_on_the_norm_it_stands_under(layout_of: LayoutOf) -> None:
    layout = layout_of(
        f"{HEAD}Verbeterpunten\n\n- Leg de analyse uit, zoals bedoeld onder norm 1.2.\n- Stel een grens."
    )
    read = list(points.statements(norms.norm_sections(layout)))
    assert [each.get("normNotation") for each in read] == ["1.1", "1.1"]


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


def outside(layout: Layout) -> list[tuple[str, str, str]]:
    text = layout.source.text
    found = points.elsewhere(layout, norms.norm_sections(layout))
    return [
        (s.kind, str(s.get("normNotation") or ""), text[s.places[0].start : s.places[0].end].rstrip(".")) for s in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Verbeterpunt: het rooster wisselt te vaak (norm 3.2)",
            [("ImprovementPoint", "3.2", "het rooster wisselt te vaak (norm 3.2)")],
        ),
        (
            "Tekortkoming 1 (norm 2.4)\n\nHet huis heeft geen nachtdienst.",
            [("Shortcoming", "2.4", "Het huis heeft geen nachtdienst")],
        ),
        ("Overtreding: de groep is te groot.", [("Shortcoming", "", "de groep is te groot")]),
        (
            "Leerpunt 1. Bel de school eerder. Leerpunt 2. Leg de afspraken vast.",
            [("ImprovementPoint", "", "Bel de school eerder"), ("ImprovementPoint", "", "Leg de afspraken vast")],
        ),
        (
            "De inspectie ziet bij norm 1.5 een tekortkoming: het plan noemt geen doelen.",
            [("Shortcoming", "1.5", "het plan noemt geen doelen")],
        ),
        (
            "Bij norm 2.2 vraagt de inspectie aandacht voor de nachtrust.",
            [("AttentionPoint", "2.2", "Bij norm 2.2 vraagt de inspectie aandacht voor de nachtrust")],
        ),
        (
            "Norm\tVerbeterpunt\n1.1 Eten\tlaat de jongeren mee kiezen wat er komt",
            [("ImprovementPoint", "1.1", "laat de jongeren mee kiezen wat er komt")],
        ),
        (
            "Sterke punten\n- Ouders lopen binnen.\n- Er is rust.\nVerbeterpunten\n"
            "- Norm 1.1: maak een plan.\n- (Norm 2.1) tel alles.",
            [
                ("ImprovementPoint", "1.1", "Norm 1.1: maak een plan"),
                ("ImprovementPoint", "2.1", "(Norm 2.1) tel alles"),
            ],
        ),
        (
            "Wat gaat goed\n\nDe sfeer is warm.\n\nWat moet beter\n\n"
            "De overdracht is niet vastgelegd.\n\nHoe verder\n\nWij komen terug.",
            [("ImprovementPoint", "", "De overdracht is niet vastgelegd")],
        ),
        (
            "Dit vinden we niet goed\n1. Je kamer mag niet op slot.\n2. Niemand legt het uit.\n"
            "Dit vinden we goed\n1. Er is eten.",
            [("Shortcoming", "", "Je kamer mag niet op slot"), ("Shortcoming", "", "Niemand legt het uit")],
        ),
        (
            "Aandachtspunten\n\nDe inspectie geeft mee:\n1. zorg voor rust;\n2. maak het openbaar.\n\n"
            "De ouderraad wil graag:\n- een tuin",
            [("AttentionPoint", "", "zorg voor rust;"), ("AttentionPoint", "", "maak het openbaar")],
        ),
        (
            "Slapen\nWat goed is: iedereen heeft een kamer.\nWat beter moet: de nachtdienst kent de afspraken niet.",
            [("ImprovementPoint", "", "de nachtdienst kent de afspraken niet")],
        ),
        (
            "Minder goed:\n- geen achterwacht in het weekend\n- het protocol ontbreekt",
            [("Shortcoming", "", "geen achterwacht in het weekend"), ("Shortcoming", "", "het protocol ontbreekt")],
        ),
        (
            "Nr\tTekortkoming\n1\tde kast met medicatie is open\n2\ter is geen achterwacht",
            [("Shortcoming", "", "de kast met medicatie is open"), ("Shortcoming", "", "er is geen achterwacht")],
        ),
        (
            "Over de bezetting (norm 4) zijn wij niet tevreden. Er staat één begeleider. Dat is een tekortkoming.",
            [("Shortcoming", "4", "Dat is een tekortkoming")],
        ),
        (
            "Tekortkomingen:\n• er is geen plan;\n• er is geen slot.\n\n"
            "Het onderzoek was kort; dat verdient alsnog aandacht.",
            [
                ("Shortcoming", "", "er is geen plan;"),
                ("Shortcoming", "", "er is geen slot"),
                ("AttentionPoint", "", "Het onderzoek was kort; dat verdient alsnog aandacht"),
            ],
        ),
    ],
)
def test_a_point_stands_wherever_a_document_names_one(
    layout_of: LayoutOf, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert outside(layout_of(f"Bezoek aan Huize Sperwer\n\n{text}\n")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Van een tekortkoming is bij norm 1.1 geen sprake.",
        "Als dat zo blijft, is het een tekortkoming.",
        "Een vader noemt het een tekortkoming dat de tuin klein is.",
        "Is dit een tekortkoming?",
        "De tekortkoming van vorig jaar is hersteld.",
        "Tekortkoming: geen.",
        "Verbeterpunten: geen",
        "Wat gaat goed\n\n- Er is elke dag vers eten.\n- De tuin is groot.",
    ],
)
def test_what_is_denied_supposed_or_said_by_others_is_no_point(layout_of: LayoutOf, sentence: str) -> None:
    assert outside(layout_of(f"Bezoek aan Huize Sperwer\n\n{sentence}\n")) == []


def test_beside_points_of_norms_a_line_may_call_one_more_by_its_name(layout_of: LayoutOf) -> None:
    layout = layout_of(
        f"{HEAD}Verbeterpunten\n\n- Stel een grens aan het aantal plaatsen.\n- Zoek invallers.\n\nSamenvatting\n\n"
        "Verbeterpunt: een grens aan het aantal plaatsen.\nAandachtspunt: leg vast wie de sleutels heeft.\n\n"
        "Verbeterpunten\n\n- iets anders\n"
    )
    sections = norms.norm_sections(layout)
    read = list(points.statements(sections))
    more = points.elsewhere(layout, sections, read)
    text = layout.source.text
    assert [text[s.places[0].start : s.places[0].end] for s in more] == ["leg vast wie de sleutels heeft."]
