"""What a page shows beside its words: where a line stands, and the coloured discs beside lines.

Dutch inspectorates print a norm's judgement as a coloured disc beside its heading. A disc has no characters of its own,
so that the line beside it is its place: that line is what can be quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The colours of the scale of IGJ and Inspectie Justitie en Veiligheid, as a reader would name them."""

    DARK_GREEN = "dark-green"
    LIGHT_GREEN = "light-green"
    ORANGE = "orange"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def adjoins(self, other: Box) -> bool:
        """Whether another box goes on where this one ends: on the same page, beside it or at most a line below."""
        if other.page != self.page or other.right < self.left or other.left > self.right:
            return False
        line = max(other.bottom - other.top, 1.0)
        return self.top - line <= other.top <= self.bottom + line

    def with_(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            self.page,
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    @property
    def fragment(self) -> str:
        """The rectangle as a fragment identifier of application/pdf (RFC 8118, `page` and `viewrect`)."""
        sizes = (self.left, self.top, self.right - self.left, self.bottom - self.top)
        return f"page={self.page}&viewrect={','.join(f'{size:.1f}' for size in sizes)}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured disc and the line that it stands beside.

    `start` and `end` are the offsets of that line (of a table's row: the whole row). `colour` is None where a picture
    says its value in words alone; `label` holds those words as given (an image's alternative text), else it is empty.
    `legend` tells that the disc explains the scale and judges nothing. `box` is None for a format without pages.
    """

    start: int
    end: int
    colour: Colour | None
    label: str = ""
    legend: bool = False
    box: Box | None = None
