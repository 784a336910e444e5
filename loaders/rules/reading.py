"""The engine: every sentence of a document held against the rules of every kind of statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rdflib import URIRef

from loaders.context.modality import marks
from loaders.context.model import Context
from loaders.context.reading import Contexts, Spoken
from loaders.context.words import Forms, Word, words
from loaders.elements.wording import topics
from loaders.rules.kind import Kind, Rule, kinds
from loaders.rules.lists import determiners, shared
from loaders.rules.matching import Filled, Match, matches
from loaders.rules.passage import Passage, Typed
from loaders.rules.pattern import Pattern
from loaders.segments import Kind as SegmentKind
from loaders.segments import Layout
from loaders.shadow import Shadow, fold
from loaders.statements import Place, Statement, Value, values
from ontology.namespaces import concept

_CLAUSE = 4  # words of a clause that says something


@dataclass(frozen=True)
class Hit:
    """A rule that fits a passage."""

    kind: Kind
    rule: Rule
    match: Match
    passage: Passage

    def words(self, filled: Filled) -> str:
        """The words that fill a slot; who acts without an article before it that is no part of a name."""
        typed = filled.typed
        text = (typed and typed.text) or self.passage.text(filled.first, filled.stop).text
        return text if typed is None or typed.value or _is_name(text, typed) else _bare(text)

    @property
    def stretch(self) -> Shadow:
        """What a statement by this hit has for evidence: the sentence, the match, or what fills a slot."""
        place = self.kind.spec.place
        if place == "sentence":
            return self.passage.text(max(self.passage.first, self.passage.item), self.passage.stop)
        if place == "slots":
            return self.passage.text(self.match.filled[0].first, self.match.filled[-1].stop)
        filled = self.match.get(place)
        first, stop = (filled.first, filled.stop) if filled else (self.match.first, self.match.stop)
        return self.passage.text(first, stop)


def _bare(text: str) -> str:
    """Words without what stands before a name and names nobody."""
    first, _, behind = text.strip(" .,;:*’'\"").partition(" ")
    return behind if behind and first.lower() in shared()["articles"] else f"{first} {behind}".strip()


def _is_name(text: str, typed: Typed) -> bool:
    """Whether a capital article belongs to a name ("De Kiem")."""
    article, _, behind = text.partition(" ")
    return article in ("De", "Het") and behind[:1].isupper() and not typed.links


def statements(layout: Layout, contexts: Contexts, chosen: Sequence[Kind] | None = None) -> Iterator[Statement]:
    """What the rules of all kinds (or those `chosen`) read in a document, each in the voice of its context."""
    every = kinds() if chosen is None else tuple(chosen)
    before: dict[str, Hit] = {}
    said: set[tuple[str, str]] = set()
    for passage in passages(layout, contexts):
        for hit in hits(passage, every):
            found = _statement(hit, contexts, before.get(hit.kind.name))
            if found is None:
                continue
            before[hit.kind.name] = hit
            once = (found.kind, fold(str(found.get(hit.kind.spec.once)))) if hit.kind.spec.once else None
            if once is None or once not in said:
                yield found
            said |= {once} if once else set()


def passages(layout: Layout, contexts: Contexts) -> Iterator[Passage]:
    """Each sentence of running text, lists and tables, in the parts that one teller says."""
    lead: Shadow | None = None
    for segment in layout.body:
        if segment.kind is SegmentKind.HEADING:
            lead = None
            continue
        before: Shadow | None = None
        for parts in contexts.spoken(segment):
            for part in parts:
                if passage := _passage(part, contexts, before):
                    yield passage
            if lead and parts and before is None and segment.kind is SegmentKind.ITEM:
                yield _under_lead(lead, parts[0].sentence, contexts)
            before = parts[0].sentence if parts else before
        if segment.kind is not SegmentKind.ITEM:
            lead = before if before is not None and before.text.endswith(":") else None


def _under_lead(lead: Shadow, item: Shadow, contexts: Contexts) -> Passage:
    """An item with the words of its lead before it, as one sentence that says it in full."""
    whole = item.behind(lead.part(0, len(lead.text) - 1))
    found = words(whole.folded)
    first = bisect_left([word.start for word in found], len(whole.text) - len(item.text))
    return Passage(whole, 0, len(found), contexts.names, None, first)


def _passage(part: Spoken, contexts: Contexts, before: Shadow | None) -> Passage | None:
    found = words(part.sentence.folded)
    starts = [word.start for word in found]
    first, stop = bisect_left(starts, part.start), bisect_left(starts, part.end)
    while stop > first and not found[stop - 1].text[-1].isalnum():
        stop -= 1
    return Passage(part.sentence, first, stop, contexts.names, before) if stop > first else None


def hits(passage: Passage, every: Sequence[Kind]) -> Iterator[Hit]:
    """The rules that fit a passage; of two of one kind whose own words meet, the one that stands first in its file."""
    present = {word.text for word in passage.words}
    for kind in every:
        taken: list[tuple[int, int]] = []
        if (kind.spec.under_lead and passage.sentence.text.endswith(":")) or (
            passage.item and not kind.spec.under_lead
        ):
            continue
        for rule in kind.likely(present):
            for match in _found(kind, rule, passage, present):
                own = (match.first, match.stop) if kind.spec.place == "slots" else match.words
                if any(a < own[1] and own[0] < b for a, b in taken):
                    continue
                taken.append(own if kind.spec.each == "match" else (passage.first, passage.stop))
                yield Hit(kind, rule, match, passage)


def _found(kind: Kind, rule: Rule, passage: Passage, present: set[str]) -> Iterator[Match]:
    patterns = [each for each in rule.patterns if each.may_fit(present)]
    if patterns and not rule.unless.longest(passage.words[passage.first : passage.stop]):
        for pattern in patterns:
            found = matches(pattern, passage, partial(_fills, kind, passage))
            yield from (match for match in found if not _is_barred(rule, match, passage))


def _is_barred(rule: Rule, match: Match, passage: Passage) -> bool:
    """Whether a match's clauses hold what bars its rule, or it lacks what must be there: lead, item, words before."""
    if rule.spec.before and passage.before is None and not match.first:
        return True
    if rule.spec.before and passage.first < match.first < passage.first + _CLAUSE:
        return True  # too few words before it to say anything
    if passage.item and not match.words[0] < passage.item < match.stop:
        return True
    first = max((start for start in passage.starts if start <= match.first), default=passage.first)
    stop = passage.ends[match.stop - 1] if match.stop > match.first else match.stop
    return bool(rule.bars.longest(passage.words[first:stop]))


