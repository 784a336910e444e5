"""Marks out of ten: "een 7,4", "gemiddeld een 8"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.language.bounds import Bounded
from loaders.language.nouns import noun_behind
from loaders.language.tokens import Kind, Token, words

_MARKS = words("cijfer cijfers rapportcijfer rapportcijfers score scores waardering eindcijfer")
_GIVERS = words(
    "geven geeft gaf gaven gegeven krijgen krijgt kreeg kregen gekregen scoren scoort scoorde scoorden beoordelen"
    " beoordeelt beoordeelde beoordeelden waarderen waardeert waardeerde waardeerden met"
)
_HIGHEST = 10
_BEFORE, _BEHIND = 12, 3  # tokens in which the word for a mark, or for giving one, is sought


def is_mark(found: Sequence[Token], number: Bounded) -> bool:
    """Whether a numeral that counts nothing is a mark: a word for marks, or "een" with a verb of giving, is near."""
    if number.value > _HIGHEST or found[number.first].kind is not Kind.DIGITS or noun_behind(found, number.last):
        return False
    before = [token.word for token in found[max(0, number.first - _BEFORE) : number.first]]
    behind = [token.word for token in found[number.last : number.last + _BEHIND]]
    if not _MARKS.isdisjoint(before):
        return True
    return before[-1:] == ["een"] and not _GIVERS.isdisjoint(before + behind)
