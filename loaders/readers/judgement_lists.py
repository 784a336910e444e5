"""Judgements that a list gives the norms in it: in the words of the scale, or in others that stand for a value."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from loaders.readers import scale_points
from loaders.readers.judged import MIDDLE_AND_LOW, JudgedNorm, given, statement_of
from loaders.readers.judgement_order import Given
from loaders.readers.norms import NormSections
from loaders.readers.scales import Grade
from loaders.readers.value_lists import Entry, ValueList
from loaders.segments import Layout
from loaders.statements import Place, values
from ontology.namespaces import concept

_WHICH = "De conclusie zegt dat verbetering nodig is, maar niet welke waarde van de schaal geldt."
_NEEDED = re.compile(r"\b(?:nodig|noodzakelijk|vereist)\b")
_STRESSED = re.compile(r"\b(?:zeer|dringend|hard|direct|onmiddellijk)\b")
_SAME_WORDING = 85


def of_lists(
    lists: list[ValueList], layout: Layout, sections: NormSections
) -> dict[str, list[tuple[Given, JudgedNorm | None]]]:
    out: dict[str, list[tuple[Given, JudgedNorm | None]]] = {}
    taken: set[tuple[str, str]] = set()
    titles = {norm.notation: norm.folded.strip(" .;") for norm in sections.norms if norm.folded}
    for group in lists:
        grade, rule = group.grade, group.rule
        if (
            grade is None
            and rule == "list-improvement-needed"
            and (same := _in_words_of_scale(group.lead.folded, layout))
        ):
            grade, rule = Grade(same.replace("-", " "), "meets", same), "list-in-words-of-scale"
        for entry in group.entries:
            places = (entry.words.whole, group.lead.whole) if entry.words is not group.lead else (entry.words.whole,)
            numbers = entry.numbers or _by_title(
                entry, {n: title for n, title in titles.items() if (rule, n) not in taken}
            )
            taken.update((rule, number) for number in numbers)
            for number in numbers:
                judgement = listed(number, sections, places, rule, grade, group)
                title = entry.title.text if entry.title and len(numbers) == 1 else ""
                out.setdefault(number, []).append((judgement, JudgedNorm(number, title, entry.words.whole)))
    return out


def _by_title(entry: Entry, titles: dict[str, str]) -> tuple[str, ...]:
    """The norm whose text a list names in (nearly) its own words."""
    words = entry.words.folded.strip(" .;")
    best = process.extractOne(words, titles, scorer=fuzz.ratio, score_cutoff=_SAME_WORDING)
    return (str(best[2]),) if best else ()


def _in_words_of_scale(folded: str, layout: Layout) -> str | None:
    """The one value of the printed scale that says "improvement is needed" with the very word of the lead."""
    word = _NEEDED.search(folded)
    if word is None or _STRESSED.search(folded):
        return None
    fitting = [
        point.slug
        for point in scale_points.points(layout)
        if point.slug
        and re.search(rf"\bverbeter\w*\b.{{0,30}}\b{word.group()}\b", point.shadow.folded)
        and not _STRESSED.search(point.shadow.folded)
    ]
    return fitting[0] if len(fitting) == 1 else None


def listed(
    notation: str, sections: NormSections, places: tuple[Place, ...], rule: str, grade: Grade | None, group: ValueList
) -> Given:
    if group.stated:
        return given(notation, sections, places, rule, grade, group.when)
    status = "derived" if grade else "unknown"
    more = values(
        value=concept("judgement", grade.slug) if grade and grade.slug else None,
        valueStatus=concept("judgement-status", status),
        possibleValue=() if grade else [concept("judgement", slug) for slug in MIDDLE_AND_LOW],
        reason=None if grade else _WHICH,
    )
    return Given(statement_of(notation, sections, places, rule, "derived", more), group.when)
