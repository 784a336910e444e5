"""Organisations of different reports that may be the same: candidates for a person to decide on, never a merge."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rdflib import RDF, Graph, Literal, URIRef

from loaders.shadow import fold
from ontology import namespaces as ns
from ontology.namespaces import NG
from store import View

QUERY = Path(__file__).with_suffix(".rq")
LINKS = str(ns.fixed_graph("links"))

_LEGAL_FORM = re.compile(r"^(?:stichting|vereniging|cooperatie|de) ")


@dataclass(frozen=True)
class NamedOrganisation:
    """An organisation as one report names it, once for each form of its name."""

    document: URIRef
    actor: URIRef
    name: str
    evidence: URIRef


def link(snapshot: View) -> Graph:
    """An IdentityLink, as a candidate, for every two organisations of two reports whose names are alike.

    Names are alike when they are the same words, or one continues the other; a legal form before them does not count.
    A shared name may still hide a successor, a brand or another location, so that the relation stays unknown.
    """
    graph = Graph()
    for one, other in _alike(_organisations(snapshot)):
        _add(graph, one, other)
    return graph


def _organisations(snapshot: View) -> list[NamedOrganisation]:
    rows = ([str(getattr(cell, "value", "")) for cell in row] for row in snapshot.query(QUERY.read_text("utf-8")).rows)
    return [
        NamedOrganisation(URIRef(document), URIRef(actor), name, URIRef(evidence))
        for document, actor, name, evidence in rows
    ]


def core(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without the legal form before them."""
    return tuple(re.findall(r"\w+", _LEGAL_FORM.sub("", fold(name))))


def alike(one: str, other: str) -> bool:
    """Whether two names are the same words, or one continues the other; a legal form before them does not count."""
    return _continues(core(one), core(other))


def _alike(found: Iterable[NamedOrganisation]) -> list[tuple[NamedOrganisation, NamedOrganisation]]:
    by_first_word: dict[str, list[NamedOrganisation]] = {}
    for organisation in found:
        words = core(organisation.name)
        if words and len(words[0]) > 3:
            by_first_word.setdefault(words[0], []).append(organisation)
    pairs: dict[tuple[URIRef, URIRef], tuple[NamedOrganisation, NamedOrganisation]] = {}
    for group in by_first_word.values():
        for one, other in combinations(group, 2):
            if one.document != other.document and alike(one.name, other.name):
                pairs.setdefault((one.actor, other.actor), (one, other))
    return list(pairs.values())


def _continues(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _add(graph: Graph, one: NamedOrganisation, other: NamedOrganisation) -> None:
    digest = hashlib.sha256(f"{one.actor}\x1f{other.actor}".encode()).hexdigest()[:16]
    subject = URIRef(f"{one.document}/identity-link/{digest}")
    for predicate, value in (
        (RDF.type, NG.IdentityLink),
        (NG.inDocument, one.document),
        (NG.voice, ns.concept("voice", "reader")),
        (NG.assertionMode, ns.concept("mode", "derived")),
        (NG.rule, ns.rule("names-alike")),
        (NG.linkSubject, one.actor),
        (NG.linkObject, other.actor),
        (NG.linkRelation, ns.concept("identity-relation", "unknown")),
        (NG.linkStatus, ns.concept("identity-status", "candidate")),
        (NG.hasEvidence, one.evidence),
        (NG.hasEvidence, other.evidence),
        (NG.reason, Literal(f"“{one.name}” en “{other.name}” beginnen met dezelfde woorden.")),
    ):
        graph.add((subject, predicate, value))
