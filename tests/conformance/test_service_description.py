"""The W3C's three requirements of a service description."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from tests.conformance.conftest import TestClient
from tests.conformance.manifests import cases

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
CASES = {case.iri.rpartition("#")[2]: case.iri for case in cases("service-description")}

# The classes and properties of SPARQL 1.1 Service Description, sections 3.2 and 3.4: domain and range of each.
SCHEMA = {
    "endpoint": ("Service", None),
    "feature": ("Service", None),
    "defaultEntailmentRegime": ("Service", None),
    "supportedEntailmentProfile": ("Service", None),
    "entailmentRegime": ("NamedGraph", None),
    "extensionFunction": ("Service", None),
    "extensionAggregate": ("Service", None),
    "languageExtension": ("Service", None),
    "supportedLanguage": ("Service", None),
    "propertyFeature": ("Service", None),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "resultFormat": ("Service", None),
    "inputFormat": ("Service", None),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "name": ("NamedGraph", None),
    "graph": ("NamedGraph", "Graph"),
}
CLASSES = ("Service", "Dataset", "GraphCollection", "Graph", "NamedGraph")


def described(client: TestClient, accept: str = "text/turtle") -> Graph:
    answer = client.get("/sparql", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    return Graph().parse(data=answer.text, format=accept)


def returns_rdf(client: TestClient) -> None:
    for accept in ("text/turtle", "application/rdf+xml", "application/n-triples"):
        assert len(described(client, accept)) > 10
    assert client.get("/sparql", headers={"accept": "*/*"}).headers["content-type"].startswith("text/turtle")


def has_endpoint_triple(client: TestClient) -> None:
    graph = described(client)
    assert (None, SD.endpoint, URIRef(f"{client.base_url}/sparql")) in graph


def conforms_to_schema(client: TestClient) -> None:
    client.put("/graph/described", content="<a:a> a <a:b> .", headers={"content-type": "text/turtle"})
    graph = described(client)
    assert list(graph.subjects(SD.name, None))
    for subject, predicate, value in graph:
        if predicate == RDF.type and value in SD:
            assert value.fragment in CLASSES, value  # type: ignore[union-attr]
        elif predicate in SD:
            domain, kind = SCHEMA[predicate.fragment]  # type: ignore[union-attr]
            assert (subject, RDF.type, SD[domain]) in graph, predicate
            assert kind is None or (value, RDF.type, SD[kind]) in graph, predicate


CHECKS = {
    "returns-rdf": returns_rdf,
    "has-endpoint-triple": has_endpoint_triple,
    "conforms-to-schema": conforms_to_schema,
}


@pytest.mark.shared
@pytest.mark.parametrize("name", [pytest.param(name, id=iri) for name, iri in CASES.items()])
def test_service_description(name: str, emptied: TestClient) -> None:
    CHECKS[name](emptied)
