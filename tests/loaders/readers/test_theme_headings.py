"""Headings of themes in the shapes in which reports print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import norms
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]
NORMS = "Norm 1.1 Wensen en behoeften\n\nProza.\n\nNorm 1.2 Eigen regie\n\nProza.\n\n"


def themes(layout: Layout) -> list[tuple[str, str]]:
    return [(theme.notation, theme.title) for theme in norms.norm_sections(layout).themes]


@pytest.mark.parametrize(
    "heading",
    [
        "Thema 1: Goede hulp",
        "THEMA 1\nGoede hulp",
        "Thema I – Goede hulp",
        "**Thema 1. Goede hulp**",
        "<h2>Thema 1: Goede hulp</h2>",
        "T h e m a 1 Goede hulp",
        "Thema l: Goede hulp",
    ],
)
def test_a_theme_in_many_shapes(layout_of: LayoutOf, heading: str) -> None:
    assert themes(layout_of(f"{heading}\n\n{NORMS}")) == [("1", "Goede hulp")]


def test_chapters_that_hold_the_norms_of_their_number_are_themes(layout_of: LayoutOf) -> None:
    second = NORMS.replace("Norm 1", "Norm 2")
    layout = layout_of(f"1. Goede hulp\n\n{NORMS}2. Veiligheid\n\n{second}3. Vervolg\n\nProza.")
    assert themes(layout) == [("1", "Goede hulp"), ("2", "Veiligheid")]


def test_a_chapter_with_norms_of_another_number_is_none(layout_of: LayoutOf) -> None:
    assert themes(layout_of(f"3 Resultaten\n\n{NORMS}4 Vervolg\n\nProza.")) == []


def test_a_theme_counts_where_its_norms_are(layout_of: LayoutOf) -> None:
    layout = layout_of(
        f"Inhoud\n\nThema 1: Goede hulp\n\nThema 2: Veiligheid\n\nProza.\n\nThema 1: Goede hulp\n\n{NORMS}"
    )
    found = norms.norm_sections(layout).themes
    assert [theme.notation for theme in found] == ["2", "1"]
    assert norms.norm_sections(layout).norms[0].index == found[1].index + 1


def test_a_sentence_about_a_theme_is_no_heading(layout_of: LayoutOf) -> None:
    assert themes(layout_of(f"Thema 1 gaat over goede hulp\n\n{NORMS}")) == []
