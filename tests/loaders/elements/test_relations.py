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
    ],
)
def test_no_tie_where_a_side_is_missing(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []
