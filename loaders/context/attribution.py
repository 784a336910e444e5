"""Who says a sentence, from its verbs of telling and their subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rdflib import URIRef

from loaders.context.lexicon import table
from loaders.context.model import Voice
from loaders.context.words import Forms, Found, Word, words
from loaders.elements.wording import Mention, mentions
from ontology.vocabulary import Concept

_NEAR = 4  # words between a verb and a subject behind it
_LONG = 14  # words that a trailing "…, vertelt een moeder van twee kinderen" has at most
_LISTING = frozenset((",", "en", "of", "als", "evenals"))
_PROVIDERS = ("jeugdhulpaanbieder", "pleegzorgaanbieder", "organisatie", "gezinshuis", "werkgever")


@dataclass(frozen=True)
class Names:
    """Folded names of one document: of the organisation it is about, and of any other that it prints with a capital."""

    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Told:
    """A part of a sentence, from `start` to `end` of its folded text, and who tells it.

    `voice` is None where the part names no teller; `carries` where a pronoun does, so that who spoke before goes on.
    """

    start: int
    end: int
    voice: Voice | None
    carries: bool = False


@dataclass(frozen=True)
class _Subject:
    first: int
    stop: int
    kind: str
    iris: tuple[URIRef, ...] = ()


@lru_cache(maxsize=4096)
def told(folded: str, names: Names, author: str) -> tuple[Told, ...]:
    """The parts of a folded sentence with their tellers; `author` is the voice of whoever writes it."""
    found = words(folded)
    cuts = [0]
    for hit in listed("turn").longest(found):
        if hit.first - cuts[-1] > 2 and len(found) - hit.stop > 2:
            cuts.append(hit.first)
    if found and found[0].text == "waar" and (comma := _first(found, ",", 0)) and len(cuts) == 1:
        cuts.append(comma)
    parts = []
    for first, stop in zip(cuts, [*cuts[1:], len(found)], strict=True):
        if first < stop:
            start = found[first].start if first else 0
            end = found[stop].start if stop < len(found) else len(folded)
            parts.append(_tell(folded, found, first, stop, names, author, start, end))
    return tuple(parts)


def _tell(
    folded: str, found: Sequence[Word], first: int, stop: int, names: Names, author: str, start: int, end: int
) -> Told:
    subjects = _subjects(folded, found, first, stop, names)
    for voice in _tellers(found, first, stop, subjects, author):
        return Told(start, end, voice, carries=voice is None)
    return Told(start, end, None)


def _tellers(
    found: Sequence[Word], first: int, stop: int, subjects: Sequence[_Subject], author: str
) -> Iterator[Voice | None]:
    """Whoever tells a stretch, the outermost first; None for a pronoun, by which who spoke before goes on."""
    part = found[first:stop]
    hits = [Found(hit.first + first, hit.stop + first, hit.value) for hit in _tells().all(part)]
    kinds = {hit.value for hit in hits}
    if (trailing := _trailing(found, first, stop, hits, subjects)) is not None:
        yield from _as_voice(trailing, author, kinds)
    weak: list[Voice | None] = []
    for hit in hits:
        if hit.value == "framework":
            yield Voice("framework")
        elif hit.value == "hears":
            if roles := _listed(hit.stop, subjects):
                yield Voice("heard-group", roles)
        elif hit.value == "according":
            yield from _as_voice(_right(found, hit.stop, subjects, stop), author, kinds)
        elif hit.value in ("says", "says_that", "holds"):
            subject = _subject_of(found, hit, first, stop, subjects)
            if subject is not None and (hit.value != "says_that" or _takes_clause(found, hit, stop)):
                yield from _as_voice(subject, author, kinds)
        elif hit.value == "talks_with" and "comes_up" in kinds:
            weak.append(Voice("heard-group", _listed(hit.stop, subjects)))
        elif hit.value == "talked":
            weak.append(Voice("heard-group", _speakers(subjects)[:1]))
        elif hit.value == "survey":
            weak.insert(0, Voice("survey", _speakers(subjects)[:1]))
        elif hit.value == "documents":
            weak.append(Voice("documents"))
    yield from _passive(found, first, stop, subjects, author)
    yield from weak


def _as_voice(subject: _Subject | None, author: str, kinds: set[str]) -> Iterator[Voice | None]:
    """The voice of a subject that tells; nobody's where it is not known who that is."""
    if subject is None:
        return
    if subject.kind == "pronoun":
        yield None
    elif subject.kind == "role":
        yield Voice("survey" if "survey" in kinds else "heard-group", subject.iris)
    elif subject.kind == "own":
        yield Voice(author)
    else:
        yield Voice(
            {"body": "third-party", "name": "third-party", "person": "heard-group", "papers": "documents"}.get(
                subject.kind, subject.kind
            ),
            subject.iris,
        )


