"""Norms that a sentence names by number together with what they are about: "de personele bezetting (norm 2)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.readers.judged import JudgedNorm
from loaders.readers.norm_numbers import references
from loaders.shadow import Shadow
from loaders.statements import Place

# What opens a clause before the name of its subject.
_OPENS = re.compile(
    r"^\W*(?:(?:en|maar|ook|ten slotte|tot slot|daarnaast|verder|tenslotte|bovendien|wel|tegelijk)\b,? ?)*"
    r"(?:(?:over|voor|wat betreft|bij|ten aanzien van|met betrekking tot|op het (?:punt|gebied) van|aan|op|inzake"
    r"|betreffende|van)\b ?)?(?:(?:de|het|een|uw|hun|onze?)\b ?)?"
)
_CLAUSE = re.compile(r"[.;:]\s|,\s|\b(?:dat|omdat|terwijl|maar|of)\s")
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|wordt|worden|werd|kan|kunnen|moet|moeten|voldoet|voldoen|voldeed|zien|zagen"
    r"|vinden|vindt|gaat|gaan|staat|bleef|blijft|doet|doen|laat|ligt|geldt|toetsten|oordelen|beoordeelden)\b"
)
_ARTICLE = re.compile(r".*\b(?:de|het|een|uw|hun|onze?) ")
_BEHIND = re.compile(r"^\s?\((?P<title>[^()\d]{3,60})\)")
_MOST_WORDS = 8


def named_in(sentence: Shadow) -> Iterator[JudgedNorm]:
    """Each norm of a sentence that has its subject before it in whose brackets it stands, or behind it in brackets."""
    folded = sentence.folded
    for reference in references(folded):
        if len(reference.numbers) != 1:
            continue
        behind = _BEHIND.match(folded[reference.end :])
        if behind:
            span = reference.end + behind.start("title"), reference.end + behind.end("title")
            yield _norm(sentence, reference.numbers[0], span, (reference.start, reference.end + behind.end()))
        elif folded[reference.start - 1 : reference.start] == "(" and folded[reference.end : reference.end + 1] == ")":
            found = _before(folded[: reference.start - 1].rstrip())
            if found is not None:
                yield _norm(sentence, reference.numbers[0], found, (found[0], reference.end + 1))


def _norm(sentence: Shadow, number: str, title: tuple[int, int], whole: tuple[int, int]) -> JudgedNorm:
    place: Place = sentence.part(*whole).whole
    return JudgedNorm(number, sentence.text[slice(*title)], place)


def _before(folded: str) -> tuple[int, int] | None:
    """The noun phrase that a text ends in, without what opens its clause; None where it is no name of a subject."""
    start = max((cut.end() for cut in _CLAUSE.finditer(folded)), default=0)
    opens = _OPENS.match(folded[start:])
    start += opens.end() if opens else 0
    if _VERB.search(folded[start:]):
        article = _ARTICLE.match(folded, start)
        if article is None:
            return None
        start = article.end()
    size = len(folded[start:].split())
    return (start, len(folded)) if 0 < size <= _MOST_WORDS and not _VERB.search(folded[start:]) else None
