"""Proper names of organisations, teams and places, by the words that surround them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place

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
_BODY = re.compile(r"\b(?P<name>[a-z]+(?:aal|elijk) (?:[a-z]+ )?(?:overleg|platform|commissie|raad))\b")
_BODY_WORD = re.compile(r"overleg|platform|commissie|raad")
_SPELLED = re.compile(
    r"(?P<name>[a-zë]+(?:,? [a-zë]+){0,3} en [a-zë]+|[A-Z][a-zë]+(?: [A-Za-zë]+){1,4}) \((?P<short>[A-Z]{2,6})\)"
)
_PLACE = re.compile(
    rf"\b(?P<kind>[Rr]egio(?:’s|'s)?|[Ll]ocatie|[Gg]evestigd in|vestiging(?:en)?|[Pp]rovincie|te"
    rf"|in) (?P<name>{_CAP}(?:[- ]{_CAP})?)"
)
_MUNICIPALITIES = re.compile(rf"\bgemeenten? (?P<names>{_CAP}(?:[- ]{_CAP})?(?:, {_CAP})*(?: en {_CAP})?)")
# What carries an abbreviation without being an organisation.
_NO_ORGANISATION = re.compile(
    r"^(?:Toezicht|Rapport|Wet|Besluit|Regeling|Verklaring|Plan|Programma|Kader|Richtlijn|Thema|Norm)\b|\b(?:[Kk]ader|[Pp]lan)$"
)
_TEAM_BY_NAME = re.compile(r"(?:[Tt]eam|[Pp]unt|[Aa]fdeling|[Uu]nit)$")
_LISTED_PLACES = re.compile(rf"\((?P<names>{_CAP}(?:, {_CAP})*(?: en {_CAP})?)\)")
_NOT_A_PLACE = re.compile(
    r"^(?:De|Het|Een|In|Dit|Deze|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November"
    r"|December|Nederland)\b"
)
_GENERIC_TEAMS = {
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
    """A proper name; `kind` is a slug of the scheme actor-kind, `alias` a short form that the report introduces."""

    kind: str
    name: str
    place: Place
    alias: str = ""


def names(layout: Layout) -> Iterator[Name]:
    """The names in reading order, one for each occurrence; the same name may come again."""
    for segment in layout.body:
        yield from _organisations(segment.shadow)
        yield from _teams(segment.shadow)
        if segment.kind is not Kind.HEADING:
            yield from _places(segment.shadow)


def _organisations(shadow: Shadow) -> Iterator[Name]:
    for match in _ALIAS.finditer(shadow.text):
        if not _NO_ORGANISATION.search(match["name"]):
            kind = "team" if _TEAM_BY_NAME.search(match["name"]) else "organisation"
            yield Name(kind, match["name"], shadow.place(*match.span("name")), match["alias"])
    for match in _LEGAL.finditer(shadow.text):
        yield Name("organisation", match.group(), shadow.place(*match.span()))
    for match in _FORMER.finditer(shadow.text):
        yield Name("organisation", match["name"].strip(), shadow.place(*match.span("name")))


def _teams(shadow: Shadow) -> Iterator[Name]:
    for match in _TEAM.finditer(shadow.text):
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
        region = match["kind"].lower().startswith("regio")
        name = f"regio {match['name']}" if region else match["name"]
        yield Name(
            "place",
            name,
            shadow.place(*match.span() if region else match.span("name")),
            match["name"] if region else "",
        )
    for match in _MUNICIPALITIES.finditer(shadow.text):
        for part in re.finditer(rf"{_CAP}(?:[- ]{_CAP})?", match["names"]):
            start = match.start("names") + part.start()
            yield Name("municipality", part.group(), shadow.place(start, start + len(part.group())))
    for match in _LISTED_PLACES.finditer(shadow.text):
        if re.search(r"\b[Rr]egio\b[^()]*$", shadow.text[max(0, match.start() - 60) : match.start()]):
            for part in re.finditer(_CAP, match["names"]):
                start = match.start("names") + part.start()
                yield Name("place", part.group(), shadow.place(start, start + len(part.group())))
