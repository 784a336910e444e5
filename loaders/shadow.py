"""The shadow of a stretch of source text: clean to match on, with the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loaders.statements import Place

_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "Ĳ": "IJ"}
_STRAIGHT = {
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("–—‐‑−", "-"),
}
_DROPPED = "\u00ad\u200b\u200c\u200d\ufeff"
_LIGATURE = "".join(_LIGATURES)
_BLANK = r"\s\x00-\x1f\x7f-\xa0\ue000-\uf8ff"
_WORD = rf"[^{_BLANK}{_LIGATURE}{_DROPPED}<*\\-]++"
_TAGS = "p|b|i|u|em|strong|br|div|span|sup|sub|h[1-6]|t[dhr]|table|tbody|li|ul|ol|a|font|section"
_MARKUP = rf"</?(?:{_TAGS})\b[^<>]{{0,80}}>|\*{{1,3}}|\\(?=[\[\]()_*])"
# A word broken at a line's end; "en" and "of" after the hyphen mark a shared word part, not a broken word.
_BROKEN = r"(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?!(?:en|of)\b)(?=[a-zà-ÿ])"
_RUNS = re.compile(
    rf"(?P<plain>{_WORD}(?: {_WORD})*)|(?P<gone>{_MARKUP}|{_BROKEN}|[{_DROPPED}])|(?P<ligature>[{_LIGATURE}])"
    rf"|(?P<blank>[{_BLANK}]+)|(?P<sign>[<\\-])"
)


_MARK = re.compile("[\u0300-\u036f]")


class _Folding(dict[int, str]):
    """What each character folds to, worked out once a character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _STRAIGHT.get(char) or unicodedata.normalize("NFKD", char)[:1].lower()
        folded = self[code] = base[:1] or " "
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case, without accents, quotes and dashes straightened; always as long as the text itself."""
    return text.translate(_FOLDING)


@dataclass(frozen=True)
class Repair:
    """Read `word` in place of the characters from `start` to `end` of the source; an empty word is no text at all."""

    start: int
    end: int
    word: str


class Repairs:
    """The repairs of one text in order; falsy where there are none."""

    def __init__(self, found: tuple[Repair, ...] = ()) -> None:
        self._found = found
        self._starts = [repair.start for repair in found]

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Repair]:
        return iter(self._found)

    def within(self, start: int, end: int) -> tuple[Repair, ...]:
        """The repairs that lie in a stretch of the source as a whole."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(repair for repair in self._found[first:last] if repair.end <= end)

    def of_one_length(self, text: str) -> str:
        """The whole text as it was meant, as far as that leaves every offset as it is."""
        parts, at = [], 0
        for repair in self._found:
            if len(repair.word) == repair.end - repair.start:
                parts += [text[at : repair.start], repair.word]
                at = repair.end
        return "".join([*parts, text[at:]]) if parts else text

    def apply(self, text: str, start: int, end: int) -> str:
        """A stretch of the source as it was meant."""
        parts, at = [], start
        for repair in self.within(start, end):
            parts += [text[at : repair.start], repair.word]
            at = repair.end
        return "".join([*parts, text[at:end]])


