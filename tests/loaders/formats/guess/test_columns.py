"""Two columns of running text side by side."""

from __future__ import annotations

from collections.abc import Callable

from loaders.segments import Kind, Layout

LayoutOf = Callable[[str], Layout]

COLUMNS = """Wat wij zagen

De begeleiders vertellen dat zij elke      Ouders zijn blij met de hulp die
week overleggen met de ouders en met       hun kind krijgt. Zij vinden dat er
de school van het kind. Dat gaat goed      snel iets gebeurt als zij bellen
volgens de meesten. In twee dossiers       met een vraag. Een vader miste een
stond daar niets over.                     vast gezicht in het team.

Daarna volgt gewone tekst.
"""
TABLE = """Onderdeel                                  Oordeel over deze norm
Wensen en behoeften zijn bekend            Voldoet in alle huizen
Ouders houden de regie                     Voldoet grotendeels dit jaar
Respect staat voorop bij iedereen          Voldoet in alle huizen
Het netwerk blijft betrokken               Voldoet niet in dit huis
"""


def test_each_column_is_read_down(layout_of: LayoutOf) -> None:
    layout = layout_of(COLUMNS)
    texts = [segment.text for segment in layout.body]
    assert texts[1].startswith("De begeleiders vertellen dat zij elke week overleggen met de ouders en met de school")
    assert texts[1].endswith("In twee dossiers stond daar niets over.")
    assert texts[2].startswith("Ouders zijn blij met de hulp die hun kind krijgt.")
    assert texts[2].endswith("Een vader miste een vast gezicht in het team.")
    assert texts[3] == "Daarna volgt gewone tekst."


def test_a_sentence_of_a_column_is_quoted_from_where_it_stands(layout_of: LayoutOf) -> None:
    layout = layout_of(COLUMNS)
    sentence = layout.body[2].sentences[0]
    place = sentence.whole
    assert COLUMNS[place.start :].startswith("Ouders zijn blij")
    assert COLUMNS[: place.end].endswith("krijgt.")


def test_a_table_stays_a_table(layout_of: LayoutOf) -> None:
    rows = [segment for segment in layout_of(TABLE).body if segment.kind is Kind.ROW]
    assert len(rows) == 5
    assert all(len(row.cells) == 2 for row in rows)


def test_a_wide_gap_in_one_line_is_no_column(layout_of: LayoutOf) -> None:
    text = "De eerste regel van de tekst gaat door         op dezelfde regel\nen op de volgende regel.\n"
    assert len(layout_of(text).segments) >= 1
