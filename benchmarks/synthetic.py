"""Invented graphs of any number, about 3,200 triples each, in the terms that a report's graph has."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyoxigraph as ox

from ontology import namespaces as ns
from ontology.namespaces import concept

STATEMENTS = 200
TOPICS = ("veiligheid", "werkdruk", "wachtlijst", "matching-screening", "regie", "sociaal-netwerk", "onderwijs")
KINDS = ("Shortcoming", "AttentionPoint", "Finding", "Figure", "Quotation")
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def name(number: int) -> str:
    """The id of an invented report."""
    return f"synthetic-{number}"


def statement(number: int, index: int) -> str:
    """The IRI of a statement of an invented report."""
    return f"{ns.ID}{name(number)}/statement/{index}"


def graph(number: int) -> Iterator[ox.Quad]:
    """The quads of one invented report; the same number gives the same quads."""
    chance = random.Random(number)
    where = ox.NamedNode(str(ns.report_graph(name(number))))
    document = ox.NamedNode(str(ns.document(name(number))))

    def say(subject: ox.NamedNode, term: str, value: object) -> ox.Quad:
        predicate = ox.NamedNode(term if ":" in term else str(ns.NG[term]))
        return ox.Quad(subject, predicate, value, where)  # type: ignore[arg-type]

    organisation = ox.NamedNode(f"{document.value}/actor/aanbieder-{number % 40}")
    yield say(document, _RDF, ox.NamedNode(str(ns.NG.SourceDocument)))
    yield say(document, str(ns.RDFS.label), ox.Literal(f"Rapport {number}"))
    yield say(document, "inspects", organisation)
    yield say(organisation, str(ns.RDFS.label), ox.Literal(f"Aanbieder {number % 40}"))
    start = 0
    for index in range(STATEMENTS):
        subject = ox.NamedNode(statement(number, index))
        proof = ox.NamedNode(f"{subject.value}/evidence")
        norm = ns.norm("jij", f"{chance.randint(1, 5)}.{chance.randint(1, 4)}")
        length = chance.randint(40, 200)
        yield say(subject, _RDF, ox.NamedNode(str(ns.NG[chance.choice(KINDS)])))
        yield say(subject, "inDocument", document)
        yield say(subject, "aboutNorm", ox.NamedNode(str(norm)))
        yield say(subject, "topic", ox.NamedNode(str(concept("topic", chance.choice(TOPICS)))))
        yield say(subject, "polarity", ox.NamedNode(str(concept("polarity", chance.choice(("positive", "negative"))))))
        yield say(subject, "voice", ox.NamedNode(str(concept("voice", chance.choice(("inspectorate", "provider"))))))
        yield say(subject, "assertionMode", ox.NamedNode(str(concept("mode", "stated"))))
        yield say(subject, "rule", ox.NamedNode(str(ns.rule("sentence-under-norm"))))
        yield say(subject, "numericValue", ox.Literal(chance.randint(1, 1000)))
        yield say(subject, "hasEvidence", proof)
        yield say(proof, _RDF, ox.NamedNode(str(ns.NG.Evidence)))
        yield say(proof, str(ns.OA.start), ox.Literal(str(start), datatype=_INTEGER))
        yield say(proof, str(ns.OA.end), ox.Literal(str(start + length), datatype=_INTEGER))
        yield say(proof, str(ns.OA.exact), ox.Literal(f"Zin {index} van rapport {number} " + "x" * length))
        if chance.random() < 0.5:
            yield say(proof, "page", ox.Literal(1 + start // 3000))
        start += length


def vocabulary() -> Iterator[ox.Quad]:
    """The topics under two broader ones, and those under one root: what a path query climbs."""
    where = ox.NamedNode(str(ns.fixed_graph("vocabulary")))
    broader = ox.NamedNode(str(ns.SKOS.broader))
    root = ox.NamedNode(str(concept("topic", "alles")))
    for index, topic in enumerate(TOPICS):
        middle = ox.NamedNode(str(concept("topic", f"groep-{index % 2}")))
        yield ox.Quad(ox.NamedNode(str(concept("topic", topic))), broader, middle, where)
        yield ox.Quad(middle, broader, root, where)
