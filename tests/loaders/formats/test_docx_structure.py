"""A Word document's own structure comes out as blocks, and what is not read is counted."""

from __future__ import annotations

import docx
import pytest

from loaders.reading import UnreadableReport, source_from_bytes
from tests.loaders.formats.making import ledger, p, part, r, saved, shown, word, written_over

TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def cell(text: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr>{about}{''.join(cells)}</w:tr>"


def test_ticks_and_crosses_of_symbol_fonts_differ() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    source = word(
        p(symbol.format("F0FC"), " voldoet"),
        p(symbol.format("F0FB"), " voldoet niet"),
        p(r("ü", wingdings), " ook goed"),
        p(r("\uf0fd", wingdings), " gekozen"),
        p(symbol.format("F021"), "Onbekend teken"),
    )
    assert source.text.split("\n\n") == ["✓ voldoet", "✗ voldoet niet", "✓ ook goed", "☒ gekozen", "Onbekend teken\n"]
    assert ledger(source) == {"sign": 1}


def test_formulas_are_words_of_their_sentence() -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>40</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert word(p(fraction, " gezinnen wachten.")).text == "12/40 gezinnen wachten.\n"


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_struck_words_are_not_said_but_counted(look: str) -> None:
    source = word(p(r("40% ", look), r("45% van de gezinnen", '<w:strike w:val="0"/>')))
    assert source.text == "45% van de gezinnen\n"
    assert ledger(source) == {"struck": 1}


def test_a_deleted_paragraph_mark_joins_and_what_was_deleted_is_counted() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    gone = '<w:del w:id="2"><w:r><w:delText>weg ermee </w:delText></w:r></w:del>'
    source = word(p("De hulp is ", about=deleted), p(gone, "op orde."), p("Nieuw."))
    assert shown(source) == ["paragraph: De hulp is op orde.", "paragraph: Nieuw."]
    assert ledger(source) == {"deleted": 2}


def test_controls_show_their_content_and_never_their_placeholder() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    box = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'
    old = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
    old = f"{old}</w:ffData></w:fldChar></w:r>"
    source = word(
        p("Naam: ", control.format("<w:showingPlcHdr/>", r("Klik hier om tekst in te voeren"))),
        p("Datum: ", control.format("<w:date/>", r("3 mei 2024"))),
        p(control.format(box.format(1), r("☐")), " voldoet"),
        p(control.format(box.format(0), r("☐")), " voldoet niet"),
        p(old, " aangekondigd"),
        control.format("<w:showingPlcHdr/>", p("Typ hier")),
        control.format("<w:text/>", p("In een blok.")),
    )
    assert [line.partition(": ")[2] for line in shown(source)] == [
        "Naam:",
        "Datum: 3 mei 2024",
        "☒ voldoet",
        "☐ voldoet niet",
        "☒ aangekondigd",
        "In een blok.",
    ]
    assert ledger(source) == {"placeholder": 9}


def test_merged_cells_and_heads() -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    source = word(
        table(
            row(
                cell("Vorm", '<w:vMerge w:val="restart"/>'),
                cell("2022", '<w:gridSpan w:val="2"/>'),
                cell("2023", '<w:gridSpan w:val="2"/>'),
                about=head,
            ),
            row(cell("", "<w:vMerge/>"), cell("m"), cell("j"), cell("m"), cell("j"), about=head),
            row(cell("Pleegzorg"), cell("12"), cell(""), cell("20"), cell("22", '<w:vMerge w:val="restart"/>')),
            row(cell("Verblijf"), cell("1"), cell("2"), cell("3"), cell("", "<w:vMerge/>")),
        )
    )
    assert shown(source) == [
        "head 0,0 2x1: Vorm",
        "head 0,1 1x2: 2022",
        "head 0,3 1x2: 2023",
        "head 1,1: m",
        "head 1,2: j",
        "head 1,3: m",
        "head 1,4: j",
        "cell 2,0: Pleegzorg",
        "cell 2,1: 12",
        "cell 2,3: 20",
        "cell 2,4 2x1: 22",
        "cell 3,0: Verblijf",
        "cell 3,1: 1",
        "cell 3,2: 2",
        "cell 3,3: 3",
    ]


def test_a_bold_first_row_is_a_head_and_tabs_set_out_a_table() -> None:
    source = word(
        table(
            row(*(f"<w:tc>{p(r(text, '<w:b/>'))}</w:tc>" for text in ("Norm", "Oordeel"))),
            row(cell("1.1"), cell("voldoet")),
        ),
        p("Tussen."),
        p("Norm", "<w:r><w:tab/></w:r>", "Oordeel"),
        p("1.1", "<w:r><w:tab/></w:r>", "voldoet"),
        p("1.", "<w:r><w:tab/></w:r>", "Een aanbeveling."),
    )
    assert shown(source) == [
        "head 0,0: Norm",
        "head 0,1: Oordeel",
        "cell 1,0: 1.1",
        "cell 1,1: voldoet",
        "paragraph: Tussen.",
        "cell 0,0: Norm",
        "cell 0,1: Oordeel",
        "cell 1,0: 1.1",
        "cell 1,1: voldoet",
        "item 0 1.: Een aanbeveling.",
    ]


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="ü"/>
<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="40"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def test_numbers_are_those_that_word_prints() -> None:
    def item(text: str, num: int, level: int = 0) -> str:
        about = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
        return p(text, about=about)

    source = word(
        item("a", 1),
        item("b", 1, 1),
        item("c", 1, 1),
        item("d", 1, 2),
        item("e", 1),
        item("f", 2),
        item("g", 3),
        numbering=NUMBERING,
    )
    assert shown(source) == [
        "item 0 III.: a",
        "item 1 a): b",
        "item 1 b): c",
        "item 2 3.1: d",
        "item 0 IV.: e",
        "item 0 XL.: f",
        "item 0 ✓: g",
    ]


def test_boxes_quotations_contents_and_pictures() -> None:
    document = docx.Document()
    document.add_paragraph("Wij zijn veilig.", style="Quote")
    source = source_from_bytes("x", saved(document))
    assert shown(source) == ["quote: Wij zijn veilig."]
    picture = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' descr='voldoet niet'/></wp:inline></w:drawing></w:r>"
    )
    source = word(
        p("Tekst.", TEXT_BOX.format(p("“Fijn hier.”") + p("Twee"))),
        table(row(cell("Norm 1.1"), f"<w:tc>{p(picture)}</w:tc>")),
        p("Een zin.", picture),
    )
    assert shown(source) == [
        "paragraph: Tekst.",
        "quote: “Fijn hier.”",
        "paragraph: Twee",
        "cell 0,0: Norm 1.1",
        "cell 0,1: voldoet niet",
        "paragraph: Een zin.",
    ]
    assert "[afbeelding: voldoet niet]" in source.text
    assert ledger(source) == {"picture": 1}


