"""Dutch numbers as printed: the table of their forms."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest

from loaders.language.numbers import Form, numbers
from loaders.language.numerals import NUMBER, value_of
from loaders.language.tokens import tokens

FORMS = [
    # digits
    ("De groep telt 14 plekken.", [("14", "14")]),
    ("Er zijn 1.500 leden en 14,2 fte.", [("1.500", "1500"), ("14,2", "14.2")]),
    ("De regio kocht 1 250 trajecten in.", [("1 250", "1250")]),
    ("Zij wachtten 2½ maand en daarna ½ week.", [("2½", "2.5"), ("½", "0.5")]),
    ("Er is 6 ½ uur over.", [("6 ½", "6.5")]),
    ("Er zijn 212² bewoners.", [("212", "212")]),
    # words
    ("tweeëntwintig plekken", [("tweeëntwintig", "22")]),
    ("drieentwintig plekken", [("drieentwintig", "23")]),
    ("honderd twintig brieven", [("honderd twintig", "120")]),
    ("tweeduizend driehonderd euro", [("tweeduizend driehonderd", "2300")]),
    ("acht kinderen", [("acht", "8")]),
    ("één kind", [("één", "1")]),
    ("een op de zeven", [("een", "1"), ("zeven", "7")]),
    # halves
    ("anderhalf jaar", [("anderhalf", "1.5")]),
    ("drieënhalve maand", [("drieënhalve", "3.5")]),
    ("vier en een halve week", [("vier en een halve", "4.5")]),
    ("een half jaar", [("half jaar", "0.5")]),
    ("driekwart jaar", [("driekwart jaar", "0.75")]),
    # scales
    ("vijf miljoen euro", [("vijf miljoen", "5000000")]),
    ("€ 4,6 mln. per jaar", [("4,6 mln.", "4600000")]),
    ("60 duizend euro", [("60 duizend", "60000")]),
    # round numbers
    ("een kleine 40 ouders", [("een kleine 40", "40")]),
    ("een maand of drie", [("een maand of drie", "3")]),
    ("een stuk of tien", [("een stuk of tien", "10")]),
    ("een tiental jongeren", [("tiental", "10")]),
    ("een of twee weekenden", [("een of twee", "2")]),
    ("tweemaal per week", []),
    ("tweemaal gebeld", [("tweemaal", "2")]),
]
SHARES = [
    ("de helft van de ouders", "50"),
    ("driekwart van de ouders", "75"),
    ("drie kwart van de ouders", "75"),
    ("een kwart van hen", "25"),
    ("een derde van de groep", "33.3"),
    ("twee derde van de groep", "66.7"),
    ("tweederde van de groep", "66.7"),
    ("drie vijfde van de groep", "60"),
]
NONE = [
    *("norm 2.1", "artikel 4.1.1", "om 10:30 uur", "06", "een moeder", "De inspectie acht het haalbaar."),
    *("De inspectie acht De Linde in staat.", "een derde bezoek", "op haar achttiende", "het eerste halfjaar"),
    *("het elftal", "tientallen ouders", "de tweede helft van het jaar", "31 912"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_number_has_a_place_and_a_value(text: str, expected: list[tuple[str, str]]) -> None:
    found = tokens(text)
    got = [(text[found[n.first].start : found[n.last - 1].end], n.value) for n in numbers(found, text)]
    assert got == [(printed, Decimal(value)) for printed, value in expected]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_a_share_in_words_is_in_per_cent(text: str, share: str) -> None:
    (number,) = numbers(tokens(text), text)
    assert (number.form, number.value) == (Form.SHARE, Decimal(share))


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert numbers(tokens(text), text) == []


@pytest.mark.parametrize("text", ["tweeëntwintig plekken", "één kind"])
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    from loaders.reading import source_from_bytes
    from loaders.shadow import shadow

    for form in ("NFC", "NFD"):
        source = source_from_bytes("x.txt", unicodedata.normalize(form, text).encode())
        clean = shadow(source.text, [(0, len(source.text))])
        assert len(numbers(tokens(clean.text, clean.folded), clean.text)) == 1


@pytest.mark.parametrize(
    ("printed", "value"), [("1.500", 1500), ("zeventien", 17), ("tweeentwintig", 22), ("honderd", 100)]
)
def test_a_number_is_found_inside_a_longer_expression(printed: str, value: int) -> None:
    match = NUMBER.fullmatch(printed)
    assert match is not None
    assert value_of(match.group()) == value


def test_what_is_no_number_has_no_value() -> None:
    with pytest.raises(KeyError):
        value_of("huis")
