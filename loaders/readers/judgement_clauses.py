"""The judgements that a sentence gives, clause by clause: which norms, which value, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.readers.assertion import is_judgement
from loaders.readers.clause_values import Found, gone_on, may_judge, predicate, value_in
from loaders.readers.moments import UNDATED, When, when
from loaders.readers.norm_numbers import LABELS, Reference, notation, references
from loaders.readers.scales import Grade, whole_value
from loaders.shadow import Shadow

_WAS = re.compile(r"\b(?:voldeed|voldeden|kreeg|kregen|luidde|scoorde|scoorden)\b")
_EXCEPT = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|afgezien van|niet zijnde|buiten)\b[^.;]{0,30}$")
_CHANGED = re.compile(r"\bvan (?P<old>'?[a-z][^.;]{2,40}?) (?:naar|in|tot) (?P<new>'?[a-z][^.;]{2,40}?)(?=[.,;)]|$)")
_LABEL = "|".join(sorted(set(LABELS), key=len, reverse=True))
_THIS_NORM = re.compile(
    rf"\b(?:deze|dit|bovenstaande?|die) (?:{_LABEL}|onderdeel)\b"
    rf"|\b(?:de|het) (?:{_LABEL})\b(?! (?:van|voor|dat|die|\d))"
    r"|\b(?:hier|hiermee|hieraan|daarmee|daaraan|hierop|daarop)\b"
)
# What a paragraph on one norm says of the judgement, the whole and its themes aside.
_OUR_JUDGEMENT = re.compile(
    r"^(?!.*\b(?:thema|geheel|totaal\w*|eindoordeel|algemeen)\b).*"
    r"\b(?:(?:ons|het|dit) oordeel|oordelen (?:wij|we)|(?:kom(?:en|t)?|kwam(?:en)?) (?:\w+ ){0,3}uit op)\b"
)
_BETWEEN = re.compile(r"; |, (?:maar |terwijl |en )?|\ben\b ?|\bmaar\b ?|\bterwijl\b ?|: ")
_TURN = re.compile(r"; |: |, (?=(?:maar|omdat|want|terwijl|zodat|waardoor|doordat|aangezien)\b)")
_FURTHER = re.compile(r"\b(?:aan|op|bij|voor) (\d{1,2}[a-c]?\.\d{1,2})(?![\w]|[.,]\d)")
_SHORT = re.compile(r"^(?:[\w.&'-]+ ){1,4}?(?:voldoet|voldeed)(?: \w+){0,3}\W*$")


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
    if not (named or may_judge(folded)) or not is_judgement(sentence.text, folded):
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
        behind = stretch.folded.partition(folded[reference.start : reference.end])[2]
        for piece, found in _moments(stretch, predicate(behind), last):
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
    return When(told.date, told.earlier or bool(_WAS.search(folded)), told.now, told.ago)


def _moments(
    stretch: Shadow, stated: Found | None = None, last: Grade | None = None
) -> Iterator[tuple[Shadow, Found | None]]:
    """A clause with its value, or both parts of one that says how it was and how it is now, in either order.

    "Voldeed in 2022 niet en voldoet nu wel", "nu voldoet het, in 2022 niet", "voldeed niet, en dat is niet veranderd".
    """
    for cut in _BETWEEN.finditer(stretch.folded) if may_judge(stretch.folded) else ():
        before, after = stretch.part(0, cut.start()), stretch.part(cut.end(), len(stretch.folded))
        first = value_in(before.folded) if before and after else None
        second = (value_in(after.folded) or gone_on(after.folded, first.grade)) if first else None
        if second and bool(_time(before.folded).earlier) != bool(_time(after.folded).earlier):
            yield before, first
            yield after, second
            return
    yield stretch, value_in(stretch.folded, last) or stated


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
    """A clause that speaks of "this norm" or of our judgement of it, or a short sentence that says who complies."""
    folded = sentence.folded
    if _SHORT.match(folded):
        if (found := value_in(folded)) is not None:
            yield Clause((), found.grade, sentence, When(earlier=when(folded).earlier))
        return
    pieces = list(_moments(sentence))
    if len(pieces) > 1 and _is_about_norm(folded, before):
        yield from (Clause(before, found.grade, part, _time(part.folded)) for part, found in pieces if found)
        return
    start = 0
    for cut in [*_TURN.finditer(folded), None]:
        clause = sentence.part(start, cut.start() if cut else len(folded))
        start = cut.end() if cut else start
        if clause and _is_about_norm(clause.folded, before) and (found := value_in(clause.folded)):
            yield Clause(before, found.grade, clause, _time(clause.folded))
            return


def _is_about_norm(folded: str, before: tuple[str, ...]) -> bool:
    """Whether words speak of "this norm", or of our judgement where one norm was named before."""
    return bool(_THIS_NORM.search(folded) or (len(before) == 1 and _OUR_JUDGEMENT.search(folded)))
