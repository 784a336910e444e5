"""The judgement on each norm: shown by a disc, stated in words, derived by a named rule, or unknown."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.elements.judgement_lists import Listed, listed
from loaders.elements.judgement_marks import Marked, marked
from loaders.elements.judgement_order import Given, settled
from loaders.elements.judgement_prose import Stated, stated
from loaders.elements.judgement_times import UNDATED, year_of
from loaders.elements.norms import NormSections, PrintedNorm
from loaders.elements.points import has_points
from loaders.segments import Layout
from loaders.statements import Place, Statement, Value, values
from ontology.namespaces import concept

_MIDDLE_AND_LOW = ("voldoet-grotendeels-niet", "voldoet-niet")
_SILENT = "De tekst geeft bij deze norm geen oordeel; een gekleurd teken gaat bij het omzetten naar tekst verloren."
_ONLY_EARLIER = "De tekst geeft bij deze norm alleen een eerder oordeel, geen van nu."


def statements(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """At least one NormJudgement for every printed norm, and an anomaly where two that are printed disagree.

    A coloured disc and words state a value; the lists of the conclusion give one only where their lead uses the words
    of the scale. What is stated supersedes what is derived, a later judgement an earlier one; all stay visible. A norm
    of which nothing is said, or only how it was judged before, is unknown, with the reason.
    """
    first: dict[str, PrintedNorm] = {}
    given: dict[str, list[Given]] = {}
    for norm, found in _found(layout, sections):
        first.setdefault(norm.notation, norm)
        given.setdefault(norm.notation, []).extend(found)
    year = year_of(layout.source.text)
    for notation, found in given.items():
        if not any(not each.when.earlier for each in found):
            reason = _ONLY_EARLIER if found else _SILENT
            found.append(Given(_unknown(first[notation], sections, reason), UNDATED))
        yield from settled(layout.source.text_sha256, found, year)


def _found(layout: Layout, sections: NormSections) -> Iterator[tuple[PrintedNorm, list[Given]]]:
    in_lists = listed(layout, sections)
    beside = marked(layout, sections)
    with_list = any(item.value == "voldoet" for items in in_lists.values() for item in items)
    for norm in sections.norms:
        found = [_from_mark(norm, sections, mark) for mark in beside.get(norm.index, [])]
        found += [_from_words(norm, sections, words) for words in stated(norm)]
        found += [_from_list(norm, sections, item) for item in in_lists.get(norm.index, [])]
        yield norm, found or (list(_from_points(norm, sections)) if with_list else [])


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


def _from_mark(norm: PrintedNorm, sections: NormSections, mark: Marked) -> Given:
    more = values(
        value=concept("judgement", mark.value),
        valueStatus=concept("judgement-status", "not-assessed" if mark.value == "niet-beoordeeld" else "stated"),
        markColour=mark.looks,
        judgementDate=mark.when.printed,
    )
    return Given(_judgement(norm, sections, (mark.place,), "judgement-by-mark", "stated", more), mark.when)


def _from_words(norm: PrintedNorm, sections: NormSections, words: Stated) -> Given:
    status = "not-assessed" if words.value == "niet-beoordeeld" else "stated" if words.value else "unknown"
    more = values(
        value=words.value and concept("judgement", words.value),
        valueStatus=concept("judgement-status", status),
        possibleValue=() if words.value else [concept("judgement", slug) for slug in _MIDDLE_AND_LOW],
        printedValue=words.shadow.text,
        judgementDate=words.when.printed,
        reason=None if words.value else "De woorden passen op meer dan één waarde van de schaal.",
    )
    return Given(_judgement(norm, sections, (words.shadow.whole,), "judgement-in-words", "stated", more), words.when)


def _from_list(norm: PrintedNorm, sections: NormSections, item: Listed) -> Given:
    status = "unknown" if item.value is None else "stated" if item.stated else "derived"
    more = values(
        value=item.value and concept("judgement", item.value),
        valueStatus=concept("judgement-status", "not-assessed" if item.value == "niet-beoordeeld" else status),
        possibleValue=() if item.value else [concept("judgement", slug) for slug in _MIDDLE_AND_LOW],
        judgementDate=item.when.printed,
        reason=None
        if item.value
        else "De conclusie zegt dat verbetering nodig is, maar niet welke waarde van de schaal geldt.",
    )
    mode = "stated" if item.stated else "derived"
    return Given(_judgement(norm, sections, item.places, item.rule, mode, more), item.when)


def _from_points(norm: PrintedNorm, sections: NormSections) -> Iterator[Given]:
    """A norm with attention points only, left out of the lists of a conclusion that does list norms."""
    points = has_points(norm)
    if points.get("AttentionPoint") and not points.get("ImprovementPoint") and not points.get("Shortcoming"):
        more = values(
            value=concept("judgement", "voldoet-grotendeels"),
            valueStatus=concept("judgement-status", "derived"),
            reason="De norm staat niet in een lijst van de conclusie en de paragraaf noemt alleen aandachtspunten.",
        )
        places = (points["AttentionPoint"],)
        yield Given(_judgement(norm, sections, places, "attention-points-only", "derived", more), UNDATED)


def _unknown(norm: PrintedNorm, sections: NormSections, reason: str) -> Statement:
    more = values(valueStatus=concept("judgement-status", "unknown"), reason=reason)
    return _judgement(norm, sections, (norm.place,), "judgement-not-in-text", "unknown", more)
