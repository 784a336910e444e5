"""Each shape catches a planted fault, in two languages; nothing passes because nothing was checked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from loaders.ingest import fixed_graphs
from ontology.namespaces import NG
from shapes.validator import UnreadableData, catalogue, parse, shapes_graph, validate
from store import Store

SHAPES = shapes_graph()
PROPERTY_SHAPES = sorted((s for s in SHAPES.subjects(RDF.type, SH.PropertyShape) if isinstance(s, URIRef)), key=str)


@pytest.fixture(scope="module")
def everything(sample_store: Store) -> Graph:
    """What the samples hold, with the fixed graphs: data in which nearly every class has an example."""
    snapshot = sample_store.snapshot()
    assert snapshot is not None
    graph = Graph().parse(data=snapshot.serialize("ntriples"), format="nt")
    for part in fixed_graphs().values():
        graph += part
    return graph


def one_node(everything: Graph, shape: URIRef) -> tuple[Graph, URIRef, URIRef]:
    """A small graph with one node that a property shape holds for, that node, and the property."""
    owner = SHAPES.value(None, SH.property, shape)
    path = SHAPES.value(shape, SH.path)
    assert isinstance(path, URIRef)
    for kind in sorted(SHAPES.objects(owner, SH.targetClass), key=str):
        for node in everything.subjects(RDF.type, kind):
            if isinstance(node, URIRef) and (node, path, None) in everything:
                graph = Graph()
                for triple in everything.triples((node, None, None)):
                    graph.add(triple)
                return graph, node, path
    pytest.skip(f"the samples hold no example for {str(shape).rpartition('#')[2]}")


def found(graph: Graph, shape: URIRef) -> bool:
    return str(shape).rpartition("#")[2] in {result.shape for result in validate(graph).results}


@pytest.mark.parametrize("shape", PROPERTY_SHAPES, ids=lambda s: str(s).rpartition("#")[2])
def test_each_property_shape_catches_a_planted_fault(shape: URIRef, everything: Graph) -> None:
    graph, node, path = one_node(everything, shape)
    assert not found(graph, shape)
    graph.remove((node, path, None))
    if (shape, SH.minCount, None) not in SHAPES:
        graph.add((node, path, Literal("geen geldige waarde")))
        graph.add((node, path, Literal(-7.5)))
    assert found(graph, shape)


@pytest.mark.parametrize(
    ("status", "values", "conforms"),
    [("stated", 1, True), ("stated", 0, False), ("derived", 2, False), ("unknown", 0, True), ("unknown", 1, False)],
)
def test_a_value_goes_with_its_status(status: str, values: int, conforms: bool) -> None:
    graph, node = Graph(), URIRef("https://w3id.org/normgraaf/id/x/norm-judgement/1")
    base = "https://w3id.org/normgraaf/id/concept/"
    graph.add((node, RDF.type, NG.NormJudgement))
    graph.add((node, NG.valueStatus, URIRef(f"{base}judgement-status/{status}")))
    for slug in ("voldoet", "voldoet-niet")[:values]:
        graph.add((node, NG.value, URIRef(f"{base}judgement/{slug}")))
    assert ("NormJudgementValueShape" not in {r.shape for r in validate(graph).results}) is conforms


def test_every_message_is_there_in_both_languages_and_names_the_thing() -> None:
    assert len(catalogue()) > 80
    for shape, severity, nl, en in catalogue():
        assert severity in {"Violation", "Warning", "Info"}
        assert nl
        assert en
        assert nl != en, shape


@pytest.mark.parametrize("data", ["", "<http://example.org/a> a <https://w3id.org/normgraaf/ns#NormJugdement> ."])
def test_nothing_checked_is_not_conforming(data: str) -> None:
    report = validate(Graph().parse(data=data, format="turtle"))
    assert not report.conforms
    assert "nothing was checked" in report.warnings[0]


def test_a_misspelt_term_is_named() -> None:
    report = validate(Graph().parse(data="<http://example.org/a> a <https://w3id.org/normgraaf/ns#NormJugdement> ."))
    assert any("NormJugdement" in warning for warning in report.warnings)


def test_a_warning_fails_only_when_asked() -> None:
    graph, node = Graph(), URIRef("https://w3id.org/normgraaf/id/x/norm/1.1")
    graph.parse(
        data="""@prefix ng: <https://w3id.org/normgraaf/ns#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        <http://example.org/f> a ng:Figure ; ng:numericValue 3.0 ; ng:inDocument <http://example.org/d> ;
          ng:hasEvidence <http://example.org/e> ; ng:rule <http://example.org/r> ;
          ng:voice <https://w3id.org/normgraaf/id/concept/voice/author> ;
          ng:assertionMode <https://w3id.org/normgraaf/id/concept/mode/stated> ."""
    )
    assert node not in set(graph.subjects())
    assert validate(graph).conforms
    assert not validate(graph, fail_on="Warning").conforms


def test_the_shapes_stay_as_they_are_however_often_they_are_used(everything: Graph) -> None:
    before = set(shapes_graph())
    graph, _, _ = one_node(everything, PROPERTY_SHAPES[0])
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: validate(graph), range(12)))
    assert all(report == reports[0] for report in reports)
    assert set(shapes_graph()) == before


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"dit is geen turtle", "x.ttl"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "x.rdf"),
        (b"{", "x.jsonld"),
    ],
)
def test_data_that_is_no_rdf_is_refused_in_one_line(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableData) as error:
        parse(data, name)
    assert "\n" not in str(error.value)


def test_what_the_readers_write_conforms(everything: Graph) -> None:
    report = validate(everything)
    assert report.conforms, [r for r in report.results if r.severity == "Violation"][:3]
    assert report.checked > 1000
