"""To whom a report gives words: the role beside a quotation, or the one of whom its lead says that he tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.elements.wording import Mention, as_printed, by_slug, mentions
from ontology.vocabulary import Concept

TELLS = re.compile(
    r"\b(?:vertel(?:t|len|de|den)|zeg(?:t|gen)|zei(?:den)?|noem(?:t|en|de|den)|antwoord(?:t|en|de|den)|gezegd|gevraagd"
    r"|verteld|geantwoord|zoals|verwoord(?:t|en|de|den)|schrijf(?:t|ven)|schreef|reage(?:ert|erde|ren)"
    r"|verzucht\w*|vraagt|vroeg|stelt|stelde|omschrijft|beschrijft|verklaart|roept|riep|aldus|vindt|vond"
    r"|l(?:iet|aat) (?:\w+ ){0,6}?weten|benadrukt\w*|denkt|dacht|aan het woord|in de woorden van|citeert|uitspraak"
    r"|(?:ge(?:eft|ven)|gaf|gaven|voeg(?:t|de)|vul(?:t|de)|licht(?:te)?) (?:\w+ ){0,5}?(?:aan|toe)"
    r"|(?:merk(?:t|te) (?:\w+ ){0,5}?op|leg(?:t|de) (?:\w+ ){0,5}?uit|vat(?:te)? (?:\w+ ){0,5}?samen))\b"
)
_NOBODY = re.compile(r"\b(?:wordt|werd) (?:\w+ ){0,2}(?:gezegd|gevraagd|verteld)\b(?! door\b)")
# Behind the words: a dash, a bracket or a verb, and then the one who speaks.
_TAG = re.compile(
    r"[\s,.]*(?:[-(*_]+\s*|(?:al)?dus |zo |volgens |(?:zo )?(?:zegt|vertelt|zei|vertelde|vindt|vond|schrijft|reageert"
    r"|verzucht|stelt|noemt|verklaart|antwoordt|denkt|roept|geeft|legt|merkt|voegt|vult|benadrukt|omschrijft"
    r"|verwoordt|meldt|beschrijft|vraagt|liet|laat)\b)"
)
_DETERMINER = (
    r"(?:een van (?:de|hun|onze) |de |het |een |deze |die |dit |sommige |enkele |meerdere |alle |veel |een (?:\w+ )?)?"
)
_OPENS_ROLE = re.compile(rf"[\s:(-]*{_DETERMINER}")
_UNDER_PREPOSITION = re.compile(rf"\b(?:van|over|aan|door|met|voor|bij|naar|tegen|uit|haar|zijn|hun) {_DETERMINER}$")
_STOP_BEFORE_TAG = re.compile(r"[\s.,]{1,3}(?=[-(*_])")
_LABEL = re.compile(r"(?:^|[.!?\"')]\s+)(?P<label>[\w -]{2,40}?(?:\([^()]{1,30}\)|, [\w ]{1,20})?)\s*:\s*$")
_BESIDE_ROLE = re.compile(r"\s*$|\s*[(,]|\s+(?:van|uit|bij|met|in)\b")
_ONE_OF_THEM = re.compile(
    r"\s*(?:een van hen|een ander(?:e)?|een (?:tweede|derde)|zij|ze|hij)\b(?! [a-z]*(?:ouder|jong))"
)
_AGE = re.compile(
    r"(?<![-/.])\b(?:(?P<years>[4-9]|1\d|2[0-2])(?![-/.]\d)|(?P<word>zes|zeven|acht|negen|tien|elf|twaalf|\w{3,5}tien))\b"
)
_SENTENCE_END = re.compile(r"[.!?][\"')]*\s")
# Words for the young by age or sex; a reader who looks for young people's words looks for "jongere".
_YOUNG = {"meisje", "jongen", "meid", "kind", "kinderen", "tiener", "puber", "bewoner"}
_ELSEWHERE = 240
_FORMER = "oud "  # "oud-pleegkind" parted, so that the role in it is found


def _parted(folded: str) -> str:
    return folded.replace("oud-", _FORMER)


@dataclass(frozen=True)
class Speaker:
    """Who speaks: the role, and the word for it as shown."""

    role: Concept
    shown: str


def behind(folded: str, start: int) -> Speaker | None:
    """The speaker behind a quotation that ends at `start`, up to the end of the sentence."""
    folded = _parted(folded)
    if stop := _STOP_BEFORE_TAG.match(folded, start):
        start = stop.end()
    tail = folded[start : start + 110]
    end = _SENTENCE_END.search(tail)
    tail = tail[: end.start() if end else len(tail)]
    tag = _TAG.match(tail)
    if tag is None:
        plain = _OPENS_ROLE.match(tail)
        first = next(iter(mentions("role", tail)), None)
        alone = first is not None and plain is not None and first.start <= plain.end() and len(folded) - start <= 60
        return _speaker(first, tail) if first and alone and not TELLS.search(tail) else None
    if _ONE_OF_THEM.match(tail, tag.end()):
        return _spoken_of(folded, start)
    return _first(tail, tag.end()) or _by_age(tail[tag.end() :], tail[: tag.end()])


def _spoken_of(folded: str, end: int) -> Speaker | None:
    """Whom the sentences before are about: the role that opens the nearest one that a role opens."""
    window = folded[max(0, end - 3 * _ELSEWHERE) : end]
    starts = [0, *(stop.end() for stop in _SENTENCE_END.finditer(window))]
    found = {mention.start: mention for mention in mentions("role", window) if not _supervises(mention)}
    for begin in reversed(starts):
        opens = _OPENS_ROLE.match(window, begin)
        if opens and opens.end() in found:
            return _speaker(found[opens.end()], window)
    return None


def label(folded: str, end: int) -> Speaker | None:
    """The speaker whose label ("Jongere (15):") stands right before `end`, at the start of a sentence."""
    window = _parted(folded[max(0, end - 70) : end])
    named = _LABEL.search(window)
    if named is None:
        return None
    words = named["label"]
    first = next(iter(mentions("role", words)), None)
    if first is None or first.start > 5:
        return _by_age(words, "(") if first is None and len(words.split()) <= 4 else None
    return _speaker(first, words) if _BESIDE_ROLE.match(words, first.end) else None


def below(folded: str) -> Speaker | None:
    """The speaker whom a short line names by itself, under or above a quotation that stands apart."""
    if len(folded.split()) > 8 or folded.endswith("?"):
        return None
    folded = _parted(folded)
    return _first(folded, 0, reach=24) or _by_age(folded, "(")


def told_by(folded: str, end: int) -> Speaker | None:
    """The speaker of whom the sentence up to `end` says that he tells what follows."""
    lead = lead_of(folded, end)
    verbs = list(TELLS.finditer(lead))
    found = [mention for mention in mentions("role", lead) if not _supervises(mention)]
    if not found and verbs and _ONE_OF_THEM.match(lead):
        return _spoken_of(folded, end - len(lead))
    according = lead.find("volgens ")
    if according >= 0 and (named := next((each for each in found if each.start > according), None)):
        return _speaker(named, lead)
    if not found or _NOBODY.search(lead):
        return None
    if not verbs:
        return _speaker(found[0], lead) if _OPENS_ROLE.fullmatch(lead[: found[0].start]) else None
    verb = verbs[-1]
    before = [mention for mention in found if mention.end <= verb.start()]
    after = [mention for mention in found if mention.start >= verb.end()]
    if before and re.fullmatch(r"\W*(?:\w+ )?", lead[before[-1].end : verb.start()]):
        return _speaker(before[-1], lead)
    if after and re.fullmatch(rf"\s*{_DETERMINER}", lead[verb.end() : after[0].start]):
        return _speaker(after[0], lead)
    free = [mention for mention in before if not _UNDER_PREPOSITION.search(lead[: mention.start])]
    nearest = free[-1:] or before or after  # a role may lie across the verb, as its own name
    return _speaker(nearest[0], lead) if nearest else None


def passed_on(folded: str, end: int) -> bool:
    """Whether the sentence up to `end` has one tell what another said."""
    lead = lead_of(folded, end)
    verbs = list(TELLS.finditer(lead))
    if len(verbs) < 2 or " dat " not in lead[verbs[0].end() : verbs[-1].start()]:
        return False
    who = {mention.concept.iri for mention in mentions("role", lead)}
    return len(who) > 1


def lead_of(folded: str, end: int) -> str:
    """The sentence under way up to `end`, or its last stretch where it is long."""
    window = folded[max(0, end - _ELSEWHERE) : end]
    stops = [match.end() for match in _SENTENCE_END.finditer(window)]
    return window[stops[-1] :] if stops else window


def _supervises(mention: Mention) -> bool:
    return mention.concept.slug in ("inspectie", "inspecteur")


def _first(folded: str, start: int, reach: int = 40) -> Speaker | None:
    for mention in mentions("role", folded):
        if start <= mention.start <= start + reach:
            return _speaker(mention, folded)
    return None


def _by_age(folded: str, tag: str) -> Speaker | None:
    """A young person known by an age alone ("bewoner van zestien", "Sem (15)")."""
    if not re.search(r"[-(,]|dus |zo |zegt|vertel|\bvan\b", tag + folded) or re.search(
        r"\bjaar (?:in|bij|als)\b", folded
    ):
        return None
    age = _AGE.search(folded)
    return Speaker(by_slug("role", "jeugdige"), "jeugdige (jongere)") if age and len(folded) < 60 else None


def _speaker(mention: Mention, folded: str) -> Speaker:
    printed = folded[mention.start : mention.end]
    if folded[: mention.start].endswith(_FORMER):
        printed = f"oud-{printed}"
    shown = as_printed(mention.concept, printed)
    if mention.concept.slug == "jeugdige" and printed in _YOUNG:
        shown = f"{mention.concept.label_nl} (jongere, {printed})"
    return Speaker(mention.concept, shown)
