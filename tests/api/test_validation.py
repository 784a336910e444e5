"""Validation over HTTP."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from rdflib import RDF, SH, XSD, Graph

from ontology import namespaces as ns
from store import Store
from tests.api.conftest import TestClient, serving

WRONG = "@prefix ng: <https://w3id.org/normgraaf/ns#> .\n<https://example.org/a> a ng:AttentionPoint .\n"
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ng="https://w3id.org/normgraaf/ns#">{}</rdf:RDF>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + XML.format("")
DATA = {
    "text/turtle": WRONG,
    "application/n-triples": f"<https://example.org/a> <{RDF.type}> <{ns.NG.AttentionPoint}> .\n",
    "application/ld+json": f'{{"@id": "https://example.org/a", "@type": "{ns.NG.AttentionPoint}"}}',
    "application/trig": WRONG,
    "application/rdf+xml": XML.format('<ng:AttentionPoint rdf:about="https://example.org/a"/>'),
}


def post(client: TestClient, data: str | bytes, kind: str = "text/turtle", accept: str = "application/json") -> Any:
    return client.post("/validate", content=data, headers={"content-type": kind, "accept": accept})


@pytest.mark.parametrize("kind", DATA)
def test_each_format_is_read_and_gives_the_same_report(client: TestClient, kind: str) -> None:
    report = post(client, DATA[kind], kind).json()
    assert report["conforms"] is False
    assert report["checked"] > 0
    assert {result["focus"] for result in report["results"]} == {"https://example.org/a"}
    assert len(report["results"]) == len(post(client, WRONG).json()["results"])


def test_what_the_store_holds_conforms(client: TestClient, report: dict[str, Any]) -> None:
    own = client.get(f"/graph/report/{report['id']}", headers={"accept": "text/turtle"}).text
    found = post(client, own).json()
    assert found["conforms"] is True
    assert found["checked"] > 100


def test_messages_are_in_the_language_of_the_request(client: TestClient) -> None:
    by_language = [
        client.post(
            "/validate", params={"lang": language}, content=WRONG, headers={"content-type": "text/turtle"}
        ).json()
        for language in ("nl", "en")
    ]
    nl, en = ({result["message"] for result in found["results"]} for found in by_language)
    assert nl
    assert not nl & en


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize(("accept", "kind"), [("text/turtle", "turtle"), ("application/ld+json", "json-ld")])
def test_the_report_comes_as_rdf(client: TestClient, accept: str, kind: str) -> None:
    answer = post(client, WRONG, accept=accept)
    assert answer.headers["content-type"].startswith(accept)
    graph = Graph().parse(data=answer.text, format=kind)
    assert len(list(graph.subjects(RDF.type, SH.ValidationReport))) == 1
    results = list(graph.objects(None, SH.result))
    assert len(results) == len(post(client, WRONG).json()["results"])
    languages = {message.language for message in graph.objects(None, SH.resultMessage)}  # type: ignore[attr-defined]
    assert languages == {"nl", "en"}


@pytest.mark.parametrize("data", ["<urn:a> <urn:b> <urn:c> .", WRONG.replace("AttentionPoint", "AtentionPoint")])
def test_where_nothing_is_checked_nothing_conforms(client: TestClient, data: str) -> None:
    found = post(client, data).json()
    assert found["checked"] == 0
    assert found["conforms"] is False
    assert found["warnings"]


@pytest.mark.parametrize(
    ("data", "kind", "status", "problem"),
    [
        ("@prefix ng: <x> .\nng:a ng:b", "text/turtle", 400, "data-syntax"),
        ("{", "application/ld+json", 400, "data-syntax"),
        ("", "text/turtle", 400, "data-missing"),
        ("a,b", "text/csv", 415, "media-type"),
        (BOMB, "application/rdf+xml", 400, "data-refused"),
        (BOMB.encode("utf-16"), "application/rdf+xml", 400, "data-refused"),
        ("<!-- " + " " * 5000 + " -->" + BOMB, "application/rdf+xml", 400, "data-refused"),
        ('{"@context": "http://127.0.0.1:9/c"}', "application/ld+json", 400, "data-refused"),
        ('{"@graph": [{"@context": [{}, "file:///etc/passwd"]}]}', "application/ld+json", 400, "data-refused"),
        ('{"@context": {"@import": "http://127.0.0.1:9/c"}}', "application/ld+json", 400, "data-refused"),
    ],
)
def test_data_that_is_not_read(client: TestClient, data: str | bytes, kind: str, status: int, problem: str) -> None:
    answer = post(client, data, kind)
    assert answer.status_code == status
    assert answer.json()["type"] == f"/docs#problem-{problem}"


def test_an_error_of_syntax_says_on_which_line(client: TestClient) -> None:
    assert post(client, WRONG + "\n<urn:a> nonsense:b .").json()["line"] == 4


def test_too_much_is_refused(sample_store: Store) -> None:
    with serving(sample_store.location, max_request_bytes=1000) as client:
        answer = post(client, WRONG + "#" * 1000)
        assert answer.status_code == 413
        assert answer.json()["limit"] == 1000
        chunked = client.post("/validate", content=iter([b"#" * 600] * 3), headers={"content-type": "text/turtle"})
        assert chunked.status_code == 413
        assert post(client, WRONG).status_code == 200


def test_the_page_takes_text_and_files_and_shows_what_is_wrong(client: TestClient) -> None:
    headers = {"accept": "text/html", "accept-language": "nl"}
    assert "<textarea" in client.get("/validate", headers=headers).text

    def send(data: str, file: tuple[str, bytes] = ("", b"")) -> Any:
        return client.post("/validate", headers=headers, data={"data": data, "kind": "ttl"}, files={"file": file})

    for page in (send(WRONG), send("", ("a.nt", DATA["application/n-triples"].encode()))):
        assert page.status_code == 200
        assert "Voldoet niet" in page.text
    broken = send("<script>")
    assert broken.status_code == 400
    assert "&lt;script&gt;" in broken.text


def test_many_at_once_give_the_same_report(client: TestClient) -> None:
    with ThreadPoolExecutor(8) as threads:
        reports = [answer.json() for answer in threads.map(lambda _: post(client, WRONG), range(16))]
    assert all(report == reports[0] for report in reports)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<urn:a> <urn:b> " + "[ <urn:b> " * 50_000, "text/turtle"),
        ("<urn:a> <urn:b> " + "( " * 500_000, "text/turtle"),
        ("[" * 1_000_000, "application/ld+json"),
        (XML.format("<ng:A><ng:b>" * 50_000), "application/rdf+xml"),
        ("<urn:g> { <urn:a> <urn:b> " + "[ <urn:b> " * 50_000, "application/trig"),
        ("<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 50_000, "application/n-triples"),
    ],
)
def test_depth_is_refused_by_its_limit(client: TestClient, data: str, kind: str) -> None:
    answer = post(client, data, kind)
    assert answer.status_code == 400
    assert answer.json()["type"] == "/docs#problem-data-refused"
    assert "200" in answer.json()["detail"]


def test_an_unsound_language_tag_is_told_with_its_line(client: TestClient) -> None:
    answer = post(client, '\n<urn:x> <urn:y> "X"@thislanguagetagistoolong .')
    assert answer.status_code == 400
    assert answer.json()["line"] == 2


def test_a_byte_order_mark_is_no_part_of_the_data(client: TestClient) -> None:
    assert post(client, "\ufeff" + WRONG).json() == post(client, WRONG).json()


def test_a_day_that_no_month_has_is_a_violation(client: TestClient) -> None:
    date = f'<https://example.org/a> <http://purl.org/dc/terms/date> "2024-02-30"^^<{XSD.date}> .'
    values = [result.get("value") for result in post(client, WRONG + date).json()["results"]]
    assert "2024-02-30" in values
    assert "2024-02-28" not in values


def test_a_node_without_a_name_is_told_by_its_line_and_by_what_it_hangs_on(client: TestClient) -> None:
    data = "@prefix ng: <https://w3id.org/normgraaf/ns#> .\n\n[] a ng:Organisation .\n<urn:x> ng:actor [\na ng:Team ] ."
    places = {result["focus"] for result in post(client, data).json()["results"]}
    assert {"_:line3", "urn:x / ng:actor / _:line5"} <= places