def _subject_of(
    found: Sequence[Word], hit: Found[str], first: int, stop: int, subjects: Sequence[_Subject]
) -> _Subject | None:
    """The subject of a verb: the first before it in its clause that hangs on nothing, else who stands right behind."""
    if hit.first == first and found[first].text == "ervaren":  # "ervaren medewerkers" are seasoned
        return None
    opens = max(
        (at + 1 for at in range(first, hit.first) if found[at].text in _list("before", "openers")), default=first
    )
    before = [
        each
        for each in subjects
        if opens <= each.first and each.stop <= hit.first and not _hangs(found, each, subjects)
    ]
    if before:
        return _with_listed(before[0], subjects, found)
    if hit.first > first and found[hit.first - 1].text in _list("before", "determiners") + _list(
        "before", "prepositions"
    ):
        return None
    return _right(found, hit.first + 1, subjects, stop)


def _right(found: Sequence[Word], at: int, subjects: Sequence[_Subject], stop: int) -> _Subject | None:
    """Who stands right behind a word, over determiners and a few other words but no preposition or sign."""
    for each in subjects:
        if each.first < at or each.first >= stop:
            continue
        between = [word.text for word in found[at : each.first]]
        if len(between) > _NEAR or any(
            text in _list("before", "prepositions") or not text[0].isalnum() for text in between
        ):
            return None
        return _with_listed(each, subjects, found)
    return None


def _with_listed(subject: _Subject, subjects: Sequence[_Subject], found: Sequence[Word]) -> _Subject:
    """A role together with those that are listed with it: "ouders, pleegouders en kinderen"."""
    if subject.kind != "role":
        return subject
    iris, stop = list(subject.iris), subject.stop
    for each in subjects:
        if (
            each.first >= stop
            and each.kind == "role"
            and {word.text for word in found[stop : each.first]} & set(_LISTING)
            and all(word.text in (*_LISTING, *_list("before", "determiners")) for word in found[stop : each.first])
        ):
            iris += each.iris
            stop = each.stop
    return _Subject(subject.first, stop, "role", tuple(dict.fromkeys(iris)))


def _listed(at: int, subjects: Sequence[_Subject]) -> tuple[URIRef, ...]:
    """The roles listed from a word on, none far from the one before."""
    out: list[URIRef] = []
    for each in subjects:
        if each.first >= at and each.kind == "role":
            if each.first - at > _NEAR:
                break
            out += each.iris
            at = each.stop
    return tuple(dict.fromkeys(out))


def _speakers(subjects: Sequence[_Subject]) -> tuple[URIRef, ...]:
    return tuple(iri for each in subjects if each.kind == "role" for iri in each.iris)


def _hangs(found: Sequence[Word], subject: _Subject, subjects: Sequence[_Subject]) -> bool:
    """Whether somebody only qualifies another word, behind a preposition that takes no share of them ("deel van de")"""
    at = subject.first - 1
    while at >= 0 and (
        found[at].text in _list("before", "determiners")
        or (found[at].text.endswith(("e", "en")) and found[at].text not in _list("before", "prepositions"))
    ):
        if any(other.first <= at < other.stop for other in subjects):
            break
        at -= 1
        if subject.first - at > _NEAR:
            return False
    if at >= 0 and found[at].text in (",", "en", "of"):
        other = next((each for each in subjects if each.stop == at), None)
        return other is not None and _hangs(found, other, subjects)
    if at < 0 or found[at].text not in _list("before", "prepositions"):
        return False
    before = {word.text for word in found[max(0, at - 2) : at]}
    return not (
        found[at].text in ("van", "uit")
        and (before & set(_list("before", "parts")) or (at and found[at - 1].text[0].isdigit()))
    )


