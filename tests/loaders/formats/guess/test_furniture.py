"""Which lines of a page are text."""

from __future__ import annotations

from loaders.formats.guess.furniture import furniture
from loaders.formats.guess.lines import lines


def apart(text: str) -> list[str]:
    all_lines = list(lines(text))
    return [all_lines[i].text for i in sorted(furniture(all_lines))]


def test_page_numbers_and_rules_are_no_text() -> None:
    text = "Een zin.\n\nPagina 3 van 12\n\nNog een zin.\n\n|---|---|\n\nbladzijde 2 van 3\n\nDe hulp ......... 4\n"
    assert apart(text) == ["Pagina 3 van 12", "|---|---|", "bladzijde 2 van 3", "De hulp ......... 4"]


def test_a_head_beside_its_page_number_is_no_text() -> None:
    page = "Zin die hier eindigt.\n\nRapport Heidehof | mei 2024\nPagina {} van 9\n\n"
    assert apart("".join(page.format(n) for n in (2, 3, 4))).count("Rapport Heidehof | mei 2024") == 3


def test_a_title_with_a_far_number_is_a_head_only_where_it_stands_alone() -> None:
    assert apart("Een zin.\n\nHeidehof mei 2024          5\n\nEen zin.\n") == ["Heidehof mei 2024          5"]
    assert apart("Ouders          5\nJongeren          7\nVoogden          2\n") == []


def test_cells_stand_apart_by_tabs_bars_or_gaps() -> None:
    found = [line.cells for line in lines("een\ttwee\nGroep     12\n| a | b | c |\n| leeg | |\ngewone zin hier")]
    assert found == [2, 2, 3, 2, 1]


def test_a_byte_order_mark_is_not_part_of_the_line() -> None:
    first = next(lines("\ufeff# Titel\n"))
    assert (first.text, first.start) == ("# Titel", 1)
