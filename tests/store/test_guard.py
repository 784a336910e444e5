"""Nothing leaves the store: refused before evaluation, however it is written; and nothing harmless is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Snapshot
from store.errors import GraphUnknown, QueryRefused, QuerySyntaxError, StoreError
from store.guard import guard

CONFORMANCE = Path(__file__).parents[3] / "shared" / "conformance" / "sparql" / "sparql11"
OUT = "<http://127.0.0.1:9/>"
SERVICES = {
    "plain": f"SELECT * {{ SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "lower case": f"select * {{ service {OUT} {{ ?s ?p ?o }} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {OUT} {{ ?s ?p ?o }} }}",
    "variable": "SELECT * { ?s ?p ?x SERVICE ?x { ?a ?b ?c } }",
    "prefixed": "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICE ex:x { ?a ?b ?c } }",
    "sub-SELECT": f"SELECT * {{ {{ SELECT ?s {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }} }}",
    "EXISTS": f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }}",
    "NOT EXISTS in an expression": f"ASK {{ BIND(1 IN (2) || NOT EXISTS {{ SERVICE {OUT} {{ ?s ?p ?o }} }} AS ?x) }}",
    "OPTIONAL": f"SELECT * {{ OPTIONAL {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }}",
    "UNION": f"SELECT * {{ {{}} UNION {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }}",
    "MINUS": f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }}",
    "GRAPH": f"SELECT * {{ GRAPH ?g {{ SERVICE {OUT} {{ ?s ?p ?o }} }} }}",
    "CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "after a comment": f"SELECT * {{ # SERVICE in words\n SERVICE {OUT} {{ ?s ?p ?o }} }}",
    "comment ended by a return": f"SELECT * {{ # words\rSERVICE {OUT} {{ ?s ?p ?o }} }}",
    "comment between": f"SELECT * {{ SERVICE # words\n {OUT} {{ ?s ?p ?o }} }}",
    "after a string": f'SELECT * {{ ?s ?p """a" b"""SERVICE {OUT} {{ ?a ?b ?c }} }}',
    "after a string with an escape": f'SELECT * {{ ?s ?p "\\\\"SERVICE {OUT} {{ ?a ?b ?c }} #"\n }}',
    "no space": f"SELECT*{{SERVICE{OUT}{{?s?p?o}}}}",
    "glued to SILENT": f"SELECT * {{ SERVICESILENT{OUT}{{ ?s ?p ?o }} }}",
    "glued to true": f"SELECT * {{ ?s ?p trueSERVICE{OUT}{{ ?a ?b ?c }} }}",
    "glued to a number": f"SELECT * {{ ?s ?p 1SERVICE{OUT}{{ ?a ?b ?c }} }}",
    "glued to a name": "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x{ ?s ?p ?o } }",
    "glued to a declared name": "PREFIX : <a:b> PREFIX service: <c:d> SELECT * { SERVICE:x{ ?s ?p ?o } }",
    "after a dot": f"PREFIX a: <b:b> SELECT * {{ ?s ?p a:.SERVICE{OUT}{{ ?a ?b ?c }} }}",
    "behind a comparison like an IRI": f"ASK {{ BIND(1 AS ?a)FILTER(?a<2)SERVICE#>\n{OUT}{{ ?s ?p ?o }} }}",
    "behind a comparison and a comment": f'ASK {{ FILTER(?a<?a)#> """\nSERVICE{OUT}{{ ?s ?p ?o }} #"""\n }}',
    "behind a comparison and a quote": f"ASK {{ FILTER(?a<?a+'>\" ')SERVICE{OUT}{{ ?s ?p ?o }} #\"\n }}",
}
HARMLESS = {
    "string": 'ASK { ?s ?p "SERVICE <http://x/> { }" }',
    "long string": 'ASK { ?s ?p """a "quoted" SERVICE <http://x/> {} \n FROM <file:///etc/passwd>""" }',
    "single quotes": "ASK { ?s ?p 'LOAD \\' SERVICE' }",
    "comment": "ASK { ?s ?p ?o } # SERVICE <http://x/> {} FROM <file:///etc/passwd>",
    "IRI": "ASK { ?s <http://example.org/SERVICE> <http://example.org/load#FROM> }",
    "IRI after a variable": "ASK { ?s<http://example.org/SERVICE#from>?o }",
    "IRI in a list": "ASK { VALUES (?a ?b) { (1 <http://example.org/x#SERVICE>) } ?s ?p (?a <http://e.org/#from>) }",
    "local name": "PREFIX ex: <http://example.org/> ASK { ex:service ex:LOAD ex:from }",
    "prefix": "PREFIX service: <http://example.org/> PREFIX from: <http://example.org/> ASK { from:a service:b ?o }",
    "graph of that prefix": "PREFIX service: <http://example.org/> ASK { GRAPH service:b { ?s ?p ?o } }",
    "variable": "SELECT ?service $from ?load { ?service $from ?load }",
    "blank node": "ASK { _:service ?p _:FROM }",
    "language": 'ASK { ?s ?p "a"@service }',
    "update words as names": "PREFIX ex: <http://example.org/> ASK { ex:INSERT ex:DELETE ex:DROP }",
    "comparisons": "ASK { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b && ?b>?a || ?a<=?b) }",
    "path": "PREFIX ex: <http://example.org/> ASK { ?s (ex:a|^ex:b)/ex:c* <urn:x:y> }",
    "aggregate": "SELECT (COUNT(*) AS ?n) (GROUP_CONCAT(?o; SEPARATOR=', from ') AS ?all) { ?s ?p ?o }",
}


