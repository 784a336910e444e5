"""Colours and words of the judgement scale: which of its five colours a paint or a description is.

The scale of IGJ and Inspectie Justitie en Veiligheid: dark green voldoet, light green voldoet grotendeels, orange
voldoet grotendeels niet, red voldoet niet, grey niet beoordeeld. Paints differ by year and by printer, so that a hue
counts with tolerance; a green that could be either shade, and blue, yellow, black and white are none of them.
"""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

from PIL import ImageColor

from loaders.formats.marks import Colour
from loaders.shadow import fold

Paint = tuple[int, int, int]

_GREY_SATURATION, _WHITE, _BLACK = 0.16, 0.93, 0.28
# Hues in degrees. Orange ends before a clear yellow, green begins after it.
_RED, _ORANGE, _GREEN = (345, 16), (16, 50), (62, 178)
# How far two paints of one colour lie apart at most, over red, green and blue together.
_SAME = 48
# Relative luminance (ITU-R BT.709) below which a green is dark, and from which it is light.
_DARK, _LIGHT = 0.29, 0.36

_IN_WORDS = (
    (Colour.DARK_GREEN, re.compile(r"\bdonker ?-?groene?\b|\bdark ?-?green\b")),
    (Colour.LIGHT_GREEN, re.compile(r"\blicht ?-?groene?\b|\blight ?-?green\b")),
    (Colour.ORANGE, re.compile(r"\boranje\b|\borange\b|\bamber\b")),
    (Colour.RED, re.compile(r"\bro(?:od|de)\b|\bred\b")),
    (Colour.GREY, re.compile(r"\bgrij(?:s|ze)\b|\bgr[ea]y\b")),
)
_ON_THE_SCALE = (
    (Colour.GREY, re.compile(r"\bniet (?:beoordeeld|getoetst|onderzocht)\b|\bgeen oordeel\b")),
    (Colour.ORANGE, re.compile(r"\bvoldoet grotendeels niet\b|\bgrotendeels niet voldaan\b")),
    (Colour.RED, re.compile(r"\bvoldoet (?:helemaal )?niet\b|\bniet voldaan\b")),
    (Colour.LIGHT_GREEN, re.compile(r"\bvoldoet grotendeels\b|\bgrotendeels voldaan\b")),
    (Colour.DARK_GREEN, re.compile(r"\bvoldoet\b|\bvoldaan\b")),
)
_ROUND = re.compile(
    r"\b(?:bol(?:letje)?|stip(?:je)?|cirkel(?:tje)?|rondje|schijf|icoon(?:tje)?|punt|circle|dot|disc|icon)\b"
)


@lru_cache(maxsize=1024)
def colour_of(paint: Paint) -> Colour | None:
    """The scale's colour that a paint (red, green, blue from 0 to 255) shows; None for any other, and between two."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in paint))
    if saturation < _GREY_SATURATION:
        return Colour.GREY if _BLACK < value < _WHITE else None
    degrees = hue * 360
    if value < _BLACK and degrees < _GREEN[0]:
        return None
    if degrees >= _RED[0] or degrees < _RED[1]:
        return Colour.RED if saturation > 0.45 else None
    if _ORANGE[0] <= degrees < _ORANGE[1]:
        return Colour.ORANGE if saturation > 0.45 and value > 0.6 else None
    if _GREEN[0] <= degrees < _GREEN[1] and saturation > 0.2:
        return _shade(paint)
    return None


def is_paint(paint: Paint) -> bool:
    """Whether a paint can be that of a disc at all: any but black and white."""
    return max(paint) > 255 * _BLACK and min(paint) < 255 * _WHITE


def alike(one: Paint, other: Paint) -> bool:
    """Whether two paints are the same but for what printing and scanning do to them."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < _SAME


def luminance(paint: Paint) -> float:
    """Relative luminance from 0 (black) to 1 (white), by ITU-R BT.709 on linear light."""
    red, green, blue = ((part / 255) ** 2.2 for part in paint)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _shade(paint: Paint) -> Colour | None:
    light = luminance(paint)
    return Colour.DARK_GREEN if light < _DARK else Colour.LIGHT_GREEN if light >= _LIGHT else None


def paint_of_css(value: str) -> Paint | None:
    """The paint that a CSS colour names: a name, #rgb, #rrggbb, rgb() or hsl(); None for anything else."""
    try:
        return ImageColor.getrgb(value.strip().removesuffix("!important").strip())[:3]
    except ValueError:
        return None


def colour_in_words(label: str) -> Colour | None:
    """The colour that a short description of a picture names, as "oranje bol" does."""
    folded = fold(label)
    return next((colour for colour, pattern in _IN_WORDS if pattern.search(folded)), None)


def place_on_scale(text: str) -> Colour | None:
    """The colour that stands for the first judgement a text names, by the words of the scale."""
    folded = fold(text)
    found = [
        (match.start(), order, colour) for order, (colour, p) in enumerate(_ON_THE_SCALE) if (match := p.search(folded))
    ]
    return min(found)[2] if found else None


def describes_a_disc(label: str) -> bool:
    """Whether a picture's alternative text is that of a judgement's disc: a colour, or a value of the scale."""
    if not label or len(label) > 80:
        return False
    words = fold(label).split()
    named = colour_in_words(label) is not None and (len(words) <= 2 or bool(_ROUND.search(fold(label))))
    return named or place_on_scale(label) is not None
