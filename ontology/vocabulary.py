"""The controlled vocabularies as Python values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from ontology import turtle
from ontology.namespaces import NG

FOLDER = Path(__file__).parent / "vocabularies"


@dataclass(frozen=True)
class Concept:
    """One concept. `forms` are all Dutch forms in which text may print it: preferred, alternative and hidden labels."""

    iri: URIRef
    scheme: str
    slug: str
    label_nl: str
    label_en: str
    forms: tuple[str, ...]
    broader: URIRef | None
    cue: str


@cache
def load(scheme: str) -> tuple[Concept, ...]:
    """The concepts of a scheme in order of their IRIs; raises FileNotFoundError for a scheme that does not exist."""
    graph = turtle.read(FOLDER / f"{scheme}.ttl")
    concepts = (iri for iri in graph.subjects(RDF.type, SKOS.Concept) if isinstance(iri, URIRef))
    return tuple(_concept(graph, scheme, iri) for iri in sorted(concepts))


def schemes() -> tuple[str, ...]:
    """The names of all schemes, as the last part of their IRIs."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.ttl")))


def _concept(graph: Graph, scheme: str, iri: URIRef) -> Concept:
    preferred = _labels(graph, iri, SKOS.prefLabel)
    broader = graph.value(iri, SKOS.broader)
    return Concept(
        iri,
        scheme,
        iri.rpartition("/")[2],
        next((str(label) for label in preferred if label.language == "nl"), ""),
        next((str(label) for label in preferred if label.language == "en"), ""),
        tuple(
            str(label)
            for term in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
            for label in _labels(graph, iri, term)
            if label.language == "nl"
        ),
        broader if isinstance(broader, URIRef) else None,
        str(graph.value(iri, NG.cue) or ""),
    )


def _labels(graph: Graph, iri: URIRef, term: URIRef) -> list[Literal]:
    return [label for label in sorted(graph.objects(iri, term), key=str) if isinstance(label, Literal)]
