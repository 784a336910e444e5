"""What the first lines of a document say of it: who publishes it, its date, its title and the organisation in that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.context.sections import role_of
from loaders.elements.wording import mentions
from loaders.language.dates import dates
from loaders.language.moments import Moment
from loaders.readers.document_facts import Fact, field_of
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow

_FRONT, _BACK = 14, 3
_PAIR = 2  # cells of a row that is a label with its value
_ROWS = 2  # rows without a label that a front page may set in columns
_LONGEST, _LONGEST_SELF = 100, 200
# What a document calls itself: the first fits best.
_IS_REPORT = re.compile(r"^\W*(?:\w*rapport(?:age)?|hertoets|verslag)\b")
_WORK = (
    r"\w*rapport(?:age)?|hertoets|verslag|samenvatting|jongerensamenvatting|\w*toezicht|\w*onderzoek|her\w*inspectie"
    r"|evaluatie|advies"
)
_REPORT = re.compile(rf"^\W*(?:{_WORK})\b")
# A line or sentence in which a document says what it is.
_OF_ITSELF = re.compile(rf"^\W*(?:(?:dit|deze|hierbij) .{{0,60}}?)?\b(?:{_WORK}|versie|uitgave)\b")
_PROPER = r"(?:[A-ZÀ-Ý][\w’'&-]*|[’']t|[’']s)"
_NAME = rf"{_PROPER}(?:(?: (?:van|de|het|der|den|en|voor|&|in de))?(?: {_PROPER}))*"
# "… bij jeugdhulpaanbieder Meander, locatie Zutphen", "… aan Stichting De Lindenhof in Assen".
_ABOUT = re.compile(
    rf"\b(?:bij|aan|over|naar|van) (?P<value>(?:[a-zé]+ )?{_NAME})"
    rf"(?:,? (?:locatie|vestiging|in|te) (?P<seat>{_PROPER}(?: {_PROPER})*))?(?=[.,;]|$)"
)
_BY_KIND = re.compile(
    rf" ?(?:[a-z]+ )?(?P<value>{_PROPER}(?: {_PROPER})+)"
    rf"(?:,? (?:[a-z]+ )?(?:locatie|in|te) (?P<seat>{_PROPER}(?: {_PROPER})*)|, [a-z][a-z ]+)?$"
)
# A name that says by itself that an organisation is meant.
_KINDS = frozenset(
    {"stichting", "vereniging", "coöperatie", "huize", "kinderdagverblijf", "gastouderbureau", "kindercentrum"}
    | {"peuterspeelzaal", "gezinshuis", "jeugdbescherming", "jeugdhulp", "jeugdzorg", "kinderopvang", "bureau"}
)
_AREAS = re.compile(r"\b(?:gemeenten?|regio|provincie|nederland|tweede kamer|minister\w*|staatssecretaris)\b")
# Bodies outside the vocabulary that publish: known by the first word of their name.
_PUBLISHES = re.compile(
    r"(?i)^(?:GGD|Rekenkamer\w*|Inspectie|Kinderombudsman|Onderzoeksraad|Samenwerkend toezicht|Cliëntenraad)\b"
)
# A line that breaks off before a name, and a sentence that says who publishes: neither is a title.
_UNFINISHED = re.compile(r"\b(?:de|het|een|van|voor|door|en|bij|met|in|op|te|aan|naar)$")
_OF_PUBLISHER = re.compile(r"\b(?:uitgave van|uitgegeven door|uitgevoerd door|gepubliceerd door|opgesteld door)\b")
_WHAT_IT_IS = re.compile(rf"\b(?:{_WORK}|versie|uitgave|brief|nota|themaonderzoek)\b")
_FEWEST_WORDS = 3
_POSTAL = re.compile(r"^(?:postbus|antwoordnummer|aan|t\.?a\.?v|de voorzitter|geachte|\d{4} ?[a-z]{2})\b")
_BEFORE_DATE = re.compile(
    r"^(?:[a-z][a-z' -]{1,30}, ?)?(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?(?:d\.?d\.? )?$"
)


def facts(layout: Layout) -> Iterator[Fact]:
    """Publisher, title, organisation, its place and the date, where the first (for a date: or last) lines give them."""
    segments = _front(layout)
    front = [line for segment in segments for line in _said(layout, segment)]
    back = [line for segment in layout.body[-_BACK:] if not segment.cells for line in _said(layout, segment)]
    yield from _publisher(front)
    for line in [*front, *back]:
        if when := _date_alone(line):
            yield Fact("date", when.iso, line.place(when.start, when.end))
    organisation = next((found for line in front if (found := list(_organisation(line)))), [])
    yield from _title(layout, segments, next((fact.value for fact in organisation), ""))
    yield from organisation


def _front(layout: Layout) -> list[Segment]:
    """The segments before the running text: up to a paragraph of sentences, or a table of rows without labels."""
    out: list[Segment] = []
    rows = 0
    for segment in layout.body[:_FRONT]:
        rows = rows + 1 if segment.cells and not field_of(segment.cells[0]) else 0
        if rows > _ROWS or (segment.kind is Kind.PARAGRAPH and len(segment.sentences) > 2):
            break
        out.append(segment)
    return out or list(layout.body[:1])


def _said(layout: Layout, segment: Segment) -> list[Shadow]:
    """What a segment says, by cell, printed line and sentence."""
    lines = _lines(layout, segment)
    return lines if segment.cells else [*lines, *segment.sentences]


def _lines(layout: Layout, segment: Segment) -> list[Shadow]:
    """The cells of a row, or the printed lines of a segment."""
    if segment.cells:
        labelled = field_of(segment.cells[0]) or len(segment.cells) == _PAIR
        return [] if labelled else list(segment.cells)
    text, whole = layout.source.text, segment.place
    found = [match.span() for match in re.finditer(r"[^\n\f]+", text[whole.start : whole.end])]
    shown = (shadow(text, [(whole.start + start, whole.start + end)]) for start, end in found)
    return [line for line in shown if line]


def _publisher(front: list[Shadow]) -> Iterator[Fact]:
    """The first body that the front page names at the head of a line, or as that of which the document says it is."""
    for line in front:
        if len(line.text) > _LONGEST_SELF or (":" in line.text and field_of(line.part(0, line.text.find(":")))):
            continue
        for mention in mentions("body", line.folded):
            apart = len(line.text) - (mention.end - mention.start) <= _LONGEST // 4
            if line.text[mention.end :][1:2].isupper() and line.text[mention.end] == " ":
                continue  # the name goes on: another body than the one of the vocabulary
            own = mention.concept.slug.startswith("inspectie") and bool(_OF_ITSELF.match(line.folded))
            if own or (apart and (mention.start == 0 or mention.concept.slug.startswith("inspectie"))):
                yield Fact("publisher", mention.concept.label_nl, line.place(mention.start, mention.end))
                return
        if _PUBLISHES.match(line.text) and len(line.text) < _LONGEST // 2 and not line.text.endswith("."):
            yield Fact("publisher", line.text, line.whole)
            return


def _date_alone(line: Shadow) -> Moment | None:
    """A date that a line gives alone, or behind a place, a day of the week or the name of who publishes."""
    for when in dates(line.folded):
        before, after = line.folded[: when.start], line.folded[when.end :]
        own = _BEFORE_DATE.match(before) or _is_publisher(line.text[: when.start])
        if not after.strip(" .)|") and own:
            return when
    return None


def names_publisher(line: str) -> bool:
    """Whether a line is the name of a body that publishes."""
    return _is_publisher(f"{line} |")


def _is_publisher(words: str) -> bool:
    name = words.rstrip(" ,|–-(")
    named = next(iter(mentions("body", name.lower())), None)
    return name != words.rstrip() and bool(_PUBLISHES.match(name) or (named and named.start == 0))


def _title(layout: Layout, segments: list[Segment], organisation: str) -> Iterator[Fact]:
    """The line by which the document names itself; where none does, its first line that is no publisher.

    A title of one word, as many documents have it, takes the organisation with it.
    """
    heads = [line for segment in segments if (line := _head(layout, segment))]
    named = [line for line in heads if _REPORT.match(line.folded)]
    title = next((line for line in named if _IS_REPORT.match(line.folded)), None) or next(iter(heads), None)
    if title is None:
        return
    words = title.text.strip("*# ")
    generic = organisation if " " not in words and named else ""
    yield Fact("title", f"{words} {generic}".strip(), title.whole)
    if not generic and (below := _subtitle(layout, segments, title)):
        yield Fact("subtitle", below.text.strip("*# "), below.whole)
    for other in named:
        if other is not title and other.folded.startswith("toezicht"):
            yield Fact("programme", other.text, other.whole)


def _subtitle(layout: Layout, segments: list[Segment], title: Shadow) -> Shadow | None:
    """The line right below the title that says more of it: one that says what the document is, or heads no text."""
    at = next(
        (i for i, segment in enumerate(segments) if segment.place.start <= title.whole.start < segment.place.end), 0
    )
    if at + 1 >= len(segments):
        return None
    segment = segments[at + 1]
    line = _head(layout, segment)
    after = layout.body[at + 2] if at + 2 < len(layout.body) else None
    if line is None or len(line.text.split()) < _FEWEST_WORDS or line.text.endswith("?") or segment.sentences[1:]:
        return None
    if role_of(line.folded).name or line.folded.startswith("toezicht"):  # the heading of a part, the programme
        return None
    heads_text = after is not None and after.kind is Kind.PARAGRAPH and after.text.endswith(".")
    return None if heads_text and not _WHAT_IT_IS.search(line.folded) else line


def _head(layout: Layout, segment: Segment) -> Shadow | None:
    if segment.kind in (Kind.ROW, Kind.ITEM):
        return None
    lines = _lines(layout, segment)
    first = lines[0] if lines else segment.shadow
    if names_publisher(first.text) or _date_alone(first) or len(first.text) >= _LONGEST:
        return None
    if _UNFINISHED.search(first.folded) or _OF_PUBLISHER.search(segment.folded):
        return None
    if _POSTAL.match(first.folded) or field_of(first.part(0, first.text.find(":"))) or "|" in first.text:
        return None
    if next(iter(dates(first.folded)), None) and not _ABOUT.search(first.text):
        return None
    if segment.kind is Kind.HEADING:
        return segment.shadow
    if first.text.endswith(",") and len(segment.text) < _LONGEST and not segment.text.endswith("."):
        return segment.shadow  # a title over two lines
    return first if len(lines) <= 2 and not first.text.endswith((":", ".", ",")) else None


def _organisation(line: Shadow) -> Iterator[Fact]:
    """The organisation that a line of the front page is about, and its place.

    It stands behind a preposition in a line that says what the document is, or names its own kind ("Huize Klaver").
    """
    named = _OF_ITSELF.match(line.folded)
    match = _ABOUT.search(line.text)
    if match and not named and not _KINDS & set(match["value"].lower().split()[:1]):
        match = None
    if match is None:
        own = _REPORT.match(line.folded)
        match = _BY_KIND.match(line.text, own.end() if own else 0)
        if match is None or match["value"].split()[0].lower() not in _KINDS:
            return
    words = match["value"].split(" ")
    start = match.start("value")
    while words and words[0][:1].islower():
        start += len(words.pop(0)) + 1
    name = " ".join(words)
    known = _PUBLISHES.match(name) or _AREAS.search(line.folded[match.start() : match.end("value")])
    if len(name) > 2 and not known:
        yield Fact("organisation", name, line.place(start, match.end("value")))
        if match["seat"]:
            yield Fact("location", match["seat"], line.place(*match.span("seat")))
