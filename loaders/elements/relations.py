"""Ties between actors that a sentence states in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from loaders.elements.wording import Mention, mentions
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Statement, values

# The predicate as a researcher would look for it, and the words that state it. A group "object" holds what stands
# between the two parts of a verb; words of a passive are followed by "door" and the one who acts.
_ACTIVE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        (
            "onderdeel van",
            r"\b(?:is|zijn|maakt|maken) (?:een )?(?:onder)?deel (?:uit )?van\b|\bhoort bij\b|\bbehoort tot\b",
        ),
        ("gevestigd in", r"\b(?:is|zijn) gevestigd (?:in|te)\b|\bzit in\b|\bstaat in(?= [a-z]+\W*$)"),
        ("in dienst van", r"\b(?:is|zijn|werkt|werken) in dienst (?:van|bij)\b"),
        ("bestaat uit", r"\bbesta(?:at|an) uit\b|\bondergebracht in\b"),
        ("valt onder", r"\bval(?:t|len) (?:\w+ )?onder\b|\blegt verantwoording af aan\b"),
        ("stuurt aan", r"\bstu(?:urt|ren) (?P<object>[^,;.]{3,60}?) aan\b"),
        ("ondersteunt", r"\b(?:onder)?steun(?:t|en)\b|\bhelp(?:t|en)\b"),
        ("zorgt voor", r"\bzorg(?:t|en) (?:\w+ )?voor\b"),
        ("verzamelt", r"\bverzamel(?:t|en)\b"),
        ("vult in", r"\bvul(?:t|len) (?P<object>[^,;.]{3,80}?) in\b"),
        ("zet zich in voor", r"\bzet(?:ten)? zich\b[^.]{0,60}?\bin (?:voor|om)\b"),
        ("neemt besluiten over", r"\b(?:neemt|nemen) (?:\w+ )?(?:besluiten|beslissingen) over\b"),
        ("richt zich op", r"\brich(?:t|ten) zich op\b"),
        ("voert uit", r"\bvoer(?:t|en|de|den) (?P<object>[^,;.]{3,120}?) uit\b|\bverricht(?:en)?\b"),
        (
            "biedt",
            r"\bbiedt\b|\b(?<!te )bieden\b|\bbeschik(?:t|ken) over\b|\blever(?:t|en)\b",
        ),
        (
            "heeft taak",
            r"\bis (?:dit )?de taak van\b|\b(?:is|zijn) verantwoordelijk voor\b|\bmoe(?:t|ten) er ?voor zorgen\b",
        ),
        (
            "overlegt met",
            r"\b(?:overlegt|overleggen|bespreekt|bespreken|(?:is|zijn|gaat|gaan) (?:\w+ ){0,3}in gesprek"
            r"|maakt afspraken"
            r"|maken afspraken)\b.{0,60}?\bmet\b",
        ),
        ("werkt samen met", r"\bwerk(?:t|en) (?:\w+ ){0,3}samen met\b"),
        ("volgt", r"\bvolg(?:t|en) (?=(?:de|een|het) \w*(?:training|opleiding|scholing|cursus|traject)\b)"),
        (
            "onderzoekt",
            r"\b(?:bezocht(?:en)?|onderzo(?:ekt|eken|cht|chten)|toets(?:t|en)|beoordeel(?:t|de)|kijkt (?:naar"
            r"|in hoeverre))\b",
        ),
        ("vraagt", r"\bvroeg(?:en)?\b|\bvraagt (?=aan\b|om\b)"),
        ("betaalt", r"\bbeta(?:alt|len)\b(?: voor)?|\bfinancier(?:t|en)\b"),
        ("werkt met", r"\bwerk(?:t|en) (?:al )?met\b|\bgebruik maken van\b|\bgebruikt\b"),
        ("adviseert", r"\badvise(?:ert|ren)\b"),
        ("beslist over", r"\bbesl(?:ist|issen|uiten) (?:\w+ )?over\b"),
        ("neemt deel aan", r"\bneemt deel aan\b|\bnemen deel aan\b"),
    )
)
_PASSIVE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words))
    for name, words in (
        ("stuurt aan", r"\baangestuurd door\b"),
        ("ondersteunt", r"\bondersteund door\b"),
        ("traint", r"\bgetraind\b.{0,60}\bdoor\b"),
        ("informeert", r"\bge(?:informeerd|attendeerd)\b.{0,80}\bdoor\b"),
        ("financiert", r"\b(?:gefinancierd|bekostigd|betaald) door\b"),
        ("levert", r"\bgeregeld\b.{0,40}\bvia\b"),
    )
)
_NEGATED = re.compile(r"\b(?:niet|geen|onvoldoende|nauwelijks)\b")
_BOUNDARY = re.compile(
    r"[,;:(] ?|\b(?:dat|die|omdat|zodat|waardoor|waarbij|waarvan|waar|wat|of|om|als|terwijl|hoewel|maar|doordat"
    r"|zodra|wanneer)\s"
)
# Words before the verb that cannot be who acts: a place, a time, a circumstance.
_NOT_ACTING = re.compile(
    r"^(?:in|op|bij|na|voor|uit|met|van|aan|door|tijdens|binnen|sinds|via|volgens|over|tot|daarna|daarnaast|ook"
    r"|verder"
    r"|hier|daar|dit|zo|om|er|wel|soms|vaak|jaarlijks|het is|en|naast|waar nodig|per)\b"
)
_AND = re.compile(r"(?:,| en|, en)? (?:de |het |een |hun )?")
_INFINITIVE = re.compile(r"\b(?:te|om|en|kunnen|moeten|willen)$")
_AUXILIARY = re.compile(r" (?:wordt|worden|werd|werden|is|zijn|was|waren|heeft|hebben|kan|kunnen|moet|moeten)\b.*$")
_ARTICLE = re.compile(r"^(?:De|Het|Een) ")
# An adjective or joining word at the end: the noun is behind a comma.
_UNFINISHED = re.compile(r"\b(?:en|of|de|het|een)$|^\w+e$")
_NO_OBJECT = re.compile(r"^(?:aan|om|en|daarnaast|daarbij|zijn|is|worden|wordt|mee)\b")
_STANDS_FOR = re.compile(r"^(?:zij|ze|hij)$")
_PRONOUN = re.compile(r"^(?:zij|ze|het|dit|dat|hij|deze|die|we|er)$")
_LONGEST = 420


@dataclass(frozen=True)
class _Party:
    text: str
    iris: tuple[URIRef, ...] = ()


def statements(layout: Layout) -> Iterator[Statement]:
    """A Relation for each sentence that says by a verb of tying who does what to whom.

    Both sides must be found in the clause of the verb; of a sentence in which one is missing nothing is made.
    """
    for segment in layout.body:
        if segment.kind in (Kind.HEADING, Kind.ROW):
            continue
        previous: _Party | None = None
        for sentence in segment.sentences:
            if len(sentence.text) <= _LONGEST and not sentence.text.endswith(("?", ":")):
                yield from _relations(sentence, previous)
            previous = _opening(sentence) or previous


def _opening(sentence: Shadow) -> _Party | None:
    """The actor with which a sentence opens: whom "zij" in the next one stands for."""
    found = _actors(sentence)
    if not found or not re.fullmatch(r"(?:de |het |een |alle )?", sentence.folded[: found[0].start]):
        return None
    chain = _chain(sentence, found)
    iris = tuple(dict.fromkeys(mention.concept.iri for mention in chain))
    return _Party(_bare(sentence.text[: chain[-1].end]), iris)


def _relations(sentence: Shadow, previous: _Party | None) -> Iterator[Statement]:
    for name, cue in _ACTIVE:
        if (match := cue.search(sentence.folded)) and (found := _active(sentence, name, match, previous)):
            yield found
            return
    for name, cue in _PASSIVE:
        if (match := cue.search(sentence.folded)) and (found := _passive(sentence, name, match)):
            yield found
            return


def _active(sentence: Shadow, name: str, match: re.Match[str], previous: _Party | None) -> Statement | None:
    clause = _clause(sentence, match)
    before = sentence.part(clause.start, match.start())
    span = match.span("object") if match.groupdict().get("object") else (match.end(), clause.stop)
    after = sentence.part(*span)
    if not after and name == "onderzoekt":
        after = sentence.part(span[0], len(sentence.text))
    if _NEGATED.search(before.folded) or _NEGATED.search(after.folded[:30]):
        return None
    subject = previous if _STANDS_FOR.match(before.folded) else _acting(before)
    if subject is None and name == "overlegt met" and (within := _actors(sentence.part(*match.span()))):
        subject = _Party(sentence.part(*match.span()).text[within[0].start : within[0].end], (within[0].concept.iri,))
    elif subject is None and (inverted := _inverted(before, after)):
        subject, after = inverted
    if (
        subject is None
        or _PRONOUN.match(subject.text.lower())
        or (name == "onderzoekt" and not _is_inspectorate(subject))
    ):
        return None
    return _statement(sentence, subject, name, _object(after, name))


def _passive(sentence: Shadow, name: str, match: re.Match[str]) -> Statement | None:
    clause = _clause(sentence, match)
    before, after = sentence.part(clause.start, match.start()), sentence.part(match.end(), clause.stop)
    if _NEGATED.search(before.folded):
        return None
    undergoing = _acting(before)
    return _statement(sentence, _object(after, name), name, undergoing) if undergoing else None


def _statement(sentence: Shadow, subject: _Party | None, predicate: str, thing: _Party | None) -> Statement | None:
    if subject is None or thing is None:
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


def _clause(sentence: Shadow, match: re.Match[str]) -> range:
    """The stretch between the joints of the sentence that holds a match."""
    start = max((m.end() for m in _BOUNDARY.finditer(sentence.folded, 0, match.start())), default=0)
    after = _BOUNDARY.search(sentence.folded, match.end())
    return range(start, after.start() if after else len(sentence.text))


def _acting(before: Shadow) -> _Party | None:
    """Who acts: all that stands before the verb, where it is short, names an actor and opens with no preposition."""
    found = _actors(before)
    if not before or _NOT_ACTING.match(before.folded) or _INFINITIVE.search(before.folded):
        return None
    if " is een " in before.folded:
        return None
    if found and found[0].start <= 25:
        chain = _chain(before, found)
        return _Party(_bare(before.text[: chain[-1].end]), tuple(dict.fromkeys(m.concept.iri for m in chain)))
    auxiliary = _AUXILIARY.search(before.folded)
    words = before.part(0, auxiliary.start() if auxiliary else len(before.text))
    named = re.search(r"(?:^|(?<= ))[A-ZÀ-Ý][\w'’-]+", _ARTICLE.sub("", words.text, count=1))
    short = re.match(r"(?:het|de|deze|dit) \w+$", words.folded)
    return _Party(_bare(words.text)) if (named or short) and len(words.folded.split()) <= 6 else None


def _inverted(before: Shadow, after: Shadow) -> tuple[_Party, Shadow] | None:
    """Who acts where the verb comes first: an actor right behind it, and what follows that."""
    if before and not _NOT_ACTING.match(before.folded):
        return None
    found = _actors(after)
    if not found or found[0].start > 6:
        return None
    first = found[0]
    party = _Party(after.text[first.start : first.end], (first.concept.iri,))
    return party, after.part(first.end, len(after.text))


def _object(after: Shadow, name: str) -> _Party | None:
    """What it is done to: the actors right behind the verb, else the words up to the joint of the sentence."""
    words = after.folded.split()
    if not words or len(re.findall(r"[a-z]{3,}", after.folded)) < 1:
        return None
    found = _actors(after)
    if found and found[0].start <= 12 and name not in ("biedt", "volgt", "voert uit", "werkt met"):
        chain = _chain(after, found)
        text = ", ".join(dict.fromkeys(after.text[m.start : m.end] for m in chain))
        return _Party(text, tuple(dict.fromkeys(m.concept.iri for m in chain)))
    if name in ("valt onder", "in dienst van") and not found and not re.search(r"[A-Z]", after.text):
        return None
    shown = " ".join(re.sub(r"\([^()]*\) ?", "", after.text).split()[:14])
    if _UNFINISHED.search(shown) or _NO_OBJECT.match(shown) or (name == "gevestigd in" and shown[:1].islower()):
        return None
    return _Party(_bare(shown), tuple(dict.fromkeys(m.concept.iri for m in found[:3])))


def _actors(shadow: Shadow) -> list[Mention]:
    """The roles and bodies in order; of two that overlap the longer one."""
    found = [*mentions("role", shadow.folded), *mentions("body", shadow.folded)]
    out: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
    return out


def _chain(shadow: Shadow, found: list[Mention]) -> list[Mention]:
    """The first actor and those that are named along with it ("ouders, jeugdige en pleegouders")."""
    chain = [found[0]]
    for mention in found[1:]:
        if not _AND.fullmatch(shadow.folded[chain[-1].end : mention.start]):
            break
        chain.append(mention)
    return chain


def _is_inspectorate(party: _Party) -> bool:
    return re.search(r"\binspect|^(?:we|wij)$", party.text.lower()) is not None


def _bare(text: str) -> str:
    return re.sub(r"^(?:[Dd]e|[Hh]et|[Ee]en|[Oo]ok|[Zz]o) ", "", text.strip(" .,;:*’'\"")).strip()
