"""The scale as a list, as emphasised lines and as one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import scale_points as scale
from loaders.segments import Layout

ITEMS = [
    "De aanbieder voldoet aan de norm. Alles is goed.",
    "De aanbieder voldoet grotendeels aan de norm. Veel is goed.",
    "De aanbieder voldoet niet aan de norm. Weinig is goed.",
    "De inspectie heeft deze norm niet beoordeeld.",
]
SENTENCE = "De schaal: voldoet (alles goed); voldoet grotendeels (veel goed); voldoet niet (weinig goed)."


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "De oordelen staan op een schaal:\n\n" + "\n".join(f"- {item}" for item in ITEMS),
            ["voldoet", "voldoet grotendeels", "voldoet niet", "niet beoordeeld"],
        ),
        (
            "Een schaal van vier:\n\n" + "\n".join(f" *{item}*" for item in ITEMS),
            ["voldoet", "voldoet grotendeels", "voldoet niet", "niet beoordeeld"],
        ),
        (SENTENCE, ["voldoet", "voldoet grotendeels", "voldoet niet"]),
        (
            "Betekenis van de oordelen\nvoldoet: niets te verbeteren.\n"
            "voldoet grotendeels: bijna alles.\nvoldoet niet: leeg.",
            ["voldoet", "voldoet grotendeels", "voldoet niet"],
        ),
        ("Wij geven kleuren. Groen is goed, geel is bijna goed, rood is niet goed.", ["groen", "geel", "rood"]),
        ("Legenda: groen = op orde; oranje = deels op orde; rood = niet op orde.", ["groen", "oranje", "rood"]),
        ("Elke norm kreeg een van drie waarden: goed, matig of onvoldoende.", ["goed", "matig", "onvoldoende"]),
        ("Score: A = uitmuntend, B = degelijk, C = wankel.", ["a", "b", "c"]),
        ("Waarde | Betekenis\nsterk | alles klopt\nzwak | er klopt weinig\n", ["sterk", "zwak"]),
        (
            "Hoe beoordelen wij?\n\nWe gebruiken drie woorden:\n- sterk: heel goed\n"
            "- kwetsbaar: soms mis\n- zwak: vaak mis",
            ["sterk", "kwetsbaar", "zwak"],
        ),
        (
            "Betekenis van de oordelen\n\nVoldaan\nAlles is er.\n\nDeels voldaan\nEen deel ontbreekt.\n"
            "\nNiet voldaan\nNiets.",
            ["voldaan", "deels voldaan", "niet voldaan"],
        ),
    ],
)
def test_each_value_once(layout_of: Callable[[str], Layout], text: str, labels: list[str]) -> None:
    assert [point.label for point in scale.points(layout_of(text))] == labels


@pytest.mark.parametrize(
    "text",
    [
        "Op de schaal van de inspectie voldoet Heidehof.",
        "De sfeer is goed, het eten is matig en de tuin is slecht.",
        "Jongeren konden kiezen uit drie kleuren: groen, geel en rood.",
        "Onze scores: begeleiding: goed; veiligheid: matig; inspraak: onvoldoende.",
        "De oordelen van dit jaar: 1.1 voldoet, 1.2 voldoet niet en 1.3 voldoet grotendeels.",
        "In de tabel: n.b. = niet bekend, n.v.t. = niet van toepassing.",
    ],
)
def test_what_explains_no_values_is_no_scale(layout_of: Callable[[str], Layout], text: str) -> None:
    assert scale.points(layout_of(text)) == []
