"""Facts about the document itself and about the organisation it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.elements.dates import dates
from loaders.elements.wording import mentions
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values

_TITLE = re.compile(
    r"^\W*(?:inspectierapport|rapport|hertoets|verslag|samenvatting|jongerensamenvatting|toezicht|vervolgtoezicht)\b"
)
_REPORT = re.compile(r"^\W*(?:inspectie)?rapport\b|^\W*hertoets|^\W*verslag\b")
_VISIT = re.compile(
    r"\b(?:bezocht(?:en)?|bezoek(?:en)?|voerde(?:n)?\b.*\btoezicht|toezicht\b.*\buit\b|kwamen?"
    r"|ging(?:en)? .{0,30}langs|spraken)\b"
)
_FORMER = re.compile(
    r"\b(?:eerder bekend (?:als|onder de naam)|voorheen(?: bekend als)?|vroeger(?: bekend als)?"
    r"|voormalige naam:?) (?P<value>[^.,;()]{3,60})"
)
_KVK = re.compile(
    r"\b(?:(?:kvk|kamer van koophandel)[^.]{0,60}?(?P<place>(?:onder )?(?:nummer|nr\.?"
    r"|kvk-?nummer)?:?\s*(?P<value>\d{8}))|kvk-?(?:nummer|nr\.?)?:?\s*(?P<bare>\d{8}))\b"
)
_PARENT = re.compile(r"\b(?:is|maakt) (?:een )?onderdeel (?:uit )?van (?:de )?(?P<value>[^.,;()]{3,60})")
_FOUNDED = re.compile(
    r"(?:\bin|\bop|\bsinds) (?P<value>(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d) (?:is )?opgericht\b"
    r"|\bopgericht (?:in|op) (?P<after>(?:\d{1,2} )?(?:[a-z]+ )?(?:19|20)\d\d)"
)
_SEATED = re.compile(
    r"\b(?:gevestigd in|uitgevoerd (?:in|op|bij)|op de locatie|de locaties?"
    r"|vestiging in) (?:de regio [A-Z][\w-]+, )?(?:op )?(?:de )?(?:locatie )?(?P<value>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)
_ORGANISATION = re.compile(
    r"\b(?:toezicht(?: uit)? bij|bezocht (?:de inspectie )?|(?:jouw|je|uw|de) (?:jeugd)?hulpaanbieder"
    r"|bezoek aan|bij de instelling"
    r"|onderzoek bij) (?P<value>(?:[Ss]tichting )?[A-ZÀ-Ý][\w'’&-]+(?:,? (?:[A-ZÀ-Ý][\w'’&-]+|in|locatie"
    r"|pleegzorg|van|de|het))*)"
)
_FULL_NAME = re.compile(
    r"(?P<value>[Ss]tichting [A-ZÀ-Ý][\w'’&-]+(?: (?:[A-ZÀ-Ý][\w'’&-]+|en|van|de|het"
    r"|voor))*)(?P<alias> \(hierna:? [^)]{2,40}\))?"
)
_URL = re.compile(r"<?https?://[^\s)>\]]+>?|\bwww\.[^\s)>\]]+")
_SENTENCES = (
    (
        "purpose",
        re.compile(r"\bdoel van (?:het|dit) (?:toezicht|onderzoek|bezoek)\b|\bwilde(?:n)? (?:de inspectie )?weten\b"),
    ),
    (
        "framework",
        re.compile(
            r"\baan de hand van het toetsingskader\b|\btoetsingskader\b.*\b(?:gebruikt?|gehanteerd)\b"
            r"|\bgetoetst aan\b"
        ),
    ),
    (
        "scope",
        re.compile(
            r"\balle normen\b|\balle locaties\b|\bgingen langs\b|\bnormen (?:zijn"
            r"|worden) (?:opnieuw )?(?:getoetst|beoordeeld)\b"
        ),
    ),
    ("scope_limitation", re.compile(r"\bgeen uitspraken?\b|\bniet (?:onderzocht|betrokken in)\b")),
    ("reason", re.compile(r"\breden (?:voor|van|is)\b|\baanleiding (?:voor|van|is)\b|\bals eerste besloot\b")),
    ("contact", re.compile(r"\bwil je (?:nog )?(?:iets )?vragen\b|\bneem contact op\b|\bvragen over (?:dit|het)\b")),
    ("reference", re.compile(r"\bvolledige? rapport\b|\bqr[- ]code\b|\blees meer\b")),
)


@dataclass(frozen=True)
class Fact:
    """A fact with its place; `value` is normalised for dates and numbers and as printed otherwise."""

    field: str
    value: str
    place: Place


def statements(layout: Layout) -> Iterator[Statement]:
    """A DocumentFact for each fact, with every place that gives it."""
    places: dict[tuple[str, str], dict[Place, None]] = {}
    for fact in facts(layout):
        places.setdefault((fact.field, fact.value), {})[fact.place] = None
    for (field, value), where in places.items():
        yield Statement(
            "DocumentFact",
            tuple(where),
            "author",
            f"fact-{field.replace('_', '-')}",
            values(field=field, fieldValue=value),
        )


def facts(layout: Layout) -> Iterator[Fact]:
    """The facts of an inspectorate's document, in no particular order."""
    yield from _publisher(layout)
    yield from _title(layout)
    for segment in layout.segments:
        yield from _references(segment)
        if segment.kind not in (Kind.HEADING, Kind.FURNITURE):
            for sentence in segment.sentences:
                yield from _from_sentence(sentence)
    yield from _organisation(layout)


