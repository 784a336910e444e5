"""Which lines head what follows."""

from __future__ import annotations

import pytest

from loaders.formats.guess.headings import is_heading
from loaders.formats.guess.lines import lines


def heads(text: str) -> list[str]:
    found = list(lines(text))
    return [line.text for i, line in enumerate(found) if line.text and is_heading(found, i, within=False)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Werkwijze\n\nTekst hier.", "## Werkwijze"),
        ("**Conclusie**\n\nTekst hier.", "**Conclusie**"),
        ("Norm 1.1\nHulpverleners kennen de wensen van ouders.", "Norm 1.1"),
        ("3. Oordelen\n\nEen zin.", "3. Oordelen"),
        ("En nu?\nDe inspectie komt over een jaar nog eens kijken.", "En nu?"),
        ("7.  En dan?\n\nstap 1    het plan gaat op de post", "7.  En dan?"),
        ("Aandachtspunten\n- meer aandacht voor ouders", "Aandachtspunten"),
    ],
)
def test_a_line_that_stands_over_others_is_a_heading(text: str, title: str) -> None:
    assert title in heads(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dit is gewoon een zin.",
        "- een punt",
        "Ouders          6\nJongeren          3",
        "Het plan is samen met\n\nhet gezin gemaakt.",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert heads(text) == []
