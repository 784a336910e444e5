"""The line that announces a norm, in the shapes in which documents print it, with the value that stands behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from loaders.readers.norm_numbers import LABELS, LOOSE_NUMBER, leading_number, notation, only_references
from loaders.readers.scales import Printed, whole_value
from loaders.readers.value_labels import labelled_values, value_label
from loaders.segments import Kind, Segment
from ontology.framework import frameworks

_LETTERS_APART = r"n ?o ?r ?m"
_NORM = re.compile(rf"^\W*{_LETTERS_APART}\W{{0,3}}(?P<number>{LOOSE_NUMBER})\W*(?P<title>.*)$")
_BARE_NUMBER = re.compile(
    r"^\W*(?P<number>[\dil|] ?[a-c]? ?[.,] ?(?:\d{1,2}|[\dilo|]{1,2}(?![a-z]))(?:\.\d{1,2})?)(?![.\w]*\d)"
    r"\W+(?P<title>\S.*)$"
)
_NUMBER_BEHIND = re.compile(
    rf"^\W*(?P<title>\w.{{8,240}}?)\W*[(\[]{_LETTERS_APART}\W{{0,3}}(?P<number>{LOOSE_NUMBER})[)\]]\W*$"
)
# Words with which a sentence about a norm starts, so that "Norm 2.1 is opnieuw bekeken" is not taken for a heading.
_ABOUT_A_NORM = re.compile(
    r"^(?:is|wordt|werd|heeft|blijft|scoort|voldoet (?!niet\W*$|grotendeels)|en|tot|gaat|was|zijn|worden|geldt"
    r"|luidt|vraagt|krijgt)\b"
)
NO_TITLE = re.compile(
    r"^\W*(?:(?:eerder|huidig|nieuw|vorig|oud)\w*\s+|het\s+)?oordeel\b|^\W*(?:voldoet\b|niet beoordeeld|niet getoetst"
    r"|aandachtspunt|verbeterpunt|toelichting|bevindingen)|\bvoldoet\b.*\bnorm\b|\bdeze norm\b"
)
_A_POINT = re.compile(r"^\W*(?:aandachtspunt|verbeterpunt|tekortkoming|overtreding|leerpunt|maatregel|actie)")
_CHAPTER = re.compile(r"^\W*(?P<number>[1-9]\d?)[.):]?\s+(?P<title>[^\W\d].*)$")
# Between a title and the value behind it.
_PARTS = re.compile(r"\s?\.{3,}\s|\s-\s|\s?\|\s?|\t|\s[•●>=]\s|:\s|[(\[]|\s/\s")
_LONGEST = 300
_LONGEST_OTHER = 160


@dataclass(frozen=True)
class NormHeading:
    """A norm's number and where its title stands in the heading; an empty stretch where it stands below it.

    `plain` tells that the number has no part for the theme; `judged` that only a judgement below it makes it a norm's;
    `value` is the judgement that stands behind the title.
    """

    notation: str
    start: int
    end: int
    recovered: bool = False
    plain: bool = False
    judged: bool = False
    label: str = "norm"
    value: Printed | None = None


def norm_heading(segment: Segment) -> NormHeading | None:
    """The number and title that a segment announces a norm with; None where it announces none."""
    folded = segment.folded
    if len(folded) > _LONGEST:
        return None
    if match := _NORM.match(folded):
        return None if _is_prose(segment, match["title"], match.start("title")) else _found(match, folded)
    behind = _NUMBER_BEHIND.match(folded) if segment.kind in (Kind.HEADING, Kind.PARAGRAPH) else None
    if (match := behind) and ":" not in match["title"] and not _A_POINT.match(match["title"]):
        return _found(match, folded)
    if segment.kind is Kind.ITEM:
        return None
    number = leading_number(folded)
    if number is not None and not number.bare:
        start = next((i for i in range(number.end, len(folded)) if folded[i].isalnum()), len(folded))
        if len(folded) > _LONGEST_OTHER or _is_prose(segment, folded[start:], start):
            return None
        return _with_value(NormHeading(number.numbers[0], start, len(folded), label=number.label), folded)
    match = _BARE_NUMBER.match(folded)
    if match is None or (segment.kind is Kind.ROW and len(segment.cells) != 2):
        return None
    found = _found(match, folded)
    if segment.kind is Kind.PARAGRAPH:  # "1.1 De houder heeft een plan." over the line that judges it
        one = len(segment.sentences) == 1 and len(folded) <= _LONGEST_OTHER
        return replace(found, judged=True) if one and found.value is None else None
    if found.value is not None and found.value.grade.scale not in ("marks", "signs", "answer"):
        return found
    if segment.kind is not Kind.HEADING:
        return None
    known = any(f.fits(found.notation, match["title"]) for f in frameworks())
    return found if known else replace(found, judged=True)


def numbered_chapter(segment: Segment) -> NormHeading | None:
    """A heading with a whole number before its title; what stands below it may make it a norm's."""
    match = _CHAPTER.match(segment.folded) if segment.kind is Kind.HEADING else None
    return NormHeading(match["number"], *match.span("title"), plain=True, judged=True) if match else None


