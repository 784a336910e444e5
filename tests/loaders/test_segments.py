"""Segments: page breaks that became a space, titles that run on, markers and headings without air around them."""

from __future__ import annotations

import pytest

from loaders.reading import source_from_bytes
from loaders.segments import Kind, segment


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(s.kind, s.text) for s in segment(source_from_bytes("x.txt", text.encode())).segments]


def test_a_single_leading_space_is_the_page_break_it_was() -> None:
    pages = "".join(f"Zin {word} eindigt hier.\n Kop {word}\n\nTekst {word}.\n" for word in ("een", "twee", "drie"))
    found = kinds(pages + "Een stuk dat\n doorloopt na het blad.\n Slotzin van het stuk.\n")
    assert (Kind.HEADING, "Kop twee") in found
    assert any(text.endswith("Een stuk dat doorloopt na het blad.") for _, text in found)
    assert (Kind.PARAGRAPH, "Slotzin van het stuk.") in found


def test_indented_lists_are_no_page_breaks() -> None:
    text = "Wij spraken met\n" + "".join(f" - {n} mensen die\n verder praatten\n" for n in range(2, 8))
    assert [kind for kind, _ in kinds(text)].count(Kind.ITEM) == 6


def test_a_title_that_runs_on_in_lower_case_is_a_broken_sentence() -> None:
    assert kinds("Het plan is samen met\n\nhet gezin gemaakt.") == [
        (Kind.PARAGRAPH, "Het plan is samen met het gezin gemaakt.")
    ]


def test_a_heading_of_points_stands_without_a_blank_line() -> None:
    found = kinds("Er is contact met de school.\nTekortkomingen\n\n- Er is te weinig contact.")
    assert [kind for kind, _ in found] == [Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM]


@pytest.mark.parametrize("line", ["e 64 vragenlijsten van ouders.", "e Gesprekken met ouders.", "- Gesprekken."])
def test_markers_as_character_recognition_leaves_them(line: str) -> None:
    assert kinds(line)[0][0] is Kind.ITEM


def test_a_theme_named_between_brackets_is_no_heading() -> None:
    found = kinds("Dit gaat over het wachten op hulp\n(thema 4). Daarin staat wat dat doet met\ngezinnen.")
    assert [kind for kind, _ in found] == [Kind.PARAGRAPH]


def test_rows_have_cells() -> None:
    rows = segment(source_from_bytes("x.txt", b"| KvK | 99001234 |\n| Plaats | Heideveen |\n")).segments
    assert [[cell.text for cell in row.cells] for row in rows] == [["KvK", "99001234"], ["Plaats", "Heideveen"]]


def test_a_list_led_in_by_a_colon_needs_no_bullets() -> None:
    found = kinds("Aandachtspunten:\nleg vast wie de regie heeft;\nspreek met ouders over geld.")
    assert [kind for kind, _ in found] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM]


def test_a_sentence_below_a_colon_is_no_list() -> None:
    assert [kind for kind, _ in kinds("De ouders zeggen:\nwij zijn tevreden over de hulp.")] == [Kind.PARAGRAPH]


def test_an_item_that_lost_its_bullet_stays_an_item() -> None:
    found = kinds("- Een eerste punt.\nEen tweede punt zonder teken.\n- Een derde punt.\n")
    assert [kind for kind, _ in found] == [Kind.ITEM] * 3


def test_every_word_is_in_one_segment() -> None:
    text = "# Titel\n\nEen zin die\ndoorloopt.\n\n- punt een\n- punt twee\n\n¹ een noot\n\nPagina 2 van 3\n"
    words = " ".join(text for _, text in kinds(text)).split()
    assert sorted(words) == sorted(text.replace("- ", "").removeprefix("# ").split())


def test_an_abbreviation_ends_no_sentence() -> None:
    whole = segment(source_from_bytes("x.txt", b"Er is o.a. Een plan volgens art. Vijf. Het werkt.")).segments[0]
    assert [s.text for s in whole.sentences] == ["Er is o.a. Een plan volgens art. Vijf.", "Het werkt."]
