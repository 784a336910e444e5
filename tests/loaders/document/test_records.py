"""One judgement, point or figure printed in many structures is one record."""

from __future__ import annotations

import pytest

from loaders.document.record import Structure
from loaders.document.records import records
from loaders.document.tree import document_of
from loaders.reading import source_from_bytes

Row = tuple[str, str | None, str | None, str]


def read(text: str) -> list[Row]:
    """Structure, subject, field and value of each record."""
    return [
        (r.structure.value, r.subject.text if r.subject else None, r.field.text if r.field else None, r.value.text)
        for r in records(document_of(source_from_bytes("invented.txt", text.encode())))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bezoek De Berk\n\nStatus: definitief\n", ("field", None, "Status", "definitief")),
        ("Bezoek De Berk\n\nStatus\n\ndefinitief\n", ("field", None, "Status", "definitief")),
        ("Bezoek De Berk\n\nStatus\ndefinitief\n", ("field", None, "Status", "definitief")),
        ("Bezoek De Berk\n\nOordeel\nVoldoende\n", ("field", None, "Oordeel", "Voldoende")),
        ("✓ Eis 4 Rust\n\nHet huis is stil.\n", ("heading", "Rust", None, "✓")),
        ("Goed\n\n- Eis 4: Rust\n\nMatig\n\n- Eis 5: Eten\n", ("item", "Eis 5: Eten", None, "Matig")),
        ("Plaats\tHeideveen\nKvK\t99001234\n", ("field", None, "KvK", "99001234")),
        ("Eis\tScore\n4 Rust\tgoed\n5 Eten\tmatig\n", ("cell", "5 Eten", "Score", "matig")),
        ("| Eis | Score |\n|---|---|\n| 4 Rust | goed |\n", ("cell", "4 Rust", "Score", "goed")),
        ("Eis\tGoed\tMatig\n4 Rust\t\tx\n5 Eten\tx\n", ("mark", "4 Rust", None, "Matig")),
        ("Eis 4 Rust (goed)\n\nHet huis is stil.\n", ("heading", "Rust", None, "goed")),
        ("Eis 4 Rust – goed\n\nHet huis is stil.\n", ("heading", "Rust", None, "goed")),
        ("Eis 4 Rust | goed\n\nHet huis is stil.\n", ("heading", "Rust", None, "goed")),
        ("De Berk regelt:\n- warm eten;\n- rust.\n", ("item", "rust.", None, "De Berk regelt:")),
        ("Tekortkomingen\n\n- Het huis is koud.\n", ("item", "Het huis is koud.", None, "Tekortkomingen")),
    ],
)
def test_each_structure_gives_its_record(text: str, expected: Row) -> None:
    assert expected in read(text)


def test_a_cell_under_two_heads_has_both() -> None:
    text = "\tKinderen\t\tOuders\t\n\t2021\t2022\t2021\t2022\nGezien\t1\t2\t3\t4\nGebeld\t5\t6\t7\t8\n"
    found = list(records(document_of(source_from_bytes("x.txt", text.encode()))))
    assert [head.text for head in found[2].heads] == ["Ouders", "2021"]
    assert (found[2].subject.text if found[2].subject else "", found[2].value.text) == ("Gezien", "3")


def test_an_empty_box_is_no_mark_and_a_cross_beside_ticks_denies() -> None:
    text = "Eis\tIn orde\n4 Rust\t✓\n5 Eten\t✗\n6 Slaap\t☐\n"
    assert read(text) == [("mark", "4 Rust", None, "In orde"), ("cell", "5 Eten", "In orde", "✗")]


@pytest.mark.parametrize(
    "text",
    [
        "Bezoek De Berk\n\nHet gebouw is slecht onderhouden.\n",
        "De ouders zeggen: het gaat goed met de kinderen.\n",
        "De groep is rustig. De begeleiders zijn er op tijd.\n",
    ],
)
def test_prose_is_no_record(text: str) -> None:
    assert read(text) == []


def test_a_record_is_proved_by_the_words_from_its_subject_to_its_value() -> None:
    text = "Eis\tScore\n4 Rust\tgoed\n5 Eten\tmatig\n"
    record = next(
        r for r in records(document_of(source_from_bytes("x.txt", text.encode()))) if r.structure is Structure.CELL
    )
    assert text[record.place.start : record.place.end] == "4 Rust\tgoed"
