"""The judgement scale as a document explains it: a list, a table or a sentence of values with what each means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from loaders.context.words import Forms
from loaders.context.words import words as all_words
from loaders.document.model import Table
from loaders.readers.scales import Grade, opening_value, value_from, whole_value, words
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_LONGEST, _REACH, _FEWEST = 320, 12, 3
_FIRST_WORDS = 6
_NO_POINT = ("marks", "signs", "answer")
_NAMED = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][\w/ +-]{0,30}?)\s*(?:[:=]|\s[–-]\s)\s*\S")
# A value, a sign or a copula, and what it means, up to the next one: "A = degelijk, B = wankel", "groen is goed".
_PAIR = re.compile(
    r"(?:^|[:;,(]\s*|\ben\s|\bof\s)(?P<label>[^\W\d_][\w ]{0,20}?|\d{1,2}(?=\s*=)|\+\+|\+/-|--|[+±-])\s*"
    r"(?P<sign>=|\bis\b|\bbetekent\b)\s*(?=\S)"
)
_BETWEEN = re.compile(r",\s*(?:en |of )?|\s(?:en|of|dan wel)\s")


@dataclass(frozen=True)
class Point:
    """One value of the printed scale: its label, its slug in the scheme judgement if it has one, and its text."""

    label: str
    slug: str | None
    shadow: Shadow


def statements(layout: Layout) -> Iterator[Statement]:
    """A ScalePoint for each value that the document explains."""
    for point in points(layout):
        yield Statement(
            "ScalePoint",
            (point.shadow.whole,),
            "framework",
            "scale-list",
            values(
                label=point.label,
                value=point.slug and concept("judgement", point.slug),
                definitionText=point.shadow.text,
            ),
        )


def points(layout: Layout) -> list[Point]:
    """The values of the scale, from the first list, table or sentence that is led in as the scale or explains it."""
    body = layout.body
    for table in layout.document.tables:
        if found := _in_table(table):
            return found
    for index, segment in enumerate(body):
        if segment.kind is Kind.ROW:
            continue
        readings = [_explained(segment)]
        if segment.kind is not Kind.ITEM and _holds("lead", segment.folded):
            readings += [_below(body, index), _within(segment), _run_together(body[index + 1 : index + 8])]
        for found in readings:
            if len({point.label for point in found}) >= _FEWEST or (len(found) == 2 and _is_pair(found)):
                return found
    return []


def _is_pair(found: Sequence[Point]) -> bool:
    """Whether two points are the two values of a scale of two: one the denial of the other."""
    one, other = sorted((point.label for point in found), key=len)
    return other in (f"niet {one}", f"{one} niet", f"on{one}")


def _below(body: Sequence[Segment], index: int) -> list[Point]:
    """The lines or items below a lead; a second line may lead them in once more, or each value head what it means."""
    out: list[Point] = []
    followers = body[index + 1 : index + 1 + _REACH]
    if followers and not _point(followers[0].shadow) and followers[0].text.endswith(":"):
        followers = followers[1:]
    for at, follower in enumerate(followers):
        own = follower.kind is Kind.ITEM and all(held.slug is None for held in out)
        point = _point(follower.shadow) or (_own(follower) if own else None)
        if point is None and at + 1 < len(followers) and followers[at + 1].kind is Kind.PARAGRAPH:
            point = _headed(follower, followers[at + 1])
        elif point is None and at and _headed(followers[at - 1], follower):
            continue
        if point is None or len(follower.folded) > _LONGEST:
            break
        out.append(point)
    return out


def _headed(head: Segment, below: Segment) -> Point | None:
    """A value on a line of its own, with what it means in the paragraph below."""
    value = whole_value(head.folded)
    if value is None or not value.grade.sure or whole_value(below.folded) or len(below.folded) > _LONGEST:
        return None
    return Point(value.grade.label, value.grade.slug, below.shadow)


def _explained(segment: Segment) -> list[Point]:
    """What a sentence explains or lists of itself: "groen is goed, rood is slecht", "een van drie waarden: …"."""
    for sentence in segment.sentences:
        found = _pairs(sentence) or _listed(sentence)
        if len(found) >= _FEWEST or (len(found) == 2 and _is_pair(found)):
            return found
    return []


def _pairs(sentence: Shadow) -> list[Point]:
    """Values with what each means, behind an equals sign or a copula; behind a copula only colours are values."""
    folded = sentence.folded
    found = list(_PAIR.finditer(folded)) if "=" in folded or " is " in folded or "betekent" in folded else []
    if not found:
        return []
    known = {match["label"]: whole_value(match["label"]) for match in found}
    scale = _holds("lead", folded) or _holds("judging", folded)
    out = []
    for match, stop in zip(found, [*(each.start() for each in found[1:]), len(folded)], strict=True):
        value = known[match["label"]]
        colour = value is not None and value.grade.scale == "traffic"
        if not colour and (match["sign"] != "=" or not (scale or value)):
            return []
        words_of = sentence.part(match.start("label"), stop)
        out.append(Point(match["label"], value.grade.slug if value else None, words_of))
    return out


def _listed(sentence: Shadow) -> list[Point]:
    """The values of one scale that a sentence on judging lists behind its colon."""
    folded = sentence.folded
    colon = folded.find(":") + 1
    if not colon or not _holds("judging", folded[:colon]):
        return []
    out: list[Point] = []
    start = colon
    scales: set[str] = set()
    for cut in [*_BETWEEN.finditer(folded, colon), None]:
        part = sentence.part(start, cut.start() if cut else len(folded))
        start = cut.end() if cut else start
        value = whole_value(part.folded) if part else None
        if value is None or value.grade.scale in _NO_POINT:
            return []
        scales.add(value.grade.scale)
        out.append(Point(value.grade.label, value.grade.slug, part))
    return out if len(scales - {"none"}) == 1 else []


def _within(segment: Segment) -> list[Point]:
    """The parts of a sentence between semicolons, behind its colon."""
    for sentence in segment.sentences:
        folded = sentence.folded
        colon = folded.find(":") + 1
        if colon and _holds("lead", folded) and folded.count(";") >= 2:
            edges = [*(m.end() for m in re.finditer(";", folded)), len(folded)]
            parts = [sentence.part(start, end) for start, end in zip([colon, *edges], edges, strict=False)]
            return [point for part in parts if (point := _point(part))]
    return []


def _run_together(segments: Sequence[Segment]) -> list[Point]:
    """Each value with the sentence that names it and the sentences that explain it, where a list has run together."""
    out: list[Point] = []
    for segment in segments:
        starts: list[tuple[int, Grade]] = []
        position = 0
        for sentence in segment.sentences:
            at = segment.text.find(sentence.text, position)
            position = at + len(sentence.text)
            if point := _point(sentence):
                starts.append((at, Grade(point.label, "", point.slug)))
        stops = [*(at for at, _ in starts[1:]), len(segment.text)]
        for (at, grade), stop in zip(starts, stops, strict=False):
            shadow = segment.shadow.part(at, stop)
            lead = re.match(r"\W*", shadow.text)
            out.append(Point(grade.label, grade.slug, shadow.part(lead.end() if lead else 0, len(shadow.text))))
    return out


def _in_table(table: Table) -> list[Point]:
    """The rows of a table that give a value and what it means; under a head for values any few words are one."""
    above = [cell for cell in table.cells if cell.head or not cell.row]
    heads = {cell.column: set(cell.text.folded.strip(" :").split()) for cell in above}
    meaning = next((column for column, head in heads.items() if head & set(_table()["means"])), None)
    if not meaning:
        return []
    of_values = bool(heads.get(0, set()) & set(_table()["values"]))
    out = []
    for row in range(table.rows):
        first, means = table.at(row, 0), table.at(row, meaning)
        if first is None or means is None or first in above:
            continue
        value = whole_value(first.text.folded)
        if value and value.grade.scale not in _NO_POINT:
            out.append(Point(value.grade.label, value.grade.slug, means.text))
        elif of_values and len(first.text.folded.split()) <= _FEWEST:
            out.append(Point(first.text.folded.strip(" .:"), None, means.text))
    return out if len(out) >= 2 else []


def _point(shadow: Shadow) -> Point | None:
    """A value with what it means behind it, or a sentence that says who complies with the norm in it."""
    folded = shadow.folded
    found = words(folded[:120])
    for at in range(min(_FIRST_WORDS, len(found))):
        value = value_from(folded[:120], found, at)
        if value is None or value.grade.scale in _NO_POINT:
            continue
        opens = opening_value(folded)
        if not value.grade.sure and (opens is None or opens.start != value.start):
            return None
        behind = folded[value.end :].lstrip(" '\"*)")
        if behind.startswith(("aan de norm", "aan deze norm")) or behind[:1] in (":", "=", "(", "|", "-", "."):
            return Point(value.grade.label, value.grade.slug, shadow)
        return None
    if "norm" in folded[:60] and re.search(r"\bnorm (?:is )?niet (?:beoordeeld|getoetst)", folded[:90]):
        return Point("niet beoordeeld", "niet-beoordeeld", shadow)
    return None


def _own(segment: Segment) -> Point | None:
    """A value of a scale of the document's own: a word or two, a colon or dash, and what it means."""
    match = _NAMED.match(segment.folded)
    if match and any(char.isdigit() for char in match["label"]):
        return None
    return Point(match["label"].strip(), None, segment.shadow) if match else None


def _holds(name: str, folded: str) -> bool:
    return bool(_forms(name).longest(all_words(folded)))


@cache
def _forms(name: str) -> Forms[str]:
    return Forms((form, name) for form in _table()[name])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
