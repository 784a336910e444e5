"""Personal data that has no place in the graph, covered in the source text before anything else reads it."""

from __future__ import annotations

import re

from shapes.personal import traces
from shapes.persons import without_persons

BLOCK = "\u2588"

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
    """The name of a file without personal data, as it may be shown and kept."""
    return without_persons(mask(name)[0])
