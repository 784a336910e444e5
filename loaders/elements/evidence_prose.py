"""Sources that a report accounts for in sentences or in a table of numbers, rather than in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from rdflib import URIRef

from loaders.elements.source_words import accounts, is_among, says, span_of
from loaders.elements.wording import mentions
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Kind, Section, Segment
from loaders.shadow import Shadow, fold
from loaders.statements import Statement, values
from ontology.namespaces import concept

# What was done in, or by, another inquiry; and who was not heard.
_ELSEWHERE = re.compile(
    r"\b(?:eerdere?|vorige?|vroegere?|ander(?:e)?|landelijke?) (?:\w+ )?(?:onderzoek(?:en)?"
    r"|bezoek(?:en)?|rapport(?:en)?|inspectie|toezicht|meting|evaluatie)\b"
    r"|\b(?:eerder|destijds|indertijd)\b|\b(?:zal|zullen|gaat|gaan|wil|willen) "
)
_DENIED = re.compile(r"\b(?:niet|geen|nooit|noch|zonder)\b")
_TURNS = re.compile(r"[,;:]? \b(?:maar|wel)\b |; ")
_BY_PHONE = re.compile(r"\btelefo\w+|\bgebeld\b|\bbelden?\b")
_GROUP = re.compile(r"\bgroepsgesprek")
_BEFORE_ROLE = re.compile(
    rf"(?:(?P<count>{NUMBER.pattern})|(?P<one>een(?: afvaardiging van)?(?: de)?|de|het|beide|met(?! (?:een|beide) )))"
    rf"(?: (?!van |{NUMBER.pattern})[a-z-]+)?\s$"
)
_OF_ALL = re.compile(r"\b(?:van|uit)(?: (?:de|alle|deze|in totaal))? \W{0,3}(?:ongeveer |circa |ruim )?$")
_OF_FILES = re.compile(r"\b\w*dossiers? van (?:de |het )?$")
_FILES = re.compile(rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ )?(?P<kind>[a-z]*dossiers?)\b(?: van (?P<whose>[a-z]+))?")
_VISITED = re.compile(
    rf"(?P<count>{NUMBER.pattern}) (?P<what>(?:[a-z]+ )?(?:\w*huizen|\w*groepen|locaties|vestigingen|scholen))\b"
)
_PAPERS = re.compile(
    r"(?:de|het|een|uw|hun|onze) "
    r"(?P<what>[a-z]*(?:verslag|beleid|plan|protocol|rapportage|notulen|monitor|analyse|visie|regeling))\b"
    r"(?: (?:van|over|voor|uit) (?:[a-z]+ )?(?:19|20)\d\d| (?:19|20)\d\d)?"
)
_SEVERAL_PAPERS = r"[a-z]*(?:stukken|documenten|verslagen|contracten|roosters|registraties|protocollen|rapportages)"
_STACK = re.compile(rf"(?P<what>\b{_SEVERAL_PAPERS}(?: en {_SEVERAL_PAPERS})?)\b(?!:)")
_FORMS = re.compile(rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ ){{0,2}}vragenlijsten\b")
_COUNTED_PAPERS = re.compile(
    rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ )?"
    r"(?P<what>[a-z]*(?:beschikkingen|plannen|meldingen|klachten|verslagen|contracten|rapporten|besluiten))\b"
)
_TALKS = re.compile(
    rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ )?[a-z-]*(?:interviews|gesprekken|panelgesprekken)\b(?! waren)"
)
_REPLIES = re.compile(
    rf"(?P<count>{NUMBER.pattern}) (?:[a-z]+ )?(?:reacties|respondenten|antwoorden|ingevulde\b|keer ingevuld)"
)
_CHOICE = re.compile(r"^\W{0,2}(?:\[[x✓v ]?\]|[☐☑☒])\s")
_BEFORE = 12  # characters before a stack of documents in which its number stands
_NOBODY_HEARD = {"inspectie", "inspecteur", "gezin", "organisatie", "netwerk"}


def statements(section: Section, beside_list: bool = False) -> Iterator[Statement]:
    """An EvidenceSource for each group, file or document that the prose under a heading of account names.

    Beside a list of sources the prose before it only leads it in, so that what follows the list is read alone.
    """
    if not accounts(section.title):
        return
    items = [index for index, segment in enumerate(section.segments) if segment.kind is Kind.ITEM]
    for segment in section.segments[items[-1] + 1 if beside_list and items else 0 :]:
        if segment.kind is Kind.PARAGRAPH and not is_choice(segment):
            yield from chain.from_iterable(_from_sentence(part) for part in _used(segment.sentences))


def in_passing(section: Section) -> Iterator[Statement]:
    """The same under any other heading: what sentences count in which an inquirer hears or reads."""
    if accounts(section.title):
        return
    for segment in section.segments:
        if segment.kind is Kind.PARAGRAPH:
            for part in _used(_of_inquiry(segment.sentences)):
                yield from (each for each in _from_sentence(part) if each.get("participantCount"))


def is_choice(segment: Segment) -> bool:
    """Whether a line is a choice of a form, made or not: "[x] Gesprek met de houder"."""
    return _CHOICE.match(segment.folded) is not None


def _of_inquiry(sentences: Iterable[Shadow]) -> Iterator[Shadow]:
    """The sentences in which an inquirer hears or reads, and those that go on right behind one ("Ook zijn …")."""
    inquirer = told = False
    for sentence in sentences:
        goes_on = told and is_among("goes_on", sentence.folded.split(" ")[0]) and says("used", sentence.folded)
        told = goes_on or says("for_this", sentence.folded) or _inquires(sentence.folded, pronoun=inquirer)
        inquirer = told or any(is_among("inquirer", word) for word in sentence.folded.split())
        if told:
            yield sentence


def _used(sentences: Iterable[Shadow]) -> Iterator[Shadow]:
    """The parts of sentences that tell of what was heard or read for this inquiry."""
    for sentence in sentences:
        if sentence.text.endswith((":", "?")) or not says("used", sentence.folded):
            continue
        for part in _parts(sentence):
            if not _DENIED.search(part.folded) and not _ELSEWHERE.search(part.folded):
                yield part


def _inquires(folded: str, *, pronoun: bool) -> bool:
    """Whether an inquirer stands beside a verb of hearing or reading; a `pronoun` may stand for one."""
    found = [word.strip(",.") for word in folded.split()]
    may = [is_among("inquirer", word) or (pronoun and is_among("stands_for", word)) for word in found]
    asks = [is_among("asked", word) for word in found]
    return any(
        (may[at] and asks[at + 1]) or (asks[at] and (may[at + 1] or (at + 2 < len(found) and may[at + 2])))
        for at in range(len(found) - 1)
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
    heard = list(_heard(sentence))
    yield from heard
    yield from _talks(sentence, counted=any(each.get("participantCount") for each in heard))
    for match in _FILES.finditer(folded):
        staff = match["kind"].startswith("personeel") or (match["whose"] or "").startswith("medewerker")
        slug, label = ("personeelsdossier", "personeelsdossier") if staff else ("clientdossier", "cliëntdossier")
        yield source_of(sentence.part(*match.span()), slug, "dossieronderzoek", _number(match), label)
    yield from _surveyed(sentence)
    if says("visited", folded):
        for match in _VISITED.finditer(folded):
            yield source_of(sentence.part(*match.span()), "observatie", "bezoek", _number(match), match["what"])
    if says("watched", folded):
        yield source_of(sentence, "observatie", "observatie", None, None)
    if says("read", folded):
        yield from _papers(sentence)


def _papers(sentence: Shadow) -> Iterator[Statement]:
    """The documents that were read: one by name, a stack of them, or so many of a kind."""
    folded = sentence.folded
    for pattern in (_PAPERS, _STACK, _COUNTED_PAPERS):
        for match in pattern.finditer(folded):
            count = _number(match) if "count" in match.groupdict() else None
            what = sentence.text[slice(*match.span("what"))]
            if pattern is not _STACK or not NUMBER.search(folded[: match.start()][-_BEFORE:]):
                yield source_of(sentence.part(*match.span()), "documentanalyse", "document", count, what)


def _surveyed(sentence: Shadow) -> Iterator[Statement]:
    """A survey by the number of forms or replies; one of those who answered is a group that was heard."""
    folded = sentence.folded
    survey = span_of("surveyed", folded)
    if survey is None:
        return
    roles = sorted(mentions("role", folded), key=lambda mention: mention.start < survey[0])  # "onder ouders" goes first
    role = roles[0].concept if roles else None
    for pattern in (_FORMS, _REPLIES):
        for match in pattern.finditer(folded):
            shown = role.label_nl if role else None
            yield source_of(sentence.part(*match.span()), "vragenlijst", "vragenlijst", _number(match), shown)


def _talks(sentence: Shadow, *, counted: bool) -> Iterator[Statement]:
    """So many talks, where the groups that were heard in them are not counted."""
    for match in () if counted else _TALKS.finditer(sentence.folded):
        group = "groep" in match.group()
        slug, label = ("groepsgesprek", "groepsgesprek") if group else ("interview", "gesprek")
        yield source_of(sentence.part(*match.span()), slug, label, _number(match), None)


def _heard(sentence: Shadow) -> Iterator[Statement]:
    """The groups that were spoken to: a role with a number or an article before it."""
    folded = sentence.folded
    slug, label = _means(folded)
    some = _among(folded)
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
        if count is None and some <= mention.start:
            continue
        if count is None:
            count = _told(before["one"], folded[mention.start : mention.end], mention.concept.label_nl)
        yield source_of(place, slug, label, count, mention.concept.label_nl, mention.concept.iri)


def _told(article: str, printed: str, label: str) -> int | None:
    """How many an article tells of: two of "beide", one of a singular; None where it tells no number."""
    if article == "beide":
        return 2
    single = printed == fold(label) or not printed.endswith(("s", "en"))
    return 1 if single and article in ("een", "de", "het") else None


def _means(folded: str) -> tuple[str, str]:
    """How a group was heard: by a survey, by telephone, together, or in a talk."""
    if says("surveyed", folded) and says("answered", folded):
        return "vragenlijst", "vragenlijst"
    if _BY_PHONE.search(folded):
        return "telefonisch-interview", "telefonisch gesprek"
    return ("groepsgesprek", "groepsgesprek") if _GROUP.search(folded) else ("interview", "gesprek")


def _among(folded: str) -> int:
    """Where a sentence begins to name some of many ("onder meer met …"); its end where it does not."""
    span = span_of("among", folded)
    return span[0] if span else len(folded)


def _number(match: re.Match[str]) -> int:
    return int(value_of(match["count"]))


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
