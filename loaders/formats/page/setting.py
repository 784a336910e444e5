"""Pieces of a page as blocks: lines of print joined to running text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.formats.blocks import Block, Disc, Kind, Run
from loaders.formats.colours import colour_of
from loaders.formats.page.pieces import Piece, Print
from loaders.formats.page.sheet import PaintedDisc
from loaders.formats.words import Vocabulary

OPENS_NOTE = re.compile(r"^(?:\d{1,3}|[*†‡]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})(?=[\s.)]|[A-ZÀ-Ý(])")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def block_of(piece: Piece, vocabulary: Vocabulary) -> Block:
    """A piece that is no row as a block."""
    page = piece.prints[0].page
    runs = runs_of(piece.prints, vocabulary, piece.bullet)
    marker = piece.bullet
    if piece.kind is Kind.NOTE and (sign := OPENS_NOTE.match(runs[0].text)):
        marker = sign.group().translate(_SUPERSCRIPT)
        runs[0] = Run(runs[0].text[sign.end() :].lstrip(" .)"), runs[0].box)
    level = piece.level if piece.kind in (Kind.ITEM, Kind.HEADING) else 0
    return Block(piece.kind, runs, level, piece.discs, page, marker)


def runs_of(prints: Sequence[Print], vocabulary: Vocabulary, bullet: str = "") -> list[Run]:
    """One run a line of print, words that the line's end broke made whole."""
    out = []
    for index, each in enumerate(prints):
        text = each.line.content_text if bullet and not index else each.line.text
        following = prints[index + 1] if index + 1 < len(prints) else None
        if following is not None:
            broken = text.rstrip().endswith(("-", "\u00ad"))
            keeps = following.breaks and not broken
            text = f"{text}\n" if keeps else vocabulary.joined(text, following.line.text)
        out.append(Run(text.replace("\u00ad", ""), each.line.rect.on(each.page)))
    return out


def disc_of(disc: PaintedDisc, page: int, run: int | None = None) -> Disc:
    """A painted disc as one of a block."""
    return Disc(colour_of(disc.paint), box=disc.rect.on(page), run=run, paint=disc.paint)
