"""The assessment frameworks that Normgraaf knows: their themes, their norms and what tells each norm apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, SKOS, Graph, URIRef

from ontology.load import framework_graph
from ontology.namespaces import NG


@dataclass(frozen=True)
class FrameworkNorm:
    """One norm; `cues` are patterns on folded text that show its meaning."""

    iri: URIRef
    notation: str
    theme: str
    cues: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Framework:
    """One assessment framework with its themes and norms in order of notation."""

    key: str
    iri: URIRef
    themes: tuple[tuple[str, URIRef], ...]
    norms: tuple[FrameworkNorm, ...]

    def norm(self, notation: str) -> FrameworkNorm | None:
        return next((norm for norm in self.norms if norm.notation == notation), None)

    def norm_iri(self, notation: str) -> URIRef | None:
        norm = self.norm(notation)
        return norm.iri if norm else None

    def theme_iri(self, notation: str) -> URIRef | None:
        return next((iri for known, iri in self.themes if known == notation), None)

    def fits(self, notation: str, folded_title: str) -> bool:
        """Whether a printed norm has the number and a wording of the meaning of a norm in this framework."""
        norm = self.norm(notation)
        return norm is not None and any(cue.search(folded_title.lower()) for cue in norm.cues)


@cache
def frameworks() -> tuple[Framework, ...]:
    """Every known framework, read from `ontology/frameworks`, in order of key."""
    graph = framework_graph()
    known = (iri for iri in graph.subjects(RDF.type, NG.NormFramework) if isinstance(iri, URIRef))
    return tuple(_framework(graph, iri) for iri in sorted(known))


def _framework(graph: Graph, iri: URIRef) -> Framework:
    themes = {theme: _notation(graph, theme) for theme in _members(graph, iri, NG.Theme)}
    norms = [_norm(graph, norm, themes) for norm in _members(graph, iri, NG.Norm)]
    return Framework(
        str(graph.value(iri, NG.key)),
        iri,
        tuple(sorted((notation, theme) for theme, notation in themes.items())),
        tuple(sorted(norms, key=lambda norm: norm.notation)),
    )


def _norm(graph: Graph, iri: URIRef, themes: dict[URIRef, str]) -> FrameworkNorm:
    theme = graph.value(iri, NG.inTheme)
    return FrameworkNorm(
        iri,
        _notation(graph, iri),
        themes[theme] if isinstance(theme, URIRef) else "",
        tuple(re.compile(cue) for cue in sorted(str(cue) for cue in graph.objects(iri, NG.cue))),
    )


def _notation(graph: Graph, iri: URIRef) -> str:
    return str(graph.value(iri, SKOS.notation))


def _members(graph: Graph, framework: URIRef, kind: URIRef) -> list[URIRef]:
    members = (s for s in graph.subjects(NG.inFramework, framework) if isinstance(s, URIRef))
    return [member for member in members if (member, RDF.type, kind) in graph]