def _fills(kind: Kind, passage: Passage, filled: Filled) -> bool:
    """Whether words are what a kind asks of a slot."""
    slot = kind.slots[filled.name]
    within = passage.words[filled.first : filled.stop]
    if _points_back(kind, passage, filled):
        return passage.before is not None
    if sum(word.text[0].isalnum() for word in within) < slot.spec.least or slot.bars.longest(within):
        return False
    if slot.spec.shuns and slot.shuns.stop(within, 0):
        return False
    if slot.spec.opens and not _opens(slot.opens, within):
        return False
    return not slot.spec.holds or bool(slot.holds.longest(within))


def _opens(forms: Forms[str], within: Sequence[Word]) -> bool:
    """Whether a form stands first, but for what determines it and one adjective ("het structurele tekort")."""
    first = next((at for at, word in enumerate(within) if word.text not in determiners()), len(within))
    reach = {first, first + 1} if first < len(within) and within[first].text.endswith("e") else {first}
    return any(found.first in reach or found.first < first for found in forms.longest(within))


def _points_back(kind: Kind, passage: Passage, filled: Filled) -> bool:
    back = kind.slots[filled.name].spec.back
    return bool(back) and passage.text(filled.first, filled.stop).folded in back


def _statement(hit: Hit, contexts: Contexts, before: Hit | None) -> Statement | None:
    context = contexts.at(hit.passage.text(*hit.match.core).whole)
    if _is_dropped(hit, context, contexts):
        return None
    pairs = _joined([pair for name in hit.kind.slots for pair in _of_slot(hit, name, hit.match, before)])
    said = {value for _, value in pairs}
    speakers = tuple(iri for iri in context.speakers if iri not in said)
    voice = context.voice
    if hit.kind.spec.context.by_writer and not context.quoted:
        voice, speakers = contexts.writer, ()
    return Statement(
        hit.kind.name,
        (_place(hit),),
        voice,
        hit.rule.spec.id,
        (*pairs, *_given(hit, pairs), *_topics(hit), *values(speaker=speakers)),
    )


def _place(hit: Hit) -> Place:
    """The evidence: what the kind says it is, with the sentence before where that fills a slot."""
    place, before = hit.stretch.whole, hit.passage.before
    back = any(_points_back(hit.kind, hit.passage, filled) for filled in hit.match.filled)
    if before is None or not (back or (hit.rule.spec.before and not hit.match.first)):
        return place
    return Place(before.whole.start, place.end) if before.whole.start < place.start else place


