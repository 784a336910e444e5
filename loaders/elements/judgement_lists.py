"""Norms that a conclusion names in a list or a sentence, with the value that its words give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from loaders.elements import scale
from loaders.elements.judgement_times import UNDATED, When, head_of_table
from loaders.elements.judgement_words import grade, is_value
from loaders.elements.norm_headings import notation
from loaders.elements.norms import NormSections, PrintedNorm
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place

_POSITIVE = r"positieve? (?:punten|bevindingen|zaken)"
# The words of the scale that tell its values apart; a list in the conclusion that uses them says that value.
_LEADS: tuple[tuple[str, re.Pattern[str], str | None], ...] = (
    (
        "list-only-positive",
        re.compile(rf"\b(?:alleen|uitsluitend|enkel|louter|slechts) (?:maar )?{_POSITIVE}"),
        "voldoet",
    ),
    (
        "list-mostly-positive",
        re.compile(
            rf"\b(?:veelal|overwegend|vooral|meest(?:al)?) {_POSITIVE}"
            r"|\bverbetering (?:is )?op (?:punten|onderdelen) mogelijk"
        ),
        "voldoet-grotendeels",
    ),
    (
        "list-hardly-positive",
        re.compile(rf"\b(?:nauwelijks|vrijwel geen)\b.{{0,20}}\b{_POSITIVE}|\bzeer noodzakelijk\b"),
        "voldoet-niet",
    ),
    ("list-mostly-negative", re.compile(r"\b(?:overwegend|veelal) negatieve punten\b"), "voldoet-grotendeels-niet"),
    (
        "list-improvement-needed",
        re.compile(
            r"\bverbeter\w* (?:is |zijn )?(?:nodig|noodzakelijk|vereist)\b|\bmoet(?:en)? (?:het )?(?:beter"
            r"|verbeter\w+)\b"
        ),
        None,
    ),
)
_NEEDED = re.compile(r"\b(?:nodig|noodzakelijk|vereist)\b")
_STRESSED = re.compile(r"\b(?:zeer|dringend|hard|direct|onmiddellijk)\b")
_NORM_LIST = re.compile(
    r"\bnorm(?:en)? (?P<numbers>\d[a-c]?\.\d{1,2}(?:(?:, | en |, en )(?:norm )?\d[a-c]?\.\d{1,2})*)\b"
)
_ROW_NUMBER = re.compile(r"\W*(?:norm\s*)?([\dil|] ?[a-c]? ?[.,] ?\d{1,2})(?![.,]?\d)\b")
_NUMBER = re.compile(r"\d[a-c]?\.\d{1,2}")
_LONGEST_ROW = 240


@dataclass(frozen=True)
class Listed:
    """A norm named with a value: `stated` where the words are those of the scale itself, else the value is derived."""

    rule: str
    value: str | None
    places: tuple[Place, ...]
    stated: bool = False
    when: When = UNDATED


def listed(layout: Layout, sections: NormSections) -> dict[int, list[Listed]]:
    """For each norm, by its index, what the lists and sentences of the conclusion say of it."""
    out: dict[int, list[Listed]] = {}
    taken: set[tuple[int, str]] = set()
    for lead, items in _lists(layout):
        found = _said_by(lead, layout)
        if found is None:
            continue
        rule, value, stated = found
        for item in items:
            norm = _named_norm(item, sections, {index for index, name in taken if name == rule})
            if norm:
                taken.add((norm.index, rule))
                out.setdefault(norm.index, []).append(Listed(rule, value, (item.place, lead.whole), stated))
    for norm, said in [*_in_sentences(layout, sections), *_in_table(layout, sections)]:
        out.setdefault(norm.index, []).append(said)
    return out


def _said_by(lead: Shadow, layout: Layout) -> tuple[str, str | None, bool] | None:
    """The rule, the value and whether it is stated, of the sentence that leads a list in."""
    graded = grade(lead.folded) if re.search(r"\bnormen\b", lead.folded) else None
    if graded and graded.value:
        return "list-in-words", graded.value, True
    found = next(((name, value) for name, cue, value in _LEADS if cue.search(lead.folded)), None)
    if found is None:
        return None
    name, value = found
    if value is None and (same := _in_words_of_scale(lead.folded, layout)):
        return "list-in-words-of-scale", same, False
    return name, value, False


def _in_words_of_scale(folded: str, layout: Layout) -> str | None:
    """The one value of the printed scale that says "improvement is needed" with the very word of the lead."""
    word = _NEEDED.search(folded)
    if word is None or _STRESSED.search(folded):
        return None
    fitting = [
        point.value
        for point in scale.points(layout)
        if re.search(rf"\bverbeter\w*\b.{{0,30}}\b{word.group()}\b", point.shadow.folded)
        and not _STRESSED.search(point.shadow.folded)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _lists(layout: Layout) -> Iterator[tuple[Shadow, list[Segment]]]:
    """Every list with the sentence that leads it in."""
    body = layout.body
    for index, segment in enumerate(body[:-1]):
        if segment.kind is Kind.ITEM or body[index + 1].kind is not Kind.ITEM or not segment.sentences:
            continue
        items = []
        for follower in body[index + 1 :]:
            if follower.kind is not Kind.ITEM:
                break
            items.append(follower)
        yield segment.sentences[-1], items


def _named_norm(item: Segment, sections: NormSections, taken: set[int]) -> PrintedNorm | None:
    number = re.match(r"\W*(?:norm\s*)?(\d[a-c]?\.\d{1,2})\b", item.folded)
    free = [norm for norm in sections.norms if norm.index not in taken]
    if number:
        return next((norm for norm in free if norm.notation == number[1]), None)
    named = item.folded.rstrip(". ;")
    scored = [(fuzz.ratio(named, norm.title.lower().rstrip(". ")), norm) for norm in free]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= 85 else None


def _in_sentences(layout: Layout, sections: NormSections) -> Iterator[tuple[PrintedNorm, Listed]]:
    """Norms that a sentence outside their own sections names by number, each clause with its value."""
    first = {norm.notation: norm for norm in reversed(sections.norms)}
    for segment in layout.body:
        if "norm" not in segment.folded or segment.kind is Kind.HEADING:
            continue
        for sentence in segment.sentences:
            if sections.norm_at(sentence.whole.start) is None:
                yield from _in_sentence(sentence, first)


def _in_table(layout: Layout, sections: NormSections) -> Iterator[tuple[PrintedNorm, Listed]]:
    """Rows that begin with a norm's number and end with values of the scale, one for each column of a time."""
    first = {norm.notation: norm for norm in reversed(sections.norms)}
    for index, row in enumerate(layout.body):
        number = _ROW_NUMBER.match(row.folded)
        norm = first.get(notation(number[1])) if number else None
        if norm is None:
            continue
        if not row.cells:
            yield from ((norm, said) for said in _value_below(layout, sections, index))
        elif is_value(row.cells[-1].folded):
            times = head_of_table(layout.body, index)
            for position, cell in enumerate(row.cells):
                graded = grade(cell.folded) if is_value(cell.folded) else None
                if graded and graded.value:
                    when = times.get(position, UNDATED)
                    yield norm, Listed("judgement-in-words", graded.value, (row.place,), True, when)


