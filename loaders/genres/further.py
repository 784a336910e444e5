"""What a document shows beside what its kind is read for: lists and tables that say of themselves what they hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.elements import evidence_base, examples, findings, metadata, obstacles, promises
from loaders.elements.planning import plannings
from loaders.elements.wording import topics
from loaders.readers.norms import NormSections
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_NEXT_STEPS = re.compile(
    r"^\W*(?:\d+[.)]?\s+)?(?:vervolg(?:stappen|acties|toezicht)?\W*$|het vervolg\W*$|hoe (?:nu )?verder\b"
    r"|en (?:nu|dan)\b|(?:wat|hoe) (?:nu\b|gebeurt er\b|gaat er .{0,20}gebeuren|volgt\b)|nu verder\b"
    r"|wat er (?:nu|verder|hierna)\b"
    r"|wat de inspecties? (?:nu )?doe"
    r"|wat doe(?:t|n) de inspecties?\b|maatregel(?:en)? van\b)"
)
_ADDRESS = re.compile(r"█|https?:|www\.|\bmeldpunt\b|\bmeer weten\b")


@dataclass(frozen=True)
class _Family:
    """Statements of kinds that stand for one another, and who reads them in any document.

    `beside` where more of them may stand beside those that the kind's own reader found.
    """

    kinds: frozenset[str]
    read: Callable[[Layout], Iterator[Statement]]
    beside: bool = False


def statements(
    layout: Layout, sections: NormSections, found: Sequence[Statement], *, known: bool
) -> Iterator[Statement]:
    """What the reader of the kind passed over; for a document of no known kind all of it."""
    for family in _FAMILIES:
        own = [statement for statement in found if statement.kind in family.kinds]
        if not own:
            yield from family.read(layout)
        elif family.beside:
            taken = sorted(place for statement in own for place in statement.places)
            yield from (more for more in family.read(layout) if not _overlaps(taken, more.places))
    if not known:
        yield from metadata.statements(layout)
        yield from findings.in_any_document(layout, sections)


def _overlaps(taken: Sequence[Place], places: Sequence[Place]) -> bool:
    """Whether one of some places touches one of those taken, which are in order."""
    for place in places:
        at = bisect_left(taken, Place(place.end, place.end))
        if any(other.start < place.end and place.start < other.end for other in taken[max(0, at - 3) : at]):
            return True
    return False


def _examples(layout: Layout) -> Iterator[Statement]:
    found, _ = examples.under_headings(layout)
    yield from examples.statements(found)


def _obstacles(layout: Layout) -> Iterator[Statement]:
    yield from obstacles.statements(layout, _no_plan)


def _commitments(layout: Layout) -> Iterator[Statement]:
    yield from promises.commitments(layout.sections)


def _no_plan(_: int) -> str:
    return ""


def _next_steps(layout: Layout) -> Iterator[Statement]:
    """A FollowUp for each sentence on what comes next, under a heading that announces it."""
    for section in layout.sections:
        if _NEXT_STEPS.search(section.title):
            for segment in section.segments:
                yield from _steps_of(segment)


def _steps_of(segment: Segment) -> Iterator[Statement]:
    if segment.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return
    for sentence in segment.sentences:
        if sentence.text.endswith((":", "?")) or sentence.text[:1] in "“\"'‘„«" or _ADDRESS.search(sentence.folded):
            continue
        if step := promises.follow_up(sentence):
            yield step
        elif plannings(sentence.folded) or segment.kind is Kind.ITEM:
            yield _step(sentence)


def _step(sentence: Shadow) -> Statement:
    when = next(iter(plannings(sentence.folded)), None)
    return Statement(
        "FollowUp",
        (sentence.whole,),
        "author",
        "step-under-heading",
        values(
            followUpKind=concept("follow-up", "overige-stap"),
            dateText=sentence.text[when.start : when.end] if when else None,
            date=when.latest if when and when.precision == "dag" else None,
            topic=topics(sentence.folded),
        ),
    )


_FAMILIES = (
    _Family(frozenset({"EvidenceSource"}), evidence_base.statements),
    _Family(frozenset({"GoodExample"}), _examples),
    _Family(frozenset({"Obstacle"}), _obstacles),
    _Family(frozenset({"Commitment"}), _commitments, beside=True),
    _Family(frozenset({"FollowUp"}), _next_steps, beside=True),
)
