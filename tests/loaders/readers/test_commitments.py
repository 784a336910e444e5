"""Commitments under a heading or lead and in reactions, with who promises and when; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import commitments
from loaders.segments import Layout
from tests.loaders.conftest import read_by, said, words_of

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str, str]]:
    """Who, when and the words of each commitment."""
    return [
        (str(s.get("promiser") or ""), str(s.get("planningText") or ""), words_of(layout, s))
        for s in said(layout, read_by(commitments.statements, layout))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Rapport\n\n# Reactie van Huize Zomer\n\nWij nemen vóór 1 mei 2026 twee mensen aan. Dat is terecht.\n",
            [("Huize Zomer", "vóór 1 mei 2026", "Wij nemen vóór 1 mei 2026 twee mensen aan.")],
        ),
        (
            "# Nota\n\n# Bestuurlijke reactie\n\nHet college neemt aanbeveling 2 over. Het dankt de rekenkamer.\n",
            [("Het college", "", "Het college neemt aanbeveling 2 over.")],
        ),
        (
            "De aanbieder zegt toe:\n\na. een plan te maken;\nb. ouders te bellen.\n",
            [("aanbieder", "", "een plan te maken;"), ("aanbieder", "", "ouders te bellen.")],
        ),
        (
            "Dit gaan wij doen:\n\n1. Meer uitleg geven\n2. Elke maand bellen\n",
            [("", "", "Meer uitleg geven"), ("", "", "Elke maand bellen")],
        ),
        (
            "# Verslag\n\n# Wat de bestuurder heeft beloofd\n\nOver de folder geeft zij voor 1 juni antwoord.\n"
            "In juli houden wij een avond.\n",
            [("bestuurder", "voor 1 juni", "Over de folder geeft zij voor 1 juni antwoord.")],
        ),
        (
            "Dit gaat De Berk doen:\n\n“Bedankt voor het bezoek. Vanaf juni leggen wij elke regel uit.”\n",
            [("De Berk", "Vanaf juni", "Vanaf juni leggen wij elke regel uit.")],
        ),
    ],
)
def test_commitments(layout_of: LayoutOf, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(who.lower(), when, words) for who, when, words in found(layout_of(text))] == [
        (who.lower(), when, words) for who, when, words in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "De inspectie verlangt het volgende:\n- maak een plan\n",
        "De inspectie sprak met:\n- ouders\n- kinderen\n",
        "Dit vinden ouders ervan:\n- het gaat goed\n",
        "# Reactie van Huize Zomer\n\nWat kan beter? Scan de QR-code. Wij herkennen dit. Dat werd in mei gezegd.\n",
        "# Bestuurlijke reactie\n\nAanbeveling 3 nemen wij niet over.\n",
    ],
)
def test_what_is_no_commitment(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_an_item_that_only_heads_others_promises_nothing(layout_of: LayoutOf) -> None:
    text = "Hiermee gaan wij aan de slag:\n\n1. Dossiers\n   a. Elk dossier nalopen\n   b. Scholing geven aan allen\n"
    assert [words for _, _, words in found(layout_of(text))] == ["Elk dossier nalopen", "Scholing geven aan allen"]