def _value_below(layout: Layout, sections: NormSections, index: int) -> Iterator[Listed]:
    """The value on the line below a norm's number in an overview of which the cells stand on lines of their own."""
    row = layout.body[index]
    below = layout.body[index + 1] if index + 1 < len(layout.body) else None
    if below is None or len(row.text) > _LONGEST_ROW or sections.norm_at(row.place.start) is not None:
        return
    graded = grade(below.folded) if is_value(below.folded) else None
    if graded and graded.value:
        yield Listed("judgement-in-words", graded.value, (row.place, below.place), True)


def _in_sentence(sentence: Shadow, norms: dict[str, PrintedNorm]) -> Iterator[tuple[PrintedNorm, Listed]]:
    found = list(_NORM_LIST.finditer(sentence.folded))
    for position, match in enumerate(found):
        start = 0 if position == 0 else match.start()
        end = found[position + 1].start() if position + 1 < len(found) else len(sentence.folded)
        clause = sentence.part(start, end)
        said = _clause(clause, sentence)
        if said is None:
            continue
        for number in _NUMBER.findall(match["numbers"]):
            if number in norms:
                yield norms[number], said


def _clause(clause: Shadow, sentence: Shadow) -> Listed | None:
    meets = "voldoe" in sentence.folded or "voldaan" in sentence.folded
    graded = grade(clause.folded) or (grade(f"voldoet {clause.folded}") if meets else None)
    if graded and graded.value:
        return Listed("judgement-in-words", graded.value, (sentence.whole,), True)
    found = next(((name, value) for name, cue, value in _LEADS if cue.search(clause.folded)), None)
    return Listed(*found, (sentence.whole,)) if found else None
