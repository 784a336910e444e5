"""Statements become one graph in which each rests on evidence that equals the text."""

from __future__ import annotations

from dataclasses import replace

from rdflib import RDF, Literal

from loaders.documents.recognition import Recognition
from loaders.formats.decoded import Span
from loaders.formats.marks import Box
from loaders.graph import report_graph, statement_iri
from loaders.identity import DocumentIdentity
from loaders.reading import source_from_bytes
from loaders.statements import Place, Statement, values
from ontology import namespaces as ns
from ontology.namespaces import NG, OA

SOURCE = source_from_bytes("x.txt", b"Er wonen zes kinderen.")
IDENTITY = DocumentIdentity("een-verslag", True, "Titel", "Uitgever", "2024")
KIND = Recognition("unknown", 0.0, "geen", "none")
FIGURE = Statement("Figure", (Place(9, 21),), "author", "number-with-noun", values(numericValue=6, unit="kinderen"))


def test_a_statement_says_who_says_it_by_which_rule_and_where() -> None:
    graph = report_graph(SOURCE, IDENTITY, KIND, [FIGURE]).graph
    subject = statement_iri("een-verslag", SOURCE, FIGURE)
    assert (subject, RDF.type, NG.Figure) in graph
    assert (subject, NG.voice, ns.concept("voice", "author")) in graph
    assert (subject, NG.rule, ns.rule("number-with-noun")) in graph
    evidence = graph.value(subject, NG.hasEvidence)
    assert graph.value(evidence, OA.exact) == Literal("zes kinderen")


def test_reading_twice_gives_the_same_graph() -> None:
    graphs = [set(report_graph(SOURCE, IDENTITY, KIND, [FIGURE])) for _ in range(2)]
    assert graphs[0] == graphs[1]


def test_two_statements_on_one_place_share_their_evidence() -> None:
    other = Statement("Finding", FIGURE.places, "author", "sentence-under-norm", values(polarity="x"))
    graph = report_graph(SOURCE, IDENTITY, KIND, [FIGURE, other]).graph
    assert len(list(graph.subjects(RDF.type, NG.Evidence))) == 1


def test_evidence_of_a_page_carries_its_rectangle_and_a_scan_its_pages() -> None:
    spans = (Span(0, 22, Box(2, 60.0, 90.0, 180.0, 102.0)),)
    source = replace(SOURCE, spans=spans, ocr_pages=(2,))
    graph = report_graph(source, IDENTITY, KIND, [FIGURE]).graph
    evidence = graph.value(statement_iri("een-verslag", source, FIGURE), NG.hasEvidence)
    assert graph.value(evidence, NG.box) == Literal("page=2&viewrect=60.0,90.0,120.0,12.0")
    assert graph.value(evidence, NG.page) == Literal(2)
    text = graph.value(evidence, OA.hasSource)
    assert graph.value(text, NG.recognisedPage) == Literal(2)
    digests = {SOURCE.sha256, SOURCE.raw_text_sha256} - {SOURCE.text_sha256}
    assert not digests & set(map(str, graph.objects()))
