"""A report as text, JSON and SHACL."""

from __future__ import annotations

import json

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from ontology.namespaces import NG
from shapes.report import Note, Report, Result

REPORT = Report(
    conforms=False,
    results=(
        Result(
            "Violation",
            URIRef("http://example.org/a"),
            str(NG.page),
            Literal(0),
            "De bladzijde is niet goed.",
            "The page is not right.",
            str(NG["EvidenceShape-page"]),
            str(SH.MinInclusiveConstraintComponent),
        ),
        Result("Info", URIRef("http://example.org/b"), "", None, "Let op.", "Mind this.", str(NG.X), str(NG.X)),
    ),
    checked=3,
    notes=(Note("Er is iets.", "There is something."),),
)


@pytest.mark.parametrize(
    ("language", "first", "note", "result"),
    [
        ("nl", "voldoet niet (3 knopen getoetst)", "Er is iets.", "De bladzijde is niet goed. [0]"),
        ("en", "does not conform (3 nodes checked)", "There is something.", "The page is not right. [0]"),
    ],
)
def test_text_has_a_line_for_each_thing(language: str, first: str, note: str, result: str) -> None:
    lines = REPORT.text("nl" if language == "nl" else "en").split("\n")
    assert lines[:2] == [first, note]
    assert lines[2] == f"Violation: http://example.org/a: {result}"
    assert len(lines) == 4


def test_json_holds_both_languages() -> None:
    read = json.loads(REPORT.json())
    assert (read["conforms"], read["checked"]) == (False, 3)
    assert read["results"][0]["message"] == {"nl": "De bladzijde is niet goed.", "en": "The page is not right."}
    assert (read["results"][0]["path"], read["results"][0]["value"]) == (str(NG.page), "0")
    assert (read["results"][1]["path"], read["results"][1]["value"]) == ("", "")


def test_turtle_is_a_shacl_report() -> None:
    graph = Graph().parse(data=REPORT.turtle(), format="turtle")
    report = graph.value(None, RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)
    nodes = list(graph.objects(report, SH.result))
    assert len(nodes) == 2
    first = next(node for node in nodes if (node, SH.resultSeverity, SH.Violation) in graph)
    assert graph.value(first, SH.focusNode) == URIRef("http://example.org/a")
    assert graph.value(first, SH.resultPath) == NG.page
    assert graph.value(first, SH.value) == Literal(0)
    assert graph.value(first, SH.sourceShape) == NG["EvidenceShape-page"]
    assert {m.language for m in graph.objects(first, SH.resultMessage) if isinstance(m, Literal)} == {"nl", "en"}


def test_turtle_is_the_same_each_time() -> None:
    assert REPORT.turtle() == REPORT.turtle()
