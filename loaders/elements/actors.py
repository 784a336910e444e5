"""Every distinct actor of a report, at its first mention, with all the forms in which the report prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import URIRef

from loaders.elements.names import Name, names
from loaders.elements.qualified import is_common, qualified
from loaders.elements.wording import Mention, by_slug, mentions
from loaders.segments import Kind, Layout
from loaders.shadow import fold
from loaders.statements import Place, Statement, values
from ontology.namespaces import actor, concept
from ontology.vocabulary import Concept
from shapes.persons import persons

_FACTS_THAT_NAME = {"organisation", "partner", "former_name", "parent_organisation", "sender", "location"}
# Where an organisation is, or a word that the name was cut at, is no part of its name.
_INTERNAL = re.compile(r"\braad van (?:toezicht|commissarissen)\b|\brvt\b|\bintern(?:e)? toezicht")
_TOWN = r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w-]+)?"
_TRAILING = re.compile(r"(?:,? (?:(?:in|te|locatie|pleegzorg|van|de|het)(?: [A-Z][\w-]+)?|voor|en))+$")


@dataclass
class _Actor:
    iri: URIRef
    name: str
    kind: str
    place: Place
    forms: dict[str, None] = field(default_factory=dict)
    abbreviation: str = ""


def statements(layout: Layout, document: str, named: Iterable[Name] = ()) -> Iterator[Statement]:
    """An ActorMention for each role, organisation, team, body and place that the report names.

    Roles and public bodies are those of the vocabularies; organisations, teams and places are known by the words around
    them, or from what was read already (`named`), and belong to this document only: a name alone never ties two reports
    together.
    """
    found: dict[URIRef, _Actor] = {}
    of_a_place = [*_of_a_place(layout)]
    inside = {index for _, word in of_a_place for index in range(word.start, word.end)}
    spelled = {fold(segment.text[m.start : m.end]) for segment in layout.body for m in mentions("body", segment.folded)}
    for segment in layout.body:
        for scheme in ("role", "body"):
            for mention in mentions(scheme, segment.folded):
                if segment.shadow.place(mention.start, mention.end).start in inside or (
                    scheme == "body"
                    and is_common(segment.shadow, mention)
                    and fold(mention.concept.label_nl) not in spelled
                ):
                    continue
                place = segment.shadow.place(mention.start, mention.end)
                item = _meant(mention, segment.folded, layout)
                kind = "body" if scheme == "body" else "role"
                known = found.setdefault(item.iri, _Actor(item.iri, item.label_nl, kind, place))
                known.forms[segment.text[mention.start : mention.end]] = None
    apart = [name for name in names(layout) if inside.isdisjoint((name.place.start, name.place.end - 1))]
    _add_names([*named, *(name for name, _ in of_a_place), *apart], document, found)
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


def _of_a_place(layout: Layout) -> Iterator[tuple[Name, Place]]:
    """Bodies and teams named by a place, each with where the word for its kind stands."""
    for segment in layout.body:
        for part in segment.cells if segment.kind is Kind.ROW else (segment.shadow,):
            for each in qualified(part):
                name = Name(each.kind, part.text[each.start : each.end], part.place(each.start, each.end))
                yield name, part.place(each.start, each.word_end)


def _meant(mention: Mention, folded: str, layout: Layout) -> Concept:
    """The concept of a mention; several supervisors are a supervisory board only where the report knows one."""
    if folded[mention.start : mention.end] == "toezichthouders" and not _has_internal_supervision(layout):
        return by_slug("role", "toezichthouder")
    return mention.concept


def _has_internal_supervision(layout: Layout) -> bool:
    return any(_INTERNAL.search(segment.folded) for segment in layout.body)


def named_in(statements: Iterable[Statement], text: str) -> Iterator[Name]:
    """Organisations and places that facts and examples name, each where it stands within them."""
    for statement in statements:
        kind, values_ = "organisation", statement.all("organisation")
        if statement.kind == "DocumentFact" and statement.get("field") in _FACTS_THAT_NAME:
            values_ = statement.all("fieldValue")
            kind = "place" if statement.get("field") == "location" else kind
        for value in values_:
            name = _TRAILING.sub("", re.sub(rf", {_TOWN}$", "", str(value)))
            for place in statement.places[:1]:
                start = text.find(name, place.start, place.end)
                if start >= 0 and name[:1].isupper():
                    yield Name(kind, name, Place(start, start + len(name)))


def _add_names(given: Iterable[Name], document: str, found: dict[URIRef, _Actor]) -> None:
    by_form = {fold(form): each for each in found.values() for form in [each.name, *each.forms]}
    for name in sorted(given, key=lambda n: (n.place.start, -len(n.name))):
        if next(persons(name.name), None) is not None:
            continue
        known = next(
            (by_form[fold(form)] for form in (name.name, name.longer, name.alias) if fold(form) in by_form), None
        )
        if known is None:
            known = _Actor(actor(document, name.name), name.name, name.kind, name.place)
            found[known.iri] = known
        if name.kind == "municipality" and known.kind == "place":
            known.kind, known.place = name.kind, name.place
        known.forms[name.name] = None
        by_form.setdefault(fold(name.name), known)
        if name.longer:
            known.forms[name.longer] = None
            by_form.setdefault(fold(name.longer), known)
        if name.alias:
            known.forms[name.alias] = None
            known.abbreviation = known.abbreviation or name.alias
            by_form.setdefault(fold(name.alias), known)
