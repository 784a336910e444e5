"""What a pattern is matched on: a stretch of a sentence as words, with its clauses and what recognisers find in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from rdflib import URIRef

from loaders.context.subjects import Names
from loaders.context.words import Word, words
from loaders.rules.lists import edges, finite, halts, joints, openers
from loaders.shadow import Shadow

_SIGNS = frozenset(";:")
# Behind "maar" without a comma these begin a clause; elsewhere it is a word for few ("maar één").
_OPENS_CLAUSE = frozenset(("de", "het", "dat", "zij", "ze", "er", "wij", "we", "hij", "ook", "niet", "dit", "deze"))
_BRACKETS = {"(": 1, ")": -1}


@dataclass(frozen=True)
class Typed:
    """What a recogniser found: up to which word, what it links to, and what it stands for where that is a value.

    `text` are other words for it than those in which it stands: a pronoun's, or those without brackets.
    """

    stop: int
    links: tuple[URIRef, ...] = ()
    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class Passage:
    """The words from `first` up to `stop` of a sentence, which one teller says; `names` are those of the document.

    `before` is the sentence before it in its paragraph, None where there is none. `item` is the first word of a list's
    item that is read behind its lead, 0 elsewhere: what is found must reach into the item, and its place is the item's.
    """

    sentence: Shadow
    first: int
    stop: int
    names: Names
    before: Shadow | None = None
    item: int = 0
    found: dict[str, dict[int, tuple[Typed, ...]]] = field(default_factory=dict, compare=False)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words(self.sentence.folded)

    @cached_property
    def breaks(self) -> dict[int, int]:
        """Where a clause ends, each with the word at which the next one begins."""
        out, depth = dict[int, int](), 0
        for at in range(self.first, self.stop):
            depth = max(0, depth + _BRACKETS.get(self.words[at].text, 0))
            if (self.words[at].text in _SIGNS and not depth) or self._closes_quotation(at):
                out[at] = at + 1
        for hit in joints().longest(self.words):
            if not self.first < hit.first < self.stop:
                continue
            if self.words[hit.first - 1].text == ",":
                out[hit.first - 1] = hit.stop
            elif hit.stop < self.stop and self.words[hit.first].text == "maar" and self._opens_clause(hit.stop):
                out[hit.first] = hit.stop
        return out

    def _opens_clause(self, at: int) -> bool:
        return self.words[at].text in _OPENS_CLAUSE

    def _closes_quotation(self, at: int) -> bool:
        """Whether a sign ends somebody's words, behind which only their name may follow."""
        return at > self.first and self.words[at].text in "\"'" and self.words[at - 1].text in ".!?"

    @cached_property
    def told(self) -> tuple[int, ...]:
        """The words with which something begins that is told: what stands before them only says who tells."""
        found = {hit.stop for hit in openers().longest(self.words) if self.first < hit.stop < self.stop}
        return tuple(sorted(found))

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """For each word, the nearest one behind it at which its clause has ended."""
        out, end = [self.stop] * (self.stop + 1), self.stop
        for at in range(self.stop - 1, -1, -1):
            end = at if at in self.breaks else end
            out[at] = end
        return tuple(out)

    @cached_property
    def halts(self) -> frozenset[int]:
        """The words that no phrase runs over."""
        signs = {at for at, word in enumerate(self.words) if not word.text[0].isalnum() and word.text not in "&%"}
        return frozenset(signs | {hit.first for hit in halts().longest(self.words)})

    @cached_property
    def starts(self) -> list[int]:
        """The words with which a clause begins."""
        return sorted({self.first, *self.told, *(at for at in self.breaks.values() if at < self.stop)})

    @cached_property
    def verbs(self) -> frozenset[int]:
        """The words that are finite verbs."""
        return frozenset(hit.first for hit in finite().longest(self.words))

    def text(self, first: int, stop: int) -> Shadow:
        """The words from one number up to another as they are printed, without signs and joints around them."""
        within = [at for at in range(first, stop) if self._says(at)]
        if within:
            first = within[0]
            stop = stop if self.words[stop - 1].text in ")%" else within[-1] + 1
        return self.sentence.part(self.words[first].start, self.words[stop - 1].end)

    def _says(self, at: int) -> bool:
        word = self.words[at].text
        return word[0].isalnum() and word not in edges()
