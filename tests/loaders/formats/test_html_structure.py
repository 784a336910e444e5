"""An HTML page's own structure comes out as blocks, and what is not read is counted."""

from __future__ import annotations

import pytest

from loaders.reading import UnreadableReport
from tests.loaders.formats.making import html, ledger, shown


def test_headings_are_those_of_the_page_whatever_they_end_in() -> None:
    found = shown(
        html("<h1>Rapport</h1><h2>De hulp is goed.</h2><p>Zonder punt</p><h3>2.1 Veilig: voldoet</h3><p>Ja.</p>")
    )
    assert found == [
        "heading 1: Rapport",
        "heading 2: De hulp is goed.",
        "paragraph: Zonder punt",
        "heading 3: 2.1 Veilig: voldoet",
        "paragraph: Ja.",
    ]


def test_a_lists_numbers_are_those_printed() -> None:
    found = shown(
        html(
            "<ol start=3><li>drie<li value=7>zeven<ul><li>diep<p>nog</p></ul>daarna<li>acht</ol>"
            "<ol type=a><li>een<ol type=I><li>twee</ol></ol><ol reversed><li>x<li>y</ol>"
            "<ol style='list-style-type: lower-roman' start=39><li>veel</ol><ul style='list-style:none'><li>kaal</ul>"
        )
    )
    assert found == [
        "item 0 3.: drie",
        "item 0 7.: zeven",
        "item 1 -: diep nog",
        "item 0: daarna",
        "item 0 8.: acht",
        "item 0 a.: een",
        "item 1 I.: twee",
        "item 0 2.: x",
        "item 0 1.: y",
        "item 0 xxxix.: veel",
        "item 0: kaal",
    ]


def test_cells_know_their_column_with_spans_and_heads() -> None:
    found = shown(
        html(
            "<table><tr><th rowspan=2>Vorm<th colspan=2>2022<th colspan=2>2023<tr><th>m<th>j<th>m<th>j"
            "<tr><th scope=row>Pleegzorg<td>12<td>14<td>20<td>22</table>"
        )
    )
    assert found == [
        "head 0,0 2x1: Vorm",
        "head 0,1 1x2: 2022",
        "head 0,3 1x2: 2023",
        "head 1,1: m",
        "head 1,2: j",
        "head 1,3: m",
        "head 1,4: j",
        "cell 2,0: Pleegzorg",
        "cell 2,1: 12",
        "cell 2,2: 14",
        "cell 2,3: 20",
        "cell 2,4: 22",
    ]


def test_a_cell_over_two_rows_leaves_the_columns_as_they_are() -> None:
    source = html(
        "<table><tr><td>2.1<td rowspan=2>voldoet grotendeels<td>a<tr><td>2.2<td>b</table>"
        "<table><tr><td><td>x</table><table><tr><td>x<td></table>"
    )
    assert shown(source) == [
        "cell 0,0: 2.1",
        "cell 0,1 2x1: voldoet grotendeels",
        "cell 0,2: a",
        "cell 1,0: 2.2",
        "cell 1,2: b",
        "cell 0,1: x",
        "cell 0,0: x",
    ]
    assert source.text == "2.1\tvoldoet grotendeels\ta\n2.2\t\tb\n\n\tx\n\nx\n".replace("\n\n\tx\n\n", "\n\tx\n")


def test_heads_without_th_that_gather_columns_are_heads_and_a_form_has_none() -> None:
    found = shown(
        html(
            "<table><tr><td><td colspan=2>2022<td colspan=2>2023<tr><td><td>m<td>j<td>m<td>j<tr>"
            "<td>A<td>1<td>2<td>3<td>4</table><p>.</p>"
            "<table><tr><td>Naam<td colspan=3>De Beuk<tr><td>Plaats<td>Stad<td>Datum<td>3 mei</table>"
        )
    )
    assert [line for line in found if line.startswith("head")] == [
        "head 0,1 1x2: 2022",
        "head 0,3 1x2: 2023",
        "head 1,1: m",
        "head 1,2: j",
        "head 1,3: m",
        "head 1,4: j",
    ]


def test_terms_details_captions_and_quotations() -> None:
    found = shown(
        html(
            "<dl><dt>Bezoek<dd>3 mei</dd><dt>Locatie</dt><dd>Stad</dd><dd>Dorp</dl>"
            "<details><summary>Meer</summary>Tekst.</details>"
            "<table><caption>Tabel 1</caption><tr><td>a<td>b</table><figure><figcaption>Figuur 1</figcaption></figure>"
            "<blockquote><p>Wij zijn hier veilig.</p><cite>jongere</cite></blockquote>"
            "<p>De moeder zei <q>ik weet <q>niets</q></q>.</p>"
        )
    )
    assert found == [
        "cell 0,0: Bezoek",
        "cell 0,1: 3 mei",
        "cell 1,0: Locatie",
        "cell 1,1: Stad",
        "cell 2,1: Dorp",
        "heading 0: Meer",
        "paragraph: Tekst.",
        "paragraph: Tabel 1",
        "cell 0,0: a",
        "cell 0,1: b",
        "paragraph: Figuur 1",
        "quote: “Wij zijn hier veilig.” (jongere)",
        "paragraph: De moeder zei “ik weet ‘niets’”.",
    ]


