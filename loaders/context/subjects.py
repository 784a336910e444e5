"""Whoever may tell something in a sentence: roles, bodies, names, papers, pronouns and the writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import URIRef

from loaders.context.lexicon import table
from loaders.context.words import Forms, Word
from loaders.elements.wording import Mention, mentions
from ontology.vocabulary import Concept

_FAR = 7  # words between "horen van" and who is heard: "negen van de twaalf gesproken ouders"
NEAR = 4  # words between a verb and a subject behind it
LISTING = frozenset((",", "en", "of", "als", "evenals"))
_PROVIDERS = ("jeugdhulpaanbieder", "pleegzorgaanbieder", "organisatie", "gezinshuis", "werkgever")


@dataclass(frozen=True)
class Names:
    """Folded names of one document: of the organisation it is about, and of any other that it prints with a capital."""

    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subject:
    first: int
    stop: int
    kind: str
    iris: tuple[URIRef, ...] = ()


def subjects_in(folded: str, found: Sequence[Word], first: int, stop: int, names: Names) -> list[Subject]:
    """Whoever may tell in a stretch, in order: roles, bodies, the writer, pronouns, names, papers."""
    at_start = {word.start: at for at, word in enumerate(found)}
    out: dict[int, Subject] = {}
    for scheme, kind in (("body", "body"), ("role", "role")):
        for mention in mentions(scheme, folded):
            at = at_start.get(mention.start)
            if at is not None and first <= at < stop:
                out[at] = _named(found, at, mention, kind)
    for hit in _others().longest(found[first:stop]):
        at, kind = hit.first + first, hit.value
        own = kind == "own" and found[at].text in word_list("own", "supervisors")
        if at not in out or kind in ("own", "provider"):
            out[at] = Subject(at, hit.stop + first, "inspectorate" if own else "person" if kind == "people" else kind)
    for at in range(first, stop):
        if at not in out and found[at].text in names.own:
            out[at] = Subject(at, at + 1, "provider")
        elif at not in out and found[at].text in names.others:
            out[at] = Subject(at, at + 1, "name")
    taken, ordered = first, list[Subject]()
    for at in sorted(out):
        if at >= taken:
            if ordered and out[at].kind == "role" and _qualifies_next(ordered[-1], at):
                ordered.pop()
            ordered.append(out[at])
            taken = out[at].stop
    return ordered


def _qualifies_next(name: Subject, at: int) -> bool:
    """Whether a name stands right before a role and only says of which house: "de Pactum medewerkers"."""
    return name.kind in ("name", "provider") and not name.iris and name.stop == at


def _named(found: Sequence[Word], at: int, mention: Mention, kind: str) -> Subject:
    stop = next((n for n in range(at, len(found)) if found[n].start >= mention.end), len(found))
    concept: Concept = mention.concept
    if "inspect" in concept.slug:
        return Subject(at, stop, "inspectorate")
    if concept.slug in _PROVIDERS:
        return Subject(at, stop, "provider")
    return Subject(at, stop, kind, (concept.iri,))


def right_of(found: Sequence[Word], at: int, subjects: Sequence[Subject], stop: int) -> Subject | None:
    """Who stands right behind a word, over determiners and a few other words but no preposition or sign."""
    for each in subjects:
        if each.first < at or each.first >= stop:
            continue
        between = [word.text for word in found[at : each.first]]
        if len(between) > NEAR or any(text in _apart() or not text[0].isalnum() for text in between):
            return None
        return with_listed(each, subjects, found)
    return None


def with_listed(subject: Subject, subjects: Sequence[Subject], found: Sequence[Word]) -> Subject:
    """A role together with those that are listed with it: "ouders, pleegouders en kinderen"."""
    if subject.kind != "role":
        return subject
    iris, stop = list(subject.iris), subject.stop
    for each in subjects:
        if (
            each.first >= stop
            and each.kind == "role"
            and {word.text for word in found[stop : each.first]} & set(LISTING)
            and all(word.text in (*LISTING, *word_list("before", "determiners")) for word in found[stop : each.first])
        ):
            iris += each.iris
            stop = each.stop
    return Subject(subject.first, stop, "role", tuple(dict.fromkeys(iris)))


def roles_from(at: int, subjects: Sequence[Subject], found: Sequence[Word]) -> tuple[URIRef, ...]:
    """The roles that stand from a word on, with no more than a few words before the first and only commas between."""
    first = next((each for each in subjects if each.first >= at and each.kind == "role"), None)
    if first is None or first.first - at > _FAR:
        return ()
    return with_listed(first, subjects, found).iris


def roles_of(subjects: Sequence[Subject]) -> tuple[URIRef, ...]:
    return tuple(iri for each in subjects if each.kind == "role" for iri in each.iris)


def hangs(found: Sequence[Word], subject: Subject, subjects: Sequence[Subject]) -> bool:
    """Whether somebody only qualifies another word, behind a preposition that takes no share of them ("deel van de")"""
    at = subject.first - 1
    while at >= 0 and _qualifies(found[at].text):
        if any(other.first <= at < other.stop for other in subjects):
            break
        at -= 1
        if subject.first - at > NEAR:
            return False
    if at >= 0 and found[at].text in (",", "en", "of"):
        other = next((each for each in subjects if each.stop == at), None)
        return other is not None and hangs(found, other, subjects)
    if at < 0 or found[at].text not in word_list("before", "prepositions"):
        return False
    before = {word.text for word in found[max(0, at - 2) : at]}
    return not (
        found[at].text in ("van", "uit")
        and (before & set(word_list("before", "parts")) or (at and found[at - 1].text[0].isdigit()))
    )


def _qualifies(word: str) -> bool:
    """Whether a word may stand between a preposition and its noun."""
    if word in word_list("before", "prepositions") or word in LISTING:
        return False
    return word in word_list("before", "determiners") or word.endswith(("e", "en"))


@cache
def _apart() -> frozenset[str]:
    """Words over which a verb does not reach its subject."""
    return frozenset((*word_list("before", "prepositions"), *word_list("before", "clauses")))


@cache
def _others() -> Forms[str]:
    kinds = ("own", "provider", "pronoun", "papers", "people")
    return Forms((form, kind) for kind in kinds for form in table("attribution")[kind]["forms"])


@cache
def listed(name: str) -> Forms[str]:
    """The forms of one list of `nl/attribution.toml`."""
    return Forms((form, name) for form in table("attribution")[name]["forms"])


@cache
def word_list(name: str, key: str) -> tuple[str, ...]:
    data: dict[str, Any] = table("attribution")[name]
    return tuple(data[key])
