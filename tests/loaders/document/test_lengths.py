"""No block is longer than a paragraph of print, and none of its words is lost."""

from __future__ import annotations

import pytest

from loaders.document.block import Block, BlockKind
from loaders.document.lengths import ENDLESS, LONGEST, bounded, endless_words


@pytest.mark.parametrize("words", ["Het is stil. ", "stil en ", "stil"])
def test_a_long_block_is_cut_and_whole(words: str) -> None:
    text = (words * 10_000)[: 3 * LONGEST + 7]
    found = list(bounded([Block(BlockKind.ITEM, ((0, LONGEST), (LONGEST, len(text))), 1, "-")], text))
    assert all(sum(end - start for start, end in block.ranges) <= LONGEST for block in found)
    assert "".join(text[start:end] for block in found for start, end in block.ranges) == text
    assert [block.marker for block in found] == ["-", *[""] * (len(found) - 1)]
    assert {block.level for block in found} == {1}


def test_a_block_is_cut_behind_a_sentence() -> None:
    text = "Het is stil. " * LONGEST
    first = next(bounded([Block(BlockKind.PARAGRAPH, ((0, len(text)),))], text))
    assert text[: first.ranges[-1][1]].endswith("stil. ")


def test_what_stands_on_a_line_without_an_end_is_not_read_and_counted() -> None:
    text = "stil " * (ENDLESS // 5) + "en nog drie"
    found = list(bounded([Block(BlockKind.PARAGRAPH, ((0, len(text)),))], text))
    assert [text[slice(*block.ranges[0])] for block in found if block.kind is BlockKind.FURNITURE] == ["en nog drie"]
    assert endless_words(f"Een gewone regel.\n{text}\n") == 3
