"""The one validation that gate, command line and service share."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from loaders.pipeline import Reading
from ontology.namespaces import ID, NG
from shapes.validator import catalogue, validate
from tests.conftest import SAMPLES, SHARED
from tests.shapes.planting import clean

FIGURE = URIRef(f"{ID}toets/share")


def with_growth() -> Graph:
    """The invented data, with a percentage above 100 that does not say what it measures."""
    graph = clean()
    for predicate in (NG.measure, NG.numericValue, NG.maxValue, NG.numerator, NG.denominator):
        graph.remove((FIGURE, predicate, None))
    graph.add((FIGURE, NG.numericValue, Literal(140)))
    return graph


def test_data_without_a_fault_conforms_and_every_node_is_counted() -> None:
    graph = clean()
    report = validate(graph)
    assert (report.conforms, report.results, report.notes) == (True, (), ())
    assert report.checked == len(set(graph.subjects()))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<http://example.org/a> a <http://example.org/B> .",
        f"<http://example.org/a> a <{NG.NormJugdement}> .",
    ],
)
def test_nothing_checked_is_said_and_does_not_conform(data: str) -> None:
    report = validate(Graph().parse(data=data, format="turtle"))
    assert (report.conforms, report.checked) == (False, 0)
    assert report.warnings[0].startswith("nothing was checked")
    assert report.notes[0].nl.startswith("Er is niets getoetst")


def test_a_misspelt_class_beside_good_data_does_not_conform() -> None:
    graph = clean()
    graph.add((FIGURE, RDF.type, NG.Figuur))
    report = validate(graph)
    assert not report.conforms
    assert [r.message_en for r in report.results] == [
        "The term ng:Figuur is not in the ontology; perhaps ng:Figure is meant."
    ]


def test_a_warning_fails_only_when_asked() -> None:
    report = validate(with_growth())
    assert [r.severity for r in report.results] == ["Warning"]
    assert report.conforms
    assert not validate(with_growth(), fail_on="Warning").conforms


def test_context_is_known_and_not_checked() -> None:
    graph, context = clean(), Graph()
    for triple in list(graph.triples((URIRef(f"{ID}toets/other"), None, None))):
        graph.remove(triple)
        context.add(triple)
    context.add((URIRef(f"{ID}toets/loose"), RDF.type, NG.Figure))
    assert not validate(graph).conforms
    assert validate(graph, context=context).results == ()


@pytest.mark.parametrize("node", [URIRef(f"{ID}toets/extra"), BNode()], ids=["by the Rust engine", "by pySHACL"])
def test_a_validation_changes_nothing_and_many_at_once_agree(node: Node) -> None:
    graph = with_growth()
    graph.add((node, RDF.type, NG.Figure))
    triples = set(graph)
    first = validate(graph)
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: validate(graph), range(8)))
    assert all(report == first for report in reports)
    assert len(first.results) > 5
    assert set(graph) == triples
    assert validate(clean()).results == ()


def test_each_message_is_a_sentence_in_both_languages() -> None:
    assert len(catalogue()) > 200
    for rule in catalogue():
        for text in (rule.message_nl, rule.message_en):
            assert text[0].isupper(), rule.shape
            assert text.endswith("."), rule.shape
            assert len(text.split()) > 4, rule.shape
        assert rule.message_nl != rule.message_en


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_what_is_read_from_the_samples_conforms(sample: Path, reading_of: Callable[[Path], Reading]) -> None:
    reading = reading_of(sample)
    assert reading.set_aside == ()
    report = validate(reading.facts)
    assert report.conforms, report.text()
    assert report.checked > reading.statements


@pytest.mark.shared
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_is_read_from_real_reports_conforms(number: str, reading_of: Callable[[Path], Reading]) -> None:
    reading = reading_of(next((SHARED / "reports").glob(f"{number}_*")))
    assert reading.set_aside == ()
    assert validate(reading.facts).conforms
