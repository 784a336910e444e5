"""Quarter turns of type on a page: places in a frame in which turned type reads from left to right.

A turn of 1 is type that reads upwards, of 2 type upside down, of 3 type that reads downwards. Frames have their own top
left corner, as the page would have it when it is held so that the type stands upright.
"""

from __future__ import annotations

from collections.abc import Callable

from loaders.formats.marks import Box
from loaders.formats.page.sheet import Rect

Place = Callable[[float, float], tuple[float, float]]


def into(turn: int, width: float, height: float) -> Place:
    """From the page as it is shown to the frame of a turn; `width` and `height` are the page's."""
    return (
        lambda x, y: (x, y),
        lambda x, y: (height - y, x),
        lambda x, y: (width - x, height - y),
        lambda x, y: (y, width - x),
    )[turn]


def back(turn: int, width: float, height: float) -> Place:
    """From the frame of a turn to the page as it is shown."""
    return (
        lambda x, y: (x, y),
        lambda x, y: (y, height - x),
        lambda x, y: (width - x, height - y),
        lambda x, y: (width - y, x),
    )[turn]


def moved(rect: Rect, place: Place) -> Rect:
    """A rectangle in another frame."""
    one, other = place(rect.left, rect.top), place(rect.right, rect.bottom)
    return Rect(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def box_back(box: Box, turn: int, width: float, height: float) -> Box:
    """A box in the frame of a turn as it stands on the page."""
    place = back(turn, width, height)
    return moved(Rect(box.left, box.top, box.right, box.bottom), place).on(box.page)
