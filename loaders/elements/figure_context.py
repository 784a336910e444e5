"""What surrounds a figure: the time it holds for, who supplies it, of whom it is a share and what it speaks for."""

from __future__ import annotations

import re

from rdflib import URIRef

from loaders.context.polarity import polarity_of
from loaders.elements.cues import Cues
from loaders.elements.dates import MONTHS
from loaders.elements.quantities import Quantity
from loaders.elements.units import counted
from loaders.elements.wording import mentions
from ontology.namespaces import concept

_MONTH = "|".join(MONTHS)
_Y = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"\b(?:(?:peildatum|per|op|sinds|tot en met|t/m) )?\d{{1,2}} (?:{_MONTH})(?: {_Y})?"
    rf"|\b(?:(?:begin|medio|half|eind) )?(?:{_MONTH}|zomer|najaar|voorjaar|winter|herfst)(?: van)? {_Y}"
    rf"|\b(?:begin|medio|eind) {_Y}"
    rf"|\b(?:(?:in het )?(?:eerste|tweede|derde|vierde|laatste) (?:kwartaal|halfjaar|helft)(?: van)?|schooljaar)"
    rf"(?: {_Y}(?:[-/](?:{_Y}|\d\d))?| dit jaar| vorig jaar)?"
    rf"|\b(?:in(?: heel)?|over|sinds|vanaf) {_Y}(?:[-/](?:{_Y}|\d\d))?"
    r"|\b(?:vorig|dit|afgelopen) (?:jaar|kwartaal|halfjaar)\b|\bop (?:de )?peildatum\b"
)
_SUPPLIERS: Cues[str] = Cues(
    [
        ("survey", re.compile(r"\bvragenlijst|\benquete|\brespondent|\binvullers|\bpeiling|\btevredenheidsonderzoek")),
        ("third-party", re.compile(r"\b(?:volgens|cijfers van|onderzoek van) (?:het |de )?(?:cbs|centraal bureau)\b")),
        ("documents", re.compile(r"\b\w*dossiers\b|\bdossieronderzoek|\bjaarverslag|\bjaarrekening")),
        (
            "provider",
            re.compile(
                r"\b(?:aanbieder|instelling|organisatie|bestuurder|directeur|bestuur)\b.{0,40}\b(?:meld|geeft aan"
                r"|gaf aan|laat weten|schrijft|noemt|telt|registreer)|\b(?:volgens|eigen cijfers van|opgave van) (?:de "
                r"|het )?(?:aanbieder|instelling|organisatie|bestuurder|directeur|bestuur)|\beigen (?:cijfers"
                r"|registratie|telling)\b"
            ),
        ),
        (
            "inspectorate",
            re.compile(
                r"\b(?:inspecties?|inspecteurs?)\b.{0,60}\b(?:sprak|spraken|bekeek|bekeken|las|lazen|telde|zag)"
            ),
        ),
        ("heard-group", re.compile(r"\b(?:vertel|zegt|zeggen|noem|vind|vond)\w*\b")),
    ]
)
_STATISTICIANS = ("cbs",)
_ON_TIME = re.compile(r"\b(?:op tijd|tijdig|binnen de (?:gestelde )?(?:termijn|norm))\b")
_MET = re.compile(r"\b(?:compleet|volledig|actueel|aanwezig|voldoe[nt]|haal(?:t|de|den)|lukte?|afgerond|hersteld)\b")
_DENIED = re.compile(r"\b(?:niet|geen|nooit|zelden|onvoldoende|te laat|nauwelijks)\b")
_OF_WHOM = re.compile(r"^[^.;,:]{0,12}?\b(?:van|onder|bij) (?:de|het|alle|onze|hun|haar)(?P<rest> [a-z][\w -]{2,60})")


def period(folded: str, quantity: Quantity, others: list[Quantity]) -> tuple[int, int] | None:
    """Where the time that a figure holds for is printed: behind it up to the next figure, else before it."""
    found = [match.span() for match in _PERIOD.finditer(folded)]
    if not found:
        return None
    nexts = [other.start for other in others if other.start > quantity.start]
    until = min(nexts, default=len(folded))
    behind = [span for span in found if quantity.end <= span[0] < until]
    if behind:
        return behind[0]
    before = [span for span in found if span[1] <= quantity.start]
    if before:
        return before[-1]
    # What closes the sentence holds for all of it.
    last = max(other.end for other in others)
    return found[-1] if found[-1][0] >= last and ";" not in folded[quantity.end : found[-1][0]] else None


def supplier(folded: str) -> tuple[URIRef | None, URIRef | None]:
    """Who supplies the numbers of a sentence, as a concept of the scheme voice, and the body that publishes them."""
    if "cbs" in folded or "statistiek" in folded:
        for mention in mentions("body", folded):
            if mention.concept.slug in _STATISTICIANS:
                return concept("voice", "third-party"), mention.concept.iri
    slug = next(_SUPPLIERS.found(folded), None)
    return (concept("voice", slug) if slug else None), None


def speaks_for(clause: str) -> URIRef | None:
    """The polarity of a share: first whether it counts what was on time or met, else what the words around it say."""
    if _ON_TIME.search(clause) or _MET.search(clause):
        return concept("polarity", "negative" if _DENIED.search(clause) else "positive")
    slug = polarity_of(clause)
    return concept("polarity", slug) if slug else None


def of_whom(folded: str, quantity: Quantity) -> str:
    """The group that a share is taken from ("44 procent van de gezinnen"), empty where the text does not say."""
    match = _OF_WHOM.match(folded[quantity.end :])
    return counted(match["rest"]) if match else ""
