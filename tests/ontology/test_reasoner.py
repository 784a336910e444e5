"""Consistency by HermiT."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from loaders.pipeline import Reading
from ontology import reasoner
from ontology.check import consistent
from ontology.reasoner import NoJava, reason
from tests.conftest import SAMPLES

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix ng: <https://w3id.org/normgraaf/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def graph(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle)


@pytest.fixture(autouse=True, scope="module")
def java() -> None:
    try:
        reason(Graph())
    except NoJava as missing:
        pytest.skip(str(missing))


def test_the_ontology_with_its_vocabularies_and_sound_facts_can_be_true() -> None:
    assert consistent(
        graph('ex:f a ng:Shortcoming ; ng:concerns ex:m ; ng:date "2024-02-30"^^xsd:date . ex:m a ng:Municipality .')
    )


@pytest.mark.parametrize(
    "nonsense",
    [
        "ex:x a ng:Municipality, ng:Norm .",
        "ex:x a ng:Finding, ng:Organisation .",
        "ex:x ng:inFramework ex:one, ex:two . ex:one owl:differentFrom ex:two .",
        "ex:x a ng:AttentionPoint ; ng:valueStatus ex:y .",
    ],
    ids=["a municipality that is a norm", "a finding that is an organisation", "two frameworks", "a point judged"],
)
def test_nonsense_is_found(nonsense: str) -> None:
    assert consistent(graph(nonsense)) is False


def test_a_class_without_possible_members_is_named() -> None:
    verdict = reason(graph("ng:A a owl:Class . ng:B a owl:Class ; owl:disjointWith ng:A ; rdfs:subClassOf ng:A ."))
    assert verdict.consistent
    assert verdict.unsatisfiable == ("https://w3id.org/normgraaf/ns#B",)


def test_without_java_the_answer_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasoner, "find_spec", lambda name: None)
    monkeypatch.setattr(reasoner, "which", lambda name: None)
    assert consistent() is None


def test_what_is_read_from_the_samples_can_be_true(reading_of: Callable[[Path], Reading]) -> None:
    facts = Graph()
    for path in sorted(SAMPLES.glob("*.txt")):
        facts += reading_of(path).facts
    assert len(facts) > 1000
    assert consistent(facts)