def test_a_strict_document_is_read_as_its_twin() -> None:
    document = docx.Document()
    document.add_heading("1 Inleiding", 1)
    document.add_paragraph("De inspectie kwam langs.")
    package = saved(document)
    strict = {}
    for name in ("document", "styles", "numbering"):
        xml = part(package, name)
        for old, new in (
            ("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"),
            ("schemas.openxmlformats.org/officeDocument/2006/", "purl.oclc.org/ooxml/officeDocument/"),
        ):
            xml = xml.replace(old, new)
        strict[name] = xml
    source = source_from_bytes("x", written_over(package, strict))
    assert shown(source) == ["heading 1: 1 Inleiding", "paragraph: De inspectie kwam langs."]


def test_letter_spaced_headings_and_white_or_tiny_type() -> None:
    source = word(
        p("Z i c h t b a r e  k o p"),
        p(r("onzichtbaar hier", '<w:color w:val="FFFFFF"/>'), r("ook dit", '<w:sz w:val="2"/>'), "Gewoon."),
        p("x  x  x  x  x  x  x"),
    )
    assert source.text == "Zichtbare kop\n\nGewoon.\n\nx x x x x x x\n"
    assert ledger(source) == {"hidden": 4}


@pytest.mark.parametrize("deep", [40, 300, 5_000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ],
)
def test_tables_and_controls_in_one_another_are_read_or_refused(deep: int, opening: str, closing: str) -> None:
    package = saved(docx.Document())
    start, rest = part(package, "document").split("<w:body>")
    nested = opening * deep + p("diep woord") + closing * deep
    data = written_over(package, {"document": f"{start}<w:body>{nested}{p('en daarna')}{rest}"})
    if deep == 40:
        assert source_from_bytes("x", data).text.split() == ["diep", "woord", "en", "daarna"]
        return
    with pytest.raises(UnreadableReport, match="nested deeper"):
        source_from_bytes("x", data)


def test_headers_footers_and_comments_are_counted() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Rapport van de inspectie"
    document.sections[0].footer.paragraphs[0].text = "Pagina een"
    document.add_paragraph("Tekst.")
    document.add_comment(document.paragraphs[0].runs, "Klopt dit wel?", "A")
    source = source_from_bytes("x", saved(document))
    assert source.text == "Tekst.\n"
    assert ledger(source) == {"furniture": 6, "comment": 3}
