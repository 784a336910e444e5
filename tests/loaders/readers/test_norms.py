"""Norm headings in the shapes in which reports print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements.anomalies import duplicate_norm_texts
from loaders.readers import norms
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Norm 2.1 – Veiligheid wordt gewogen\n\nProza.", "2.1", "Veiligheid wordt gewogen"),
        ("Norm 1.2\t\tOordeel\n\tOuders houden de regie.\n\nProza.", "1.2", "Ouders houden de regie."),
        ("Norm 1.3**Oordeel**\n\nRespect en begrip staan voorop.\n\nProza.", "1.3", "Respect en begrip staan voorop."),
        ("Norm 2,4\tOordeel\n\nHulp hangt samen.\n\nProza.", "2.4", "Hulp hangt samen."),
        ("### Norm 1a3: Iets\n\nProza.", "1a.3", "Iets"),
        ("Veilig opgroeien staat voorop (norm 2.1)\n\nProza.", "2.1", "Veilig opgroeien staat voorop"),
        ("2.1 Veiligheid van het kind\n\nProza.", "2.1", "Veiligheid van het kind"),
        ("Norm 3.1\nHet belang van het kind\n\nHeidehof voldoet aan deze norm.", "3.1", "Het belang van het kind"),
    ],
)
def test_a_heading_gives_number_and_text(layout_of: LayoutOf, text: str, number: str, title: str) -> None:
    found = norms.norm_sections(layout_of(text)).norms
    assert [(norm.notation, norm.title) for norm in found] == [(number, title)]


@pytest.mark.parametrize(
    "text",
    [
        "Norm 2.1 is opnieuw bekeken.",
        "Norm 2.1 vraagt volgens ouders om meer uitleg.",
        "Volgens norm 2.1 moet dat anders.",
        "2.1 Aanleiding\n\nProza.",
        "1.5 miljoen euro is er nodig.",
    ],
)
def test_a_sentence_about_a_norm_is_no_heading(layout_of: LayoutOf, text: str) -> None:
    assert norms.norm_sections(layout_of(text)).norms == ()


REPORT = """THEMA 1 ONTWIKKELING

Norm 1.1
Wensen en behoeften van ouders zijn bekend

Proza over wensen.

{}

Proza over zeggenschap.

Norm 1.3
Met respect en begrip omgaan

Proza over respect.

Bijlage: verantwoording

Wie is gesproken.
"""


def test_a_section_ends_at_the_next_norm_and_at_an_annex(layout_of: LayoutOf) -> None:
    sections = norms.norm_sections(layout_of(REPORT.format("Tussenkop")))
    last = sections.norms[-1]
    assert [s.text for s in last.segments] == ["Met respect en begrip omgaan", "Proza over respect."]
    assert sections.norm_at(last.place.start) is last
    assert sections.norm_at(10**6) is None


def test_two_norms_with_one_text_are_a_fault_of_the_source(layout_of: LayoutOf) -> None:
    text = "Norm 3.3 Leren\n\nProza.\n\nNorm 3.4 Leren\n\nProza.\n"
    faults = list(duplicate_norm_texts(norms.norm_sections(layout_of(text))))
    assert len(faults) == 1
    assert len(faults[0].places) == 2
    assert "3.3 en 3.4" in str(faults[0].get("reading"))


NUMBERED = """Thema 1. Cliëntgericht

1.1 Wensen en behoeften zijn in beeld

Dat is goed op orde.

1.2 De jeugdige en het gezin hebben zelf de regie

Dat is goed op orde.

1.3 De bejegening is respectvol en gericht op vertrouwen

Dat is goed op orde.

1.4 De band met wie het kind lief is blijft

Kinderen zien hun broers en zussen elke week.

4.7 Tot slot nog iets over de kosten

Die zijn hoog.
"""


def test_a_numbered_heading_that_goes_on_where_norms_left_off_is_a_norm(layout_of: Callable[[str], Layout]) -> None:
    found = [norm.notation for norm in norms.norm_sections(layout_of(NUMBERED)).norms]
    assert found == ["1.1", "1.2", "1.3", "1.4"]


def test_numbered_headings_alone_are_those_of_chapters(layout_of: Callable[[str], Layout]) -> None:
    chapters = "1.1 Aanleiding\n\nEr waren vragen.\n\n1.2 Doel\n\nDat is kennis.\n\n1.3 Werkwijze\n\nWij lazen.\n"
    assert norms.norm_sections(layout_of(chapters)).norms == ()
