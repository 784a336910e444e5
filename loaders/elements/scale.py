"""The judgement scale as a report defines it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_POINT = re.compile(
    r"^\W*(?:(?:[\w ]{0,30}?\b)voldoet(?P<grade> grotendeels niet| grotendeels| niet)?"
    r"(?:\W{0,3} aan (?:de|deze) norm\b|\W{0,3}\s?[:=.(|–-])"
    r"|(?P<none>.{0,40}\bnorm (?:is )?niet (?:beoordeeld|getoetst)|niet (?:beoordeeld|getoetst)\W{0,3}\s?[:=(|–-]))"
)
_LEAD = re.compile(
    r"puntsschaal|puntschaal|\bschaal\b|\bbeoordeelt de normen\b|\boordelen\b|\boordeel\b.*\b(?:betekent|waarden)\b"
)
_LONGEST = 320


@dataclass(frozen=True)
class Point:
    """One value of the printed scale: its label, its slug in the scheme judgement and its text."""

    label: str
    value: str
    shadow: Shadow


def statements(layout: Layout) -> Iterator[Statement]:
    """A ScalePoint for each value that the report explains."""
    for point in points(layout):
        yield Statement(
            "ScalePoint",
            (point.shadow.whole,),
            "framework",
            "scale-list",
            values(label=point.label, value=concept("judgement", point.value), definitionText=point.shadow.text),
        )


def points(layout: Layout) -> list[Point]:
    """The values of the scale, from a list or a sentence that is led in as the scale; at least three together."""
    body = layout.body
    for index, segment in enumerate(body):
        if segment.kind is Kind.ITEM or not _LEAD.search(segment.folded):
            continue
        for stretches in (_below(body, index), list(_within(segment))):
            found = [point for shadow in stretches if (point := _point(shadow))]
            if len(found) >= 3:
                return found
    return []


def _below(body: tuple[Segment, ...], index: int) -> list[Shadow]:
    out = []
    for follower in body[index + 1 : index + 12]:
        if not _POINT.match(follower.folded) or len(follower.folded) > _LONGEST:
            break
        out.append(follower.shadow)
    return out


def _within(segment: Segment) -> Iterator[Shadow]:
    """The parts of a sentence between semicolons, the first one from behind the colon."""
    for sentence in segment.sentences:
        if sentence.folded.count(";") < 2 or not _LEAD.search(sentence.folded):
            continue
        edges = [m.end() for m in re.finditer(";", sentence.folded)]
        start = sentence.folded.find(":") + 1
        for end in [*edges, len(sentence.folded)]:
            yield sentence.part(start, end)
            start = end


def _point(shadow: Shadow) -> Point | None:
    match = _POINT.match(shadow.folded)
    if match is None:
        return None
    label = "niet beoordeeld" if match["none"] else f"voldoet{match['grade'] or ''}"
    return Point(label, label.replace(" ", "-"), shadow)
