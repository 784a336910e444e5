"""Which lines of a source text are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.formats.guess.lines import MARKER, Line

_NUMBERED_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Ý][^.!?;]{2,80}\??$")
_NAMED_HEADING = re.compile(
    r"^(?!\()\W*(?:thema|norm|hoofdstuk|bijlage|advies|deel)\s*\d*[a-c]?\s*(?:[:.\t–-]|\d|oordeel|$)"
    r"|^(?:tekortkoming|aandachtspunt|verbeterpunt)(?:en)?$"
)
# What reports by other frameworks put before the number of what they judge.
_LABELLED_HEADING = re.compile(
    r"^\W*(?:thema|(?:kwaliteits|toets(?:ings)?)?(?:eis|criterium|standaard|norm|punt)|verwachting|voorwaarde) ?"
    r"(?:[a-h]?\.?\d{1,2}(?:[.,]\d{1,2})?|[a-h]|[ivx]{1,4})(?![\w,])[\s:.–-]*(?P<title>.*)$"
)
_NUMBERED_TITLE = re.compile(r"^\W*(?P<label>norm\s?)?\d[a-c]?[.,]\d{1,2}(?![.,]?\d)\W+(?=[^\W\d_]{2})")
_LONGEST_TITLE = 240
_LONG_LINE = 40


def is_heading(all_lines: Sequence[Line], index: int, within: bool, apart: frozenset[int] = frozenset()) -> bool:
    """Whether a line is a heading: by its marks, its words, its number, or as a short line that stands apart.

    `within` tells that the lines above it are of a paragraph or list that is still going on; `apart` are the lines that
    are page furniture.
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
    if _is_labelled(line) or (not within and title_runs_on(all_lines, index)):
        return True
    if not text.endswith("?") and _runs_on(all_lines, index, apart):
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


def title_runs_on(all_lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a number with the first half of a title, and the line below it holds the other half."""
    line = all_lines[index]
    match = _NUMBERED_TITLE.match(line.folded)
    if match is None or index + 1 >= len(all_lines) or line.text.endswith((".", ":", ";", "?", "!")):
        return False
    below, after = all_lines[index + 1], all_lines[index + 2] if index + 2 < len(all_lines) else None
    return (
        len(line.text) >= _LONG_LINE
        and line.cells == below.cells == 1
        and below.text[:1].islower()
        and not MARKER.match(below.text)
        and (bool(match["label"]) or not below.text.endswith((".", ",", ";", ":")))
        and not (after and after.text[:1].islower())
        and len(line.text) + len(below.text) <= _LONGEST_TITLE
        and line.text[match.end() : match.end() + 1].isupper()
    )


def _is_labelled(line: Line) -> bool:
    """Whether a line names what is judged with a number or letter, and with a title in capital or none."""
    match = _LABELLED_HEADING.match(line.folded) if len(line.text) <= _LONGEST_TITLE else None
    if match is None or line.text.endswith((",", ";")):
        return False
    title = line.text[match.start("title") :]
    return (not title or title[:1].isupper()) and not re.search(r"[.!?]\s+[A-Z]", title)


def _runs_on(all_lines: Sequence[Line], index: int, apart: frozenset[int]) -> bool:
    """Whether the next line with text carries a sentence on: in lower case, and neither an item nor a table's row."""
    near = range(index + 1, min(index + (6 if apart else 4), len(all_lines)))
    after = next((all_lines[i] for i in near if all_lines[i].text and i not in apart), None)
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
