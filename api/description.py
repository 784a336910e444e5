"""What the service is and holds, as RDF: SPARQL 1.1 Service Description, VoID, questions as SHACL executables."""

from __future__ import annotations

import json
import re
from functools import cache

from fastapi import APIRouter
from rdflib import DCTERMS, RDF, RDFS, SH, VOID, XSD, BNode, Graph, Literal, Namespace, URIRef
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.call import JSON_LD, Asked, Call
from api.language import LANGUAGES, say
from api.negotiation import Offer
from api.operations import operation
from api.rdf import FORMATS, media_type, written
from api.statistics import Counts
from ontology import namespaces as ns
from queries import catalogue
from queries.catalogue import Parameter, Question
from store import jsonld
from store.bindings import bind, bound_terms
from store.errors import StoreError
from store.guard import guard

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
    body = await run_in_threadpool(_examples_written, offer)
    return Response(body.replace(_ROOT.encode(), str(call.request.base_url).encode()), media_type=media_type(offer))


async def respond(call: Call, offer: Offer) -> Response:
    """The description of the service and its data; without counts where counting runs over its limit."""
    service = call.service
    snapshot = service.snapshot
    try:
        counts = await service.statistics.of(service.pool, snapshot)
    except StoreError:
        counts = None
    known = service.statistics.documents.get((snapshot, offer.name))
    if known is None or counts is None:
        known = await run_in_threadpool(written, described(_ROOT, counts, plain=service.plain), offer)
    if counts:
        service.statistics.documents[snapshot, offer.name] = known
    body = known.replace(_ROOT.encode(), str(call.request.base_url).encode())
    # Without the snapshot's name a description that could not count is not kept as the snapshot's answer.
    headers = {"Normgraaf-Snapshot": snapshot} if counts else {}
    return Response(body, media_type=media_type(offer), headers=headers)


def described(root: str, counts: Counts | None, *, plain: bool) -> Graph:
    """The service at an address that ends in a slash, with its dataset."""
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
    if counts:
        _count(graph, dataset, counts)
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


def _count(graph: Graph, dataset: URIRef, counts: Counts) -> None:
    default = BNode("default")
    _size(graph, dataset, VOID.triples, counts.triples)
    _size(graph, dataset, VOID.classes, len(counts.classes))
    _size(graph, dataset, VOID.properties, len(counts.properties))
    _size(graph, default, VOID.triples, counts.triples)
    for kind in (SD.Graph, VOID.Dataset):
        graph.add((default, RDF.type, kind))
    graph.add((dataset, SD.defaultGraph, default))
    for number, (name, triples) in enumerate(counts.graphs.items()):
        held, content = BNode(f"graph{number}"), BNode(f"content{number}")
        graph.add((dataset, SD.namedGraph, held))
        graph.add((held, RDF.type, SD.NamedGraph))
        graph.add((held, SD.name, URIRef(name)))
        graph.add((held, SD.graph, content))
        for kind in (SD.Graph, VOID.Dataset):
            graph.add((content, RDF.type, kind))
        _size(graph, content, VOID.triples, triples)
    parts = ((VOID.classPartition, VOID["class"], VOID.entities, counts.classes),)
    for part, key, size, found in (*parts, (VOID.propertyPartition, VOID.property, VOID.triples, counts.properties)):
        for number, (name, amount) in enumerate(found.items()):
            node = BNode(f"{key.fragment}{number}")
            graph.add((dataset, part, node))
            graph.add((node, key, URIRef(name)))
            _size(graph, node, size, amount)


def _size(graph: Graph, node: URIRef | BNode, predicate: URIRef, amount: int) -> None:
    graph.add((node, predicate, Literal(amount, datatype=XSD.integer)))


_ROOT = "http://normgraaf.invalid/"
"""Stands for the address of the service in what is written once."""


@cache
def _examples_written(offer: Offer) -> bytes:
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