def _publisher(layout: Layout) -> Iterator[Fact]:
    for segment in layout.body[:25]:
        for mention in mentions("body", segment.folded):
            if mention.concept.slug.startswith("inspectie"):
                yield Fact("publisher", mention.concept.label_nl, segment.shadow.place(mention.start, mention.end))
                return


def _title(layout: Layout) -> Iterator[Fact]:
    heads = [s for s in layout.body[:12] if s.kind is Kind.HEADING or (s.kind is Kind.PARAGRAPH and len(s.text) < 100)]
    named = [s for s in heads if _TITLE.match(s.folded)]
    title = next((s for s in named if _REPORT.match(s.folded)), named[0] if named else heads[0] if heads else None)
    if title is None:
        return
    yield Fact("title", title.text.strip("*# "), title.place)
    for other in named:
        if other is not title and other.folded.startswith("toezicht"):
            yield Fact("programme", other.text, other.place)


def _from_sentence(sentence: Shadow) -> Iterator[Fact]:
    folded, text = sentence.folded, sentence.text
    if _VISIT.search(folded):
        for when in dates(folded):
            yield Fact("visit_date", when.iso, sentence.whole)
            break
    for field, cue in _SENTENCES:
        if cue.search(folded):
            yield Fact(field, text, sentence.whole)
    for field, pattern in (("former_name", _FORMER), ("parent_organisation", _PARENT)):
        if match := pattern.search(text):
            yield Fact(field, match["value"].strip(), sentence.whole)
    if match := _KVK.search(folded):
        group = "place" if match["value"] else "bare"
        yield Fact("kvk_number", match["value"] or match["bare"], sentence.part(*match.span(group)).whole)
    if match := _FOUNDED.search(text):
        when = next(dates(folded[match.start() : match.end()]), None)
        yield Fact(
            "founding_date",
            when.iso if when else (match["value"] or match["after"]),
            sentence.part(0, match.end()).whole,
        )
    if match := _SEATED.search(text):
        yield Fact("location", match["value"], sentence.whole)


def _organisation(layout: Layout) -> Iterator[Fact]:
    """The inspected organisation: by the words of the visit, and by its full legal name."""
    for segment in layout.body[:60]:
        if match := _ORGANISATION.search(segment.text):
            yield Fact("organisation", match["value"], segment.shadow.place(*match.span("value")))
            if " in " in match["value"]:
                yield Fact("location", match["value"].split(" in ")[1], segment.shadow.place(*match.span("value")))
            break
    for segment in layout.body:
        if segment.kind is not Kind.HEADING and (match := _FULL_NAME.search(segment.text)) and match["alias"]:
            yield Fact("organisation", match["value"], segment.shadow.place(*match.span()))
            break


def _references(segment: Segment) -> Iterator[Fact]:
    for match in _URL.finditer(segment.text):
        yield Fact("reference", match.group().strip("<>."), segment.shadow.place(*match.span()))
