"""The context of every sentence of a document, worked out once, when it is asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rdflib import URIRef

from loaders.context.attribution import told
from loaders.context.modality import Mark, asks_whether, marks
from loaders.context.model import Context, Voice
from loaders.context.names import names
from loaders.context.polarity import polarity_of
from loaders.context.sections import Role, Under, below
from loaders.context.subjects import Names, listed
from loaders.context.words import words
from loaders.documents.writer import titles_of, writer_of
from loaders.elements.wording import mentions
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement

_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]\d|\d)")
_OPENING = 8  # segments at whose head a document says who writes it
_SHORT = 90  # characters of a line of a title page
_SHARE = 0.5  # of a stretch that a mark must hold for
_TOLD = ("heard-group", "third-party", "provider", "survey")


@dataclass(frozen=True)
class Spoken:
    """A part of a sentence with one teller: where it stands in the source, and in the folded sentence."""

    sentence: Shadow
    start: int
    end: int
    voice: Voice

    @cached_property
    def place(self) -> Place:
        """Its words without the sign and the word that part it from what stands before."""
        return self.sentence.part(self.start, self.end).whole

    @property
    def folded(self) -> str:
        return self.sentence.folded[self.start : self.end]


class Contexts:
    """The contexts of one document; `writer` is the voice of whoever writes it.

    `past_criteria` are the starts of segments where, under one heading, the words of the framework have ended.
    """

    def __init__(self, layout: Layout, kind: str = "unknown", past_criteria: frozenset[int] = frozenset()) -> None:
        self._past_criteria = past_criteria
        self._body = layout.body
        self._layout = layout
        short = (segment.folded for segment in self._body[:_OPENING] if len(segment.text) < _SHORT)
        opening = " . ".join(short)
        self.writer = writer_of(kind, opening)
        self._titles = titles_of(kind)
        self._spoken: dict[int, tuple[tuple[Spoken, ...], ...]] = {}
        self._known: dict[Place, Context] = {}
        self._quoted: list[tuple[int, int, Voice]] = []

    @cached_property
    def names(self) -> Names:
        """The names that the document prints."""
        return names(self._layout)

    def quote(self, quotations: Iterable[Statement]) -> None:
        """Learn which stretches are quotations, and whose."""
        self._known.clear()
        self._quoted = sorted(
            ((place.start, place.end, _voice(each)) for each in quotations for place in each.places),
            key=lambda span: span[:2],
        )

    def tellers(self, place: Place) -> tuple[Spoken, ...]:
        """The parts of the sentence that a place is, each with its teller."""
        index = self._index(place)
        part = self._part(index, place) if index is not None else None
        sentences = self._sentences(index) if index is not None else ()
        return next((parts for parts in sentences if part in parts and parts[0].sentence.whole == place), ())

    def at(self, place: Place) -> Context:
        """The context of a stretch of the source text."""
        if place not in self._known:
            self._known[place] = self._read(place)
        return self._known[place]

    def _read(self, place: Place) -> Context:
        index = self._index(place)
        if index is None:
            return Context(self.writer)
        under = self._under[index]
        quoted = self._quotation(place)
        part = self._part(index, place)
        if part is None:
            voice = quoted or self._default(index)
            return Context(voice.slug, voice.speakers, quoted=quoted is not None, section=under.role.name)
        voice = quoted or part.voice
        held = _held(part.sentence, place)
        kinds = _marked(marks(part.sentence.folded), *held)
        folded = part.sentence.folded[slice(*held)]
        about = dict.fromkeys(mention.concept.iri for mention in mentions("role", folded))
        years = sorted({match.group() for match in _YEAR.finditer(part.sentence.folded)})
        return Context(
            voice.slug,
            voice.speakers,
            quoted=quoted is not None,
            polarity=polarity_of(folded),
            about=tuple(iri for iri in about if iri not in voice.speakers),
            norm=under.norm,
            theme=under.theme,
            party=under.party,
            period="/".join(dict.fromkeys((years[0], years[-1]))) if years else "",
            section=under.role.name,
            whether=asks_whether(part.sentence.folded),
            **dict.fromkeys(kinds, True),
        )

    def spoken(self, segment: Segment) -> Iterator[tuple[Spoken, ...]]:
        """The parts of each sentence of a segment, with their tellers."""
        index = self._at_start.get(segment.place.start)
        if index is not None:
            yield from self._sentences(index)

    def section(self, segment: Segment) -> Role:
        """The role of the section that a segment stands in."""
        index = self._at_start.get(segment.place.start)
        return self._under[index].role if index is not None else Role()

    def _sentences(self, index: int) -> tuple[tuple[Spoken, ...], ...]:
        if index not in self._spoken:
            self._spoken[index] = tuple(self._tell(index))
        return self._spoken[index]

    def _tell(self, index: int) -> Iterator[tuple[Spoken, ...]]:
        """Each sentence in its parts, where a teller goes on as long as the words point back."""
        default = self._lead(index) or self._default(index)
        before = default
        if (
            index
            and self._body[index - 1].kind is self._body[index].kind is Kind.PARAGRAPH
            and _opens_with_pronoun(self._body[index])
        ):
            earlier = self._sentences(index - 1)
            before = earlier[-1][-1].voice if earlier and earlier[-1] else default
        for sentence in self._body[index].sentences:
            parts = []
            last: Voice | None = None
            for part in told(sentence.folded, self.names, default.slug):
                if part.carries:
                    voice = (last or before) if (last or before).slug in _TOLD else default
                elif part.voice is not None:
                    voice = default if part.voice.slug == default.slug and not part.voice.speakers else part.voice
                elif last is not None:
                    voice = last
                else:
                    voice = before if before.slug in _TOLD and _goes_on(sentence.folded) else default
                parts.append(Spoken(sentence, part.start, part.end, voice))
                last = voice
            yield tuple(parts)
            before = last or before

    def _default(self, index: int) -> Voice:
        if self._body[index].kind is Kind.HEADING:
            return Voice(self.writer)
        return self._under[index].role.voice or Voice(self.writer)

    def _lead(self, index: int) -> Voice | None:
        """Whoever leads in a list or a paragraph: "Ouders vertellen:"."""
        at = index - 1
        if self._body[index].kind is Kind.ITEM:
            while at >= 0 and self._body[at].kind is Kind.ITEM:
                at -= 1
        if at < 0 or index - at > _FARTHEST or self._body[at].kind not in (Kind.PARAGRAPH, Kind.HEADING):
            return None
        lead = self._body[at]
        announces = lead.text.rstrip().endswith(":") or (
            self._body[index].kind is Kind.ITEM and "volgende" in lead.folded
        )
        if not announces:
            return None
        parts = self._sentences(at)
        voice = parts[-1][-1].voice if parts and parts[-1] else None
        return voice if voice is not None and voice.slug in _TOLD else None

    @cached_property
    def _under(self) -> list[Under]:
        """What each segment stands under."""
        out, under = [], Under()
        for segment in self._body:
            if segment.kind is Kind.HEADING:
                under = below(under, segment, self._titles)
            elif segment.place.start in self._past_criteria and under.role.name == "framework":
                under = replace(under, role=Role())
            out.append(under)
        return out

    @cached_property
    def _at_start(self) -> dict[int, int]:
        return {segment.place.start: index for index, segment in enumerate(self._body)}

    @cached_property
    def _order(self) -> list[tuple[int, int, int]]:
        return sorted((segment.place.start, segment.place.end, index) for index, segment in enumerate(self._body))

    def _index(self, place: Place) -> int | None:
        """The segment that a place begins in."""
        at = bisect_right(self._order, (place.start, len(self._layout.source.text) + 1, 0)) - 1
        if at < 0 or self._order[at][1] <= place.start:
            return None
        return self._order[at][2]

    def _part(self, index: int, place: Place) -> Spoken | None:
        """The part of a sentence that a place lies in for the most, the first where it is as much in several."""
        best: tuple[int, Spoken] | None = None
        for parts in self._sentences(index):
            for part in parts:
                whole = part.place if part.start < part.end else None
                shared = min(whole.end, place.end) - max(whole.start, place.start) if whole else 0
                if shared > 0 and (best is None or shared > best[0]):
                    best = (shared, part)
        return best[1] if best else None

    def _quotation(self, place: Place) -> Voice | None:
        """Whose words a stretch is for the most, where it is somebody's."""
        at = bisect_right(self._quoted, place.end, key=lambda span: span[0]) - 1
        if at < 0:
            return None
        start, end, voice = self._quoted[at]
        shared = min(end, place.end) - max(start, place.start)
        return voice if shared >= _SHARE * (place.end - place.start) else None


