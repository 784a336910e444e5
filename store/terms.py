"""RDF terms as the engine knows them, from the terms of rdflib."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from store.errors import TermRefused

if TYPE_CHECKING:
    from rdflib.term import Node

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
GraphName = ox.NamedNode | ox.DefaultGraph

DEFAULT = ""
"""The name of the default graph of a plain store, where it stands beside the IRIs of the named ones."""


def term(node: Term | Node) -> Term:
    """The engine's term for an rdflib term; an engine's term is returned as it is.

    Raises TermRefused where the node is no term or not a valid one, such as an IRI with a space.
    """
    if isinstance(node, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple):
        return node
    import rdflib  # here, because worker processes convert nothing and start faster without it

    try:
        if isinstance(node, rdflib.URIRef):
            return ox.NamedNode(str(node))
        if isinstance(node, rdflib.BNode):
            return ox.BlankNode(str(node))
        if isinstance(node, rdflib.Literal):
            return _literal(node)
    except ValueError as error:
        raise TermRefused(str(node), str(error)) from None
    raise TermRefused(str(node), f"{type(node).__name__}")


def iri(text: str) -> ox.NamedNode:
    """An absolute IRI; raises TermRefused where it is none."""
    try:
        return ox.NamedNode(str(text))
    except ValueError as error:
        raise TermRefused(str(text), str(error)) from None


def graph_name(text: str) -> GraphName:
    """The engine's name of a graph: an IRI, or DEFAULT; raises TermRefused."""
    return ox.DefaultGraph() if text == DEFAULT else iri(text)


def quads(graph: GraphName, triples: Iterable[Any]) -> Iterator[ox.Quad]:
    """Triples or quads of rdflib or the engine, or N-Triples as one text, as the engine's quads in one graph."""
    if isinstance(triples, str):
        for quad in ox.parse(triples, ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        return
    known: dict[Any, Any] = {}

    def convert(node: Any) -> Any:
        if node not in known:
            known[node] = term(node)
        return known[node]

    for subject, predicate, value, *_ in triples:
        try:
            yield ox.Quad(convert(subject), convert(predicate), convert(value), graph)
        except TypeError as error:
            raise TermRefused(f"{subject} {predicate} {value}", str(error)) from None


def _literal(node: Any) -> ox.Literal:
    if node.language:
        return ox.Literal(str(node), language=node.language)
    if node.datatype is not None:
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)))
    return ox.Literal(str(node))
