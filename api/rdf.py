"""A graph that did not come from the store, written as the store writes its own."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph

from api.call import JSON_LD, NTRIPLES, RDF_XML, TURTLE
from api.negotiation import Offer
from ontology import namespaces as ns
from store import GraphFormat, Result, write_result
from store.terms import iri, quads

FORMATS: Mapping[Offer, GraphFormat] = {TURTLE: "turtle", JSON_LD: "jsonld", NTRIPLES: "ntriples", RDF_XML: "rdfxml"}
"""The ways in which a graph is offered."""


def written(graph: Graph, offer: Offer) -> bytes:
    """The graph in one of FORMATS, with the house prefixes, in a fixed order."""
    triples = tuple(quad.triple for quad in quads(iri(ns.GRAPH), graph))
    return write_result(Result("CONSTRUCT", "", triples=triples), FORMATS[offer], ns.PREFIXES)


def media_type(offer: Offer) -> str:
    """The media type with its charset, which JSON does not have."""
    return offer.media_type if offer == JSON_LD else f"{offer.media_type}; charset=utf-8"
