"""The line that announces a norm, in the shapes in which reports print it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from loaders.elements.judgement_words import is_value
from loaders.segments import Kind, Segment
from ontology.framework import frameworks

# Recognition of characters takes 1 for l, i or a bar, 0 for o, and a full stop for a comma or a colon.
_ONE = r"[\dil|]"
_SERIAL = r"(?:\d{1,2}|[\dilo|]{1,2}(?![a-z]))"
_NUMBER = rf"(?P<number>{_ONE} ?[a-c]? ?[.,·:] ?{_SERIAL}|\d ?[a-c] ?\d)"
_LABEL = r"n ?o ?r ?m"
_NORM = re.compile(rf"^\W*{_LABEL}\W{{0,3}}{_NUMBER}(?![.\d]*\d)\W*(?P<title>.*)$")
# What reports by other frameworks call that which they judge, with a number of its own.
_OTHER_LABEL = (
    r"(?:norm|criterium|eis|kwaliteitseis|kwaliteitscriterium|kwaliteitsstandaard|standaard|toetsingspunt|toetspunt"
    r"|toetsingsnorm|toetscriterium|toetsingscriterium|verwachting|voorwaarde)"
)
_OTHER_NUMBER = r"(?P<number>\d{1,2}(?:[.,]\d{1,2}){0,2}|[a-h]\.?\d{1,2})"
_OTHER = re.compile(rf"^\W*{_OTHER_LABEL} ?{_OTHER_NUMBER}(?![.,]?\w)\W*(?P<title>.*)$")
_BARE_NUMBER = re.compile(rf"^\W*(?P<number>{_ONE} ?[a-c]? ?[.,] ?{_SERIAL})(?![.\w]*\d)\W+(?P<title>\S.*)$")
_NUMBER_BEHIND = re.compile(rf"^\W*(?P<title>\w.{{8,240}}?)\W*[(\[]{_LABEL}\W{{0,3}}{_NUMBER}[)\]]\W*$")
# Words with which a sentence about a norm starts, so that "Norm 2.1 is opnieuw bekeken" is not taken for a heading.
_ABOUT_A_NORM = re.compile(r"^(?:is|wordt|werd|heeft|blijft|scoort|voldoet|en|tot|gaat|was|zijn|worden)\b")
NO_TITLE = re.compile(
    r"^\W*(?:(?:eerder|huidig|nieuw|vorig|oud)\w*\s+|het\s+)?oordeel\b|^\W*(?:voldoet\b|niet beoordeeld|niet getoetst"
    r"|aandachtspunt|verbeterpunt|toelichting|bevindingen)|\bvoldoet\b.*\bnorm\b|\bdeze norm\b"
)
_LONGEST = 300
_MISREAD = str.maketrans({"l": "1", "i": "1", "|": "1", "o": "0", ",": ".", "·": ".", ":": "."})


@dataclass(frozen=True)
class NormHeading:
    """A norm's number and where its title stands in the heading; an empty stretch where it stands below it.

    `plain` tells that the number has no part for the theme; `judged` that only a judgement below it makes it a norm's.
    """

    notation: str
    start: int
    end: int
    recovered: bool = False
    plain: bool = False
    judged: bool = False


def norm_heading(segment: Segment) -> NormHeading | None:
    """The number and title that a segment announces a norm with; None where it announces none."""
    folded = segment.folded
    if len(folded) > _LONGEST or (segment.cells and is_value(segment.cells[-1].folded)):
        return None
    if match := _NORM.match(folded):
        return None if _is_prose(segment, match) else _found(match)
    if (match := _NUMBER_BEHIND.match(folded)) and segment.kind in (Kind.HEADING, Kind.PARAGRAPH):
        return _found(match)
    if segment.kind is not Kind.HEADING:
        return None
    if match := _OTHER.match(folded):
        return None if _is_prose(segment, match) else _found(match)
    if match := _BARE_NUMBER.match(folded):
        found = _found(match)
        known = any(f.fits(found.notation, match["title"]) for f in frameworks())
        return found if known else replace(found, judged=True)
    return None


def is_bare(segment: Segment) -> bool:
    """Whether a heading opens with a number and no word for what it numbers."""
    return segment.kind is Kind.HEADING and _BARE_NUMBER.match(segment.folded) is not None


def notation(number: str) -> str:
    """Printed "1a3", "1 a. 3", "1a,3" and "la.3" all stand for norm 1a.3."""
    compact = re.sub(r"\s", "", number)
    if compact[:1] in "abcdefgh":
        return compact.upper()
    compact = compact.translate(_MISREAD)
    return re.sub(r"^(\d[a-c])(\d)$", r"\1.\2", compact)


def of_one_kind(headings: Mapping[int, NormHeading]) -> dict[int, NormHeading]:
    """The headings without those that only look like one: a report numbers its norms in one way.

    Where numbers have a part for the theme, "Norm 21" lost its full stop and "Norm 2" is no norm.
    """
    plain = [heading for heading in headings.values() if heading.plain]
    if len(plain) * 2 > len(headings):
        numbers = Counter(heading.notation for heading in plain)
        return {i: h for i, h in headings.items() if h.plain} if len(numbers) >= 3 else {}
    out = {}
    for index, heading in headings.items():
        if not heading.plain:
            out[index] = heading
        elif re.fullmatch(r"[1-9][1-9]", heading.notation):
            out[index] = replace(heading, notation=".".join(heading.notation), plain=False)
    return out


def _found(match: re.Match[str]) -> NormHeading:
    number = notation(match["number"])
    return NormHeading(number, *match.span("title"), plain="." not in number)


def _is_prose(segment: Segment, match: re.Match[str]) -> bool:
    """Whether "Norm 2.1" opens a sentence: by its next word, or outside a heading with that word in lower case."""
    if _ABOUT_A_NORM.match(match["title"]):
        return True
    title = segment.text[match.start("title") :]
    return segment.kind is not Kind.HEADING and title[:1].islower() and not NO_TITLE.match(match["title"])
