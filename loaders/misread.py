"""Words that character recognition got wrong, put right for matching alone: evidence keeps what is printed."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

from loaders.shadow import Repair, Repairs, fold

LEXICON = Path(__file__).parent / "lexicon.json"

_WORD = re.compile(r"[^\W_]+")
_GLYPH = re.compile(r"\(cid:\d{1,5}\)")
_NAMED = re.compile(r"&(?:#\d{2,5}|[a-zA-Z]{2,8});")
_NUMBER = re.compile(r"[lI|]?\d[\dOolI]*\d|\d[\dOo]*[Oo](?=[\s%.,;:)]|$)|[lI|]\d")
# What recognition takes for one another, either way round; those of one length first.
_ALIKE = (
    ("0", "o"), ("1", "l"), ("1", "i"), ("l", "i"), ("5", "s"), ("8", "b"), ("e", "c"), ("e", "o"), ("c", "o"),
    ("a", "o"), ("a", "e"), ("n", "u"), ("n", "r"), ("u", "v"), ("h", "b"), ("t", "f"), ("t", "l"), ("g", "q"),
    ("v", "y"), ("f", "i"), ("g", "y"), ("i", "j"), ("g", "9"), ("b", "6"),
)  # fmt: skip
_SEVERAL = (("rn", "m"), ("cl", "d"), ("vv", "w"), ("lc", "k"), ("ii", "u"), ("nn", "m"), ("ri", "n"), ("in", "m"))
_SHORTEST = 4
# A letter that is wrong in any other way, or lost, is put right in long words only, and never where words inflect.
_LONG = 7
_RARE = 2
_LONGEST = 50
_CERTAIN = 3
_SHARE = 0.007
# A long text is doubted on the grounds of so many stretches of so many characters.
_STRETCHES, _STRETCH = 5, 20_000
_ENDINGS = ("en", "e", "t", "s", "n", "d", "de", "te", "er", "st")


@cache
def lexicon() -> frozenset[str]:
    """The folded words that readers of reports look for, and the commonest words beside them."""
    return frozenset(json.loads(LEXICON.read_text("utf-8")))


def repairs(text: str) -> Repairs:
    """The words of a text that are none, but one mistake of recognition away from one word that is.

    A word counts as one if it is in the lexicon or returns in the text. Where two words are as near, none is taken.
    """
    codes = _codes(text)
    if not _is_misread(_sample(text)):
        return Repairs(tuple(codes))
    strange = _strange(Counter(_WORD.findall(text)))
    meant = {word: better for word in strange if (better := _meant(word) or _farther(word))}
    found = [
        Repair(*match.span(), meant[match.group()])
        for match in _WORD.finditer(text)
        if match.group() in meant and not _broken(text, *match.span())
    ]
    return Repairs(tuple(sorted([*found, *codes], key=lambda repair: repair.start)))


def _codes(text: str) -> list[Repair]:
    """What stands for a character that a page had: a glyph of which the letter is not known, or a name in HTML."""
    glyphs = [Repair(*match.span(), "") for match in _GLYPH.finditer(text)] if "(cid:" in text else []
    named = ((match, unescape(match.group())) for match in _NAMED.finditer(text)) if "&" in text else ()
    letters = [Repair(*match.span(), letter.replace("\xa0", " ")) for match, letter in named if len(letter) == 1]
    return sorted([*glyphs, *letters], key=lambda repair: repair.start)


def _sample(text: str) -> str:
    if len(text) <= _STRETCHES * _STRETCH:
        return text
    step = len(text) // _STRETCHES
    return " ".join(text[start : start + _STRETCH] for start in range(0, step * _STRETCHES, step))


def _strange(counted: Counter[str]) -> list[str]:
    """The rare words that are none; a run of letters longer than any word is not doubted."""
    rare = (word for word, count in counted.items() if count <= _RARE and 1 < len(word) <= _LONGEST)
    return [word for word in rare if not _is_word(word)]


def _is_misread(text: str) -> bool:
    """Whether a text went through recognition badly enough to doubt its words.

    Figures within words tell it for certain; else so many strange words near to known ones do.
    """
    counted = Counter(_WORD.findall(text))
    near = {word: better for word in _strange(counted) if (better := _meant(word))}
    certain = sum(any(char.isdigit() for char in word) and better.isalpha() for word, better in near.items())
    return certain >= _CERTAIN or len(near) >= max(_CERTAIN, _SHARE * counted.total())


def _is_word(word: str) -> bool:
    """Whether the lexicon holds a word, or another form of it."""
    known = lexicon()
    if word in known:
        return True
    folded = fold(word)
    return folded in known or (
        len(folded) > _SHORTEST
        and (
            any(folded + ending in known for ending in _ENDINGS)
            or any(_stem(folded, ending) in known for ending in _ENDINGS)
        )
    )


def _stem(folded: str, ending: str) -> str:
    return folded.removesuffix(ending) if folded.endswith(ending) else ""


def _broken(text: str, start: int, end: int) -> bool:
    """Whether a word is part of a longer one, which a hyphen goes through, or of an address."""
    return text[end : end + 1] in ("-", "@", "\u00ad") or text[start - 1 : start] in ("-", "@", "/", ".", "\u00ad")


def _meant(word: str) -> str | None:
    """The one word that a strange word was by one confusion; None where there is none or more than one."""
    if any(char.isdigit() for char in word):
        return _meant_with_digit(word)
    if len(word) < _SHORTEST or (word.isupper() and len(word) < _LONG):
        return None
    known = lexicon()
    return _one(word, {other for other in _confusions(fold(word)) if len(other) >= _SHORTEST and other in known})


def _farther(word: str) -> str | None:
    """The one long word of which a strange word has one inner letter wrong or lost."""
    if len(word) < _LONG - 1 or not (word.islower() or word[1:].islower()):
        return None
    return _one(word, _any_letter(fold(word)) | _lost_letter(fold(word)))


def _one(word: str, found: set[str]) -> str | None:
    return _as_printed(word, found.pop()) if len(found) == 1 else None


def _meant_with_digit(word: str) -> str | None:
    letters = sum(char.isalpha() for char in word)
    if letters and _NUMBER.fullmatch(word) and letters * 2 <= len(word):
        return word.translate(_AS_DIGITS)
    if letters < len(word) - letters:
        return None
    plain = {word.lower().replace("1", one).replace("0", "o").replace("5", "s").replace("8", "b") for one in "li"}
    return _one(word, {other for other in plain if other in lexicon()})


_AS_DIGITS = str.maketrans("OolI|", "00111")


def _as_printed(word: str, meant: str) -> str:
    """The meant word with the capitals of the printed one."""
    return meant.upper() if word.isupper() else meant[:1].upper() + meant[1:] if word[:1].isupper() else meant


def _confusions(word: str) -> Iterator[str]:
    """What a word may have been by one confusion."""
    for index, char in enumerate(word):
        for other in _ALIKE_TO.get(char, ""):
            yield f"{word[:index]}{other}{word[index + 1 :]}"
    for one, other in _SEVERAL:
        for seen, was in ((one, other), (other, one)):
            at = word.find(seen)
            while at >= 0:
                yield f"{word[:at]}{was}{word[at + len(seen) :]}"
                at = word.find(seen, at + 1)


def _both_ways() -> dict[str, str]:
    out: defaultdict[str, str] = defaultdict(str)
    for one, other in _ALIKE:
        out[one] += other
        out[other] += one
    return dict(out)


_ALIKE_TO = _both_ways()


def _any_letter(word: str) -> set[str]:
    """The lexicon's words that differ from a word in one letter, not among its first or last two."""
    with_gap = _gaps()
    return {
        other
        for index in range(1, len(word) - 2)
        for other in with_gap.get(f"{word[:index]}*{word[index + 1 :]}", ())
        if other != word
    }


def _lost_letter(word: str) -> set[str]:
    """The lexicon's words that have one letter more than a word, inside it."""
    with_gap = _gaps()
    return {other for index in range(1, len(word)) for other in with_gap.get(f"{word[:index]}*{word[index:]}", ())}


@cache
def _gaps() -> dict[str, tuple[str, ...]]:
    """The long words of the lexicon by each shape in which one inner letter is a star."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    for word in lexicon():
        if len(word) >= _LONG:
            for index in range(1, len(word) - 1):
                out[f"{word[:index]}*{word[index + 1 :]}"].append(word)
    return {shape: tuple(words) for shape, words in out.items()}
