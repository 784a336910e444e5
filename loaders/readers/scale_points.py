"""The judgement scale as a document explains it: a list, a table or a sentence of values with what each means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document.model import Table
from loaders.readers.scales import Grade, opening_value, value_from, whole_value, words
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_LEAD = re.compile(
    r"\w*schaal\b|\bbeoordeelt de normen\b|\boordelen\b|\bscores\b|\bwaarderingen\b|\blegenda\b|\bkleuren\b"
    r"|\boordeel\b.*\b(?:betekent|waarden|mogelijk)\b"
    r"|\bbetekenis van (?:de |het )?(?:oordelen|oordeel|scores?|kleuren)\b"
)
_MEANS = frozenset(["betekenis", "toelichting", "omschrijving", "uitleg", "definitie", "betekent"])
_LONGEST, _REACH, _FEWEST = 320, 12, 3
_FIRST_WORDS = 6
_NO_POINT = ("marks", "signs", "answer")
_NAMED = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][\w/ +-]{0,30}?)\s*(?:[:=]|\s[–-]\s)\s*\S")


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
        if segment.kind in (Kind.ITEM, Kind.ROW) or not _LEAD.search(segment.folded):
            continue
        for found in (_below(body, index), _within(segment), _run_together(body[index + 1 : index + 8])):
            if len({point.label for point in found}) >= _FEWEST or (len(found) == 2 and _is_pair(found)):
                return found
    return []


def _is_pair(found: Sequence[Point]) -> bool:
    """Whether two points are the two values of a scale of two: one the denial of the other."""
    one, other = sorted((point.label for point in found), key=len)
    return other in (f"niet {one}", f"{one} niet", f"on{one}")


def _below(body: Sequence[Segment], index: int) -> list[Point]:
    out: list[Point] = []
    for follower in body[index + 1 : index + 1 + _REACH]:
        own = follower.kind is Kind.ITEM and all(held.slug is None for held in out)
        point = _point(follower.shadow) or (_own(follower) if own else None)
        if point is None or len(follower.folded) > _LONGEST:
            break
        out.append(point)
    return out


def _within(segment: Segment) -> list[Point]:
    """The parts of a sentence between semicolons, or the values that it lists between commas, behind its colon."""
    for sentence in segment.sentences:
        folded = sentence.folded
        colon = folded.find(":") + 1
        if not colon or not _LEAD.search(folded):
            continue
        if folded.count(";") >= 2:
            edges = [*(m.end() for m in re.finditer(";", folded)), len(folded)]
            parts = [sentence.part(start, end) for start, end in zip([colon, *edges], edges, strict=False)]
            return [point for part in parts if (point := _point(part))]
        pieces = [m.span() for m in re.finditer(r"[^,]+?(?=,| en |$)", folded[colon:].rstrip(" ."))]
        shadows = [sentence.part(colon + start, colon + end) for start, end in pieces]
        trimmed = [part.part(3, len(part.text)) if part.folded.startswith("en ") else part for part in shadows]
        found = [(part, whole_value(part.folded)) for part in trimmed if part]
        listed = [Point(value.grade.label, value.grade.slug, part) for part, value in found if value]
        if len(listed) >= _FEWEST:
            return listed
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
    """The rows of a table that give a value and what it means."""
    heads = {cell.column: cell.text.folded.strip(" :") for cell in table.cells if cell.head}
    meaning = next((column for column, head in heads.items() if set(head.split()) & _MEANS), None)
    if meaning is None:
        return []
    out = []
    for row in range(table.rows):
        first, means = table.at(row, 0), table.at(row, meaning)
        value = whole_value(first.text.folded) if first and not first.head else None
        if means and meaning > 0 and value and value.grade.scale not in _NO_POINT:
            out.append(Point(value.grade.label, value.grade.slug, means.text))
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
