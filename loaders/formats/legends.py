"""Which discs explain the scale instead of judging, and what a document's own legend says of its paints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.formats.blocks import Block, Disc, Kind
from loaders.formats.colours import Paint, alike, place_on_scale
from loaders.formats.marks import Colour
from loaders.shadow import fold

# A line of a legend begins with the value it explains, after whom it is said of.
_OPENS_WITH_VALUE = re.compile(
    r"^\W*(?:= ?)?(?:(?:donker|licht)?-?(?:groene?|oranje|rode?|rood|grij[sz]e?)\W+"
    r"(?:bol\W+|stip\W+|betekent\W+|is\W+)?)?"
    r"(?:de \w+(?: \w+)? |het \w+ |norm (?:is )?|\w+ )?(?:voldoet|niet beoordeeld|niet getoetst|geen oordeel|voldaan)\b"
)
_NAMES_A_NORM = re.compile(r"\b\d{1,2}\.\d{1,2}\b|\bnorm \d|\bthema \d")
# How many blocks without a disc may stand between two lines of one legend.
_APART = 1


def with_legends(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the discs of legends marked as such.

    A legend is a row of lines that follow one another, each opening with a value of the scale beside a disc, no colour
    twice; or one line with several discs and as many values.
    """
    blocks = settled(blocks)
    carriers = [index for index, block in enumerate(blocks) if block.discs]
    for index in carriers:
        block = blocks[index]
        if len(block.discs) > 1 and _explains_in_one_line(block):
            block.discs = [replace(disc, legend=True) for disc in block.discs]
    for group in _groups(blocks, carriers):
        colours = [_shown(blocks[index].discs[0]) for index in group]
        if len(group) > 1 and len(set(colours)) == len(colours):
            for index in group:
                blocks[index].discs = [replace(disc, legend=True) for disc in blocks[index].discs]
    _explain(blocks)
    return blocks


def _shown(disc: Disc) -> object:
    return disc.paint or disc.colour


def _explain(blocks: Sequence[Block]) -> None:
    """What a legend says of a paint is what that paint means in its document; without one, hue tells.

    A disc of a paint that neither explains is an ornament, and goes.
    """
    said = [
        (disc.paint, colour)
        for block in blocks
        for disc in block.discs
        if disc.legend and disc.paint and len(block.discs) == 1 and (colour := place_on_scale(block.text))
    ]
    for block in blocks:
        block.discs = [
            found
            for disc in block.discs
            if (found := _explained(disc, said)).colour or found.label or found.paint is None
        ]


def _explained(disc: Disc, said: Sequence[tuple[Paint, Colour]]) -> Disc:
    colour = next((colour for paint, colour in said if disc.paint and alike(paint, disc.paint)), disc.colour)
    return replace(disc, colour=colour)


def settled(blocks: Sequence[Block]) -> list[Block]:
    """Discs that stand in a line of their own go to the heading or row above them, else to the block below."""
    out: list[Block] = []
    waiting: list[Disc] = []
    for block in blocks:
        if block.text.strip():
            block.discs = [*waiting, *block.discs]
            waiting = []
            out.append(block)
        elif out and out[-1].kind in (Kind.HEADING, Kind.ROW):
            out[-1].discs.extend(block.discs)
        else:
            waiting.extend(block.discs)
    if waiting and out:
        out[-1].discs.extend(waiting)
    return out


def _explains_in_one_line(block: Block) -> bool:
    text = fold(block.text)
    values = len(re.findall(r"\bvoldoet\b|\bniet beoordeeld\b|\bniet getoetst\b", text))
    distinct = len({_shown(disc) for disc in block.discs}) == len(block.discs)
    return distinct and values >= len(block.discs) - 1 and not _NAMES_A_NORM.search(text)


def _groups(blocks: Sequence[Block], carriers: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for index in carriers:
        if not _is_line_of_legend(blocks[index]):
            yield group
            group = []
            continue
        if group and (index - group[-1] > _APART + 1 or _heading_between(blocks, group[-1], index)):
            yield group
            group = []
        group.append(index)
    yield group


def _is_line_of_legend(block: Block) -> bool:
    text = fold(block.text.partition("\t")[0] if block.kind is Kind.ROW else block.text).strip()
    if block.kind is Kind.ROW and not text:
        text = fold(block.text).strip()
    return len(block.discs) == 1 and bool(_OPENS_WITH_VALUE.match(text)) and not _NAMES_A_NORM.search(fold(block.text))


def _heading_between(blocks: Sequence[Block], first: int, last: int) -> bool:
    return any(block.kind is Kind.HEADING for block in blocks[first + 1 : last])
