"""The judgement in a norm's own section: beside a label, alone on a line, or in a sentence about the norm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.readers.judgement_clauses import clauses
from loaders.readers.moments import UNDATED, When, when
from loaders.readers.norms import PrintedNorm
from loaders.readers.own_scale import NO_SCALE, OwnScale
from loaders.readers.scales import Grade, Printed, whole_value
from loaders.readers.value_labels import ValueLabel, labelled_values, value_label
from loaders.segments import Kind, Segment
from loaders.shadow import Shadow

_NEAR = 8  # segments below a heading among which a value alone on its line is the norm's
_RIGHT_BELOW = 3
_BARE = ("marks", "signs", "answer")


@dataclass(frozen=True)
class Stated:
    """A judgement in words: `grade` is None where the words fit more than one value of the scale."""

    shadow: Shadow
    grade: Grade | None
    when: When = UNDATED
    printed: str = ""


def stated(norm: PrintedNorm, own: OwnScale = NO_SCALE) -> list[Stated]:
    """What the heading, the labels and the lone lines of a norm's section judge; else what its sentences say.

    `own` is the scale that the document has beside those known.
    """
    return [*_behind_title(norm), *_in_structure(norm, own)] or list(_in_sentences(norm))


def _behind_title(norm: PrintedNorm) -> Iterator[Stated]:
    heading = norm.heading
    if heading and heading.value and norm.printed is not None:
        value = heading.value
        shadow = norm.printed.part(value.start, value.end)
        yield Stated(shadow, value.grade, when(norm.printed.folded[heading.end :]), shadow.text)


def _in_structure(norm: PrintedNorm, own: OwnScale) -> Iterator[Stated]:
    above: ValueLabel | None = None
    seen_at: When = UNDATED
    for index, segment in enumerate(norm.segments):
        if _in_table(norm.segments, index):
            above = None
            continue
        folded = segment.folded
        if in_own_words := own.judged(segment.shadow):
            label, value_words, grade = in_own_words
            time = when(label.folded)
            yield Stated(segment.shadow, grade, time, value_words.text)
        elif labelled := labelled_values(folded):
            yield from (
                Stated(
                    segment.shadow.part(found.label.start, _end(folded, found.value)),
                    found.value.grade,
                    _time(found.label, folded, found.value),
                    segment.text[found.value.start : found.value.end],
                )
                for found in labelled
                if found.label.ours and not found.label.whole and not found.label.theme
            )
        elif (value := whole_value(folded)) and _counts(above, value, index) and not _leads(norm.segments, index):
            dated = when(folded[value.end :])
            time = dated if dated.date else above.when if above else seen_at
            yield Stated(segment.shadow, value.grade, time, segment.text[value.start : value.end])
        above = value_label(folded) if len(folded) <= 60 else None
        year = folded.strip(" :")
        seen_at = when(year) if len(year) == 4 and year.isdigit() else UNDATED


def _counts(above: ValueLabel | None, value: Printed, index: int) -> bool:
    """Whether a value alone on its line is the norm's: below a label of the inspectorate, or near the heading.

    Words that judge only in the place of a value stand right below the heading.
    """
    near = index < (_NEAR if value.grade.sure else _RIGHT_BELOW)
    return above.ours if above else near and value.grade.scale not in _BARE


def _leads(segments: Sequence[Segment], index: int) -> bool:
    """Whether a line with a colon at its end leads a list in ("Aandacht nodig:"), whatever value its words may be."""
    below = segments[index + 1] if index + 1 < len(segments) else None
    return segments[index].text.endswith(":") and below is not None and below.kind is Kind.ITEM


def _end(folded: str, value: Printed) -> int:
    """The end of a value with the date in brackets behind it."""
    rest = folded[value.end :]
    close = rest.find(")")
    return (
        value.end + close + 1
        if rest[:2] in (" (", "(") and 0 < close < 40 and any(c.isdigit() for c in rest[:close])
        else value.end
    )


def _time(label: ValueLabel, folded: str, value: Printed) -> When:
    behind = when(folded[value.end : _end(folded, value)])
    return When(label.when.date or behind.date, label.when.earlier, label.when.now)


def _in_table(segments: Sequence[Segment], index: int) -> bool:
    """Whether a row has rows beside it: a table says for itself what its cells judge."""
    if segments[index].kind is not Kind.ROW:
        return False
    near = (segments[i] for i in (index - 1, index + 1) if 0 <= i < len(segments))
    return any(other.kind is Kind.ROW for other in near)


def _in_sentences(norm: PrintedNorm) -> Iterator[Stated]:
    for segment in norm.segments:
        if segment.kind in (Kind.ITEM, Kind.HEADING, Kind.ROW):
            continue
        for sentence in segment.sentences:
            for clause in clauses(sentence):
                if not clause.numbers or norm.notation in clause.numbers:
                    yield Stated(clause.shadow, clause.grade, clause.when)