def is_bare(segment: Segment) -> bool:
    """Whether a heading opens with a number and no word for what it numbers."""
    return segment.kind is Kind.HEADING and _BARE_NUMBER.match(segment.folded) is not None


def value_behind(folded: str, start: int) -> tuple[int, Printed] | None:
    """Where a title ends and the value behind it: after a dash, a bar, a tab, a colon or within brackets."""
    for cut in reversed(list(_PARTS.finditer(folded, start))):
        rest = folded[cut.end() :]
        if value := whole_value(rest):
            return cut.start(), replace(value, start=value.start + cut.end(), end=value.end + cut.end())
        labelled = labelled_values(rest)
        if labelled and labelled[0].label.start < 3 and labelled[0].label.ours and cut.start() >= start:
            value = labelled[0].value
            return cut.start(), replace(value, start=value.start + cut.end(), end=value.end + cut.end())
    return None


def of_one_kind(headings: Mapping[int, NormHeading]) -> dict[int, NormHeading]:
    """The headings without those that only look like one: a report numbers its norms in one way.

    Where numbers have a part for the theme, "Norm 21" lost its full stop and "Norm 2" is no norm.
    """
    plain = [heading for heading in headings.values() if heading.plain]
    if len(plain) * 2 > len(headings):
        numbers = Counter(heading.notation for heading in plain)
        sure = len(numbers) >= 3 or all(h.label != "norm" or h.value for h in plain)
        return {i: h for i, h in headings.items() if h.plain} if sure else {}
    out = {}
    for index, heading in headings.items():
        if not heading.plain:
            out[index] = heading
        elif re.fullmatch(r"[1-9][1-9]", heading.notation):
            out[index] = replace(heading, notation=".".join(heading.notation), plain=False)
    return out


def _found(match: re.Match[str], folded: str) -> NormHeading:
    number = notation(match["number"])
    return _with_value(NormHeading(number, *match.span("title")), folded)


def _with_value(heading: NormHeading, folded: str) -> NormHeading:
    plain = heading.notation.isdigit()
    start = heading.start
    rest = folded[start : heading.end]
    if value := whole_value(rest):
        value = replace(value, start=value.start + start, end=value.end + start)
        return replace(heading, end=start, plain=plain, value=value)
    if (labelled := labelled_values(rest)) and labelled[0].label.start == 0 and labelled[0].label.ours:
        value = labelled[0].value
        value = replace(value, start=value.start + start, end=value.end + start)
        return replace(heading, end=start, plain=plain, value=value)
    if behind := value_behind(folded, start):
        return replace(heading, end=behind[0], plain=plain, value=behind[1])
    return replace(heading, plain=plain)


def _is_prose(segment: Segment, title: str, start: int) -> bool:
    """Whether "Norm 2.1" opens a sentence: by its next word, or outside a heading with that word in lower case."""
    if whole_value(title) or value_label(title.split(":")[0]):
        return False
    if (
        _ABOUT_A_NORM.match(title)
        or (only_references(segment.folded) and title != "")
        or title.startswith(tuple(LABELS))
    ):
        return True
    written = segment.text[start:]
    behind = segment.text[:start].rstrip()[-1:]
    return (
        segment.kind is not Kind.HEADING
        and written[:1].islower()
        and not NO_TITLE.match(title)
        and (behind not in ":-–—|" or len(written) > _LONGEST_OTHER)
    )
