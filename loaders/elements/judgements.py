"""The judgement on each norm: stated in words, derived from the conclusion by a named rule, or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.elements.dates import dates
from loaders.elements.judgement_lists import Listed, listed
from loaders.elements.judgement_words import VALUE, grade
from loaders.elements.norms import NormSections, PrintedNorm
from loaders.elements.points import has_points
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, Value, values
from ontology.namespaces import concept

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
_SAYS_NOTHING_ELSE = re.compile(r"^(?:[\w.&'-]+ ){1,4}voldoet(?: \w+){0,3}\W*$")
_EARLIER = re.compile(r"\b(?:eerder|vorig|oud|toen|was|destijds|luidde)\w*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MIDDLE_AND_LOW = ("voldoet-grotendeels-niet", "voldoet-niet")


@dataclass(frozen=True)
class _Stated:
    """A judgement in words: `value` is None where the words fit more than one value of the scale."""

    shadow: Shadow
    value: str | None
    when: str = ""


def statements(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """At least one NormJudgement for every printed norm.

    Stated words come first and supersede; both stay visible. The lists of the conclusion give a value only where their
    lead uses the words of the scale. A norm of which nothing is said is unknown, with the reason.
    """
    in_lists = listed(layout, sections)
    with_list = any(item.value == "voldoet" for items in in_lists.values() for item in items)
    judged: set[str] = set()
    silent: list[PrintedNorm] = []
    for norm in sections.norms:
        found = [
            *_stated(norm, sections),
            *(_from_list(norm, sections, item) for item in in_lists.get(norm.index, [])),
        ]
        if not found and with_list:
            found.extend(_from_points(norm, sections))
        yield from found
        if found:
            judged.add(norm.notation)
        else:
            silent.append(norm)
    yield from (_unknown(norm, sections) for norm in silent if norm.notation not in judged)


def _judgement(
    norm: PrintedNorm,
    sections: NormSections,
    places: tuple[Place, ...],
    rule: str,
    mode: str,
    more: tuple[tuple[str, Value], ...],
) -> Statement:
    pairs = values(aboutNorm=sections.norm_iri(norm.notation), normNotation=norm.notation)
    return Statement("NormJudgement", places, "inspectorate", rule, pairs + more, mode)


def _stated(norm: PrintedNorm, sections: NormSections) -> Iterator[Statement]:
    for found in _stated_values(norm):
        status = "not-assessed" if found.value == "niet-beoordeeld" else "stated" if found.value else "unknown"
        yield _judgement(
            norm,
            sections,
            (found.shadow.whole,),
            "judgement-in-words",
            "stated",
            values(
                value=found.value and concept("judgement", found.value),
                valueStatus=concept("judgement-status", status),
                possibleValue=() if found.value else [concept("judgement", slug) for slug in _MIDDLE_AND_LOW],
                printedValue=found.shadow.text,
                judgementDate=found.when,
                reason=None if found.value else "De woorden passen op meer dan één waarde van de schaal.",
            ),
        )


def _stated_values(norm: PrintedNorm) -> list[_Stated]:
    """Judgements printed beside the word for it, else alone on a line, else in a sentence about the norm."""
    labelled = [
        _Stated(segment.shadow.part(*match.span()), value.value, _when(segment.folded, match))
        for segment in norm.segments[:8]
        for match in _STATED.finditer(segment.folded)
        if not match["before"].startswith(("geen", "eind")) and (value := grade(match["value"]))
    ]
    alone = [
        _Stated(shadow, value.value, _date(match["date"] or ""))
        for segment in norm.segments[:6]
        for shadow in (segment.cells or (segment.shadow,))
        if (match := _ALONE.match(shadow.folded)) and (value := grade(match["value"]))
    ]
    return labelled + alone or list(_in_sentences(norm))


def _in_sentences(norm: PrintedNorm) -> Iterator[_Stated]:
    for segment in norm.segments:
        if segment.kind in (Kind.ITEM, Kind.HEADING):
            continue
        for sentence in segment.sentences:
            if clause := _about(sentence, norm.notation):
                graded = grade(clause.folded)
                if graded:
                    yield _Stated(clause, graded.value, "eerder" if _EARLIER.search(clause.folded) else "")


def _about(sentence: Shadow, notation: str) -> Shadow | None:
    """The clause of a sentence that judges the norm whose section it stands in; None where none does."""
    folded = sentence.folded
    if sentence.text.endswith("?") or sentence.text[:1] in "“\"'‘«»":
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


def _when(folded: str, match: re.Match[str]) -> str:
    """The date of a labelled judgement: as printed beside it, or just "eerder" where the label says so."""
    return (
        _date(match["when"])
        or _date(match["date"] or "")
        or ("eerder" if _EARLIER.search(match["before"] + match["when"] + folded[match.end("when") :][:8]) else "")
    )


def _date(folded: str) -> str:
    found = next(dates(folded), None)
    year = _YEAR.search(folded)
    return found.iso if found else year.group() if year else ""


def _from_list(norm: PrintedNorm, sections: NormSections, item: Listed) -> Statement:
    status = "unknown" if item.value is None else "stated" if item.stated else "derived"
    return _judgement(
        norm,
        sections,
        item.places,
        item.rule,
        "stated" if item.stated else "derived",
        values(
            value=item.value and concept("judgement", item.value),
            valueStatus=concept("judgement-status", "not-assessed" if item.value == "niet-beoordeeld" else status),
            possibleValue=() if item.value else [concept("judgement", slug) for slug in _MIDDLE_AND_LOW],
            reason=None
            if item.value
            else "De conclusie zegt dat verbetering nodig is, maar niet welke waarde van de schaal geldt.",
        ),
    )


def _from_points(norm: PrintedNorm, sections: NormSections) -> Iterator[Statement]:
    """A norm with attention points only, left out of the lists of a conclusion that does list norms."""
    points = has_points(norm)
    if points.get("AttentionPoint") and not points.get("ImprovementPoint") and not points.get("Shortcoming"):
        yield _judgement(
            norm,
            sections,
            (points["AttentionPoint"],),
            "attention-points-only",
            "derived",
            values(
                value=concept("judgement", "voldoet-grotendeels"),
                valueStatus=concept("judgement-status", "derived"),
                reason="De norm staat niet in een lijst van de conclusie en de paragraaf noemt alleen aandachtspunten.",
            ),
        )


def _unknown(norm: PrintedNorm, sections: NormSections) -> Statement:
    return _judgement(
        norm,
        sections,
        (norm.place,),
        "judgement-not-in-text",
        "unknown",
        values(
            valueStatus=concept("judgement-status", "unknown"),
            reason="De tekst geeft bij deze norm geen oordeel; een gekleurd teken gaat bij het omzetten naar tekst"
            " verloren.",
        ),
    )
