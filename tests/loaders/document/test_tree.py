"""Sections within sections, lists under their leads, tables with their heads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.document.block import Block, BlockKind
from loaders.document.model import Document, List, Paragraph, Table
from loaders.document.tree import document_of
from loaders.reading import source_from_bytes

TEXT = """# Bezoek De Berk

## 1 Inleiding

Wij kwamen langs. Wij zagen het volgende.
- Het huis is warm.
  - Ook boven.
- De tuin is groot.

## 2 Oordelen

### Norm 2.1 Rust: voldoet

Het is stil.

¹ Bron: jaarverslag.
"""


def document(text: str) -> Document:
    return document_of(source_from_bytes("invented.txt", text.encode()))


def test_sections_stand_in_one_another_with_number_title_and_tail() -> None:
    found = document(TEXT)
    assert [(s.level, s.label, s.number, s.title.text if s.title else "") for s in found.sections[1:]] == [
        (1, "", "", "Bezoek De Berk"),
        (2, "", "1", "Inleiding"),
        (2, "", "2", "Oordelen"),
        (3, "norm", "2.1", "Rust"),
    ]
    assert found.sections[-1].tail
    assert found.sections[-1].tail.text == "voldoet"
    assert [note.text for note in found.footnotes] == ["¹ Bron: jaarverslag."]


def test_a_list_is_nested_under_the_last_sentence_before_it() -> None:
    part = document(TEXT).sections[2].parts[1]
    assert isinstance(part, List)
    assert part.lead
    assert part.lead.text == "Wij zagen het volgende."
    assert [item.text.text for item in part.items] == ["Het huis is warm.", "De tuin is groot."]
    assert [item.text.text for item in part.items[0].items] == ["Ook boven."]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("1 Begin\n\nTekst.\n\n1.1 Midden\n\nTekst.\n\n2 Einde\n\nTekst.\n", [1, 2, 1]),
        ("Thema 1 Huis\n\nTekst.\n\nNorm 1.1 Rust\n\nTekst.\n\nThema 2 Tuin\n\nTekst.\n", [1, 2, 1]),
        ("Norm 1.1 Rust\n\nBevindingen\n\nTekst.\n\nNorm 1.2 Eten\n\nBevindingen\n\nTekst.\n", [2, 3, 2, 3]),
        ("Norm 1.1 Rust\n\nTekst.\n\nWerkwijze\n\nTekst.\n", [2, 1]),
    ],
)
def test_headings_stand_as_deep_as_their_numbers_and_words_tell(text: str, levels: list[int]) -> None:
    assert [section.level for section in document(text).sections[1:]] == levels


def test_a_head_printed_again_on_the_next_page_is_the_same_table() -> None:
    text = "Wie\tAantal\nOuders\t3\nKinderen\t4\n\nWie\tAantal\nVoogden\t5\n"
    tables = [part for part in document(text).root.parts if isinstance(part, Table)]
    assert [[cell.text.text for cell in table.cells if not cell.head and not cell.column] for table in tables] == [
        ["Ouders", "Kinderen", "Voogden"]
    ]


def test_blocks_that_a_format_gives_are_taken_as_they_are() -> None:
    source = source_from_bytes("x.txt", b"Geen kop.\nWel een kop.\n")
    given = replace(
        source, blocks=(Block(BlockKind.PARAGRAPH, ((0, 9),)), Block(BlockKind.HEADING, ((10, 22),), level=2))
    )
    found = document_of(given)
    assert [part.text.text for part in found.root.parts if isinstance(part, Paragraph)] == ["Geen kop."]
    assert [s.heading.text for s in found.sections[1:] if s.heading] == ["Wel een kop."]
