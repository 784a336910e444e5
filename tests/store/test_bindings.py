"""Parameters are terms: whatever a value holds, it changes no query."""

from __future__ import annotations

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD

from store import Snapshot, open_store
from store.errors import BindingRefused, TermRefused

EX = "http://example.org/"
HOSTILE = [
    'a"b',
    "a'b",
    "a\\b",
    "\\",
    "\\u0022",
    "\\\\u0022 } # ",
    "a\nb\r\tc",
    '"""',
    "'''",
    "} UNION { ?s ?p ?o",
    "a>b",
    "<http://example.org/>",
    "?value $value",
    '" } SERVICE <http://127.0.0.1:9/> { "',
    "# comment",
    "\U0001f600 é \x0c",
    "",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(tmp_path_factory.mktemp("hostile"))
    value = URIRef(EX + "value")
    return store.replace({EX + "g": [(URIRef(f"{EX}{n}"), value, Literal(text)) for n, text in enumerate(HOSTILE)]})


@pytest.mark.parametrize("number", range(len(HOSTILE)))
@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s { ?s ?p ?value }",
        "SELECT ?s { ?s ?p ?o FILTER(?o = ?value) }",
        "SELECT ?s { ?s ?p ?o OPTIONAL { ?s ?q ?found FILTER(?found = ?value) } FILTER(BOUND(?found)) }",
        "SELECT ?s { { SELECT ?s { ?s ?p ?o FILTER(?o = $value) } } }",
        "SELECT ?s { ?s ?p ?o FILTER EXISTS { ?s ?p ?value } }",
        "SELECT ?s { { SELECT ?s ?value (COUNT(*) AS ?n) { ?s ?p ?value } GROUP BY ?s ?value } }",
    ],
)
def test_a_value_finds_exactly_what_has_it(text: str, number: int, hostile: Snapshot) -> None:
    found = hostile.query(text, bindings={"value": Literal(HOSTILE[number])})
    assert [row[0].value for row in found] == [f"{EX}{number}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?v { ?s ?p ?v } ORDER BY ?v", ["a"]),
        ("SELECT ?v (COUNT(*) AS ?n) { ?s ?p ?v } GROUP BY ?v HAVING(?v != 'b')", ["a"]),
        ("SELECT ?v ?n { { SELECT ?v (COUNT(*) AS ?n) { ?s ?p ?v } GROUP BY ?v } }", ["a"]),
        ("SELECT (STR(?v) AS ?x) { ?s ?p ?o FILTER(!BOUND(?v) || ?o = ?v) }", ["a"]),
        ("SELECT ?o { ?s ?p ?o MINUS { ?s ?p ?v } }", []),
        (
            "SELECT DISTINCT ?o { ?s ?p ?o BIND(CONCAT(?v, '!') AS ?x) FILTER(?x = 'a!') } ORDER BY DESC(?v) ?o",
            list("abc"),
        ),
        ("SELECT ?g { GRAPH ?g { ?s ?p ?v } }", ["http://example.org/one"]),
    ],
)
def test_a_parameter_may_stand_wherever_a_term_may(text: str, expected: list[str], snapshot: Snapshot) -> None:
    assert [row[0].value for row in snapshot.query(text, bindings={"v": Literal("a")})] == expected


def test_a_binding_adds_no_columns_and_keeps_its_own(snapshot: Snapshot) -> None:
    text = "SELECT * { { SELECT ?v ?s { ?s ?p ?v } } }"
    assert snapshot.query(text, bindings={"v": Literal("a")}).variables == ("s",)
    assert snapshot.query("SELECT ?v ?s { ?s ?p ?v }", bindings={"v": Literal("a")}).variables == ("v", "s")


def test_an_iri_binds_a_graph_a_construct_and_a_description(snapshot: Snapshot) -> None:
    one = URIRef(EX + "one")
    found = snapshot.query("SELECT ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o", bindings={"g": one})
    assert [row[0].value for row in found] == ["a", "b"]
    made = snapshot.query("CONSTRUCT { ?g ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }", bindings={"g": one})
    assert {triple.subject.value for triple in made.triples} == {str(one)}
    described = snapshot.query("DESCRIBE ?x", bindings={"x": URIRef(EX + "thing")})
    assert len(described.triples) == 3


def test_types_and_languages_are_kept(snapshot: Snapshot) -> None:
    for value in (Literal("a", lang="nl"), Literal("2024-01-01", datatype=XSD.date), Literal(5), Literal(True)):
        (row,) = snapshot.query("SELECT (?v AS ?x) {}", bindings={"v": value}).rows
        assert row[0].value == str(value)
        assert row[0].language == value.language
        assert value.datatype is None or row[0].datatype.value == str(value.datatype)


@pytest.mark.parametrize(
    "bad", ["http://example.org/a b", "http://example.org/a>b", 'http://example.org/"', "no scheme"]
)
def test_what_is_no_iri_is_refused(bad: str, snapshot: Snapshot) -> None:
    with pytest.raises(TermRefused):
        snapshot.query("SELECT ?o { ?x ?p ?o }", bindings={"x": URIRef(bad)})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SELECT ?s { ?s ?p ?o }", Literal("a")),
        ("SELECT ?s { ?s ?v ?o }", Literal("a")),
        ("SELECT ?s { ?s ?p ?v }", BNode("b")),
        ("SELECT ?s { ?s ?p ?o BIND('a' AS ?v) }", Literal("a")),
        ("SELECT ?s (COUNT(*) AS ?v) { ?s ?p ?o } GROUP BY ?s", Literal("a")),
        ("SELECT ?s { VALUES ?v { 'a' } ?s ?p ?v }", Literal("a")),
        ("SELECT ?s { VALUES (?o ?v) { ('a' 'b') } ?s ?p ?v }", Literal("a")),
    ],
)
def test_a_parameter_that_cannot_be_bound_is_refused(text: str, value: Literal, snapshot: Snapshot) -> None:
    with pytest.raises(BindingRefused) as raised:
        snapshot.query(text, bindings={"v": value})
    assert raised.value.nl != raised.value.en