_FARTHEST = 25  # items under one lead
_FIRST_WORDS = 6


def _opens_with_pronoun(segment: Segment) -> bool:
    return any(hit.first == 0 for hit in listed("pronoun").longest(words(segment.folded[:60])))


def _goes_on(folded: str) -> bool:
    """Whether a sentence points back with its first words, and nobody of its own stands in it."""
    found = words(folded)
    return bool(listed("goes_on").longest(found[:_FIRST_WORDS])) and not listed("own").longest(found)


def _voice(quotation: Statement) -> Voice:
    return Voice(quotation.voice, tuple(value for value in quotation.all("speaker") if isinstance(value, URIRef)))


def _held(sentence: Shadow, place: Place) -> tuple[int, int]:
    """The stretch of a sentence that a place covers, as numbers of characters."""
    start = bisect_left(sentence.offsets, place.start)
    end = bisect_left(sentence.offsets, place.end)
    return (start, end) if start < end else (0, len(sentence.folded))


def _marked(found: Sequence[Mark], start: int, end: int) -> Iterator[str]:
    """The kinds of mark that hold for most of a stretch."""
    for kind in dict.fromkeys(mark.kind for mark in found):
        covered: set[int] = set()
        for mark in found:
            if mark.kind == kind and (kind != "negated" or mark.around or mark.cue < start):
                covered.update(range(max(start, mark.start), min(end, mark.end)))
        if len(covered) >= _SHARE * (end - start):
            yield kind
