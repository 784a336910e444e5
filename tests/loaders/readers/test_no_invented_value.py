"""Counts, denials, several parties in a sentence and heads over all columns give no judgement that is not there."""

from __future__ import annotations

import pytest

from loaders.annotations import annotation_page
from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology import namespaces as ns


def judgements(text: str, name: str = "x.txt") -> list[dict[str, str]]:
    reading = read_text(source_from_bytes(name, text.encode()))
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    return [item["body"] for item in page["items"] if item["body"]["type"] in ("NormJudgement", "ThemeJudgement")]


@pytest.mark.parametrize(
    "line",
    [
        "Voldaan: 7. Niet voldaan: 3. Niet beoordeeld: 1.",
        "Voldaan: 7\nNiet voldaan: 3",
        "Over het thema is ons oordeel voor geen van de drie locaties goed.",
        "Het thema krijgt bij De Els het oordeel onvoldoende, bij De Iep matig.",
    ],
)
def test_a_line_that_judges_no_norm_or_theme_gives_no_value(line: str) -> None:
    assert judgements(f"Inspectierapport De Els\n\nSamenvatting\n\n{line}\n") == []


def test_the_party_of_a_column_is_its_head_and_not_a_row_over_all_columns() -> None:
    rows = "<tr><th>Criterium</th><th>De Els</th><th>De Iep</th></tr><tr><th colspan=3>Thema 1: Start</th></tr>"
    rows += "<tr><td>1.1 Ontvangst</td><td>goed</td><td>matig</td></tr>"
    rows += "<tr><td>1.2 Uitleg</td><td>matig</td><td>goed</td></tr>"
    found = judgements(f"<html><body><h1>Vergelijking</h1><table>{rows}</table></body></html>", "x.html")
    assert {(each["norm"], each["about"], each["value"]) for each in found} == {
        ("1.1", "De Els", "goed"),
        ("1.1", "De Iep", "matig"),
        ("1.2", "De Els", "matig"),
        ("1.2", "De Iep", "goed"),
    }


def by_party(text: str) -> list[tuple[str, str, str]]:
    found = judgements(f"Vergelijking van drie huizen\n\n{text}\n")
    return sorted((each.get("theme", ""), each.get("about", ""), each.get("value", "")) for each in found)


def test_each_party_has_its_own_value_in_a_sentence_on_a_theme() -> None:
    text = (
        "Thema 1: Aankomst\nOp dit thema scoort De Els goed, Huize Iep matig en De Linde onvoldoende.\n\n"
        "Thema 2: Vertrek\nHet thema is bij De Els en De Linde als voldoende beoordeeld, bij Huize Iep als zwak."
    )
    assert by_party(text) == [
        ("1", "De Els", "goed"),
        ("1", "De Linde", "onvoldoende"),
        ("1", "Huize Iep", "matig"),
        ("2", "De Els", "voldoende"),
        ("2", "De Linde", "voldoende"),
        ("2", "Huize Iep", "zwak"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Wij oordelen dat De Els op deze plek geen verantwoorde hulp bood.", ["geen verantwoorde hulp"]),
        ("Ons oordeel in het geheel\n\nDe zorg is beter, maar nog niet voldoende.", ["nog niet voldoende"]),
        ("Iedere aanbieder moet verantwoorde hulp bieden.", []),
        ("Wij willen weten of De Els verantwoorde hulp biedt.", []),
        ("Wat ouders zeggen\n\nHet eten is nog niet goed.", []),
    ],
)
def test_the_whole_is_judged_in_words_of_the_law_or_under_its_heading(text: str, values: list[str]) -> None:
    assert [each["value"] for each in judgements(f"Onderzoek De Els\n\n{text}\n")] == values
