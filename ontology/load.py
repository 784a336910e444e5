"""The ontology's files as graphs, with the closures that would be slow to compute at each question."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.paths import MulPath

from ontology import turtle
from ontology.namespaces import NG

HERE = Path(__file__).parent


def ontology_graph() -> Graph:
    """The OWL 2 DL modules together."""
    return _together(module_files())


def vocabulary_graph() -> Graph:
    """All concept schemes, each concept with all that is broader, near and far, as skos:broaderTransitive."""
    graph = _together(vocabulary_files())
    for concept, ancestor in set(graph.subject_objects(MulPath(SKOS.broader, "+"))):
        graph.add((concept, SKOS.broaderTransitive, ancestor))
    return graph


def framework_graph() -> Graph:
    """The assessment frameworks with their themes and norms."""
    return _together(framework_files())


def crosswalk_graph() -> Graph:
    """The mappings between norms, and each mapping's SKOS relation as a plain triple from norm to norm."""
    graph = _together([HERE / "crosswalk.ttl"])
    relations = turtle.read(HERE / "vocabularies" / "match.ttl")
    for mapping in graph.subjects(RDF.type, NG.NormMapping):
        kind = graph.value(mapping, NG.matchKind)
        source, target = graph.value(mapping, NG.mapsFrom), graph.value(mapping, NG.mapsTo)
        relation = relations.value(kind, NG.mappingRelation)
        if isinstance(relation, URIRef) and source is not None and target is not None:
            graph.add((source, relation, target))
    return graph


def migration(store_format: int) -> str:
    """The SPARQL update that brings a store of the format before to this one."""
    return (HERE / "migrations" / f"{store_format}.ru").read_text("utf-8")


def module_files() -> list[Path]:
    """The files of the OWL modules."""
    return sorted((HERE / "modules").glob("*.ttl"))


def vocabulary_files() -> list[Path]:
    """The files of the concept schemes."""
    return sorted((HERE / "vocabularies").glob("*.ttl"))


def framework_files() -> list[Path]:
    """The files of the assessment frameworks."""
    return sorted((HERE / "frameworks").glob("*.ttl"))


def all_files() -> list[Path]:
    """Every Turtle file of the ontology."""
    return [*module_files(), *vocabulary_files(), *framework_files(), HERE / "crosswalk.ttl"]


def _together(files: Iterable[Path]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for path in files:
        graph.parse(path, format="turtle")
    return graph
