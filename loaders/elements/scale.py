"""The judgement scale as a report defines it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.segments import Kind, Layout
from loaders.statements import Statement, values
from ontology.namespaces import concept

_POINT = re.compile(
    r"^\W*(?:[\w ]{0,30}?\bvoldoet (?P<grade>grotendeels niet |grotendeels |niet )?aan (?:de|deze) norm\b"
    r"|voldoet(?P<short> grotendeels niet| grotendeels| niet)?\s*[:=-]"
    r"|(?P<none>.{0,40}\bnorm niet (?:beoordeeld|getoetst)|niet (?:beoordeeld|getoetst)\s*[:=-]))"
)
_LEAD = re.compile(
    r"\b(?:vier|vijf|drie)puntsschaal|\b(?:vier|vijf|drie)puntschaal|\bschaal\b|\bbeoordeelt de normen\b|\boordelen\b"
)


def statements(layout: Layout) -> Iterator[Statement]:
    """A ScalePoint for each value that the report explains, in a list that is led in as the scale."""
    body = layout.body
    for index, segment in enumerate(body):
        if segment.kind is Kind.ITEM or not _LEAD.search(segment.folded):
            continue
        points = []
        for follower in body[index + 1 : index + 12]:
            match = _POINT.match(follower.folded)
            if not match or len(follower.folded) > 320:
                break
            points.append((follower, match))
        if len(points) >= 3:
            for follower, match in points:
                label = (
                    "niet beoordeeld" if match["none"] else f"voldoet {match['grade'] or match['short'] or ''}".strip()
                )
                yield Statement(
                    "ScalePoint",
                    (follower.place,),
                    "framework",
                    "scale-list",
                    values(
                        label=label,
                        value=concept("judgement", label.replace("  ", " ").replace(" ", "-")),
                        definitionText=follower.text,
                    ),
                )
            return
