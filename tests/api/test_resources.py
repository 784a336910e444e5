"""IRIs of the namespace under the service's own address."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from ontology import namespaces as ns
from ontology.load import ontology_graph
from tests.api.conftest import TestClient

FORMATS = [("text/turtle", "turtle"), ("application/ld+json", "json-ld"), ("application/n-triples", "nt")]
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself


@pytest.mark.parametrize(("accept", "kind"), FORMATS)
def test_the_ontology_is_whole_in_each_format(client: TestClient, accept: str, kind: str) -> None:
    answer = client.get("/ns", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert len(Graph().parse(data=answer.text, format=kind)) == len(ontology_graph())


@pytest.mark.parametrize(("accept", "kind"), FORMATS)
@pytest.mark.parametrize("path", ["concept/voice/inspectorate", "framework/jij/norm/2.1", "concept/role"])
def test_a_thing_has_its_labels_in_each_format(client: TestClient, path: str, accept: str, kind: str) -> None:
    graph = Graph().parse(data=client.get(f"/id/{path}", headers={"accept": accept}).text, format=kind)
    labels = {str(label.language) for label in graph.objects(URIRef(ns.ID + path), SKOS.prefLabel)}  # type: ignore[attr-defined]
    assert labels == {"nl", "en"}


def test_the_page_of_the_ontology_has_a_place_for_every_term(client: TestClient) -> None:
    for language in ("nl", "en"):
        page = client.get("/ns", headers={"accept": "text/html"}, params={"lang": language}).text
        graph, kinds = ontology_graph(), (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        ours = {str(s) for kind in kinds for s in graph.subjects(RDF.type, kind) if str(s).startswith(str(ns.NG))}
        assert len(ours) > 100
        assert not {term for term in ours if f'id="{term.partition("#")[2]}"' not in page}


def test_a_term_is_described_or_shown_in_its_place(client: TestClient) -> None:
    graph = Graph().parse(data=client.get("/ns/Finding", headers={"accept": "text/turtle"}).text)
    assert set(graph.subjects()) == {ns.NG.Finding}
    page = client.get("/ns/Finding", headers={"accept": "text/html"}, follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (303, "/ns#Finding")
    assert client.get("/ns/Sandwich", headers={"accept": "text/turtle"}).status_code == 404


def test_reports_and_statements_lead_to_their_pages(
    client: TestClient, report: dict[str, Any], point: dict[str, Any]
) -> None:
    for iri, place in (
        (report["iri"], report["href"]),
        (point["iri"], f"/passages/{point['iri'].partition('/id/')[2]}"),
    ):
        path = f"/id/{iri.partition('/id/')[2]}"
        page = client.get(path, headers={"accept": "text/html"}, follow_redirects=False)
        assert (page.status_code, page.headers["location"]) == (303, place)
        graph = Graph().parse(data=client.get(path, headers={"accept": "text/turtle"}).text)
        assert URIRef(iri) in set(graph.subjects())


def test_a_statement_brings_its_evidence(client: TestClient, point: dict[str, Any]) -> None:
    graph = Graph().parse(
        data=client.get(f"/id/{point['iri'].partition('/id/')[2]}", headers={"accept": "text/turtle"}).text
    )
    assert {str(exact) for exact in graph.objects(None, ns.OA.exact)} == {place["exact"] for place in point["evidence"]}


def test_every_link_of_a_page_leads_somewhere(client: TestClient, report: dict[str, Any]) -> None:
    page = client.get(report["href"], headers={"accept": "text/html"}).text
    links = {part.partition('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:]}
    local = {link for link in links if link.startswith("/")}
    assert len(local) > 30
    broken = {link for link in local if client.get(link, headers={"accept": "text/html, */*;q=0.8"}).status_code != 200}
    assert not broken


@pytest.mark.parametrize(
    "path", ["/id/nergens", "/id/a%20b", "/id/concept/voice/x%3Ey", "/graph/nergens", "/graph/%22"]
)
@pytest.mark.parametrize("accept", ["text/turtle", "text/html, */*;q=0.1"])
def test_what_is_not_there(client: TestClient, path: str, accept: str) -> None:
    assert client.get(path, headers={"accept": accept}).status_code == 404


def test_what_is_not_offered_is_refused(client: TestClient) -> None:
    answer = client.get("/id/concept/voice/inspectorate", headers={"accept": "text/csv"})
    assert answer.status_code == 406
    assert set(answer.json()["offered"]) == {
        "text/turtle",
        "application/ld+json",
        "application/n-triples",
        "application/rdf+xml",
        "text/html",
    }


def test_a_page_costs_two_queries(client: TestClient, asked: list[str]) -> None:
    client.get("/id/concept/voice/inspectorate", headers={"accept": "text/html"})
    assert len(asked) == 2