def _trailing(
    found: Sequence[Word], first: int, stop: int, hits: Sequence[Found[str]], subjects: Sequence[_Subject]
) -> _Subject | None:
    """The teller behind what is told: "…, stellen de gemeenten", "…, aldus een begeleider"."""
    for hit in reversed(hits):
        if (
            hit.value in ("says", "says_that", "holds", "according")
            and hit.first - 2 > first
            and stop - hit.first <= _LONG
        ):
            comma = found[hit.first - 1].text == "," or (
                found[hit.first - 1].text == "zo" and found[hit.first - 2].text == ","
            )
            clause = any(word.text in ("dat", ":", ",") for word in found[hit.stop : stop])
            if (
                comma
                and not clause
                and (subject := _right(found, hit.stop if hit.value == "according" else hit.first + 1, subjects, stop))
            ):
                return subject
    return None


def _takes_clause(found: Sequence[Word], hit: Found[str], stop: int) -> bool:
    """Whether a clause follows a verb: "dat", "hoe", a colon; right behind it or behind its subject."""
    return any(
        word.text in ("dat", ":", "of", "hoe", "waarom", "wat") for word in found[hit.stop : min(stop, hit.stop + 9)]
    )


def _passive(
    found: Sequence[Word], first: int, stop: int, subjects: Sequence[_Subject], author: str
) -> Iterator[Voice | None]:
    """Who tells in a passive: "door ouders wordt genoemd dat …"."""
    part = {word.text for word in found[first:stop]}
    if "door" not in part or not part & set(_list("before", "told")):
        return
    for at in range(first, stop):
        if found[at].text == "door":
            yield from _as_voice(_right(found, at + 1, subjects, stop), author, set())


def _subjects(folded: str, found: Sequence[Word], first: int, stop: int, names: Names) -> list[_Subject]:
    """Whoever may tell in a stretch, in order: roles, bodies, the writer, pronouns, names, papers."""
    at_start = {word.start: at for at, word in enumerate(found)}
    out: dict[int, _Subject] = {}
    for scheme, kind in (("body", "body"), ("role", "role")):
        for mention in mentions(scheme, folded):
            at = at_start.get(mention.start)
            if at is not None and first <= at < stop:
                out[at] = _named(found, at, mention, kind)
    for hit in _others().longest(found[first:stop]):
        at, kind = hit.first + first, hit.value
        own = kind == "own" and found[at].text in _list("own", "supervisors")
        if at not in out or kind in ("own", "provider"):
            out[at] = _Subject(at, hit.stop + first, "inspectorate" if own else "person" if kind == "people" else kind)
    for at in range(first, stop):
        if at not in out and found[at].text in names.own:
            out[at] = _Subject(at, at + 1, "provider")
        elif at not in out and found[at].text in names.others:
            out[at] = _Subject(at, at + 1, "name")
    taken, ordered = first, []
    for at in sorted(out):
        if at >= taken:
            ordered.append(out[at])
            taken = out[at].stop
    return ordered


def _named(found: Sequence[Word], at: int, mention: Mention, kind: str) -> _Subject:
    stop = next((n for n in range(at, len(found)) if found[n].start >= mention.end), len(found))
    concept: Concept = mention.concept
    if "inspect" in concept.slug:
        return _Subject(at, stop, "inspectorate")
    if concept.slug in _PROVIDERS:
        return _Subject(at, stop, "provider")
    return _Subject(at, stop, kind, (concept.iri,))


def _first(found: Sequence[Word], text: str, at: int) -> int:
    return next((n for n in range(at, len(found)) if found[n].text == text), 0)


@cache
def _tells() -> Forms[str]:
    data = table("attribution")
    kinds = ("plain", "framework", "hears", "says", "holds", "says_that", "talks_with", "talked", "survey", "documents")
    entries = [(form, kind) for kind in kinds for form in data[kind]["forms"]]
    entries += [("volgens", "according"), ("aldus", "according")]
    return Forms([*entries, *((form, "comes_up") for form in data["talks_with"]["comes_up"])])


@cache
def _others() -> Forms[str]:
    kinds = ("own", "provider", "pronoun", "papers", "people")
    return Forms((form, kind) for kind in kinds for form in table("attribution")[kind]["forms"])


@cache
def listed(name: str) -> Forms[str]:
    """The forms of one list of `nl/attribution.toml`."""
    return Forms((form, name) for form in table("attribution")[name]["forms"])


@cache
def _list(name: str, key: str) -> tuple[str, ...]:
    data: dict[str, Any] = table("attribution")[name]
    return tuple(data[key])
