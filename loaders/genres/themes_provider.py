"""The inspected organisation in its own words: what it is proud of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.context.polarity import polarity_of
from loaders.elements import findings
from loaders.segments import Kind, Section, Segment
from loaders.statements import Statement

_OWN_WORDS = re.compile(
    r"\b(?:instelling|aanbieder|organisatie|bestuurder)\b.{0,20}\b(?:woord|zelf|reactie|reageert)\b|\breactie van\b"
)
_NOT_ITS_OWN = re.compile(r"\binspecties?\b|^\W*\d|\b(?:inleiding|aanleiding|conclusies?|samenvatting|toezicht)\b")
_PRIDE = re.compile(r"\btrots\b")
_PROMISE = re.compile(
    r"\baan de slag\b|\bhiervan merken\b|\bga(?:an|at) (?:we|wij|ze|het) (?:doen|verbeteren)\b"
    r"|\bverbeteren\b.*\bdoor\b"
)
_LONGEST_LEAD = 60


def statements(sections: Iterable[Section]) -> Iterator[Statement]:
    """Findings in the voice of the provider."""
    own = False
    for section in sections:
        title = section.title
        if title and _OWN_WORDS.search(title):
            own = True
        elif title and _NOT_ITS_OWN.search(title):
            own = False
        if own:
            yield from _own_words(section)


def _own_words(section: Section) -> Iterator[Statement]:
    proud = _PRIDE.search(section.title) is not None
    for segment in section.segments:
        if _NOT_ITS_OWN.search(segment.folded) and len(segment.text) < 120:
            return
        opening = segment.folded[: _LONGEST_LEAD + 20]
        if _PRIDE.search(opening) or _PROMISE.search(opening):
            proud = _PRIDE.search(opening) is not None
        if _is_lead(segment):
            continue
        for sentence in segment.sentences:
            if proud:
                yield findings.finding(sentence, "point-of-pride", fixed=_tone(sentence.folded), voice="provider")


def _is_lead(segment: Segment) -> bool:
    short = len(segment.text) <= 2 * _LONGEST_LEAD
    return segment.kind is Kind.HEADING or (short and segment.text.endswith((":", "?")))


def _tone(folded: str) -> str:
    """What an organisation is proud of is positive, unless it says that it is not, or names its troubles."""
    if re.search(r"\btrots\b", folded) and not re.search(r"\bniet (?:\w+ )?trots\b", folded):
        return "positive"
    return polarity_of(folded) or "positive"
