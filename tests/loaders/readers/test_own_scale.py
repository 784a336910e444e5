"""A scale of the document's own is learned from a legend or from the words that return behind its label."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import judgements, norms
from loaders.readers.own_scale import own_scale
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def judged(layout: Layout) -> list[tuple[object, str]]:
    """Number and value of each judgement, the value as the graph holds it."""
    found = judgements.statements(layout, norms.norm_sections(layout))
    return [
        (s.get("normNotation"), str(s.get("printedValue") or s.get("value") or "").rpartition("/")[2])
        for s in found
        if s.kind == "NormJudgement"
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "1.1 Intake\nOordeel: ruim toereikend\n\n1.2 Plan\nOordeel: niet toereikend",
            {"ruim toereikend", "niet toereikend"},
        ),
        (
            "A. Eten\nUitkomst: voldaan\n\nB. Rust\nUitkomst: niet voldaan\n\nC. Rook\nUitkomst: voldaan na herstel",
            {"voldaan na herstel"},
        ),
        ("Score: A = puik, B = kan ermee door, C = wankel\n\n1. Rust\nScore: B\n\n2. Eten\nScore: C", {"b", "c"}),
        ("Rust\nConclusie: wankel\n\nEten\nConclusie: puik\n\nTuin\nConclusie: wankel", {"wankel", "puik"}),
        ("Rust\nConclusie: het gaat goed\n\nEten\nConclusie: meer fruit", set()),
        ("1.1 Intake\nOordeel: voldoet / voldoet niet\n\n1.2 Plan\nOordeel: volgt", set()),
        ("Oordeel ouders: prima\nOordeel ouders: prima", set()),
    ],
)
def test_the_words_of_a_scale(layout_of: LayoutOf, text: str, values: set[str]) -> None:
    assert own_scale(layout_of(f"Verslag De Reiger\n\n{text}\n")).values == values


def test_conditions_of_a_form_are_norms_with_the_value_behind_their_label(layout_of: LayoutOf) -> None:
    layout = layout_of(
        "FORMULIER SPEELZAAL\n\nC. Voorwaarden\n\n1 RUIMTE\n\n"
        "1.1  Elk kind heeft een kast.\nUitkomst    : voldaan\nToelichting : Elke kast heeft een naam.\n\n"
        "1.2  De tuin is afgesloten.\nUitkomst    : niet voldaan\nHerstel     : Slot op de poort.\n\n"
        "2 MENSEN\n\n2.1  Iedereen is ingeschreven.\nUitkomst    : voldaan na herstel\n\n"
        "D. Samenvatting\n\nVoldaan: 2. Niet voldaan: 1.\n"
    )
    assert judged(layout) == [("1.1", "voldaan"), ("1.2", "niet voldaan"), ("2.1", "voldaan na herstel")]
    sections = norms.norm_sections(layout)
    assert [(theme.notation, theme.title) for theme in sections.themes] == [("1", "RUIMTE"), ("2", "MENSEN")]
    assert [segment.text for segment in sections.norms[-1].segments] == ["Uitkomst : voldaan na herstel"]


def test_chapters_with_a_score_below_them_are_norms(layout_of: LayoutOf) -> None:
    layout = layout_of(
        "Toets kamerhuis\n\nScore: A = puik, B = redelijk, C = wankel\n\n1. Koken\nScore: B\nEr is les.\n\n"
        "2. Geld\nScore: C\nEr is schuld.\n\n3. Buren\nScore: A\n"
    )
    assert judged(layout) == [("1", "B"), ("2", "C"), ("3", "A")]


def test_known_words_that_return_behind_a_label_of_the_document_judge_its_headings(layout_of: LayoutOf) -> None:
    layout = layout_of(
        "1.1 Beleid\nBevinding: in orde\nToelichting: het is van dit jaar.\n\n1.2 Meldcode\nBevinding: niet in orde\n"
        "Toelichting: niemand kent haar.\n\n1.3 Ruimte\nBevinding: in orde\n"
    )
    assert judged(layout) == [("1.1", "in orde"), ("1.2", "niet in orde"), ("1.3", "in orde")]


def test_a_value_behind_dots_and_a_sign_in_the_column_of_a_party(layout_of: LayoutOf) -> None:
    dots = (
        "Standaard A1 Veilig thuis ..... behaald\nStandaard A2 Gezond ..... niet behaald\n"
        "Standaard B1 Naar school ..... deels behaald\n"
    )
    assert judged(layout_of(f"Resultaat\n\n{dots}")) == [
        ("A1", "behaald"),
        ("A2", "niet behaald"),
        ("B1", "deels behaald"),
    ]
    signs = "Eis\tNoord\tZuid\n1. Rust\t✓\t✗\n2. Eten\t✓\t✓\n"
    assert judged(layout_of(f"Resultaat\n\n{signs}")) == [
        ("1", "voldoet"),
        ("1", "voldoet niet"),
        ("2", "voldoet"),
        ("2", "voldoet"),
    ]
