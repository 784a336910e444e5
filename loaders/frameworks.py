"""The description of a framework that a report made known, in the report's own graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import SKOS, URIRef

from loaders.statements import Statement
from ontology import namespaces as ns
from ontology.namespaces import NG
from ontology.ntriples import iri, literal
from shapes.data import TYPE, Triple

_IN_FRAMEWORK, _NOTATION, _PREF_LABEL = iri(NG.inFramework), iri(SKOS.notation), iri(SKOS.prefLabel)


def learned_frameworks(statements: Sequence[Statement]) -> Iterator[Triple]:
    """Each framework that a report taught, with the themes and norms that the report prints of it.

    Names are those printed; the English ones say so. All of it is marked as not reviewed.
    """
    for framework in (each for each in statements if each.kind == "PrintedFramework"):
        of = framework.get("inFramework")
        if isinstance(of, URIRef):
            key = str(of).rpartition("/")[2]
            yield iri(of), TYPE, iri(NG.NormFramework)
            yield iri(of), iri(NG.key), literal(key)
            yield from _named(iri(of), str(framework.get("title")), "Framework")
            yield from _members(of, key, statements)


def _members(framework: URIRef, key: str, statements: Sequence[Statement]) -> Iterator[Triple]:
    """Its themes and norms, each as it is printed first; a theme that only a norm's number tells has a plain name."""
    printed = [each for each in statements if each.get("inFramework") == framework]
    described: set[str] = set()
    for each in (p for p in printed if p.kind in ("PrintedTheme", "PrintedNorm")):
        number, norm = str(each.get("notation")), each.kind == "PrintedNorm"
        subject = iri(ns.norm(key, number) if norm else ns.theme(key, number))
        if subject in described:
            continue
        described.add(subject)
        yield from _member(subject, iri(framework), number, NG.Norm if norm else NG.Theme)
        yield from _named(subject, str(each.get("title") or ""), f"{'Norm' if norm else 'Theme'} {number}")
        if norm and (of := str(each.get("themeNotation") or "")):
            theme = iri(ns.theme(key, of))
            yield subject, iri(NG.inTheme), theme
            if theme not in described:
                described.add(theme)
                yield from _member(theme, iri(framework), of, NG.Theme)
                yield theme, _PREF_LABEL, literal(f"Thema {of}", lang="nl")
                yield theme, _PREF_LABEL, literal(f"Theme {of}", lang="en")


def _member(subject: str, framework: str, number: str, kind: URIRef) -> Iterator[Triple]:
    yield subject, TYPE, iri(kind)
    yield subject, _IN_FRAMEWORK, framework
    yield subject, _NOTATION, literal(number)
    yield subject, iri(NG.reviewStatus), iri(ns.concept("review-status", "not-reviewed"))


def _named(subject: str, printed: str, kind: str) -> Iterator[Triple]:
    yield subject, _PREF_LABEL, literal(printed or kind.replace("Theme", "Thema"), lang="nl")
    yield subject, _PREF_LABEL, literal(f"{kind}, printed as: {printed}" if printed else kind, lang="en")
    yield subject, iri(NG.reviewStatus), iri(ns.concept("review-status", "not-reviewed"))
