"""Which lines of a text are page furniture: page numbers, running heads, tables of contents and the rules of tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.formats.guess.lines import Line, ends_sentence

_LONGEST = 200
_RULE = re.compile(r"^[\s|:+=_*~-]*$")
_PAGE = re.compile(
    r"^(?:(?:pagina|bladzijde|p\.|blz\.?|page|blad)\s*)?\d{1,3}(?:\s*(?:/|van)\s*\d{1,3})?$"
    r"|^\d{1,3}\s*\|[^|]+$|^[^|]+\|\s*\d{1,3}$"
    r"|^.{3,80}\W(?:pagina|bladzijde|blz\.?|blad) \d{1,3}\s*(?:/|van)\s*\d{1,3}$"
)
_LEADER = re.compile(r"(?:\.{4,}|\s\.{3,}|(?:\s\.){3,}|\s?…+|\s_{3,})\s*\d{1,3}$")
_CONTENTS = re.compile(r"^\W*(?:inhoud|inhoudsopgave|inhoudsoverzicht)\W*$")
_ENDS_IN_PAGE = re.compile(r"[^\W\d_].*[\s.]\d{1,3}$")
# A running head with its page number far to the right of it.
_HEAD_AND_PAGE = re.compile(r"^(?P<head>[^.|][^.]{2,80}?)(?:\s{3,}|\s*\|\s*)\d{1,3}$")

_CELLS = re.compile(r"\S(?: {3,}|\t)\S")


def furniture(all_lines: Sequence[Line]) -> frozenset[int]:
    """The indices of lines that are no text."""
    heads = _running_heads(all_lines)
    numbers = frozenset(index for index, line in enumerate(all_lines) if _is_number(line))
    return frozenset(
        index
        for index, line in enumerate(all_lines)
        if line.text and (index in numbers or line.folded in heads or _RULE.match(line.text))
    ) | frozenset([*_contents(all_lines), *_heads_of_a_page(all_lines, numbers)])


def _is_number(line: Line) -> bool:
    """Whether a line is a page number, alone or behind the running head or a chapter's title with its leader."""
    if not line.text or len(line.text) > _LONGEST:
        return False
    return bool(_PAGE.match(line.folded) or _LEADER.search(line.folded))


def _contents(all_lines: Sequence[Line]) -> Iterator[int]:
    """The lines under a heading "Inhoud" that end in a page number each."""
    for first, line in enumerate(all_lines):
        if not _CONTENTS.match(line.folded[:_LONGEST]):
            continue
        for index in range(first + 1, len(all_lines)):
            text = all_lines[index].text
            if text and not (len(text) <= _LONGEST and _ENDS_IN_PAGE.search(text)):
                break
            if text:
                yield index


def _heads_of_a_page(all_lines: Sequence[Line], numbers: frozenset[int]) -> Iterator[int]:
    """Lines beside a page number that interrupt a sentence with words which the text holds on another line too."""
    seen = Counter(line.folded for line in all_lines)
    for number in numbers:
        for index in (number - 1, number + 1):
            if 0 <= index < len(all_lines) and all_lines[index].text and seen[all_lines[index].folded] > 1:
                first, last = min(number, index), max(number, index)
                if _interrupts(all_lines, first, last):
                    yield index


def _running_heads(all_lines: Sequence[Line]) -> set[str]:
    """Folded lines that return on page after page: in mid-sentence, beside a page number or with one behind them."""
    numbered = [
        (index, line.folded, head["head"])
        for index, line in enumerate(all_lines)
        if len(line.text) <= _LONGEST and (head := _HEAD_AND_PAGE.match(line.folded))
    ]
    heads = Counter(head for _, _, head in numbered)
    out = {folded for index, folded, head in numbered if heads[head] > 1 or _stands_alone(all_lines, index)}
    seen = Counter(line.folded for line in all_lines if 3 <= len(line.text) <= 90)
    returning = {text for text, count in seen.items() if count >= 3 and not text.endswith((".", ":", "?"))}
    breaks: Counter[str] = Counter()
    for index, line in enumerate(all_lines):
        if line.folded in returning and (_interrupts(all_lines, index, index) or _beside_page_number(all_lines, index)):
            breaks[line.folded] += 1
    return out | {text for text, count in breaks.items() if count * 3 >= seen[text]}


def _stands_alone(all_lines: Sequence[Line], index: int) -> bool:
    """Whether a line has a blank one (or nothing) on either side, as a page's foot has and a table's row has not.

    Rows may be parted by blank lines: then the nearest line that is none has cells too.
    """
    around = [all_lines[i] for i in (index - 1, index + 1) if 0 <= i < len(all_lines)]
    if not all(line.blank for line in around):
        return False
    before = next((line for line in reversed(all_lines[max(0, index - 4) : index]) if not line.blank), None)
    after = next((line for line in all_lines[index + 1 : index + 4] if not line.blank), None)
    return not any(line and _CELLS.search(line.text[:_LONGEST]) for line in (before, after))


def _beside_page_number(all_lines: Sequence[Line], index: int) -> bool:
    around = [all_lines[i] for i in (index - 1, index + 1) if 0 <= i < len(all_lines)]
    return any(line.text and len(line.text) <= _LONGEST and _PAGE.match(line.folded) for line in around)


def _interrupts(all_lines: Sequence[Line], first: int, last: int) -> bool:
    before = next((line.text for line in reversed(all_lines[max(0, first - 4) : first]) if line.text), "")
    after = next((line.text for line in all_lines[last + 1 : last + 5] if line.text), "")
    return bool(before) and not ends_sentence(before) and after[:1].islower()
