"""Personal data that has no place in the graph, covered in the source text before anything else reads it."""

from __future__ import annotations

import re

from shapes.personal import traces
from shapes.persons import without_persons

BLOCK = "\u2588"

_JOINS = re.compile(r"[_+~]|(?<=[^\W\d])[-.](?=[^\W_])|(?<=\d)[-.](?=[^\W\d_])")
_VISIBLE = re.compile(r"[^\r\n\f\v\u2028\u2029]")


def mask(text: str) -> tuple[str, int]:
    """The text with e-mail addresses, birth dates, telephone, account and citizen numbers covered, and how many.

    Each is replaced by full blocks of equal length, so that offsets stay; the end of a line within it stays too.
    """
    parts: list[str] = []
    done = 0
    found = traces(text)
    for trace in found:
        parts += (text[done : trace.start], _VISIBLE.sub(BLOCK, text[trace.start : trace.end]))
        done = trace.end
    return "".join(parts) + text[done:], len(found)


def covered(name: str) -> str:
    """The name of a file without personal data, as it may be shown and kept.

    Names of files join words with signs that no sentence has, so it is also read with blanks in their place. What is no
    text, as in a name of another coding, shows as the sign for that.
    """
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    for read in (shown, _JOINS.sub(" ", shown)):
        hidden = without_persons(mask(read)[0])
        shown = "".join(cover if cover == BLOCK else char for cover, char in zip(hidden, shown, strict=True))
    return shown
