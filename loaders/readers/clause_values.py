"""The value that a clause gives in words: behind the name of a judgement, a verb of judging, or as a predicate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.readers.scales import NOT_ASSESSED, Grade, Printed, value_from, words

_PARTLY = re.compile(
    r"\b(?:voor het groot(?:st)?e deel|voor een groot deel|in grote lijnen|grotendeels|in hoofdzaak|overwegend"
    r"|merendeels)\b"
)
_HALFWAY = re.compile(
    r"\bnog niet\b|\bniet (?:volledig|geheel|helemaal|overal|altijd|op alle)\b|\b(?:deels|gedeeltelijk|ten dele)\b"
)
_NOT = re.compile(r"\b(?:niet|geenszins|evenmin|nergens)\b")
_MEETS = re.compile(r"(?<!te )\b(?:voldoet|voldeed|voldeden|voldaan)\b|(?<!te )\bvoldoen\b")
_UNASSESSED = re.compile(
    r"\bniet (?:\w+ ){0,2}?(?:beoordeeld|getoetst|onderzocht|meegenomen)\b|\bbuiten (?:beschouwing|beoordeling)\b"
    r"|\bgeen oordeel (?:gegeven|geveld|mogelijk)\b|\b(?:onthoudt|onthouden) zich van een oordeel\b"
    r"|\bge(?:eft|ven) (?:\w+ ){0,3}?geen oordeel\b"
)
_JUDGES_AS = re.compile(
    r"\b(?:(?:be)?oordee?l\w*|(?:ge)?waardee?r\w*|gekwalificeerd|kwalificeert|kwalificeren|aangemerkt|bestempel\w*)\b"
)
_SCORES = re.compile(r"\b(?:scoort|scoren|scoorde|scoorden|gescoord|krijgt|kreeg|krijgen|haalt|haalde)\b")
_NAMED = re.compile(r"\b(?:oordeel|eindoordeel|score|beoordeling|waardering|cijfer|kwalificatie|heroordeel)\b")
_COPULA = frozenset(["is", "was", "luidt", "luidde", "blijft", "bleef", "wordt", "werd", "zijn"])
_ENDS_UP = re.compile(r"\b(?:kom(?:en|t)?|kwam(?:en)?) (?:\w+ ){0,3}uit op\b")
_IS = re.compile(r"^\W*(?:\([^()]{2,60}\)\W*)?(?:is|zijn|was|waren|blijft|bleef|bleek)\b")
_ADVERBS = frozenset(["nu", "nog", "ook", "al", "inmiddels", "weer", "thans", "dus", "daarmee", "wel", "steeds"])
_NOW = re.compile(
    r"\b(?:nu|thans|inmiddels|ditmaal|(?:dit|deze) keer|nog steeds|hertoets|herbezoek|(?:dit|het) bezoek)\b"
)
_UNCHANGED = re.compile(r"\bniet (?:veranderd|anders|gewijzigd)\b|\b(?:ongewijzigd|onveranderd|hetzelfde|gelijk)\b")
_STAYED = re.compile(r"\b(?:zo|gelijk|hetzelfde|ongewijzigd|onveranderd) gebleven\b")
# A clause of a few words that leaves out what was said before it.
_ELLIPSIS = re.compile(
    r"^\W*(?:(?:nu|thans|inmiddels|ditmaal|wel|niet|volledig|geheel|helemaal|grotendeels|ook)\b ?){2,4}\W*$"
)
_FEW, _RIGHT_BEHIND = 4, 12
_PARTIES = frozenset(["quality", "order", "traffic", "achieved", "marks", "met"])


@dataclass(frozen=True)
class Found:
    """A value that words give; a `grade` of the inspectorates' words without a slug fits several of their values."""

    grade: Grade


def may_judge(folded: str) -> bool:
    """Whether a text holds any word by which a clause could give a value."""
    return any(cue.search(folded) for cue in (_MEETS, _UNASSESSED, _JUDGES_AS, _SCORES, _NAMED))


def value_in(folded: str, last: Grade | None = None) -> Found | None:
    """The value that a clause gives, None where it gives none; `last` is that of the clause before it."""
    if _UNASSESSED.search(folded):
        return Found(Grade("niet beoordeeld", "none", NOT_ASSESSED))
    if printed := _behind_name(folded) or _judged_as(folded) or _scored(folded):
        return Found(printed.grade)
    if _MEETS.search(folded):
        return Found(_graded(folded))
    return _elided(folded, last) if last else None


