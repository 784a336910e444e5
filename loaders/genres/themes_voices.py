"""Who speaks in the prose of a report that sets what groups told beside what inspectors saw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rdflib import URIRef

from loaders.elements import findings
from loaders.elements.wording import mentions
from loaders.segments import Kind, Segment
from loaders.shadow import Shadow
from loaders.statements import Statement, Value, values

_VERBS = (
    r"vertel(?:t|len|de|den)|ge(?:ef|v)(?:t|en)|gaf|gaven|leg(?:t|gen)|noem(?:t|en|de|den)|benoem(?:t|en)|zeg(?:t"
    r"|gen)|vind(?:t|en)|ervaart|ervaren(?! (?:tijdelijke|\w*werkers?|professionals|collega))"
    r"|merk(?:t|en)|bevestig(?:t|en)|stel(?:t|len)|schets(?:t|en)|voeg(?:t|en)|vul(?:t|len)|horen|hoort|hoorden"
    r"|verklaart|verklaren|beschrijf(?:t|en)|verwacht(?:en)?"
)
_SPEECH = re.compile(rf"\b(?:{_VERBS})\b")
_ACCORDING = re.compile(r"\bvolgens\b")
# What may follow the speaker where a sentence ends in "..., vertellen zij de inspecties".
_SPOKEN_TO = re.compile(r"(?: (?:aan )?de inspecties?| aan| toe| uit| op)*\W*$")
_BETWEEN_ROLES = re.compile(r"(?:\s|,|\b(?:en|of|de|het|een|deze|diezelfde|andere|betrokken|gesproken|aanwezige)\b)*$")
_FROM_TALKS = re.compile(r"\bgesprek(?:ken)?\b(?: over [^.,]{3,40}?)? met\b")
_COMES_UP = re.compile(r"\b(?:komt|komen|blijkt|wordt aangegeven|naar voren|terug)\b")
_SHARE = re.compile(r"\b\d+(?:,\d+)?% (?:is|vindt|geeft|van de)\b|\b(?:geeft|vindt|zegt|noemt) \d+(?:,\d+)?%")
_OPENS_WITH_PRONOUN = re.compile(r"^(?:ook |daarnaast )?(?:zij|ze|hij|deze)\b")
_TELLS = re.compile(r"^(?:[^.]{0,40}\b)?(?:dat\b|voorbeeld)")
_SEEN = re.compile(r"\b(?:zien|ziet|zagen|zag)\b[^.]{0,20}\binspecties?\b|\binspecties? (?:zien|ziet|zagen|zag)\b")
_CONTENT = re.compile(r"\b(?:dat|hoe|waarom|of|aan te|wat)\b|:")
_BY_PRONOUN = re.compile(
    rf"\b(?:zij|ze|hij|deze|diezelfde)\b[^.,]{{0,40}}\b(?:{_VERBS})\b|\b(?:{_VERBS}) (?:zij|ze|hij|deze)\b"
    rf"|\bzou(?:den)?\b"
)
_THIRD_PARTY = re.compile(
    r"\b[Vv]olgens (?P<who>[A-Z]{2,6})\b|(?:^|\. |dat |noemt |heeft )(?:[Hh]et "
    r"|[Dd]e )?(?P<name>[A-Z]{2,6}) (?:stelt|stelde|noemt|concludeert|constateert|schrijft)\b"
    r"|\b(?:stelt|noemt|concludeert) (?P<after>[A-Z]{2,6})\b"
)


def spoken_findings(
    segments: Iterable[Segment], rule: str, own_names: frozenset[str], about: tuple[tuple[str, Value], ...] = ()
) -> Iterator[Statement]:
    """A Finding for each sentence, with the group that says it as its speaker.

    A list takes the speaker of the sentence that leads it in, a pronoun that of the sentence before it in the same
    paragraph. `own_names` are the short names of the inspected organisation, which speaks as provider; another
    organisation in capitals speaks as third party.
    """
    lead: tuple[URIRef, ...] = ()
    for segment in segments:
        before: tuple[URIRef, ...] = ()
        surveyed = False
        for statement, sentence in findings_with_sentences(segment, rule, about):
            found = _with_voice(statement, sentence, before, own_names)
            if lead and segment.kind is Kind.ITEM and found.voice == "inspectorate":
                found = _said_by(found, "heard-group", lead)
            if surveyed and found.voice == "inspectorate" and _SHARE.search(sentence.folded):
                found = _said_by(found, "survey", before)
            surveyed = found.voice == "survey"
            before = tuple(v for v in found.all("speaker") if isinstance(v, URIRef))
            yield found
        if segment.text.endswith(":"):
            lead = speakers(segment.sentences[-1].folded) or before
        elif segment.kind is not Kind.ITEM:
            lead = ()


def findings_with_sentences(
    segment: Segment, rule: str, about: tuple[tuple[str, Value], ...]
) -> Iterator[tuple[Statement, Shadow]]:
    """The findings of a paragraph, each with the sentence it was read from."""
    by_start = {sentence.whole.start: sentence for sentence in segment.sentences}
    for statement in findings.in_prose([segment], rule, about=about):
        yield statement, by_start[statement.places[0].start]


def speakers(folded: str) -> tuple[URIRef, ...]:
    """The roles that are reported to speak in a sentence, not those that are spoken about; may be empty."""
    for verb in _SPEECH.finditer(folded):
        named, end = _roles_from(folded, verb.end())
        if named and _SPOKEN_TO.match(folded, end):
            return named
    if according := _ACCORDING.search(folded):
        named, _ = _roles_from(folded, according.end())
        if named:
            return named
    verb_first = _SPEECH.search(folded)
    if verb_first is None:
        return ()
    content = _CONTENT.search(folded, verb_first.end())
    return _roles(folded[: verb_first.start()]) or _roles(folded[: content.start() if content else len(folded)])


def _roles_from(folded: str, start: int) -> tuple[tuple[URIRef, ...], int]:
    """The roles that are listed right after a point in a sentence, and where the list ends."""
    found: dict[URIRef, None] = {}
    end = start
    for mention in mentions("role", folded[start:]):
        if _BETWEEN_ROLES.match(folded[end : start + mention.start]) is None:
            break
        found[mention.concept.iri] = None
        end = start + mention.end
    return tuple(found), end


def _with_voice(
    statement: Statement, sentence: Shadow, before: tuple[URIRef, ...], own_names: frozenset[str]
) -> Statement:
    third = _THIRD_PARTY.search(sentence.text)
    if third:
        name = third["who"] or third["name"] or third["after"]
        return _said_by(statement, "provider" if name in own_names else "third-party", ())
    folded = sentence.folded
    if statement.voice in ("heard-group", "survey"):
        if _SEEN.search(folded) or not (_SPEECH.search(folded) or _ACCORDING.search(folded) or "voel" in folded):
            return _said_by(statement, "inspectorate", ()) if statement.voice == "heard-group" else statement
        if before and _OPENS_WITH_PRONOUN.match(folded):
            return _said_by(statement, statement.voice, before)
        return _said_by(statement, statement.voice, speakers(folded) or _speakers_of(statement))
    if statement.voice == "inspectorate" and not _SEEN.search(folded):
        if before and _BY_PRONOUN.search(folded):
            return _said_by(statement, "heard-group", before)
        if who := _subject_that_tells(folded) or _from_talks(folded):
            return _said_by(statement, "heard-group", who)
    return statement


def _subject_that_tells(folded: str) -> tuple[URIRef, ...]:
    """The roles that open a sentence and give a reason, a remark or an example in it."""
    verb = _SPEECH.search(folded)
    if verb is None or not _TELLS.match(folded[verb.end() :]):
        return ()
    named, end = _roles_from(folded, 0)
    if named and verb.start() - end <= 12:
        return named
    return _roles_from(folded, verb.end())[0]


def _from_talks(folded: str) -> tuple[URIRef, ...]:
    """The roles with whom talks were held in which something came up."""
    talks = _FROM_TALKS.search(folded)
    return _roles_from(folded, talks.end())[0] if talks and _COMES_UP.search(folded) else ()


def _said_by(statement: Statement, voice: str, who: tuple[URIRef, ...]) -> Statement:
    kept = tuple(
        pair for pair in statement.values if pair[0] != "speaker" and not (pair[0] == "concerns" and pair[1] in who)
    )
    added = [iri for iri in _speakers_of(statement) if iri not in who and ("concerns", iri) not in kept]
    return replace(statement, voice=voice, values=kept + values(speaker=who, concerns=added))


def _speakers_of(statement: Statement) -> tuple[URIRef, ...]:
    return tuple(value for value in statement.all("speaker") if isinstance(value, URIRef))


def _roles(folded: str) -> tuple[URIRef, ...]:
    found = (mention.concept for mention in mentions("role", folded))
    return tuple(dict.fromkeys(role.iri for role in found if role.slug not in ("inspectie", "inspecteur")))
