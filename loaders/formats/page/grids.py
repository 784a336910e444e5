"""Tables that a page draws with rules or painted cells, and the words in each of their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.page.lines import lines
from loaders.formats.page.sheet import PaintedDisc, Rect, Sheet, Word

_SLACK = 3.0
_GUTTER = 6.0
_LARGEST = 0.98
# More edges than a table has: a drawing.
_MOST_EDGES = 1_500
_MOST_BOXES = 100


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight edge: `at` is its height (or distance from the left), from `first` to `last` along it."""

    at: float
    first: float
    last: float


Key = tuple[int, int]
"""A row and a column, counted from 0."""


@dataclass(slots=True)
class Grid:
    """A table: its place, its cells by row and column, and how many of either each cell spans."""

    rect: Rect
    cells: dict[Key, list[Word]] = field(default_factory=dict)
    discs: dict[Key, list[PaintedDisc]] = field(default_factory=dict)
    spans: dict[Key, Key] = field(default_factory=dict)
    lefts: tuple[float, ...] = ()

    @property
    def rows(self) -> list[list[Key]]:
        """The keys of filled cells, row by row."""
        keys = sorted({*self.cells, *self.discs})
        return [[key for key in keys if key[0] == row] for row in sorted({row for row, _ in keys})]

    @property
    def lines_high(self) -> int:
        return max(len({row for row, _ in self.cells}), 1)


def grids(sheet: Sheet) -> list[Grid]:
    """The tables of a page; their words and discs are taken off the sheet."""
    level, upright = _edges(sheet)
    out: list[Grid] = []
    if len(level) + len(upright) > _MOST_EDGES:
        return out
    for across, down in _components(level, upright):
        rect = _extent(across, down)
        inside = [word for word in sheet.words if rect.holds(word.rect, 0)]
        if not inside or rect.height * rect.width > _LARGEST * sheet.width * sheet.height:
            continue
        xs, ys = _apart([edge.at for edge in down]), _apart([edge.at for edge in across])
        if len(xs) < 3:
            down = _by_gutters(inside, rect, ys)
        if len(_apart([edge.at for edge in down])) < 3 or len(ys) < 2:
            continue
        grid = _filled(rect, across, down, inside, [disc for disc in sheet.discs if rect.holds(disc.rect, 0)])
        if len({column for _, column in grid.cells}) > 1:
            taken = {id(word) for word in inside}
            sheet.words = [word for word in sheet.words if id(word) not in taken]
            sheet.discs = [disc for disc in sheet.discs if not rect.holds(disc.rect, 0)]
            out.append(grid)
    return out


def _edges(sheet: Sheet) -> tuple[list[Edge], list[Edge]]:
    level: list[Edge] = []
    upright: list[Edge] = []
    for rule in sheet.rules:
        x, y = rule.middle
        if rule.width >= rule.height:
            level.append(Edge(y, rule.left, rule.right))
        else:
            upright.append(Edge(x, rule.top, rule.bottom))
    for frame in sheet.frames:
        rect = frame.rect
        if rect.height < 6 or (not frame.edged and (frame.fill is None or min(frame.fill) > 250)):
            continue
        if rect in sheet.pictures or rect.height * rect.width > 0.7 * sheet.width * sheet.height:
            continue
        level += [Edge(rect.top, rect.left, rect.right), Edge(rect.bottom, rect.left, rect.right)]
        upright += [Edge(rect.left, rect.top, rect.bottom), Edge(rect.right, rect.top, rect.bottom)]
    return level, upright