def predicate(behind: str) -> Found | None:
    """The value that is said of a norm right behind its number: "norm 2 is nog niet op orde"."""
    copula = _IS.match(behind)
    if copula is None:
        return None
    rest = behind[copula.end() :]
    found = words(rest)
    for at in range(min(_FEW, len(found))):
        printed = value_from(rest, found, at)
        if printed and printed.grade.scale in _PARTIES and printed.grade.scale != "marks":
            return Found(printed.grade) if _closes(rest, printed) else None
        if found[at].text not in _ADVERBS:
            return None
    return None


def gone_on(folded: str, grade: Grade) -> Found | None:
    """The value that it has now, where a clause tells it from the former one: "nu wel", "dat is niet veranderd"."""
    if _STAYED.search(folded):
        return Found(grade)
    if not _NOW.search(folded):
        return None
    if _UNCHANGED.search(folded):
        return Found(grade)
    if grade.scale != "meets" or not _ELLIPSIS.match(folded):
        return None
    return Found(_graded(folded))


def _behind_name(folded: str) -> Printed | None:
    """ "het oordeel is/blijft/luidt …", the value plain or in quotation marks."""
    name = _NAMED.search(folded)
    if name is None:
        return None
    found = words(folded)
    for at, word in enumerate(found):
        if word.start < name.end():
            continue
        printed = value_from(folded, found, at)
        if printed is None:
            continue
        quoted = folded[printed.start - 1 : printed.start] in ("'", '"')
        near = {each.text for each in found[max(0, at - 4) : at]}
        if (
            quoted
            or found[at - 1].text == "oordeel"
            or (near & _COPULA and (printed.grade.sure or _closes(folded, printed)))
        ):
            return printed
    return None


def _judged_as(folded: str) -> Printed | None:
    """ "beoordeelt … als …", "gewaardeerd met …", "komen wij uit op …"."""
    verb = _JUDGES_AS.search(folded) or _ENDS_UP.search(folded)
    return _after(folded, ("als", "met", "op"), 0) if verb else None


def _scored(folded: str) -> Printed | None:
    """ "scoort … matig", "krijgt een 7"."""
    verb = _SCORES.search(folded)
    if verb is None:
        return None
    found = words(folded)
    for at, word in enumerate(found):
        if word.start >= verb.end() and (printed := value_from(folded, found, at)):
            number = printed.grade.scale == "marks"
            if _closes(folded, printed) and (not number or found[at - 1].text in ("een", "met")):
                return printed
    return None


def _after(folded: str, leads: tuple[str, ...], start: int) -> Printed | None:
    found = words(folded)
    for at in range(1, len(found)):
        lead = found[at - 2].text if found[at - 1].text in ("een", "'een") and at > 1 else found[at - 1].text
        if found[at].start < start or lead not in leads:
            continue
        printed = value_from(folded, found, at)
        if printed and printed.grade.scale in _PARTIES | {"meets"} and _closes(folded, printed):
            return printed
    return None


def _closes(folded: str, printed: Printed) -> bool:
    """Whether a value is the end of its clause: no noun behind it that it could belong to."""
    rest = folded[printed.end :].lstrip("'\"")
    return (
        not rest.strip()
        or rest[0] in ".,;:)!"
        or bool(re.match(r" (?:omdat|want|voor|op|en|maar|beoordeeld|gewaardeerd)\b", rest))
    )


def _graded(folded: str) -> Grade:
    """The value of the inspectorates' scale that words give; what fits several of them, as printed."""
    partly = _PARTLY.search(folded)
    negated = _NOT.search(folded, partly.end()) if partly else _NOT.search(folded)
    halfway = None if partly else _HALFWAY.search(folded)
    if halfway:
        return Grade(f"voldoet {halfway.group()}", "meets")
    if partly:
        denied = negated and negated.start() - partly.end() < _RIGHT_BEHIND
        return _GRADES["voldoet grotendeels niet" if denied else "voldoet grotendeels"]
    return _GRADES["voldoet niet" if negated else "voldoet"]


def _elided(folded: str, last: Grade) -> Found | None:
    """A clause that leaves the verb out: "aan norm 1.2 niet", "op standaard 6 goed"."""
    if last.scale == "meets":
        if _PARTLY.search(folded) or _NOT.search(folded) or re.search(r"\bwel\b", folded):
            return Found(_graded(folded))
        return None
    found = words(folded)
    for at in range(len(found)):
        printed = value_from(folded, found, at)
        if printed and printed.grade.scale == last.scale and _closes(folded, printed):
            return Found(printed.grade)
    return None


_GRADES = {
    label: Grade(label, "meets", label.replace(" ", "-"))
    for label in ("voldoet", "voldoet grotendeels", "voldoet grotendeels niet", "voldoet niet")
}
