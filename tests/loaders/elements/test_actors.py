"""Actors: roles and bodies of the vocabulary, names by their surroundings, and no natural persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import actors
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str]]:
    return [
        (str(s.get("name")), str(s.get("actorKind")).rpartition("/")[2]) for s in actors.statements(layout, "verslag")
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("De gedragswetenschappers zijn tevreden.", ("gedragswetenschapper", "role")),
        ("Het AKJ komt langs.", ("Advies- en Klachtenbureau Jeugdzorg", "body")),
        ("Stichting Berkenhof (hierna: Berkenhof) biedt hulp.", ("Stichting Berkenhof", "organisation")),
        ("Het team Zuid werkt goed.", ("team Zuid", "team")),
        ("Het gaat om de regio Berkveen.", ("regio Berkveen", "place")),
        ("De gemeente Berkveen betaalt mee.", ("Berkveen", "municipality")),
        ("Alle gemeenten betalen mee.", ("gemeente", "role")),
        ("Bij crisisopvang De Beuk is plek.", ("De Beuk", "organisation")),
        ("Jongerenplatform De Golfbreker schreef dit.", ("Jongerenplatform De Golfbreker", "organisation")),
        ("Zij werken bij Vlietland Jeugdhulp.", ("Vlietland Jeugdhulp", "organisation")),
        ("Er zijn twee groepen: De Kiel en Het Roer.", ("Het Roer", "team")),
        ("De gesprekken waren in Berkveen, Lindeloo en Oud Vliet.", ("Lindeloo", "place")),
        ("De jeugdregio Berkveen schreef.", ("jeugdregio Berkveen", "place")),
        ("De raad van toezicht is er. De toezichthouders treden af.", ("raad van toezicht", "role")),
        ("De toezichthouders bezochten de groep.", ("toezichthouder", "role")),
    ],
)
def test_an_actor(layout_of: LayoutOf, text: str, actor: tuple[str, str]) -> None:
    assert actor in found(layout_of(text))


def test_one_actor_with_all_its_forms(layout_of: LayoutOf) -> None:
    statements = list(actors.statements(layout_of("Een pleegouder belt. Pleegouders bellen."), "verslag"))
    roles = [s for s in statements if s.get("name") == "pleegouder"]
    assert [set(s.all("form")) for s in roles] == [{"pleegouder", "Pleegouders"}]


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw Jansen zegt dat het goed gaat.",
        "Pieter de Vries woont er sinds mei.",
        "Volgens mw. A. Bakker is er rust.",
        "Voorbeeld. Pieter (niet zijn echte naam) woont in Jansen bij opvang De Vries.",
        "Stichting mevrouw Jansen bestaat niet.",
    ],
)
def test_a_natural_person_is_no_actor(layout_of: LayoutOf, text: str) -> None:
    names = {name for name, _ in found(layout_of(text))}
    assert not any(part in name for name in names for part in ("Jansen", "Vries", "Pieter", "Bakker"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De werkvoorraad groeit.", "werkvoorraad"),
        ("Dit staat in Jeugdzorgplus en in Bijlage 2.", "Bijlage"),
        ("Wij gebruiken het Signalerings Instrument Jeugd (SIJ).", "Instrument"),
        ("Volgens Rapport Jeugdbescherming Noord klopt dat.", "Rapport"),
        ("Aanbieders Loopt\tNog niet", "Loopt"),
    ],
)
def test_what_only_looks_like_a_name(layout_of: LayoutOf, text: str, name: str) -> None:
    assert not any(name in each for each, _ in found(layout_of(text)))


def test_an_organisation_is_known_within_its_document_only(layout_of: LayoutOf) -> None:
    layout = layout_of("Stichting Berkenhof biedt hulp.")
    iris = [{s.get("actor") for s in actors.statements(layout, key)} for key in ("een", "twee")]
    assert not iris[0] & iris[1]


@pytest.mark.parametrize(
    ("text", "names", "absent"),
    [
        (
            "Veilig Thuis Noordland en Veilig Thuis Zuidland werken samen.",
            {"Veilig Thuis Noordland", "Veilig Thuis Zuidland"},
            {"Veilig Thuis"},
        ),
        (
            "De rekenkamer van de gemeente Noordstad onderzocht dit.",
            {"rekenkamer van de gemeente Noordstad", "Noordstad"},
            {"Algemene Rekenkamer"},
        ),
        (
            "De Algemene Rekenkamer schreef dit. De rekenkamer vond veel.",
            {"Algemene Rekenkamer"},
            {"rekenkamer"},
        ),
        (
            "Stichting De Merel (DM), Jeugdhulp Oever en Pleegzorg Zandrijk tekenden.",
            {"Stichting De Merel", "Jeugdhulp Oever", "Pleegzorg Zandrijk"},
            {"Jeugdhulp Oever en Pleegzorg Zandrijk"},
        ),
        (
            "Ministers Pieter van Dalen (Volksgezondheid) en Karel Mulder (Rechtsbescherming) schrijven dit.",
            {"minister"},
            {"Ministers Pieter van Dalen", "Volksgezondheid", "Karel Mulder", "Pieter van Dalen"},
        ),
        (
            "Bij de organisaties De Kade, Het Anker en Meerzicht is gekeken.",
            {"De Kade", "Het Anker", "Meerzicht"},
            {"Anker en Meerzicht"},
        ),
        (
            "Het Sociaal Team Loppersum belt de GGD Lauwers.",
            {"Sociaal Team Loppersum", "GGD Lauwers"},
            {"Team Loppersum"},
        ),
        (
            "Pleegzorg Noord\nJeugdzorg Zuid\nVeilig Thuis Oost",
            {"Pleegzorg Noord", "Jeugdzorg Zuid", "Veilig Thuis Oost"},
            {"Pleegzorg Noord Jeugdzorg Zuid"},
        ),
    ],
)
def test_names_are_apart_and_whole(layout_of: LayoutOf, text: str, names: set[str], absent: set[str]) -> None:
    told = {name for name, _ in found(layout_of(f"Verslag\n\n{text}\n"))}
    assert names <= told
    assert not told & absent
