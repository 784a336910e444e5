"""What stands on one page before any of it is understood: words, rules, boxes and discs, each with its place.

Places are in points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.formats.colours import Paint
from loaders.formats.ledger import Ledger
from loaders.formats.marks import Box


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its sides along those of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: Rect, slack: float = 2.0) -> bool:
        """Whether the middle of another rectangle lies in this one."""
        x, y = other.middle
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack

    def beside(self, other: Rect) -> bool:
        """Whether two rectangles stand at the same height: they share more than half of the lower one's height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.height, other.height)

    def on(self, page: int) -> Box:
        """The same place, with its page."""
        return Box(page, *(round(side, 1) for side in (self.left, self.top, self.right, self.bottom)))


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around some others, of which there is at least one."""
    several = list(rects)
    return Rect(
        min(rect.left for rect in several),
        min(rect.top for rect in several),
        max(rect.right for rect in several),
        max(rect.bottom for rect in several),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank; `base` is the height of the line they stand on, `size` that of the type.

    `glued` tells that no blank stands between this word and the one read before it.
    """

    text: str
    rect: Rect
    base: float
    size: float
    bold: bool = False
    ink: Paint = (0, 0, 0)
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle drawn on the page: its paint where it is filled, and whether its edge is drawn.

    `order` is its place in the order of painting: what comes later lies on top.
    """

    rect: Rect
    fill: Paint | None
    edged: bool
    order: int = 0


@dataclass(frozen=True, slots=True)
class PaintedDisc:
    """A filled circle, or a small picture of one."""

    rect: Rect
    paint: Paint


@dataclass(slots=True)
class Sheet:
    """One page. `rules` are thin lines, `strokes` those of them that lie level, however short; `covers` are filled
    rectangles that hide what is painted before them. `aside` are lines of type that stands sideways, a word each.
    `hidden` counts characters that the page holds but does not show, `recognised` tells that its words were read from
    a picture, `unread` that they could not be. `turn` is the quarter turn in whose frame all places are, since most of
    the page's type stands so; `width` and `height` are those of that frame."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    aside: list[Word] = field(default_factory=list)
    rules: list[Rect] = field(default_factory=list)
    strokes: list[Rect] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    covers: list[Frame] = field(default_factory=list)
    discs: list[PaintedDisc] = field(default_factory=list)
    pictures: list[Rect] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    hidden: int = 0
    turn: int = 0
    recognised: bool = False
    unread: bool = False