@pytest.mark.parametrize("text", SERVICES.values(), ids=SERVICES.keys())
def test_service_is_refused_with_its_place(text: str, snapshot: Snapshot) -> None:
    with pytest.raises(QueryRefused) as raised:
        snapshot.query(text)
    assert 1 <= raised.value.line <= text.count("\n") + 1
    assert raised.value.column >= 1


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS.keys())
def test_words_that_only_look_like_it_are_answered(text: str, snapshot: Snapshot) -> None:
    assert snapshot.query(text).snapshot == snapshot.id


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1:9/>",
        "PREFIX ex: <http://e.org/> LOAD SILENT <file:///etc/passwd> INTO GRAPH ex:g",
        "INSERT DATA { <a:a> <b:b> <c:c> }",
        "BASE <http://e.org/> DELETE WHERE { ?s ?p ?o }",
        "# words\nDROP ALL",
        "clear default",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(text: str, snapshot: Snapshot) -> None:
    with pytest.raises(QueryRefused) as raised:
        snapshot.query(text)
    assert "wijzigt" in raised.value.nl
    assert "changes" in raised.value.en


@pytest.mark.parametrize("source", ["<file:///etc/passwd>", "<http://127.0.0.1:9/>", "ex:unknown"])
@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "from\n#x\n named"])
@pytest.mark.parametrize("form", ["SELECT *", "ASK", "DESCRIBE <a:a>", "CONSTRUCT { ?s ?p ?o }"])
def test_from_outside_the_store_is_refused(source: str, clause: str, form: str, snapshot: Snapshot) -> None:
    with pytest.raises(GraphUnknown, match=r"passwd|127|unknown"):
        snapshot.query(f"PREFIX ex: <http://example.org/> {form} {clause} {source} WHERE {{ ?s ?p ?o }}")


@pytest.mark.parametrize("text", ["ASK FROM:g {}", "ASK FROM NAMED:g {}", "ASKFROM<a:g> {}", "ASK FROMNAMED<a:g> {}"])
def test_from_glued_to_what_follows_is_refused(text: str, snapshot: Snapshot) -> None:
    with pytest.raises(StoreError, match="space after FROM"):
        snapshot.query("PREFIX : <http://out.example/> " + text)


def test_from_a_graph_of_the_store_selects_it(snapshot: Snapshot) -> None:
    text = "PREFIX ex: <http://example.org/> SELECT ?o FROM ex:one { ?s ?p ?o } ORDER BY ?o"
    assert [row[0].value for row in snapshot.query(text)] == ["a", "b"]
    named = "SELECT ?g FROM NAMED <http://example.org/two> { GRAPH ?g { ?s ?p 'b' } }"
    assert [row[0].value for row in snapshot.query(named)] == ["http://example.org/two"]


def test_the_datasets_of_the_protocol_overrule_the_text(snapshot: Snapshot) -> None:
    text = "SELECT ?o FROM <http://example.org/one> { ?s ?p ?o } ORDER BY ?o"
    found = snapshot.query(text, default_graphs=["http://example.org/two"])
    assert [row[0].value for row in found] == ["b", "c"]
    with pytest.raises(GraphUnknown):
        snapshot.query(text, named_graphs=["file:///etc/passwd"])


@pytest.mark.parametrize(
    ("text", "line", "column", "near"),
    [
        ("SELECT * {\n  ?s ?p ?o . foo\n}", 2, 14, "foo"),
        ("SELECT *\n{ ?s ex:p ?o }", 2, 6, "ex:p"),
        ("SELECT * { ?s ?p ?o", 1, 20, "end of text"),
        ("SELEKT * {}", 1, 1, "SELEKT"),
        ("# nothing", 1, 10, "end of text"),
        ("SELECT * {\n ?s ?p 'a\nb' }", 2, 8, "'"),
    ],
)
def test_an_error_of_syntax_says_where(text: str, line: int, column: int, near: str, snapshot: Snapshot) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        snapshot.query(text)
    assert (raised.value.line, raised.value.column) == (line, column)
    assert near in raised.value.en


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ASK {}", "ASK"),
        ("# c\nbase <a:b> select * {}", "SELECT"),
        ("PREFIX a: <b:c>\nConstruct WHERE {?s ?p ?o}", "CONSTRUCT"),
        ("DESCRIBE <a:b>", "DESCRIBE"),
    ],
)
def test_the_form_is_told(text: str, form: str) -> None:
    assert guard(text).form == form


@pytest.mark.shared
def test_no_query_of_the_conformance_suite_is_refused_but_for_service() -> None:
    texts = {path: path.read_text("utf-8") for path in CONFORMANCE.rglob("*.rq")}
    assert len(texts) > 100
    refused = {path for path, text in texts.items() if refusal(text)}
    assert refused == {path for path, text in texts.items() if "service" in path.parts or "SERVICE" in text}


def refusal(text: str) -> QueryRefused | None:
    try:
        guard(text)
    except QueryRefused as error:
        return error
    except QuerySyntaxError:
        pass
    return None
