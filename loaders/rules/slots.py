"""Typed slots of patterns: what may fill them, found once a passage by the recognisers of `loaders.language`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from loaders.elements.planning import plannings
from loaders.language.durations import durations
from loaders.language.tokens import tokens_of
from loaders.language.vocabulary import mentions
from loaders.rules.lists import determiners, shared
from loaders.rules.passage import Passage, Typed

_MOST_NAMES = 8  # words of a name in capitals
Found = Iterator[tuple[int, Typed]]


def fillers(kind: str, passage: Passage, at: int) -> tuple[Typed, ...]:
    """What fills a slot of a type that begins at a word, the longest first."""
    if kind not in passage.found:
        by_word: dict[int, set[Typed]] = {}
        for first, typed in _TYPES[kind](passage):
            by_word.setdefault(first, set()).add(typed)
        passage.found[kind] = {
            first: tuple(sorted(each, key=lambda typed: (-typed.stop, -len(typed.links))))
            for first, each in by_word.items()
        }
    return passage.found[kind].get(at, ())


def _actors(passage: Passage) -> Found:
    """Roles, bodies, organisations and names, with what may stand before them, alone and with those listed along."""
    named = list(_mentioned(passage))
    for index, (first, typed) in enumerate(named):
        for begin in _before(passage, first):
            yield begin, typed
        stop, links = typed.stop, typed.links
        for behind, other in named[index + 1 :]:
            if behind <= stop or any(word.text not in _listing() for word in passage.words[stop:behind]):
                break
            stop, links = other.stop, (*links, *other.links)
            for begin in _before(passage, first):
                yield begin, Typed(stop, tuple(dict.fromkeys(links)))
    yield from _names(passage)


def _mentioned(passage: Passage) -> Found:
    """The roles and bodies of the vocabularies in order, the longer of two that overlap, each with its name."""
    words, folded = passage.words, passage.sentence.folded
    starts = [word.start for word in words]
    until = passage.first
    both = (*mentions("role", folded), *mentions("body", folded))
    for each in sorted(both, key=lambda mention: (mention.start, -mention.end)):
        first, stop = bisect_left(starts, each.start), bisect_left(starts, each.end)
        if until <= first and stop <= passage.stop:
            until = _name_from(passage, stop) if stop < passage.stop and _is_capital(passage, stop) else stop
            yield first, Typed(until, (each.concept.iri,))


def _before(passage: Passage, first: int) -> Iterator[int]:
    """Where what names somebody can begin: at the noun or at the words before it that name nobody."""
    yield first
    while first > passage.first and passage.words[first - 1].text in determiners():
        first -= 1
        yield first


def _names(passage: Passage) -> Found:
    """Words with capitals in a row; a sentence's first word alone is one where the document uses it so."""
    at = passage.first
    while at < passage.stop:
        if not _is_capital(passage, at):
            at += 1
            continue
        stop = _name_from(passage, at)
        first_word = at == 0 or not passage.words[at - 1].text[0].isalnum()
        known = {word.text for word in passage.words[at:stop]} & (passage.names.own | passage.names.others)
        several = stop - at > 1 and passage.words[at].text not in shared()["no_name_first"]
        if known or several or not first_word:
            for first in _before(passage, at):
                yield first, Typed(stop)
            if passage.words[at].text in determiners() and stop - at > 1:
                yield at + 1, Typed(stop)
        at = stop


def _name_from(passage: Passage, at: int) -> int:
    """The word behind a name in capitals that begins at a word: "Jeugdzorg Plein van de Maas"."""
    stop = last = at
    while stop < min(passage.stop, at + _MOST_NAMES):
        if _is_capital(passage, stop):
            last = stop + 1
        elif passage.words[stop].text not in _WITHIN_NAMES:
            break
        stop += 1
    return last


def _is_capital(passage: Passage, at: int) -> bool:
    return passage.sentence.text[passage.words[at].start].isupper()


def _listing() -> frozenset[str]:
    return determiners() | {",", "en", "of", "als", "evenals"}


_WITHIN_NAMES = frozenset(("van", "de", "het", "den", "der", "&", "in", "voor", "op"))


def _writers(passage: Passage) -> Found:
    """Whoever writes, in the first person."""
    for at in range(passage.first, passage.stop):
        if passage.words[at].text in shared()["writers"]:
            yield at, Typed(at + 1)


def _moments(passage: Passage) -> Found:
    """When: moments and stretches with a beginning or an end, as printed."""
    starts = [word.start for word in passage.words]
    for each in plannings(passage.sentence.folded):
        first, stop = bisect_left(starts, each.start), bisect_left(starts, each.end)
        while first > passage.first and passage.words[first - 1].text in shared()["before_moments"]:
            first -= 1
        for begin in range(first, bisect_left(starts, each.start) + 1):
            yield begin, Typed(stop, value=passage.text(first, stop).text)


def _durations(passage: Passage) -> Found:
    """Stretches of time, with their ISO 8601 form."""
    starts = [word.start for word in passage.words]
    found = tokens_of(passage.sentence)
    for each in durations(found, passage.sentence.text):
        first = bisect_left(starts, found[each.first].start)
        yield first, Typed(bisect_left(starts, found[each.last - 1].end), value=each.iso)


_TYPES: dict[str, Callable[[Passage], Found]] = {
    "actor": _actors,
    "writer": _writers,
    "when": _moments,
    "duration": _durations,
}
TYPES = frozenset(_TYPES)
