"""Clients that people use, as they come: SPARQLWrapper, rdflib's stores, curl, the editor YASGUI, a generated one."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import SPARQLWrapper
import uvicorn
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

from api.app import create_app
from api.connection import protocol
from api.tokens import TokenBook
from api.writing import CURATED
from normgraaf.settings import Settings
from ontology import namespaces as ns
from ontology.namespaces import NG
from tests.conftest import ROOT, SAMPLES, StoreOf

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SELECT = f"SELECT ?r ?title {{ ?r a <{NG.SourceDocument}> ; <http://www.w3.org/2000/01/rdf-schema#label> ?title }}"
CONSTRUCT = f"CONSTRUCT {{ ?r a <{NG.SourceDocument}> }} WHERE {{ ?r a <{NG.SourceDocument}> }}"
DESCRIBE = f"DESCRIBE ?r {{ ?r a <{NG.SourceDocument}> }}"
MENTION = f"CONSTRUCT WHERE {{ ?s a <{NG.ActorMention}> ; ?p ?o }}"
TABLES = (SPARQLWrapper.JSON, SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV)
GRAPHS = (SPARQLWrapper.XML, SPARQLWrapper.RDFXML, SPARQLWrapper.TURTLE, SPARQLWrapper.N3, SPARQLWrapper.JSONLD)
YASGUI = {
    "Accept": "application/sparql-results+json,*/*;q=0.9",
    "Origin": "https://yasgui.org",
    "Referer": "https://yasgui.org/",
    "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
}


@dataclass(frozen=True)
class Served:
    """A service on a real port over one report, and a token to write."""

    base: str
    secret: str

    @property
    def sparql(self) -> str:
        return f"{self.base}/sparql"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, store_of: StoreOf) -> Iterator[Served]:
    settings = Settings(store=str(tmp_path_factory.mktemp("clients") / "store"), workers=2)
    store_of(next(SAMPLES.glob("*elzenbrug*.txt")), Path(settings.store))
    secret = TokenBook(settings.private_folder).create("schrijver", "write")
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), http=protocol(settings), log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", secret)
    finally:
        server.should_exit = True
        thread.join()


def wrapped(served: Served, query: str, form: str | None = None, method: str = "GET") -> Any:
    client = SPARQLWrapper.SPARQLWrapper(served.sparql)
    client.setQuery(query)
    client.setMethod(method)
    if form is not None:
        client.setReturnFormat(form)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SPARQLWrapper and the parsers of rdflib warn of themselves
        return client.query().convert()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", TABLES)
def test_sparqlwrapper_reads_a_table_in_every_format(served: Served, form: str, method: str) -> None:
    found = wrapped(served, SELECT, form, method)
    if form == SPARQLWrapper.JSON:
        assert len(found["results"]["bindings"]) == 1
    elif form == SPARQLWrapper.XML:
        assert len(found.getElementsByTagName("result")) == 1
    else:
        assert b"title" in found


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize("form", GRAPHS)
def test_sparqlwrapper_reads_a_graph_in_every_format(served: Served, form: str, query: str, method: str) -> None:
    found = wrapped(served, query, form, method)
    if isinstance(found, bytes):
        found = Graph().parse(data=found, format="turtle")
    assert len(set(found.subjects(RDF.type, NG.SourceDocument))) == 1


@pytest.mark.parametrize(("query", "kind"), [(SELECT, "Document"), (CONSTRUCT, "Graph"), (DESCRIBE, "Graph")])
def test_sparqlwrapper_works_as_it_comes(served: Served, query: str, kind: str) -> None:
    assert type(wrapped(served, query)).__name__ in (kind, "ConjunctiveGraph")


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflibs_store_reads(served: Served, form: str, method: str) -> None:
    store = SPARQLStore(served.sparql, returnFormat=form, method=method)  # type: ignore[arg-type]
    graph = Graph(store)
    assert len(list(graph.query(SELECT))) == 1
    assert len(list(graph.subjects(RDF.type, NG.SourceDocument))) == 1
    if form == "xml":  # with the others it accepts no graph
        assert len(graph.query(CONSTRUCT).graph or ()) == 1
    if form in ("xml", "json"):  # CSV and TSV have no booleans by their standard
        assert bool(graph.query("ASK { ?s ?p ?o }"))


def test_rdflibs_store_writes(served: Served) -> None:
    headers = {"Authorization": f"Bearer {served.secret}"}
    found = Graph().parse(data=httpx.get(served.sparql, params={"query": MENTION}).text, format="turtle")
    subject = next(found.subjects(RDF.type, NG.ActorMention))
    own = URIRef(f"{ns.ID}elzenbrug/ActorMention/0123456789abcdef")
    store = SPARQLUpdateStore(served.sparql, served.sparql, headers=headers, autocommit=False)
    graph = Graph(store, identifier=URIRef(f"{CURATED}rdflib"))
    for _, predicate, value in found.triples((subject, None, None)):
        graph.add((own, predicate, ns.concept("mode", "curated") if predicate == NG.assertionMode else value))
    store.commit()
    assert (own, RDF.type, NG.ActorMention) in graph


def curl(served: Served, *arguments: str) -> tuple[int, str]:
    command = ["curl", "--silent", "--write-out", "\n%{http_code}", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    text, _, status = told.rpartition("\n")
    return int(status), text


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_asks_validates_and_is_told(served: Served, tmp_path: Path) -> None:
    status, text = curl(served, served.sparql, "--data-urlencode", f"query={SELECT}", "--compressed")
    assert (status, len(json.loads(text)["results"]["bindings"])) == (200, 1)
    file = tmp_path / "a.ttl"
    file.write_text(f"[] a <{NG.Organisation}> .")
    kind = "Content-Type: text/turtle"
    status, text = curl(served, f"{served.base}/validate", "-H", kind, "--data-binary", f"@{file}")
    assert (status, json.loads(text)["conforms"]) == (200, False)
    status, text = curl(served, f"{served.sparql}?query={'x' * 100_000}")
    assert (status, "POST" in json.loads(text)["detail"]) == (414, True)
    status, _ = curl(served, "-X", "PUT", f"{served.base}/graph/curated/x", "-H", kind, "--data-binary", f"@{file}")
    assert status == 401


def test_yasgui_asks_from_another_origin(served: Served) -> None:
    asked = {"origin": YASGUI["Origin"], "access-control-request-method": "POST"}
    preflight = httpx.options(served.sparql, headers=asked | {"access-control-request-headers": "content-type"})
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == "*"
    for query, accept, kind in (
        (SELECT, YASGUI["Accept"], "application/sparql-results+json"),
        (CONSTRUCT, "application/n-quads,*/*;q=0.9", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "text/turtle,*/*;q=0.9", "text/turtle; charset=utf-8"),
    ):
        answer = httpx.post(served.sparql, data={"query": query}, headers=YASGUI | {"Accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert answer.headers["access-control-allow-origin"] == "*"


GENERATOR = ROOT / ".venv" / "tools" / "bin" / "openapi-python-client"
PROGRAM = """
import sys
from made import Client
from made.api.questions import answer_question, list_questions
from made.api.validation import validate
from made.models import ProblemDetails
client = Client(base_url=sys.argv[1], headers={"Accept": "application/json"})
print(len(list_questions.sync(client=client).questions))
print(len(answer_question.sync(client=client, name="judgements").columns))
print(isinstance(answer_question.sync(client=client, name="no-such-question"), ProblemDetails))
"""


@pytest.mark.long
@pytest.mark.skipif(not GENERATOR.exists(), reason="needs openapi-python-client, which make check installs")
def test_a_client_made_from_the_description_asks(served: Served, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(httpx.get(f"{served.base}/openapi.json", params={"lang": "en"}).text)
    config = tmp_path / "config.yml"
    config.write_text("post_hooks: []\nproject_name_override: normgraaf-client\n")
    made = subprocess.run(
        [
            GENERATOR,
            "generate",
            "--path",
            document,
            "--meta",
            "none",
            "--output-path",
            "made",
            "--config",
            "config.yml",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    asked = subprocess.run(
        [GENERATOR.parent / "python", "-c", PROGRAM, served.base], cwd=tmp_path, capture_output=True, text=True
    )
    assert asked.returncode == 0, asked.stderr
    questions, columns, refused = asked.stdout.split()
    assert (int(questions) > 5, int(columns) > 0, refused) == (True, True, "True")
