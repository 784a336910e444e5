"""Commitments: what somebody says will be done, under a heading or lead that says so, or in a reaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from loaders.context.lexicon import table
from loaders.context.reading import Contexts
from loaders.context.words import Forms, Word, words
from loaders.elements import letterhead
from loaders.elements.wording import topics
from loaders.readers.document_date import appeared
from loaders.readers.parties import Parties
from loaders.readers.planned_moments import Moment, moment, when
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, Value, values

_LONGEST_LEAD = 28  # words
_LONGEST_NAME = 6
_FEW = 3  # words of an item that only heads the items below it
_QUOTES = "“\"'‘„«"
_REACTING = ("provider", "reaction")
_OF = frozenset(("van", "door"))


@dataclass(frozen=True)
class _Part:
    """What a heading makes of the part below it: promises, a reaction, by whom."""

    promising: bool = False
    reacting: bool = False
    promiser: str = ""


def statements(layout: Layout, contexts: Contexts, parties: Parties) -> Iterator[Statement]:
    """A Commitment for each item below a lead that promises, and each sentence of a reaction that says what will be."""
    since = appeared(layout)
    letter = letterhead.salutation(layout) is not None
    sender = letterhead.sender(layout) if letter else ""
    for section in layout.sections:
        part = _part(section, contexts, parties)
        for segment, led, leads in _led(section, part, parties):
            own = "author" if letter else "provider"
            if segment.kind is Kind.ITEM:
                if (led or part.promising) and not leads:
                    yield from _items(segment, led or part, since, own, sender)
                continue
            under = led or part
            if segment.text[:1] in _QUOTES:  # in a quotation "wij" is the one who promises
                under = replace(under, reacting=under.reacting or under.promising)
            for sentence in segment.sentences[:-1] if leads else segment.sentences:
                if (under.promising or under.reacting) and is_promise(sentence, under, parties):
                    by = parties.doer(sentence) or under.promiser or sender
                    yield commitment(_unquoted(sentence), "promise-in-reaction", by, moment(sentence, since))


def _led(section: Section, part: _Part, parties: Parties) -> Iterator[tuple[Segment, _Part | None, bool]]:
    """Each line of a section but its rows, what the lead above it makes of it, and whether it only leads in itself."""
    led: _Part | None = None
    lines = [segment for segment in section.segments if segment.kind is not Kind.ROW]
    for segment, below in zip(lines, [*lines[1:], None], strict=False):
        if segment.kind is Kind.ITEM:
            deeper = below is not None and below.kind is Kind.ITEM and below.level > segment.level
            yield segment, led, deeper and len(segment.folded.split()) <= _FEW
        elif (lead := _lead(segment)) is not None:
            yield segment, led, True
            promiser = _name_in(lead, parties) or part.promiser
            led = _Part(True, part.reacting, promiser) if _promises(lead) or _told(lead, part) else None
        else:
            yield segment, led, False


def _told(lead: Shadow, part: _Part) -> bool:
    """Whether a lead in a reaction brings in the words of whoever reacts: "De Linde liet weten:"."""
    return part.reacting and bool(_forms("lead", "reaction").longest(words(lead.folded)))


def _unquoted(sentence: Shadow) -> Shadow:
    start = 1 if sentence.text[:1] in _QUOTES else 0
    return sentence.part(start, len(sentence.text) - (1 if sentence.text[-1:] in '”"’' else 0))


def _part(section: Section, contexts: Contexts, parties: Parties) -> _Part:
    heading = section.heading
    if heading is None:
        return _Part()
    told = _promises(heading.shadow) or "wat zegt" in heading.folded
    if heading.text.rstrip().endswith("?") and (not told or _is_helped(heading.shadow, parties)):
        return _Part()
    role = contexts.section(section.segments[0]).name if section.segments else ""
    reacting = role in _REACTING or bool(_forms("lead", "reaction").longest(words(heading.folded)))
    return _Part(_promises(heading.shadow) and not reacting, reacting, _name_in(heading.shadow, parties))


def _lead(segment: Segment) -> Shadow | None:
    """The sentence that leads in what follows: the last one of a segment, with a colon at its end."""
    last = segment.sentences[-1]
    return last if segment.text.rstrip().endswith(":") and len(last.folded.split()) <= _LONGEST_LEAD else None


def _promises(lead: Shadow) -> bool:
    found = words(lead.folded)
    return bool(_forms("lead", "forms").longest(found)) and not _forms("lead", "unless").longest(found)


def _name_in(heading: Shadow, parties: Parties) -> str:
    """Who reacts or promises, from a heading: behind "van" or "door", else the one who acts in it."""
    found = words(heading.folded)
    of = next((word for word in found[:-1] if word.text in _OF), None)
    if of is None:
        return "" if _is_helped(heading, parties) else parties.doer(heading) or _capitals(heading)
    behind = heading.part(of.end, len(heading.text))
    bare = _bare(behind)
    named = parties.addressed(behind)
    return bare if len(bare.split()) <= _LONGEST_NAME and (named or bare[:1].isupper()) else ""


def _is_helped(heading: Shadow, parties: Parties) -> bool:
    """Whether a heading is about those who are helped, or about the supervisor, who promise nothing."""
    subject = parties.subject(heading)
    return subject is not None and subject.iri.rpartition("/")[2] in table("promises")["helped"]["roles"]


def _capitals(heading: Shadow) -> str:
    """The words in capitals behind the first word of a lead, which name somebody."""
    inside = heading.text.rstrip(" :").split()[1:]
    first = next((at for at, word in enumerate(inside) if word[:1].isupper()), None)
    if first is None:
        return ""
    stop = next((at for at in range(first, len(inside)) if not inside[at][:1].isupper()), len(inside))
    return " ".join(inside[first:stop])


def _bare(stretch: Shadow) -> str:
    text = stretch.text.strip(" .:?!")
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("de", "het", "een") and rest and first.islower() else text


def _items(segment: Segment, part: _Part, since: date | None, voice: str, sender: str) -> Iterator[Statement]:
    number = segment.marker.strip("-–—•. ()")
    pieces = segment.sentences if len(segment.sentences) > 1 else (segment.shadow,)
    for piece in pieces:
        if not piece.text.rstrip().endswith("?"):
            yield commitment(piece, "promise-under-lead", part.promiser or sender, moment(piece, since), number, voice)


def is_promise(sentence: Shadow, part: _Part, parties: Parties) -> bool:
    """Whether a sentence of a reaction says what will be done, and not what somebody thinks, asks or did."""
    found = words(sentence.folded)
    if sentence.text.rstrip().endswith(("?", ":")):
        return False
    if _forms("view", "forms").longest(found):
        return False
    writes = any(word.text in table("promises")["writer"]["subjects"] for word in found)
    if writes and part.promiser and not part.reacting:
        return False  # "wij" is whoever writes, not the one who promised
    pronoun = any(word.text in table("promises")["writer"]["pronouns"] for word in found)
    if not writes and not pronoun and parties.subject(sentence) is None and not _opens_with_there(found):
        return False
    dated = moment(sentence) is not None and not _past().longest(found)
    return dated or bool(_forms("will", "forms").longest(found))


def _opens_with_there(found: tuple[Word, ...]) -> bool:
    return any(word.text in ("er", "zij", "alle", "ieder", "iedere", "elke", "elk") for word in found[:3])


def commitment(
    passage: Shadow, rule: str, promiser: str, planned: Moment | None, number: str = "", voice: str = FROM_CONTEXT
) -> Statement:
    """One passage as a Commitment."""
    said: tuple[tuple[str, Value], ...] = tuple(pair for pair in when(planned) if pair[0] != "precision")
    pairs = values(number=number or None, promiser=promiser, topic=topics(passage.folded))
    return Statement("Commitment", (passage.whole,), voice, rule, pairs + said)


@cache
def _forms(part: str, key: str) -> Forms[str]:
    return Forms((form, key) for form in table("promises")[part][key])


@cache
def _past() -> Forms[str]:
    return Forms((form, "past") for form in table("plans")["verbs"]["past"])
