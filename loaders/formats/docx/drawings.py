"""Drawings of a Word document: boxes with text, discs, and pictures with what is said of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.blocks import Disc
from loaders.formats.colours import colour_in_words, colour_of, describes_a_disc, is_paint, paint_of_css, place_on_scale
from loaders.formats.docx.styles import W
from loaders.formats.ledger import Ledger, Unread
from loaders.formats.pictures import disc_paint

if TYPE_CHECKING:
    from loaders.formats.docx.runs import Words

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
# Charts and diagrams keep their words in parts of their own.
_ELSEWHERE = ("chart", "relIds", "OLEObject")
_BY_MACHINE = re.compile(
    r"(?i)automatis(?:ch|ch[e])\s+gegenereerd|automatically generated|\bAI-(?:generated|gegenereerd)"
)


class Drawings:
    """Adds what drawings show to the words of their paragraph; `picture` gives bytes by relation."""

    def __init__(self, picture: Callable[[str], bytes], ledger: Ledger) -> None:
        self._picture = picture
        self._ledger = ledger

    def add(self, drawing: etree._Element, words: Words) -> None:
        """Boxes are read behind their paragraph, a disc is kept as one, of a picture what its author says of it."""
        choice = drawing.find(MC + "Choice")
        shown = drawing if choice is None else choice
        boxes = [each for each in shown.iter(W + "txbxContent") if not _within_another(each, shown)]
        words.boxes.extend(boxes)
        label = _label(shown)
        if disc := self._disc(shown, label):
            words.discs.append(disc)
            if not place_on_scale(label):
                return
        elif boxes:
            return
        if label and not _BY_MACHINE.search(label):
            words.pictures.append(label)
        elif any(isinstance(e.tag, str) and e.tag.rpartition("}")[2] in _ELSEWHERE for e in shown.iter()):
            self._ledger.things(Unread.EMBEDDED)
        elif next(shown.iter(_A + "blip", _VML + "imagedata"), None) is not None:
            self._ledger.things(Unread.PICTURE)

    def _disc(self, drawing: etree._Element, label: str) -> Disc | None:
        paint = None
        for shape in drawing.iter(_A + "prstGeom"):
            fill = shape.getparent().find(f"{_A}solidFill/{_A}srgbClr")
            if shape.get("prst") in ("ellipse", "flowChartConnector") and fill is not None:
                paint = paint_of_css(f"#{fill.get('val', '')}")
        for oval in drawing.iter(_VML + "oval"):
            paint = paint_of_css((oval.get("fillcolor") or "").split(" ")[0])
        for picture in drawing.iter(_A + "blip"):
            paint = disc_paint(self._picture(picture.get(_R + "embed") or ""))
        if paint and is_paint(paint):
            return Disc(colour_of(paint) or colour_in_words(label), label, paint=paint)
        return Disc(colour_in_words(label) or place_on_scale(label), label) if describes_a_disc(label) else None


def _label(drawing: etree._Element) -> str:
    named = next((e for e in drawing.iter() if isinstance(e.tag, str) and e.tag.endswith("}docPr")), None)
    label = (named.get("descr") or named.get("title") or "") if named is not None else ""
    for shape in () if label else drawing.iter(_VML + "oval", _VML + "shape"):
        label = label or shape.get("alt") or ""
    return " ".join(label.split())


def _within_another(box: etree._Element, top: etree._Element) -> bool:
    """Whether a box stands in another one that is read with it, or in the older form of the same drawing."""
    for each in box.iterancestors():
        if each is top:
            return False
        if each.tag in (W + "txbxContent", MC + "Fallback"):
            return True
    return False
