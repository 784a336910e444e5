"""Ties between actors that a sentence states in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.elements import agents, ties
from loaders.elements.agents import Agent
from loaders.elements.duties import duty
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values

_NEGATED = re.compile(r"\b(?:niet|geen|onvoldoende|nauwelijks)\b")
_AUXILIARY = re.compile(r"\b(?:wordt|worden|werd|werden|is|zijn|was|waren)\b")
_BY = re.compile(r"\b(?:door|via) (?=\w)")
# An adjective or joining word at the end: the noun is behind a comma.
_UNFINISHED = re.compile(r"\b(?:en|of|de|het|een)$|^\w+e$")
_NO_OBJECT = re.compile(
    r"^(?:aan|om|en|daar\w*|zijn|is|worden|wordt|mee|te|dat|er|hier\w*|in(?! hoeverre)|bij|van|over|met"
    r"|voor|tot|op|naar|uit|vanuit|tijdens|voor|na|door|ieder voor|sinds)\b|^(?:ge\w+[dt]|\w{1,5}t|ook|niet|elkaar)$"
)
_ADVERB = re.compile(
    r"^(?:(?:ook|wel|al|opnieuw|vooral|altijd|dan|verder|daarnaast|zelf|onder andere|naast"
    r"|(?:tot en met|sinds|vanaf|in|tot) \d{4}) )+"
)
# Where the sentence goes on with another verb.
_GOES_ON = re.compile(
    r" en (?:heeft|hebben|is|zijn|wordt|worden|biedt|bieden|werkt|werken|telt|kent|doet|maakt|brengt)\b"
)
_WHOLE_OBJECT = ("biedt", "volgt", "voert uit", "werkt met", "heeft", "betaalt", "is voor aan zet", "beslist over")
_SAID_OF_DUTY = {
    "obligation": "is verantwoordelijk voor",
    "power": "kan",
    "permission": "mag",
    "prohibition": "mag niet",
}
_BODY = re.compile(r"(?:stichting|organisatie|instelling|vereniging|team|afdeling|raad|platform|bestuur|overleg)$")
_LONGEST = 420
_MOST = 2  # ties that are noted of one sentence


def statements(layout: Layout) -> Iterator[Statement]:
    """A Relation for each sentence that says by a verb of tying who does what to whom, or who bears what.

    Both sides must be found in the clause of the verb; of a sentence in which one is missing nothing is made.
    """
    names = agents.names_in(segment.text for segment in layout.body)
    for segment in layout.body:
        if segment.kind in (Kind.HEADING, Kind.ROW):
            continue
        for index, sentence in enumerate(segment.sentences):
            if len(sentence.text) <= _LONGEST and not sentence.text.endswith(("?", ":")):
                yield from _relations(sentence, segment.sentences[max(0, index - 3) : index], names)


def _relations(sentence: Shadow, before: Sequence[Shadow], names: frozenset[str]) -> Iterator[Statement]:
    """The ties of one sentence; a pronoun stands for whom a sentence `before` opens with."""
    found: dict[tuple[str, str], Statement] = {}
    for name, strict, pattern in ties.ACTIVE.found(sentence.folded):
        match = pattern.search(sentence.folded)
        if match and (tie := _active(sentence, name, strict, match, before)):
            found.setdefault((str(tie.get("subjectText")), str(tie.get("objectText"))), tie)
    for name, pattern in ties.PASSIVE.found(sentence.folded) if not found and _BY.search(sentence.folded) else ():
        match = pattern.search(sentence.folded)
        if match and (tie := _passive(sentence, name, match, names)):
            found.setdefault((str(tie.get("subjectText")), str(tie.get("objectText"))), tie)
    if not found and (asked := duty(sentence, names, before)) and asked.bearer and asked.modality in _SAID_OF_DUTY:
        action = Agent(asked.action or agents.bare(before[-1].text if before else sentence.text))
        if tie := _statement(sentence, asked.bearer, _SAID_OF_DUTY[asked.modality], action):
            found[("", "")] = tie
    yield from list(found.values())[:_MOST]


def _active(
    sentence: Shadow, name: str, strict: bool, match: re.Match[str], before: Sequence[Shadow]
) -> Statement | None:
    groups = match.groupdict()
    clause = agents.clause(sentence, *match.span())
    ahead = sentence.part(clause.start, match.start())
    span = match.span("object") if groups.get("object") else (match.end(), clause.stop)
    after = sentence.part(*span)
    if not after and name == "onderzoekt":
        after = sentence.part(span[0], len(sentence.text))
    if _NEGATED.search(ahead.folded) or _NEGATED.search(match.group()) or _NEGATED.search(after.folded[:30]):
        return None
    subject: Agent | None = None
    if groups.get("who"):
        subject = _whoever(sentence.part(*match.span("who")))
    elif agents.STANDS_FOR.match(ahead.folded):
        subject = next((agent for each in reversed(before) if (agent := agents.opening(each))), None)
    else:
        subject = agents.acting(ahead)
    if subject is None and (groups.get("between") or "").strip():
        subject = _whoever(sentence.part(*match.span("between")))
    if subject is None and sentence.folded[: clause.start].endswith("die "):
        subject = _antecedent(sentence.part(0, clause.start - 4))
    elif subject is None and name == "overlegt met" and (within := agents.actors(sentence.part(*match.span()))):
        subject = agents.named(sentence.part(*match.span()), within)
    elif subject is None and (turned := agents.inverted(ahead, after)):
        subject, after = turned
    if subject is None or _unfit(subject, name, strict and not groups.get("who")):
        return None
    return _statement(sentence, subject, name, _object(after, name))


def _antecedent(ahead: Shadow) -> Agent | None:
    """The agent that "die" stands for: the one that the words before it end with."""
    found = agents.actors(ahead)
    return agents.named(ahead, found[-1:]) if found and len(ahead.text.rstrip(" ,")) == found[-1].end else None


def _unfit(subject: Agent, name: str, strict: bool) -> bool:
    """Whether words cannot be who acts: a pronoun, for some ties a thing, for research anyone but an inspectorate."""
    if name == "onderzoekt":
        return not subject.is_inspectorate
    thing = not subject.iris and not re.search(r"[A-ZÀ-Ý]", subject.text) and not _BODY.search(subject.text)
    return subject.is_pronoun or (
        strict and (thing or re.search(r"\b(?:van|met|in|bij|tot) ", subject.text) is not None)
    )


def _whoever(words: Shadow) -> Agent | None:
    """The actor or name that a stretch of a sentence begins with."""
    if subject := agents.role_first(words):
        return subject[0]
    name = re.match(r"(?:(?:de|het|uw|onze) )?(?:[A-ZÀ-Ý][\w&-]+(?: |$))+", words.text)
    if name:
        return Agent(agents.bare(name.group()))
    return Agent(words.text) if re.fullmatch(r"(?:wij|we) als \w+|uw \w+", words.folded) else None


def _passive(sentence: Shadow, name: str, match: re.Match[str], names: frozenset[str]) -> Statement | None:
    """Who does it stands behind "door"; whom it is done to before the auxiliary, else behind it."""
    folded = sentence.folded
    near = (b for b in _BY.finditer(folded) if -120 < b.start() - match.start() < 60)
    by = min(
        near,
        key=lambda b: b.start() - match.end() if b.start() > match.start() else match.start() - b.end(),
        default=None,
    )
    if by is None or (name == "levert" and not by.group().startswith("via")):
        return None
    doer = sentence.part(by.end(), len(folded))
    found = agents.role_first(doer) or agents.name_first(doer, names)
    agent = found[0] if found else _some(doer)
    clause = agents.clause(sentence, *sorted((by.start(), match.start())))
    first = next((a for a in _AUXILIARY.finditer(folded, clause.start, max(by.start(), match.start()))), None)
    if agent is None or first is None:
        return None
    ahead = sentence.part(clause.start, first.start())
    inner = sentence.part(first.end(), min(by.start(), match.start()))
    if _NEGATED.search(ahead.folded) or _NEGATED.search(inner.folded):
        return None
    adverb = len(ahead.text.split()) == 1 and not agents.actors(ahead) and ahead.text not in names
    undergoing = None if adverb else agents.acting(ahead)
    if undergoing is None and (turned := agents.role_first(inner) or agents.name_first(inner, names)):
        undergoing = turned[0]
    elif undergoing is None and re.match(r"(?:dit|dat|deze|het|de|een) \w+", inner.folded):
        undergoing = Agent(agents.bare(" ".join(inner.text.split()[:4])))
    return _statement(sentence, agent, name, undergoing) if undergoing else None


def _some(doer: Shadow) -> Agent | None:
    """Who does it where no role is named: a numbered or described somebody ("drie gedragswetenschappers")."""
    found = agents.actors(doer)
    return agents.named(doer, found) if found and found[0].start <= 25 else None


def _statement(sentence: Shadow, subject: Agent | None, predicate: str, thing: Agent | None) -> Statement | None:
    if subject is None or thing is None or not thing.text or subject.text == thing.text:
        return None
    return Statement(
        "Relation",
        (sentence.whole,),
        "author",
        "tie-by-verb",
        values(
            predicateText=predicate,
            subjectText=subject.text,
            objectText=thing.text,
            subject=subject.iris,
            object=thing.iris,
        ),
    )


def _object(after: Shadow, name: str) -> Agent | None:
    """What it is done to: the actors right behind the verb, else the words up to the joint of the sentence."""
    if goes_on := _GOES_ON.search(after.folded):
        after = after.part(0, goes_on.start())
    words = after.folded.split()
    if not words or len(re.findall(r"[a-z]{3,}", after.folded)) < 1:
        return None
    found = agents.actors(after)
    if found and found[0].start <= 12 and name not in _WHOLE_OBJECT:
        linked = agents.chain(after, found)
        text = ", ".join(dict.fromkeys(after.text[m.start : m.end] for m in linked))
        return Agent(text, tuple(dict.fromkeys(m.concept.iri for m in linked)))
    if name in ("valt onder", "in dienst van") and not found and not re.search(r"[A-Z]", after.text):
        return None
    if not found or found[0].start:
        adverb = _ADVERB.match(after.folded)
        after = after.part(adverb.end() if adverb else 0, len(after.text))
        found = agents.actors(after)
    shown = " ".join(re.sub(r"\([^()]*\) ?", "", after.text).split()[:14])
    if _UNFINISHED.search(shown) or _NO_OBJECT.match(shown) or (name == "gevestigd in" and shown[:1].islower()):
        return None
    return Agent(agents.bare(shown), tuple(dict.fromkeys(m.concept.iri for m in found[:3])))
