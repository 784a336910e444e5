"""Which lines of a source text are headings."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from loaders.document.forms import opens_with_label
from loaders.formats.guess.lines import MARKER, Line, ends_sentence

_NUMBERED_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[A-ZÀ-Ý][^.!?;]{2,80}\??$")
_NAMED_HEADING = re.compile(
    r"^(?!\()\W*(?:thema|norm|hoofdstuk|bijlage|advies|deel)\s*\d*[a-c]?\s*(?:[:.\t–-]|\d|oordeel|$)"
    r"|^(?:tekortkoming|aandachtspunt|verbeterpunt)(?:en)?$"
)
# What reports by other frameworks put before the number of what they judge.
_LABELLED_HEADING = re.compile(
    r"^\W*(?:thema|(?:kwaliteits|toets(?:ings)?)?(?:eis|criterium|standaard|norm|punt)|indicator|verwachting"
    r"|voorwaarde|domein|onderdeel) ?"
    r"(?:[a-h]?\.?\d{1,2}[a-c]?(?:[.,]\d{1,2}[a-c]?){0,3}|[a-h](?:\.?\d{1,2})?|[ivx]{1,4}(?:\.?[a-h1-9])?)(?![\w,])"
    r"\s*(?P<parted>[:.–-]*)[\s:.–-]*(?P<title>.*)$"
)
_NUMBERED_TITLE = re.compile(r"^\W*(?P<label>norm\s?)?\d[a-c]?[.,]\d{1,2}(?![.,]?\d)\W+(?=[^\W\d_]{2})")
_HASHES = re.compile(r"#{1,6}\s")
# A title between strokes: "=== A. Gegevens ===", "--- Bronnen ---".
FRAMED = re.compile(r"^([=~_#*+-])\1{1,}\s*(?P<title>[^\W_].{0,90}?)\s*\1{2,}$")
_BULLET = re.compile(r"[-–—•▪◦·*\uf0b7]\s+\S")
_WORD = re.compile(r"[^\W\d_]{2}")
_LONGEST_LINE = 130
_LONGEST_TITLE = 240
_PROSE = 60
_ROOM = 0.85  # of the width of print: a line this long may have been wrapped after all
_LONG_LINE = 40


def is_heading(
    all_lines: Sequence[Line], index: int, within: bool, apart: frozenset[int] = frozenset(), width: float = math.inf
) -> bool:
    """Whether a line is a heading: by its marks, its words, its number, or as a short line that stands apart.

    `within` tells that the lines above it are of a paragraph or list that is still going on; `apart` are the lines that
    are page furniture, `width` how long a line may be before it is wrapped.
    """
    line = all_lines[index]
    text = line.text
    if FRAMED.match(text) and not text.startswith("**"):
        return True
    if line.tag == "h" or _HASHES.match(text) or (text.startswith("**") and text.endswith("**") and len(text) < 120):
        return True
    if len(text) > _LONGEST_LINE or not _WORD.search(text) or text[0].islower():
        return False
    if _is_row(all_lines, index) or _BULLET.match(text):
        return False
    if _NAMED_HEADING.match(line.folded) and line.cells <= 2 and not text.endswith((".", ",", ";")):
        return not _several(line.folded)
    if line.cells > 2:
        return False
    if _is_labelled(line) or (not within and title_runs_on(all_lines, index)):
        return True
    if within or line.cells > 1 or (not text.endswith("?") and _runs_on(all_lines, index, apart)):
        return False
    following = all_lines[index + 1] if index + 1 < len(all_lines) else None
    below = following.text if following else ""
    if _NUMBERED_HEADING.match(text) and not MARKER.match(below):
        return True
    if not _looks_like_title(text) or (
        opens_with_label(text) and any(line.text for line in all_lines[max(0, index - 3) : index])
    ):
        return False
    return not below or _towers_over(text, below) or _stands_over(text, below, width)


def _is_row(all_lines: Sequence[Line], index: int) -> bool:
    """Whether a line of several cells stands right above or below one of as many."""
    cells = all_lines[index].cells
    around = [all_lines[at] for at in (index - 1, index + 1) if 0 <= at < len(all_lines)]
    return cells > 1 and any(line.cells == cells for line in around)


def _several(folded: str) -> bool:
    """Whether a line names several things with a number each, as "norm 1.1, norm 1.4 en norm 2.2"."""
    word = folded.split(maxsplit=1)[0].strip(":")
    return len(re.findall(rf"\b{re.escape(word)} \d", folded)) > 1


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
    begins = not title or title[0].isupper() or (bool(match["parted"]) and not title.endswith("."))
    return begins and not re.search(r"[.!?]\s+[A-Z]", title)


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


def _stands_over(text: str, following: str, width: float) -> bool:
    """A title of which the line had room for the first word of the prose below it, and was not wrapped therefore."""
    if not following[:1].isupper() or len(text) + 1 + len(following.split(maxsplit=1)[0]) > _ROOM * width:
        return False
    return ends_sentence(following) or len(following) > _PROSE or opens_with_label(following)
