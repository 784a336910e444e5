"""Words of the vocabularies found in text: roles, public bodies, topics and other concepts by their printed forms."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rdflib import URIRef

from loaders.elements.cues import Cues
from loaders.language.vocabulary import Mention as Mention
from loaders.language.vocabulary import find as find
from loaders.language.vocabulary import mentions as mentions
from loaders.shadow import fold
from ontology.namespaces import concept
from ontology.vocabulary import Concept, load


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


@lru_cache(maxsize=4096)
def _topics(folded: str) -> tuple[URIRef, ...]:
    return tuple(_cues().found(folded))


@cache
def _cues() -> Cues[URIRef]:
    return Cues((concept("topic", item.slug), re.compile(item.cue)) for item in load("topic") if item.cue)
