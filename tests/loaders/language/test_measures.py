"""What a number measures."""

from __future__ import annotations

import pytest

from loaders.language.measures import measure
from loaders.language.tokens import Kind, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De wachttijd is gemiddeld 11 weken.", "wachttijd"),
        ("Het ziekteverzuim steeg van 6,4% naar 8,1%.", "ziekteverzuim"),
        ("In het voorjaar was het verzuim 6%.", "verzuim"),
        ("Een plaats op de groep kost € 512 per dag.", "plaats op de groep"),
        ("De behandeling duurt negen weken.", "behandeling"),
        ("Dat duurt 9 weken.", None),
        ("Wij spraken 9 ouders.", None),
    ],
)
def test_the_subject_of_the_clause(text: str, expected: str | None) -> None:
    found = tokens(text)
    first = next(i for i, token in enumerate(found) if token.kind is Kind.DIGITS or token.word == "negen")
    span = measure(found, first)
    assert (text[found[span[0]].start : found[span[1] - 1].end] if span else None) == expected
