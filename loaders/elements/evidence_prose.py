"""Sources that a report accounts for in sentences or in a table of numbers, rather than in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import URIRef

from loaders.elements.wording import mentions
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Kind, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_ACCOUNT = re.compile(
    r"\bverantwoording\b|\b(?:informatie)?bronnen\b|\bgesproken\b|\bgepraat\b|\bspraken\b|\bonderzocht\b|\bwerkwijze\b"
    r"|\bonderzoeksmethode|\bopzet van het (?:onderzoek|toezicht)|\bmet wie\b|\bhoe is .*\b(?:onderzoek|gedaan)"
)
_USED = re.compile(
    r"\b(?:spraken?|sprak|gesproken|gesprek(?:ken)?|interview\w*|gebeld|belden?|telefo\w+|bezocht(?:en)?|bekeken|gelezen"
    r"|las|lazen|gecontroleerd|bestude\w+|ingezien|ingevuld\w*|vertelden|aan het woord|vragenlijst\w*|onderzocht"
    r"|opgevraagd|ontvangen|geraadpleegd|beoordeeld)\b"
)
_BY_PHONE = re.compile(r"\btelefo\w+|\bgebeld\b|\bbelden?\b")
_GROUP = re.compile(r"\bgroepsgesprek")
_BEFORE_ROLE = re.compile(
    rf"(?:(?P<count>{NUMBER.pattern})|(?P<one>een(?: afvaardiging van)?(?: de)?|de|het|met))"
    rf"(?: (?!van |{NUMBER.pattern})[a-z-]+)?\s$"
)
_OF_FILES = re.compile(r"\b\w*dossiers? van (?:de |het )?$")
_FILES = re.compile(rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ )?(?P<kind>[a-z]*dossiers?)\b(?: van (?P<whose>[a-z]+))?")
_VISITED = re.compile(
    rf"(?P<count>{NUMBER.pattern}) (?P<what>(?:[a-z]+ )?(?:\w*huizen|\w*groepen|locaties|vestigingen|scholen))\b"
)
_VISIT = re.compile(r"\bbezocht(?:en)?\b|\bbezoeken aan\b|\blangs (?:bij|op)\b")
_PAPERS = re.compile(
    r"(?:de|het|een) (?P<what>[a-z]*(?:verslag|beleid|plan|protocol|rapportage|notulen|monitor|analyse|visie))\b"
    r"(?: (?:van|over|voor|uit) (?:[a-z]+ )?(?:19|20)\d\d| (?:19|20)\d\d)?"
)
_FORMS = re.compile(rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ ){{0,2}}vragenlijsten\b")
_READ = re.compile(
    r"\b(?:bekeken|gelezen|las|lazen|bestude\w+|ingezien|opgevraagd|ontvangen|geraadpleegd|beoordeeld)\b"
)
_NOBODY_HEARD = {"inspectie", "inspecteur", "gezin", "organisatie", "netwerk"}


def statements(section: Section, beside_list: bool = False) -> Iterator[Statement]:
    """An EvidenceSource for each group, file or document that the prose or table under a heading of account names.

    Beside a list of sources the prose before it only leads it in, so that what follows the list is read alone.
    """
    if not _ACCOUNT.search(section.title):
        return
    items = [index for index, segment in enumerate(section.segments) if segment.kind is Kind.ITEM]
    for segment in section.segments[items[-1] + 1 if beside_list and items else 0 :]:
        if segment.kind is Kind.ROW:
            yield from _from_row(segment)
        elif segment.kind is Kind.PARAGRAPH:
            for sentence in segment.sentences:
                if _USED.search(sentence.folded) and not sentence.text.endswith(":"):
                    yield from _from_sentence(sentence)


def _from_row(row: Segment) -> Iterator[Statement]:
    """A row that gives a group in one cell and its number in another."""
    if len(row.cells) != 2:
        return
    named, number = sorted(row.cells, key=lambda cell: cell.folded.isdigit())
    role = next((m.concept for m in mentions("role", named.folded)), None)
    if role is not None and number.folded.isdigit():
        yield _source(row.shadow, "interview", "gesprek", int(number.folded), role.label_nl, role.iri)


def _from_sentence(sentence: Shadow) -> Iterator[Statement]:
    folded = sentence.folded
    yield from _heard(sentence)
    for match in _FILES.finditer(folded):
        staff = match["kind"].startswith("personeel") or (match["whose"] or "").startswith("medewerker")
        slug, label = ("personeelsdossier", "personeelsdossier") if staff else ("clientdossier", "cliëntdossier")
        yield _source(sentence.part(*match.span()), slug, "dossieronderzoek", int(value_of(match["count"])), label)
    for match in _FORMS.finditer(folded):
        role = next((m.concept for m in mentions("role", folded)), None)
        shown = role.label_nl if role else None
        yield _source(sentence.part(*match.span()), "vragenlijst", "vragenlijst", int(value_of(match["count"])), shown)
    if _VISIT.search(folded):
        for match in _VISITED.finditer(folded):
            place = sentence.part(*match.span())
            yield _source(place, "observatie", "bezoek", int(value_of(match["count"])), match["what"])
    if _READ.search(folded):
        for match in _PAPERS.finditer(folded):
            place = sentence.part(*match.span())
            yield _source(place, "documentanalyse", "document", None, sentence.text[slice(*match.span("what"))])


def _heard(sentence: Shadow) -> Iterator[Statement]:
    """The groups that were spoken to: a role with a number or an article before it."""
    folded = sentence.folded
    by_phone, in_group = _BY_PHONE.search(folded), _GROUP.search(folded)
    slug, label = (
        ("telefonisch-interview", "telefonisch gesprek")
        if by_phone
        else ("groepsgesprek", "groepsgesprek")
        if in_group
        else ("interview", "gesprek")
    )
    for mention in mentions("role", folded):
        before = _BEFORE_ROLE.search(folded[: mention.start])
        if before is None or mention.concept.slug in _NOBODY_HEARD or _OF_FILES.search(folded[: mention.start]):
            continue
        place = sentence.part(before.start(), mention.end)
        count = int(value_of(before["count"])) if before["count"] else None
        if count is None and before["one"] in ("een", "de", "het") and not place.folded.endswith(("s", "en")):
            count = 1
        yield _source(place, slug, label, count, mention.concept.label_nl, mention.concept.iri)


def _source(
    place: Shadow, slug: str, label: str, count: int | None, role: str | None, participant: URIRef | None = None
) -> Statement:
    return Statement(
        "EvidenceSource",
        (place.whole,),
        "inspectorate",
        "account-in-prose",
        values(
            sourceKind=concept("evidence-kind", slug),
            kindText=label,
            participantCount=count,
            participant=participant,
            participantRole=role,
        ),
    )
