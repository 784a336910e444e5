"""Pages that are pictures are read by Tesseract and say so; where it is not installed, the message says what to do."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.elements.defects import statements
from loaders.formats import ocr
from loaders.reading import UnreadableReport, source_from_bytes
from loaders.segments import segment
from tests.loaders.formats.rendering import PAINTS, as_scan
from tests.loaders.formats.test_pdf import column, pdf

needs_tesseract = pytest.mark.skipif(ocr.program() is None, reason="tesseract is not installed")
LINES = ["Norm 1.1 Jongeren houden de regie", "", "De inspectie sprak met vijf jongeren en hun ouders."]


def scan() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        column(LINES, leading=18)(canvas)
        canvas.setFillColor(PAINTS["orange"])
        canvas.circle(45, 744, 6, stroke=0, fill=1)

    return as_scan(pdf(draw))


@needs_tesseract
def test_a_scanned_page_gives_its_words_with_their_place_and_says_that_it_was_one() -> None:
    source = source_from_bytes("x.pdf", scan())
    assert "sprak met vijf jongeren en hun ouders." in source.text
    assert (source.media_type, source.ocr_pages) == ("application/pdf", (1,))
    (box,) = source.boxes(0, 10)
    assert box.left == pytest.approx(60, abs=3)
    assert [mark.colour for mark in source.marks] == ["orange"]
    (fault,) = statements(segment(source))
    assert str(fault.get("anomalyKind")).endswith("/ocr-loss")


def test_without_tesseract_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    with pytest.raises(UnreadableReport, match="tesseract-ocr-nld"):
        source_from_bytes("x.pdf", scan())
