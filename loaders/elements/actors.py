"""Every distinct actor of a report, at its first mention, with all the forms in which the report prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib import URIRef

from loaders.elements.names import names
from loaders.elements.wording import mentions
from loaders.segments import Layout
from loaders.shadow import fold
from loaders.statements import Place, Statement, values
from ontology.namespaces import actor, concept


@dataclass
class _Actor:
    iri: URIRef
    name: str
    kind: str
    place: Place
    forms: dict[str, None] = field(default_factory=dict)
    abbreviation: str = ""


def statements(layout: Layout, document: str) -> Iterator[Statement]:
    """An ActorMention for each role, organisation, team, body and place that the report names.

    Roles and public bodies are those of the vocabularies; organisations, teams and places are known by the words around
    them and belong to this document only: a name alone never ties two reports together.
    """
    found: dict[URIRef, _Actor] = {}
    for segment in layout.body:
        for scheme in ("role", "body"):
            for mention in mentions(scheme, segment.folded):
                place = segment.shadow.place(mention.start, mention.end)
                item = mention.concept
                kind = "body" if scheme == "body" else "role"
                known = found.setdefault(item.iri, _Actor(item.iri, item.label_nl, kind, place))
                known.forms[segment.text[mention.start : mention.end]] = None
    _add_names(layout, document, found)
    for each in sorted(found.values(), key=lambda a: a.place):
        yield Statement(
            "ActorMention",
            (each.place,),
            "author",
            "actor-by-vocabulary" if "/concept/" in each.iri else "actor-by-context",
            values(
                actor=each.iri,
                name=each.name,
                actorKind=concept("actor-kind", each.kind),
                form=sorted(each.forms),
                abbreviation=each.abbreviation,
            ),
        )


def _add_names(layout: Layout, document: str, found: dict[URIRef, _Actor]) -> None:
    by_form = {fold(form): each for each in found.values() for form in [each.name, *each.forms]}
    for name in sorted(names(layout), key=lambda n: (n.place.start, -len(n.name))):
        known = by_form.get(fold(name.name)) or (by_form.get(fold(name.alias)) if name.alias else None)
        if known is None:
            known = _Actor(actor(document, name.name), name.name, name.kind, name.place)
            found[known.iri] = known
        known.forms[name.name] = None
        by_form.setdefault(fold(name.name), known)
        if name.alias:
            known.forms[name.alias] = None
            known.abbreviation = known.abbreviation or name.alias
            by_form.setdefault(fold(name.alias), known)


def organisation_name(text: str) -> str:
    """A name without the legal form before it: "Stichting De Linde" and "De Linde" are sought as one."""
    return re.sub(r"^(?:[Ss]tichting|[Vv]ereniging) ", "", text)
