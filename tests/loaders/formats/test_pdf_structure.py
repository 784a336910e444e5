"""A PDF page's own structure comes out as blocks, what its reader does not see is left out and counted."""

from __future__ import annotations

import re

import pytest
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from tests.loaders.formats.making import ledger, pdf, shown

PROSE = "Gewone regel {} van de bladzijde met genoeg woorden om te lezen en nog wat."


def lines(canvas: Canvas, *texts: str, left: float = 60, top: float = 740, leading: float = 14) -> None:
    for index, text in enumerate(texts):
        canvas.drawString(left, top - leading * index, text)


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


@pytest.mark.parametrize("paint", ["black", "white", "darkblue"])
def test_words_under_a_rectangle_are_not_read(paint: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 740, "De jongen heet Jan Jansen en woont hier.")
        canvas.setFillColor(paint)
        canvas.rect(125, 736, 60, 12, stroke=0, fill=1)

    source = pdf(draw)
    assert "Jan" not in source.text
    assert source.text.startswith("De jongen heet")
    assert source.text.endswith("en woont hier.\n")
    assert ledger(source) == {"covered": 2}
    if paint == "black":
        assert source.text == "De jongen heet ███ ███ en woont hier.\n"


def test_a_ground_painted_first_and_a_marker_that_shows_through_cover_nothing() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor("lightgrey")
        canvas.rect(55, 730, 300, 30, stroke=0, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(60, 740, "Een zin op een grond.")
        canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
        canvas.rect(60, 736, 50, 12, stroke=0, fill=1)

    assert pdf(draw).text == "Een zin op een grond.\n"


def test_black_type_on_black_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, "Zichtbaar.")
        canvas.rect(55, 690, 300, 20, stroke=0, fill=1)
        canvas.drawString(60, 696, "Niet te zien")

    source = pdf(draw)
    assert source.text == "Zichtbaar.\n"
    assert ledger(source) == {"hidden": 3}


def test_struck_words_are_not_said_and_underlined_ones_are() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, "40% 45% van de gezinnen wacht.", "", "Onderstreept woord.")
        canvas.line(60, 743, 78, 743)
        canvas.line(60, 710, 150, 710)

    source = pdf(draw)
    assert source.text.split() == ["45%", "van", "de", "gezinnen", "wacht.", "Onderstreept", "woord."]
    assert ledger(source) == {"struck": 1}


@pytest.mark.parametrize("apart", [True, False])
def test_a_raised_figure_is_a_note_and_the_number_stays_whole(apart: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if apart:
            canvas.drawString(60, 740, "Er wonen 212")
            canvas.setFont("Helvetica", 6)
            canvas.drawString(60 + canvas.stringWidth("Er wonen 212", "Helvetica", 10), 744, "1")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(64 + canvas.stringWidth("Er wonen 212", "Helvetica", 10), 740, " jeugdigen.")
            return
        text = canvas.beginText(60, 740)
        text.textOut("Er wonen 212")
        text.setRise(4)
        text.setFont("Helvetica", 6)
        text.textOut("1")
        text.setRise(0)
        text.setFont("Helvetica", 10)
        text.textOut(" jeugdigen.")
        canvas.drawText(text)

    assert pdf(draw).text == "Er wonen 212¹ jeugdigen.\n"


def test_form_fields_are_read_at_their_place() -> None:
    def draw(canvas: Canvas) -> None:
        form = canvas.acroForm
        lines(canvas, "Oordeel:", "Aangekondigd", "Onaangekondigd", "Soort:", leading=30)
        form.textfield(name="oordeel", x=110, y=735, width=200, height=16, value="voldoet niet")
        form.checkbox(name="a", x=150, y=706, checked=True, size=12)
        form.checkbox(name="b", x=150, y=676, checked=False, size=12)
        form.choice(name="c", x=110, y=645, width=100, height=16, value="gezinshuis", options=["groep", "gezinshuis"])

    words = " ".join(pdf(draw).text.split())
    assert words == "Oordeel: voldoet niet Aangekondigd ☒ Onaangekondigd ☐ Soort: gezinshuis"


@pytest.mark.parametrize("count", [2, 3, 4])
def test_even_columns_of_prose_are_read_one_after_the_other(count: int) -> None:
    width = 480 / count

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7)
        for at in range(count):
            text = [f"kolom {at} regel {n} met nog wat" for n in range(12)]
            lines(canvas, *text, left=50 + width * at, leading=11)

    found = re.findall(r"kolom (\d) regel (\d+)", pdf(draw).text)
    assert found == [(str(at), str(n)) for at in range(count) for n in range(12)]


def test_a_sideways_line_in_the_margin_and_a_watermark_are_left_out_and_counted() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, *(PROSE.format(n) for n in range(8)))
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Inspectie rapport definitief 2024")
        canvas.restoreState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.setFillGray(0.8)
        canvas.drawString(0, 0, "CONCEPT")

    source = pdf(draw)
    assert len(source.blocks) == 1
    assert [each.text for each in source.furniture] == ["Inspectie rapport definitief 2024"]
    assert ledger(source) == {"slanted": 1, "furniture": 4}


def test_a_head_that_stands_sideways_in_a_cell_is_read_there() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, [60, 200, 240], [700, 620, 590])
        lines(canvas, "Norm", top=640, left=65)
        lines(canvas, "1.1 Regie", top=600, left=65)
        canvas.drawString(210, 600, "x")
        canvas.translate(225, 630)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Voldoet niet")

    assert [line.partition(": ")[2] for line in shown(pdf(draw))] == ["Norm", "Voldoet niet", "1.1 Regie", "x"]


