"""Updates and graph writes in the normal service: a token, curated graphs only, past the gate, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from rdflib import RDF, XSD, Graph, URIRef

from api.tokens import TokenBook
from api.writing import CURATED
from normgraaf.settings import Settings
from ontology import namespaces as ns
from ontology.namespaces import NG
from tests.api.conftest import TestClient, serving
from tests.conftest import SAMPLES, StoreOf

TURTLE = {"content-type": "text/turtle"}


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory, store_of: StoreOf) -> Iterator[TestClient]:
    """A service over one report, whose client has a token that may write."""
    folder = tmp_path_factory.mktemp("writing")
    store_of(next(SAMPLES.glob("*elzenbrug*.txt")), folder / "store", "elzenbrug")
    secret = TokenBook(Settings(store=str(folder / "store")).private_folder).create("schrijver", "write")
    with serving(folder / "store") as client:
        client.headers["authorization"] = f"Bearer {secret}"
        yield client


@pytest.fixture(scope="module")
def good(writing: TestClient) -> str:
    """An identity link that conforms to the shapes, as a document."""
    found = writing.get("/sparql", params={"query": f"CONSTRUCT WHERE {{ ?s a <{NG.ActorMention}> ; ?p ?o }}"})
    graph = Graph().parse(data=found.text, format="turtle")
    subject = next(graph.subjects(RDF.type, NG.ActorMention))
    own = Graph()
    for _, predicate, value in graph.triples((subject, None, None)):
        changed = ns.concept("mode", "curated") if predicate == NG.assertionMode else value
        own.add((URIRef(f"{ns.ID}elzenbrug/ActorMention/0123456789abcdef"), predicate, changed))
    return own.serialize(format="turtle")


def names(client: TestClient) -> set[str]:
    answer = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"})
    return {row["g"]["value"] for row in answer.json()["results"]["bindings"]}


def test_nobody_writes_without_a_token(writing: TestClient, good: str) -> None:
    bare = {"authorization": ""}
    for answer in (
        writing.post("/sparql", data={"update": f"CLEAR GRAPH <{CURATED}x>"}, headers=bare),
        writing.put("/graph/curated/x", content=good, headers={**TURTLE, **bare}),
        writing.post("/graph", content=good, headers={**TURTLE, **bare}),
        writing.delete("/graph/curated/x", headers=bare),
    ):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_curated_graph_is_made_read_replaced_and_removed(writing: TestClient, good: str) -> None:
    made = writing.put("/graph/curated/links", content=good, headers=TURTLE)
    assert made.status_code == 201, made.text
    assert made.headers["location"].endswith("/graph/curated/links")
    assert f"{CURATED}links" in names(writing)
    read = writing.get("/graph", params={"graph": f"{CURATED}links"}, headers={"accept": "text/turtle"})
    assert read.headers["etag"].removeprefix("W/") == made.headers["etag"]
    again = {"if-none-match": read.headers["etag"], "accept": "text/turtle"}
    assert writing.get("/graph/curated/links", headers=again).status_code == 304
    assert writing.put("/graph/curated/links", content=good, headers=TURTLE).status_code == 204
    assert writing.delete("/graph/curated/links").status_code == 204
    assert writing.delete("/graph/curated/links").status_code == 404
    assert writing.get("/graph/curated/links").status_code == 404


def test_a_write_that_expects_another_content_changes_nothing(writing: TestClient, good: str) -> None:
    assert writing.put("/graph/curated/m", content=good, headers={**TURTLE, "if-match": "*"}).status_code == 412
    made = writing.put("/graph/curated/m", content=good, headers={**TURTLE, "if-none-match": "*"})
    assert made.status_code == 201
    assert writing.put("/graph/curated/m", content=good, headers={**TURTLE, "if-none-match": "*"}).status_code == 412
    stale = {**TURTLE, "if-match": '"0000.turtle"'}
    assert writing.put("/graph/curated/m", content=good, headers=stale).status_code == 412
    assert writing.delete("/graph/curated/m", headers={"if-match": '"0000.turtle"'}).status_code == 412
    other = writing.get("/graph/curated/m", headers={"accept": "application/n-triples"}).headers["etag"]
    assert writing.delete("/graph/curated/m", headers={"if-match": other}).status_code == 204


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<http://example.org/a> <http://example.org/b> 'c' .", "not-checked"),
        (f"<{ns.ID}elzenbrug/x> a <{NG.AttentionPoint}> .", "not-conforming"),
        (f"<{ns.ID}elzenbrug/x> a <{NG.AttentionPunt}> .", "not-conforming"),
    ],
)
def test_what_does_not_pass_the_shapes_is_refused_with_the_findings(writing: TestClient, data: str, kind: str) -> None:
    before = names(writing)
    for answer in (
        writing.put("/graph/curated/bad", content=data, headers=TURTLE),
        writing.post("/sparql", data={"update": f"INSERT DATA {{ GRAPH <{CURATED}bad> {{ {data} }} }}"}),
    ):
        assert answer.status_code == 422, answer.text
        problem = answer.json()
        assert problem["type"].endswith(kind)
        assert problem["graph"] == f"{CURATED}bad"
        assert (kind == "not-checked") or problem["results"][0]["message"]
    assert names(writing) == before


def test_a_statement_by_hand_says_that_it_is(writing: TestClient, good: str) -> None:
    pretending = good.replace("mode/curated", "mode/stated")
    answer = writing.put("/graph/curated/p", content=pretending, headers=TURTLE)
    assert answer.status_code == 422
    assert "curated" in answer.json()["results"][-1]["message"]


def test_a_quotation_is_compared_with_the_text_in_the_store(writing: TestClient) -> None:
    found = writing.get("/sparql", params={"query": f"CONSTRUCT WHERE {{ ?s <{ns.OA.exact}> ?e ; ?p ?o }}"})
    graph = Graph().parse(data=found.text, format="turtle")
    subject = next(graph.subjects(ns.OA.exact, None))
    own = Graph()
    for _, predicate, value in graph.triples((subject, None, None)):
        own.add((URIRef(f"{subject}0"), predicate, value))
    sound = own.serialize(format="turtle")
    answer = writing.put("/graph/curated/q", content=sound, headers=TURTLE)
    assert answer.status_code == 201, answer.text
    exact = str(own.value(URIRef(f"{subject}0"), ns.OA.exact))
    answer = writing.put("/graph/curated/q", content=sound.replace(exact, f"{exact[:-1]}x"), headers=TURTLE)
    assert answer.status_code == 422, answer.text


def test_writers_wait_their_turn(writing: TestClient, good: str) -> None:
    def write(number: int) -> int:
        own = good.replace("0123456789abcdef", f"0123456789abcd{number:02}")
        return int(writing.post("/graph/curated/turns", content=own, headers=TURTLE).status_code)

    with ThreadPoolExecutor(12) as threads:
        statuses = sorted(threads.map(write, range(12)))
    assert statuses == [201, *[204] * 11]
    text = writing.get("/graph/curated/turns", headers={"accept": "application/n-triples"}).text
    assert len(set(re.findall(r"0123456789abcd\d\d", text))) == 12


def test_a_writer_does_not_wait_for_ever(writing: TestClient, good: str) -> None:
    app: Any = writing.app
    service = app.state.service
    before = service.settings.wait_seconds
    try:
        object.__setattr__(service.settings, "wait_seconds", 0.2)
        assert writing.portal is not None
        writing.portal.call(service.turn.acquire)
        answer = writing.put("/graph/curated/w", content=good, headers=TURTLE)
        writing.portal.call(service.turn.release)
    finally:
        object.__setattr__(service.settings, "wait_seconds", before)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"


def test_what_the_engine_writes_in_its_own_form_is_the_value_that_was_sent(writing: TestClient, good: str) -> None:
    """Documented at the operation: numbers and booleans come back in their canonical form."""
    mention = f"{ns.ID}elzenbrug/ActorMention/0123456789abcdef"
    number = f'<{mention}> <http://example.org/n> "1.00"^^<{XSD.decimal}>, "007"^^<{XSD.integer}> .'
    assert writing.put("/graph/curated/n", content=good + number, headers=TURTLE).status_code == 201
    read = Graph().parse(data=writing.get("/graph/curated/n").text, format="turtle")
    found = {str(value) for value in read.objects(None, URIRef("http://example.org/n"))}
    assert found == {"1", "7"}
    paths = writing.get("/openapi.json", params={"lang": "en"}).json()["paths"]
    assert "canonical" in paths["/graph/{path}"]["put"]["description"]


def test_a_graph_as_json_ld_carries_the_published_context(writing: TestClient, good: str) -> None:
    writing.put("/graph/curated/j", content=good, headers=TURTLE)
    found = writing.get("/graph/curated/j", headers={"accept": "application/ld+json"})
    published = writing.get("/context.jsonld")
    assert published.headers["content-type"] == "application/ld+json"
    assert found.json()["@context"].items() <= published.json()["@context"].items()
    assert any("ng:ActorMention" in str(node.get("@type")) for node in found.json()["@graph"])
    again = writing.put("/graph/curated/j", content=found.content, headers={"content-type": "application/ld+json"})
    assert again.status_code == 204
    assert again.headers["etag"].partition(".")[0] in found.headers["etag"]


def test_a_day_that_no_month_has_is_refused(writing: TestClient, good: str) -> None:
    mention = f"{ns.ID}elzenbrug/ActorMention/0123456789abcdef"
    date = f'<{mention}> <http://purl.org/dc/terms/date> "2024-02-30"^^<{XSD.date}> .'
    answer = writing.put("/graph/curated/d", content=good + date, headers=TURTLE)
    assert answer.status_code == 422, answer.text
    assert "2024-02-30" in [result.get("value") for result in answer.json()["results"]]


def test_a_node_without_a_name_is_told_by_its_line(writing: TestClient) -> None:
    answer = writing.put("/graph/curated/d", content=f"\n\n[] a <{NG.Organisation}> .", headers=TURTLE)
    assert answer.status_code == 422, answer.text
    assert {result["focus"] for result in answer.json()["results"]} == {"_:line3"}


@pytest.mark.parametrize("name", ["report/elzenbrug", "ontology", "vocabulary", "framework", "rules", "curated/"])
def test_other_graphs_are_protected(writing: TestClient, good: str, name: str) -> None:
    before = writing.get("/graph/report/elzenbrug", headers={"accept": "text/turtle"}).headers["etag"]
    for answer in (
        writing.put(f"/graph/{name}", content=good, headers=TURTLE),
        writing.post("/graph", params={"graph": f"{ns.GRAPH}{name}"}, content=good, headers=TURTLE),
        writing.delete(f"/graph/{name}"),
    ):
        assert answer.status_code in (403, 404), answer.text
    for update in (f"DROP GRAPH <{ns.GRAPH}{name}>", f"DELETE WHERE {{ GRAPH <{ns.GRAPH}{name}> {{ ?s ?p ?o }} }}"):
        answer = writing.post("/sparql", data={"update": update})
        assert answer.status_code == 403
        assert answer.json()["line"] == 1
    assert writing.get("/graph/report/elzenbrug", headers={"accept": "text/turtle"}).headers["etag"] == before


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "CLEAR ALL", "CLEAR DEFAULT"])
def test_the_default_graph_is_not_written_and_the_refusal_says_which_is(writing: TestClient, update: str) -> None:
    answer = writing.post("/sparql", data={"update": update})
    assert answer.status_code == 403
    assert CURATED in answer.json()["detail"]
    answer = writing.put("/graph?default", content="<a:a> <a:b> <a:c> .", headers=TURTLE)
    assert answer.status_code == 400
    assert CURATED in answer.json()["detail"]


def test_an_update_tells_what_it_changed(writing: TestClient, good: str) -> None:
    writing.put("/graph/curated/u", content=good, headers=TURTLE)
    answer = writing.post(
        "/sparql", content=f"CLEAR GRAPH <{CURATED}u>", headers={"content-type": "application/sparql-update"}
    )
    assert answer.status_code == 200
    assert answer.json()["removed"] > 3
    assert answer.json()["added"] == 0
    assert f"{CURATED}u" not in names(writing)


@pytest.mark.parametrize(
    ("kind", "data", "status"),
    [
        ("text/turtle", "<a:a> <a:b> .", 400),
        ("application/ld+json", '{"@context": "http://127.0.0.1:9/c", "a": "b"}', 400),
        ("application/rdf+xml", '<!DOCTYPE r [<!ENTITY x "y">]><r/>', 400),
        ("text/plain", "<a:a> <a:b> <a:c> .", 415),
        ("text/turtle; charset=utf-16", "<a:a> <a:b> <a:c> .", 415),
        ("application/trig", "<a:a> <a:b> <a:c> .", 415),
        ("application/n-triples", "<a:a> <a:b> \xff", 400),
        ("text/turtle", "<a:a> <a:b> " + "[ <a:b> " * 10_000, 400),
        ("application/rdf+xml", "<a>" * 100_000, 400),
        ("application/ld+json", "[" * 100_000, 400),
    ],
)
def test_a_document_that_is_not_read_is_told_why(writing: TestClient, kind: str, data: str, status: int) -> None:
    answer = writing.put("/graph/curated/x", content=data.encode("latin-1"), headers={"content-type": kind})
    assert answer.status_code == status, answer.text
    assert answer.json()["title"]
    if data.endswith("<a:b> ."):
        assert (answer.json()["line"], answer.json()["column"]) == (1, 13)


@pytest.mark.parametrize("query", ["", "graph=a", "graph=a:a&graph=a:b", "graph=a:a&default", "graf=a:a"])
def test_a_graph_is_named_once_and_absolutely(writing: TestClient, query: str) -> None:
    assert writing.get(f"/graph?{query}").status_code == 400


def test_the_methods_of_a_graph_are_told(writing: TestClient) -> None:
    for path in ("/graph", "/graph/curated/x"):
        allowed = set(writing.options(path).headers["allow"].split(", "))
        assert allowed == {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"}
        assert writing.patch(path, content="x").status_code == 405
    preflight = {"origin": "https://example.org", "access-control-request-method": "PUT"}
    answer = writing.options("/graph/curated/x", headers=preflight)
    assert "PUT" in answer.headers["access-control-allow-methods"]
