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
    ],
)
def test_each_value_once(layout_of: Callable[[str], Layout], text: str, labels: list[str]) -> None:
    assert [point.label for point in scale.points(layout_of(text))] == labels


def test_a_sentence_on_a_scale_is_no_scale(layout_of: Callable[[str], Layout]) -> None:
    assert scale.points(layout_of("Op de schaal van de inspectie voldoet Heidehof.")) == []
