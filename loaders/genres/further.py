"""What a document shows beside what its kind is read for: lists and tables that say of themselves what they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.elements import evidence_base, examples, findings, metadata, obstacles
from loaders.readers.norms import NormSections
from loaders.segments import Layout
from loaders.statements import Place, Statement


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


def _no_plan(_: int) -> str:
    return ""


_FAMILIES = (
    _Family(frozenset({"EvidenceSource"}), evidence_base.statements),
    _Family(frozenset({"GoodExample"}), _examples),
    _Family(frozenset({"Obstacle"}), _obstacles),
)