def _components(level: Sequence[Edge], upright: Sequence[Edge]) -> Iterator[tuple[list[Edge], list[Edge]]]:
    """Edges that touch one another, directly or through others; rules of one width below one another count too."""
    edges = [(edge, True) for edge in level] + [(edge, False) for edge in upright]
    group = list(range(len(edges)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if (
                across.first - _SLACK <= down.at <= across.last + _SLACK
                and down.first - _SLACK <= across.at <= down.last + _SLACK
            ):
                group[root(i)] = root(j)
    for i, one in enumerate(level):
        for j, other in enumerate(level[:i]):
            if (
                abs(one.first - other.first) < _SLACK
                and abs(one.last - other.last) < _SLACK
                and _has_no_uprights(upright, one, other)
            ):
                group[root(i)] = root(j)
    gathered: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, (edge, is_level) in enumerate(edges):
        gathered.setdefault(root(index), ([], []))[0 if is_level else 1].append(edge)
    yield from (both for both in gathered.values() if len(both[0]) > 1)


def _has_no_uprights(upright: Sequence[Edge], one: Edge, other: Edge) -> bool:
    """Whether two level edges are of a table with rules between its rows alone."""
    return abs(one.at - other.at) < 120 and not upright


def _extent(across: Sequence[Edge], down: Sequence[Edge]) -> Rect:
    heights = [edge.at for edge in across]
    sides = [edge.at for edge in down] or [edge.first for edge in across] + [edge.last for edge in across]
    return Rect(min(sides), min(heights), max(sides), max(heights))


def _apart(places: Sequence[float]) -> list[float]:
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _SLACK:
            out.append(place)
    return out


def _by_gutters(words: Sequence[Word], rect: Rect, ys: Sequence[float]) -> list[Edge]:
    """Columns without rules between them: strips that no word crosses in any row, where there are several rows."""
    if len(ys) < 4:
        return []
    spans = sorted((line.rect.left, line.rect.right) for line in lines(words))
    cuts = [rect.left]
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach > _GUTTER:
            cuts.append((left + reach) / 2)
        reach = max(reach, right)
    return [Edge(cut, rect.top, rect.bottom) for cut in [*cuts, rect.right]]


def _filled(
    rect: Rect, across: Sequence[Edge], down: Sequence[Edge], words: Sequence[Word], discs: Sequence[PaintedDisc]
) -> Grid:
    """Each word in its cell: below the next edge above it, and right of the next edge to its left."""
    ys, xs = _apart([edge.at for edge in across]), _apart([edge.at for edge in down])
    found: dict[Key, list[Word]] = {}
    marked: dict[Key, list[PaintedDisc]] = {}

    def key(place: Rect) -> Key:
        x, y = place.middle
        above = [e.at for e in across if e.at <= y + 1 and e.first - _SLACK <= x <= e.last + _SLACK]
        left = [e.at for e in down if e.at <= x + 1 and e.first - _SLACK <= y <= e.last + _SLACK]
        return _index(ys, max(above, default=rect.top)), _index(xs, max(left, default=rect.left))

    for word in words:
        found.setdefault(key(word.rect), []).append(word)
    for disc in discs:
        marked.setdefault(key(disc.rect), []).append(disc)
    rows = {row: at for at, row in enumerate(sorted({row for row, _ in (*found, *marked)}))}
    columns = {column: at for at, column in enumerate(sorted({column for _, column in (*found, *marked)}))}
    grid = Grid(rect, lefts=tuple(xs[column] for column in columns))
    for raw in {*found, *marked}:
        row, column = rows[raw[0]], columns[raw[1]]
        if raw in found:
            grid.cells[row, column] = found[raw]
        if raw in marked:
            grid.discs[row, column] = marked[raw]
        below, behind = _end(ys, xs, raw, across), _end(xs, ys, raw[::-1], down)
        high = sum(raw[0] <= each < below for each in rows)
        wide = sum(raw[1] <= each < behind for each in columns)
        grid.spans[row, column] = max(high, 1), max(wide, 1)
    return grid


def _end(places: Sequence[float], others: Sequence[float], key: Key, edges: Sequence[Edge]) -> int:
    """Where a cell ends among some places, its key's first part: at the next edge that runs along its beginning."""
    first, aside = key
    last = others[aside + 1] if aside + 1 < len(others) else others[aside] + 2 * _SLACK
    middle = (others[aside] + last) / 2
    for at in range(first + 1, len(places)):
        if any(abs(e.at - places[at]) <= _SLACK and e.first - 1 <= middle <= e.last + 1 for e in edges):
            return at
    return len(places)


def _index(places: Sequence[float], at: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - at))


def boxes(sheet: Sheet) -> list[Rect]:
    """Frames that set some text apart, smallest first: with an edge or a ground of their own, not the whole page."""
    out = []
    for frame in sheet.frames:
        rect = frame.rect
        shown = frame.edged or (frame.fill is not None and min(frame.fill) < 252)
        framing = rect.height > 14 and rect.width > 60 and rect not in sheet.pictures
        if shown and framing and rect.height * rect.width < 0.6 * sheet.width * sheet.height:
            out.append(rect)
    return sorted(out, key=lambda rect: rect.width * rect.height)[:_MOST_BOXES]
