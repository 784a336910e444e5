"""The conversations a report rests on, who took part, how they were found, and what the report says it cannot show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.elements.parties import bare_title, roles
from loaders.elements.tables import tables
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept
from ontology.vocabulary import Concept

_TALK = (
    r"(?:dialoog|groeps|tafel|panel|keukentafel|regio|ronde ?tafel|werk|focus|diepte|klankbord|thema)?"
    r"(?:gesprek(?:ken)?|tafels?|bijeenkomst(?:en)?|sessies?|dialogen"
    r"|workshops?|interviews?|ronden?)"
)
_COUNTED = re.compile(
    rf"(?P<count>(?!(?:19|20)\d\d\b){NUMBER.pattern}) (?:\w+ ){{0,2}}?{_TALK}\b"
    r"(?! (?:was|is|zat|zaten|ging|heel|kwam)\b)"
)
_HELD = re.compile(
    r"\b(?:(?:er )?(?:waren|zijn) .{0,40}|(?:zijn |werden |hebben )?(?:gevoerd|gehouden|georganiseerd|plaatsgevonden"
    r"|vonden .{0,20}plaats)|hield(?:en)?|voerde(?:n)?|organiseerde(?:n)?|uitkomsten van|verslag van|gebaseerd op"
    r"|opbrengst(?:en)? van)\b"
)
_TOOK_PLACE = re.compile(
    rf"^(?:de|deze|alle|onze) {_TALK} (?:vonden|hadden|zijn|werden) .{{0,30}}\b(?:plaats|gehouden)\b"
)
_EARLIER = re.compile(
    rf"\b(?:eerdere?|vorige|voorgaande|eerder gehouden) (?:serie |reeks )?(?:{_TALK}|onderzoek(?:en)?|verslag(?:en)?)\b"
)
_PRESENT = re.compile(
    r"\b(?:schoven .{0,120}\baan|nam(?:en)? .{0,120}\bdeel|deden .{0,120}\bmee|deelnemers|aanwezig|waren (?:er )?ook"
    r"|zaten .{0,120}\b(?:tafel|bij)|kwamen .{0,120}\b(?:bij elkaar|samen|langs)"
    r"|spraken|gesproken|praatten|deelgenomen|meegedaan|bestond(?:en)? uit|interviewden|geinterviewd|ondervroegen"
    r"|bevroegen|ondervraagd|bevraagd|(?:wij|we) vroegen|vroegen (?:wij|we)|hoorden (?:wij|we)|(?:wij|we) hoorden"
    r"|gehoord|vul(?:den|de) .{0,80}\bin|ingevuld|kwamen .{0,60}\bop af|legden .{0,90}\bvoor aan|genodigden)\b"
)
_COUNT_HEAD = re.compile(r"^(?:aantal|hoeveel|n)\b.{0,20}$")
_WHO_HEAD = re.compile(r"^(?:wie|deelnemers?|groep|rol|gesproken met)\b.{0,20}$")
_SUBSET = re.compile(r"^\s*(?:van de|uit de)\b|\b(?:slechts|maar|waarvan)\s*$")
_METHOD = re.compile(
    r"\bdisclaimer\b|\bverantwoording\b|\bwerkwijze\b|\bhoe (?:is|zijn|kwam|hebben) .*(?:gemaakt|gewerkt|tot stand"
    r"|verslag)|\bopzet\b|\bover dit verslag\b|\bmethode\b|\baanpak\b|\bleeswijzer\b|^\W*verslag$"
)
_SELECTED = re.compile(
    r"\b(?:geselecteerd|gevraagd (?:om )?(?:deel|mee)|meldden zich|aangemeld|uitgenodigd|geworven|oproep"
    r"|vrijwillig (?:mee )?(?:ingestemd|deelgenomen)|deelnemers (?:zijn|werden|kwamen)|kwamen uit)\b"
)
LIMIT = re.compile(
    r"\bniet uitputtend\b|\bgeen (?:wetenschappelijk )?onderzoek\b|\bniet representatief\b|\bvertekend?\b"
    r"|\bniet (?:nader )?(?:gespecificeerd|geteld)\b|\bgeen (?:algemene )?(?:uitspraken|conclusies)\b|\bbeperkingen?\b"
    r"|\binvloed (?:hebben )?gehad\b|\bniet (?:openlijk|open|vrijuit) (?:\w+ )?(?:durf|spr|pra)"
    r"|\bhoeft niet\b.*\b(?:gelden|kloppen)\b|\bniet (?:duidelijk|bekend) of\b|\bbeperken (?:we|wij) ons\b"
    r"|\bgeen volledig|\bniet voor (?:het hele|heel)\b|\bhet doel is niet\b|\bmisschien minder\b|\boverschat"
    r"|\bniet de bedoeling\b|\bniet alle details\b|\bgeen uitsluitsel\b"
    r"|\bslechts een (?:indruk|beeld)\b|\bmomentopname\b"
)
_LEANS_ON_LAST = re.compile(r"^(?:dat|dit|dit kan|daardoor|hierdoor|zij|daarbij) ")


def statements(layout: Layout, parties: Sequence[Concept]) -> Iterator[Statement]:
    """An EvidenceSource for the talks, for each group that took part with its number, and for earlier talks drawn on.

    Where the number of talks is printed, `participantCount` of that statement counts the talks and no role is given.
    """
    seen: set[str] = set()
    for segment in layout.body:
        if segment.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            continue
        for sentence in segment.sentences:
            for key, found in _sources(sentence, parties):
                if key not in seen:
                    seen.add(key)
                    yield found
    yield from (found for key, found in _counted_in_table(layout) if key not in seen)


def _counted_in_table(layout: Layout) -> Iterator[tuple[str, Statement]]:
    """Each group of a table that counts those who took part."""
    for table in tables(layout, _COUNT_HEAD):
        at = next(i for i, cell in enumerate(table.header.cells) if _COUNT_HEAD.match(cell.folded))
        if not any(_WHO_HEAD.match(cell.folded) for cell in table.header.cells):
            continue
        for row in table.rows:
            number = NUMBER.fullmatch(row.cells[at].folded.strip())
            named = [mention for cell in row.cells for mention in roles(cell.folded)]
            if number and named:
                role = named[0].concept
                count = int(value_of(number.group()))
                yield role.slug, _source(row.place, "dialoogbijeenkomst", "groepsgesprek", count, [role], role.label_nl)


def _sources(sentence: Shadow, parties: Sequence[Concept]) -> Iterator[tuple[str, Statement]]:
    folded = sentence.folded
    talks = _COUNTED.search(folded)
    if talks and _HELD.search(folded):
        count = int(value_of(talks["count"]))
        clause = sentence if len(folded) < 160 else sentence.part(0, talks.end())
        yield "talks", _source(clause.whole, "dialoogbijeenkomst", "groepsgesprek", count)
    elif _TOOK_PLACE.search(folded):
        names = ", ".join(party.label_nl for party in parties)
        yield "places", _source(sentence.whole, "dialoogbijeenkomst", "groepsgesprek", None, parties, names)
    if earlier := _EARLIER.search(folded):
        who = next((m for m in roles(folded) if 0 <= m.start - earlier.end() < 30), None)
        place = sentence.place(_bracket(folded, earlier.start()), who.end if who else earlier.end())
        group = [who.concept] if who else []
        name = who.concept.label_nl if who else ""
        yield "earlier", _source(place, "eerder-onderzoek", "eerdere gesprekken", None, group, name)
    if _PRESENT.search(folded):
        yield from _groups(sentence)


def _groups(sentence: Shadow) -> Iterator[tuple[str, Statement]]:
    """Each "number + role" of those present; a part of a group ("drie van de veertien") is no group."""
    folded = sentence.folded
    found = list(roles(folded))
    for number in NUMBER.finditer(folded):
        who = next((m for m in found if 0 < m.start - number.end() < 25), None)
        if who is None or re.search(r"[.,;]", folded[number.end() : who.start]):
            continue
        if _SUBSET.search(folded[number.end() : who.end]) or _SUBSET.search(folded[: number.start()]):
            continue
        place = sentence.place(number.start(), who.end)
        role = who.concept
        count = int(value_of(number.group()))
        yield f"{role.slug}", _source(place, "dialoogbijeenkomst", "groepsgesprek", count, [role], role.label_nl)


def _bracket(folded: str, start: int) -> int:
    return start - 1 if start and folded[start - 1] == "[" else start


def _source(
    place: Place, kind: str, text: str, count: int | None, who: Sequence[Concept] = (), role: str = ""
) -> Statement:
    return Statement(
        "EvidenceSource",
        (place,),
        "author",
        "talks-held",
        values(
            sourceKind=concept("evidence-kind", kind),
            kindText=text,
            participantCount=count,
            participant=[each.iri for each in who],
            participantRole=role,
        ),
    )


def limits(layout: Layout) -> Iterator[Statement]:
    """A DocumentFact "limitation" for each sentence on what the account cannot bear, "selection" on who was found how.

    A limitation that is printed more than once is one fact with several places.
    """
    places: dict[tuple[str, str], dict[Place, None]] = {}
    method = False
    for segment in layout.segments:
        if segment.kind is Kind.HEADING:
            method = bool(_METHOD.search(bare_title(segment).folded))
        elif segment.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.FOOTNOTE):
            for field, sentence in _limits(segment.sentences, method):
                places.setdefault((field, sentence.text), {})[sentence.whole] = None
    for (field, text), where in places.items():
        yield Statement("DocumentFact", tuple(where), "author", f"stated-{field}", values(field=field, fieldValue=text))


def _limits(sentences: Sequence[Shadow], method: bool) -> Iterator[tuple[str, Shadow]]:
    previous = ""
    for sentence in sentences:
        note = re.match(r"\W*\d{1,2}\.?\s+", sentence.text)
        words = sentence.part(note.end() if note else 0, len(sentence.text))
        field = ""
        if LIMIT.search(words.folded) and (method or not re.search(r"\binspect", words.folded)):
            field = "limitation"
        elif method and _SELECTED.search(words.folded):
            field = "selection"
        elif method and previous == "limitation" and _LEANS_ON_LAST.match(words.folded):
            field = "limitation"
        if field:
            yield field, words
        previous = field
