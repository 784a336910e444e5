"""The SPARQL protocol and its page."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from rdflib import RDF, RDFS, SH, VOID, Graph, Namespace

from ontology import namespaces as ns
from queries import catalogue
from store import Store
from tests.api.conftest import TestClient, serving

NG = "PREFIX ng: <https://w3id.org/normgraaf/ns#>\n"
SELECT = f"{NG}SELECT ?report WHERE {{ ?report a ng:SourceDocument }} ORDER BY ?report"
ASK = f"{NG}ASK {{ ?report a ng:SourceDocument }}"
CONSTRUCT = f"{NG}CONSTRUCT {{ ?report a ng:SourceDocument }} WHERE {{ ?report a ng:SourceDocument }}"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def get(client: TestClient, query: str, accept: str = "application/sparql-results+json", **more: str) -> Any:
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


def test_the_three_ways_to_ask_give_the_same(client: TestClient) -> None:
    by_get = get(client, SELECT)
    direct = client.post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query"})
    form = client.post("/sparql", data={"query": SELECT})
    assert by_get.status_code == 200
    assert by_get.json() == direct.json() == form.json()
    assert len(by_get.json()["results"]["bindings"]) == 8


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
    ],
)
def test_a_table_comes_in_the_format_asked_for(client: TestClient, accept: str, given: str) -> None:
    answer = get(client, SELECT, accept)
    assert answer.headers["content-type"] == given
    assert "wilgenkring" in answer.text
    if "json" in given:
        assert json.loads(answer.text)["head"]["vars"] == ["report"]
    elif "xml" in given:
        assert len(ElementTree.fromstring(answer.text)[1]) == 8
    else:
        rows = list(csv.reader(io.StringIO(answer.text), delimiter="," if "csv" in given else "\t"))
        assert len(rows) == 9


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
def test_a_graph_comes_in_the_format_asked_for(client: TestClient, accept: str, kind: str) -> None:
    answer = get(client, CONSTRUCT, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert len(Graph().parse(data=answer.text, format=kind)) == 8


def test_a_boolean_and_a_named_format(client: TestClient) -> None:
    assert get(client, ASK).json()["boolean"] is True
    assert get(client, ASK, "text/html", format="csv").text.strip() == "true"


def test_a_graph_is_not_offered_as_a_table_nor_a_table_as_a_graph(client: TestClient) -> None:
    refused = get(client, CONSTRUCT, "text/csv")
    assert refused.status_code == 406
    assert "text/turtle" in refused.json()["offered"]
    assert get(client, SELECT, "text/turtle").status_code == 406


def test_an_error_of_syntax_says_where_in_both_languages(client: TestClient) -> None:
    for language, word in (("nl", "regel"), ("en", "line")):
        answer = get(client, "SELECT *\nWHERE { ?s ?p }", lang=language)
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert (problem["line"], problem["status"]) == (2, 400)
        assert problem["column"] > 1
        assert word in problem["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
        "LOAD <http://127.0.0.1:9/>",
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    ],
)
def test_what_reaches_outside_or_changes_is_refused(client: TestClient, query: str) -> None:
    answer = get(client, query)
    assert answer.status_code == 403
    assert answer.json()["line"] == 1


@pytest.mark.parametrize("graph", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_a_dataset_outside_the_store_is_refused(client: TestClient, graph: str) -> None:
    assert get(client, f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}").status_code == 400
    parameters = {"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": graph}
    assert client.get("/sparql", params=parameters).status_code == 400


def test_the_dataset_of_the_protocol_is_used(client: TestClient, report: dict[str, Any]) -> None:
    graph = str(ns.report_graph(report["id"]))
    for name, query in (
        ("default-graph-uri", SELECT),
        ("named-graph-uri", f"{NG}SELECT ?report {{ GRAPH ?g {{ ?report a ng:SourceDocument }} }}"),
    ):
        found = client.post("/sparql", data={"query": query, name: graph}).json()["results"]["bindings"]
        assert [row["report"]["value"] for row in found] == [report["iri"]]


@pytest.mark.parametrize(
    ("request_", "status", "kind"),
    [
        ({"params": {"query": " "}}, 400, "query-missing"),
        ({"params": [("query", ASK), ("query", ASK)]}, 400, "query-parameter"),
        ({"params": {"update": "DROP ALL"}}, 400, "query-parameter"),
        ({"params": {"query": ASK, "lang": "fr"}}, 422, "parameter"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    client: TestClient, request_: dict[str, Any], status: int, kind: str
) -> None:
    answer = client.get("/sparql", **request_)
    assert answer.status_code == status
    assert answer.json()["type"] == f"/docs#problem-{kind}"


@pytest.mark.parametrize(
    ("content", "kind", "query", "status"),
    [
        (b"ASK {}", "application/sparql-query; charset=utf-16", "", 415),
        (b"ASK {}", "application/sparql-query; charset=UTF-8", "", 200),
        (b"ASK { 'caf\xff' }", "application/sparql-query", "", 400),
        (b"query=ASK%7B%7D&update=CLEAR+ALL", "application/x-www-form-urlencoded", "", 400),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", "application/x-www-form-urlencoded", "", 400),
        (b"query=%FF", "application/x-www-form-urlencoded", "", 400),
        (b"ASK {}", "application/sparql-query", "?query=ASK%7B%7D", 400),
        (b"ASK {}", "application/sparql-query", "?using-graph-uri=a:b", 400),
        (b"", "application/sparql-query", "", 400),
    ],
)
def test_a_posted_request_is_exact(client: TestClient, content: bytes, kind: str, query: str, status: int) -> None:
    answer = client.post(f"/sparql{query}", content=content, headers={"content-type": kind})
    assert answer.status_code == status, answer.text
    assert status == 200 or answer.headers["content-type"] == "application/problem+json"


def test_a_relative_iri_is_resolved_to_the_endpoint(client: TestClient) -> None:
    rows = get(client, "SELECT (IRI('x') AS ?i) {}").json()["results"]["bindings"]
    assert rows == [{"i": {"type": "uri", "value": "http://testserver/x"}}]


def test_without_a_query_a_program_gets_the_description(client: TestClient) -> None:
    for path in ("/sparql", "/.well-known/void"):
        answer = client.get(path, headers={"accept": "application/rdf+xml"})
        graph = Graph().parse(data=answer.text, format="xml")
        counted = graph.value(None, VOID.triples, None) or next(graph.objects(None, VOID.triples))
        assert int(str(counted)) > 0
        union = "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph"
        assert union in {str(value) for value in graph.objects()}
    total = get(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()["results"]["bindings"][0]["n"]["value"]
    dataset = next(graph.subjects(VOID.sparqlEndpoint, None))
    assert str(graph.value(dataset, VOID.triples)) == total
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    told = {
        str(graph.value(each, sd.name)): str(graph.value(graph.value(each, sd.graph), VOID.triples))
        for each in graph.subjects(RDF.type, sd.NamedGraph)
    }
    counts = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    rows = get(client, counts).json()["results"]["bindings"]
    assert told == {row["g"]["value"]: row["n"]["value"] for row in rows}
    assert set(graph.objects(dataset, sd.namedGraph)) == set(graph.subjects(RDF.type, sd.NamedGraph))


def test_every_example_of_the_service_runs_as_it_is(client: TestClient) -> None:
    answer = client.get("/.well-known/sparql-examples", headers={"accept": "text/turtle"})
    graph = Graph().parse(data=answer.text)
    examples = set(graph.subjects(RDF.type, SH.SPARQLExecutable))
    assert len(examples) == len(catalogue.questions())
    for example in examples:
        text = str(graph.value(example, SH.select))
        assert get(client, text).status_code == 200, example
        assert {label.language for label in graph.objects(example, RDFS.label)} == {"nl", "en"}


def test_head_options_and_another_method(client: TestClient) -> None:
    head = client.head("/sparql", params={"query": ASK})
    assert (head.status_code, head.content) == (200, b"")
    assert set(client.options("/sparql").headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert client.put("/sparql", params={"query": ASK}).status_code == 405


def test_a_body_of_another_type_is_refused(client: TestClient) -> None:
    answer = client.post("/sparql", content=SELECT, headers={"content-type": "text/plain"})
    assert answer.status_code == 415
    assert "application/sparql-query" in answer.json()["detail"]


def test_a_query_over_its_time_ends_and_the_next_one_works(sample_store: Store) -> None:
    with serving(sample_store.location, query_seconds=1) as client:
        answer = get(client, SLOW)  # would take hours
        assert answer.status_code == 504
        assert answer.json()["seconds"] == 1
        assert get(client, ASK).json()["boolean"] is True


def test_a_cut_off_answer_says_so(sample_store: Store) -> None:
    with serving(sample_store.location, max_rows=3) as client:
        answer = get(client, SELECT)
        assert len(answer.json()["results"]["bindings"]) == 3
        assert answer.headers["normgraaf-truncated"] == "rows"
        page = get(client, SELECT, "text/html", lang="en")
        assert "Only the first 3 rows" in page.text
    with serving(sample_store.location, max_rows=8) as client:
        assert "normgraaf-truncated" not in get(client, SELECT).headers


def test_the_page_begins_with_prefixes_and_examples_that_work(client: TestClient) -> None:
    page = client.get("/sparql", headers={"accept": "text/html"})
    assert "PREFIX ng:" in page.text
    for name in ("reports", "passages", "statement-counts", "norms-as-graph", "judgements"):
        assert f"example={name}" in page.text
        example = client.get("/sparql", params={"example": name}, headers={"accept": "text/html"})
        assert "#+ title@nl" in example.text
    assert client.get("/sparql", params={"example": "x"}, headers={"accept": "text/html"}).status_code == 404


def test_the_page_links_statements_and_evidence_to_passages(client: TestClient, point: dict[str, Any]) -> None:
    evidence = f"<{point['iri']}> <{ns.NG.hasEvidence}> ?evidence"
    query = f"SELECT * {{ {evidence} . BIND (<{point['iri']}> AS ?statement) }}"
    page = get(client, query, "text/html").text
    assert f'href="/passages/{point["iri"].partition("/id/")[2]}"' in page
    assert f'href="{point["evidence"][0]["href"]}"' in page


def test_the_page_keeps_the_query_and_shows_its_error(client: TestClient) -> None:
    page = get(client, "SELECT * { ?s <x", "text/html", lang="nl")
    assert page.status_code == 400
    assert "SELECT * { ?s &lt;x" in page.text
    assert 'data-line="1"' in page.text
