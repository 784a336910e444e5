"""The discs of a page: pictures described as one, round signs in colour, painted circles."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Disc
from loaders.formats.colours import (
    colour_in_words,
    colour_of,
    describes_a_disc,
    is_paint,
    paint_of_css,
    place_on_scale,
)

_PAINT = re.compile(r"(?i)(?<![\w-])(?:background(?:-color)?|color|fill)\s*:\s*([^;]+)")
_INK = re.compile(r"(?i)(?<![\w-])color\s*:\s*([^;]+)")
_ROUND = re.compile(r"(?i)border-radius\s*:\s*(?:50|[5-9]\d|100)\s*%|border-radius\s*:\s*\d+px")
_SIGNS = "●⬤•\u25cf"
_LONGEST = 4


def label_of(element: etree._Element) -> str:
    """The words that a page gives for what an element shows."""
    return " ".join((element.get("alt") or element.get("aria-label") or element.get("title") or "").split())


def disc_of(element: etree._Element, tag: str, style: str) -> Disc | None:
    """The disc that an element is; None for any other element. `style` are its declarations."""
    label = label_of(element)
    if tag == "svg":
        shape = next((part for part in element.iter("circle", "ellipse")), None)
        if shape is None:
            return None
        fill = f"{shape.get('fill') or ''};fill:{shape.get('fill') or ''}"
        return _painted(f"{fill};{shape.get('style') or ''}", label or element.findtext(".//title") or "")
    if tag == "img" or element.get("role") == "img":
        return Disc(colour_in_words(label) or place_on_scale(label), label) if describes_a_disc(label) else None
    if len(element):
        return None
    words = (element.text or "").strip()
    if words and len(words) <= _LONGEST and not words.strip(_SIGNS):
        return _painted(f"{style};color:{element.get('color') or ''}", label, _INK)
    return _painted(style, label) if not words and _ROUND.search(style) else None


def _painted(style: str, label: str, pattern: re.Pattern[str] = _PAINT) -> Disc | None:
    """A disc of the scale's colours; a paint that is none of them is decoration."""
    paints = [paint for value in pattern.findall(style) if (paint := paint_of_css(value))]
    shown = [paint for paint in paints if is_paint(paint)]
    return Disc(colour_of(shown[-1]) or colour_in_words(label), label, paint=shown[-1]) if shown else None
