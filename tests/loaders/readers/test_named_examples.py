"""Good examples named one by one; and what only goes well."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import named_examples
from loaders.segments import Layout
from tests.loaders.conftest import read_by

LayoutOf = Callable[[str], Layout]


def names(layout: Layout) -> list[str]:
    return [str(s.get("name")) for s in read_by(named_examples.statements, layout)]


def test_paragraphs_that_open_with_a_name_are_examples(layout_of: LayoutOf) -> None:
    text = (
        "# Verslag\n\n# Wat goed werkt\n\nDe wisselkaart. Elk kind neemt een kaart mee naar het nieuwe huis.\n\n"
        "Bellen op zondag. Iemand belt elke zondag alle ouders op.\n\nDe zaal was vol. Dat was fijn.\n"
    )
    assert names(layout_of(text)) == ["De wisselkaart", "Bellen op zondag"]


@pytest.mark.parametrize(
    "text",
    [
        "# Verslag\n\n# Wat goed werkt\n\nBegeleiders zijn lief. Zij luisteren.\n\nHet eten is lekker. Er is keuze.\n",
        "# Verslag\n\n# Bevindingen\n\nDe wisselkaart. Elk kind krijgt er een.\n\nHet belrondje. Wij bellen vaak.\n",
    ],
)
def test_what_only_goes_well_is_no_example(layout_of: LayoutOf, text: str) -> None:
    assert names(layout_of(text)) == []
