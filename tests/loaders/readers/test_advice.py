"""Advice wherever it stands, with whom it is for; and what only speaks of advice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.readers import advice
from loaders.reading import read_source
from loaders.segments import Layout, segment
from tests.loaders.conftest import read_by, slugs_of, words_of

LayoutOf = Callable[[str], Layout]
ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "gespreksverslag-weekendpleegzorg.txt"


def found(layout: Layout) -> list[tuple[str, list[str], str]]:
    """Number, addressees and words of each piece of advice."""
    return [
        (str(s.get("number") or ""), slugs_of(s, "addressee"), words_of(layout, s))
        for s in read_by(advice.statements, layout)
        if s.kind == "Advice"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a label with a number and whom it is for in brackets
            "Onderzoek Bosrand\n\nAanbeveling 1 (college): maak een wachtlijst openbaar.\n",
            [("1", ["college"], "maak een wachtlijst openbaar.")],
        ),
        (  # turned to in the sentence itself
            "Onderzoek\n\nAdvies 4: Gemeenten, koop samen in.\n",
            [("4", ["gemeente"], "Gemeenten, koop samen in.")],
        ),
        (  # an unnumbered label with whom it is for
            "Toezicht\n\nAdvies aan de gemeenteraad: vraag om cijfers.\n",
            [("", ["gemeenteraad"], "vraag om cijfers.")],
        ),
        (  # lists under leads that name somebody
            "Nota\n\nAanbevelingen aan het college\n1. Werf twee artsen.\n2. Meet de wachttijd.\n\n"
            "Aanbevelingen aan de raad\n3. Vraag elk jaar om cijfers.\n",
            [
                ("1", ["college"], "Werf twee artsen."),
                ("2", ["college"], "Meet de wachttijd."),
                ("3", ["gemeenteraad"], "Vraag elk jaar om cijfers."),
            ],
        ),
        (  # headings of parties below a heading of advice, until another begins
            "# Verslag\n\n# Onze adviezen\n\n# Aan scholen\n\n- Bel ouders eerder.\n\n# Tot slot\n\n- Dank.\n",
            [("", ["school"], "Bel ouders eerder.")],
        ),
        (  # codes for numbers, in a part that announces advice
            "# Rapport\n\n# Slot\n\nWij doen de volgende aanbevelingen.\n\nR1 – Aan het bestuur: leg alles vast.\n\n"
            "R2 – Aan de gemeente: betaal op tijd.\n",
            [("R1", ["bestuur"], "leg alles vast."), ("R2", ["gemeente"], "betaal op tijd.")],
        ),
        (  # sentences in a part of advice that tell somebody to act, not those that explain
            "# Rapport\n\n# Aanbevelingen\n\nBenoem een vertrouwenspersoon. Die is er nu niet.\n",
            [("", [], "Benoem een vertrouwenspersoon.")],
        ),
        (  # a table
            "# Aanbevelingen\n\nNr\tAanbeveling\tVoor wie\n1\tMaak een plan voor de nacht\tbestuur\n"
            "2\tVerhoog het tarief\tgemeenten\n",
            [
                ("1", ["bestuur"], "Maak een plan voor de nacht"),
                ("2", ["gemeente"], "Verhoog het tarief"),
            ],
        ),
    ],
)
def test_advice(layout_of: LayoutOf, text: str, expected: list[tuple[str, list[str], str]]) -> None:
    assert found(layout_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Rapport\n\n# Opvolging van eerdere aanbevelingen\n\n- De wachttijd wordt nu gemeten.\n",
        "# Rapport\n\n# Reactie op de aanbevelingen\n\n1. Het college neemt dit over.\n",
        "# Rapport\n\nWij spraken met:\n- ouders;\n- jongeren.\n",
        "# Rapport\n\n# Bevindingen\n\nLaat komen is lastig. Maak je het mee, dan weet je het.\n",
        "# Advies pleegzorg\n\n- Het gesprek duurde een uur.\n",
    ],
)
def test_what_only_speaks_of_advice_is_none(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_lettered_points_hang_on_their_advice(layout_of: LayoutOf) -> None:
    layout = layout_of("Rapport\n\nAdvies 3. Luister beter\na. Spreek kinderen alleen.\nb. Vraag wat zij willen.\n")
    statements = read_by(advice.statements, layout)
    assert [(s.kind, words_of(layout, s)) for s in statements] == [
        ("Advice", "Luister beter"),
        ("AdviceItem", "Spreek kinderen alleen."),
        ("AdviceItem", "Vraag wat zij willen."),
    ]


def test_numbered_advice_below_an_unnumbered_line_is_advice_and_no_point(layout_of: LayoutOf) -> None:
    text = "# Advies aan de gemeente\n\nAdvies: handhaven.\n1) Leg een boete op.\n2) Kom na drie maanden terug.\n"
    assert [(number, whom) for number, whom, _ in found(layout_of(text))] == [
        ("", ["gemeente"]),
        ("1", ["gemeente"]),
        ("2", ["gemeente"]),
    ]


def test_an_addressee_is_explicit_only_where_the_text_turns_to_it(layout_of: LayoutOf) -> None:
    text = (
        "# Aan tafel\n\nVerslag van gesprekken met grootouders en jeugdbeschermers\n\n# Aanbevelingen\n\n"
        "1. Jeugdbeschermers: nodig grootouders uit.\n2. Maak samen een kaart.\n"
    )
    heads = [s for s in read_by(advice.statements, layout_of(text)) if s.kind == "Advice"]
    assert [(s.get("addresseeStatus"), slugs_of(s, "addressee")) for s in heads] == [
        ("explicit", ["jeugdbeschermer"]),
        ("implicit", ["grootouder", "jeugdbeschermer"]),
    ]


def test_points_that_lost_their_bullets_and_points_in_a_block_quote_are_found() -> None:
    items = [s for s in read_by(advice.statements, segment(read_source(SAMPLE))) if s.kind == "AdviceItem"]
    assert [sum(s.get("number") == number for s in items) for number in "12345"] == [3, 2, 3, 2, 3]


@pytest.mark.shared
def test_the_real_report_gives_its_advice_with_every_point() -> None:
    report = next((ROOT.parent / "shared" / "reports").glob("001_*"))
    kinds = [s.kind for s in read_by(advice.statements, segment(read_source(report)))]
    assert (kinds.count("Advice"), kinds.count("AdviceItem")) == (8, 35)
