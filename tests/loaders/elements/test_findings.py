"""Findings: each telling sentence of a stretch of prose."""

from __future__ import annotations

from collections.abc import Callable

from loaders.elements import findings
from loaders.segments import Layout
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
