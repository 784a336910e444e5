"""Notes at their places in the text that the project prints for a document, in the shape that the scorer reads.

The words of the source and of the printed text are laid beside each other in document order; words broken at a line's
end count as one. A stretch that stands elsewhere (a footnote, a box beside the text) is looked for by its own words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tests.evaluation.unseen.notes import Block, Note

WORD = re.compile(r"[^\W_]+(?:[-\u00ad]\s*\n\s*[^\W_]+)*")
UNPRINTED = {"setting", "break", "columns", "column", "single"}


class NoteLost(ValueError):
    """A noted quote does not occur in the printed text."""


@dataclass(frozen=True)
class Word:
    folded: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    return [Word(folded(found.group()), found.start(), found.end()) for found in WORD.finditer(text)]


def folded(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in spread if sign.isalnum())


def align(document: list[Block], text: str) -> list[dict[str, Any]]:
    """The notes of a document as items of the scorer, at their offsets in ``text``."""
    whole, notes = joined(document)
    mine, theirs = words(whole), words(text)
    matcher = SequenceMatcher(None, [w.folded for w in mine], [w.folded for w in theirs], autojunk=False)
    pairs = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    items: list[dict[str, Any]] = []
    for note in notes:
        inside = [n for n, word in enumerate(mine) if word.start >= note.start and word.end <= note.end]
        if not inside:
            raise NoteLost(f"{note.kind}: no words in {whole[note.start : note.end]!r}")
        start, end = place(inside, pairs, mine, theirs, text)
        start, end = with_signs(whole, note, mine[inside[0]].start, mine[inside[-1]].end, text, start, end)
        add(items, note, start, end, text[start:end])
    return items


def joined(document: list[Block]) -> tuple[str, list[Note]]:
    whole, notes = "", []
    for block in document:
        if block.kind in UNPRINTED:
            continue
        notes += [Note(n.kind, n.attrs, n.start + len(whole), n.end + len(whole)) for n in block.notes]
        whole += block.text + "\n\n"
    return whole, notes


def place(inside: list[int], pairs: dict[int, int], mine: list[Word], theirs: list[Word], text: str) -> tuple[int, int]:
    """Where the words stand: by their neighbours, else the nearest place with the same words."""
    first, last = inside[0], inside[-1]
    if first in pairs and last in pairs:
        start, end = theirs[pairs[first]].start, theirs[pairs[last]].end
        if end - start <= 1.3 * (mine[last].end - mine[first].start) + 160:
            return start, end
    wanted = [mine[n].folded for n in inside]
    sought = "".join(wanted)
    near = theirs[pairs[min(pairs, key=lambda n: abs(n - first))]].start
    found: list[tuple[int, int]] = []
    for at, word in enumerate(theirs):
        if not sought.startswith(word.folded):
            continue
        run, stop = word.folded, at
        while len(run) < len(sought) and sought.startswith(run) and stop + 1 < len(theirs):
            stop += 1
            run += theirs[stop].folded
        if run == sought:
            found.append((word.start, theirs[stop].end))
    if not found:
        raise NoteLost(" ".join(wanted))
    return min(found, key=lambda span: abs(span[0] - near))


def with_signs(whole: str, note: Note, first: int, last: int, text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation marks and stops that belong to the noted words."""
    for sign in reversed(whole[note.start : first].rstrip()):
        if start and text[start - 1] == sign:
            start -= 1
    for sign in whole[last : note.end].strip():
        if end < len(text) and text[end] == sign:
            end += 1
    return start, end


def add(items: list[dict[str, Any]], note: Note, start: int, end: int, quote: str) -> None:
    if note.kind == "advice_item":
        advice = next(item for item in reversed(items) if item["type"] == "advice")
        advice["attrs"].setdefault("sub_items", []).append({"text": quote, "start": start, "end": end})
        return
    items.append({"type": note.kind, "start": start, "end": end, "quote": quote, "attrs": dict(note.attrs)})
