"""Which first rows of a table are heads."""

from __future__ import annotations

import pytest

from loaders.document.heads import head_rows


def grid(*rows: str) -> list[dict[int, str]]:
    return [dict(enumerate(row.split("|"))) for row in rows]


@pytest.mark.parametrize(
    "head",
    ["Nr.|Actie|Wie", "Doel|Wat gaan we doen?|Door wie?", "Maatregel|Stand van zaken|Deadline", "Norm|2021|2022"],
)
def test_words_that_stand_over_columns(head: str) -> None:
    assert head_rows(grid(head, "1|Elk dossier nalopen|de planner", "2|Het rooster herzien|de directeur")) == 1


def test_a_row_of_sentences_is_no_head() -> None:
    assert head_rows(grid("Dat is zo.|Het gaat goed.", "Er is veel.|Dat is niet zo.")) == 0
