"""Facts about a letter: to whom, from whom, when and on what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements.colophon import labelled
from loaders.language.dates import dates
from loaders.readers.document_facts import Fact
from loaders.segments import Layout
from loaders.shadow import Shadow, fold, shadow
from loaders.statements import Place

_SALUTATION = re.compile(r"(?m)^[ \t]*(?:Geachte?|Beste|Hooggeachte|Excellentie|Mijne)\b[^\n]{0,90}")
_CLOSING = re.compile(r"(?m)^[ \t]*(?:Met (?:vriendelijke|hartelijke|beleefde) groet(?:en)?|Hoogachtend)\b")
_ADDRESSED = re.compile(r"^(?:aan|t\.?a\.?v\.?|ter attentie van)\b|\bt\.a\.v\.")
_BODY = re.compile(
    r"^(?:het )?(?:ministerie|gemeente|inspectie|vereniging|provincie|college|raad|bestuur|tweede kamer)\b"
)
_POSTAL = re.compile(r"^(?:postbus\b|antwoordnummer\b|\d{4} ?[a-z]{2}\b|[a-z .-]+ \d{1,4}[a-z]?$)")
_BLOCK = re.compile(r"[^\n\f]*\S[^\n\f]*(?:\n[^\n\f]*\S[^\n\f]*)*")
_LINE = re.compile(r"[^\n\f]+")
_TOWN = re.compile(r"(?m)^[ \t>]*\d{4} ?[A-Z]{2}\s+(?P<seat>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*)[ \t]*$")
# A person's name behind a form of address; the function that follows it stays.
_PERSON = re.compile(
    r"\b(?:de heer|mevrouw|dhr\.?|mevr\.?|mw\.?)(?: en (?:de heer|mevrouw))?(?: (?:drs|dr|mr|ir|prof)\.?)* "
    r"(?:[A-Z]\.\s?)*(?:(?:de|van|der|den|ten|ter) )*[A-ZÀ-Ý][\w-]*(?: [A-ZÀ-Ý][\w-]*)?,?\s*"
)
_TO = re.compile(r"^(?:[Aa]an|[Tt]\.a\.v\.|[Tt]er attentie van)\s+(?:de |het )?(?=\S)")
_ON_BEHALF = re.compile(r"^(?:mede )?namens (?:het (?:bestuur|dagelijks bestuur) van )?(?:de |het )?(?P<who>.+?),?$")
_FUNCTION = re.compile(
    r"^(?:de |het )?(?:\w+ )?(?:voorzitter|directeur|bestuurder|secretaris|wethouder|manager|minister)\b"
)
_PURPOSE = re.compile(
    r"\b(?:in deze brief|met deze brief|hierbij|bijgaand)\b.*\b(?:geven|informe|leest|vindt u|bieden|schetsen"
    r"|melden|brengen)"
)


def salutation(layout: Layout) -> re.Match[str] | None:
    """The line with which the letter turns to its reader, in the first 4,000 characters; None where there is none."""
    return _SALUTATION.search(layout.meant, 0, 4000)


def closing(layout: Layout) -> int | None:
    """Where the letter takes its leave; None where it does not."""
    match = _CLOSING.search(layout.meant)
    return match.start() if match else None


def facts(layout: Layout) -> Iterator[Fact]:
    """The facts of the head and the foot of a letter, and its own words on its purpose."""
    opening = salutation(layout)
    if opening is None:
        return
    for fact in labelled(layout, 0, opening.start()):
        yield fact
        if fact.field == "subject":
            yield Fact("title", fact.value, fact.place)
    heads = list(_heads(layout, opening.start()))
    known = {fact.field for fact in heads}
    yield from heads
    yield from (fact for fact in _feet(layout) if fact.field not in known)
    for segment in layout.body:
        if segment.place.end > opening.start():
            for sentence in segment.sentences:
                if _PURPOSE.search(sentence.folded):
                    yield Fact("purpose", sentence.text, sentence.whole)
                    return


def addressed(layout: Layout) -> Iterator[Fact]:
    """To whom a letter is written and the place of that address, for a letter of whatever kind."""
    opening = salutation(layout)
    if opening is None:
        return
    text = layout.source.text
    for match in _BLOCK.finditer(text, 0, opening.start()):
        lines = [shadow(text, [m.span()]) for m in _LINE.finditer(text, *match.span())]
        if not any(_ADDRESSED.search(line.folded) for line in lines[:2]):
            continue
        yield from _addressee([line for line in lines if not _POSTAL.match(line.folded)])
        if town := _TOWN.search(text, *match.span()):
            yield Fact("location", town["seat"], Place(*town.span("seat")))
        return


def sender(layout: Layout) -> str:
    """On whose behalf the letter is written; empty where it does not say."""
    opening = salutation(layout)
    if opening is None:
        return ""
    found = [fact.value for fact in [*_heads(layout, opening.start()), *_feet(layout)] if fact.field == "sender"]
    return found[0] if found else ""


def _heads(layout: Layout, end: int) -> Iterator[Fact]:
    """The blocks above the salutation: the sender's name, the reader's, and a date by itself."""
    text = layout.source.text
    blocks = [m.span() for m in _BLOCK.finditer(text, 0, end)]
    addressed = False
    for number, (start, stop) in enumerate(blocks):
        lines = [shadow(text, [(start + m.start(), start + m.end())]) for m in re.finditer(r"[^\n]+", text[start:stop])]
        if not addressed and (any(_ADDRESSED.search(x.folded) for x in lines[:2]) or _BODY.match(lines[0].folded)):
            addressed = True
            yield from _addressee([line for line in lines if not _POSTAL.match(line.folded)])
        elif number == 0 and len(lines) <= 3:
            yield from _sender(lines[0].text, lines[0].whole)
        for line in lines[:2]:
            for when in dates(line.folded):
                if when.end - when.start > 0.4 * len(line.text):
                    yield Fact("date", when.iso, line.place(when.start, when.end))


def _addressee(lines: list[Shadow]) -> Iterator[Fact]:
    if lines:
        functions = (_TO.sub("", _PERSON.sub("", line.text)).strip(" ,") for line in lines)
        yield Fact(
            "addressee", ", ".join(part for part in functions if part), Place(lines[0].whole.start, lines[-1].whole.end)
        )


def _sender(name: str, place: Place) -> Iterator[Fact]:
    for field in ("sender", "author", "publisher"):
        yield Fact(field, re.sub(r"\s\([A-Z]{2,8}\)$", "", name.strip(" ,")), place)


def _feet(layout: Layout) -> Iterator[Fact]:
    """Below the leave-taking: on whose behalf, and the function of who signs; names of persons are left out."""
    start = closing(layout)
    if start is None:
        return
    text = layout.source.text
    for match in list(re.finditer(r"[^\n\f]+", text[start : start + 500]))[:10]:
        line = shadow(text, [(start + match.start(), start + match.end())])
        if not line or line.text.startswith(("#", "*")):
            continue
        if behalf := _ON_BEHALF.match(fold(line.text)):
            yield from _sender(line.text[slice(*behalf.span("who"))], line.whole)
        elif _FUNCTION.match(line.folded) and len(line.text) < 90:
            yield Fact("signatory", line.text, line.whole)
