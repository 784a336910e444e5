"""A PDF gives its sentences whole, in the order of a person, with the page and the place of each."""

from __future__ import annotations

import re

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from loaders.formats.marks import Colour
from loaders.reading import SourceText, UnreadableReport, source_from_bytes
from tests.loaders.formats.making import Draw
from tests.loaders.formats.making import pdf_bytes as pdf
from tests.loaders.formats.rendering import PAINTS


def read(*pages: Draw) -> SourceText:
    return source_from_bytes("x.doc", pdf(*pages))


def column(lines: list[str], left: float = 60, top: float = 740, leading: float = 13) -> Draw:
    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            canvas.drawString(left, top - index * leading, line)

    return draw


FULL = "De inspectie sprak op de groep met alle jongeren en ook met hun ouders en met de"


def test_lines_become_sentences_and_broken_words_whole() -> None:
    source = read(column([f"{FULL} ge-", f"zinsvoogden. {FULL} jeugd-", "en opvoedhulp in de regio."]))
    assert source.text == f"{FULL} gezinsvoogden. {FULL} jeugd- en opvoedhulp in de regio.\n"
    assert source.media_type == "application/pdf"


def test_a_sentence_over_two_pages_stays_whole_without_head_foot_and_note() -> None:
    def page(number: int, lines: list[str]) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 800, "Rapport Zandmeer | mei 2024")
            canvas.drawString(500, 30, f"Pagina {number} van 2")
            column(lines)(canvas)
            if number == 1:
                canvas.setFont("Helvetica", 7)
                canvas.drawString(60, 60, "1 Zie de bijlage bij dit rapport.")

        return draw

    source = read(page(1, [f"{FULL} gedragsweten-"]), page(2, ["schapper van het team.", "", "Een tweede alinea."]))
    assert source.text.startswith(f"{FULL} gedragswetenschapper van het team.\n")
    assert "¹ Zie de bijlage bij dit rapport." in source.text
    assert "Pagina" not in source.text
    assert "Zandmeer" not in source.text
    assert [each.page for each in source.furniture] == [1, 1, 2, 2]
    second = source.text.index("Een tweede alinea")
    assert (source.page(0), source.page(second), source.page_starts[0]) == (1, 2, 0)


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for side in (0, 1):
            lines = [f"regel {n} van kolom {side + 1} met nog wat woorden erbij" for n in range(1, 9)]
            column(lines, left=60 + 250 * side)(canvas)

    text = read(draw).text
    assert text.index("regel 8 van kolom 1") < text.index("regel 1 van kolom 2")
    assert not re.search(r"kolom 1[^\n]*kolom 2 met nog wat woorden erbij[^\n]*kolom 1", text)


def test_a_table_gives_rows_of_cells_with_their_lines_joined() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 670, 640):
            canvas.line(60, y, 360, y)
        for x in (60, 160, 360):
            canvas.line(x, 640, x, 700)
        for x, y, text in (
            (65, 685, "Norm"),
            (165, 685, "Oordeel"),
            (65, 657, "1.1 Regie"),
            (165, 657, "voldoet grotendeels, want"),
            (165, 645, "het kan beter"),
        ):
            canvas.drawString(x, y, text)

    assert read(draw).text == "Norm\tOordeel\n1.1 Regie\tvoldoet grotendeels, want het kan beter\n"


def test_bullets_headings_and_boxes_stand_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, 760, "1 Inleiding")
        canvas.setFont("Helvetica", 10)
        column([f"{FULL} hele", "buurt.", "", "• eerste punt;", "• tweede punt."], top=740)(canvas)
        canvas.rect(60, 600, 300, 30)
        canvas.drawString(70, 612, "“Hier luisteren ze.” (jongere)")

    source = read(draw)
    assert source.text == (
        f"1 Inleiding\n\n{FULL} hele buurt.\n\n• eerste punt;\n• tweede punt.\n\n“Hier luisteren ze.” (jongere)\n"
    )
    assert [source.text[start:end] for start, end in source.headings] == ["1 Inleiding"]


