"""What the first lines say: publisher, date, title, organisation and its place."""

from __future__ import annotations

import pytest

from loaders.readers.front_page import facts
from loaders.reading import source_from_bytes
from loaders.segments import segment


def found(text: str) -> set[tuple[str, str]]:
    return {(fact.field, fact.value) for fact in facts(segment(source_from_bytes("x.txt", text.encode())))}


PROSE = "\n\nDe inspectie ziet dat medewerkers zich inzetten. Zij spreken met elkaar over de hulp.\n"


@pytest.mark.parametrize(
    ("title", "organisation", "place"),
    [
        ("Rapport van het bezoek aan Stichting Het Veer in Koudum", "Stichting Het Veer", "Koudum"),
        ("Hertoets bij jeugdhulpaanbieder Brugzicht, locatie Almen", "Brugzicht", "Almen"),
        ("Toezicht bij De Els te Hoorn", "De Els", "Hoorn"),
        ("Inspectierapport Kinderdagverblijf Dikkie", "Kinderdagverblijf Dikkie", None),
    ],
)
def test_a_title_names_the_organisation_and_its_place(title: str, organisation: str, place: str | None) -> None:
    said = found(title + PROSE)
    assert ("title", title) in said
    assert ("organisation", organisation) in said
    assert {value for field, value in said if field == "location"} == ({place} if place else set())


@pytest.mark.parametrize(
    "line", ["Utrecht, 3 maart 2023", "maart 2023", "Inspectie Gezondheidszorg en Jeugd, maart 2023"]
)
def test_a_line_that_is_a_date_dates_the_document(line: str) -> None:
    dates = {value for field, value in found(f"Rapport over de hulp\n{line}\n{PROSE}") if field == "date"}
    assert {value[:7] for value in dates} == {"2023-03"}


@pytest.mark.parametrize(
    "line",
    [
        "Vanaf 1 maart 2026 geldt een vast bezoekschema.",
        "De inspectie bezocht de groep in maart 2025.",
        "Het dossier is gestart in november 2024.",
    ],
)
def test_a_date_in_a_sentence_dates_no_document(line: str) -> None:
    assert not {fact for fact in found(f"Rapport over de hulp\n\n{line}\n") if fact[0] == "date"}


def test_what_another_writes_of_an_inspectorate_is_no_publication() -> None:
    paper = "Zorgen over wachtlijsten\n\nIn een rapport van de Inspectie Jeugdzorg staat dat kinderen wachten."
    assert not {fact for fact in found(paper) if fact[0] == "publisher"}


def test_a_body_is_known_by_its_qualified_name() -> None:
    assert ("publisher", "Rekenkamer Waterdam") in found(f"Rekenkamer Waterdam\n\nRapport over jeugdhulp{PROSE}")


def test_a_theme_or_an_area_is_no_organisation() -> None:
    assert not {fact for fact in found(f"Onderzoek naar de jeugdhulp in Nederland{PROSE}") if fact[0] == "organisation"}


def test_a_title_that_goes_on_behind_a_comma_is_read_to_its_end() -> None:
    said = found("Rapport De Vlierstruik,\nleefgroep Overbos\n\nToezicht op pleegzorg" + PROSE)
    assert ("title", "Rapport De Vlierstruik, leefgroep Overbos") in said
    assert ("title", "Toezicht op pleegzorg") not in said


@pytest.mark.parametrize(
    ("front", "subtitle"),
    [
        (
            "GGD Zuidwal\n\nOnderzoek naar een brand\n\nBrand in De Kas te Meerdorp\n\n3 april 2031",
            "Brand in De Kas te Meerdorp",
        ),
        (
            "Wachten op hulp\nThemaonderzoek naar wachttijden in Rijnmond\nMaart 2031",
            "Themaonderzoek naar wachttijden in Rijnmond",
        ),
        ("Wat zagen de inspecteurs?\n\nEen rapport voor jongeren", "Een rapport voor jongeren"),
        ("Rapport De Els\n\nDe aanbieder aan het woord", None),
        ("Rapport De Els\n\nWaarom dit onderzoek?", None),
        ("Rapport De Els\n\nOver onze hulp", None),
    ],
)
def test_the_line_below_the_title_says_more_of_it(front: str, subtitle: str | None) -> None:
    assert {value for field, value in found(front + PROSE) if field == "subtitle"} == (
        {subtitle} if subtitle else set()
    )


def test_a_line_that_breaks_off_before_the_publisher_is_no_title() -> None:
    front = "Dit rapport is een uitgave van de\nInspectie Jeugd en Gezin\n\nToezicht bij De Pijler in Drachten"
    said = found(front + PROSE)
    assert ("publisher", "Inspectie Jeugd en Gezin") in said
    assert {value for field, value in said if field in ("title", "organisation")} == {
        "Toezicht bij De Pijler in Drachten",
        "De Pijler",
    }
