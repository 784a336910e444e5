"""Words that stand side by side, as lines of print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from loaders.formats.page.sheet import Rect, Word, around
from loaders.formats.words import closed_up

# Words of one line stand at most this many sizes of type apart; what is further away is another column or cell.
_APART = 1.0
# Pieces of a line that the file holds apart belong together only when they stand a blank apart.
_TOUCHING = 0.5
_OFF_LINE = 0.3
# A raised figure is at most this share of the type it stands beside.
_RAISED_SIZE = 0.85
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# What opens an item of a list; a sign of a symbol font is whatever that font shows.
_BULLET = re.compile(
    r"^(?:[-–—•▪◦·●○■□▪‣⁃\uf000-\uf0ff]|o|\d{1,2}[.)]|[a-z][.)]|\((?:\d{1,2}|[a-z])\)|[ivx]{1,4}[.)])$"
)
_SYMBOL = re.compile(r"[▪◦·●○■□‣⁃\uf000-\uf0ff]")
# A line of so many letters, each by itself, is set letter by letter; a gap so much wider than others ends a word.
_FEWEST_SPACED, _MOSTLY, _WIDER = 6, 0.8, 1.5
# Letters that are set apart stand at most this many sizes of type from the next word of their line.
_APART_SPACED = 1.8
# How far, in sizes of type, an item's words may stand behind its bullet.
_BEHIND_BULLET = 5.0


@dataclass(frozen=True)
class Line:
    """Words of one line of print, from left to right; `bullet` is the first of them where it opens an item."""

    words: tuple[Word, ...]

    @cached_property
    def rect(self) -> Rect:
        return around(word.rect for word in self.words)

    @cached_property
    def base(self) -> float:
        return self._common.base

    @cached_property
    def size(self) -> float:
        return self._common.size

    @cached_property
    def bold(self) -> bool:
        shown = [word for word in self.words if any(char.isalnum() for char in word.text)]
        return bool(shown) and all(word.bold for word in shown)

    @property
    def _common(self) -> Word:
        """The word whose type most of the line is set in."""
        return max(self.words, key=lambda word: (len(word.text) if not _is_bullet(word) else 0, word.size))

    @property
    def lines_high(self) -> int:
        return 1

    @cached_property
    def text(self) -> str:
        """The words with blanks between them; raised figures, which refer to notes, as superscripts."""
        return self._text(0)

    @property
    def content_text(self) -> str:
        """The text without its bullet."""
        return self._text(1 if self.bullet else 0)

    def _text(self, start: int) -> str:
        parts: list[str] = []
        for index, word in enumerate(self.words[start:], start):
            raised = index > start and self._is_raised(word)
            if index > start:
                gap = word.rect.left - self.words[index - 1].rect.right
                glued = (word.glued and gap < 0.35 * self.size) or (raised and gap < 0.2 * self.size)
                parts.append("" if glued else " ")
            parts.append(word.text.translate(_SUPERSCRIPT) if raised else word.text)
        text = "".join(parts).replace("\u00ad ", " ")
        return self._closed_up(start, text) if self._is_letter_spaced else text

    @cached_property
    def _is_letter_spaced(self) -> bool:
        alone = sum(len(word.text) == 1 for word in self.words)
        return alone >= _FEWEST_SPACED and alone >= _MOSTLY * len(self.words)

    def _closed_up(self, start: int, text: str) -> str:
        """Letters that are set apart, closed up to words: where a gap is wider than they have, a word ends."""
        words = self.words[start:]
        gaps = [b.rect.left - a.rect.right for a, b in pairwise(words)]
        usual = median(gaps) if gaps else 0.0
        spaced = words[0].text if words else ""
        for gap, word in zip(gaps, words[1:], strict=True):
            spaced += f"{'  ' if gap > _WIDER * usual else ' '}{word.text}"
        closed = closed_up(spaced)
        return text if closed == spaced else closed

    def _is_raised(self, word: Word) -> bool:
        return (
            word.text.isdecimal() and word.size < _RAISED_SIZE * self.size and word.base < self.base - 0.1 * self.size
        )

    @property
    def bullet(self) -> str:
        """The bullet, letter or number that the line opens with as an item of a list; empty where it does not."""
        if len(self.words) < 2 or not _is_bullet(self.words[0]) or self.words[1].glued:
            return ""
        return _SYMBOL.sub("•", self.words[0].text)

    @property
    def content(self) -> Rect:
        """The place of the line without its bullet."""
        return around(word.rect for word in self.words[1:]) if self.bullet else self.rect


def lines(words: Sequence[Word]) -> list[Line]:
    """The lines of some words: those that follow one another on the same height without a wide gap."""
    groups: list[list[Word]] = []
    for word in _once(words):
        if groups and _goes_on(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    found = [Line(tuple(sorted(group, key=lambda word: word.rect.left))) for group in _rejoined(groups)]
    return sorted(found, key=lambda line: (line.base, line.rect.left))


def _once(words: Sequence[Word]) -> Iterable[Word]:
    """Words that are printed twice in one place, to look bold, count once."""
    seen: set[tuple[str, int, int]] = set()
    for word in words:
        key = (word.text, round(word.rect.left / 1.5), round(word.base / 1.5))
        if key not in seen:
            seen.add(key)
            yield word


def _goes_on(group: Sequence[Word], word: Word, apart: float = _APART) -> bool:
    last = group[-1]
    size = max(last.size, word.size)
    gap = word.rect.left - last.rect.right
    limit = _BEHIND_BULLET if len(group) == 1 and _is_bullet(last) else apart
    if len(group) > 2 and len(word.text) == 1 and all(len(each.text) == 1 for each in group):
        limit = _APART_SPACED
    small = min(last.size, word.size) < _RAISED_SIZE * size
    on_line = abs(word.base - last.base) < (0.55 if small and gap < 0.3 * size else _OFF_LINE) * size
    return on_line and -0.3 * size < gap < limit * size


def _rejoined(groups: Sequence[list[Word]]) -> list[list[Word]]:
    """Pieces of one line that the file does not hold one behind the other, put together."""
    ordered = sorted(groups, key=lambda group: (round(group[0].base), group[0].rect.left))
    out: list[list[Word]] = []
    recent: list[list[Word]] = []
    for group in ordered:
        recent = [other for other in recent if group[0].base - other[0].base < group[0].size]
        partner = next((other for other in reversed(recent) if _touch(other, group)), None)
        if partner is None:
            out.append(group)
            recent.append(group)
        else:
            partner.extend(group)
            partner.sort(key=lambda word: word.rect.left)
    return out


def _touch(one: Sequence[Word], other: Sequence[Word]) -> bool:
    left, right = (one, other) if one[0].rect.left <= other[0].rect.left else (other, one)
    return _goes_on(left, right[0], _TOUCHING)


def _is_bullet(word: Word) -> bool:
    return bool(_BULLET.match(word.text))


def body_size(some_lines: Iterable[Line]) -> float:
    """The size of type that most characters are set in, to half a point."""
    sizes: Counter[float] = Counter()
    for line in some_lines:
        for word in line.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
