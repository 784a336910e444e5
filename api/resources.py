"""The IRIs of the namespace, shown under the service's own address: terms and things."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.answers import resources
from api.call import HTML, Asked, Call
from api.negotiation import Offer
from api.operations import operation
from api.problems import Problem
from api.rdf import FORMATS, media_type, written
from ontology import namespaces as ns
from ontology.load import ontology_graph
from ontology.namespaces import NG
from store.errors import TermRefused

router = APIRouter()


@router.get("/ns", **operation("getOntology", "namespace", (*FORMATS, HTML), example="/ns"))
async def ontology(call: Asked) -> Response:
    offer = call.choose(*FORMATS, HTML)
    if offer == HTML:
        return call.page("ontology.html", groups=_groups(call, await run_in_threadpool(_ontology)))
    return Response(await run_in_threadpool(ontology_written, offer), media_type=media_type(offer))


@router.get(
    "/ns/{term}", **operation("getTerm", "namespace", (*FORMATS, HTML), errors=(303, 404), example="/ns/Finding")
)
async def term(call: Asked, term: str) -> Response:
    offer = call.choose(*FORMATS, HTML)
    graph = await run_in_threadpool(_ontology)
    subject = URIRef(NG[term])
    if (subject, None, None) not in graph:
        raise Problem("resource-unknown", iri=str(subject))
    if offer == HTML:
        return Response(status_code=303, headers={"Location": call.href("/ns", None, term)})
    return Response(await run_in_threadpool(written, graph.cbd(subject), offer), media_type=media_type(offer))


@router.get(
    "/id/{path:path}",
    **operation(
        "getResource", "namespace", (*FORMATS, HTML), errors=(303, 404), example="/id/concept/voice/inspectorate"
    ),
)
async def resource(call: Asked, path: str) -> Response:
    offer = call.choose(*FORMATS, HTML)
    iri = f"{ns.ID}{path}"
    try:
        if offer == HTML:
            return await call.written(resources.page, iri)
        return await call.written(resources.document, FORMATS[offer], media_type(offer), iri)
    except TermRefused:
        raise Problem("resource-unknown", iri=iri) from None


@cache
def ontology_written(offer: Offer) -> bytes:
    """The ontology in one format."""
    return written(_ontology(), offer)


@cache
def _ontology() -> Graph:
    return ontology_graph()


def _groups(call: Call, graph: Graph) -> list[tuple[str, list[dict[str, object]]]]:
    """Classes, then properties, each with label, definition and what they are tied to."""
    kinds = (("ontology.classes", (OWL.Class,)), ("ontology.properties", (OWL.ObjectProperty, OWL.DatatypeProperty)))
    return [
        (call.say(title), [_described(call, graph, term) for term in sorted(_ours(graph, types))])
        for title, types in kinds
    ]


def _ours(graph: Graph, types: tuple[URIRef, ...]) -> set[URIRef]:
    subjects = (s for kind in types for s in graph.subjects(RDF.type, kind))
    return {s for s in subjects if isinstance(s, URIRef) and s.startswith(str(NG))}


def _described(call: Call, graph: Graph, term: URIRef) -> dict[str, object]:
    ties = [
        (call.say(f"ontology.{name}"), sorted(str(o) for o in graph.objects(term, relation) if isinstance(o, URIRef)))
        for name, relation in (
            ("parents", RDFS.subClassOf),
            ("parents", RDFS.subPropertyOf),
            ("domain", RDFS.domain),
            ("range", RDFS.range),
        )
    ]
    return {
        "name": term.removeprefix(str(NG)),
        "iri": str(term),
        "label": _in(graph, term, RDFS.label, call.language),
        "definition": _in(graph, term, SKOS.definition, call.language),
        "ties": [(label, found) for label, found in ties if found],
    }


def _in(graph: Graph, term: URIRef, relation: URIRef, language: str) -> str:
    found = (o for o in graph.objects(term, relation) if isinstance(o, Literal) and o.language == language)
    return next((str(o) for o in found), "")
