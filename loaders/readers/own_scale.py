"""The scale that a document works with where it is none of those known: the words that return behind its own label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document.forms import field_of
from loaders.document.record import Structure
from loaders.document.records import records
from loaders.readers.scale_points import points
from loaders.readers.scales import Grade, whole_value
from loaders.readers.value_labels import value_label
from loaders.readers.value_lines import is_value
from loaders.segments import Layout
from loaders.shadow import Shadow

_FEWEST = 2  # times that a label must stand in a document for its words to be a scale
_LONGEST = 4  # words of a value
# What stands in the place of a value and is none: a choice still to make, a reference, what is to come.
_NO_VALUE = re.compile(r"[\d/;?_…]|\b(?:of|zie|volgt|nog|wordt|worden|is|zijn|door|per|onbekend|datum|n\.?b|en)\b")


@dataclass(frozen=True)
class OwnScale:
    """The folded values of a document's own scale; empty where it has none."""

    values: frozenset[str] = frozenset()

    def grade(self, printed: Shadow) -> Grade | None:
        """The value that some words are, as printed; None where they are none of the scale."""
        return Grade(printed.text.strip(" ."), "own") if _trimmed(printed) in self.values else None

    def judged(self, line: Shadow) -> tuple[Shadow, Shadow, Grade] | None:
        """Label, value and grade of a line that holds a label of judgement with a value of the scale."""
        field = field_of(line) if self.values else None
        label = value_label(field[0].folded) if field else None
        if field is None or label is None or not label.ours or label.whole or label.theme:
            return None
        grade = self.grade(field[1])
        return (*field, grade) if grade else None


NO_SCALE = OwnScale()


def own_scale(layout: Layout) -> OwnScale:
    """What a document judges in behind a label of its own, as far as no known scale has it.

    Behind "Oordeel" and the like a few words that come twice are enough; behind a label that means other things too
    most values must be known ones, or the words return. A value that a legend explains counts in any case.
    """
    behind: defaultdict[str, list[Shadow]] = defaultdict(list)
    loose: set[str] = set()
    for record in records(layout.document):
        label = value_label(record.field.folded) if record.structure is Structure.FIELD and record.field else None
        if label is not None and label.ours and not label.whole and not label.theme and record.field is not None:
            name = record.field.folded.strip(" :")
            behind[name].append(record.value)
            loose.update([name] if label.loose else [])
    legend = {point.label for point in points(layout) if point.slug is None}
    found: set[str] = set()
    for name, values in behind.items():
        learned = _learned(values, legend, loose=name in loose)
        found.update(each for each in learned if not is_value(each))  # what judges anywhere needs no learning
    return OwnScale(frozenset(found))


def _learned(values: Sequence[Shadow], legend: set[str], *, loose: bool) -> set[str]:
    words = [_trimmed(value) for value in values]
    known = [each for each in words if whole_value(each)]
    others = [each for each in words if not whole_value(each)]
    explained = {each for each in others if each in legend}
    if len(words) < _FEWEST or not all(_may_be_value(each) for each in others):
        return explained
    returns = len(set(words)) < len(words) and len(words) > _FEWEST and all(map(_may_be_value, words))
    if returns:
        return set(words)
    if len(known) >= _FEWEST and len(known) >= len(others):
        return set(others)
    return set(others) if not loose else explained


def _may_be_value(folded: str) -> bool:
    return 0 < len(folded.split()) <= _LONGEST and not _NO_VALUE.search(folded)


def _trimmed(value: Shadow) -> str:
    return value.folded.strip(" .")
