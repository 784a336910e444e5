"""Numbered advice with the points below it, and whom each of them is addressed to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.elements.parties import at_the_table, bare_title, distinct, falls_under, roles, speaks_to_all
from loaders.elements.wording import topics
from loaders.language.sentences import split_sentences
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Ref, Statement, ref, values
from ontology.vocabulary import Concept

_HEADING = re.compile(
    r"^(?:(?:ons |onze )?(?:advies|aanbeveling|tip|les)(?: aan [\w ,]+?)?(?: nr\.?| nummer)?\s*(?P<number>\d{1,2})"
    r"|(?P<before>\d{1,2})[.)]?\s+(?:advies|aanbeveling))\b\s*[.:–-]?\s*(?P<text>.*)$"
)
_COLLECTION = re.compile(r"^(?:\d+[.)]?\s+)?(?:\w+ ){0,3}(?:adviezen|aanbevelingen|tips)\b(?!.*\?)")
_ADDRESS = re.compile(r"^(?P<who>(?:voor |aan )?[A-ZÀ-Ý][^.!?:;,]{2,60})(?P<mark>[:,])\s")
_AS = re.compile(r"\bals (?P<who>\w+(?: (?:en|of) \w+)?)\b")
_LOST_ITEM = re.compile(r"[^\n]*[.?!](?=\s*\n|\s*$)")
_BOLD = re.compile(r"^\**(?:advies|aanbeveling)\s*\d")


@dataclass(frozen=True)
class Advice:
    """One advice: its number as printed (counted where the list has none), what it says, and the points below it."""

    number: str
    text: Shadow
    items: tuple[Shadow, ...]


def statements(layout: Layout, found: Sequence[Advice]) -> Iterator[Statement]:
    """An Advice with its addressees, and an AdviceItem for each point below it.

    An addressee is explicit where the text turns to it by name; else an advice is addressed to the parties its points
    turn to, or to everybody at the table, and a point to those its advice is addressed to.
    """
    parties = at_the_table(layout)
    for advice in found:
        own = [_addressed(item, parties) for item in advice.items]
        explicit = _addressed(advice.text, parties)
        complete = bool(own) and all(own)
        named = {role.iri: role for role in [*explicit, *(role for item in own for role in item)]}
        addressees = list(named.values()) if explicit or complete else parties
        head = _statement("Advice", advice.text, advice.number, addressees, bool(explicit) or complete)
        whole = ref(layout.source.text_sha256, head)
        yield head
        for item, addressed in zip(advice.items, own, strict=True):
            who = addressed or explicit
            yield _statement("AdviceItem", item, advice.number, who or parties, bool(who), whole)


def advices(layout: Layout) -> list[Advice]:
    """The advice of a document in order: under headings that number it, or as a list under a heading of advice."""
    found: list[Advice] = []
    body = layout.body
    for index, segment in enumerate(body):
        title = bare_title(segment)
        match = _HEADING.match(title.folded)
        if match and (segment.kind is Kind.HEADING or len(title.text) < 120):
            advice = _under(layout, body, index, match, title)
            if advice:
                found.append(advice)
        elif segment.kind is Kind.HEADING and _COLLECTION.match(title.folded):
            found.extend(_listed(body, index))
    return list({advice.text.whole: advice for advice in found}.values())


def _under(layout: Layout, body: tuple[Segment, ...], index: int, match: re.Match[str], title: Shadow) -> Advice | None:
    """The advice of one heading: the rest of the heading, else the first sentence below it."""
    below = _block(body, index)
    text = title.part(match.start("text"), len(title.text)) if match["text"].strip(" *") else None
    if text is None and below:
        text = below[0].sentences[0]
        rest = below[1:]
    else:
        rest = below
    if text is None:
        return None
    items = [item for segment in rest for item in _items(layout, segment)]
    if not items and below and below[0].kind is Kind.ITEM:
        items = [segment.shadow for segment in below[1:] if segment.kind is Kind.ITEM]
    return Advice(match["number"] or match["before"], text, tuple(items))


def _block(body: tuple[Segment, ...], index: int) -> list[Segment]:
    """What belongs to the advice: up to the next heading, or to prose that follows on its list of points."""
    below: list[Segment] = []
    for segment in body[index + 1 :]:
        listed = any(known.kind is Kind.ITEM for known in below)
        if segment.kind is Kind.HEADING or (listed and segment.kind is not Kind.ITEM) or _BOLD.match(segment.folded):
            break
        below.append(segment)
    return below


def _items(layout: Layout, segment: Segment) -> Iterator[Shadow]:
    if segment.kind is Kind.ITEM:
        yield segment.shadow
    elif segment.kind is Kind.PARAGRAPH:
        yield from _lost_items(layout, segment)


def _lost_items(layout: Layout, segment: Segment) -> Iterator[Shadow]:
    """The lines of a list that lost its bullets: two or more indented lines that each are a sentence of their own."""
    text, place = layout.source.text, segment.place
    begin = text.rfind("\n", 0, place.start) + 1
    lines = [m.span() for m in re.finditer(r"[^\n]+", text[begin : place.end])]
    pieces = [text[begin + a : begin + b] for a, b in lines]
    if len(pieces) < 2 or not all(re.match(r"\s+\S", p) and _LOST_ITEM.fullmatch(p.strip()) for p in pieces):
        return
    for start, end in lines:
        yield shadow(text, [(begin + start, begin + end)])


def _listed(body: tuple[Segment, ...], index: int) -> Iterator[Advice]:
    """The items of a list of advice; deeper items are points of the item above them."""
    block: list[Segment] = []
    for segment in body[index + 1 :]:
        if segment.kind is Kind.HEADING:
            break
        if segment.kind is Kind.ITEM:
            block.append(segment)
    top = min((segment.level for segment in block), default=0)
    numbered = any(re.match(r"\d", segment.marker) for segment in block)
    heads = [s for s in block if (re.match(r"\d", s.marker) if numbered else s.level == top)]
    for count, head in enumerate(heads, 1):
        start = block.index(head)
        stop = block.index(heads[count]) if count < len(heads) else len(block)
        number = re.sub(r"\D", "", head.marker) or str(count)
        yield Advice(number, head.sentences[0], tuple(s.shadow for s in block[start + 1 : stop]))


def _addressed(passage: Shadow, parties: Sequence[Concept]) -> list[Concept]:
    """The roles a passage turns to: before its first colon or comma, or as the role the reader acts in."""
    if match := _ADDRESS.match(passage.text):
        start, end = match.span("who")
        who = passage.folded[start:end]
        found = distinct(roles(who))
        if found and (match["mark"] == ":" or len(who.split()) <= 4):
            return _present(found, parties)
        if match["mark"] == ":" and len(who.split()) <= 3 and speaks_to_all(who):
            return list(parties)
    if match := _AS.search(next(split_sentences(passage)).folded):
        return _present(distinct(roles(match["who"])), parties)
    return []


def _present(found: list[Concept], parties: Sequence[Concept]) -> list[Concept]:
    """The roles, an umbrella role ("professionals") replaced by the parties at the table that fall under it."""
    out = {}
    for role in found:
        under = [party for party in parties if party.iri != role.iri and falls_under(party, role)]
        out.update({each.iri: each for each in under or [role]})
    return list(out.values())


def _statement(
    kind: str, text: Shadow, number: str, addressees: Sequence[Concept], explicit: bool, whole: Ref | None = None
) -> Statement:
    return Statement(
        kind,
        (text.whole,),
        "author",
        "advice-under-number" if kind == "Advice" else "point-of-advice",
        values(
            number=number,
            partOf=whole,
            addressee=[role.iri for role in addressees],
            addresseeStatus="explicit" if explicit else "implicit",
            topic=topics(text.folded),
        ),
    )