def _joined(pairs: Iterable[tuple[str, Value]]) -> tuple[tuple[str, Value], ...]:
    """The values with the words of slots that make up one property as one."""
    out: list[tuple[str, Value]] = []
    for name, value in pairs:
        at = next((at for at, (known, words) in enumerate(out) if known == name and type(words) is str), None)
        if at is None or type(value) is not str:
            out.append((name, value))
        else:
            out[at] = (name, f"{out[at][1]} {value}")
    return tuple(out)


def _topics(hit: Hit) -> tuple[tuple[str, Value], ...]:
    return values(topic=topics(hit.passage.sentence.folded)) if hit.kind.spec.topics else ()


def _is_dropped(hit: Hit, context: Context, contexts: Contexts) -> bool:
    """Whether what the rule's own words stand in, or what a slot does, makes it no statement."""
    spec = hit.kind.spec.context
    drop = [mark for mark in spec.drop if mark not in hit.rule.spec.despite]
    if any(getattr(context, mark) for mark in drop) or context.section in spec.not_in:
        return True
    if (only := hit.rule.spec.only_in) and context.section not in only:
        return True
    if "negated" in spec.drop and _denies(hit):
        return True
    if (spec.voices and context.voice not in spec.voices) or (context.quoted and spec.quoted == "drop"):
        return True
    slots = ((filled, spec.within[filled.name]) for filled in hit.match.filled if filled.name in spec.within)
    return any(
        getattr(contexts.at(hit.passage.text(filled.first, filled.stop).whole), mark)
        for filled, marks in slots
        for mark in marks
    )


def _denies(hit: Hit) -> bool:
    """Whether a word of negation stands among the rule's own words, and in none of its slots."""
    within = {
        at for at in range(*hit.match.words) if not any(filled.first <= at < filled.stop for filled in hit.match.filled)
    }
    starts = {hit.passage.words[at].start for at in within}
    return any(mark.kind == "negated" and mark.cue in starts for mark in marks(hit.passage.sentence.folded))


def _of_slot(hit: Hit, name: str, match: Match, last: Hit | None = None) -> Iterator[tuple[str, Value]]:
    """The values that a slot gives: its words, whom they name, and what they stand for; `last` is the hit before."""
    spec, filled = hit.kind.slots[name].spec, match.get(name)
    if filled is None and (hit.rule.spec.before != name or match is not hit.match):
        return
    if filled and filled.first < hit.passage.item < filled.stop:
        filled = replace(filled, first=hit.passage.item)
    text = hit.words(filled) if filled else ""
    if filled is None or _points_back(hit.kind, hit.passage, filled):
        text = _before(hit, spec.carries, last)
    if spec.text:
        yield spec.text, text
    typed = filled.typed if filled else None
    if typed and spec.links:
        yield from ((spec.links, iri) for iri in typed.links)
    if typed and spec.value and typed.value:
        yield spec.value, typed.value


def _before(hit: Hit, carries: str, last: Hit | None) -> str:
    """What the clause or else the sentence before says; where it gave a statement too, what `carries` in that."""
    if hit.rule.spec.before and hit.match.first:
        return hit.passage.text(0, hit.match.first).text
    before = hit.passage.before
    if last is not None and carries and last.passage.sentence == before and (filled := last.match.get(carries)):
        return last.words(filled)
    return before.text.strip(" .,;:") if before is not None else ""


def _given(hit: Hit, said: Sequence[tuple[str, Value]]) -> Iterator[tuple[str, Value]]:
    """The values that the rule gives, and those of the marks that its sentence bears; `scheme/slug` names a concept.

    A mark gives nothing that was said already: no property a second time, no link to whom the rule itself names.
    """
    given = dict(hit.rule.spec.values)
    known = {name for name, _ in said} | given.keys()
    links = {value for _, value in said if isinstance(value, URIRef)}
    for mark, patterns in hit.kind.marks:
        match = next((found for pattern in patterns for found in _marked(hit, pattern)), None)
        if match is not None and given.keys().isdisjoint(mark.values):
            given |= mark.values
            pairs = [pair for name in hit.kind.slots for pair in _of_slot(hit, name, match)]
            yield from ((name, value) for name, value in pairs if name not in known and value not in links)
            known |= {name for name, _ in pairs}
    for name, value in given.items():
        scheme, _, slug = value.partition("/")
        yield name, concept(scheme, slug) if slug else value


def _marked(hit: Hit, pattern: Pattern) -> Iterator[Match]:
    return matches(pattern, hit.passage, partial(_fills, hit.kind, hit.passage))
