"""Whom advice is for: named by its heading, its lead, its label, or the words it opens with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from loaders.context.lexicon import table
from loaders.context.words import words
from loaders.elements.parties import falls_under, roles, speaks_to_all
from loaders.language.sentences import split_sentences
from loaders.readers.parties import Parties, Party, distinct
from loaders.shadow import Shadow
from ontology.vocabulary import Concept, load

_MOST_BEFORE_COMMA = 4  # words of whom a sentence turns to
_MOST_BEFORE_COLON = 9
_LONGEST_NAME = 4
_TO = frozenset(("aan", "voor", "richting"))


@dataclass(frozen=True)
class Addressed:
    """Roles, bodies and organisations, with the words by which they are named."""

    iris: tuple[URIRef, ...] = ()
    printed: str = ""

    def __bool__(self) -> bool:
        return bool(self.iris or self.printed)

    @staticmethod
    def joined(each: Iterable[Addressed]) -> Addressed:
        """Everybody in several, each once."""
        each = tuple(each)
        iris = dict.fromkeys(iri for one in each for iri in one.iris)
        return Addressed(tuple(iris), next((one.printed for one in each if one.printed), ""))


class Addressees:
    """Whom a document's advice can be for; `table_of` are the parties of its conversation, in order."""

    def __init__(self, parties: Parties, table_of: Sequence[Concept] = ()) -> None:
        self._parties = parties
        self._table = tuple(table_of)

    @property
    def everybody(self) -> Addressed:
        """Everybody at the table."""
        return Addressed(tuple(role.iri for role in self._table))

    def of_heading(self, stretch: Shadow) -> Addressed:
        """Whom a heading, a lead or a label turns to: those behind "aan" or "voor", else those it is a name of."""
        found = words(stretch.folded)
        at = next((word for word in found if word.text in _TO and word.end < found[-1].end), None)
        if at is None:
            return self._of(self._parties.headed(stretch)) if self.is_name(stretch) else Addressed()
        behind = stretch.part(at.end, len(stretch.text))
        named = self._of(self._parties.addressed(behind))
        return named or Addressed(printed=_name(behind))

    def of_opening(self, title: Shadow) -> tuple[Addressed, Shadow] | None:
        """Whom the words before a colon name, and what stands behind it: "Aan het bestuur: leg vast …"."""
        found = words(title.folded)
        colon = next((word for word in found[: _MOST_BEFORE_COLON + 1] if word.text == ":"), None)
        if colon is None or colon.end >= len(title.text):
            return None
        whom = self._of(self._parties.addressed(title.part(0, colon.start)))
        return (whom, title.part(colon.end, len(title.text))) if whom else None

    def of_text(self, passage: Shadow) -> Addressed:
        """Whom a passage turns to: before its first colon or comma, or as the role its reader acts in."""
        found = words(passage.folded)
        mark = next((n for n, word in enumerate(found[: _MOST_BEFORE_COLON + 1]) if word.text in ":,"), None)
        if mark and passage.text[:1].isupper():
            whom, colon = passage.part(0, found[mark].start), found[mark].text == ":"
            if (colon or mark <= _MOST_BEFORE_COMMA) and (named := self._of(self._named(whom))):
                return named
            if colon and mark <= _MOST_BEFORE_COMMA and speaks_to_all(whom.folded):
                return self.everybody
        return self._acting(next(split_sentences(passage)))

    def is_name(self, stretch: Shadow) -> bool:
        """Whether a stretch holds names of parties and next to nothing else."""
        named = self._parties.headed(stretch)
        covered = sum(each.end - each.start for each in named)
        return bool(named) and 2 * covered >= len(stretch.text.strip(" .:"))

    def _named(self, whom: Shadow) -> list[Party]:
        named = self._parties.addressed(whom)
        verbs = {word.text for word in words(whom.folded)} & set(table("advice")["imperative"])
        return [] if verbs else named

    def _acting(self, sentence: Shadow) -> Addressed:
        """The role behind "als" among the first words: "Overleg als professionals met …"."""
        found = words(sentence.folded)
        at = next((n for n, word in enumerate(found[:-1]) if word.text == "als"), None)
        if at is None:
            return Addressed()
        behind = sentence.part(found[at + 1].start, found[min(at + 3, len(found) - 1)].end)
        first = next(iter(roles(behind.folded)), None)
        if first is None or first.start:
            return Addressed()
        return self._of([Party(first.start, first.end, first.concept.iri, behind.text[first.start : first.end])])

    def _of(self, parties: Sequence[Party]) -> Addressed:
        """The parties, an umbrella role ("professionals") replaced by those at the table that fall under it."""
        by_iri = {each.iri: each for each in load("role")}
        out: dict[URIRef, None] = {}
        for iri in distinct(parties):
            role = by_iri.get(iri)
            under = [each.iri for each in self._table if role and each.iri != iri and falls_under(each, role)]
            out.update(dict.fromkeys(under or [iri]))
        return Addressed(tuple(out), ", ".join(dict.fromkeys(each.printed for each in parties)))


def _name(stretch: Shadow) -> str:
    """A stretch that is a name of a few words in capitals, known to no list; else nothing."""
    bare = stretch.text.strip(" .:)(")
    parts = bare.split()
    return bare if 0 < len(parts) <= _LONGEST_NAME and parts[-1][:1].isupper() else ""
