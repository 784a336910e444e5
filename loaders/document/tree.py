"""Blocks to a tree: sections within sections, lists within lists, cells in tables, labels with their values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from loaders.document.block import Block, BlockKind
from loaders.document.forms import field_of, is_quotation, speaker_and_words
from loaders.document.heading import Heading, heading
from loaders.document.lengths import bounded
from loaders.document.levels import levels
from loaders.document.lists import list_of
from loaders.document.model import Document, Field, Paragraph, Part, Quote, Section
from loaders.document.tables import table_of
from loaders.formats.guess.blocks import guessed_blocks
from loaders.misread import repairs
from loaders.reading import SourceText
from loaders.shadow import Repairs, Shadow, shadow

_APART = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


def document_of(source: SourceText, known_headings: frozenset[int] = frozenset()) -> Document:
    """The document that a source text holds.

    Where the format gives no blocks they are guessed from the lines of the text. `known_headings` are the offsets of
    lines that are headings, whatever they look like.
    """
    mended = repairs(source.text)
    given = _with_headings(source.blocks, known_headings) or guessed_blocks(source.text, mended, known_headings)
    blocks = tuple(bounded(given, source.text))
    apart = {kind: tuple(_shadows(source.text, blocks, kind, mended)) for kind in _APART}
    return Document(
        source,
        _Builder(source.text, mended).root([block for block in blocks if block.kind not in _APART]),
        apart[BlockKind.FOOTNOTE],
        apart[BlockKind.FURNITURE],
        mended,
        blocks,
    )


def _with_headings(blocks: tuple[Block, ...], known: frozenset[int]) -> tuple[Block, ...]:
    return tuple(
        replace(block, kind=BlockKind.HEADING, marker="", cell=None)
        if block.ranges and block.ranges[0][0] in known
        else block
        for block in blocks
    )


def _shadows(text: str, blocks: Sequence[Block], kind: BlockKind, mended: Repairs) -> Iterator[Shadow]:
    for block in blocks:
        if block.kind is kind and (clean := shadow(text, block.ranges, mended)):
            yield clean


@dataclass
class _Open:
    """A section under way."""

    level: int
    block: Block | None = None
    words: Shadow | None = None
    head: Heading = field(default_factory=Heading)
    parts: list[Part] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(
            self.level,
            self.head.number,
            self.head.title,
            self.head.tail,
            tuple(self.parts),
            tuple(self.sections),
            self.head.label,
            self.words,
        )


@dataclass(frozen=True)
class _Builder:
    text: str
    mended: Repairs

    def root(self, blocks: Sequence[Block]) -> Section:
        """The root section of blocks without footnotes and furniture."""
        heads = {
            at: (words, heading(words, self.text, block.marker))
            for at, block in enumerate(blocks)
            if block.kind is BlockKind.HEADING and (words := self.shadow(block))
        }
        ranks = dict(zip(heads, levels([(blocks[at].level, head) for at, (_, head) in heads.items()]), strict=True))
        stack = [_Open(0)]
        begin = 0
        for at in [*heads, len(blocks)]:
            stack[-1].parts += self.parts(blocks[begin:at])
            begin = at + 1
            if at == len(blocks):
                break
            self.close(stack, ranks[at])
            stack.append(_Open(ranks[at], blocks[at], *heads[at]))
        self.close(stack, 1)
        return stack[0].closed()

    def close(self, stack: list[_Open], level: int) -> None:
        """Close the sections that a heading of a level ends."""
        while len(stack) > 1 and stack[-1].level >= level:
            done = stack.pop()
            stack[-1].sections.append(done.closed())

    def parts(self, blocks: Sequence[Block]) -> list[Part]:
        """The parts of a section, in order."""
        out: list[Part] = []
        for (kind, _), group in groupby(blocks, key=_together):
            run = list(group)
            if kind is BlockKind.ITEM:
                out.append(list_of(run, self.shadow, out[-1] if out else None))
            elif kind is BlockKind.CELL:
                out.append(table_of(run, self.shadow, out[-1] if out else None))
            else:
                out += [part for block in run if (part := self.part(block)) is not None]
        return out

    def part(self, block: Block) -> Part | None:
        words = self.shadow(block)
        if not words:
            return None
        if block.kind is BlockKind.QUOTE or is_quotation(words):
            speaker, said = speaker_and_words(words)
            return Quote(said, speaker)
        found = field_of(words)
        return Field(*found) if found else Paragraph(words)

    def shadow(self, block: Block) -> Shadow:
        return shadow(self.text, block.ranges, self.mended)


def _together(block: Block) -> tuple[BlockKind, int]:
    """Blocks that make one part: items that follow one another, and the cells of one table."""
    return block.kind, block.cell.table if block.cell else 0
