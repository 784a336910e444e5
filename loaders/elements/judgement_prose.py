"""The judgement that the words in a norm's own section give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.elements.judgement_times import UNDATED, When, head_of_table, when
from loaders.elements.judgement_words import VALUE, grade
from loaders.elements.norms import PrintedNorm
from loaders.segments import Kind, Segment
from loaders.shadow import Shadow

# "Oordeel: voldoet", "Oordeel bij de hertoets: …", "Het oordeel luidt …".
_STATED = re.compile(
    rf"(?P<before>\w*\s?)\boordeel\b(?P<when>[^:.;|]{{0,60}}?)(?:\W*[:=]|\s(?:is|was|luidt|luidde|bleef|blijft)\b)?\W*"
    rf"(?:de (?:aanbieder|organisatie|instelling) )?{VALUE}(?P<date> ?\([^()]*\d{{4}}\))?"
)
_ALONE = re.compile(rf"^\W*{VALUE}\W*(?P<date>\([^()]*\d{{4}}\))?\W*$")
# A sentence that speaks of the norm itself; "de norm voor veiligheid" is another thing.
_OF_THE_NORM = re.compile(
    r"\b(?:deze|de|dit|bovenstaande) norm\b(?! (?:van|voor|dat|die))|\bnorm (?P<number>\d[a-c]?\.\d{1,2})\b"
    r"|\b(?:hier|hiermee|hieraan|daarmee|daaraan)\b"
)
# Somebody else's word for it is no judgement of the inspectorate.
_REPORTED = re.compile(
    r"\b(?:schrijft|schrijven|schreef|meldt|melden|meldde|zegt|zeggen|zei|vindt|vinden|vond|stelt|stellen|stelde|meent"
    r"|menen|denkt|denken|verwacht|geeft aan|geven aan|gaf aan|laat weten|liet weten|rapporteert|claimt|acht zich) "
    r"(?:\S+ ){0,6}?dat\b|\bvolgens (?!de inspect|ons\b|het (?:toetsings)?kader)|\bzelf\b.{0,40}\bvoldoet\b"
)
_OURS = re.compile(
    r"\b(?:inspectie|inspecties|inspecteurs|wij|we)\b.{0,30}\b(?:schrijft|vindt|vinden|stelt|stellen|meldt|zegt)\b"
    r"|\b(?:vindt|vinden|stelt|stellen|schrijft) (?:de inspecties?|wij|we)\b"
)
_SAYS_NOTHING_ELSE = re.compile(r"^(?:[\w.&'-]+ ){1,4}voldoet(?: \w+){0,3}\W*$")
_LABEL_ABOVE = re.compile(r"^\W*(?:\w+\s){0,2}oordeel\b|^\W*(?:19|20)\d\d\W*$")


@dataclass(frozen=True)
class Stated:
    """A judgement in words: `value` is None where the words fit more than one value of the scale."""

    shadow: Shadow
    value: str | None
    when: When = UNDATED


def stated(norm: PrintedNorm) -> list[Stated]:
    """Judgements printed beside the word for it or alone on a line or in a cell, else in a sentence about the norm."""
    return [*_labelled(norm), *_alone(norm)] or list(_in_sentences(norm))


def _labelled(norm: PrintedNorm) -> Iterator[Stated]:
    for segment in norm.segments[:8]:
        if "oordeel" not in segment.folded:
            continue
        for match in _STATED.finditer(segment.folded):
            if not match["before"].startswith(("geen", "eind")) and (graded := grade(match["value"])):
                yield Stated(segment.shadow.part(*match.span()), graded.value, _time(segment.folded, match))


def _time(folded: str, match: re.Match[str]) -> When:
    """The time of a labelled judgement: the date beside its label or behind it, and what the label says."""
    label = when(match["when"])
    around = match["before"] + match["when"] + folded[match.end("when") :][:8]
    told = when(around)
    return When(label.date or when(match["date"] or "").date, told.earlier, told.now)


def _alone(norm: PrintedNorm) -> Iterator[Stated]:
    for index, segment in enumerate(norm.segments[:6]):
        times = head_of_table(norm.segments, index) if segment.cells else {}
        for position, shadow in enumerate(segment.cells or (segment.shadow,)):
            match = _ALONE.match(shadow.folded)
            graded = grade(match["value"]) if match else None
            if match and graded:
                own = when(match["date"] or "")
                yield Stated(
                    shadow, graded.value, own if own.date else times.get(position, _above(norm.segments, index))
                )


def _above(segments: tuple[Segment, ...], index: int) -> When:
    """The time that a label on the line above a value gives it, as in a table of which the cells stand apart."""
    label = segments[index - 1].folded if index else ""
    return when(label) if len(label) <= 60 and _LABEL_ABOVE.match(label) else UNDATED


def _in_sentences(norm: PrintedNorm) -> Iterator[Stated]:
    for segment in norm.segments:
        if segment.kind in (Kind.ITEM, Kind.HEADING):
            continue
        for sentence in segment.sentences:
            if clause := _about(sentence, norm.notation):
                graded = grade(clause.folded)
                if graded:
                    yield Stated(clause, graded.value, When(earlier=when(clause.folded).earlier))


def _about(sentence: Shadow, notation: str) -> Shadow | None:
    """The clause of a sentence that judges the norm whose section it stands in; None where none does."""
    folded = sentence.folded
    if sentence.text.endswith("?") or sentence.text[:1] in "“\"'‘«»":
        return None
    if _REPORTED.search(folded) and not _OURS.search(folded):
        return None
    if _SAYS_NOTHING_ELSE.match(folded):
        return sentence
    for clause in _clauses(sentence):
        named = _OF_THE_NORM.search(clause.folded)
        if named and named["number"] in (None, notation):
            return clause
    return None


def _clauses(sentence: Shadow) -> Iterator[Shadow]:
    start = 0
    for match in re.finditer(r"; |, (?=(?:maar|omdat|want|terwijl)\b)", sentence.folded):
        yield sentence.part(start, match.start())
        start = match.end()
    yield sentence.part(start, len(sentence.text))
