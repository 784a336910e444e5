"""Running text to sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.shadow import Shadow

# No sentence is longer, in characters: what reads on is cut, so that reading takes time in proportion.
LONGEST = 800
_END = re.compile(
    r"""(?<![.!?…])(?:[.!?…]++(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]++|(?<=[^\W\d_][.!?])\d{1,2}(?!\d))?["'”’»)\]*]*+"""
    r"""[¹²³⁴⁵⁶⁷⁸⁹⁰]*+\s++(?=["'“‘„«(\[*•-]*+\s?[A-Z0-9À-Ý±']|['’‘][st]\s)"""
    r"""|\.(?=[A-Z][a-z]+\s))"""
)
# What stands before a full stop and never ends a sentence: it belongs to the word behind it.
_BEFORE_WORD = frozenset((
    "o.a", "bijv", "bv", "t.a.v", "m.b.t", "i.v.m", "d.w.z", "t.b.v", "o.b.v", "t.o.v", "i.p.v", "m.i.v", "i.o.m",
    "i.c", "m.u.v", "n.a.v", "a.d.h.v", "d.m.v", "m.n", "m.a.w", "z.g", "zgn", "zg", "ca", "nr", "nrs", "blz",
    "pag", "p", "art", "artt", "par", "hfst", "dhr", "mw", "mevr", "dr", "drs", "mr", "ir", "ing", "prof", "ds",
    "resp", "incl", "excl", "max", "min", "evt", "ev", "vgl", "gem", "plm", "tel", "st", "stcrt", "stb", "trb",
    "v.d", "vd", "wo", "w.o", "o.l.v", "o.v.v", "u.a", "i.h.k.v", "i.h.b", "p/a", "t/m", "a.s", "jl",
))  # fmt: skip
# What may end one as well: it does where a capital follows.
_MONTHS = frozenset(("jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"))
_INITIAL = re.compile(r"(?<!\w)(?:[A-Z]|[A-Z][a-z]|IJ)(?:\.-?[A-Z])*$")
# Words that have a single letter for a name: "groep B."
_LETTERED = re.compile(
    r"\b(?:team|groep|bijlage|deel|type|plan|optie|variant|klasse|categorie|locatie|huis|afdeling|fase|spoor|thema|norm"
    r"|vitamine|hepatitis|leefgroep|bijlagen|unit|scenario|kolom)\s\w$"
)
_LAST = re.compile(r"[^\s(\"'“‘„\[]+$")
_LIST_NUMBER = re.compile(r"\W*(?:\d{1,2}[a-z]?(?:\.\d{1,2})*|[a-z])$")
_REACH = 14


def split_sentences(whole: Shadow) -> Iterator[Shadow]:
    """The sentences of a shadow, in order; none of them longer than LONGEST."""
    start = 0
    for match in _END.finditer(whole.text):
        if match.start() > start and not _goes_on(whole, start, match):
            yield from _cut(whole, start, match.end())
            start = match.end()
    yield from _cut(whole, start, len(whole.text))


def _goes_on(whole: Shadow, start: int, end: re.Match[str]) -> bool:
    """Whether a full stop ends no sentence: it is that of an abbreviation, an initial or an item's number."""
    if whole.text[end.start()] != "." or whole.text[end.start() + 1 : end.start() + 2] in (".", '"', "”"):
        return False
    if end.end() == end.start() + 1:  # nothing parts the words: a blank is lost, or they are an address
        return (
            _LAST.search(whole.text, max(start, end.start() - _REACH), end.start()) is None
            or not whole.text[max(start, end.start() - 3) : end.start()].isalpha()
        )
    if end.start() - start <= _REACH and _LIST_NUMBER.fullmatch(whole.folded, start, end.start()):
        return True
    near = max(start, end.start() - _REACH)
    last = _LAST.search(whole.folded, near, end.start())
    word = last.group() if last else ""
    if word in _BEFORE_WORD or (word in _MONTHS and whole.text[end.end() : end.end() + 1].isdigit()):
        return True
    if not _INITIAL.search(whole.text, near, end.start()) or (len(word) > 1 and "." not in word):
        return False
    return not _LETTERED.search(whole.folded, max(start, end.start() - 2 * _REACH), end.start())


def _cut(whole: Shadow, start: int, end: int) -> Iterator[Shadow]:
    while end - start > LONGEST:
        stop = _rest(whole.text, start)
        if part := whole.part(start, stop):
            yield part
        start = stop
    if part := whole.part(start, end):
        yield part


def _rest(text: str, start: int) -> int:
    """Where a stretch that is too long can be cut best: behind a semicolon, a comma, a word, or anywhere."""
    for mark in ("; ", ", ", " "):
        at = text.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(mark)
    return start + LONGEST
