"""Who bears a shortcoming, and whether its cause lies within the reach of the one that is inspected."""

from __future__ import annotations

import re

from rdflib import URIRef

from loaders.elements.wording import mentions

_PARTLY = re.compile(r"\b(?:deels|gedeeltelijk|ten dele|mede|onder meer)\b")
_OUTSIDE = re.compile(r"\bbuiten (?:de |het |haar |zijn |hun )?(?:eigen )?invloeds?sfeer\b|\bgeen invloed op\b")
_INSIDE = re.compile(r"\bbinnen (?:de |het |haar |zijn |hun )?(?:eigen )?invloeds?sfeer\b")
# What no provider has in its own hands: the supply of help in a region and the labour market.
_SUPPLY = re.compile(
    r"\bgeen (?:\w+ )?(?:dekkend|toereikend|passend)\w* (?:\w*aanbod|zorglandschap|hulplandschap)\b"
    r"|\bontbreekt aan een\b[^.]*aanbod\b"
    r"|\bafhankelijk van de beschikbaarheid\b|\bbeschikbaarheid van (?:\w+ )?(?:jeugd)?hulp\b"
    r"|\btekort aan (?:\w+ ){0,3}(?:aanbod|plaatsen|plekken)\b"
)
_LABOUR_MARKET = re.compile(r"\barbeidsmarkt\w*\b")
_RESPONSIBLE = re.compile(r"(?P<who>[^.;]{3,60}?) (?:is|zijn) (?:hier|hiervoor|daarvoor) (?:\w+ )?verantwoordelijk\b")
# Those whom the help is for never bear a shortcoming.
_CLIENTS = frozenset(["jeugdige", "kind", "jongere", "ouder", "pleegkind", "pleegouder", "gezin", "client"])


def influence(folded: str) -> str | None:
    """Slug of the scheme influence, None where the words do not say whose hands a cause is in."""
    cue = _OUTSIDE.search(folded) or _SUPPLY.search(folded) or _LABOUR_MARKET.search(folded)
    if cue is None:
        return "inside" if _INSIDE.search(folded) else "outside" if _RESPONSIBLE.search(folded) else None
    clause = folded[folded.rfind(".", 0, cue.start()) + 1 : cue.end()]
    return "partly-outside" if _PARTLY.search(clause) else "outside"


def responsible(folded: str) -> URIRef | None:
    """Who is said to be responsible, else the office or body that a point has as its subject."""
    if named := _RESPONSIBLE.search(folded):
        found = [m.concept.iri for scheme in ("role", "body") for m in mentions(scheme, named["who"])]
        return found[-1] if found else None
    first = next(iter(mentions("role", folded[:60])), None)
    if first and first.start <= 4 and first.concept.slug not in _CLIENTS:
        return first.concept.iri
    return None
