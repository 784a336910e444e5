"""Compact JSON-LD says what the graph says."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from ontology import namespaces as ns
from store.errors import FormatRefused
from store.fingerprint import digest
from store.jsonld import write

TURTLE = """@prefix ng: <https://w3id.org/normgraaf/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<urn:a> a ng:Finding, ng:Statement ; ng:actor <urn:b>, "b" ; ng:text "één"@nl, "a\\nb" ; ng:number "1.00"^^xsd:decimal .
<urn:b> a "no class" ; ng:part [ ng:number 1 ; ng:next [ ng:number true ] ] ; ng:list ( 1 "2" ng:x ) .
<org:c> ng:see <org:d>, <http://example.org/e>, <https://w3id.org/normgraaf/ns#>, <https://w3id.org/normgraaf/ns#//f> .
ng:property <http://example.org/p/q> rdf:type .
"""


def triples(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def test_it_is_read_as_what_was_written() -> None:
    given = triples(TURTLE)
    read = [quad.triple for quad in ox.parse(write(given, ns.PREFIXES), format=ox.RdfFormat.JSON_LD)]
    assert digest(read) == digest(given)


def test_it_is_compact() -> None:
    found = json.loads(write(triples(TURTLE), ns.PREFIXES))
    assert found["@context"]["ng"] == str(ns.NG)
    assert "org" not in found["@context"]  # the graph has IRIs of that scheme
    node = next(each for each in found["@graph"] if each["@id"] == "urn:a")
    assert node["@type"] == ["ng:Finding", "ng:Statement"]
    assert node["ng:number"] == {"@type": "xsd:decimal", "@value": "1.00"}
    assert node["ng:actor"] == ["b", {"@id": "urn:b"}]


def test_the_order_is_that_of_the_graph_and_not_of_its_making() -> None:
    given = triples(TURTLE.replace("[ ng:number 1 ; ng:next [ ng:number true ] ]", "1").replace('( 1 "2" ng:x )', "2"))
    assert write(given, ns.PREFIXES) == write(reversed(given), ns.PREFIXES)


def test_what_json_ld_cannot_say_is_refused() -> None:
    with pytest.raises(FormatRefused):
        write(triples("<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> ."), ns.PREFIXES)
