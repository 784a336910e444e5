"""Findings: each telling sentence of a stretch of prose."""

from __future__ import annotations

from collections.abc import Callable

from loaders.annotations import annotation_page
from loaders.elements import findings
from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from loaders.segments import Layout
from ontology import namespaces as ns
from ontology.namespaces import concept


def test_leads_questions_and_fragments_find_nothing(layout_of: Callable[[str], Layout]) -> None:
    layout = layout_of("De inspectie ziet het volgende:\n\nIs dat goed?\n\nGeen.\n")
    assert list(findings.in_prose(layout.body, "sentence-in-conclusion")) == []


def test_a_place_may_settle_the_polarity(layout_of: Callable[[str], Layout]) -> None:
    sentence = layout_of("Er ontbreekt nooit een plan.").body[0].sentences[0]
    found = findings.finding(sentence, "point-of-pride", fixed="positive")
    assert str(found.get("polarity")).endswith("/positive")


def test_where_no_word_decides_the_polarity_is_not_determined(layout_of: Callable[[str], Layout]) -> None:
    found = list(findings.in_prose(layout_of("De groep ligt aan de rand van het dorp.").body, "sentence-under-norm"))
    assert [statement.get("polarity") for statement in found] == [concept("polarity", "not-determined")]


def test_a_sentence_without_a_topic_goes_on_about_that_of_the_one_before(layout_of: Callable[[str], Layout]) -> None:
    text = "De wachttijd voor hulp is lang. Dat is al jaren zo."
    first, second = findings.in_prose(layout_of(text).body, "sentence-under-norm")
    assert first.all("topic")
    assert first.all("topic") == second.all("topic")


def read(text: str) -> list[tuple[str, str, str, str]]:
    reading = read_text(source_from_bytes("x.txt", text.encode()))
    page = annotation_page(reading.passed, ns.document(reading.identity.key))
    return [
        (
            item["target"]["selector"][-1]["exact"].rstrip(";."),
            item["body"]["polarity"],
            item["body"]["voice"],
            item["body"].get("norm", ""),
        )
        for item in page["items"]
        if item["body"]["type"] == "Finding"
    ]


def test_what_an_item_leaves_open_its_lead_decides() -> None:
    found = read("Inspectierapport De Els\n\nIn de plannen ontbreken:\n- de wens van het kind;\n- een einddoel.\n")
    assert {(words, way) for words, way, _, _ in found} >= {
        ("de wens van het kind", "negative"),
        ("een einddoel", "negative"),
    }


def test_a_finding_under_a_judged_norm_is_on_that_norm_in_any_document() -> None:
    found = read(
        "# Toets De Els\n\n## Standaard 2: Samen | onvoldoende\n\nOuders zijn ontevreden over de uitleg.\n\n"
        "## Standaard 3: Vak | goed\n\nHet team is deskundig.\n"
    )
    assert {(way, norm) for _, way, _, norm in found} == {("negative", "2"), ("positive", "3")}


def test_a_view_of_a_group_is_that_groups_and_rest_is_no_telling() -> None:
    found = read(
        "Inspectierapport De Els\n\nZienswijze van de jongeren\n\nDe kamers zijn te klein.\n\n"
        "Oordeel van de inspectie\n\nDe leiding reageert rustig op ruzies.\n"
    )
    assert {(words, voice) for words, _, voice, _ in found} == {
        ("De kamers zijn te klein", "heard-group"),
        ("De leiding reageert rustig op ruzies", "inspectorate"),
    }
