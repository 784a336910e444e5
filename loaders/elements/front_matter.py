"""Facts that a document prints as label and value: on its front page, in a table, on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.formats.guess.lines import CELL_GAP
from loaders.language.dates import dates
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place

_LABELS = (
    (
        "organisation",
        r"(?:(?:onderzochte|bezochte|getoetste|beoordeelde|betrokken|inspected) )?(?:zorg|jeugdhulp|pleegzorg)?"
        r"(?:aanbieder|organisatie|instelling)",
    ),
    ("kvk_branch_number", r"(?:kvk-?)?vestigingsnummer"),
    ("kvk_number", r"kvk(?:[- ]?(?:nummer|nr\.?))?|handelsregister(?:nummer)?|kamer van koophandel"),
    ("agb_code", r"agb(?:[- ]?(?:code|nummer))?"),
    ("rsin", r"rsin(?:-?nummer)?|fiscaal nummer"),
    ("registration_number", r"(?:locatie|registratie|aanbieders?|lrza?|lrp)-?(?:nummer|code|id)"),
    ("location", r"(?:bezochte |onderzochte )?(?:locaties?|plaats|adres|vestiging)|waar"),
    (
        "visit_date",
        r"bezocht(?: op)?|(?:datum |data )?(?:her|vervolg|eerste |tweede |onaangekondigd |inspectie|toezichts?)?bezoek"
        r"(?:dat(?:um|a))?|data? (?:van (?:het )?)?(?:bezoek|toezicht)|datum (?:van (?:het )?)?(?:bezoek|toezicht)"
        r"|wanneer",
    ),
    (
        "reference",
        r"(?:ons |uw )?kenmerk|zaak(?:nummer|nr\.?)|rapport(?:nummer|nr\.?)|dossiernummer|document(?:nummer|nr\.?)"
        r"|v-?nummer|ons nummer|nummer|eerder rapport|(?:onze )?referentie",
    ),
    (
        "date",
        r"(?:datum|dagtekening)"
        r"(?: (?:van )?(?:het )?(?:rapport|publicatie|vaststelling|uitgave|brief|verslag))?"
        r"|(?:publicatie|rapport|vaststellings|uitgave)datum"
        r"|(?:vastgesteld|gepubliceerd|uitgegeven|verschenen)(?: op)?",
    ),
    ("author", r"auteurs?|opgesteld door|tekst|samenstelling|rapporteurs?"),
    ("programme", r"programma|toezichtprogramma|project"),
    ("period", r"(?:onderzoeks|toezicht|verslag)?periode"),
    ("addressee", r"geadresseerde|gericht aan|bestemd voor"),
    ("framework", r"(?:toetsings|normen)kader"),
)
_LABELLED = tuple((field, re.compile(rf"^\W*(?:{words})\W*$")) for field, words in _LABELS)
# Labels that say enough for a line "label: value"; others do so in a table alone.
_OFTEN_A_WORD = {"author", "programme", "addressee", "framework", "period"}
_ON_ONE_LINE = re.compile(
    r"^\W*(?P<label>" + "|".join(words for field, words in _LABELS if field not in _OFTEN_A_WORD) + r")"
    r"(?P<mark>\s*[:|]\s*|\s*\t\s*|\.?\s+(?=\S*\d))(?P<value>\S.{2,100})$"
)
_NUMBERS = {
    "kvk_number": re.compile(r"\d(?: ?\d){7}(?!\d)"),
    "kvk_branch_number": re.compile(r"\d(?: ?\d){11}(?!\d)"),
    "agb_code": re.compile(r"\d{8}(?!\d)|\d{2}-?\d{6}(?!\d)"),
    "rsin": re.compile(r"\d{9}(?!\d)"),
}
_DATE_ALONE = re.compile(r"^\W*(?:[a-z][a-z' -]{2,30}, )?(?:\w+dag )?(?P<date>(?:\d{1,2} )?[a-z]+ (?:19|20)\d\d)\W*$")
_PLACE_IN = re.compile(r"\b(?:in|te) (?P<value>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*)")
# A date behind the words of publication, or behind the publisher at the end of a line.
_PUBLISHED = re.compile(
    r"\b(?:gepubliceerd|verschenen|vastgesteld|uitgebracht|uitgegeven)(?: op| in)? "
    r"(?P<date>(?:\d{1,2} )?[a-z]+ (?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d)"
)
_DATE_AT_END = re.compile(
    r"(?:^|(?<!\b(?:in|op))[,.|(–-] ?)(?P<date>(?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december) (?:19|20)\d\d)[.)]?$"
)
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
    elif match := _ON_ONE_LINE.match(line.folded):
        yield from _beside_label(line.part(*match.span("label")), line.part(*match.span("value")))
    elif match := _PUBLISHED.search(line.folded) or _DATE_AT_END.search(line.folded):
        for when in dates(match["date"]):
            yield Fact("date", when.iso, line.part(*match.span("date")).whole)


def _beside_label(label: Shadow, value: Shadow) -> Iterator[Fact]:
    field = next((field for field, cue in _LABELLED if cue.match(label.folded)), None)
    if field in ("visit_date", "date"):
        for when in dates(value.folded):
            yield Fact(field, when.iso, value.whole)
    elif field in _NUMBERS:
        for match in _NUMBERS[field].finditer(value.folded):
            yield Fact(field, re.sub(r"\D", "", match.group()), value.part(*match.span()).whole)
    elif field == "location":
        yield from _location(value)
    elif field is not None and re.search(r"\w{2}", value.text):
        part = value.part(0, len(value.text.split(",")[0])) if field in ("reference", "organisation") else value
        yield Fact(field, part.text, part.whole)
        if field == "organisation":
            yield from _seat(value.part(len(part.text), len(value.text)))


def _seat(rest: Shadow) -> Iterator[Fact]:
    """What stands behind an organisation's name and a comma: where it is, unless it is a region or a longer story."""
    match = re.match(
        r", (?:locatie )?(?P<value>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?)(?: en [A-ZÀ-Ý][\w-]+)?$", rest.text
    )
    if match:
        yield Fact("location", match["value"], rest.part(*match.span("value")).whole)


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
