"""Pronouns of the third person, each for whom it stands: who the words before speak of first, alike in number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.rules.actors import actors
from loaders.rules.lists import shared
from loaders.rules.passage import Passage, Typed
from loaders.shadow import Shadow

_PLURAL = ("en", "s", "'s")
_PLURAL_VERBS = ("zijn", "gaan", "staan", "doen")


@dataclass(frozen=True)
class _Party:
    """Somebody whom a sentence names, alone or as a list; `opens` where the sentence begins with it."""

    typed: Typed
    several: bool
    opens: bool


def pronouns(passage: Passage) -> Iterator[tuple[int, Typed]]:
    """Each pronoun whose meaning is certain enough, with the words and links of whom it stands for."""
    for at in range(passage.first, passage.stop):
        word = passage.words[at].text
        if word in shared()["they"] and (meant := _meant(passage, at, word != "hij" and _is_plural(passage, at))):
            yield at, Typed(at + 1, meant.links, text=meant.text)


def _is_plural(passage: Passage, at: int) -> bool:
    opens = at in passage.starts or not passage.words[at - 1].text[0].isalnum()
    beside = at + 1 if opens or at + 1 in passage.verbs else at - 1
    verb = passage.words[beside].text if beside < passage.stop else ""
    return verb.endswith("en") or verb in _PLURAL_VERBS


def _meant(passage: Passage, at: int, plural: bool) -> Typed | None:
    """Who a pronoun stands for: whom its sentence, else the one before, opens with.

    Where an inspectorate opens it, that tells of somebody: the pronoun then stands for the only other one alike.
    """
    sentences = [(passage.sentence, at), *([(passage.before, None)] if passage.before else [])]
    for sentence, until in sentences:
        named = [*_parties(sentence, until, passage)]
        if named and named[0].opens and any("/inspect" in str(iri) for iri in named[0].typed.links):
            others = [each for each in named[1:] if each.several == plural]
            named = others if len(others) == 1 else named if not others else []
            return named[0].typed if named and named[0].several == plural else None
        if named:
            certain = named[0].opens or (sentence is passage.sentence and len(named) == 1)
            return named[0].typed if certain and named[0].several == plural else None
    return None


def _parties(sentence: Shadow, until: int | None, passage: Passage) -> Iterator[_Party]:
    """Whoever a sentence names up to a word, in order."""
    whole = Passage(sentence, 0, 0, passage.names)
    whole = Passage(sentence, 0, len(whole.words) if until is None else until, passage.names)
    found: dict[int, list[Typed]] = {}
    for first, typed in actors(whole):
        found.setdefault(first, []).append(typed)
    reached = 0
    for first in sorted(found):
        if first >= reached:
            typed = max(found[first], key=lambda typed: typed.stop)
            reached = typed.stop
            text = whole.text(first, typed.stop).text
            head = whole.text(first, min(each.stop for each in found[first])).text
            plural = head.endswith(_PLURAL) and (bool(typed.links) or not head.split()[-1][0].isupper())
            counted = text.split()[0].lower() in shared()["numbers"][1:]
            opens = first == 0 or first - 1 in whole.verbs
            yield _Party(Typed(typed.stop, typed.links, text=text), len(typed.links) > 1 or plural or counted, opens)
