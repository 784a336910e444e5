"""Facts that a document gives under a label: in its colophon, on its title page or at the head of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.language.dates import dates
from loaders.readers.document_facts import Fact
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import fold, shadow
from loaders.statements import Place, Statement, values

# What a label stands for; the first fit wins.
_LABELS = (
    (
        "author",
        r"tekst(?:en)?|auteurs?|geschreven door|samenstelling|redactie|opgetekend door|opgesteld door|eindredactie",
    ),
    ("publisher", r"uitgave(?: van)?|uitgever|een uitgave van|uitgegeven door"),
    ("design", r"vormgeving|ontwerp|opmaak|lay-?out"),
    ("photography", r"foto(?:grafie|'?s)|beeld|illustraties?"),
    ("partner", r"in samenwerking met|met dank aan|partners|(?:mede )?mogelijk gemaakt door|met medewerking van"),
    ("funder", r"(?:mede )?(?:betaald|gefinancierd|bekostigd) door|met financiering van|financiering"),
    ("contact", r"contact(?:persoon)?|vragen|voor vragen|telefoon|e-?mail|inlichtingen"),
    ("reference", r"meer informatie|meer weten|website|(?:ons |uw )?kenmerk|referentie|zie ook"),
    ("edition", r"(?:eerste|tweede|derde|herziene) druk|versie|oplage"),
    ("subject", r"onderwerp|betreft|aangaande"),
    ("date", r"datum"),
    ("annexes", r"bijlagen?(?:\(n\))?"),
)
_LABEL = re.compile("|".join(rf"(?P<f{i}>(?:{words}))" for i, (_, words) in enumerate(_LABELS)))
_LINE = re.compile(r"[^\n\f]+")
_WEB = re.compile(r"(?:https?://|www\.)[^\s)>\]█]+")
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)\s*(?P<value>.+)$")
_ISBN = re.compile(r"^(?P<value>IS[BS]N:? [\d-]{9,17}X?)\b")
_COVERED = "█"


def labelled(layout: Layout, start: int, end: int) -> Iterator[Fact]:
    """The facts under labels between two places: "Label: value", or a label on its line and the value on those below.

    A label that another label follows has no value. The value of a contact is what is not personal: a web address.
    """
    lines = list(_lines(layout.source.text, start, end))
    for index, (begin, stop) in enumerate(lines):
        clean = shadow(layout.source.text, [(begin, stop)])
        match = _LABEL.match(clean.folded)
        cell = match is not None and re.match(r"\t| {2,}", layout.source.text[begin + match.end() : stop])
        if match is None or not (
            cell or re.match(r"\s*(?::|$|(?<=door) |(?<=van) |(?<=met) |(?<=druk))", clean.folded[match.end() :])
        ):
            if number := _ISBN.match(clean.text):
                yield Fact("reference", number["value"], clean.whole)
            elif copyright_ := _COPYRIGHT.match(clean.text):
                yield Fact("copyright", copyright_["value"].strip(), clean.whole)
            continue
        field = next(_LABELS[int(name[1:])][0] for name, found in match.groupdict().items() if found)
        value = clean.text[match.end() :].strip(" :,")
        last = stop
        if not value and field != "edition":
            below = list(_below(layout.source.text, lines, index, field))
            value = " ".join(shadow(layout.source.text, [line]).text for line in below)
            last = below[-1][1] if below else stop
        if field == "edition":
            value = clean.text
        if value.strip(" |"):
            yield from _fact(field, value, Place(clean.whole.start, last), layout.source.text)


def _fact(field: str, value: str, place: Place, text: str) -> Iterator[Fact]:
    place = Place(place.start, place.start + len(text[place.start : place.end].rstrip(" \t|")))
    if field == "contact":
        web = _WEB.search(value)
        value = web.group() if web else "(afgeschermd)" if _COVERED in value else "zie bewijsplaats"
    elif field == "partner":
        yield from _each_partner(place, text)
        return
    elif field == "date":
        value = next((when.iso for when in dates(fold(value))), value)
    yield Fact(field, value, place)


def _each_partner(place: Place, text: str) -> Iterator[Fact]:
    """A fact for each name of a list between bars or semicolons, at its own place."""
    label = re.match(r"[^:\n]*:", text[place.start : place.end])
    begin = place.start + (label.end() if label else 0)
    for match in re.finditer(r"[^|;\n]+", text[begin : place.end]):
        name = shadow(text, [(begin + match.start(), begin + match.end())])
        if re.search(r"\w{2}", name.text):
            yield Fact("partner", name.text, name.whole)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text, start, end):
        content = match.group()
        if content.strip():
            begin = match.start() + len(content) - len(content.lstrip())
            yield begin, begin + len(content.strip())


def _below(text: str, lines: list[tuple[int, int]], index: int, field: str) -> Iterator[tuple[int, int]]:
    """The lines of a value: one, or for a list of partners as long as a bar tells that the list goes on."""
    for begin, stop in lines[index + 1 :]:
        match = _LABEL.match(fold(text[begin:stop]))
        if match and match.end() >= stop - begin - 1:
            return
        yield begin, stop
        if field != "partner" or not text[begin:stop].rstrip().endswith(("|", ",", ";")):
            return


def sections_of(layout: Layout, title: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of text from a heading with that title to the next heading that opens a new part, or the end."""
    body = layout.body
    for index, segment in enumerate(body):
        if segment.kind is Kind.HEADING and title.search(segment.folded):
            stop = next((s.place.start for s in body[index + 1 :] if _opens_a_part(s)), len(layout.source.text))
            yield segment.place.end, stop


def _opens_a_part(segment: Segment) -> bool:
    return segment.kind is Kind.HEADING and bool(
        re.match(r"#|\d+\.?\s|(?:bijlage|inleiding|hoofdstuk)\b", segment.folded)
    )


def fact_statements(facts: Iterator[Fact], rule: str) -> Iterator[Statement]:
    """A DocumentFact for each fact, with every place that gives it; a place within another one adds nothing."""
    places: dict[tuple[str, str], dict[Place, None]] = {}
    for fact in facts:
        places.setdefault((fact.field, fact.value), {})[fact.place] = None
    for (field, value), where in places.items():
        widest = [p for p in where if not any(p != q and q.start <= p.start and p.end <= q.end for q in where)]
        yield Statement("DocumentFact", tuple(widest), "author", rule, values(field=field, fieldValue=value))