class Shadow(NamedTuple):
    """`text` reads as a person would read it; `folded` is equally long and made for matching.

    `offsets[i]` is the source offset of character i; `marks` are those of the combining marks of the source, each of
    which is read with the letter before it as one.
    """

    text: str
    folded: str
    offsets: array[int]
    marks: frozenset[int] = frozenset()

    def place(self, start: int, end: int) -> Place:
        """The source span of shadow characters start to end (end excluded, at least one character)."""
        until = self.offsets[end - 1] + 1
        while until in self.marks:
            until += 1
        return Place(self.offsets[start], until)

    def part(self, start: int, end: int) -> Shadow:
        """The shadow of a stretch within this one, without surrounding blanks."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return Shadow(self.text[start:end], self.folded[start:end], self.offsets[start:end], self.marks)

    def behind(self, lead: Shadow) -> Shadow:
        """The two as one, a lead and what stands below it; only stretches within either have a place of their own."""
        marks = lead.marks | self.marks
        offsets = lead.offsets + lead.offsets[-1:] + self.offsets
        return Shadow(f"{lead.text} {self.text}", f"{lead.folded} {self.folded}", offsets, marks)

    @property
    def whole(self) -> Place:
        return self.place(0, len(self.text))

    def __bool__(self) -> bool:
        return bool(self.text)


NO_REPAIRS = Repairs()


def shadow(source: str, ranges: Iterable[tuple[int, int]], repairs: Repairs = NO_REPAIRS) -> Shadow:
    """The shadow of some ranges of a source text, read as one: blanks collapsed, broken words joined, markup out.

    A repair shows in what is matched; in the clean text as well only where it has another length than what is printed.
    """
    parts: list[str] = []
    offsets = array("l")
    mended: list[tuple[int, str]] = []
    last = ""
    for start, end in ranges:
        if last == "-" and len(parts) > 1 and _carries_on(parts[-2], source[start : start + 3]):
            parts.pop()
            offsets.pop()
            last = parts[-1][-1]
        elif last not in ("", " "):
            parts.append(" ")
            offsets.append(start)
            last = " "
        for repair in repairs.within(start, end) if repairs else ():
            last = _append(source, start, repair.start, parts, offsets, last)
            if repair.word:
                mended.append((len(offsets), repair.word))
                last = _append_repair(source, repair, parts, offsets)
            start = repair.end
        last = _append(source, start, end, parts, offsets, last)
    text = "".join(parts)
    folded = fold(text)
    for at, word in mended:
        folded = f"{folded[:at]}{fold(word)}{folded[at + len(word) :]}"
    return Shadow(text, folded, offsets, _marks(source, offsets)).part(0, len(text))


def _marks(source: str, offsets: array[int]) -> frozenset[int]:
    """Where combining marks stand in the stretch that a shadow covers."""
    if not offsets or source.isascii():
        return frozenset()
    return frozenset(mark.start() for mark in _MARK.finditer(source, offsets[0], offsets[-1] + 2))


def _append_repair(source: str, repair: Repair, parts: list[str], offsets: array[int]) -> str:
    """Add a misread word to a shadow under way: as printed where the right word is as long, else as it was meant."""
    size, was = len(repair.word), repair.end - repair.start
    parts.append(source[repair.start : repair.end] if size == was else repair.word)
    offsets.extend(repair.start + min(index * was // size, was - 1) for index in range(size - 1))
    offsets.append(repair.end - 1)
    return parts[-1][-1]


def _composed(word: str, begin: int, offsets: array[int]) -> str:
    """A word whose marks are one with their letters; each letter's offset is added."""
    letters: list[str] = []
    for at, char in enumerate(word):
        joined = unicodedata.normalize("NFC", letters[-1] + char) if letters and _MARK.match(char) else ""
        if len(joined) == 1:
            letters[-1] = joined
        else:
            letters.append(char)
            offsets.append(begin + at)
    return "".join(letters)


def _carries_on(before: str, after: str) -> bool:
    """Whether a word broken by a hyphen at a line's end goes on at the next ("JIJ-kader" keeps its hyphen)."""
    return before[-1].islower() and after[:1].islower() and not re.match(r"(?:en|of)\b", after)


def _append(source: str, start: int, end: int, parts: list[str], offsets: array[int], last: str) -> str:
    """Add a range to a shadow under way; returns its last character so far."""
    for run in _RUNS.finditer(source, start, end):
        begin, stop = run.span()
        if run.lastgroup in ("plain", "sign"):
            word = run.group()
            if not word.isascii() and _MARK.search(word):
                word = _composed(word, begin, offsets)
            else:
                offsets.extend(range(begin, stop))
            parts.append(word)
            last = word[-1]
        elif run.lastgroup == "blank":
            if last not in ("", " "):
                parts.append(" ")
                offsets.append(begin)
                last = " "
        elif clean := _LIGATURES.get(run.group()):
            parts.append(clean)
            offsets.extend([begin] * len(clean))
            last = clean[-1]
    return last
