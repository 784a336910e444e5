"""What a norm is assessed on, as a document prints it below the norm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.readers.norms import NormSections, PrintedNorm
from loaders.segments import Kind, Segment
from loaders.statements import Place, Statement, values

_HEADING = re.compile(
    r"^\W*(?:waar (?:kijken|kijkt|letten|let|toetsen|toetst)\b.{0,60}\b(?:naar|op|aan)|wat verwacht(?:en)? (?:de"
    r"|wij|we)\b.{0,40}|beoordelingspunt(?:en)?)\W*$"
)
_LEAD = re.compile(r"\b(?:inspecties?|wij|we|toezichthouder) (?:verwacht|verwachten|let|letten|kijkt|kijken)\b.*:\W*$")
_POINTS = re.compile(r"^\W*(?:tekortkoming|aandachtspunt|verbeterpunt)(?:en)?\b\W*$")
_HEARD_OR_SEEN = re.compile(r"\binspecties?\b|\bvertel\w+|\bge(?:ef|ven)\b.{0,60}\baan\b|\b(?:hoor|zie)t?\b")


def statements(sections: NormSections) -> Iterator[Statement]:
    """A NormCriterion for the passage, or each item of the list, that says what a norm is assessed on."""
    for norm in sections.norms:
        for place in _places(norm):
            yield Statement(
                "NormCriterion",
                (place,),
                "framework",
                "criteria-under-heading",
                values(aboutNorm=sections.norm_iri(norm.notation), normNotation=norm.notation),
            )


def criterion_passage(norm: PrintedNorm) -> tuple[Segment, ...]:
    """What follows the heading or the lead-in of the criteria.

    Where a heading opens the findings: all up to there that does not tell what was heard or seen; else one paragraph.
    Behind a lead-in ("De inspectie verwacht dat:") it is the list below.
    """
    if listed := _listed(norm):
        return listed
    start = next((i for i, s in enumerate(norm.segments) if is_criterion_heading(s)), None)
    if start is None:
        return ()
    out: list[Segment] = []
    for segment in norm.segments[start + 1 :]:
        if segment.kind is Kind.HEADING:
            return tuple(out if not _POINTS.match(segment.folded) else out[:1])
        if out and _HEARD_OR_SEEN.search(segment.folded):
            return tuple(out)
        out.append(segment)
    return tuple(out[:1])


def past_criteria(sections: NormSections) -> frozenset[int]:
    """Where, under the heading of the criteria, a norm's findings begin: the starts of those segments."""
    out: set[int] = set()
    for norm in sections.norms:
        if passage := criterion_passage(norm):
            behind = [segment for segment in norm.segments if segment.place.start > passage[-1].place.start]
            out.update(segment.place.start for segment in behind[:1])
    return frozenset(out)


def is_criterion_heading(segment: Segment) -> bool:
    """Whether a segment announces what a norm is assessed on."""
    return len(segment.folded) < 90 and _HEADING.match(segment.folded) is not None


def _places(norm: PrintedNorm) -> Iterator[Place]:
    if listed := _listed(norm):
        yield from (item.place for item in listed)
    elif passage := criterion_passage(norm):
        yield Place(passage[0].place.start, passage[-1].place.end)


def _listed(norm: PrintedNorm) -> tuple[Segment, ...]:
    """The items right below a lead-in with a colon, before anything was found."""
    for index, segment in enumerate(norm.segments[:4]):
        if segment.kind is Kind.PARAGRAPH and _LEAD.search(segment.folded):
            out = []
            for follower in norm.segments[index + 1 :]:
                if follower.kind is not Kind.ITEM:
                    break
                out.append(follower)
            return tuple(out)
    return ()
