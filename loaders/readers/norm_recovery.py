"""Norms of which the numbered heading is lost, found by the order and wording of their framework and what follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from loaders.formats.guess.lines import MARKER, Line, lines
from loaders.readers.norm_headings import NormHeading
from loaders.readers.norms import NormSections, norm_headings, sections_at
from loaders.readers.value_lines import judges
from loaders.segments import Kind, Layout, Segment, segment
from ontology.framework import Framework, frameworks

_FEWEST_WORDS = 3
_SHORTEST, _LONGEST = 15, 240
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EARLIER = re.compile(r"\b(?:eerder|vorig|oud)e?\b")
_TWO_SENTENCES = re.compile(r"[.!?:]\s+[A-ZÀ-Ý]")
_CLOSED = re.compile(r"[.!?:;…]['\"”’)*]*$")
_SAME_WORDING = 88
# So many of a framework's norms, recognised by their wording alone and in its order, make a report by norms.
_ENOUGH = 5
_FEWEST_JUDGED = 3


@dataclass(frozen=True)
class _Title:
    """A line that may be a norm's text: `judged` where a judgement is beside it, `listed` where a list has it too."""

    start: int
    folded: str
    judged: bool
    listed: bool

    @property
    def sure(self) -> bool:
        return self.judged or self.listed


def readable(layout: Layout) -> tuple[Layout, NormSections]:
    """The layout with lost headings of norms restored, and the norms with their sections.

    A norm of which the heading is lost stands between the norms before and after it in the framework: at a line with
    words of its meaning and of no other norm's, or else where a judgement begins that no printed norm accounts for.
    """
    printed = norm_headings(layout)
    sections = sections_at(layout, printed)
    lost: dict[int, str] = {}
    if len({heading.notation for heading in printed.values()}) < 3:
        lost = _all_lost(layout)
        if not lost:
            return layout, sections
        layout, sections = _restored(layout, lost)
    framework = sections.framework
    if framework is None:
        return layout, sections
    if more := dict(_in_gaps(layout, sections, framework)):
        layout, sections = _restored(layout, lost | more)
    by_signal = _by_signal(sections, framework)
    if by_signal:
        sections = sections_at(layout, _headings_of(sections) | by_signal)
    return layout, sections


def means(framework: Framework, folded: str) -> str | None:
    """The one norm of a framework whose meaning a line's words have; None where they have none's or several's."""
    if len(folded.split()) < _FEWEST_WORDS or len(folded) > _LONGEST:
        return None
    fitting = [norm.notation for norm in framework.norms if framework.fits(norm.notation, folded)]
    return fitting[0] if len(fitting) == 1 else None


def _restored(layout: Layout, lost: dict[int, str]) -> tuple[Layout, NormSections]:
    """The text segmented anew with some lines, by their offset, as headings of the norms that they stand for."""
    anew = segment(layout.source, frozenset(lost))
    recovered = {
        index: NormHeading(lost[s.place.start], 0, len(s.text), recovered=True)
        for index, s in enumerate(anew.body)
        if s.kind is Kind.HEADING and s.place.start in lost
    }
    return anew, sections_at(anew, norm_headings(anew) | recovered)


def _headings_of(sections: NormSections) -> dict[int, NormHeading]:
    """The headings again from which sections were made; a title within one is found anew."""
    return {norm.index: norm.heading for norm in sections.norms if norm.heading}


def _in_gaps(layout: Layout, sections: NormSections, framework: Framework) -> Iterator[tuple[int, str]]:
    """Offset and number of each norm that a line between its neighbours stands for."""
    printed = {norm.notation: norm.place.start for norm in sections.norms}
    order = [norm.notation for norm in framework.norms]
    mostly_there = len(printed) * 2 >= len(order)
    last = sections.norms[-1]
    end = last.segments[-1].place.end if last.segments else last.place.end
    titles = [title for title in _titles(layout) if (mostly_there or title.sure) and not _is_printed(title, sections)]
    for position, notation in enumerate(order):
        if notation in printed:
            continue
        before = max((printed[n] for n in order[:position] if n in printed), default=_floor(sections))
        after = min((at for n in order[position + 1 :] if n in printed and (at := printed[n]) > before), default=end)
        for title in titles:
            if before < title.start < after and means(framework, title.folded) == notation:
                printed[notation] = title.start
                yield title.start, notation
                break


def _is_printed(title: _Title, sections: NormSections) -> bool:
    """Whether a line is the heading of a printed norm, or the text of that norm below its number."""
    norm = sections.norm_at(title.start)
    return norm is not None and title.start < norm.place.end


def _floor(sections: NormSections) -> int:
    """Where the first norm can begin at the earliest: at the theme before the first one printed."""
    first = sections.norms[0].place.start
    return max((theme.place.end for theme in sections.themes if theme.place.end < first), default=first)


