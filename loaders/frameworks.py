"""The description of a framework that a report made known, in the report's own graph."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from loaders.statements import Statement
from ontology import namespaces as ns
from ontology.namespaces import NG


def describe_learned(graph: Graph, statements: Iterable[Statement]) -> None:
    """Add each framework that a report taught, with the themes and norms that the report prints of it.

    Names are those printed; the English ones say so. All of it is marked as not reviewed.
    """
    statements = list(statements)
    for framework in [s for s in statements if s.kind == "PrintedFramework"]:
        iri = framework.get("inFramework")
        if isinstance(iri, URIRef):
            key = str(iri).rpartition("/")[2]
            graph.add((iri, RDF.type, NG.NormFramework))
            graph.add((iri, NG.key, Literal(key)))
            _name(graph, iri, str(framework.get("title")), "Framework")
            _flag(graph, iri)
            for printed in statements:
                if printed.get("inFramework") == iri and printed.kind in ("PrintedTheme", "PrintedNorm"):
                    _describe(graph, iri, key, printed)


def _describe(graph: Graph, framework: URIRef, key: str, printed: Statement) -> None:
    number = str(printed.get("notation"))
    norm = printed.kind == "PrintedNorm"
    iri = ns.norm(key, number) if norm else ns.theme(key, number)
    if (iri, SKOS.prefLabel, None) in graph:
        return
    graph.add((iri, RDF.type, NG.Norm if norm else NG.Theme))
    graph.add((iri, NG.inFramework, framework))
    graph.add((iri, SKOS.notation, Literal(number)))
    _name(graph, iri, str(printed.get("title") or ""), f"{'Norm' if norm else 'Theme'} {number}")
    _flag(graph, iri)
    if norm and (theme_number := str(printed.get("themeNotation") or "")):
        theme = ns.theme(key, theme_number)
        graph.add((iri, NG.inTheme, theme))
        if (theme, RDF.type, NG.Theme) not in graph:
            graph.add((theme, RDF.type, NG.Theme))
            graph.add((theme, NG.inFramework, framework))
            graph.add((theme, SKOS.notation, Literal(theme_number)))
            graph.add((theme, SKOS.prefLabel, Literal(f"Thema {theme_number}", lang="nl")))
            graph.add((theme, SKOS.prefLabel, Literal(f"Theme {theme_number}", lang="en")))
            _flag(graph, theme)


def _name(graph: Graph, iri: URIRef, printed: str, kind: str) -> None:
    graph.add((iri, SKOS.prefLabel, Literal(printed or kind.replace("Theme", "Thema"), lang="nl")))
    graph.add((iri, SKOS.prefLabel, Literal(f"{kind}, printed as: {printed}" if printed else kind, lang="en")))


def _flag(graph: Graph, iri: URIRef) -> None:
    graph.add((iri, NG.reviewStatus, ns.concept("review-status", "not-reviewed")))
