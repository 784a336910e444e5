"""Sources that a report accounts for in sentences or in a table of numbers, rather than in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from rdflib import URIRef

from loaders.elements.wording import mentions
from loaders.language.numerals import NUMBER, value_of
from loaders.language.tokens import words
from loaders.segments import Kind, Section
from loaders.shadow import Shadow
from loaders.statements import Statement, values
from ontology.namespaces import concept

_ACCOUNT = re.compile(
    r"\bverantwoording\b|\b(?:informatie)?bronnen\b|\bgesproken\b|\bgepraat\b|\bspraken\b|\bonderzocht\b|\bwerkwijze\b"
    r"|\bonderzoeksmethode|\bopzet van het (?:onderzoek|toezicht)|\bmet wie\b|\bhoe is .*\b(?:onderzoek|gedaan)"
)
# What was done in, or by, another inquiry; and who was not heard.
_ELSEWHERE = re.compile(
    r"\b(?:eerdere?|vorige?|vroegere?|ander(?:e)?|landelijke?) (?:\w+ )?(?:onderzoek(?:en)?"
    r"|bezoek(?:en)?|rapport(?:en)?|inspectie|toezicht|meting|evaluatie)\b"
    r"|\b(?:eerder|destijds|indertijd)\b|\b(?:zal|zullen|gaat|gaan|wil|willen) "
)
_DENIED = re.compile(r"\b(?:niet|geen|nooit|noch|zonder)\b")
_TURNS = re.compile(r"[,;:]? \b(?:maar|wel)\b |; ")
# An inquirer right beside the verb that tells whom it heard or what it read.
_INQUIRING = words(
    "inspectie inspecties inspecteurs onderzoekers onderzoekscommissie commissie rekenkamer auditoren wij we"
)
_STAND_FOR = words("zij ze")
_ASKED = words(
    "sprak spraken interviewde interviewden bekeek bekeken las lazen bestudeerde bestudeerden bezocht bezochten"
    " raadpleegde raadpleegden belde belden voerde voerden hield hielden heeft hebben nam namen"
)
_FOR_THIS = re.compile(r"\bvoor (?:het|dit|ons) onderzoek\b")
_FILLED = re.compile(r"\bvuld(?:e|en)\b.{0,120}\bvragenlijst")
_USED = re.compile(
    r"\b(?:spraken?|sprak|bekeek|bekijkt|voerden?|hielden?|raadpleegden?|analyseerden?|zag(?:en)? in|inzage"
    r"|gesproken|gesprek(?:ken)?|interview\w*|gebeld|belden?|telefo\w+|bezocht(?:en)?|bekeken|gelezen"
    r"|las|lazen|gecontroleerd|bestude\w+|ingezien|ingevuld\w*|vertelden|aan het woord|vragenlijst\w*|onderzocht"
    r"|opgevraagd|ontvangen|geraadpleegd|beoordeeld)\b"
)
_BY_PHONE = re.compile(r"\btelefo\w+|\bgebeld\b|\bbelden?\b")
_GROUP = re.compile(r"\bgroepsgesprek")
_BEFORE_ROLE = re.compile(
    rf"(?:(?P<count>{NUMBER.pattern})|(?P<one>een(?: afvaardiging van)?(?: de)?|de|het|met(?! een )))"
    rf"(?: (?!van |{NUMBER.pattern})[a-z-]+)?\s$"
)
_MEANS = (
    (_FILLED, ("vragenlijst", "vragenlijst")),
    (_BY_PHONE, ("telefonisch-interview", "telefonisch gesprek")),
    (_GROUP, ("groepsgesprek", "groepsgesprek")),
)
_OF_ALL = re.compile(r"\b(?:van|uit)(?: (?:de|alle|deze|in totaal))? \W{0,3}(?:ongeveer |circa |ruim )?$")
_OF_FILES = re.compile(r"\b\w*dossiers? van (?:de |het )?$")
_FILES = re.compile(rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ )?(?P<kind>[a-z]*dossiers?)\b(?: van (?P<whose>[a-z]+))?")
_VISITED = re.compile(
    rf"(?P<count>{NUMBER.pattern}) (?P<what>(?:[a-z]+ )?(?:\w*huizen|\w*groepen|locaties|vestigingen|scholen))\b"
)
_VISIT = re.compile(r"\bbezocht(?:en)?\b|\bbezoeken aan\b|\blangs (?:bij|op)\b")
_PAPERS = re.compile(
    r"(?:de|het|een) "
    r"(?P<what>[a-z]*(?:verslag|beleid|plan|protocol|rapportage|notulen|monitor|analyse|visie|regeling))\b"
    r"(?: (?:van|over|voor|uit) (?:[a-z]+ )?(?:19|20)\d\d| (?:19|20)\d\d)?"
)
_FORMS = re.compile(rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ ){{0,2}}vragenlijsten\b")
_READ = re.compile(
    r"\b(?:bekeek|bekijkt|raadpleegden?|analyseerden?|inzage|bekeken|gelezen|las|lazen|bestude\w+|ingezien|opgevraagd|ontvangen|geraadpleegd|beoordeeld)\b"
)
_NOBODY_HEARD = {"inspectie", "inspecteur", "gezin", "organisatie", "netwerk"}


def statements(section: Section, beside_list: bool = False) -> Iterator[Statement]:
    """An EvidenceSource for each group, file or document that the prose under a heading of account names.

    Beside a list of sources the prose before it only leads it in, so that what follows the list is read alone.
    """
    if not accounts(section.title):
        return
    items = [index for index, segment in enumerate(section.segments) if segment.kind is Kind.ITEM]
    for segment in section.segments[items[-1] + 1 if beside_list and items else 0 :]:
        if segment.kind is Kind.PARAGRAPH:
            yield from chain.from_iterable(_from_sentence(part) for part in _used(segment.sentences))


def in_passing(section: Section) -> Iterator[Statement]:
    """The same under any other heading: what sentences count in which an inquirer hears or reads."""
    if accounts(section.title):
        return
    for segment in section.segments:
        if segment.kind is Kind.PARAGRAPH:
            for part in _used(_of_inquiry(segment.sentences)):
                yield from (each for each in _from_sentence(part) if each.get("participantCount"))


def _of_inquiry(sentences: Iterable[Shadow]) -> Iterator[Shadow]:
    inquirer = False
    for sentence in sentences:
        told = _FOR_THIS.search(sentence.folded) is not None or _inquires(sentence.folded, pronoun=inquirer)
        inquirer = told or not _INQUIRING.isdisjoint(sentence.folded.split())
        if told:
            yield sentence


def _used(sentences: Iterable[Shadow]) -> Iterator[Shadow]:
    """The parts of sentences that tell of what was heard or read for this inquiry."""
    for sentence in sentences:
        if sentence.text.endswith((":", "?")) or not _USED.search(sentence.folded):
            continue
        for part in _parts(sentence):
            if not _DENIED.search(part.folded) and not _ELSEWHERE.search(part.folded):
                yield part


def accounts(title: str) -> bool:
    """Whether a folded heading is one of an account of sources."""
    return _ACCOUNT.search(title) is not None


def _inquires(folded: str, *, pronoun: bool) -> bool:
    """Whether an inquirer stands beside a verb of hearing or reading; a `pronoun` may stand for one."""
    found = [word.strip(",.") for word in folded.split()]
    inquirers = _INQUIRING | _STAND_FOR if pronoun else _INQUIRING
    return any(
        (one in inquirers and other in _ASKED) or (one in _ASKED and (other in inquirers or after in inquirers))
        for one, other, after in zip(found, found[1:], [*found[2:], ""], strict=False)
    )


def _parts(sentence: Shadow) -> Iterator[Shadow]:
    """A sentence that denies something, at the turns where it may go on to assert; any other as it is."""
    if not _DENIED.search(sentence.folded):
        yield sentence
        return
    start = 0
    for turn in _TURNS.finditer(sentence.folded):
        yield sentence.part(start, turn.start())
        start = turn.end()
    yield sentence.part(start, len(sentence.text))


def _from_sentence(sentence: Shadow) -> Iterator[Statement]:
    folded = sentence.folded
    yield from _heard(sentence)
    for match in _FILES.finditer(folded):
        staff = match["kind"].startswith("personeel") or (match["whose"] or "").startswith("medewerker")
        slug, label = ("personeelsdossier", "personeelsdossier") if staff else ("clientdossier", "cliëntdossier")
        yield source_of(sentence.part(*match.span()), slug, "dossieronderzoek", int(value_of(match["count"])), label)
    for match in _FORMS.finditer(folded):
        role = next((m.concept for m in mentions("role", folded)), None)
        shown = role.label_nl if role else None
        yield source_of(
            sentence.part(*match.span()), "vragenlijst", "vragenlijst", int(value_of(match["count"])), shown
        )
    if _VISIT.search(folded):
        for match in _VISITED.finditer(folded):
            place = sentence.part(*match.span())
            yield source_of(place, "observatie", "bezoek", int(value_of(match["count"])), match["what"])
    if _READ.search(folded):
        for match in _PAPERS.finditer(folded):
            place = sentence.part(*match.span())
            yield source_of(place, "documentanalyse", "document", None, sentence.text[slice(*match.span("what"))])


def _heard(sentence: Shadow) -> Iterator[Statement]:
    """The groups that were spoken to: a role with a number or an article before it."""
    folded = sentence.folded
    slug, label = next((means for cue, means in _MEANS if cue.search(folded)), ("interview", "gesprek"))
    for mention in mentions("role", folded):
        before = _BEFORE_ROLE.search(folded[: mention.start])
        if (
            before is None
            or _OF_ALL.search(folded[: before.start()])
            or mention.concept.slug in _NOBODY_HEARD
            or _OF_FILES.search(folded[: mention.start])
        ):
            continue
        place = sentence.part(before.start(), mention.end)
        count = int(value_of(before["count"])) if before["count"] else None
        if count is None and before["one"] in ("een", "de", "het") and not place.folded.endswith(("s", "en")):
            count = 1
        yield source_of(place, slug, label, count, mention.concept.label_nl, mention.concept.iri)


def source_of(
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
