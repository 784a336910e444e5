"""Terms as strings say what nodes say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.ntriples import datatype, iri, literal, node, term, text

_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("één „woord”", Literal("één „woord”")),
        (True, Literal(True)),
        (-3, Literal(-3)),
        (Decimal("2.50"), Literal("2.50", datatype=XSD.decimal, normalize=False)),
        (Decimal("1E+3"), Literal("1000", datatype=XSD.decimal)),
        (date(2024, 2, 29), Literal(date(2024, 2, 29))),
    ],
)
def test_a_value_becomes_the_literal_that_it_is_in_rdflib(value: str | int, expected: Literal) -> None:
    assert node(literal(value)) == expected
    assert datatype(literal(value)) == (str(expected.datatype) if expected.datatype else "")


@given(_WORDS)
def test_every_text_comes_back_from_a_parser_of_ntriples(words: str) -> None:
    written = literal(words, lang="nl")
    graph = Graph().parse(data=f"<urn:s> <urn:p> {written} .\n", format="nt")
    assert list(graph.objects()) == [Literal(words, lang="nl")]
    assert text(written) == words


@given(_WORDS)
def test_a_term_and_its_node_are_each_others_inverse(words: str) -> None:
    for each in (Literal(words), Literal(words, lang="en"), Literal("P1Y", datatype=XSD.duration), BNode("b1")):
        assert node(term(each)) == each


@pytest.mark.parametrize(
    ("written", "said"),
    [(iri("urn:a"), "urn:a"), (r'"\u00e9\U0001F600\t"@nl', "é😀\t"), ('"1"^^<urn:kind>', "1"), ("_:b", "_:b")],
)
def test_a_term_says_its_iri_or_its_characters(written: str, said: str) -> None:
    assert text(written) == said


def test_only_a_literal_with_a_datatype_has_one() -> None:
    nodes: list[Node] = [URIRef("urn:a"), Literal("a"), Literal("a^^<urn:b>"), Literal("a", lang="nl"), Literal(1)]
    assert [datatype(term(each)) for each in nodes] == ["", "", "", "", str(XSD.integer)]
