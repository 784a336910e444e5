"""Who says a sentence: the inspectorate, a group it heard, files, a survey, the provider, the framework or another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import URIRef

from loaders.elements.wording import mentions

_REPORTED = re.compile(
    r"\b(?:vertel(?:t|len|de|den)|ge(?:ef|v)(?:t|en)\b.{0,160}?\baan\b|gaven? .{0,80}?\baan\b|zegt|zeggen"
    r"|zei(?:den)?|noem(?:t|en|de|den)|genoemd|gezegd|vertelden"
    r"|vind(?:t|en)|ervar(?:en|t)|ervaart|merk(?:t|en)|bevestig(?:t|en)|stel(?:t|len|de|den) dat|vond(?:en)?"
    r"|bracht(?:en)? .{0,40}\bin dat|benadruk(?:t|ken)"
    r"|horen|hoort|hoorden?|gehoord|vernomen|gesprek(?:ken)?\b.{0,120}?\b(?:blijkt|bleek|komt|kwam|haalt|hoort"
    r"|begrijpt)"
    r"|volgens|beamen|beaamt|voelen|wensen|melden|schrijft|schrijven|hebben het gevoel|heeft het gevoel"
    r"|(?:wil|willen) (?:ook |wel )?graag|kanttekening|leg(?:t|gen) uit|(?:is|zijn|waren) (?:\w+ ){0,3}?(?:tevreden"
    r"|ontevreden"
    r"|blij|positief|te spreken|kritisch|enthousiast|trots|boos|bezorgd|het (?:er )?(?:over )?eens))\b"
)
# Talk that is told without a speaker.
_SOMEBODY = re.compile(
    r"\b(?:er (?:wordt|werd) (?:\w+ ){0,2}?(?:genoemd|gezegd|verteld|benoemd|aangegeven)"
    r"|(?:in|uit|tijdens) (?:de |deze |alle \w+ |een van de |\[)?(?:\w+ )?(?:gesprek|gesprekken|bijeenkomst"
    r"|bijeenkomsten"
    r"|interviews|groepsgesprekken|tafelgesprekken)\b.{0,80}?\b(?:blijkt|bleek|komt|komen|kwam|kwamen|horen|hoorden"
    r"|ging|gaat"
    r"|genoemd|verteld|besproken)|wordt (?:als )?.{0,30}\b(?:bestempeld|ervaren|genoemd))\b"
)
_SURVEY = re.compile(r"\bvragenlijst|\benquete|\brespondent|\binvullers?\b")
_DOCUMENTS = re.compile(
    r"\b(?:in|uit|van) (?:de |het |een |een aantal |alle |ontvangen |aangeleverde |onderzochte |bekeken "
    r"|\w+ van de \w+ ){0,4}"
    r"(?:\w*dossiers?|stukken|documenten|jaarverslag(?:en)?|registraties?|aftekenlijsten|verslagen)\b"
    r"|\bdossieronderzoek"
)
_OBSERVED = re.compile(
    r"\b(?:inspectie[s]?|inspecteurs?|wij|we) (?:\w+ )?(?:zien|ziet|zagen|zag|constate|stelt vast|stellen vast|treft"
    r"|treffen"
    r"|trof|vindt|concludeer|beoordeel|oordeel|verwacht|is van mening|zijn van mening|heeft vertrouwen)"
    r"|\b(?:zien|ziet|zag|zagen|concludeert|constateert|constateren|concluderen|vindt|verwacht|trof"
    r"|treft) (?:de inspecties?"
    r"|wij|we)\b|\bstel(?:t|len) (?:de inspecties?|wij|we) .{0,40}?\bvast\b|\bstel(?:t|len) (?:de )?inspecties? vast\b"
)
_OPENS_OWN = re.compile(r"(?:de |beide )?(?:inspecties?|inspecteurs)\b")
_HEARS = re.compile(
    r"\b(?:hoort|horen|hoorde[n]?|gehoord|vernomen|begrepen|gesprek\w*|gesproken|sprak|spraken|verteld)\b"
)
_PROVIDER = re.compile(
    r"\b(?:de|onze) (?:aanbieder|instelling|organisatie|stichting) (?:heeft laten weten|geeft .{0,60}\baan\b|schrijft"
    r"|laat weten|liet weten|stelt|zegt|meldt|herkent|verklaart|erkent|reageert|vindt)\b"
    r"|\bvolgens de (?:aanbieder|instelling|organisatie|stichting)\b"
)
_FRAMEWORK = re.compile(
    r"\b(?:de|deze) (?:norm|richtlijn|wet|jeugdwet) (?:vraagt|eist|schrijft voor|bepaalt|stelt)\b"
    r"|\bvolgens (?:de|het) (?:norm\w*|\w*kader|jeugdwet|richtlijn\w*|besluit jeugdwet|protocol)\b"
)
# A sentence that goes on with what somebody told, by pointing back.
_GOES_ON = re.compile(
    r"^(?:daardoor|hierdoor|het gevolg is|dat|dit|zij|ze|hij|deze|voor hen|hun)\b|^(?:\w+ ){1,4}(?:zij|ze|hen)\b"
    r"|\bnaar hun\b"
)
_OWN = re.compile(r"\binspecties?\b|\binspecteurs?\b|\boordeel\b|\bnorm\b|\bverwacht\b")


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
    if _PROVIDER.search(folded):
        return Voice("provider")
    observed = _OBSERVED.search(folded) or (_OPENS_OWN.match(folded) and not _HEARS.search(folded))
    reported = None if observed else _REPORTED.search(folded)
    if reported:
        if _FRAMEWORK.search(folded):
            return Voice("framework")
        if body := _according_to_body(folded):
            return Voice("third-party", (body,))
        speakers = _roles(folded)
        if speakers:
            return Voice("survey" if survey else "heard-group", speakers)
    if survey:
        return Voice("survey")
    if not observed and _SOMEBODY.search(folded):
        return Voice("heard-group", _roles(folded))
    if _DOCUMENTS.search(folded):
        return Voice("documents")
    return Voice(default)


def carried_on(folded: str, before: Voice, found: Voice, default: str) -> Voice:
    """The voice of a sentence behind another of the same paragraph: a group goes on where the words point back to it.

    It stops where the inspectorate speaks or anybody else is heard.
    """
    if before.slug != "heard-group" or _OBSERVED.search(folded) or _OWN.search(folded):
        return found
    if found.slug == "heard-group" and re.match(r"(?:ook |daarnaast )?(?:\w+ )?(?:zij|ze)\b", folded):
        return before
    if found.slug == default and _GOES_ON.search(folded):
        return before
    return found


def _roles(folded: str) -> tuple[URIRef, ...]:
    found = (m.concept for m in mentions("role", folded) if m.concept.slug not in ("inspectie", "inspecteur"))
    return tuple(dict.fromkeys(role.iri for role in found))


def _according_to_body(folded: str) -> URIRef | None:
    """The public body behind "volgens", which is no party to the report."""
    if "volgens" not in folded:
        return None
    start = folded.index("volgens") + len("volgens")
    body = next((m for m in mentions("body", folded) if 0 <= m.start - start <= 5), None)
    return body.concept.iri if body and "inspectie" not in body.concept.slug else None
