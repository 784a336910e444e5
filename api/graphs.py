"""SPARQL 1.1 Graph Store Protocol: a graph by its own address or by name, read, replaced, added to and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from urllib.parse import parse_qs
from uuid import uuid4

from fastapi import APIRouter, Query
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.call import HTML, JSON_LD, NTRIPLES, RDF_XML, TURTLE, Asked, Call
from api.negotiation import Offer
from api.operations import operation
from api.problems import Problem
from api.writing import CURATED, Committed, commit, writable, writer
from ontology import namespaces as ns
from store import GraphFormat
from store.errors import TermRefused
from store.fingerprint import digest
from store.terms import DEFAULT, iri
from store.trial import GraphWrite, Outcome
from store.worker import Writing

router = APIRouter()

_OFFERS = (TURTLE, NTRIPLES, JSON_LD, RDF_XML)
_GIVEN: dict[str, GraphFormat] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
}
_FORM = Offer("form", "multipart/form-data")
_MOST_PARTS = 50
_WRITING = (400, 404, 409, 412)
_READING = (303, 304, 404)
_EXAMPLE = "/graph/framework"
_BODY = (*_OFFERS, _FORM)


@router.get(
    "/graph",
    **operation("namedGraph", "graphs", _OFFERS, errors=(304, 400, 404), example="/graph?default"),
)
async def named(
    call: Asked,
    graph: Annotated[str | None, Query()] = None,  # noqa: ARG001 - read by _named, here for the documentation
    default: Annotated[str | None, Query()] = None,  # noqa: ARG001
) -> Response:
    return await _read(call, _named(call))


@router.put("/graph", **operation("replaceNamedGraph", "graphs", (), done=(204, 201), errors=_WRITING, request=_OFFERS))
async def replace_named(call: Asked) -> Response:
    return await _write(call, _named(call), merge=False)


@router.post("/graph", **operation("newGraph", "graphs", (), done=(204, 201), errors=_WRITING, request=_BODY))
async def add_named(call: Asked) -> Response:
    if not call.request.scope["query_string"]:
        return await _write(call, f"{CURATED}{uuid4()}", merge=True)
    return await _write(call, _named(call), merge=True)


@router.delete("/graph", **operation("removeNamedGraph", "graphs", (), done=(204,), errors=_WRITING))
async def remove_named(call: Asked) -> Response:
    return await _remove(call, _named(call))


@router.get(
    "/graph/{path:path}", **operation("getGraph", "graphs", (*_OFFERS, HTML), errors=_READING, example=_EXAMPLE)
)
async def direct(call: Asked, path: str) -> Response:
    if path.startswith("report/") and call.choose(*_OFFERS, HTML) == HTML:
        return Response(status_code=303, headers={"Location": call.href(f"/reports/{path.removeprefix('report/')}")})
    return await _read(call, f"{ns.GRAPH}{path}")


@router.put(
    "/graph/{path:path}", **operation("updateGraph", "graphs", (), done=(204, 201), errors=_WRITING, request=_OFFERS)
)
async def replace(call: Asked, path: str) -> Response:
    return await _write(call, f"{ns.GRAPH}{path}", merge=False)


@router.post(
    "/graph/{path:path}", **operation("addToGraph", "graphs", (), done=(204, 201), errors=_WRITING, request=_BODY)
)
async def add(call: Asked, path: str) -> Response:
    return await _write(call, f"{ns.GRAPH}{path}", merge=True)


@router.delete("/graph/{path:path}", **operation("removeGraph", "graphs", (), done=(204,), errors=_WRITING))
async def remove(call: Asked, path: str) -> Response:
    return await _remove(call, f"{ns.GRAPH}{path}")


def _named(call: Call) -> str:
    """The IRI that ?graph= names, or DEFAULT. An address of this service stands for the graph that it shows."""
    given = parse_qs(call.request.url.query, keep_blank_values=True)
    names = given.get("graph", [])
    if len(names) + ("default" in given) != 1:
        raise Problem("graph-named", reason=call.say("graphs.both" if names else "graphs.which"))
    if not names:
        return DEFAULT
    own = f"{call.request.base_url}graph/"
    name = f"{ns.GRAPH}{names[0].removeprefix(own)}" if names[0].startswith(own) else names[0]
    try:
        return iri(name).value
    except TermRefused:
        raise Problem("graph-named", reason=call.say("graphs.relative", graph=name)) from None


async def _read(call: Call, graph: str) -> Response:
    offer = call.choose(*_OFFERS)
    try:
        pattern = "?s ?p ?o" if graph == DEFAULT else f"GRAPH {iri(graph)} {{ ?s ?p ?o }}"
    except TermRefused:
        raise Problem("resource-unknown", iri=graph) from None
    found = await call.service.pool.document(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}",
        table=None,
        graph=Writing(_GIVEN[offer.media_type], tagged=True, packed=call.takes_gzip),
        prefixes=dict(ns.PREFIXES),
    )
    if found.tag == digest(()) and graph != DEFAULT:
        raise Problem("resource-unknown", iri=graph)
    tag = f'"{found.tag}.{offer.name}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Normgraaf-Snapshot": found.snapshot}
    headers |= {"Normgraaf-Truncated": found.truncated} if found.truncated else {}
    if _lists(call.request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Encoding": found.coding} if found.coding else {}
    # The charset is told for every text, as Turtle (section 11) and the Graph Store Protocol's examples do.
    kind = offer.media_type if "json" in offer.media_type else f"{offer.media_type}; charset=utf-8"
    return Response(found.body, media_type=kind, headers=headers)


async def _write(call: Call, graph: str, *, merge: bool) -> Response:
    writer(call)
    _refuse_union(call, graph)
    parts = await _parts(call, may_be_form=merge)
    change = GraphWrite(
        graph, parts, merge, f"{call.request.base_url}graph" if graph == DEFAULT else graph, writable(call)
    )
    done = await commit(call, change, _conditions(call, graph))
    made = graph not in done.outcome.before
    headers = _headers(done, graph)
    if made and graph != DEFAULT:
        headers["Location"] = _address(call, graph)
    return Response(status_code=201 if made else 204, headers=headers)


async def _remove(call: Call, graph: str) -> Response:
    writer(call)
    _refuse_union(call, graph)
    conditions = _conditions(call, graph)

    def met(outcome: Outcome) -> None:
        if graph not in outcome.before and graph != DEFAULT:
            raise Problem("graph-missing", graph=graph)
        conditions(outcome)

    done = await commit(call, GraphWrite(graph, writable=writable(call)), met)
    return Response(status_code=204, headers={"Normgraaf-Snapshot": done.snapshot})


def _refuse_union(call: Call, graph: str) -> None:
    if graph == DEFAULT and not call.service.plain:
        raise Problem("graph-named", reason=call.say("graphs.union", writable=CURATED))


async def _parts(call: Call, *, may_be_form: bool) -> tuple[tuple[bytes, GraphFormat], ...]:
    """The documents of a request with their formats: its body, or each file of a form."""
    kind = _kind(call.request.headers.get("content-type", ""))
    if kind == _FORM.media_type and may_be_form:
        limit = call.service.settings.max_request_bytes
        async with call.request.form(max_files=_MOST_PARTS, max_fields=1, max_part_size=limit) as form:
            files = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
            if not files or len(files) != len(form.multi_items()):
                raise Problem("graph-named", reason=call.say("graphs.parts"))
            return tuple([(await part.read(), _format(part.content_type or "")) for part in files])
    return ((await call.request.body(), _format(call.request.headers.get("content-type", ""))),)


def _format(content_type: str) -> GraphFormat:
    """The format of a document by its media type; raises Problem 415."""
    _, *parameters = content_type.lower().split(";")
    charset = dict(part.strip().partition("=")[::2] for part in parameters).get("charset", "utf-8").strip('" ')
    known = _GIVEN.get(_kind(content_type))
    if known is None or charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem("media-type", given=content_type or "?", wanted=", ".join((*_GIVEN, _FORM.media_type)))
    return known


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _conditions(call: Call, graph: str) -> Callable[[Outcome], None]:
    """What If-Match and If-None-Match ask of the graph as it is (RFC 9110, section 13.1); raises Problem 412."""
    match, none_match = (call.request.headers.get(name) for name in ("if-match", "if-none-match"))

    def met(outcome: Outcome) -> None:
        tag = outcome.before.get(graph)
        if (match is not None and not _lists(match, tag)) or (none_match is not None and _lists(none_match, tag)):
            raise Problem("precondition", graph=graph or "default")

    return met


def _lists(header: str, tag: str | None) -> bool:
    """Whether a list of tags has this one; every format of one content has a tag that begins alike."""
    if tag is None or not header:
        return False
    if header.strip() == "*":
        return True
    given = [each.strip().removeprefix("W/").strip('"') for each in header.split(",")]
    own = tag.strip('"')
    return any(each == own if "." in own else each.partition(".")[0] == own for each in given)


def _headers(done: Committed, graph: str) -> dict[str, str]:
    return {"Normgraaf-Snapshot": done.snapshot, "ETag": f'"{done.outcome.after[graph]}.turtle"'}


def _address(call: Call, graph: str) -> str:
    """Where a graph is found: its own address at this service, else its IRI."""
    return f"{call.request.base_url}graph/{graph.removeprefix(ns.GRAPH)}" if graph.startswith(ns.GRAPH) else graph
