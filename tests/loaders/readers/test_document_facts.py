"""Facts under labels, each from a place of its own."""

from __future__ import annotations

import pytest

from loaders.document.tree import document_of
from loaders.readers.document_facts import labelled_facts
from loaders.reading import source_from_bytes


def facts(text: str) -> set[tuple[str, str]]:
    return {(fact.field, fact.value) for fact in labelled_facts(document_of(source_from_bytes("x.txt", text.encode())))}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Naam voorziening: Gezinshuis Het Anker", ("organisation", "Gezinshuis Het Anker")),
        ("Toezichthouder: GGD Zuidkust", ("publisher", "GGD Zuidkust")),
        ("In opdracht van gemeente: Veenwolde", ("client", "Veenwolde")),
        ("Inspectiedatum: 4 mei 2021", ("visit_date", "2021-05-04")),
        ("Datum vaststelling inspectierapport: 9 juni 2021", ("date", "2021-06-09")),
        ("KvK-nummer: 12 34 56 78", ("kvk_number", "12345678")),
        ("Zaaknummer 2022-0417/AB", ("reference", "2022-0417/AB")),
        ("Status: definitief", ("status", "definitief")),
    ],
)
def test_a_line_with_a_label_gives_its_fact(line: str, expected: tuple[str, str]) -> None:
    assert expected in facts(f"Rapport\n\n{line}\nIets anders: nee\n")


def test_a_value_is_not_that_of_the_neighbouring_field() -> None:
    found = facts("Toezichthouder: GGD Zuidkust\nDatum inspectie: 4 mei 2021\nDatum vaststelling: 9 juni 2021\n")
    assert {value for field, value in found if field == "visit_date"} == {"2021-05-04"}
    assert {value for field, value in found if field == "date"} == {"2021-06-09"}


def test_a_table_of_labels_is_a_form_whatever_its_format_calls_the_first_row() -> None:
    page = (
        "<table><tr><th>Organisatie</th><th>Pleegzorg De Brink, locatie Elsloo</th></tr>"
        "<tr><td>Kenmerk</td><td>B-77</td></tr></table><p>Tekst van het rapport.</p>"
    )
    source = source_from_bytes("x.html", f"<html><body>{page}</body></html>".encode())
    found = {(fact.field, fact.value) for fact in labelled_facts(document_of(source))}
    assert {("organisation", "Pleegzorg De Brink"), ("location", "Elsloo"), ("reference", "B-77")} <= found


def test_a_label_in_running_text_far_from_either_end_is_none() -> None:
    body = "\n\n".join(f"De inspectie sprak op dag {n} met medewerkers over de zorg." for n in range(60))
    assert not facts(f"{body}\n\nStatus: onrustig\n\n{body}")


@pytest.mark.parametrize(
    "line", ["Contactpersoon: Lotte van Rijn", "Auteur: mevrouw A. Jansen", "Vraag: hoe gaat het?"]
)
def test_no_name_of_a_person_and_no_unknown_label(line: str) -> None:
    assert not facts(f"Rapport\n\n{line}\nTweede regel: ja\n")
