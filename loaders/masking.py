"""Personal data that has no place in the graph, covered in the source text before anything else reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shapes.personal import traces
from shapes.persons import unsigned, without_persons

BLOCK = "\u2588"

_JOINS = re.compile(r"[_+~]|(?<=[^\W\d])[-.](?=[^\W_])|(?<=\d)[-.](?=[^\W\d_])")
# Names of files have no capitals: each word is read as if it had one.
_FIRST_LETTER = re.compile(r"(?<![\w’'])[a-zà-öø-ý](?=[\w])")
_INITIAL = re.compile(r"(?<=(?<![^\W_])[^\W\d_]) (?=[^\W\d_]{2})")
_SUFFIX = re.compile(r"\w\.[A-Za-z]{2,5}$")
_VISIBLE = re.compile(r"[^\r\n\f\v\u2028\u2029]")


def mask(text: str) -> tuple[str, int]:
    """The text with names of persons and their addresses, birth dates and numbers covered, and how many.

    Those who sign and holders of public office keep their names (`shapes.persons`). Each is replaced by full blocks
    of equal length, so that offsets stay; the end of a line within it stays too.
    """
    named, names = _covering(text, unsigned(text))
    masked, others = _covering(named, ((trace.start, trace.end) for trace in traces(named)))
    return masked, names + others


def _covering(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, int]:
    """The text with spans covered, which come in order and apart, and how many they are."""
    parts: list[str] = []
    done = count = 0
    for start, end in spans:
        parts += (text[done:start], _VISIBLE.sub(BLOCK, text[start:end]))
        done, count = end, count + 1
    return "".join(parts) + text[done:], count


def covered(name: str) -> str:
    """The name of a file without personal data, as it may be shown and kept.

    Names of files join words with signs that no sentence has, so it is also read with blanks in their place. What is no
    text, as in a name of another coding, shows as the sign for that.
    """
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    stem, dot, suffix = shown.rpartition(".") if _SUFFIX.search(shown) else (shown, "", "")
    apart = _JOINS.sub(" ", stem)
    as_names = _INITIAL.sub(".", _FIRST_LETTER.sub(lambda letter: letter.group().upper(), apart))
    for read in (stem, apart, as_names):
        hidden = without_persons(mask(read)[0])
        stem = "".join(cover if cover == BLOCK else char for cover, char in zip(hidden, stem, strict=True))
    return stem + dot + suffix
