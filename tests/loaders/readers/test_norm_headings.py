"""Headings of norms in the shapes in which reports and character recognition leave them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import norms
from loaders.readers.norm_numbers import notation
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2.1", "2.1"),
        ("2,1", "2.1"),
        ("2 .1", "2.1"),
        ("l.1", "1.1"),
        ("1a3", "1a.3"),
        ("1 a. 3", "1a.3"),
        ("3.1o", "3.10"),
    ],
)
def test_a_number_is_read_as_it_was_meant(printed: str, expected: str) -> None:
    assert notation(printed) == expected


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Norm l.1 Wensen en behoeften\n\nProza.", "1.1", "Wensen en behoeften"),
        ("Norm 2 .1: Veiligheid\n\nProza.", "2.1", "Veiligheid"),
        ("NORM 2,3\nMethodisch handelen\n\nProza.", "2.3", "Methodisch handelen"),
        ("**Norm 1.1** – Wensen en behoeften\n\nProza.", "1.1", "Wensen en behoeften"),
        ("<h3>Norm 1.1</h3>\n<p>Wensen en behoeften</p>\n\nProza.", "1.1", "Wensen en behoeften"),
        ("N o r m 1.2 Eigen regie\n\nProza.", "1.2", "Eigen regie"),
        ("2,1 Veiligheid van jeugdigen\n\nProza.", "2.1", "Veiligheid van jeugdigen"),
        ("Norm 1.3**Oordeel**\nMet respect\n\nProza.", "1.3", "Met respect"),
    ],
)
def test_a_heading_in_many_shapes(layout_of: LayoutOf, text: str, number: str, title: str) -> None:
    found = norms.norm_sections(layout_of(text)).norms
    assert [(norm.notation, norm.title) for norm in found] == [(number, title)]


def test_a_lost_full_stop_is_put_back_where_the_other_numbers_have_one(layout_of: LayoutOf) -> None:
    text = "".join(f"Norm {n}: Tekst van de norm\n\nProza.\n\n" for n in ("1.1", "1.2", "13", "2.1"))
    assert [n.notation for n in norms.norm_sections(layout_of(text)).norms] == ["1.1", "1.2", "1.3", "2.1"]


def test_norms_may_be_numbered_on(layout_of: LayoutOf) -> None:
    text = "".join(f"Eis {n}: Tekst van eis {n}\n\nProza over deze eis.\n\n" for n in (1, 2, 3, 11))
    assert [n.notation for n in norms.norm_sections(layout_of(text)).norms] == ["1", "2", "3", "11"]


def test_numbered_headings_with_a_judgement_below_are_norms(layout_of: LayoutOf) -> None:
    chapter = "1.1 Aanleiding\n\nProza over de aanleiding van het bezoek.\n\n"
    text = "".join(
        f"{n} Titel van het stuk\n\nOordeel: voldoet\n\nProza over dit onderdeel.\n\n" for n in ("2.1", "2.2", "2.3")
    )
    assert [n.notation for n in norms.norm_sections(layout_of(chapter + text)).norms] == ["2.1", "2.2", "2.3"]
    assert norms.norm_sections(layout_of(chapter + text.replace("Oordeel: voldoet", "Proza."))).norms == ()


def test_an_overview_in_front_prints_no_norm_twice(layout_of: LayoutOf) -> None:
    numbers = ("1.1", "1.2", "1.3")
    overview = "".join(f"Norm {n} Titel van norm {n}\nVoldoet\n" for n in numbers)
    account = "".join(f"\nNorm {n} Titel van norm {n}\n\n{'Een lange toelichting op de norm. ' * 5}\n" for n in numbers)
    found = norms.norm_sections(layout_of(f"Overzicht\n\n{overview}\n\nToelichting\n{account}")).norms
    assert [n.notation for n in found] == list(numbers)
    assert all(len(n.segments) == 1 and len(n.segments[0].text) > 100 for n in found)
