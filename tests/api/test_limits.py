"""What asks too much is told which limit it met, within that limit, and the service's own process stays as it was."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from store import EmbeddedStore
from tests.api.service import memory_mb, started_process
from tests.store.test_bounds import DEEP, LONG, deep, long

pytestmark = pytest.mark.enable_socket

SECONDS = 1
DOUBLED = "".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1}) " for n in range(40))
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
CHAIN = " . ".join(f"?v{n} ?p{n} ?v{n + 1}" for n in range(300))

UNREADABLE = {
    "an unknown function": ("ASK { FILTER(<urn:example:f>(1)) }", "function-unknown"),
    "an unknown cast": ("SELECT (<http://www.w3.org/2001/XMLSchema#no>(1) AS ?x) {}", "function-unknown"),
    "an unknown aggregate function": (
        "SELECT (<urn:example:sum>(?x) AS ?y) { ?s ?p ?x }",
        "function-unknown",
    ),
    "an unknown builtin": ("ASK { FILTER(NOSUCH(1)) }", "query-syntax"),
    "too many arguments": ("ASK { FILTER(STRLEN('a', 'b')) }", "query-syntax"),
    "too few arguments": ("ASK { FILTER(CONTAINS('a')) }", "query-syntax"),
    "an unknown aggregate": ("SELECT (MEDIAN(?o) AS ?m) { ?s ?p ?o }", "query-syntax"),
    "an aggregate in a pattern": ("SELECT * { ?s ?p ?o FILTER(COUNT(*) > 1) }", "query-syntax"),
    "points": ("SELECT*{?s ?p " + "a..." * 15_000 + " }", "query-complex"),
    "hyphens": ("a-a-" * 5_000, "query-complex"),
    "brackets that never close": ("(" * 500_000, "query-complex"),
    "brackets that never opened": (")" * 100_000, "query-syntax"),
    "an open string": ("ASK { '" + "a" * 500_000, "query-syntax"),
    "an open IRI": ("ASK { <" + "a" * 500_000, "query-syntax"),
    "a prefix not declared": ("ASK { " + "a:b " * 1_000 + "}", "query-syntax"),
    "an unknown graph": ("ASK FROM <urn:example:none> {}", "graph-unknown"),
    "many unknown graphs": ("ASK " + "FROM <urn:example:none> " * 1_000 + "{}", "graph-unknown"),
    "nothing but a comment": ("#" * 900_000, "query-syntax"),
    "zeros": ("\0" * 10_000, "query-syntax"),
    "a query past its size": ("ASK {} #" + "a" * 1_000_000, "too-large"),
}
HUNGRY = {
    "a cross join": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "a cross join in order": f"SELECT * {{ {CROSS} }} ORDER BY ?c ?f ?i",
    "a distinct cross join": f"SELECT DISTINCT * {{ {CROSS} }}",
    "distinct counts": f"SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) {{ {CROSS} }}",
    "groups of a cross join": f"SELECT ?c ?f ?i (COUNT(*) AS ?n) {{ {CROSS} }} GROUP BY ?c ?f ?i",
    "a long concatenation": f"SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f))) AS ?x) {{ {CROSS} }}",
    "a string that doubles": f"SELECT (STRLEN(?v40) AS ?n) {{ BIND('0123456789' AS ?v0) {DOUBLED} }}",
    "paths between everything": "SELECT (COUNT(*) AS ?n) { ?a (<urn:p>|!<urn:p>)* ?b . ?c (<urn:p>|!<urn:p>)* ?d }",
    "paths of paths": "SELECT (COUNT(*) AS ?n) { ?a ((!<a:b>)*/(!<a:b>)*)* ?b . ?c (!<a:b>)* ?d }",
    "a chain of triples": f"SELECT (COUNT(*) AS ?n) {{ {CHAIN} }}",
    "OPTIONAL of everything": "SELECT (COUNT(*) AS ?n) { " + "OPTIONAL { ?a ?b ?c } OPTIONAL { ?d ?e ?f } " * 3 + "}",
    "MINUS of everything": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} MINUS {{ ?a ?b ?x . ?d ?e ?y }} }}",
    "NOT EXISTS of everything": f"ASK {{ {CROSS} FILTER NOT EXISTS {{ ?a ?e ?i . ?x ?y ?z . ?u ?v ?w }} }}",
    "values by values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ {'1 ' * 200} }}" for n in range(6))
    + " }",
    "an expression a row": f"SELECT (SUM(STRLEN(REPLACE(STR(?c), '(a|b|ab)*c', 'x'))) AS ?n) {{ {CROSS} }}",
    "hashes a row": f"SELECT (MAX(SHA512(CONCAT(STR(?c), STR(?f), STR(?i)))) AS ?n) {{ {CROSS} }}",
    "nested collections within the bound": deep(DEEP["collections"], 190),
    "nested blank nodes within the bound": deep(DEEP["blank nodes"], 190),
    "a sequence path within the bound": long(LONG["a sequence path"], 1_500),
    "a graph of everything": f"CONSTRUCT {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?a ?e ?i }} WHERE {{ {CROSS} }}",
    "a description of everything": f"DESCRIBE ?a ?d ?g {{ {CROSS} }}",
    "random order": f"SELECT * {{ {CROSS} }} ORDER BY RAND()",
}


@pytest.fixture(scope="module")
def service(sample_store: EmbeddedStore) -> Iterator[tuple[httpx.Client, int]]:
    settings = {"QUERY_SECONDS": "25", "WORKERS": "2", "WORKER_MEMORY_MB": "400", "CACHE_BYTES": "0"}
    with started_process(sample_store.location, **settings) as (client, process):
        assert post(client, "ASK {}").status_code == 200
        yield client, process


def post(client: httpx.Client, text: str, **parameters: str) -> httpx.Response:
    kind = {"Content-Type": "application/sparql-query"}
    return client.post("/sparql", content=text.encode(), headers=kind, params=parameters)


@pytest.mark.parametrize("shape", DEEP.values(), ids=DEEP.keys())
def test_what_is_too_deep_names_its_limit(
    shape: tuple[str, str, str, str, str], service: tuple[httpx.Client, int]
) -> None:
    for depth in (201, 5_000):
        answer = post(service[0], deep(shape, depth))
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
        assert (answer.json()["setting"], answer.json()["line"]) == ("NORMGRAAF_QUERY_DEPTH", 1)


@pytest.mark.parametrize("shape", LONG.values(), ids=LONG.keys())
def test_what_is_too_long_names_its_limit(shape: tuple[str, str, str], service: tuple[httpx.Client, int]) -> None:
    answer = post(service[0], long(shape, 10_000))
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert (answer.json()["setting"], answer.json()["line"]) == ("NORMGRAAF_QUERY_PARTS", 1)


@pytest.mark.parametrize(("text", "kind"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_says_why(text: str, kind: str, service: tuple[httpx.Client, int]) -> None:
    answer = post(service[0], text)
    assert (answer.status_code, answer.json()["type"]) == (413 if kind == "too-large" else 400, f"/docs#problem-{kind}")
    assert len(answer.content) < 2_000
    assert kind not in ("too-large", "query-complex") or answer.json()["setting"].startswith("NORMGRAAF_")


@pytest.mark.long
def test_what_takes_too_much_is_ended_at_its_limit_and_named(service: tuple[httpx.Client, int]) -> None:
    client, process = service
    before = memory_mb(process)
    met = {name: post(client, text, timeout=str(SECONDS)) for name, text in HUNGRY.items()}
    told = {
        name: (answer.status_code, answer.json().get("setting"))
        for name, answer in met.items()
        if answer.status_code != 200
    }
    assert set(told.values()) <= {(504, "NORMGRAAF_QUERY_SECONDS"), (503, "NORMGRAAF_WORKER_MEMORY_MB")}, told
    assert len(told) > len(HUNGRY) / 2
    assert all(answer.elapsed.total_seconds() < 20 * SECONDS for answer in met.values())
    assert memory_mb(process) < before + 60
    assert post(client, "ASK {}").json()["boolean"] is True
