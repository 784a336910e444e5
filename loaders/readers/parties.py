"""Who is named in a passage: roles and bodies of the vocabularies, and the names that a document gives its actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from loaders.context.lexicon import table
from loaders.context.words import Forms, Word, words
from loaders.elements.parties import roles
from loaders.language.vocabulary import mentions
from loaders.shadow import Shadow, fold
from loaders.statements import Statement
from ontology.namespaces import concept

_FAR = 4  # words between a preposition and the noun that it belongs to


@dataclass(frozen=True)
class Party:
    """Somebody named from `start` to `end` of a passage; `printed` is how, `iri` who it is."""

    start: int
    end: int
    iri: URIRef
    printed: str


class Parties:
    """The parties of one document; `named` are its statements of actors."""

    def __init__(self, named: Iterable[Statement] = ()) -> None:
        entries = [
            (fold(str(form)), each.get("actor"))
            for each in named
            if "/concept/" not in str(each.get("actor")) and not str(each.get("actorKind")).endswith("/place")
            for form in each.all("form")
        ]
        self._names = Forms((form, iri) for form, iri in entries if form and isinstance(iri, URIRef))

    def within(self, passage: Shadow) -> list[Party]:
        """Everybody named in a passage, in order; a longer name goes before the role within it."""
        folded = passage.folded
        found = words(folded)
        spans = [(found[hit.first].start, found[hit.stop - 1].end, hit.value) for hit in self._names.longest(found)]
        spans += [(m.start, m.end, m.concept.iri) for m in mentions("body", folded)]
        spans += [(m.start, m.end, m.concept.iri) for m in roles(folded)]
        out: list[Party] = []
        for start, end, iri in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            if not any(each.start < end and start < each.end for each in out):
                out.append(Party(start, end, iri, passage.text[start:end]))
        return sorted(out, key=lambda each: each.start)

    def addressed(self, stretch: Shadow) -> list[Party]:
        """Everybody in a stretch that names whom something is for; short names count there: "de raad"."""
        known = self.within(stretch)
        found = words(stretch.folded)
        for hit in _short_names().longest(found):
            start, end = found[hit.first].start, found[hit.stop - 1].end
            if not any(each.start < end and start < each.end for each in known):
                known.append(Party(start, end, concept("role", hit.value), stretch.text[start:end]))
        return sorted(known, key=lambda each: each.start)

    def headed(self, title: Shadow) -> list[Party]:
        """Everybody that a title is a name of, rather than something of theirs."""
        found = words(title.folded)
        return [each for each in self.addressed(title) if not _hangs(found, each)]

    def subject(self, sentence: Shadow, before: int | None = None) -> Party | None:
        """Whoever does what a sentence says: the first who hangs on no preposition, up to a character if given."""
        found = words(sentence.folded)
        known = [each for each in self.addressed(sentence) if before is None or each.start < before]
        return next((each for each in known if not _hangs(found, each)), None)

    def doer(self, sentence: Shadow) -> str:
        """Who does what a sentence says, as printed: a party, or a function by its ending ("zorgcoördinator").

        Empty where whoever writes does it, or nobody is named.
        """
        found = words(sentence.folded)
        party = self.subject(sentence)
        agent = next((hit for hit in _agents().longest(found) if not _hangs_at(found, hit.first)), None)
        starts = [(party.start, party.end)] if party is not None else []
        starts += [(found[agent.first].start, found[agent.stop - 1].end)] if agent is not None else []
        if not starts:
            return ""
        start, end = min(starts, key=lambda span: (span[0], -span[1]))
        written = any(word.text in _list("writer") and word.start < start for word in found)
        return "" if written else sentence.text[start:end]


def distinct(parties: Iterable[Party]) -> list[URIRef]:
    """Who the parties are, each once, in order."""
    return list(dict.fromkeys(each.iri for each in parties))


def _hangs(found: Sequence[Word], party: Party) -> bool:
    """Whether somebody stands behind a preposition, over determiners and adjectives."""
    return _hangs_at(found, next((n for n, word in enumerate(found) if word.start >= party.start), len(found)))


def _hangs_at(found: Sequence[Word], at: int) -> bool:
    for word in _back(found, at - 1):
        if word in _list("prepositions"):
            return True
        if word not in _list("determiners") and not word.endswith(("e", "en")):
            return False
    return False


def _back(found: Sequence[Word], at: int) -> Iterator[str]:
    yield from (found[n].text for n in range(at, max(-1, at - _FAR), -1))


@cache
def _short_names() -> Forms[str]:
    return Forms((form, slug) for slug, forms in table("parties")["short"].items() for form in forms)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("parties")[name])


@cache
def _agents() -> Forms[str]:
    return Forms((form, form) for form in table("parties")["agents"])
