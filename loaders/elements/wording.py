"""Words of the vocabularies found in text: roles, public bodies, topics and other concepts by their printed forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rdflib import URIRef

from loaders.elements.cues import Cues, any_of
from loaders.shadow import fold
from ontology.namespaces import concept
from ontology.vocabulary import Concept, load


@dataclass(frozen=True)
class Mention:
    """A concept found in a folded text, from `start` to `end`."""

    start: int
    end: int
    concept: Concept


@dataclass(frozen=True)
class _Lexicon:
    pattern: re.Pattern[str]
    concepts: dict[str, Concept]


def mentions(scheme: str, folded: str) -> Iterator[Mention]:
    """The concepts of a scheme in a folded text, longest form first, none overlapping."""
    yield from _mentions(scheme, folded)


def find(scheme: str, folded: str) -> Concept | None:
    """The first concept of a scheme in a folded text."""
    return next((mention.concept for mention in mentions(scheme, folded)), None)


def by_slug(scheme: str, slug: str) -> Concept:
    """A concept of a scheme by its slug; raises KeyError where the scheme has no such concept."""
    for item in load(scheme):
        if item.slug == slug:
            return item
    raise KeyError(f"{scheme} has no concept {slug}")


def as_printed(concept_: Concept, printed: str) -> str:
    """A concept's Dutch label, with the printed word behind it where that is another word."""
    label = concept_.label_nl
    same_word = fold(printed).startswith(fold(label)[: max(4, len(label) - 2)])
    return label if not printed or same_word else f"{label} ({printed})"


def topics(folded: str) -> list[URIRef]:
    """The topics whose cue occurs in a folded text."""
    return list(_topics(folded))


# A sentence is looked at for several ends; what it names is sought once.
@lru_cache(maxsize=4096)
def _mentions(scheme: str, folded: str) -> tuple[Mention, ...]:
    lexicon = _lexicon(scheme)
    return tuple(Mention(*match.span(), lexicon.concepts[match.group()]) for match in lexicon.pattern.finditer(folded))


@cache
def _lexicon(scheme: str) -> _Lexicon:
    concepts: dict[str, Concept] = {}
    for item in load(scheme):
        for form in item.forms:
            concepts.setdefault(fold(form), item)
    return _Lexicon(re.compile(rf"(?<![\w-])(?:{any_of(concepts)})(?![\w])"), concepts)


@lru_cache(maxsize=4096)
def _topics(folded: str) -> tuple[URIRef, ...]:
    return tuple(_cues().found(folded))


@cache
def _cues() -> Cues[URIRef]:
    return Cues((concept("topic", item.slug), re.compile(item.cue)) for item in load("topic") if item.cue)
