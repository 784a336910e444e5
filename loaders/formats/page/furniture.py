"""Running heads, feet and page numbers: what returns on page after page at the same height above or below the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from loaders.formats.decoded import Furniture
from loaders.formats.ledger import Unread
from loaders.formats.page.lines import Line, lines
from loaders.formats.page.sheet import Sheet, around
from loaders.shadow import fold

# How many lines from the top and the bottom of a page can be furniture.
_DEEP = 5
# A line returns when it stands within this many points of its height on the other page.
_SLACK = 8
# Only what stands in these shares of the page's height, from either edge, is ever furniture.
_EDGE = 0.16
_FURTHEST = 0.3
# Type that stands sideways is furniture in this share of the page's width, from either side.
_MARGIN = 0.15
# Upright edges that make columns, and how many rows a table has at least below its head.
_FEWEST_UPRIGHTS, _ROWS_BELOW = 3, 3
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:pagina|bladzijde|blz\.?|page|pag\.?|p\.)\s*)?(\d{1,4})(?:\s*(?:/|van|of|\|)\s*(\d{1,4}))?\W*$"
)
_WORDED = re.compile(r"\b(?:pagina|bladzijde|blz\.?|pag\.?)\s*(\d{1,4})(?:\s*(?:/|van)\s*\d{1,4})?\W*$")


_SAYS_PAGE = re.compile(r"\b(?:pagina|bladzijde|blz|page|pag|van)\b|^\W*#\W*$|[|]")


def without_furniture(sheets: Sequence[Sheet]) -> tuple[Furniture, ...]:
    """Takes the furniture out of the sheets and returns it, in the order of the pages."""
    by_number = {sheet.number: sheet for sheet in sheets}
    edges = {sheet.number: _edges(sheet) for sheet in sheets}
    returning = _returning(sheets, edges)
    out: list[Furniture] = []
    for sheet in sheets:
        for from_edge in edges[sheet.number]:
            for row in _outermost(sheet, from_edge, returning):
                words = {id(word) for line in row for word in line.words}
                sheet.words = [word for word in sheet.words if id(word) not in words]
                out.append(Furniture(sheet.number, _text(row), around(line.rect for line in row).on(sheet.number)))
        out.extend(_in_the_margin(sheet))
    for each in out:
        by_number[each.page].ledger.words(Unread.FURNITURE, each.text)
    return tuple(out)


def _in_the_margin(sheet: Sheet) -> Iterator[Furniture]:
    """Type that stands sideways beside all that stands upright; it is taken off the sheet."""
    if not sheet.aside or not sheet.words:
        return
    text = around(word.rect for word in sheet.words)
    edge = _MARGIN * sheet.width
    margin = [
        word
        for word in sheet.aside
        if word.rect.right < min(text.left, edge) or word.rect.left > max(text.right, sheet.width - edge)
    ]
    sheet.aside = [word for word in sheet.aside if word not in margin]
    for word in margin:
        yield Furniture(sheet.number, word.text, word.rect.on(sheet.number))


_Row = list[Line]
_Heights = dict[tuple[str, int], float]
_Seen = tuple[int, float, tuple[int, ...]]


def _edges(sheet: Sheet) -> tuple[list[_Row], list[_Row]]:
    """The rows of a page from the top down, and from the bottom up, as far as they can be furniture."""
    rows: list[_Row] = []
    for line in lines(sheet.words):
        if rows and rows[-1][0].rect.beside(line.rect):
            rows[-1].append(line)
        else:
            rows.append([line])
    above = [row for row in rows[:_DEEP] if row[0].rect.bottom < _FURTHEST * sheet.height]
    above = above[: next((at for at, row in enumerate(above) if _heads_table(sheet, row)), len(above))]
    below = [row for row in rows[: -_DEEP - 1 : -1] if row[0].rect.top > (1 - _FURTHEST) * sheet.height]
    return above, below


def _heads_table(sheet: Sheet, row: _Row) -> bool:
    """Whether a row stands in a table that goes on some rows below it: its head, which pages may repeat."""
    rect = around(line.rect for line in row)
    return all(
        len(_uprights(sheet, rect.middle[1] + rows_below * 1.3 * rect.height)) >= _FEWEST_UPRIGHTS
        for rows_below in range(_ROWS_BELOW)
    )


def _uprights(sheet: Sheet, height: float) -> set[int]:
    """Where upright edges cross a height of the page, to some points."""
    rules = [rule for rule in sheet.rules if rule.height > rule.width and rule.top <= height <= rule.bottom]
    cells = [frame.rect for frame in sheet.frames if frame.rect.top <= height <= frame.rect.bottom]
    sides = [rule.left for rule in rules] + [side for rect in cells for side in (rect.left, rect.right)]
    return {round(side / _SLACK) for side in sides}


def _text(row: _Row) -> str:
    return "\t".join(line.text for line in sorted(row, key=lambda line: line.rect.left))


def _key(row: _Row) -> str:
    return _NUMBER.sub("#", " ".join(fold(_text(row)).split()))


def _returning(sheets: Sequence[Sheet], edges: dict[int, tuple[list[_Row], list[_Row]]]) -> _Heights:
    """The rows that return at one height, by key and side, with that height; a number in them goes with the page."""
    seen: defaultdict[tuple[str, int], list[_Seen]] = defaultdict(list)
    for sheet in sheets:
        for side, rows in enumerate(edges[sheet.number]):
            for row in rows:
                numbers = tuple(int(number) for number in _NUMBER.findall(fold(_text(row)))[:6] if len(number) < 9)
                seen[_key(row), side].append((sheet.number, row[0].base, numbers))
    least = 2 if len(sheets) < 6 else 3
    out = {}
    for key, places in seen.items():
        height, there = _at_one_height(places)
        if len({page for page, _, _ in there}) >= least and _counts_along(key[0], there):
            out[key] = height
    return out


def _at_one_height(places: Sequence[_Seen]) -> tuple[float, list[_Seen]]:
    """The height at which a row stands most often, and where it stands there."""
    heights = Counter(round(base / _SLACK) for _, base, _ in places)
    most = max(heights, key=lambda height: heights[height]) * _SLACK
    return most, [place for place in places if abs(place[1] - most) <= _SLACK]


def _counts_along(text: str, places: Sequence[_Seen]) -> bool:
    """Whether each number of a returning row is always the same, or goes up with the page.

    Two headings with a number can do so by chance: such a row says that it is a page's, or returns three times.
    """
    for column in zip(*(numbers for _, _, numbers in places), strict=False):
        steps = {number - page for number, (page, _, _) in zip(column, places, strict=True)}
        if len(set(column)) > 1 and (len(steps) > 1 or (len(places) < 3 and not _SAYS_PAGE.search(text))):
            return False
    return True


def _outermost(sheet: Sheet, rows: Sequence[_Row], returning: _Heights) -> Iterator[_Row]:
    """The rows at one edge that are furniture, up to the first that is not."""
    for index, row in enumerate(rows):
        side = 0 if row[0].rect.bottom < sheet.height / 2 else 1
        near = row[0].rect.bottom < _EDGE * sheet.height or row[0].rect.top > (1 - _EDGE) * sheet.height
        height = returning.get((_key(row), side))
        known = height is not None and abs(row[0].base - height) <= _SLACK and (near or index == 0)
        if not known and not (near and _is_page_number(sheet, row)):
            return
        yield row


def _is_page_number(sheet: Sheet, row: _Row) -> bool:
    """A number alone that can be this page's, or one that says it is a page's."""
    text = fold(_text(row)).strip()
    if len(text) <= 120 and _WORDED.search(text):
        return True
    match = _PAGE_NUMBER.match(text)
    return bool(match) and abs(int(match.group(1)) - sheet.number) <= 3 if match else False
