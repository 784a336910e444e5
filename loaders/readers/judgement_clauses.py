"""The judgements that a sentence gives, clause by clause: which norms, which value, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.readers.assertion import is_judgement
from loaders.readers.moments import UNDATED, When, when
from loaders.readers.norm_numbers import LABELS, Reference, notation, references
from loaders.readers.scales import NOT_ASSESSED, Grade, Printed, value_from, whole_value, words
from loaders.shadow import Shadow

_PARTLY = re.compile(
    r"\b(?:voor het groot(?:st)?e deel|voor een groot deel|in grote lijnen|grotendeels|in hoofdzaak|overwegend"
    r"|merendeels)\b"
)
_HALFWAY = re.compile(
    r"\bnog niet\b|\bniet (?:volledig|geheel|helemaal|overal|altijd|op alle)\b|\b(?:deels|gedeeltelijk|ten dele)\b"
)
_NOT = re.compile(r"\b(?:niet|geenszins|evenmin|nergens)\b")
_MEETS = re.compile(r"(?<!te )\b(?:voldoet|voldeed|voldeden|voldaan)\b|(?<!te )\bvoldoen\b")
_WAS = re.compile(r"\b(?:voldeed|voldeden|kreeg|kregen|luidde|scoorde|scoorden)\b")
_EXCEPT = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|afgezien van|niet zijnde|buiten)\b[^.;]{0,30}$")
_CHANGED = re.compile(r"\bvan (?P<old>'?[a-z][^.;]{2,40}?) (?:naar|in|tot) (?P<new>'?[a-z][^.;]{2,40}?)(?=[.,;)]|$)")
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
_LABEL = "|".join(sorted(set(LABELS), key=len, reverse=True))
_THIS_NORM = re.compile(
    rf"\b(?:deze|dit|bovenstaande?|die) (?:{_LABEL}|onderdeel)\b"
    rf"|\b(?:de|het) (?:{_LABEL})\b(?! (?:van|voor|dat|die|\d))"
    r"|\b(?:hier|hiermee|hieraan|daarmee|daaraan|hierop|daarop)\b"
)
_BETWEEN = re.compile(r"; |, (?:maar |terwijl |en )?|\ben\b ?|\bmaar\b ?|\bterwijl\b ?|: ")
_TURN = re.compile(r"; |: |, (?=(?:maar|omdat|want|terwijl|zodat|waardoor|doordat|aangezien)\b)")
_FURTHER = re.compile(r"\b(?:aan|op|bij|voor) (\d{1,2}[a-c]?\.\d{1,2})(?![\w]|[.,]\d)")
_SHORT = re.compile(r"^(?:[\w.&'-]+ ){1,4}?(?:voldoet|voldeed)(?: \w+){0,3}\W*$")
_PARTIES = frozenset(["quality", "order", "traffic", "achieved", "marks", "met"])


@dataclass(frozen=True)
class Clause:
    """A judgement in words: of the norms with these numbers, or of the norm under discussion where there are none.

    `grade` is None where the words fit more than one value of the scale.
    """

    numbers: tuple[str, ...]
    grade: Grade | None
    shadow: Shadow
    when: When = UNDATED


def clauses(sentence: Shadow, before: tuple[str, ...] = ()) -> list[Clause]:
    """The judgements in a sentence; `before` are the norms that the sentence before it was about.

    A clause without a value of its own has that of the clause before it ("voldoet aan norm 1.1 en aan norm 1.2"); one
    without a number is about the norms named before in the sentence, else about the norm of the section.
    """
    folded = sentence.folded
    named = _all_references(folded)
    if not _may_judge(folded) or not is_judgement(sentence.text, folded):
        return []
    if not named:
        return list(_of_this_norm(sentence, before))
    out: list[Clause] = []
    last: Grade | None = None
    for stretch, reference in _stretches(sentence, named):
        if _EXCEPT.search(folded[: reference.start]):
            continue
        if changed := _changed(stretch.folded):
            out += [Clause(reference.numbers, grade, sentence, moment) for grade, moment in changed]
            continue
        for piece in _moments(stretch):
            found = value_in(piece.folded, last)
            if found is not None:
                last = found.grade
            if found is not None or last is not None:
                out.append(Clause(reference.numbers, last, sentence, _time(piece.folded)))
    return out


def _changed(folded: str) -> list[tuple[Grade, When]]:
    """The old and the new value of "gewijzigd van voldoet niet in voldoet"."""
    match = _CHANGED.search(folded)
    old, new = (whole_value(match["old"]), whole_value(match["new"])) if match else (None, None)
    if old is None or new is None:
        return []
    return [(old.grade, When(earlier=True)), (new.grade, When(now=True))]


def _time(folded: str) -> When:
    """The time of a judgement in words; a verb in the past tense makes it a former one."""
    told = when(folded)
    return When(told.date, told.earlier or bool(_WAS.search(folded)), told.now)


def _moments(stretch: Shadow) -> Iterator[Shadow]:
    """The parts of a clause that says how it was and how it is now ("voldeed in 2022 niet en voldoet nu wel")."""
    past = _WAS.search(stretch.folded)
    for cut in _BETWEEN.finditer(stretch.folded, past.end()) if past else ():
        before, after = stretch.part(0, cut.start()), stretch.part(cut.start(), len(stretch.folded))
        if value_in(before.folded) and value_in(after.folded) and not _WAS.search(after.folded):
            yield before
            yield after
            return
    yield stretch


def _may_judge(folded: str) -> bool:
    return bool(
        _MEETS.search(folded)
        or _UNASSESSED.search(folded)
        or _JUDGES_AS.search(folded)
        or _SCORES.search(folded)
        or _NAMED.search(folded)
    )


def _all_references(folded: str) -> list[Reference]:
    """The references with a word for them, and further bare numbers behind "aan" or "op" after one of these."""
    named = references(folded)
    if not named:
        return []
    more = [
        Reference(match.start(1), match.end(1), (notation(match[1]),), bare=True)
        for match in _FURTHER.finditer(folded, named[0].end)
        if not any(reference.start <= match.start(1) < reference.end for reference in named)
    ]
    return sorted([*named, *more], key=lambda reference: reference.start)


def _stretches(sentence: Shadow, named: list[Reference]) -> Iterator[tuple[Shadow, Reference]]:
    """The part of a sentence that goes with each reference, cut at the connective between two of them."""
    start = 0
    for one, other in zip(named, [*named[1:], None], strict=True):
        end = len(sentence.folded)
        if other is not None:
            cuts = list(_BETWEEN.finditer(sentence.folded, one.end, other.start))
            end = cuts[-1].start() if cuts else other.start
        yield sentence.part(start, end), one
        start = end


def _of_this_norm(sentence: Shadow, before: tuple[str, ...]) -> Iterator[Clause]:
    """A clause that speaks of "this norm", or a short sentence that says no more than that somebody complies."""
    if _SHORT.match(sentence.folded):
        if (found := _meets(sentence.folded)) is not None:
            yield Clause((), found.grade, sentence, When(earlier=when(sentence.folded).earlier))
        return
    start = 0
    for cut in [*_TURN.finditer(sentence.folded), None]:
        clause = sentence.part(start, cut.start() if cut else len(sentence.folded))
        start = cut.end() if cut else start
        if clause and _THIS_NORM.search(clause.folded) and (found := value_in(clause.folded)):
            yield Clause(before, found.grade, clause, When(earlier=when(clause.folded).earlier))
            return


@dataclass(frozen=True)
class Found:
    """A value that words give; `grade` is None where they fit more than one value of the scale."""

    grade: Grade | None


def value_in(folded: str, last: Grade | None = None) -> Found | None:
    """The value that a clause gives; a grade of None where its words fit several, None where it gives no value."""
    if _UNASSESSED.search(folded):
        return Found(Grade("niet beoordeeld", "none", NOT_ASSESSED))
    if printed := _behind_name(folded) or _judged_as(folded) or _scored(folded):
        return Found(printed.grade)
    if (found := _meets(folded)) is not None:
        return found
    return _elided(folded, last) if last else None


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
    """ "beoordeelt … als …", "gewaardeerd met …"."""
    verb = _JUDGES_AS.search(folded)
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


def _meets(folded: str) -> Found | None:
    if not _MEETS.search(folded):
        return None
    return _graded(folded)


def _graded(folded: str) -> Found:
    partly = _PARTLY.search(folded)
    negated = _NOT.search(folded, partly.end()) if partly else _NOT.search(folded)
    if not partly and _HALFWAY.search(folded):
        return Found(None)
    if partly:
        return Found(
            _GRADES[
                "voldoet grotendeels niet" if negated and negated.start() - partly.end() < 12 else "voldoet grotendeels"
            ]
        )
    return Found(_GRADES["voldoet niet" if negated else "voldoet"])


def _elided(folded: str, last: Grade) -> Found | None:
    """A clause that leaves the verb out: "aan norm 1.2 niet", "op standaard 6 goed"."""
    if last.scale == "meets":
        if _PARTLY.search(folded) or _NOT.search(folded) or re.search(r"\bwel\b", folded):
            return _graded(folded)
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
