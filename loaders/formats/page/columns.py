"""The order in which a person reads what stands on a page: down each column, and from left to right between them.

A gutter is a strip that no line crosses over some height. What stands on both sides of it is read as columns when the
lines on either side are running text, or do not stand at the same heights; lines of short pieces that stand side by
side at the same heights are rows of a table, and are left together.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Protocol, TypeVar

from loaders.formats.page.sheet import Rect, around


class Placed(Protocol):
    """Anything that stands on a page; `lines_high` is how many lines of print it takes."""

    @property
    def rect(self) -> Rect: ...

    @property
    def lines_high(self) -> int: ...


Thing = TypeVar("Thing", bound=Placed)

# The narrowest gutter, in points.
_GUTTER = 7.0
_FEWEST_LINES = 3
# Lines of running text fill more than this share of their column, most of the time.
_FULL = 0.6
_ALIGNED = 0.5
_NARROWEST = 45.0
# Columns of one width differ by less than this; prose in them has more lines than a row of cells.
_EVEN, _FEWEST_PROSE = 1.5, 5
_DEEPEST = 4
# More things than a page of print has: a drawing, which has no columns.
_MOST = 1_500


def in_reading_order(things: Sequence[Thing], depth: int = 0) -> list[list[Thing]]:
    """The things of a page as runs to be read one after the other, each from top to bottom."""
    ordered = sorted(things, key=lambda thing: (thing.rect.top, thing.rect.left))
    found = _best_gutter(ordered) if 1 < len(ordered) <= _MOST and depth < _DEEPEST else None
    if found is None:
        return [ordered] if ordered else []
    out: list[list[Thing]] = [[]]
    for zone in _zones(ordered, found):
        left, right = _sides(zone, found)
        if _are_columns(left, right):
            out += [*in_reading_order(left, depth + 1), *in_reading_order(right, depth + 1), []]
        else:
            out[-1].extend(zone)
    return [run for run in out if run]


def _best_gutter(things: Sequence[Thing]) -> float | None:
    """The left edge of the right column for which most lines stand in columns; None where there are none."""
    best, most = None, 0.0
    for edge in sorted({round(thing.rect.left) for thing in things}):
        height = 0.0
        for zone in _zones(things, edge):
            left, right = _sides(zone, edge)
            if _are_columns(left, right):
                height += min(around(t.rect for t in left).height, around(t.rect for t in right).height)
        if height > most:
            best, most = float(edge), height
    return best


def _zones(things: Sequence[Thing], edge: float) -> list[list[Thing]]:
    """Stretches of the page between things that cross the gutter; each of those is a stretch of its own."""
    out: list[list[Thing]] = [[]]
    for thing in things:
        if thing.rect.left < edge - 1.5 and thing.rect.right > edge - _GUTTER:
            out += [[thing], []]
        else:
            out[-1].append(thing)
    return [zone for zone in out if zone]


def _sides(zone: Sequence[Thing], edge: float) -> tuple[list[Thing], list[Thing]]:
    left = [thing for thing in zone if thing.rect.left < edge - 1.5]
    return left, [thing for thing in zone if thing.rect.left >= edge - 1.5]


def _are_columns(left: Sequence[Thing], right: Sequence[Thing]) -> bool:
    if min(_height_in_lines(left), _height_in_lines(right)) < _FEWEST_LINES:
        return False
    one, other = around(thing.rect for thing in left), around(thing.rect for thing in right)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared < 0.5 * min(one.height, other.height) or min(one.width, other.width) < _NARROWEST:
        return False
    if all(_is_running_text(side) or _is_even(side) for side in (left, right)):
        return True
    return _alignment(left, right) < _ALIGNED


def _height_in_lines(things: Sequence[Thing]) -> int:
    return sum(thing.lines_high for thing in things)


def _is_running_text(things: Sequence[Thing]) -> bool:
    width = around(thing.rect for thing in things).width
    return median(thing.rect.width for thing in things) > _FULL * width and width > 2 * _NARROWEST


def _is_even(things: Sequence[Thing]) -> bool:
    """Whether things stand in several columns of one width, each full of running text."""
    strips: list[tuple[float, list[Thing]]] = []
    for thing in sorted(things, key=lambda thing: thing.rect.left):
        if strips and thing.rect.left < strips[-1][0] + _GUTTER:
            right, inside = strips.pop()
            strips.append((max(right, thing.rect.right), [*inside, thing]))
        else:
            strips.append((thing.rect.right, [thing]))
    columns = [inside for _, inside in strips]
    widths = [around(thing.rect for thing in inside).width for inside in columns]
    even = max(widths) < _EVEN * min(widths)
    return even and all(_is_running_text(each) and _height_in_lines(each) >= _FEWEST_PROSE for each in columns)


def _alignment(left: Sequence[Thing], right: Sequence[Thing]) -> float:
    """The share of lines on the shorter side that stand at the height of a line on the other."""
    few, many = sorted((left, right), key=len)
    bottoms = [thing.rect.bottom for thing in many]
    return sum(any(abs(thing.rect.bottom - bottom) < 2.5 for bottom in bottoms) for thing in few) / len(few)
