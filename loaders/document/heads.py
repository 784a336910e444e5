"""Which first rows of a table are heads, where nothing but their words and those below them tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.readers.value_lines import is_value
from loaders.shadow import fold

_LONGEST = 60
_TELLING = 2  # words for what stands below, from which on a row is one of heads
_YEAR = re.compile(r"(?:\D{0,20}\b)?(?:19|20)\d\d\b")
_NUMBER = re.compile(r"[€<>±~]?\s*[-+]?\d[\d.,]*\s*(?:%|procent|fte|uur|\w{0,8})?")
_MARK = re.compile(r"[xX✓✔✗✘☑☒☐●○•■□*+v-]|ja|nee|n\.?v\.?t\.?")
_QUESTION = re.compile(r"(?:wat|wie|wanneer|hoe|waarom|waar|welke|door wie|voor wie)\b[^?]*\?")
_ENDS_SENTENCE = re.compile(r"[.!?;:]$")
# What stands over a column of reports, as a whole or before a year.
_HEAD = re.compile(
    r"(?:norm(?:en)?|criterium|standaard|eis|voorwaarde|indicator|thema|onderwerp|onderdeel|aspect|item|vraag|oordeel"
    r"|beoordeling|score|waardering|cijfer|resultaat|status|conclusie|toelichting|opmerking|bevinding|actie|maatregel"
    r"|doel|wanneer|planning|termijn|datum|wie|eigenaar|verantwoordelijke|trekker|bron|aantal|jaar|maand|locatie|plaats"
    r"|gemeente|organisatie|instelling|aanbieder|naam|rol|functie|groep|omschrijving|nr|nummer|periode|gereed|uitkomst"
    r"|stand van zaken|voortgang|uitvoerder|actiehouder|einddatum|deadline|klaar)"
    r"\W*(?:(?:19|20)\d\d)?\W*"
)
Grid = Sequence[Mapping[int, str]]


def head_rows(grid: Grid) -> int:
    """How many of the first rows, given as words by column, are heads: none, one or two."""
    if len(grid) < 2 or not all(_may_head(cell) for cell in grid[0].values()) or not _heads(grid[0], grid[1:]):
        return 0
    second = grid[1]
    below = grid[2:]
    if below and 0 not in second and all(_may_head(cell) for cell in second.values()) and _heads(second, below):
        return 2
    return 1


def _may_head(cell: str) -> bool:
    folded = fold(cell)
    if _HEAD.fullmatch(folded) or (_QUESTION.fullmatch(folded) and len(cell) <= _LONGEST):
        return True
    if len(cell) > _LONGEST or _ENDS_SENTENCE.search(cell) or _MARK.fullmatch(cell):
        return False
    return bool(_YEAR.fullmatch(cell)) or not _NUMBER.fullmatch(cell)


def _heads(row: Mapping[int, str], below: Grid) -> bool:
    columns = max(column + 1 for each in (row, *below) for column in each)
    if 0 not in row and any(0 in each for each in below):
        return True
    known = sum(bool(_HEAD.fullmatch(fold(cell))) for cell in row.values())
    if known == len(row) or known >= _TELLING:
        return True
    if any(_differs(row[column], [each[column] for each in below if column in each]) for column in row if column):
        return True
    return columns > 2 and len(row) == columns and not any(is_value(fold(cell)) for cell in row.values())


def _differs(head: str, below: Sequence[str]) -> bool:
    """Whether what stands in a column is of another sort than its first cell: numbers, marks, values, few words."""
    if not below:
        return False
    if _NUMBER.fullmatch(head) and not _YEAR.fullmatch(head):
        return False
    if all(_NUMBER.fullmatch(cell) or _MARK.fullmatch(cell) for cell in below):
        return len(below) > 1 or bool(_MARK.fullmatch(below[0]))
    folded = [fold(cell) for cell in below]
    if all(is_value(cell) for cell in folded):
        return not is_value(fold(head))
    return len(set(folded)) < len(folded) and fold(head) not in folded and max(map(len, folded)) <= _LONGEST
