"""Proper names of organisations, teams and places, by the words that surround them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.elements import cases
from loaders.elements.wording import find
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow, fold
from loaders.statements import Place
from shapes.persons import persons

_CAP = r"[A-ZÀ-Ý][\w’'&.-]*[\wÀ-ý]"
_JOIN = r"(?:en|voor|van|de|het|der|den|in|&|-|–)"
_NAME = rf"{_CAP}(?:,? {_CAP}| {_JOIN}(?: {_JOIN})? {_CAP}){{0,6}}"
_LEGAL = re.compile(rf"\b(?:[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Ff]ederatie) (?:{_NAME})")
_ALIAS = re.compile(rf"(?P<name>{_NAME}) \((?:hierna(?: te noemen)?:? ?)?[‘'\"“]?(?P<alias>{_CAP})[’'\"”]?\)")
_FORMER = re.compile(
    rf"\b(?:eerder bekend als|voorheen(?: bekend als)?|voormalig|vroeger"
    rf"|eerder) (?P<name>{_CAP}(?: [\w-]+){{0,3}}?)(?=[.,;)]| \(| en | heette| was)"
)
_TEAM = re.compile(
    r"\b(?:team (?P<named>[A-Z][\w-]*)|(?P<compound>[A-Za-z][a-zë]*(?:team|afdeling|groep|raad|overleg)(?:en|s)?)\b)"
)
_TEAM_WORD = re.compile(r"team|afdeling|groep|raad|raden|overleg")
_BODY = re.compile(
    r"\b(?P<name>(?!mogelijk |dagelijk|tijdelijk |speciaal |totaal )[a-z]+(?:aal|elijk) (?:[a-z]+ )?"
    r"(?:overleg|platform|commissie|raad))\b"
)
_BODY_WORD = re.compile(r"overleg|platform|commissie|raad")
_SPELLED = re.compile(
    r"(?P<name>[a-zë]+(?:,? [a-zë]+){0,3} en [a-zë]+|[A-Z][a-zë]+(?: [A-Za-zë]+){1,4}) \((?P<short>[A-Z]{2,6})\)"
)
# A word for a kind of organisation with a proper name behind it: "crisisopvang De Linde", "Platform Oevers".
_KIND = (
    r"(?i:[a-zë-]*(?:opvang|platform|forum|zorg|bescherming|jeugdhulp|reclassering|voogdij|gezinshui[sz]|instituut"
    r"|instelling|aanbieder|organisatie|centrum|kliniek|school|college|bureau|bond|woonvorm|behandelgroep|leefgroep"
    r"|woongroep|groep|ggz|ggd|cjg|coöperatie|corporatie|ziekenhuis|fonds|maatschap|academie|hogeschool|universiteit|netwerk"
    r"|samenwerkingsverband|expertisecentrum|team|unit|afdeling|locatie)(?:en|s)?|gezinshuizen|praktijk)"
)
_TYPED = re.compile(
    rf"\b(?P<kind>{_KIND}) [‘'\"“]?"
    rf"(?P<name>(?:(?:De|Het|’t|'t) )?{_CAP}(?:(?: (?:en|van|van de|voor|&))? {_CAP}){{0,3}})"
)
_AND = re.compile(r" en (\w+)")
_KIND_ALONE = re.compile(_KIND)
_BEFORE_A_NAME = re.compile(r"[A-Za-zëö-]+(?= [‘'\"“]?(?:(?:De|Het|’t|'t) )?[A-ZÀ-Ý])")
# A proper name with the kind behind it: "Kustlicht Jeugdhulp", "Oever Groep".
_NAME_THEN_KIND = re.compile(
    r"\b(?!(?:Bij|Via|Voor|De|Het|Een|In|Van|Met|Over|Op|Aan|Voorzitter|CAO|Wet|Passende|Gespecialiseerde|Inspectie"
    r"|Stuurgroep|Toegang|Thema|Actieprogramma|Programma|Kwaliteitskader|Richtlijn|Professionalisering|Deze|Dit|Rapport"
    r"|Website|Beschrijving|Stichting|Actieplan|Integrale|Heils|Wij|Goede|Nieuwe) )"
    rf"(?P<name>{_CAP}(?: {_CAP})? (?:Groep|Zorggroep|Stichting|Kliniek|Jeugdzorg|Jeugdhulp|Pleegzorg"
    r"|Jeugdbescherming(?: en Jeugdreclassering)?))\b(?! [A-Z])"
)
_ANY_OF_THEM = re.compile(r"^(?i:(?:zorg|jeugdhulp|hulp|pleegzorg)?(?:aanbieder|organisatie|instelling)|groep)$")
_SEVERAL = re.compile(
    r"^(?i:(?:\w*aanbieder|\w*organisatie|\w*instelling|\w*groep|\w*bureau|\w*centr|\w*team)(?:en|s))$"
)
# "twee groepen: De Boeg en Het Anker"
_LISTED_UNITS = re.compile(
    rf"\b(?P<kind>groepen|leefgroepen|teams|huizen|afdelingen|units|locaties|plaatsen|organisaties"
    r"|instellingen|aanbieders|stichtingen)\b(?: (?:heten|genaamd))?:? "
    rf"[‘'\"“]?(?P<names>(?:(?:De|Het) )?{_CAP}(?:, (?:(?:De|Het) )?{_CAP})*,? en (?:(?:De|Het) )?{_CAP})"
)
_LISTED_KINDS = {
    **dict.fromkeys(("locaties", "plaatsen"), "place"),
    **dict.fromkeys(("organisaties", "instellingen", "aanbieders", "stichtingen"), "organisation"),
}
_PLACE = re.compile(
    rf"\b(?P<kind>(?:[A-Za-z]+r|[Rr])egio(?:’s|'s)?|[Ll]ocatie|[Gg]evestigd in|vestiging(?:en)?|[Pp]rovincie|te"
    rf"|in) (?P<name>{_CAP}(?:[- ]{_CAP})?)(?P<more>(?:, {_CAP}(?:[- ]{_CAP})?)* en {_CAP}(?:[- ]{_CAP})?)?"
)
_MUNICIPALITIES = re.compile(rf"\bgemeenten? (?P<names>{_CAP}(?:[- ]{_CAP})?(?:, {_CAP})*(?: en {_CAP})?)")
# What carries an abbreviation without being an organisation.
_NO_ORGANISATION = re.compile(
    r"^(?:Toezicht|Rapport|Wet|Besluit|Regeling|Verklaring|Plan|Programma|Kader|Richtlijn|Thema|Norm|Instrument|Najaar|Voorjaar"
    r"|CAO|Gezamenlijke|Regiokaarten)\b|\b(?:[Kk]ader|[Pp]lan|Gedrag|Resource|Learning)$|\bInstrument"
    r"|[Rr]isicotaxatie"
)
_OF_A_TEAM = re.compile(r"(?:groep|team|unit|afdeling)(?:en|s)?$")
_TEAM_BY_NAME = re.compile(r"(?:[Tt]eam|[Pp]unt|[Aa]fdeling|[Uu]nit)$")
_LISTED_PLACES = re.compile(rf"\((?P<names>{_CAP}(?:, {_CAP})*(?: en {_CAP})?)\)")
_NOT_A_PLACE = re.compile(
    r"^(?:De|Het|Een|In|Dit|Deze|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November"
    r"|December|Nederland|Plan|Programma|Actielijn|Actieplan|Jeugd[a-z]*|Bijlage|Tabel|Figuur|Hoofdstuk|Paragraaf|Thema"
    r"|Norm|Rapport|Wet|Besluit|Voorjaar|Najaar|Zomer|Winter|Nog|Ook|Er|Tot|Vanaf|Eerste|Tweede)\b"
)
_GENERIC_TEAMS = {
    "voorraad",
    "werkvoorraad",
    "beraad",
    "doelgroep",
    "doelgroepen",
    "leeftijdsgroep",
    "beroepsgroep",
    "groep",
    "team",
    "teams",
    "overleg",
    "afdeling",
    "raad",
    "stuurgroep",
    "groepen",
}


@dataclass(frozen=True)
class Name:
    """A proper name; `kind` is a slug of the scheme actor-kind, `alias` a short form that the report introduces.

    `longer` is the name with the word for its kind before it, as it is also printed.
    """

    kind: str
    name: str
    place: Place
    alias: str = ""
    longer: str = ""


def names(layout: Layout) -> Iterator[Name]:
    """The names in reading order, one for each occurrence; the same name may come again."""
    for segment in layout.body:
        if cases.hides_a_name(segment.folded):
            continue
        for part in segment.cells if segment.kind is Kind.ROW else (segment.shadow,):
            yield from _organisations(part)
            yield from _typed(part)
            yield from _teams(part)
            if segment.kind is not Kind.HEADING:
                yield from _places(part)


def _organisations(shadow: Shadow) -> Iterator[Name]:
    for match in _ALIAS.finditer(shadow.text):
        named = match["name"], match["alias"]
        if not _is_short_form(match):
            continue
        if not _NO_ORGANISATION.search(match["name"]) and not any(find("instrument", fold(each)) for each in named):
            kind = "team" if _TEAM_BY_NAME.search(match["name"]) else "organisation"
            yield Name(kind, match["name"], shadow.place(*match.span("name")), match["alias"])
    for match in _LEGAL.finditer(shadow.text):
        yield Name("organisation", match.group(), shadow.place(*match.span()))
    for match in _FORMER.finditer(shadow.text):
        yield Name("organisation", match["name"].strip(), shadow.place(*match.span("name")))


def _is_short_form(match: re.Match[str]) -> bool:
    """Whether what stands in brackets is the name again: announced so, an abbreviation, or a word of it."""
    alias = match["alias"]
    return "hierna" in match.group() or sum(map(str.isupper, alias)) > 1 or alias in match["name"]


def _typed(shadow: Shadow) -> Iterator[Name]:
    """Names behind a word for their kind; with a capital that word is part of the name."""
    named = any(_is_kind(word) for word in _BEFORE_A_NAME.findall(shadow.text))
    for match in _typed_names(shadow.text) if named else ():
        word, name = match["kind"], match["name"]
        if (_NOT_A_PLACE.match(name) and " " not in name) or next(persons(match.group()), None):
            continue
        kind = "team" if _OF_A_TEAM.search(word) else "place" if word.lower().startswith("locatie") else "organisation"
        if _SEVERAL.match(word):
            continue
        if word[0].isupper() and not _ANY_OF_THEM.match(word):
            yield Name(kind, f"{word} {name}", shadow.place(*match.span()))
        elif not word.endswith(("zorg", "hulp", "bescherming")):
            yield Name(kind, name, shadow.place(*match.span()), longer=f"{word} {name}")
    for match in _NAME_THEN_KIND.finditer(shadow.text):
        yield Name("organisation", match["name"], shadow.place(*match.span("name")))
    for match in _LISTED_UNITS.finditer(shadow.text):
        kind = _LISTED_KINDS.get(match["kind"], "team")
        for part in re.finditer(rf"(?:(?:De|Het) )?{_CAP}", match["names"]):
            start = match.start("names") + part.start()
            yield Name(kind, part.group(), shadow.place(start, start + len(part.group())))


def _typed_names(text: str) -> Iterator[re.Match[str]]:
    """Names behind a word for their kind, each up to where "en" leads to the next one with such a word."""
    at = 0
    while match := _TYPED.search(text, at):
        joint = next((j for j in _AND.finditer(match.group()) if _is_kind(j[1])), None)
        at = match.end()
        if joint and joint.start() > 0:
            at = match.start() + joint.start()
            match = _TYPED.match(text, match.start(), at) or match
        yield match


@lru_cache(maxsize=16384)
def _is_kind(word: str) -> bool:
    return _KIND_ALONE.fullmatch(word) is not None


def _teams(shadow: Shadow) -> Iterator[Name]:
    for match in _TEAM.finditer(shadow.text) if _TEAM_WORD.search(shadow.folded) else ():
        name = f"team {match['named']}" if match["named"] else match["compound"]
        if name.lower() not in _GENERIC_TEAMS:
            kind = "body" if re.search(r"(?:raad|overleg)(?:en|s)?$", name) else "team"
            yield Name(kind, name, shadow.place(*match.span()))
    # The words that every such name holds are sought first: most sentences have neither.
    for match in _BODY.finditer(shadow.folded) if _BODY_WORD.search(shadow.folded) else ():
        yield Name("body", shadow.text[slice(*match.span())], shadow.place(*match.span()))
    for match in _SPELLED.finditer(shadow.text) if "(" in shadow.text else ():
        if match["name"][0].islower():
            yield Name("team", match["name"], shadow.place(*match.span()), match["short"])


def _places(shadow: Shadow) -> Iterator[Name]:
    for match in _PLACE.finditer(shadow.text):
        if _NOT_A_PLACE.match(match["name"]):
            continue
        kind = match["kind"].lower()
        region = "regio" in kind
        name = f"{kind if kind.endswith('regio') else 'regio'} {match['name']}" if region else match["name"]
        yield Name(
            "place",
            name,
            shadow.place(*match.span() if region else match.span("name")),
            match["name"] if region else "",
        )
        for part in re.finditer(rf"{_CAP}(?:[- ]{_CAP})?", match["more"] or ""):
            start = match.start("more") + part.start()
            yield Name("place", part.group(), shadow.place(start, start + len(part.group())))
    for match in _MUNICIPALITIES.finditer(shadow.text):
        for part in re.finditer(rf"{_CAP}(?:[- ]{_CAP})?", match["names"]):
            start = match.start("names") + part.start()
            whole = f"gemeente {part.group()}"
            yield Name("municipality", part.group(), shadow.place(start, start + len(part.group())), longer=whole)
    for match in _LISTED_PLACES.finditer(shadow.text):
        if re.search(r"\b[Rr]egio\b[^()]*$", shadow.text[max(0, match.start() - 60) : match.start()]):
            for part in re.finditer(_CAP, match["names"]):
                start = match.start("names") + part.start()
                yield Name("place", part.group(), shadow.place(start, start + len(part.group())))
