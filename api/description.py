"""What the service is and holds, as RDF: SPARQL 1.1 Service Description, VoID, questions as SHACL executables."""

from __future__ import annotations

import json
import re
from functools import cache

from fastapi import APIRouter
from rdflib import DCTERMS, RDF, RDFS, SH, VOID, Graph, Literal, Namespace, URIRef
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.answers.source import query_text
from api.call import JSON_LD, Asked, Call
from api.language import LANGUAGES, say
from api.negotiation import Offer
from api.operations import operation
from api.rdf import FORMATS, media_type, written
from api.service import Service
from ontology import namespaces as ns
from queries import catalogue
from queries.catalogue import Parameter, Question
from store import jsonld
from store.bindings import bind, bound_terms
from store.errors import StoreError
from store.guard import guard
from store.worker import Writing

router = APIRouter()

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMAT = Namespace("http://www.w3.org/ns/formats/")
_SIMPLE = URIRef("http://www.w3.org/ns/entailment/Simple")
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_LICENCE = URIRef("https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12")
_ANY_WORD = "zorg"


@router.get("/.well-known/void", **operation("void", "service", tuple(FORMATS), example="/.well-known/void"))
async def void(call: Asked) -> Response:
    return await respond(call, call.choose(*FORMATS))


@router.get("/context.jsonld", **operation("context", "namespace", (JSON_LD,), example="/context.jsonld"))
async def context(call: Asked) -> Response:
    call.choose(JSON_LD)
    return Response(json.dumps(jsonld.context(ns.PREFIXES)), media_type=JSON_LD.media_type)


@router.get(
    "/.well-known/sparql-examples",
    **operation("examples", "service", tuple(FORMATS), example="/.well-known/sparql-examples"),
)
async def examples(call: Asked) -> Response:
    offer = call.choose(*FORMATS)
    body = await run_in_threadpool(examples_written, offer)
    return Response(body.replace(_ROOT.encode(), str(call.request.base_url).encode()), media_type=media_type(offer))


async def respond(call: Call, offer: Offer) -> Response:
    """The description of the service and its data; without counts where counting runs over its limit."""
    try:
        snapshot, body = await _counted(call.service, offer)
    except StoreError:
        snapshot, body = "", await run_in_threadpool(written, described(_ROOT, plain=call.service.plain), offer)
    # Without the snapshot's name a description that could not count is not kept as the snapshot's answer.
    headers = {"Normgraaf-Snapshot": snapshot} if snapshot else {}
    body = body.replace(_ROOT.encode(), str(call.request.base_url).encode())
    return Response(body, media_type=media_type(offer), headers=headers)


async def _counted(service: Service, offer: Offer) -> tuple[str, bytes]:
    """The newest snapshot and its description, which a reader counts and writes once; raises what a query raises."""
    async with service.describing:
        known = service.descriptions.get(offer.name)
        if known is None or known[0] != service.snapshot:
            facts = described(_ROOT, plain=service.plain).serialize(format="nt")
            text = query_text("description").replace("CONSTRUCT {", f"CONSTRUCT {{\n{facts}", 1)
            found = await service.pool.document(
                text,
                table=None,
                graph=Writing(FORMATS[offer]),
                prefixes=dict(ns.PREFIXES),
                known_only=not service.plain,
            )
            known = service.descriptions[offer.name] = (found.snapshot, found.body)
        return known


def described(root: str, *, plain: bool) -> Graph:
    """The service at an address that ends in a slash, and its dataset without what can be counted in it."""
    graph = Graph()
    endpoint = URIRef(f"{root}sparql")
    service, dataset = URIRef(f"{endpoint}#service"), URIRef(f"{root}.well-known/void#dataset")
    facts = [
        (RDF.type, SD.Service),
        (SD.endpoint, endpoint),
        (SD.supportedLanguage, SD.SPARQL11Query),
        (SD.supportedLanguage, SD.SPARQL11Update),
        (SD.defaultEntailmentRegime, _SIMPLE),
        (SD.defaultDataset, dataset),
        (SD.availableGraphs, dataset),
    ]
    facts += [] if plain else [(SD.feature, SD.UnionDefaultGraph)]
    facts += [(SD.resultFormat, _FORMAT[name]) for name in _RESULTS]
    facts += [(SD.inputFormat, _FORMAT[name]) for name in _RESULTS[4:]]
    for predicate, value in facts:
        graph.add((service, predicate, value))
    _describe_dataset(graph, dataset, endpoint, root)
    return graph


def _describe_dataset(graph: Graph, dataset: URIRef, endpoint: URIRef, root: str) -> None:
    for kind in (SD.Dataset, SD.GraphCollection, VOID.Dataset):
        graph.add((dataset, RDF.type, kind))
    graph.add((dataset, VOID.sparqlEndpoint, endpoint))
    graph.add((dataset, VOID.uriSpace, Literal(ns.ID)))
    graph.add((dataset, VOID.vocabulary, URIRef(str(ns.NG))))
    graph.add((dataset, DCTERMS.license, _LICENCE))
    graph.add((dataset, RDFS.seeAlso, URIRef(f"{root}.well-known/sparql-examples")))
    for language in LANGUAGES:
        graph.add((dataset, DCTERMS.title, Literal(say(language, "service.title"), lang=language)))


_ROOT = "http://normgraaf.invalid/"
"""Stands for the address of the service in what is written once."""


@cache
def examples_written(offer: Offer) -> bytes:
    """The questions of the catalogue in one format, with _ROOT for the address of the service."""
    return written(_examples(_ROOT), offer)


def _examples(root: str) -> Graph:
    """The questions of the catalogue. Source of the form: SIB's sparql-examples, SHACL-SPARQL section 5.1."""
    graph = Graph()
    for each in catalogue.questions():
        node = URIRef(f"{root}questions/{each.name}#query")
        text = executable(each)
        form = guard(text).form
        graph.add((node, RDF.type, SH.SPARQLExecutable))
        graph.add((node, RDF.type, SH[f"SPARQL{form.capitalize()}Executable"]))
        graph.add((node, SH[form.lower()], Literal(text)))
        graph.add((node, URIRef("https://schema.org/target"), URIRef(f"{root}sparql")))
        for language in LANGUAGES:
            graph.add((node, RDFS.label, Literal(each.title[language], lang=language)))
            graph.add((node, RDFS.comment, Literal(each.description[language], lang=language)))
        for tag in each.tags:
            graph.add((node, URIRef("https://schema.org/keywords"), Literal(tag)))
    return graph


def executable(asked: Question) -> str:
    """The text of a question that runs as it is: what must be given has the value that its description mentions."""
    given = {each.name: _example(each) for each in asked.parameters if each.required}
    return bind(guard(asked.text), bound_terms(catalogue.bind(asked, given)))


def _example(parameter: Parameter) -> str:
    mentioned = re.search(r"\bas ([\w-]+)$", parameter.description["en"])
    return mentioned[1] if mentioned else _ANY_WORD