def test_lines_that_the_author_broke_are_paragraphs_unless_a_sentence_runs_on() -> None:
    found = shown(html("<p>Groep: De Beuk<br>Datum: 3 mei<br>de dag erna</p><pre>Een\nTwee</pre>"))
    assert found == [
        "paragraph: Groep: De Beuk",
        "paragraph: Datum: 3 mei / de dag erna",
        "paragraph: Een",
        "paragraph: Twee",
    ]


@pytest.mark.parametrize("struck", ["<del>40%</del>", "<s>40%</s>", "<strike>40%</strike>", "<span class=d>40%</span>"])
def test_struck_words_are_not_said_but_counted(struck: str) -> None:
    source = html(f"<p>{struck} <ins>45%</ins> van de gezinnen</p>", "<style>.d{text-decoration: line-through}</style>")
    assert source.text == "45% van de gezinnen\n"
    assert ledger(source) == {"struck": 1}


def test_what_is_hidden_is_counted_and_what_is_shown_is_read() -> None:
    source = html(
        "<nav>Naar boven</nav><p hidden>Een twee</p><p style='opacity:0'>Drie</p><p style='color:#fff'>Vier</p>"
        "<p style='background:navy;color:#fff'>Wit op blauw.</p><p><span aria-hidden=true>✓</span> Gelezen.</p>"
        "<iframe src=x></iframe><p><abbr title='jeugdzorg plus'>JZ+</abbr></p><footer>Voet van de site</footer>"
        "<article><footer>Voet van het stuk.</footer></article>"
    )
    assert source.text == "Wit op blauw.\n\n✓ Gelezen.\n\nJZ+\n\nVoet van het stuk.\n"
    assert ledger(source) == {"hidden": 4, "navigation": 6, "tooltip": 2, "embedded": 1}


def test_a_pictures_words_are_read_alone_in_a_cell_or_behind_a_label_and_marked() -> None:
    source = html(
        "<table><tr><td>Norm 2.1<td><img alt='voldoet niet'></table><p>Oordeel: <img alt='op orde'></p>"
        "<p><img alt='Kind op een schommel'> Het terrein.</p>"
    )
    assert source.text == "Norm 2.1\t[afbeelding: voldoet niet]\n\nOordeel: [afbeelding: op orde]\n\nHet terrein.\n"
    assert shown(source)[:2] == ["cell 0,0: Norm 2.1", "cell 0,1: voldoet niet"]
    assert ledger(source) == {"picture": 1}


def test_a_notice_is_known_by_more_than_a_word_in_a_name() -> None:
    source = html(
        "<div class='cookie-banner'>Wij gebruiken cookies. <button>Akkoord</button></div><main>"
        "<div id='cookie-beleid-jeugd'><p>Aan het project doen 9 jongeren mee.</p></div>"
        "<div class='breadcrumb'><p>Dit pad gaat over groei.</p></div>"
        "<div class=breadcrumb><a>Start</a> <a>Wij</a></div></main>"
    )
    assert source.text == "Aan het project doen 9 jongeren mee.\n\nDit pad gaat over groei.\n"
    assert ledger(source) == {"notice": 4, "navigation": 2}


def test_a_form_is_read_as_filled_in() -> None:
    source = html(
        "<form role=search>Zoek</form>"
        "<form><p>Groep: <input value='De Beuk'></p><p><input type=checkbox checked> voldoet"
        "<br><input type=checkbox> voldoet niet</p><p>Soort: <select><option>a<option selected>gezinshuis</select></p>"
        "<textarea>Vrij veld.</textarea><input type=hidden value=geheim><button>Stuur</button></form>"
    )
    assert source.text == "Groep: De Beuk\n\n☒ voldoet\n☐ voldoet niet\n\nSoort: gezinshuis\n\nVrij veld.\n"


def test_formulas_stand_on_one_line() -> None:
    assert html("<p><math><mfrac><mn>12</mn><mn>40</mn></mfrac></math> gezinnen</p>").text == "12/40 gezinnen\n"


@pytest.mark.parametrize("deep", [300, 5_000])
@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td"])
def test_a_page_nested_deep_is_read_whole_or_refused(deep: int, tag: str) -> None:
    closing = "".join(f"</{part}>" for part in reversed(tag.replace("<", "").split(">")))
    page = f"<{tag}>" * deep + "diep woord" + closing * deep + "<p>en daarna</p>"
    if deep > 1_000:
        with pytest.raises(UnreadableReport, match="nested deeper"):
            html(page)
        return
    assert html(page).text.split() == ["diep", "woord", "en", "daarna"]


def test_letters_with_their_accent_apart_are_one_sign() -> None:
    assert html("<p>Cliënten</p>").text == html("<p>Clie\u0308nten</p>").text == "Cliënten\n"


def test_a_heading_in_an_item_heads_what_follows_and_a_cell_over_all_columns_is_a_title() -> None:
    found = shown(
        html(
            "<ol><li><h3>Regie</h3><p>De hulp is goed.</p></li></ol>"
            "<table><tr><td colspan=2>Oordelen 2024<tr><td>1.1<td>voldoet<tr><td>1.2<td>voldoet niet</table>"
        )
    )
    assert found == [
        "heading 3: 1. Regie",
        "paragraph: De hulp is goed.",
        "paragraph: Oordelen 2024",
        "cell 1,0: 1.1",
        "cell 1,1: voldoet",
        "cell 2,0: 1.2",
        "cell 2,1: voldoet niet",
    ]
