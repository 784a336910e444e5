"""The shadow of a stretch of source text: clean to match on, with the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from loaders.statements import Place

_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "Ĳ": "IJ"}
_STRAIGHT = {
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("–—‐‑−", "-"),
}
_DROPPED = "\u00ad\u200b\u200c\u200d\ufeff"
_MARKUP = re.compile(r"</?(?:p|b|i|em|strong|br|div|span|sup|sub)\b[^<>]{0,80}>|\*{1,3}|\\(?=[\[\]()_*])")
# A word broken at a line's end; "en" and "of" after the hyphen mark a shared word part, not a broken word.
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?!(?:en|of)\b)(?=[^\W\d_])")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    straight = _STRAIGHT.get(char)
    if straight:
        return straight
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base[:1] or " "


def fold(text: str) -> str:
    """Lower case, without accents, quotes and dashes straightened; always as long as the text itself."""
    return "".join(map(_fold_char, text))


@dataclass(frozen=True)
class Shadow:
    """`text` reads as a person would read it; `folded` is equally long and made for matching.

    `offsets[i]` is the source offset of character i.
    """

    text: str
    folded: str
    offsets: array[int]

    def place(self, start: int, end: int) -> Place:
        """The source span of shadow characters start to end (end excluded, at least one character)."""
        return Place(self.offsets[start], self.offsets[end - 1] + 1)

    def part(self, start: int, end: int) -> Shadow:
        """The shadow of a stretch within this one, without surrounding blanks."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return Shadow(self.text[start:end], self.folded[start:end], self.offsets[start:end])

    @property
    def whole(self) -> Place:
        return self.place(0, len(self.text))

    def __bool__(self) -> bool:
        return bool(self.text)


def shadow(source: str, ranges: Iterable[tuple[int, int]]) -> Shadow:
    """The shadow of one or more ranges of a source text, read as one: blanks collapsed, broken words joined, markup out."""
    chars: list[str] = []
    offsets = array("l")
    for start, end in ranges:
        if chars and chars[-1] != " ":
            chars.append(" ")
            offsets.append(start)
        _append(source, start, end, chars, offsets)
    text = "".join(chars)
    return Shadow(text, fold(text), offsets).part(0, len(text))


def _append(source: str, start: int, end: int, chars: list[str], offsets: array[int]) -> None:
    piece = source[start:end]
    skipped = {i for pattern in (_MARKUP, _BROKEN) for m in pattern.finditer(piece) for i in range(*m.span())}
    for index, char in enumerate(piece):
        if index in skipped or char in _DROPPED:
            continue
        if char.isspace() or not char.isprintable():
            if chars and chars[-1] != " ":
                chars.append(" ")
                offsets.append(start + index)
            continue
        for clean in _LIGATURES.get(char, char):
            chars.append(clean)
            offsets.append(start + index)
