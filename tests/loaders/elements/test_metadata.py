"""Facts about the document and the organisation, in sentences, beside labels and alone on a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import metadata
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout, field: str) -> list[str]:
    return [fact.value for fact in metadata.facts(layout) if fact.field == field]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("De stichting heette vroeger Het Berkenhuis.", "former_name", "Het Berkenhuis"),
        ("De opvang werkte tot 2022 onder de naam Huize Berk.", "former_name", "Huize Berk"),
        ("Tot 2019 was de naam Thuis met Berk.", "former_name", "Thuis met Berk"),
        ("Deze plek was eerder bekend als Berk pleegzorg.", "former_name", "Berk pleegzorg"),
        ("De stichting hoort bij de Berkgroep.", "parent_organisation", "Berkgroep"),
        ("De stichting maakt deel uit van de Berk Groep.", "parent_organisation", "Berk Groep"),
        ("Ingeschreven bij de Kamer van Koophandel onder nummer 99001234.", "kvk_number", "99001234"),
        ("Zij staat als 99005678 in het register van de Kamer van Koophandel.", "kvk_number", "99005678"),
        ("| KvK | 99 00 12 34 |", "kvk_number", "99001234"),
        ("Het kantoor staat in Berkveen.", "location", "Berkveen"),
        ("Waar?          Berk, de groepen in Berkveen", "location", "Berkveen"),
        ("De stichting bestaat sinds 2014.", "founding_date", "2014"),
        ("De stichting is in maart 2009 ontstaan.", "founding_date", "2009-03"),
        ("De bezoeken vonden plaats op 14 en 16 mei 2024.", "visit_date", "2024-05-16"),
        ("| Bezocht op | 3 juni 2025 (onaangekondigd) |", "visit_date", "2025-06-03"),
        ("Kenmerk: V-2024-99001", "reference", "V-2024-99001"),
        ("Zaaknummer 2024-99017/JH", "reference", "2024-99017/JH"),
        ("Utrecht, september 2024", "date", "2024-09"),
        ("Berk B.V. levert hulp.", "organisation", "Berk B.V."),
        ("Stichting Berk (hierna: Berk) levert hulp.", "organisation", "Stichting Berk"),
        ("Op 2 mei 2031 brak brand uit in De Kas, onderdeel van Stichting Berk.", "organisation", "De Kas"),
        ("De brand was in Huize Els in Laren, onderdeel van Stichting Berk.", "location", "Laren"),
        ("In mei 2031 kwamen wij langs bij De Veste in Oudeburg.", "organisation", "De Veste"),
        ("Wij bezochten Stichting Berk, locatie Het Roer in Almere, op 5 juni 2031.", "organisation", "Stichting Berk"),
        ("Op 11 februari 2031 zijn wij, zonder aankondiging, opnieuw langsgegaan.", "visit_date", "2031-02-11"),
        ("Wie zijn wij?\n\nWij werken bij de Inspectie voor de Jeugd.", "publisher", "Inspectie voor de Jeugd"),
        (
            "Dit onderzoek is uitgevoerd door de GGD Waterland in opdracht van de gemeente.",
            "publisher",
            "GGD Waterland",
        ),
        ("Het onderzoek liep van februari tot en met mei 2031.", "period", "2031-02/2031-05"),
        ("Adres: Molenlaan 21, 3905 TD Oosterdrecht", "location", "Oosterdrecht"),
        ("Opgesteld door: K. de Groot, adviseur kwaliteit", "author", "adviseur kwaliteit"),
        ("Vorig onderzoek: 06-02-2031 (alles voldaan)", "previous_visit", "2031-02-06"),
        ("Eindrapport | 3 april 2031 | zaaknummer I-31/019 | definitief", "reference", "I-31/019"),
        (
            "Stichting Berk\nt.a.v. het bestuur\nKade 12\n8911 AB Leeuwarden\n\nGeacht bestuur,\n\nWij schrijven u.",
            "location",
            "Leeuwarden",
        ),
        (
            "Stichting Berk\nt.a.v. het bestuur\nKade 12\n8911 AB Leeuwarden\n\nGeacht bestuur,\n\nWij schrijven u.",
            "addressee",
            "Stichting Berk, bestuur",
        ),
    ],
)
def test_facts(layout_of: LayoutOf, text: str, field: str, value: str) -> None:
    assert value in found(layout_of(text), field)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Het bezoek in mei 2024 was aangekondigd en verliep goed.", "date"),
        ("Ouders zeggen dat hun zoon vroeger boos was.", "former_name"),
        ("Het nummer 99001234 staat op de deur.", "kvk_number"),
        ("De aanbieder wil aan alle normen voldoen.", "organisation"),
        ("Zij controleren een kamer als daar een reden voor is.", "reason"),
        ("Op 3 maart 2031 werd de stichting bezocht door de burgemeester.", "visit_date"),
        ("Vorig bezoek:   12 mei 2031", "date"),
        ("Rapport\n\nKvK-nummer   : 99001234", "publisher"),
    ],
)
def test_no_such_fact(layout_of: LayoutOf, text: str, field: str) -> None:
    assert found(layout_of(text), field) == []


def test_the_publisher_is_not_the_title(layout_of: LayoutOf) -> None:
    front = "INSPECTIE GEZONDHEIDSZORG EN JEUGD\n\nHulp in de huizen van Berk\nUitkomsten van mei 2024\n\nEen zin.\n"
    layout = layout_of(front)
    assert found(layout, "title") == ["Hulp in de huizen van Berk"]
    assert found(layout, "publisher") == ["Inspectie Gezondheidszorg en Jeugd"]


def test_one_fact_with_all_its_places(layout_of: LayoutOf) -> None:
    text = "Berk heette vroeger Het Huis.\n\nDeze plek heette vroeger Het Huis.\n"
    former = [s for s in metadata.statements(layout_of(text)) if s.get("field") == "former_name"]
    assert [len(s.places) for s in former] == [2]