@pytest.mark.parametrize("angle", [90, 180, 270])
@pytest.mark.parametrize("rotated", [0, 90, 270])
def test_turned_type_and_turned_pages_are_read(angle: int, rotated: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotated)
        canvas.translate(300, 400)
        canvas.rotate(angle)
        lines(
            canvas, "De hulp is op orde en de inspectie is tevreden.", "", "", "Een tweede alinea.", left=-200, top=20
        )

    source = pdf(draw)
    assert source.text == "De hulp is op orde en de inspectie is tevreden.\n\nEen tweede alinea.\n"
    (box,) = source.boxes(0, 10)
    long, short = box.right - box.left, box.bottom - box.top
    upright = (angle + rotated) % 180 == 0
    assert (long > short) == upright


@pytest.mark.parametrize("spacing", [0, 6])
def test_letter_spaced_headings_are_words(spacing: int) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 740)
        text.setFont("Helvetica-Bold", 14)
        text.setCharSpace(spacing)
        text.textOut("Zichtbare kop" if spacing else "Z i c h t b a r e  k o p")
        canvas.drawText(text)
        canvas.setFont("Helvetica", 10)
        lines(canvas, PROSE.format(1), PROSE.format(2), top=700)

    assert shown(pdf(draw))[0] == "heading 0: Zichtbare kop"


def test_marks_in_columns_are_not_closed_up() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(7):
            canvas.drawString(60 + 9 * at, 740, "x")
        lines(canvas, PROSE.format(1), top=700)

    assert pdf(draw).text.startswith("x x x x x x x\n")


def test_cells_know_their_place_with_spans_and_bold_heads() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 660, 640):
            canvas.line(60, y, 360, y)
        canvas.line(160, 680, 360, 680)
        for x, top in ((60, 700), (160, 700), (260, 680), (360, 700)):
            canvas.line(x, 640, x, top)
        canvas.setFont("Helvetica-Bold", 10)
        for x, y, text in ((65, 675, "Vorm"), (165, 687, "Jeugdigen"), (165, 666, "2022"), (265, 666, "2023")):
            canvas.drawString(x, y, text)
        canvas.setFont("Helvetica", 10)
        for x, text in ((65, "Pleegzorg"), (165, "12"), (265, "14")):
            canvas.drawString(x, 646, text)
        lines(canvas, PROSE.format(1), PROSE.format(2), top=600)

    assert shown(pdf(draw))[:7] == [
        "head 0,0 2x1: Vorm",
        "head 0,1 1x2: Jeugdigen",
        "head 1,1: 2022",
        "head 1,2: 2023",
        "cell 2,0: Pleegzorg",
        "cell 2,1: 12",
        "cell 2,2: 14",
    ]


def test_a_table_goes_on_over_the_page_without_its_repeated_head() -> None:
    def page(first: int) -> None:
        def draw(canvas: Canvas) -> None:
            grid(canvas, [60, 160, 360], [700, 680, 660, 640])
            for x, text in ((65, "Norm"), (165, "Oordeel")):
                canvas.drawString(x, 686, text)
            for row in (0, 1):
                canvas.drawString(65, 666 - 20 * row, f"1.{first + row}")
                canvas.drawString(165, 666 - 20 * row, "voldoet")

        return draw

    source = pdf(page(1), page(3))
    assert shown(source)[2:] == [
        f"cell {row},{column}: {text}" for row in range(1, 5) for column, text in ((0, f"1.{row}"), (1, "voldoet"))
    ]
    assert {block.cell.table for block in source.blocks if block.cell} == {0}


def test_cells_without_rules_stand_in_the_columns_that_they_line_up_with() -> None:
    def draw(canvas: Canvas) -> None:
        rows = (("Norm", "Voldoet", "Voldoet niet"), ("1.1 Regie", "x", ""), ("1.2 Rust", "", "x"))
        for at, row in enumerate(rows):
            for x, text in zip((60, 220, 350), row, strict=True):
                canvas.drawString(x, 700 - 16 * at, text)

    assert shown(pdf(draw))[3:] == ["cell 1,0: 1.1 Regie", "cell 1,1: x", "cell 2,0: 1.2 Rust", "cell 2,2: x"]


def test_headings_rank_by_their_size() -> None:
    def draw(canvas: Canvas) -> None:
        for y, size, text in ((760, 20, "Rapport"), (720, 14, "Hoofdstuk"), (640, 14, "Nog een")):
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(60, y, text)
        canvas.setFont("Helvetica", 10)
        lines(canvas, PROSE.format(1), PROSE.format(2), top=690)

    assert [line for line in shown(pdf(draw)) if line.startswith("heading")] == [
        "heading 1: Rapport",
        "heading 2: Hoofdstuk",
        "heading 2: Nog een",
    ]


def test_a_box_or_tick_begins_a_line_of_its_own_with_what_it_chooses() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (ticked, text) in enumerate(((True, "voldoet"), (False, "voldoet niet"))):
            canvas.acroForm.checkbox(name=text, x=60, y=706 - 20 * at, checked=ticked, size=12)
            canvas.drawString(78, 709 - 20 * at, text)
        for at, (sign, text) in enumerate((("\u2714", "op orde"), ("\u2718", "niet op orde"))):
            canvas.setFont("ZapfDingbats", 10)
            canvas.drawString(60, 640 - 14 * at, sign)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(74, 640 - 14 * at, text)

    found = [line.partition(": ")[2] for line in shown(pdf(draw))]
    assert found == ["☒ voldoet", "☐ voldoet niet", "✔ op orde", "✘ niet op orde"]
