"""Attention points, improvement points and shortcomings, wherever a report gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from loaders.elements.wording import topics
from loaders.readers.influence import influence, responsible
from loaders.readers.norm_numbers import references
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.point_heads import KINDS
from loaders.readers.pointed import Pointed, in_norm, outside, under_heads
from loaders.segments import Layout, Segment
from loaders.shadow import fold
from loaders.statements import FROM_CONTEXT, Place, Statement, Value, values
from ontology.namespaces import concept

_ALIKE = 55  # how far two points share their words, of 100, that say the same
_AT_HEAD, _OPENS = 40, 4  # characters in which a point names its norm, and within which it begins to


def statements(sections: NormSections) -> Iterator[Statement]:
    """A point for each list item or self-contained passage that the report gives as one in a norm's section."""
    for norm in sections.norms:
        for point in in_norm(norm):
            folded = point.words.folded
            named = references(folded[:_AT_HEAD])  # further on a norm is only mentioned
            number = named[0].numbers[0] if named and named[0].start < _OPENS else norm.notation
            more = values(
                influence=concept("influence", sphere) if (sphere := influence(folded)) else None,
                responsible=responsible(folded),
            )
            yield _point(point, number, sections, "inspectorate", more)


def elsewhere(layout: Layout, sections: NormSections, read: Sequence[Statement] = ()) -> Iterator[Statement]:
    """The points outside the sections of norms: under a heading, led in, named on their line, in a table or in prose.

    A point is about the norms that it, its heading or its row names by number. Beside those `read` already it gives
    what its own line calls a point, and what is about a norm of which none was read: a summary says points again.
    """
    own = [statement for statement in read if statement.kind in KINDS]
    known = {statement.get("normNotation") for statement in own}
    said = [_folded(statement, layout.source.text) for statement in own]
    for point in outside(layout, sections):
        new = point.labelled and not point.numbers and not _is_said(point.words.folded, said)
        for number in point.numbers or ("",):
            if not own or new or (number and number not in known):
                yield _point(point, number, sections, FROM_CONTEXT)


def _folded(point: Statement, text: str) -> str:
    return fold(text[point.places[0].start : point.places[0].end])


def _is_said(folded: str, said: Sequence[str]) -> bool:
    return process.extractOne(folded, said, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE) is not None


def has_points(norm: PrintedNorm) -> dict[str, Place]:
    """For each kind of point in a norm's section, the place of the heading that announces it."""
    out: dict[str, Place] = {}
    for segment, kind in under_heads(norm.segments):
        out.setdefault(kind, segment.place)
    return out


def is_point(norm: PrintedNorm, segment: Segment) -> bool:
    """Whether a segment of a norm's section stands under a heading of points."""
    return any(segment is found for found, _ in under_heads(norm.segments))


def _point(
    point: Pointed, number: str, sections: NormSections, voice: str, more: tuple[tuple[str, Value], ...] = ()
) -> Statement:
    return Statement(
        point.kind,
        (point.words.whole,),
        voice,
        point.rule,
        values(
            aboutNorm=sections.norm_iri(number) if number else None,
            normNotation=number,
            polarity=concept("polarity", "negative"),
            topic=topics(point.words.folded),
        )
        + more,
    )
