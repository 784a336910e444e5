"""Which lines of a source text are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lines import MARKER, Line

_NUMBERED_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Ý][^.!?;]{2,80}\??$")
_NAMED_HEADING = re.compile(
    r"^(?!\()\W*(?:thema|norm|hoofdstuk|bijlage|advies|deel)\s*\d*[a-c]?\s*(?:[:.\t–-]|\d|oordeel|$)"
    r"|^(?:tekortkoming|aandachtspunt|verbeterpunt)(?:en)?$"
)


def is_heading(all_lines: Sequence[Line], index: int, within: bool) -> bool:
    """Whether a line is a heading: by its marks, its words, its number, or as a short line that stands apart.

    `within` tells that the lines above it are of a paragraph or list that is still going on.
    """
    line = all_lines[index]
    text = line.text
    if (
        line.tag == "h"
        or re.match(r"#{1,6}\s", text)
        or (text.startswith("**") and text.endswith("**") and len(text) < 120)
    ):
        return True
    if len(text) > 130 or line.cells > 2 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _NAMED_HEADING.match(line.folded) and not text.endswith((".", ",", ";")):
        return True
    if not text.endswith("?") and _runs_on(all_lines, index):
        return False
    following = all_lines[index + 1] if index + 1 < len(all_lines) else None
    alone = following is None or following.blank
    if within:
        return False
    if (
        _NUMBERED_HEADING.match(text)
        and line.cells == 1
        and (alone or not MARKER.match(following.text if following else ""))
    ):
        return True
    return (
        line.cells == 1
        and _looks_like_title(text)
        and (alone or _towers_over(text, following.text if following else ""))
    )


def _runs_on(all_lines: Sequence[Line], index: int) -> bool:
    """Whether the next line with text carries a sentence on: in lower case, and neither an item nor a table's row."""
    after = next((line for line in all_lines[index + 1 : index + 4] if line.text), None)
    opening = after.text.lstrip("“”„‘«»\"'(")[:1] if after else ""
    return after is not None and opening.islower() and after.cells == 1 and not MARKER.match(after.text)


def _looks_like_title(text: str) -> bool:
    return (
        len(text) <= 90
        and len(text.split()) <= 12
        and (text[0].isupper() or text[0].isdigit())
        and not text.endswith((".", ",", ";", ":", "”", '"', "!", "|"))
        and not MARKER.match(text)
    )


def _towers_over(text: str, following: str) -> bool:
    """A title directly above its text: a question, or clearly shorter than the line that starts below it."""
    if not following[:1].isupper() and not following.startswith(("“", '"', "‘", "-", "•", "±")):
        return False
    return text.endswith("?") or len(text) < 0.6 * len(following)
