"""What an organisation says it is proud of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.segments import Kind, Section, Segment
from loaders.shadow import Shadow

_PRIDE = re.compile(r"\btrots\b")


def pride(sections: Iterable[Section]) -> Iterator[Shadow]:
    """What the organisation says it is proud of."""
    for section in sections:
        proud = bool(_PRIDE.search(section.title))
        for segment in section.segments:
            if lead := _lead(segment):
                proud = bool(_PRIDE.search(lead.folded))
            elif proud:
                yield from [segment.shadow] if segment.kind is Kind.ITEM else segment.sentences


def _lead(segment: Segment) -> Shadow | None:
    """The sentence that leads in what follows: the last one of a segment, with a colon or question mark at its end."""
    if segment.kind is Kind.ITEM or not segment.text.endswith((":", "?")):
        return None
    last = segment.sentences[-1]
    return last if len(last.text) < 160 else None
