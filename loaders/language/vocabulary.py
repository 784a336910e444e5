"""Words of the vocabularies found in text: roles, public bodies, instruments and other concepts by their labels.

One automaton holds the labels of every scheme whose concepts a text names; a label added to a concept teaches it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick

from loaders.shadow import fold
from ontology.vocabulary import Concept, load

# The schemes whose concepts a text names by their labels, preferred, alternative and hidden.
NAMED = ("body", "care-form", "instrument", "measure", "role")
_MOST_SENTENCES = 4096  # a sentence is looked at for several ends; what it names is sought once


@dataclass(frozen=True)
class Mention:
    """A concept found in a folded text, from `start` to `end`."""

    start: int
    end: int
    concept: Concept


def mentions(scheme: str, folded: str) -> Iterator[Mention]:
    """The concepts of a scheme in a folded text: whole words, the longest form first, none overlapping.

    Raises KeyError for a scheme whose concepts no text names.
    """
    if scheme not in NAMED:
        raise KeyError(scheme)
    yield from _mentions(folded).get(scheme, ())


def find(scheme: str, folded: str) -> Concept | None:
    """The first concept of a scheme in a folded text."""
    return next((mention.concept for mention in mentions(scheme, folded)), None)


@lru_cache(maxsize=_MOST_SENTENCES)
def _mentions(folded: str) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, dict[int, Mention]] = {}
    for last, concepts in _automaton().iter(folded):
        end = last + 1
        if end < len(folded) and _is_word(folded[end]):
            continue
        for size, concept in concepts:
            start = end - size
            if start and (_is_word(folded[start - 1]) or folded[start - 1] == "-"):
                continue
            found.setdefault(concept.scheme, {})[start] = Mention(start, end, concept)  # a longer form ends later
    return {scheme: tuple(_apart(by_start)) for scheme, by_start in found.items()}


def _apart(by_start: dict[int, Mention]) -> Iterator[Mention]:
    until = 0
    for start in sorted(by_start):
        if start >= until:
            yield by_start[start]
            until = by_start[start].end


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def _automaton() -> ahocorasick.Automaton:
    """The labels of all named schemes; each with its length and the concepts that have it, one a scheme."""
    labels: dict[str, dict[str, Concept]] = {}
    for scheme in NAMED:
        for concept in load(scheme):
            for form in concept.forms:
                labels.setdefault(fold(form), {}).setdefault(scheme, concept)
    automaton = ahocorasick.Automaton()
    for label, concepts in labels.items():
        automaton.add_word(label, tuple((len(label), concept) for concept in concepts.values()))
    automaton.make_automaton()
    return automaton
