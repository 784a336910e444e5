"""Who acts in a passage: roles, bodies, organisations, their parts and names, alone or listed, and whose they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from loaders.context.words import Forms
from loaders.language.vocabulary import mentions
from loaders.rules.lists import determiners, shared
from loaders.rules.passage import Passage, Typed

_MOST_NAMES = 8  # words of a name in capitals
_MOST_IN_BRACKETS = 8  # words of what stands in brackets behind a name
_WITHIN_NAMES = frozenset(("van", "de", "het", "den", "der", "&", "in", "voor", "op", "aan"))
_ARTICLES = frozenset(("de", "het", "een"))
_LISTS = frozenset((",", "en", "of", "evenals"))
_OF = frozenset(("van", "bij", "uit", "binnen", "namens"))
_QUOTES = frozenset("'\"‘’“”")
Found = Iterator[tuple[int, Typed]]


@dataclass(frozen=True)
class _Named:
    """Somebody named by the words from `first` up to `stop`."""

    first: int
    stop: int
    links: tuple[URIRef, ...] = ()


def actors(passage: Passage) -> Found:
    """Whoever is named, with what may stand before it: alone, with those listed along, with whom it belongs to."""
    every = [*_mentioned(passage), *_units(passage), *_names(passage)]
    for each in every:
        for begin in _before(passage, each.first):
            yield begin, Typed(each.stop, each.links)
    named = _apart(every)
    for index, each in enumerate(named):
        chain, others = each, named[index + 1 :]
        ends = [*_tails(passage, chain, others)]
        while others and _is_listed(passage, chain.stop, others[0].first):
            links = tuple(dict.fromkeys((*chain.links, *others[0].links)))
            chain, others = _Named(each.first, others[0].stop, links), others[1:]
            ends += [Typed(chain.stop, links), *_tails(passage, chain, others)]
        yield from ((begin, end) for begin in _before(passage, each.first) for end in ends)


def _apart(every: Iterable[_Named]) -> list[_Named]:
    """Who is named in order; of two that overlap the first, then the longer."""
    out: list[_Named] = []
    for named in sorted(every, key=lambda named: (named.first, -named.stop, not named.links)):
        if not out or named.first >= out[-1].stop:
            out.append(named)
    return out


def _mentioned(passage: Passage) -> Iterator[_Named]:
    """The roles and bodies of the vocabularies, each with the name behind it."""
    words, folded = passage.words, passage.sentence.folded
    starts = [word.start for word in words]
    for each in (*mentions("role", folded), *mentions("body", folded)):
        first, stop = bisect_left(starts, each.start), bisect_left(starts, each.end)
        if passage.first <= first and stop <= passage.stop:
            yield from (_Named(first, end, (each.concept.iri,)) for end in _with_name(passage, stop))


def _units(passage: Passage) -> Iterator[_Named]:
    """Organisations and their parts by a common noun, each with the name behind it ("het team Zuid")."""
    for hit in _common().longest(passage.words[passage.first : passage.stop]):
        first, stop = hit.first + passage.first, hit.stop + passage.first
        yield from (_Named(first, end) for end in _with_name(passage, stop))


def _with_name(passage: Passage, stop: int) -> Iterator[int]:
    """Where a noun ends, and where the name behind it does: "de inspectie Huize Terp" may be one or two."""
    yield stop
    if stop < passage.stop and is_capital(passage, stop):
        yield name_from(passage, stop)


def _names(passage: Passage) -> Iterator[_Named]:
    """Words with capitals in a row; a sentence's first word alone is one where the document uses it so."""
    instruments = [*mentions("instrument", passage.sentence.folded)]
    at = passage.first
    while at < passage.stop:
        opens = at == 0 or not passage.words[at - 1].text[0].isalnum()
        if not is_capital(passage, at) or (opens and passage.words[at].text in _ARTICLES):
            at += 1
            continue
        stop = name_from(passage, at)
        place = opens and passage.words[at].text in shared()["no_name_first"]
        known = {word.text for word in passage.words[at:stop]} & (passage.names.own | passage.names.others)
        start, end = passage.words[at].start, passage.words[stop - 1].end
        method = any(each.start < end and start < each.end for each in instruments)
        if (known or stop - at > 1 or not opens) and not method and not place:
            yield _Named(at, stop)
        at = stop


def name_from(passage: Passage, at: int) -> int:
    """The word behind a name in capitals that begins at a word: "Jeugdzorg Plein van de Maas"."""
    stop = last = at
    while stop < min(passage.stop, at + _MOST_NAMES):
        if is_capital(passage, stop):
            last = stop + 1
        elif passage.words[stop].text not in _WITHIN_NAMES:
            break
        stop += 1
    return last


def is_capital(passage: Passage, at: int) -> bool:
    return passage.sentence.text[passage.words[at].start].isupper()


def _tails(passage: Passage, each: _Named, others: Sequence[_Named]) -> Iterator[Typed]:
    """The same with what stands in brackets behind it, and with whom it belongs to ("de leden van de raad")."""
    at = each.stop
    if at < passage.stop and passage.words[at].text == "(":
        reach = range(at, min(passage.stop, at + _MOST_IN_BRACKETS))
        close = next((n for n in reach if passage.words[n].text == ")"), None)
        if close is not None:
            at = close + 1
            yield Typed(at, each.links, text=passage.text(each.first, each.stop).text)
    if not others or at >= others[0].first or passage.words[at].text not in _OF:
        return
    if all(word.text in determiners() for word in passage.words[at + 1 : others[0].first]):
        for whose, behind in zip(others, (*others[1:], None), strict=True):
            yield Typed(whose.stop, each.links)
            if behind is None or not _is_listed(passage, whose.stop, behind.first):
                break


def _before(passage: Passage, first: int) -> Iterator[int]:
    """Where what names somebody can begin: at the noun or at the words before it that name nobody."""
    yield first
    while first > passage.first and _names_nobody(passage, first - 1):
        first -= 1
        yield first


def _names_nobody(passage: Passage, at: int) -> bool:
    word = passage.words[at].text
    counts = word in shared()["numbers"] or (word.isdigit() and not is_capital(passage, at + 1))
    return counts or word in determiners() or word in _QUOTES


def _is_listed(passage: Passage, first: int, stop: int) -> bool:
    """Whether the words between two say that the second is listed along with the first."""
    between = [word.text for word in passage.words[first:stop]]
    return bool(between) and between[0] in _LISTS and all(_joins(word) for word in between)


def _joins(word: str) -> bool:
    return word in _LISTS or word in determiners() or word in _OF or word in shared()["numbers"]


@cache
def _common() -> Forms[str]:
    return Forms((form, "unit") for form in shared()["units"])
