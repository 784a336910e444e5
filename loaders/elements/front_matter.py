"""Facts that a document prints as label and value: on its front page, in a table, on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.elements.dates import dates
from loaders.lines import CELL_GAP
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place

_LABELS = (
    ("organisation", r"(?:zorg|jeugdhulp)?aanbieder|organisatie|instelling"),
    ("kvk_number", r"kvk(?:[- ]?(?:nummer|nr\.?))?|handelsregister"),
    ("location", r"locatie|plaats|adres|vestiging|waar"),
    ("visit_date", r"bezocht(?: op)?|bezoekdat(?:um|a)|datum (?:bezoek|toezicht)|wanneer|bezoek"),
    ("reference", r"kenmerk|zaaknummer|rapportnummer|dossiernummer|ons nummer|nummer|eerder rapport|referentie"),
    ("date", r"datum|publicatiedatum|vastgesteld(?: op)?"),
)
_LABELLED = tuple((field, re.compile(rf"^\W*(?:{words})\W*$")) for field, words in _LABELS)
_ON_ONE_LINE = re.compile(
    r"^\W*(?P<label>kenmerk|zaaknummer|rapportnummer|dossiernummer|ons nummer|referentie|datum|kvk(?:[- ]?nummer)?)"
    r"\s*[:.]?\s+(?P<value>\S.{2,60})$"
)
_DATE_ALONE = re.compile(r"^\W*(?:[a-z][a-z' -]{2,30}, )?(?:\w+dag )?(?P<date>(?:\d{1,2} )?[a-z]+ (?:19|20)\d\d)\W*$")
_PLACE_IN = re.compile(r"\b(?:in|te) (?P<value>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*)")
_KVK = re.compile(r"\d(?: ?\d){7}(?!\d)")
_FRONT = 14


@dataclass(frozen=True)
class Fact:
    """A fact with its place; `value` is normalised for dates and numbers and as printed otherwise."""

    field: str
    value: str
    place: Place


def facts(layout: Layout) -> Iterator[Fact]:
    """The facts that stand beside a label, and the date of issue that stands alone at either end of the document."""
    for segment in layout.body:
        if segment.kind is Kind.ROW and len(segment.cells) == 2:
            yield from _beside_label(segment.cells[0], segment.cells[1])
    ends = [*layout.body[:_FRONT], *layout.body[-3:]]
    for segment in ends:
        for line in _cells_and_lines(layout, segment):
            yield from _on_line(line)


def lines_of(layout: Layout, segment: Segment) -> list[Shadow]:
    """The printed lines of a segment."""
    text, whole = layout.source.text, segment.place
    return [
        line
        for match in re.finditer(r"[^\n\f]+", text[whole.start : whole.end])
        if (line := shadow(text, [(whole.start + match.start(), whole.start + match.end())]))
    ]


def _cells_and_lines(layout: Layout, segment: Segment) -> list[Shadow]:
    return list(segment.cells) if CELL_GAP.search(segment.text) and segment.cells else lines_of(layout, segment)


def _on_line(line: Shadow) -> Iterator[Fact]:
    if match := _DATE_ALONE.match(line.folded):
        for when in dates(match["date"]):
            yield Fact("date", when.iso, line.whole)
    elif (match := _ON_ONE_LINE.match(line.folded)) and re.search(r"\d", match["value"]):
        yield from _beside_label(
            line.part(*match.span("label")), line.part(*match.span("value")), match["label"].startswith("datum")
        )


def _beside_label(label: Shadow, value: Shadow, with_date: bool = True) -> Iterator[Fact]:
    field = next((field for field, cue in _LABELLED if cue.match(label.folded)), None)
    if field in ("visit_date", "date"):
        for when in dates(value.folded) if with_date else ():
            yield Fact(field, when.iso, value.whole)
    elif field == "kvk_number":
        for match in _KVK.finditer(value.folded):
            yield Fact(field, match.group().replace(" ", ""), value.part(*match.span()).whole)
    elif field == "location":
        yield from _location(value)
    elif field is not None and re.search(r"\w{2}", value.text):
        part = value.part(0, len(value.text.split(",")[0])) if field == "reference" else value
        yield Fact(field, part.text, part.whole)


def _location(value: Shadow) -> Iterator[Fact]:
    """The place, and where it says "X, the group in Y" the organisation X before it."""
    first = value.part(0, len(value.text.split(",")[0]))
    match = _PLACE_IN.search(value.text)
    if match is None:
        yield Fact("location", first.text, value.whole)
        return
    yield Fact("location", match["value"], value.part(*match.span("value")).whole)
    if first.text[:1].isupper() and match.start() > len(first.text):
        yield Fact("organisation", first.text, first.whole)
