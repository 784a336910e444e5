"""An HTML page gives what its reader sees, in order, and its coloured discs."""

from __future__ import annotations

import pytest

from loaders.formats.marks import Colour
from loaders.reading import SourceText, UnreadableReport, source_from_bytes


def page(body: str, head: str = "") -> SourceText:
    return source_from_bytes("x.txt", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_headings_lists_tables_and_entities_are_set_as_text() -> None:
    source = page(
        "<h1>Rapport</h1><p>E&eacute;n bezoek<sup>1</sup>.<br>Nieuwe   regel.</p>"
        "<ul><li>Punt<ul><li>Diep</li></ul></li></ul><ol start=3><li>Derde</ol>"
        "<table><tr><th>Norm<th>Oordeel<tr><td>1.1<td>voldoet</table><blockquote>“Ja.”</blockquote>"
    )
    assert source.media_type == "text/html"
    assert source.text == (
        "Rapport\n\nEén bezoek¹.\nNieuwe regel.\n\n- Punt\n  - Diep\n3. Derde\n\nNorm\tOordeel\n1.1\tvoldoet\n\n“Ja.”\n"
    )
    assert [source.text[start:end] for start, end in source.headings] == ["Rapport"]


def test_what_runs_moves_or_is_hidden_is_left_out() -> None:
    source = page(
        "<nav>Menu</nav><div class='cookie-melding cookies'>Koekjes</div><script>alert('Script')</script>"
        "<p class='weg'>Onzichtbaar</p><p style='display:none'>Verborgen</p><form>Zoek</form>"
        "<p>Alleen dit blijft.</p><footer>Voet</footer>",
        "<style>.weg{display:none}</style>",
    )
    assert source.text == "Alleen dit blijft.\n"


def test_the_title_stands_first_where_no_heading_says_it() -> None:
    assert page("<p>Tekst hier.</p>", "<title>Rapport X</title>").text == "Rapport X\n\nTekst hier.\n"


@pytest.mark.parametrize(("encoding", "declared"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8"), ("utf-16", "utf-16")])
def test_the_declared_encoding_is_followed(encoding: str, declared: str) -> None:
    text = f'<html><head><meta charset="{declared}"></head><body><p>De “cliënt” één.</p></body></html>'
    assert source_from_bytes("x", text.encode(encoding)).text == "De “cliënt” één.\n"


def test_discs_are_marks_beside_their_line_and_those_of_a_legend_say_so() -> None:
    source = page(
        "<p><span style='color:#39870c'>●</span> Voldoet: geen tekortkomingen</p>"
        "<p><span style='color:#e17000'>●</span> Voldoet grotendeels niet: veel moet beter</p>"
        "<h2><span class=o>●</span> Norm 1.1 Regie</h2>"
        "<table><tr><td>1.2 Veilig</td><td><img src=x.png alt='rode bol'></td></tr></table>",
        "<style>.o{color:#e17000}</style>",
    )
    assert [(mark.colour, source.text[mark.start : mark.end], mark.legend) for mark in source.marks] == [
        (Colour.DARK_GREEN, "Voldoet: geen tekortkomingen", True),
        (Colour.ORANGE, "Voldoet grotendeels niet: veel moet beter", True),
        (Colour.ORANGE, "Norm 1.1 Regie", False),
        (Colour.RED, "1.2 Veilig", False),
    ]
    assert source.marks[3].label == "rode bol"


def test_a_text_with_remnants_of_markup_stays_text() -> None:
    assert source_from_bytes("x", b"Norm 1.1 <b>Regie</b> en <sup>1</sup> noot").media_type == "text/plain"


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableReport, match=r"no words|cannot be read"):
        page("<script>alert(1)</script>")
