"""Which lines of a text are footnotes: by the raised number before them, or by a plain one that a word carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.formats.guess.lines import Line

_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S|<sup>\d+</sup>\s|\[\d+\]\s|\d{1,2}\.?\s+(?:<?https?:|www\.)|\*\s[A-Z]")
_PLAIN = re.compile(r"(\d{1,2})\s+[A-ZÀ-Ý\"“(]")
# The number of a note as it stands behind a word: "weken.1", "beleid12".
_CARRIED = re.compile(r"(?<=[a-zà-ÿ]{2})[.,;:!?)”\"']?(\d{1,2})(?=[\s.,;:)]|$)")
_FARTHEST = 70  # lines of a page
_WRAPPED = 60


def is_note(line: Line) -> bool:
    """Whether a line opens with the mark of a footnote."""
    return bool(_NOTE.match(line.text))


def numbered_notes(all_lines: Sequence[Line]) -> frozenset[int]:
    """The indices of lines that open with a plain number which a word before them carries as the mark of a note."""
    return frozenset(_numbered(all_lines))


def _numbered(all_lines: Sequence[Line]) -> Iterator[int]:
    carried: dict[str, int] = {}
    for index, line in enumerate(all_lines):
        found = _PLAIN.match(line.text)
        if found and index - carried.get(found[1], -_FARTHEST) < _FARTHEST and _is_sentence(all_lines, index):
            del carried[found[1]]
            yield index
        carried.update(dict.fromkeys(_CARRIED.findall(line.text), index))


def _is_sentence(all_lines: Sequence[Line], index: int) -> bool:
    """Whether a line is more than a title: it ends in a full stop, is long, or goes on below in lower case."""
    line = all_lines[index]
    goes_on = index + 1 < len(all_lines) and all_lines[index + 1].text[:1].islower()
    return goes_on or line.text.endswith((".", ")")) or len(line.text) >= _WRAPPED