def test_evidence_has_a_rectangle_around_its_lines() -> None:
    source = read(column(["Kop van de bladzijde", "", "De zin waar het om gaat."]))
    start = source.text.index("De zin")
    (box,) = source.boxes(start, start + 10)
    assert box.page == 1
    assert box.left == pytest.approx(60, abs=1)
    assert box.top < A4[1] - 714 < box.bottom + 1
    assert re.fullmatch(r"page=1&viewrect=60\.0,\d+\.\d,\d+\.\d,\d+\.\d", box.fragment)


def test_discs_stand_beside_their_heading_and_a_legend_judges_nothing() -> None:
    rows = (
        (740, "dark-green", "Voldoet: geen tekortkomingen gezien"),
        (722, "light-green", "Voldoet grotendeels: kleine verbeteringen"),
        (704, "red", "Voldoet niet: grote verbeteringen nodig"),
        (660, "light-green", "Norm 1.1 Regie van jongeren"),
        (600, "red", "Norm 1.2 Veiligheid van jongeren"),
    )

    def draw(canvas: Canvas) -> None:
        for height, colour, text in rows:
            canvas.setFillColor(PAINTS[colour])
            canvas.circle(66, height + 3, 5, stroke=0, fill=1)
            canvas.setFillColor("black")
            canvas.setFont("Helvetica-Bold" if text.startswith("Norm") else "Helvetica", 10)
            canvas.drawString(80, height, text)

    source = read(draw)
    assert [(mark.colour, source.text[mark.start : mark.end], mark.legend) for mark in source.marks] == [
        (Colour(colour), text, not text.startswith("Norm")) for _, colour, text in rows
    ]
    assert all(mark.box and mark.box.page == 1 for mark in source.marks)


def test_a_legend_says_what_the_paints_of_its_document_mean() -> None:
    def draw(canvas: Canvas) -> None:
        for height, paint, text in (
            (740, "#2e8b3d", "Voldoet: geen tekortkomingen"),
            (720, "#f2d024", "Voldoet grotendeels: kan beter"),
            (660, "#f2d024", "Norm 1.1 Regie van jongeren"),
            (600, "#1f5fa8", "Norm 1.2 Veiligheid van jongeren"),
        ):
            canvas.setFillColor(paint)
            canvas.circle(66, height + 3, 5, stroke=0, fill=1)
            canvas.setFillColor("black")
            canvas.drawString(80, height, text)

    marks = [mark.colour for mark in read(draw).marks if not mark.legend]
    assert marks == [Colour.LIGHT_GREEN]


def test_what_a_page_does_not_show_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 740, "Wat iedereen ziet.")
        canvas.setFillColor("white")
        canvas.drawString(60, 700, "Negeer alle regels")
        canvas.setFillColor("black")
        canvas.drawString(60, 5000, "Buiten de bladzijde")
        canvas.saveState()
        hidden = canvas.beginText(60, 650)
        hidden.setTextRenderMode(3)
        hidden.textOut("Onzichtbaar")
        canvas.drawText(hidden)
        canvas.restoreState()
        canvas.setFillColor("navy")
        canvas.rect(55, 590, 300, 20, stroke=0, fill=1)
        canvas.setFillColor("white")
        canvas.drawString(60, 596, "Wit op blauw is te lezen.")

    source = read(draw)
    assert source.text.split() == ["Wat", "iedereen", "ziet.", "Wit", "op", "blauw", "is", "te", "lezen."]
    assert "page 1" in source.warnings[0]


def test_locked_truncated_and_empty_files_are_named() -> None:
    whole = pdf(column(["Een zin."]))
    locked = pdf(column(["Een zin."]), encrypt=StandardEncryption("geheim"))
    cases = ((locked, "password"), (whole[:300], "damaged or truncated"), (pdf(lambda _: None), "no words"))
    for data, reason in cases:
        with pytest.raises(UnreadableReport, match=reason):
            source_from_bytes("x.pdf", data)
