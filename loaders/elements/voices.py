"""Who says a sentence: the inspectorate, a group it heard, files, a survey, the provider or someone else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import URIRef

from loaders.elements.wording import mentions

_REPORTED = re.compile(
    r"\b(?:vertel(?:t|len|de|den)|ge(?:ef|v)(?:t|en)\b.{0,160}?\baan\b|gaven? .{0,80}?\baan\b|zegt|zeggen"
    r"|zei(?:den)?|noem(?:t|en|de|den)"
    r"|vind(?:t|en)|ervar(?:en|t)|ervaart|merk(?:t|en) op|bevestig(?:t|en)|stel(?:t|len) dat|benadruk(?:t|ken)"
    r"|horen|hoort|hoorden?|gehoord"
    r"|vernomen|gesprek(?:ken)?\b.{0,120}?\b(?:blijkt|komt|haalt|hoort|begrijpt)|volgens|beamen|beaamt|voelen"
    r"|wensen|melden|schrijft|schrijven)\b"
)
_SURVEY = re.compile(r"\bvragenlijst|\benquete|\brespondent")
_DOCUMENTS = re.compile(
    r"\b(?:in|uit|van) (?:de |het |een aantal |ontvangen |aangeleverde )*(?:\w*dossiers?|stukken|documenten)\b"
    r"|\bdossieronderzoek"
)
_OBSERVED = re.compile(
    r"\b(?:inspectie[s]?|inspecteurs?|wij|we) (?:zien|ziet|zagen|zag|constate|treft|treffen|trof|vindt"
    r"|concludeer|beoordeel)"
)
_PROVIDER = re.compile(
    r"\b(?:de|onze) (?:aanbieder|instelling|organisatie) (?:heeft laten weten|geeft aan|schrijft|laat weten)"
)


@dataclass(frozen=True)
class Voice:
    """`slug` is a concept of the scheme voice; `speakers` are the roles that are reported to speak."""

    slug: str
    speakers: tuple[URIRef, ...] = ()


def voice_of(folded: str, default: str = "inspectorate") -> Voice:
    """Who says a folded sentence; `default` is the author of the document.

    Reported speech is never the inspectorate's own: a sentence with a mark of speech belongs to the roles it names.
    """
    survey = _SURVEY.search(folded)
    reported = _REPORTED.search(folded)
    if _PROVIDER.search(folded):
        return Voice("provider")
    if reported and not _OBSERVED.search(folded):
        speakers = tuple(
            dict.fromkeys(m.concept.iri for m in mentions("role", folded) if not _is_inspectorate(m.concept.slug))
        )
        if speakers:
            return Voice("survey" if survey else "heard-group", speakers)
    if survey:
        return Voice("survey")
    if _DOCUMENTS.search(folded):
        return Voice("documents")
    return Voice(default)


def _is_inspectorate(slug: str) -> bool:
    return slug in {"inspectie", "inspecteur"}
