"""Time limits that someone must keep, with who must keep them and the moment from which they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rdflib import URIRef

from loaders.language.dates import dates
from loaders.language.durations import added
from loaders.language.limits import Limit, limits
from loaders.language.tokens import Kind, Phrases, Token, tokens, tokens_of, words
from loaders.language.vocabulary import Mention, mentions
from loaders.readers.document_date import document_date
from loaders.segments import Kind as SegmentKind
from loaders.segments import Layout
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Statement, values

_UNIT_LETTERS = ("dag", "week", "weken", "maand", "kwarta", "jaar", "jaren", "uur", "uren")
_FROM = Phrases(
    dict.fromkeys(("na", "vanaf", "sinds", "voor", "te rekenen vanaf", "volgend op", "na afloop van"), False)
)
_WHEN = Phrases(dict.fromkeys(("nadat", "voordat", "zodra"), True))
_DETERMINERS = words("de het een dit deze die dat hun zijn haar uw elke elk iedere ieder")
_NO_ADJECTIVE = words("van in op en is")
_ENDS = frozenset((".", ",", ";", "(", ")"))
_REACH = 3  # tokens between a limit and the moment from which it counts
_MOST_WORDS = 14  # of a clause that tells that moment
_PUBLISHED = ("publicatie", "verschijnen", "dagtekening", "uitbrengen", "ontvangst", "vaststelling")
_PAPERS = ("rapport", "verslag", "brief")
_TOWARDS = words("aan jegens met voor van bij naar door over onder tot")
_TO = frozenset(["aan", "jegens", "met", "bij"])
_SMALL = words("de het een alle ieder elke elk hun uw onze")
_GROUNDS = words("jeugdwet uitvoeringsbesluit toetsingskader kwaliteitskader convenant")


def statements(layout: Layout) -> Iterator[Statement]:
    """A TimeLimit for each stretch of time within which, or at least how often, something is to be done.

    One that a sentence spares somebody is none; what is asked or wished its context drops.
    """
    for segment in layout.body:
        if segment.kind is SegmentKind.HEADING or not any(unit in segment.folded for unit in _UNIT_LETTERS):
            continue
        for sentence in segment.sentences:
            if any(unit in sentence.folded for unit in _UNIT_LETTERS):
                found = tokens_of(sentence)
                for limit in limits(found, sentence.text):
                    yield _statement(layout, sentence, found, limit)


def first(folded: str) -> Limit | None:
    """The first time limit in a folded sentence."""
    return next(iter(in_text(folded)), None)


def in_text(folded: str) -> list[Limit]:
    """The time limits in a folded sentence, in order."""
    return limits(tokens(folded, folded), folded) if any(unit in folded for unit in _UNIT_LETTERS) else []


def _statement(layout: Layout, sentence: Shadow, found: Sequence[Token], limit: Limit) -> Statement:
    start = _clock_start(found, limit)
    words = sentence.text[slice(*start)] if start else None
    counted_from = _known_start(layout, sentence.folded[slice(*start)]) if start else None
    latest = added(counted_from[0], limit.duration) if counted_from and not limit.working_days else None
    bearer, towards = _parties(sentence.folded, limit)
    return Statement(
        "TimeLimit",
        (sentence.whole,),
        FROM_CONTEXT,
        "limit-by-preposition",
        values(
            duration=limit.duration,
            unit=limit.unit,
            workingDays=limit.working_days or None,
            clockStart=words,
            earliest=counted_from[0] if counted_from and latest else None,
            latest=latest,
            inferredStart=True if latest and counted_from and counted_from[1] else None,
            bearer=bearer.concept.iri if bearer else None,
            bearerText=sentence.text[bearer.start : bearer.end] if bearer else None,
            counterparty=towards,
            groundText=_ground(sentence.text, found),
            printedForm=sentence.text[limit.start : limit.end],
        ),
    )


def _clock_start(found: Sequence[Token], limit: Limit) -> tuple[int, int] | None:
    """From when the time runs, in characters: directly behind the limit, or at the head of the sentence."""
    for at in range(limit.last, min(limit.last + _REACH, len(found))):
        if (end := _event(found, at)) is not None:
            return found[at].start, found[end - 1].end
    end = _event(found, 0) if found else None
    return (0, found[end - 1].end) if end is not None and end <= limit.first else None


def _event(found: Sequence[Token], at: int) -> int | None:
    """Behind which token the event ends that begins at a token: "na de uitspraak", "na 3 maart 2025", "nadat …"."""
    if clause := _WHEN.starting(found, at):
        last = clause[1]
        while last < len(found) and found[last].word not in _ENDS and last - clause[1] < _MOST_WORDS:
            last += 1
        return last if last > clause[1] else None
    lead = _FROM.starting(found, at)
    if lead is None or lead[1] >= len(found):
        return None
    if found[lead[1]].kind is Kind.DIGITS:
        return _date_end(found, lead[1])
    end = _noun(found, lead[1])
    while end is not None and end < len(found) and found[end].word == "van" and (more := _noun(found, end + 1)):
        end = more
    return end


def _date_end(found: Sequence[Token], at: int) -> int:
    last = at + 1
    while last < len(found) and last < at + 3 and found[last].kind is not Kind.SIGN:
        if found[last].kind is Kind.DIGITS and not found[last].word.isdigit():
            break
        last += 1
    return last if last > at + 1 else at + 1


def _noun(found: Sequence[Token], at: int) -> int | None:
    """Behind which token a noun with its determiner and adjective ends."""
    last = at + (at < len(found) and found[at].word in _DETERMINERS)
    if last >= len(found) or found[last].kind is not Kind.WORD or len(found[last].word) < 2:
        return None
    following = found[last + 1] if last + 1 < len(found) else None
    adjective = found[last].word.endswith("e") and following is not None and following.kind is Kind.WORD
    if adjective and following is not None and following.word not in _NO_ADJECTIVE:
        last += 1
    return last + 1


def _ground(text: str, found: Sequence[Token]) -> str | None:
    """The law or framework that asks for a limit, as printed."""
    for at, token in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        if token.word in _GROUNDS or token.word.startswith("richtlijn"):
            return text[token.start : token.end]
        if behind is not None and (token.word.startswith("wettelijk") or (token.word, behind.word) == ("de", "wet")):
            return text[token.start : behind.end]
        if token.word == "artikel" and behind is not None and behind.kind is Kind.DIGITS:
            last = at + 2
            while last < len(found) and last < at + 5 and found[last].word in ("van", "de", "jeugdwet", "wet"):
                last += 1
            return text[token.start : found[last - 1].end]
    return None


def _known_start(layout: Layout, words: str) -> tuple[date, bool] | None:
    """The day on which the clock starts, and whether it is the document's instead of printed on the spot."""
    day = next((found.day for found in dates(words) if found.day is not None), None)
    if day is not None:
        return day, False
    of_this = words.endswith("publicatie") or any(
        f"{this} {paper}" in words for this in ("dit", "deze", "het") for paper in _PAPERS
    )
    if of_this and any(word in words for word in _PUBLISHED):
        appeared = document_date(layout)
        return (appeared, True) if appeared else None
    return None


def _parties(folded: str, limit: Limit) -> tuple[Mention | None, list[URIRef]]:
    """Who must keep a limit and towards whom, as far as the sentence names a role or body."""
    bearers: list[Mention] = []
    towards: list[URIRef] = []
    found = sorted([*mentions("role", folded), *mentions("body", folded)], key=lambda mention: mention.start)
    for mention in found:
        lead = _lead(folded, mention.start)
        if lead == "door":
            bearers.insert(0, mention)
        elif lead in _TO:
            towards.append(mention.concept.iri)
        elif mention.start < limit.start and lead not in _TOWARDS:
            bearers.append(mention)
    if not bearers:  # "Binnen een maand stuurt de aanbieder …": who must keep it comes behind the verb
        bearers = [m for m in found if m.start > limit.end and _lead(folded, m.start) not in _TOWARDS]
    bearer = bearers[0] if bearers else None
    return bearer, [iri for iri in dict.fromkeys(towards) if bearer is None or iri != bearer.concept.iri]


def _lead(folded: str, start: int) -> str:
    """The preposition before a mention, over its article."""
    words = folded[max(0, start - 24) : start].split()
    if words and words[-1] in _SMALL:
        words.pop()
    return words[-1] if words else ""
