"""Lists of norms under a value: a lead-in, a heading or a line with the value, and the norms below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.readers.assertion import is_judgement
from loaders.readers.clause_values import value_in
from loaders.readers.moments import UNDATED, When, when
from loaders.readers.norm_headings import norm_heading
from loaders.readers.norm_numbers import LABELS, leading_number, only_references, references
from loaders.readers.scales import Grade, whole_value
from loaders.readers.value_labels import value_label
from loaders.segments import Kind, Segment
from loaders.shadow import Shadow

_PLURALS = re.compile(rf"\b(?:{'|'.join([*LABELS.values(), *LABELS])}|onderdelen|punten|eisen)\b")
_LONGEST_HEAD = 120
# What a sign before a norm says of it, where a document has one for either.
_SIGNS = {**dict.fromkeys("✓✔☑", "voldoet"), **dict.fromkeys("✗✘☒", "voldoet niet")}
_TICK = re.compile(f"[{''.join(_SIGNS)}]")
_NO_LIST = ("marks", "signs", "answer")
_POSITIVE = r"positieve? (?:punten|bevindingen|zaken)"
# Leads that say a value in other words than the scale's: the rule and the value that follows, if only one does.
_OTHER_WORDS: tuple[tuple[str, re.Pattern[str], str | None], ...] = (
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
        "voldoet grotendeels",
    ),
    (
        "list-hardly-positive",
        re.compile(rf"\b(?:nauwelijks|vrijwel geen)\b.{{0,20}}\b{_POSITIVE}|\bzeer noodzakelijk\b"),
        "voldoet niet",
    ),
    ("list-mostly-negative", re.compile(r"\b(?:overwegend|veelal) negatieve punten\b"), "voldoet grotendeels niet"),
    (
        "list-improvement-needed",
        re.compile(
            r"\bverbeter\w* (?:is |zijn )?(?:nodig|noodzakelijk|vereist)\b"
            r"|\bmoet(?:en)? (?:het )?(?:beter|verbeter\w+)\b"
        ),
        None,
    ),
)


@dataclass(frozen=True)
class Entry:
    """One norm of a list: its numbers as printed, or its words where it has none."""

    index: int
    numbers: tuple[str, ...]
    words: Shadow
    title: Shadow | None = None


@dataclass(frozen=True)
class ValueList:
    """Norms under one value: `grade` is None where the lead's words fit more than one value."""

    lead: Shadow
    rule: str
    grade: Grade | None
    stated: bool
    entries: tuple[Entry, ...] = ()
    when: When = field(default=UNDATED)


def value_lists(body: Sequence[Segment]) -> list[ValueList]:
    """Every list of norms that a value leads in, in reading order; the indices of its entries are those in the body."""
    out = _ticked(body)
    taken = {entry.index for group in out for entry in group.entries}
    for index, segment in enumerate(body):
        if segment.kind is Kind.ROW or _is_item(segment) or index in taken:
            continue
        inline = _inline(index, segment)
        led = None if inline else _led(body, index, taken)
        for found in (*inline, *([led] if led else [])):
            out.append(found)
            taken.update(entry.index for entry in found.entries)
    return out


def _ticked(body: Sequence[Segment]) -> list[ValueList]:
    """Norms with a tick or a cross before their number, where a document has both."""
    out: list[ValueList] = []
    for index, segment in enumerate(body):
        match = _TICK.match(f"{segment.marker} {segment.folded}".lstrip())
        number = leading_number(segment.folded[1:] if segment.folded[:1] in _SIGNS else segment.folded)
        if match is None or number is None or not _is_norm_number(number.bare, number.numbers[0]):
            continue
        value = whole_value(_SIGNS[match.group()])
        if value is not None:
            skip = number.end + (segment.folded[:1] in _SIGNS)
            entry = Entry(index, number.numbers, segment.shadow, _title(segment.shadow, skip))
            out.append(ValueList(segment.shadow, "list-in-words", value.grade, stated=True, entries=(entry,)))
    return out if len({group.grade for group in out}) > 1 else []


def other_words(folded: str) -> tuple[str, Grade | None] | None:
    """The rule and value of words that say a value otherwise than the scale does; None where they say none."""
    found = next(((name, value) for name, cue, value in _OTHER_WORDS if cue.search(folded)), None)
    if found is None:
        return None
    name, label = found
    value = whole_value(label) if label else None
    return name, value.grade if value else None


def _inline(index: int, segment: Segment) -> list[ValueList]:
    """ "Niet getoetst: norm 3.1", "Voldoet: 1.1, 1.2 en 1.4.", "De volgende normen zijn als matig beoordeeld: 1.1"."""
    out = []
    for sentence in segment.sentences:
        head, colon, rest = sentence.folded.partition(":")
        if not colon or len(head) > _LONGEST_HEAD or references(head):
            continue
        numbers = only_references(rest) or tuple(n for each in references(rest) for n in each.numbers)
        grade = _grade_of_head(head, sentence) if numbers else None
        if grade is not None:
            out.append(
                ValueList(
                    sentence, "judgement-in-words", grade, stated=True, entries=(Entry(index, numbers, sentence),)
                )
            )
    return out


