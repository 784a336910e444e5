"""Ties with both their sides, or none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import relations
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[object, object, object]]:
    return [(s.get("subjectText"), s.get("predicateText"), s.get("objectText")) for s in relations.statements(layout)]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Berk is onderdeel van de stichting Bos.", ("Berk", "onderdeel van", "stichting Bos")),
        ("De stichting hoort bij de Bos Groep.", ("stichting", "onderdeel van", "Bos Groep")),
        ("Een teamleider stuurt de begeleiders aan.", ("teamleider", "stuurt aan", "begeleiders")),
        ("De teamleider valt onder de bestuurder.", ("teamleider", "valt onder", "bestuurder")),
        (
            "De afdeling wordt aangestuurd door een manager.",
            ("manager", "stuurt aan", "afdeling"),
        ),
        ("De begeleiders zijn in dienst van Berk.", ("begeleiders", "in dienst van", "Berk")),
        ("Berk beschikt over een klachtenregeling.", ("Berk", "biedt", "klachtenregeling")),
        ("De inspectie bezocht drie gezinshuizen.", ("inspectie", "onderzoekt", "drie gezinshuizen")),
        ("Het kantoor is gevestigd in Berkveen.", ("kantoor", "gevestigd in", "Berkveen")),
        ("Ook beschikt Berk over een logeerhuis.", ("Berk", "biedt", "logeerhuis")),
        ("De stichting valt rechtstreeks onder de Bos Groep.", ("stichting", "valt onder", "Bos Groep")),
        ("De hulp wordt betaald door de gemeente.", ("gemeente", "betaalt", "hulp")),
        ("Vooraf wordt het plan door de begeleider beoordeeld.", ("begeleider", "beoordeelt", "plan")),
        ("De stichting deelt een pand met Veilig Thuis.", ("stichting", "deelt met", "Veilig Thuis")),
        ("De kwartiermaker bewaakt de samenhang.", ("kwartiermaker", "coördineert", "samenhang")),
        (
            "Voor genoeg plekken zijn de gemeenten verantwoordelijk.",
            ("gemeenten", "is verantwoordelijk voor", "genoeg plekken"),
        ),
    ],
)
def test_a_tie(layout_of: LayoutOf, text: str, tie: tuple[str, str, str]) -> None:
    assert found(layout_of(text)) == [tie] or found(layout_of(text)) == [(tie[0], tie[1], tie[2].removeprefix("drie "))]


@pytest.mark.parametrize(
    "text",
    [
        "Ouders eten geregeld mee.",
        "De inspectie heeft vertrouwen in de hulp die Berk biedt.",
        "Om de zes weken is er overleg.",
        "De begeleiders werken niet met een vast plan.",
        "Wie stuurt de begeleiders aan?",
        "De normen die vallen onder dit thema staan hieronder.",
        "Hij zit in een moeilijke periode.",
        "De begeleider informeert over de regels.",
        "De teammanager betrekt bij verschillen.",
    ],
)
def test_no_tie_where_a_side_is_missing(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_a_sentence_with_two_passives_gives_each_its_own_doer(layout_of: LayoutOf) -> None:
    text = "De afdeling wordt ondersteund door drie gedragswetenschappers en aangestuurd door een manager."
    assert sorted(found(layout_of(text)), key=str) == [
        ("gedragswetenschappers", "ondersteunt", "afdeling"),
        ("manager", "stuurt aan", "afdeling"),
    ]


def test_who_is_responsible_for_what_the_sentence_before_says(layout_of: LayoutOf) -> None:
    text = "Er zijn te weinig plekken. De gemeenten zijn hier verantwoordelijk voor."
    assert found(layout_of(text)) == [("gemeenten", "is verantwoordelijk voor", "Er zijn te weinig plekken")]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Het huis heeft een teamleider, die rechtstreeks onder de bestuurder valt.",
            ("teamleider", "valt onder", "bestuurder"),
        ),
        ("Voor de woningen zijn wij als regio zelf aan zet.", ("wij als regio", "is voor aan zet", "woningen")),
        ("De stichting valt onder de Bos Groep en heeft drie huizen.", ("stichting", "valt onder", "Bos Groep")),
        ("Het forum werkte samen met Veilig Thuis.", ("forum", "werkt samen met", "Veilig Thuis")),
        (
            "Uw ministerie draagt tot en met 2027 drie miljoen euro bij.",
            ("Uw ministerie", "betaalt", "drie miljoen euro"),
        ),
    ],
)
def test_a_tie_in_other_word_orders(layout_of: LayoutOf, text: str, tie: tuple[str, str, str]) -> None:
    assert tie in found(layout_of(text))
