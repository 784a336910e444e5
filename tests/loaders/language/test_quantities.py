"""Quantities: what is counted, of how many, between which bounds; and numbers that name something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.language.dates import periods
from loaders.language.quantities import Quantity, quantities
from loaders.language.tokens import tokens


def found(text: str) -> list[Quantity]:
    words = tokens(text)
    return quantities(words, text, periods(words))


COUNTED = [
    ("Elf van de twaalf ouders zijn blij.", [(11, "ouders", 11, 12)]),
    ("12/40 gezinnen kregen hulp.", [(12, "gezinnen", 12, 40)]),
    ("Er zijn 3278 dossiers van 2702 kinderen.", [(3278, "dossiers", None, None), (2702, "kinderen", None, None)]),
    ("Van 366.000 in 2015 naar ruim 405.000 in 2017.", [(366000, "", None, None), (405000, "", None, None)]),
    ("Misbruik nam toe van 23 naar 28 gevallen.", [(23, "gevallen", None, None), (28, "gevallen", None, None)]),
    ("In 60% van de zaken was er contact (585 van de 975).", [(60, "%", 585, 975)]),
    ("Er waren zestien bureaus (31 912, nr. 44).", [(16, "bureaus", None, None)]),
    ("Van de 41 coaches vertrokken er dit jaar twaalf.", [(41, "coaches", None, None), (12, "coaches", None, None)]),
    ("Een kwart, 25%, gaat naar huis.", [(25, "%", None, None)]),
    (
        "Hun caseload is 16,5 gezinnen; vorig jaar was dat negentien.",
        [("16.5", "gezinnen", None, None), (19, "gezinnen", None, None)],
    ),
    ("Het krijgt een 8.", [(8, "cijfer", None, None)]),
    ("Gemiddeld een 8,3 gaven zij de avond.", [("8.3", "cijfer", None, None)]),
]
BOUNDED = [
    ("De stijging was 72% tot 91% in twee gemeenten.", 72, 91, False),
    ("Een gesprek duurt 45 à 60 minuten.", 45, 60, False),
    ("Tussen de 40 en 60 procent van de ouders komt.", 40, 60, False),
    ("Dat kost € 3 tot 4 miljoen.", 3000000, 4000000, False),
    ("Minder dan een kwart van de ouders kent de regeling.", None, 25, True),
    ("Ten minste twintig medewerkers volgden de training.", 20, None, False),
    ("Er kwam een kleine 40 ouders.", None, None, True),
    ("Dat duurt een maand of drie.", None, None, True),
    ("Een of twee weekenden per maand is hij weg.", 1, 2, False),
    ("Hooguit zes kinderen wonen er.", None, 6, False),
]
NAMES = [
    *("Zie de vragen 1, 2 en 3.", "Dat staat in Kamerstukken II 2021/22, 31839, nr. 862.", "Bel 010 - 123 45 67."),
    *("Het nummer is 06-12345678.", "Bel +31 20 123 45 67.", "Het registratienummer is 160012351."),
    *("‘Ik mag nooit mee.’ Jongen (16), leefgroep", "Meisje, 14 jaar, vertelt.", "kinderen van 0 tot 4 jaar"),
    *("Wachttijden ..... 7", "1 Bron: het verslag", "2 Wachttijden zijn te lang", "1. Maak een plan"),
    *("Dat is er voor 12-jarigen.", "4- tot 6-jarigen mogen mee.", "Zij spraken hem om tien uur.", "Dat weet Team 4."),
    *("Op één punt is er niets veranderd.", "Geef ouders één vast aanspreekpunt.", "Dorpsstraat 12, 2584 TX Stad"),
    *("Het gaat om artikel 1.62 lid 2 van de wet.", "De bijlage is van 3 mei 2024.", "In 2023 was het anders."),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_quantity_counts(text: str, expected: list[tuple[object, str, object, object]]) -> None:
    got = [(q.value, q.unit, q.part, q.base) for q in found(text)]
    assert got == [(Decimal(str(value)), unit, part, base) for value, unit, part, base in expected]


@pytest.mark.parametrize(("text", "least", "most", "approximate"), BOUNDED)
def test_a_quantity_has_bounds(text: str, least: int | None, most: int | None, approximate: bool) -> None:
    first = found(text)[0]
    assert (first.least, first.most, first.approximate) == (least, most, approximate)


@pytest.mark.parametrize("text", NAMES)
def test_a_number_that_names_something_is_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("44 procent van de gezinnen is blij.", "gezinnen"),
        ("Van de 45 ouders die iets invulden, is 71 procent tevreden.", "ouders"),
        ("De helft van de jongeren gaat naar huis.", "jongeren"),
        ("Het verzuim is 6 procent.", ""),
    ],
)
def test_a_share_is_of_a_group(text: str, group: str) -> None:
    assert found(text)[-1].group == group