def _grade_of_head(head: str, sentence: Shadow) -> Grade | None:
    """The value that the words before a colon give the norms behind it."""
    if value := whole_value(head):
        return None if value.grade.scale in _NO_LIST else value.grade
    if not _PLURALS.search(head) or not is_judgement(sentence.text, sentence.folded):
        return None
    found = value_in(head)
    return found.grade if found else None


def _led(body: Sequence[Segment], index: int, taken: set[int]) -> ValueList | None:
    if index + 1 >= len(body):
        return None
    lead = _lead(body[index])
    if lead is None:
        return None
    alone = whole_value(body[index].folded) is not None
    items_only = alone and _is_of_norm_above(body, index, taken)
    entries: list[Entry] = []
    at = index + 1
    while at < len(body) and (entry := _entry(at, body[at], items_only)):
        entries.append(entry)
        items_only = items_only or _is_item(body[index + 1])
        at += 1
    if not any(entry.numbers for entry in entries) and (alone or not entries):
        return None
    if (alone or not body[index].text.endswith(":")) and _has_account(body, entries):
        return None
    shadow, rule, grade, stated = lead
    return ValueList(shadow, rule, grade, stated, tuple(entries), When(earlier=when(shadow.folded).earlier))


def _has_account(body: Sequence[Segment], entries: Sequence[Entry]) -> bool:
    """Whether the last of some norms under a value is the heading of an account, and no entry of a list."""
    last = entries[-1].index
    if _is_item(body[last]) or only_references(body[last].folded) or last + 1 >= len(body):
        return False
    below = body[last + 1]
    return whole_value(below.folded) is None and (below.kind is not Kind.HEADING or len(entries) == 1)


def _lead(segment: Segment) -> tuple[Shadow, str, Grade | None, bool] | None:
    """The shadow, rule, value and whether it is stated, of a segment that may lead a list in."""
    if value := whole_value(segment.folded):
        return None if value.grade.scale in _NO_LIST else (segment.shadow, "list-in-words", value.grade, True)
    sentence = segment.sentences[-1] if segment.sentences else segment.shadow
    folded = sentence.folded
    if references(folded) or not (
        segment.text.endswith(":") or segment.kind is Kind.HEADING or _PLURALS.search(folded)
    ):
        return None
    if not is_judgement(sentence.text, folded):
        return None
    led = segment.text.endswith(":") or _PLURALS.search(folded)
    found = value_in(folded) if led else None
    if found is not None and found.grade is not None:
        return sentence, "list-in-words", found.grade, True
    if said := other_words(folded):
        return sentence, said[0], said[1], False
    label, _, rest = folded.partition(":")
    labelled = whole_value(rest) if value_label(label) else None
    return (sentence, "list-in-words", labelled.grade, True) if labelled else None


def _entry(index: int, segment: Segment, items_only: bool) -> Entry | None:
    folded = segment.folded
    if segment.kind is Kind.ROW or len(folded) > 300:
        return None
    named = references(folded)
    number = leading_number(folded)
    if _is_item(segment):
        numbers = number.numbers if number and _is_norm_number(number.bare, number.numbers[0]) else ()
        numbers = numbers or tuple(n for each in named for n in each.numbers)
        marked = not numbers and _is_norm_number(True, segment.marker.strip("().-• "))
        numbers = (segment.marker.strip("().-• "),) if marked else numbers
        return Entry(index, numbers, segment.shadow, _title(segment.shadow, number.end if number else 0))
    if items_only:
        return None
    if numbers := only_references(folded):
        return Entry(index, numbers, segment.shadow)
    heading = norm_heading(segment)
    if heading is None or heading.value is not None or (number is None and not named):
        return None
    return Entry(index, (heading.notation,), segment.shadow, segment.shadow.part(heading.start, heading.end) or None)


def _is_item(segment: Segment) -> bool:
    """Whether a segment is an item of a list, by its kind or by the bullet that it kept."""
    return segment.kind is Kind.ITEM or segment.text[:2] in ("- ", "• ", "– ", "* ")


def _is_norm_number(bare: bool, printed: str) -> bool:
    return not bare or bool(re.fullmatch(r"\d{1,2}[a-c]?(?:\.\d{1,2}){1,2}", printed))


def _title(words: Shadow, start: int) -> Shadow | None:
    begin = next((i for i in range(start, len(words.text)) if words.text[i].isalnum()), None)
    return words.part(begin, len(words.text.rstrip(" .;"))) if begin is not None else None


def _is_of_norm_above(body: Sequence[Segment], index: int, taken: set[int]) -> bool:
    """Whether a value alone on a line belongs to a norm that is printed right above it, under no value itself."""
    for at in range(index - 1, max(-1, index - 4), -1):
        if at in taken or whole_value(body[at].folded):
            return False
        if norm_heading(body[at]):
            return True
    return False
