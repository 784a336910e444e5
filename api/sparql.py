"""The SPARQL endpoint: a query or an update, the answer in the format asked for, and a page to write one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any, get_args

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from api import description, examples, links
from api.call import CSV, HTML, JSON, JSON_LD, NTRIPLES, RDF_XML, TURTLE, Asked, Call
from api.negotiation import NotAcceptable, Offer
from api.operations import operation
from api.problems import Problem, problem_of_store
from api.protocol import FORM, QUERY, UPDATE, Asking, asked_by_get, asked_by_post
from api.rdf import FORMATS
from api.writing import commit, writable, writer
from ontology import namespaces as ns
from store import Document, GraphFormat, ResultFormat
from store.errors import FormUnwanted, StoreError
from store.trial import Update
from store.worker import Writing

router = APIRouter()

PAGE_ROWS = 500
"""Rows shown on the page; the other formats give all of them."""

PAGE_BYTES = 200_000
"""Bytes of terms shown there, so that a page costs the service itself little."""

_TABLES = (
    Offer("json", "application/sparql-results+json"),
    JSON,
    Offer("xml", "application/sparql-results+xml"),
    Offer("xml", "application/xml"),
    CSV,
    Offer("tsv", "text/tab-separated-values"),
    HTML,
)
_GRAPHS = (
    TURTLE,
    NTRIPLES,
    JSON_LD,
    RDF_XML,
    HTML,
)
_DESCRIPTION = (*FORMATS, HTML)
_ERRORS = (400, 404)


@router.get(
    "/sparql",
    **operation(
        "query",
        "sparql",
        (*_TABLES, *_GRAPHS[:-1]),
        errors=_ERRORS,
        example="/sparql?example=reports",
        # Read from the request itself: working them out again for each one costs more than a small query.
        parameters=("query", "default-graph-uri*", "named-graph-uri*", "example"),
    ),
)
async def query_by_get(call: Asked) -> Response:
    example = call.request.query_params.get("example")
    blank = not call.request.query_params.get("query", "").strip()
    if blank and "query" in call.request.query_params and not _wants_page(call):
        raise Problem("query-missing")
    asking = asked_by_get(call) if not blank or "update" in call.request.query_params else None
    if asking is None:
        return await _without_query(call, example)
    return await _answer(call, asking)


@router.post(
    "/sparql",
    **operation(
        "queryByPost",
        "sparql",
        (*_TABLES, *_GRAPHS[:-1]),
        errors=(409, 412, *_ERRORS),
        request=(QUERY, FORM, UPDATE),
    ),
)
async def query_by_post(call: Asked) -> Response:
    asking, is_update = await asked_by_post(call)
    return await _update(call, asking) if is_update else await _answer(call, asking)


async def _update(call: Call, asking: Asking) -> Response:
    """Commits an update; answers with what it added and removed."""
    writer(call)
    change = Update(asking.text, asking.default_graphs, asking.named_graphs, asking.base, writable(call))
    done = await commit(call, change, encoded=asking.encoded)
    counts = {"snapshot": done.snapshot, "added": done.outcome.added, "removed": done.outcome.removed}
    return JSONResponse(counts, headers={"Normgraaf-Snapshot": done.snapshot})


async def _without_query(call: Call, example: str | None) -> Response:
    """The page for a browser; for a program the description of the service."""
    offer = call.choose(*_DESCRIPTION)
    if offer != HTML:
        return await description.respond(call, offer)
    text = examples.text(example) if example else examples.START
    if text is None:
        raise Problem("question-unknown", name=example, near="")
    return _page(call, text)


async def _answer(call: Call, asking: Asking) -> Response:
    """The answer in the way that the request wants for the form of its query, which the reader of the query tells."""
    ways = _Ways(_chosen(call, _TABLES), _chosen(call, _GRAPHS))
    if ways.table is None and ways.graph is None:
        call.choose(*_TABLES, *_GRAPHS)
    try:
        began = perf_counter()
        document = await _ask(call, asking, ways)
        offer = ways.of(document.form)
        if offer == HTML:
            return _answer_page(call, asking, document, perf_counter() - began)
        return _document(offer, document)
    except FormUnwanted as error:
        call.choose(*(_GRAPHS if error.form in _GRAPH_FORMS else _TABLES))
        raise
    except StoreError as error:
        if not _wants_page(call):
            raise
        problem = problem_of_store(error, call.language)
        return _page(call, _shown(asking), status=problem["status"], problem=problem)


_GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")


@dataclass(frozen=True)
class _Ways:
    """The ways in which a request takes a table and a graph; None where it takes none."""

    table: Offer | None
    graph: Offer | None

    def of(self, form: str) -> Offer:
        found = self.graph if form in _GRAPH_FORMS else self.table
        assert found is not None  # the reader refuses a form that has no way
        return found


def _chosen(call: Call, offers: tuple[Offer, ...]) -> Offer | None:
    try:
        return call.choose(*offers)
    except NotAcceptable:
        return None


async def _ask(call: Call, asking: Asking, ways: _Ways) -> Document:
    call.request.state.query = hashlib.sha256(asking.text.encode()).hexdigest()[:16]
    return await call.service.pool.document(
        asking.text,
        table=_writing(call, ways.table, "json"),
        graph=_writing(call, ways.graph, "turtle"),
        encoded=asking.encoded,
        default_graphs=asking.default_graphs,
        named_graphs=asking.named_graphs,
        base=asking.base,
        known_only=not call.service.plain,
        prefixes=dict(ns.PREFIXES),
    )


def _writing(call: Call, offer: Offer | None, on_page: ResultFormat | GraphFormat) -> Writing | None:
    """How the reader writes an answer; a page shows the start of it."""
    most = call.service.settings.max_rows
    if offer is None:
        return None
    if offer == HTML:
        return Writing(on_page, min(PAGE_ROWS, most), PAGE_BYTES)
    return Writing(_format(offer.name), most, packed=call.takes_gzip)


def _shown(asking: Asking) -> str:
    """The query as a page has it; one so long that it was not decoded is not shown."""
    return "" if asking.encoded else asking.text


def _format(name: str) -> ResultFormat | GraphFormat:
    known: dict[str, ResultFormat | GraphFormat] = {n: n for n in (*get_args(ResultFormat), *get_args(GraphFormat))}
    return known[name]


def _document(offer: Offer, document: Document) -> Response:
    headers = {"Normgraaf-Snapshot": document.snapshot}
    if document.truncated:
        headers["Normgraaf-Truncated"] = document.truncated
    if document.coding:
        headers["Content-Encoding"] = document.coding
    charset = "" if "json" in offer.media_type or "xml" in offer.media_type else "; charset=utf-8"
    return Response(document.body, media_type=f"{offer.media_type}{charset}", headers=headers)


def _answer_page(call: Call, asking: Asking, document: Document, seconds: float) -> Response:
    is_graph = document.form in _GRAPH_FORMS
    shown: dict[str, Any] = {"seconds": seconds, "truncated": document.truncated, "size": document.size}
    if is_graph:
        shown["graph"] = document.body.decode()
    else:
        answer = json.loads(document.body)
        shown["boolean"] = answer.get("boolean")
        shown["variables"] = answer["head"].get("vars", [])
        shown["rows"] = [
            [_cell(row.get(name)) for name in shown["variables"]]
            for row in answer.get("results", {}).get("bindings", [])
        ]
    return _page(
        call, _shown(asking), result=shown, downloads=[o.name for o in (_GRAPHS if is_graph else _TABLES) if o != HTML]
    )


def _cell(term: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A term as the page shows it: IRIs shortened, long texts whole, with language or datatype."""
    if term is None:
        return None
    if term["type"] == "uri":
        return {"iri": term["value"], "text": links.short(term["value"]), "note": ""}
    if term["type"] == "triple":
        return {"iri": None, "text": json.dumps(term["value"], ensure_ascii=False), "note": ""}
    note = term.get("xml:lang") or links.short(term.get("datatype", ""))
    return {"iri": None, "text": term["value"], "note": note}


def _page(call: Call, text: str, *, status: int = 200, **values: Any) -> Response:
    shown = {"result": None, "problem": None, "downloads": []} | values
    shown["downloads"] = list(dict.fromkeys(shown["downloads"]))
    return call.page("sparql.html", status, text=text, examples=examples.listed(call.language), **shown)


def _wants_page(call: Call) -> bool:
    try:
        return call.choose(JSON, *_TABLES, *_GRAPHS) == HTML
    except NotAcceptable:
        return False
