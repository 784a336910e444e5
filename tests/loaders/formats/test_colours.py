"""Paints and words find their place on the scale, or none."""

from __future__ import annotations

import pytest

from loaders.formats.colours import Paint, colour_of, describes_a_disc, paint_of_css, place_on_scale
from loaders.formats.marks import Colour


@pytest.mark.parametrize(
    ("paint", "colour"),
    [
        ((57, 135, 12), Colour.DARK_GREEN),
        ((39, 89, 55), Colour.DARK_GREEN),
        ((118, 210, 182), Colour.LIGHT_GREEN),
        ((146, 208, 80), Colour.LIGHT_GREEN),
        ((225, 112, 0), Colour.ORANGE),
        ((255, 182, 18), Colour.ORANGE),
        ((213, 43, 30), Colour.RED),
        ((153, 153, 153), Colour.GREY),
        ((0, 0, 0), None),
        ((255, 255, 255), None),
        ((31, 95, 168), None),
        ((249, 225, 30), None),
    ],
)
def test_a_paint_is_one_of_five_colours_or_none(paint: Paint, colour: Colour | None) -> None:
    assert colour_of(paint) is colour


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Norm 1.1 voldoet grotendeels niet", Colour.ORANGE),
        ("Voldoet grotendeels", Colour.LIGHT_GREEN),
        ("Deze norm voldoet niet", Colour.RED),
        ("voldoet", Colour.DARK_GREEN),
        ("Niet beoordeeld", Colour.GREY),
        ("De tuin is groen", None),
    ],
)
def test_words_of_the_scale_stand_for_a_colour(text: str, colour: Colour | None) -> None:
    assert place_on_scale(text) is colour


def test_an_alternative_text_describes_a_disc_or_something_else() -> None:
    assert describes_a_disc("oranje bol")
    assert describes_a_disc("voldoet niet")
    assert not describes_a_disc("Foto van een rode bloem in de tuin van de instelling")
    assert paint_of_css("rgb(225, 112, 0)") == (225, 112, 0)
    assert paint_of_css("url(x)") is None
