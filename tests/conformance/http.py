"""Requests of a manifest, sent to the real service, and what is expected of the responses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node

from tests.conformance.manifests import CNT, HT, MF, Case

_STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
_RDF = ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json")
_TABLE = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")


@dataclass(frozen=True)
class Exchange:
    """One request with what its response must be."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    response: Node


def exchanges(case: Case) -> Iterator[Exchange]:
    """The requests of a test, in their order."""
    graph = case.graph
    for node in Collection(graph, graph.value(case.value(MF.action), HT.requests)):
        yield Exchange(
            str(graph.value(node, HT.methodName)),
            str(graph.value(node, HT.absolutePath)),
            headers(graph, node),
            body(graph, node),
            graph.value(node, HT.resp),  # type: ignore[arg-type]
        )


def headers(graph: Graph, node: Node | None) -> dict[str, str]:
    listed = graph.value(node, HT.headers)
    found = Collection(graph, listed) if listed else ()
    return {str(graph.value(each, HT.fieldName)): str(graph.value(each, HT.fieldValue)) for each in found}


def body(graph: Graph, node: Node | None) -> bytes | None:
    held = graph.value(node, HT.body)
    if held is None:
        return None
    return str(graph.value(held, CNT.chars)).encode(str(graph.value(held, CNT.characterEncoding)))


def run(case: Case, client: httpx.Client, moved: dict[str, str]) -> None:
    """Sends each request of a test and checks its response; `moved` are the beginnings of paths, and ours."""
    known: dict[str, str] = {}
    for each in exchanges(case):
        path = each.path
        for name, value in known.items():
            path = path.replace(name, value)
        theirs = next(start for start in moved if path.startswith(start))
        content = each.body
        if content and "multipart" in each.headers.get("content-type", ""):
            content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")  # a manifest cannot hold CRLF
        answer = client.request(
            each.method, moved[theirs] + path.removeprefix(theirs), headers=each.headers, content=content
        )
        check(case, each, answer)
        if location := case.graph.value(each.response, MF.expectedLocation):
            known[str(location)] = answer.headers["location"]


def check(case: Case, each: Exchange, answer: httpx.Response) -> None:
    graph = case.graph
    wanted = [str(status).rpartition("#")[2] for status in graph.objects(each.response, MF.expectedStatus)]
    assert any(_matches(name, answer.status_code) for name in wanted), (each, answer.status_code, answer.text)
    kind = answer.headers.get("content-type", "")
    boolean = graph.value(each.response, MF.expectedBoolean)
    if boolean is not None:
        assert json.loads(answer.text)["boolean"] is boolean.toPython(), answer.text  # type: ignore[attr-defined]
    form = str(graph.value(each.response, MF.expectedFormat) or "")
    if form:
        assert kind.partition(";")[0] in (_RDF if form == "RDF" else _TABLE), (form, kind)
    for name, value in headers(graph, each.response).items():
        assert answer.headers[name].replace(" ", "").lower() == value.replace(" ", "").lower()
    content = body(graph, each.response)
    if content is not None:
        ours, theirs = (_parsed(data, kind) for data in (answer.content, content))
        assert isomorphic(ours, theirs), answer.text


def _matches(name: str, status: int) -> bool:
    return status // 100 == int(name[-3]) if name.startswith("StatusCode") else status == _STATUSES[name]


def _parsed(data: bytes, kind: str) -> Any:
    return Graph().parse(data=data, format=kind.partition(";")[0].strip(), publicID="http://www.example/")
