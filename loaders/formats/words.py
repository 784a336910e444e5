"""How words broken over two lines of print become whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

_HYPHENS = "-\u00ad\u2010\u2011"
_ENDS_BROKEN = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_BEGINS = re.compile(r"([^\W\d_]+)")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{3,}")
# Letters set apart by blanks, words by more of them; marks in a row ("x  x") and initials are fewer.
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?:[ \t\xa0]{1,3}[^\W\d_.,:;!?]){5,}(?!\S)")
_VOWEL = re.compile(r"[aeiouyáéëïöü]", re.IGNORECASE)


def closed_up(line: str) -> str:
    """A line with its letter-spaced words closed up: `Z i c h t b a r e  k o p` are two words."""
    return _SPACED.sub(_closed, line)


def _closed(spaced: re.Match[str]) -> str:
    words = ["".join(word.split()) for word in re.split(r"[ \t\xa0]{2,}", spaced.group())]
    return (
        " ".join(words) if len(_VOWEL.findall(spaced.group())) > 1 and len(set(spaced.group())) > 4 else spaced.group()
    )


class Vocabulary:
    """The words of a document as it prints them, by which a hyphen at a line's end is told from a broken word.

    "jeugd- en opvoedhulp" keeps its hyphen, as does a word that the document writes with one elsewhere; any other small
    letter behind a small letter and a hyphen goes on with the same word.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)

    @cached_property
    def _hyphenated(self) -> set[str]:
        return {word.lower() for line in self._lines for word in _HYPHENATED.findall(line)}

    @cached_property
    def _whole(self) -> Counter[str]:
        return Counter(word.lower() for line in self._lines for word in _WORD.findall(line))

    def joined(self, line: str, following: str) -> str:
        """A line as it goes on in the next one: with a blank, without its hyphen, or as it stands."""
        if not following:
            return line
        line = line.rstrip()
        broken, rest = _ENDS_BROKEN.search(line), _BEGINS.match(following.lstrip())
        if not broken or not rest:
            return line if line.endswith(("/", "\u2010")) and following[:1].isalpha() else f"{line} "
        head, tail = broken.group(1), rest.group(1)
        if line.endswith("\u00ad"):
            return line[:-1]
        if tail in ("en", "of", "of/en", "tot", "of-"):
            return f"{line} "
        if head[-1:].isupper() or tail[:1].isupper():
            return line
        keeps = f"{head}-{tail}".lower() in self._hyphenated and (head + tail).lower() not in self._whole
        return line if keeps else line[:-1]
