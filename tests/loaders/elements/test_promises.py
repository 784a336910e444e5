"""Promises of an organisation, and what comes next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import promises
from loaders.segments import Layout
from loaders.shadow import shadow

LayoutOf = Callable[[str], Layout]


def promised(layout: Layout) -> list[tuple[str, str]]:
    text = layout.source.text
    return [
        (str(s.get("number") or ""), text[s.places[0].start : s.places[0].end])
        for s in promises.commitments(layout.sections)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De aanbieder zegt toe:\n\na. een plan te maken;\nb. ouders te bellen.",
            [("a", "een plan te maken;"), ("b", "ouders te bellen.")],
        ),
        (
            "De bestuurder herkent het beeld. Zij meldt dat zij:\n(1) een methode kiest;\n(2) geld vrijmaakt.",
            [("1", "een methode kiest;"), ("2", "geld vrijmaakt.")],
        ),
        ("Dit gaan wij doen:\n\n1. Meer uitleg\n2. Meer rust", [("1", "Meer uitleg"), ("2", "Meer rust")]),
        (
            "De organisatie heeft toegezegd meer mensen te zoeken.",
            [("", "De organisatie heeft toegezegd meer mensen te zoeken.")],
        ),
    ],
)
def test_promises(layout_of: LayoutOf, text: str, expected: list[tuple[str, str]]) -> None:
    assert promised(layout_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De inspectie verlangt het volgende:\n- maak een plan",
        "De inspectie sprak met:\n- ouders\n- kinderen",
        "Dit vinden ouders ervan:\n- het gaat goed",
    ],
)
def test_what_is_asked_or_listed_is_no_promise(layout_of: LayoutOf, text: str) -> None:
    assert promised(layout_of(text)) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Heidehof stuurt binnen acht weken een verbeterplan.", "verbeterplan"),
        ("De inspectie beoordeelt dat plan.", "toetsing-plan"),
        ("In het najaar komen wij terug.", "hertoets"),
        ("In de loop van 2025 volgt een hertoets.", "hertoets"),
        ("Daarnaast voert de inspectie een gesprek met de gemeenten.", "gesprek"),
        ("Voor norm 1.1 sluit de inspectie het toezicht af.", "geen"),
        ("Een afschrift van dit rapport gaat naar de gemeenten.", "melding"),
        ("De raad staat onder verscherpt toezicht.", "verscherpt-toezicht"),
        ("Daarna beslissen we wat er gebeurt.", "besluit"),
    ],
)
def test_next_steps(sentence: str, kind: str) -> None:
    found = promises.follow_up(shadow(sentence, [(0, len(sentence))]))
    assert found is not None
    assert str(found.get("followUpKind")).endswith(f"/{kind}")


def test_a_next_step_carries_its_date_and_its_duration() -> None:
    sentence = "De inspectie ontvangt uiterlijk 1 oktober 2025 een plan, en komt binnen drie maanden terug."
    found = promises.follow_up(shadow(sentence, [(0, len(sentence))]))
    assert found is not None
    assert (found.get("dateText"), found.get("duration")) == ("1 oktober 2025", "P3M")


def test_a_finding_is_no_next_step() -> None:
    sentence = "De gezinnen zijn tevreden met de hulp."
    assert promises.follow_up(shadow(sentence, [(0, len(sentence))])) is None


def test_promises_below_telling_words_in_a_reaction(layout_of: LayoutOf) -> None:
    text = (
        "# Reactie van de aanbieder\n\nDe Linde liet op 3 mei weten:\n\n1. Wij leggen de taken vast.\n"
        "2. Wij zoeken twee mensen.\n\n"
        "# Reactie\n\nDe Linde herkent het beeld. De Linde neemt vier begeleiders aan.\n"
    )
    assert [words for _, words in promised(layout_of(text))] == [
        "Wij leggen de taken vast.",
        "Wij zoeken twee mensen.",
        "De Linde neemt vier begeleiders aan.",
    ]
