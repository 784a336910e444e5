"""Typed slots of patterns: what may fill them, found once a passage by the recognisers of `loaders.language`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from loaders.elements.planning import plannings
from loaders.language.durations import durations
from loaders.language.tokens import tokens_of
from loaders.language.vocabulary import mentions
from loaders.rules.actors import actors, is_capital, name_from
from loaders.rules.lists import shared
from loaders.rules.passage import Passage, Typed
from loaders.rules.pronouns import pronouns

_QUOTES = ("'", '"')
_LONGEST_TITLE = 10  # words between quotation marks that are a name
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


def _writers(passage: Passage) -> Found:
    """Whoever writes, in the first person."""
    for at in range(passage.first, passage.stop):
        if passage.words[at].text in shared()["writers"]:
            yield at, Typed(at + 1)


def _instruments(passage: Passage) -> Found:
    """Instruments of the vocabulary, each with its label."""
    starts = [word.start for word in passage.words]
    for each in mentions("instrument", passage.sentence.folded):
        first, stop = bisect_left(starts, each.start), bisect_left(starts, each.end)
        if passage.first <= first and stop <= passage.stop:
            yield first, Typed(stop, (each.concept.iri,), each.concept.label_nl)


def _quoted(passage: Passage) -> Found:
    """What stands between quotation marks, up to a few words."""
    for at in range(passage.first, passage.stop):
        sign = passage.words[at].text
        reach = range(at + 2, min(len(passage.words), at + _LONGEST_TITLE)) if sign in _QUOTES else ()
        if (close := next((end for end in reach if passage.words[end].text == sign), None)) is not None:
            yield at, Typed(min(close + 1, passage.stop))


def _titles(passage: Passage) -> Found:
    """Names of things: words in capitals that are more than an article, a pronoun or a season."""
    none = {*shared()["articles"], *shared()["writers"], *shared()["seasons"], *shared()["no_name_first"]}
    for at in range(passage.first, passage.stop):
        if is_capital(passage, at) and passage.words[at].text not in none:
            stop = name_from(passage, at)
            yield at, Typed(stop)
            if stop + 1 < passage.stop and passage.words[stop].text == "en" and is_capital(passage, stop + 1):
                yield at, Typed(name_from(passage, stop + 1))


def _addressees(passage: Passage) -> Found:
    """Whoever is written to."""
    for at in range(passage.first, passage.stop):
        if passage.words[at].text in shared()["addressees"]:
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
    "actor": actors,
    "addressee": _addressees,
    "instrument": _instruments,
    "name": _titles,
    "quoted": _quoted,
    "they": pronouns,
    "writer": _writers,
    "when": _moments,
    "duration": _durations,
}
TYPES = frozenset(_TYPES)
