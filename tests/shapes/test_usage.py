"""Terms go with the things and values that the ontology declares them for."""

from __future__ import annotations

import pytest
from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from ontology.namespaces import ID, NG
from shapes.data import Data
from shapes.terms import types_of
from shapes.usage import term_breaches
from tests.shapes.planting import clean

D = f"{ID}toets/"


def messages(name: str, predicate: URIRef, value: Node) -> list[str]:
    graph = clean()
    graph.add((URIRef(D + name), predicate, value))
    data = Data.of(graph)
    return [breach[4] for breach in term_breaches(data, types_of(data))]


def test_terms_used_as_declared_are_no_breach() -> None:
    data = Data.of(clean())
    assert list(term_breaches(data, types_of(data))) == []
    assert list(term_breaches(Data(()), {})) == []


@pytest.mark.parametrize(
    ("name", "predicate", "value", "says"),
    [
        ("share", NG.numericvalue, Literal(1), "ng:numericvalue is not in the ontology; perhaps ng:numericValue"),
        ("share", NG.qqqqqqqq, Literal(1), "The term ng:qqqqqqqq is not in the ontology."),
        ("quotation", NG.numericValue, Literal(1), "belongs to a thing of the kind “figure”, and this is none"),
        ("nowhere", NG.numericValue, Literal(1), "belongs to a thing of the kind “figure”, and this is none"),
        ("share", NG.numericValue, Literal("veel"), "The value of “numeric value” is not of the kind"),
        ("share", NG.unit, Literal("dossiers", lang="nl"), "The value of “unit” is not of the kind"),
        ("share", NG.unit, URIRef(f"{D}org"), "The value of “unit” is not of the kind"),
        ("commitment", NG.actor, Literal("iemand"), "The value of “actor” is not of the kind"),
        ("advice-item", NG.partOf, URIRef(f"{D}org"), "is not of the kind that goes with it: “advice”"),
    ],
)
def test_a_term_used_otherwise_is_said_in_words(name: str, predicate: URIRef, value: Node, says: str) -> None:
    (message,) = messages(name, predicate, value)
    assert says in message


def test_a_whole_number_is_a_number() -> None:
    assert messages("share", NG.numericValue, Literal("7", datatype=XSD.integer)) == []


def test_a_property_of_a_kind_goes_with_each_kind_below_it() -> None:
    assert messages("overall-judgement", NG.judgementDate, Literal("2031")) == []