def _all_lost(layout: Layout) -> dict[int, str]:
    """Norms of a report that lost all their numbers: lines with the meaning of many norms, in the framework's order."""
    if layout.meant.lower().count("norm") + layout.meant.count("oordeel") < _ENOUGH:
        return {}
    titles = list(_titles(layout))
    found = max((_in_order(framework, titles) for framework in frameworks()), key=len, default={})
    return found or max((_beside_judgements(framework, titles) for framework in frameworks()), key=len, default={})


def _in_order(framework: Framework, titles: Sequence[_Title]) -> dict[int, str]:
    """The lines with the meaning of a framework's norms in its own order; none where they are few."""
    order = {norm.notation: position for position, norm in enumerate(framework.norms)}
    meant = _meant(framework, titles)
    found = {meant[i][0]: meant[i][1] for i in _longest_rise([order[notation] for _, notation in meant])}
    return found if len(found) >= max(_ENOUGH, len(order) / 3) else {}


def _beside_judgements(framework: Framework, titles: Sequence[_Title]) -> dict[int, str]:
    """The lines with the meaning of a framework's norms that have a judgement beside them; none where they are few."""
    judged = {notation: start for start, notation in reversed(_meant(framework, [t for t in titles if t.judged]))}
    return {start: notation for notation, start in judged.items()} if len(judged) >= _FEWEST_JUDGED else {}


def _meant(framework: Framework, titles: Sequence[_Title]) -> list[tuple[int, str]]:
    return [(title.start, notation) for title in titles if (notation := means(framework, title.folded))]


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """The indices of a longest run of numbers, gaps allowed, in which each is greater than the one before."""
    tails: list[int] = []
    values: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(values, number)
        before.append(tails[length - 1] if length else -1)
        tails[length:] = [index] if length == len(tails) else [index, *tails[length + 1 :]]
        values[length:] = [number] if length == len(values) else [number, *values[length + 1 :]]
    out = []
    at = tails[-1] if tails else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]


def _titles(layout: Layout) -> Iterator[_Title]:
    """The lines of the text that may be a norm's: one whole sentence or title, apart from what precedes it."""
    all_lines = list(lines(layout.source.text, layout.repairs))
    listed = {s.folded.rstrip(" .;") for s in layout.body if s.kind is Kind.ITEM and len(s.text) <= _LONGEST}
    in_lists = {s.place.start for s in layout.body if s.kind is Kind.ITEM}
    for index, line in enumerate(all_lines):
        text = line.text
        if not _SHORTEST <= len(text) <= _LONGEST or line.cells > 1 or MARKER.match(text) or line.start in in_lists:
            continue
        if not text[:1].isupper() or _TWO_SENTENCES.search(text) or judges(line.folded) or not _apart(all_lines, index):
            continue
        beside = [all_lines[i] for i in (index - 1, index + 1, index + 2) if 0 <= i < len(all_lines)]
        judged = any(judges(near.folded) for near in beside)
        words = line.folded.rstrip(" .;")
        same = process.extractOne(words, listed, scorer=fuzz.ratio, score_cutoff=_SAME_WORDING)
        if judged or same or not _CLOSED.search(text):
            yield _Title(line.start, line.folded, judged, same is not None)


def _apart(all_lines: Sequence[Line], index: int) -> bool:
    """Whether the line before a line is over and the one after it starts anew."""
    before = all_lines[index - 1].text if index else ""
    after = all_lines[index + 1].text if index + 1 < len(all_lines) else ""
    return (not before or len(before) < 40 or bool(_CLOSED.search(before))) and not after[:1].islower()


def _by_signal(sections: NormSections, framework: Framework) -> dict[int, NormHeading]:
    """Judgements within a norm's section beyond its own, where they are as many as the norms missing behind it."""
    order = [norm.notation for norm in framework.norms]
    known = {norm.notation for norm in sections.norms}
    out: dict[int, NormHeading] = {}
    for norm, following in zip(sections.norms, sections.norms[1:], strict=False):
        if norm.notation not in order or following.notation not in order:
            continue
        missing = order[order.index(norm.notation) + 1 : order.index(following.notation)]
        labels = [i for i, s in enumerate(norm.segments, norm.index + 1) if _is_label(s)]
        if missing and known.isdisjoint(missing) and len(labels) == len(missing) + 1:
            for notation, index in zip(missing, labels[1:], strict=True):
                out[index] = NormHeading(notation, 0, 0, recovered=True)
    return out


def _is_label(segment: Segment) -> bool:
    """Whether a line says no more than what the judgement is, and not what it once was."""
    dated = _EARLIER.search(segment.folded) or _YEAR.search(segment.folded)
    return len(segment.text) < 90 and judges(segment.folded) and not dated
