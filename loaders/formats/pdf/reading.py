"""A PDF to text: pages to words, pages without words through recognition, words to blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Lock

from loaders.formats import ocr
from loaders.formats.blocks import compose
from loaders.formats.decoded import Decoded, Defect, Undecodable
from loaders.formats.detection import Format
from loaders.formats.ledger import Ledger
from loaders.formats.legends import with_legends
from loaders.formats.marks import Box
from loaders.formats.page.furniture import without_furniture
from loaders.formats.page.layout import blocks
from loaders.formats.page.sheet import Sheet, Word
from loaders.formats.page.turning import box_back
from loaders.formats.pdf.opening import Opened, is_scan
from loaders.formats.pictures import discs_in

# pdfium keeps its state for the whole process.
_ONE_AT_A_TIME = Lock()


def decode(data: bytes) -> Decoded:
    """The text of a PDF. Raises Undecodable for one that is damaged, locked, or shows no words."""
    with _ONE_AT_A_TIME, Opened(data) as opened:
        sheets = list(opened.sheets())
        _recognise(opened, sheets)
    if not any(sheet.words for sheet in sheets):
        raise Undecodable("this PDF shows no words")
    furniture = without_furniture(sheets)
    found = with_legends(blocks(sheets))
    ledger = Ledger()
    for sheet in sheets:
        ledger.add(sheet.ledger)
    decoded = compose(
        found,
        Format.PDF,
        furniture=furniture,
        pages=len(sheets),
        ocr_pages=tuple(sheet.number for sheet in sheets if sheet.recognised),
        warnings=tuple(_warnings(sheets)),
        ledger=ledger,
    )
    decoded = replace(decoded, defects=tuple(_defects(decoded, sheets)))
    turned = {sheet.number: sheet for sheet in sheets if sheet.turn}
    return _as_shown(decoded, turned) if turned else decoded


def _as_shown(decoded: Decoded, turned: dict[int, Sheet]) -> Decoded:
    """The places of what was read with its page turned, as they are on the page."""

    def shown(box: Box) -> Box:
        sheet = turned.get(box.page)
        if sheet is None:
            return box
        sides = (sheet.height, sheet.width) if sheet.turn % 2 else (sheet.width, sheet.height)
        return box_back(box, sheet.turn, *sides)

    return replace(
        decoded,
        spans=tuple(replace(span, box=shown(span.box)) for span in decoded.spans),
        marks=tuple(replace(mark, box=shown(mark.box)) if mark.box else mark for mark in decoded.marks),
        furniture=tuple(replace(each, box=shown(each.box)) if each.box else each for each in decoded.furniture),
    )


def _defects(decoded: Decoded, sheets: list[Sheet]) -> Iterator[Defect]:
    """What the pages lose, each at the first line that stands on the page or behind it."""
    for sheet in sheets:
        behind = (span for span in decoded.spans if span.box.page >= sheet.number)
        place = next(behind, decoded.spans[-1])
        if sheet.recognised:
            reading = f"Bladzijde {sheet.number} is een afbeelding; haar tekst komt uit tekenherkenning."
            yield Defect("ocr-loss", reading, place.start, place.end)
        elif sheet.unread:
            reading = f"Bladzijde {sheet.number} is een afbeelding waarvan de tekst niet is gelezen."
            yield Defect("ocr-loss", reading, place.start, place.end)


def _recognise(opened: Opened, sheets: list[Sheet]) -> None:
    """Pages that show no words, or only signs that are no letters, are read from their picture."""
    mute = [sheet for sheet in sheets if _is_picture(sheet) or _is_garbled(sheet)]
    if len(mute) > ocr.MAX_PAGES:
        raise Undecodable(f"more than {ocr.MAX_PAGES} of its pages are pictures")
    if mute and len(mute) < len(sheets) and any(map(_is_picture, mute)) and ocr.program() is None:
        for sheet in mute:
            sheet.unread = True
        return
    for sheet in mute:
        picture, scale = opened.picture(sheet.number, ocr.DOTS_PER_INCH)
        sheet.words = ocr.words(picture, scale, sheet.number)
        sheet.discs = sheet.discs or discs_in(picture, scale)
        sheet.words = [word for word in sheet.words if not _is_disc(word, sheet)]
        sheet.frames, sheet.rules, sheet.recognised = [], [], True


def _is_disc(word: Word, sheet: Sheet) -> bool:
    """Whether recognition took a disc for a letter."""
    return len(word.text) < 3 and any(disc.rect.holds(word.rect) for disc in sheet.discs)


def _is_picture(sheet: Sheet) -> bool:
    return not sheet.words and is_scan(sheet)


def _is_garbled(sheet: Sheet) -> bool:
    """Whether a page's type has no letters behind it: a font without a map to characters."""
    shown = "".join(word.text for word in sheet.words)
    strange = sum(char == "\ufffd" or char < " " or "\ue000" <= char <= "\uf8ff" for char in shown)
    return len(shown) > 50 and strange * 2 > len(shown) and ocr.program() is not None


def _warnings(sheets: list[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        if sheet.hidden:
            yield f"page {sheet.number}: {sheet.hidden} characters that the page does not show were left out"
        if sheet.unread:
            yield f"page {sheet.number} is a picture and was not read; install tesseract-ocr-nld to have it read"
