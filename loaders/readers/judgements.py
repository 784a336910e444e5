"""The judgement on each norm, in whatever document and structure: shown by a disc, stated, derived or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from loaders.elements.anomalies import anomaly
from loaders.readers import scale_points
from loaders.readers.judgement_clauses import clauses
from loaders.readers.judgement_marks import Marked, marked
from loaders.readers.judgement_order import Given, settled
from loaders.readers.judgement_tables import RowJudgement, table_judgements
from loaders.readers.moments import UNDATED, When, year_of
from loaders.readers.norm_numbers import leading_number, references
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.own_scale import own_scale
from loaders.readers.points import has_points
from loaders.readers.scales import Grade, whole_value
from loaders.readers.section_values import stated
from loaders.readers.value_lists import Entry, ValueList, other_words, value_lists
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, Value, values
from ontology.namespaces import concept

_PARTLY_MET = ("voldoet-grotendeels", "voldoet-grotendeels-niet", "voldoet-niet")
_MIDDLE_AND_LOW = ("voldoet-grotendeels-niet", "voldoet-niet")
_NO_FORM = "Geen bekende vorm van een oordeel gevonden bij deze norm."
_ONLY_EARLIER = "De tekst geeft bij deze norm alleen een eerder oordeel, geen van nu."
_SEVERAL = "De woorden passen op meer dan één waarde van de schaal."
_WHICH = "De conclusie zegt dat verbetering nodig is, maar niet welke waarde van de schaal geldt."
_POINTS_ONLY = "De norm staat niet in een lijst van de conclusie en de paragraaf noemt alleen aandachtspunten."
_UNREAD = re.compile(r"\bvoldoet (?:grotendeels|niet)\b|\bgrotendeels (?:niet )?voldaan\b|\bniet voldaan\b")
_NEEDED = re.compile(r"\b(?:nodig|noodzakelijk|vereist)\b")
_STRESSED = re.compile(r"\b(?:zeer|dringend|hard|direct|onmiddellijk)\b")
_SAME_WORDING = 85
_LONGEST_ROW = 240


@dataclass(frozen=True)
class JudgedNorm:
    """A norm that is judged and has no section of its own: its number and title where a table or list prints them."""

    notation: str
    title: str
    place: Place


@dataclass
class _Gathered:
    """What was read of each norm, in order, and the norms that only a table, a list or a sentence prints."""

    given: dict[str, list[Given]] = field(default_factory=dict)
    judged: dict[str, JudgedNorm] = field(default_factory=dict)

    def add(self, notation: str, given: Given, printed: JudgedNorm | None = None) -> None:
        self.given.setdefault(notation, []).append(given)
        if printed is not None and (notation not in self.judged or not self.judged[notation].title):
            self.judged[notation] = printed


def statements(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """The NormJudgements of a document, and an anomaly where two that are stated disagree.

    A disc, a table, a label, a line of its own, a list and a sentence state a value; the lists of a conclusion that use
    other words than the scale give one that is derived. What is stated supersedes what is derived, a later judgement
    an earlier one; all stay visible. A norm of which no form of a judgement was found is
    unknown, with the reason; words of a scale that stand unread in its section are an anomaly.
    """
    gathered = _gather(layout, sections)
    printed = {norm.notation for norm in sections.norms}
    for judged in gathered.judged.values():
        if judged.notation not in printed:
            yield _printed(judged, sections)
    year = year_of(layout.source.text)
    first = {norm.notation: norm for norm in reversed(sections.norms)}
    order = dict.fromkeys([*(norm.notation for norm in sections.norms), *gathered.given])
    for notation in order:
        found = gathered.given.get(notation, [])
        if not any(not each.when.earlier for each in found) and notation in first:
            yield from _unread(first[notation]) if not found else ()
            reason = _ONLY_EARLIER if found else _NO_FORM
            found.append(Given(_unknown(first[notation], sections, reason), UNDATED))
        for party in dict.fromkeys(each.statement.get("judgedName") for each in found):
            of_party = [each for each in found if each.statement.get("judgedName") == party]
            yield from settled(layout.source.text_sha256, of_party, year)


def _gather(layout: Layout, sections: NormSections) -> _Gathered:
    out = _Gathered()
    scale = own_scale(layout)
    lists = value_lists(layout.body)
    beside = marked(layout, sections)
    with_list = any(group.grade and group.grade.slug == "voldoet" for group in lists)
    listed = _of_lists(lists, layout, sections)
    in_tables = [row for table in layout.document.tables for row in table_judgements(table) if not row.theme]
    themes = {theme.notation for theme in sections.themes}
    in_tables = [row for row in in_tables if row.named or "." in row.number or row.number not in themes]
    elsewhere: set[str] = {*listed, *(row.number for row in in_tables)}
    for norm in sections.norms:
        for mark in beside.get(norm.index, []):
            out.add(norm.notation, _from_mark(norm.notation, sections, mark))
        for said in stated(norm, scale):
            place = said.shadow.whole
            given = _given(norm.notation, sections, (place,), "judgement-in-words", said.grade, said.when, said.printed)
            out.add(norm.notation, given)
        if norm.notation not in out.given and norm.notation not in elsewhere and with_list:
            for given in _from_points(norm, sections):
                out.add(norm.notation, given)
    for row in in_tables:
        own = sections.norm_at(row.place.start) if not row.number else None
        if own is not None:
            out.add(own.notation, _from_row(replace(row, number=own.notation), sections))
        if not row.number:
            continue
        title = row.title.text.strip(" .;") if row.title else ""
        place = Place(
            row.subject.text.whole.start, max(row.subject.text.whole.end, row.title.whole.end if row.title else 0)
        )
        out.add(row.number, _from_row(row, sections), JudgedNorm(row.number, title, place))
    for given in _fallen_apart(layout, sections, {entry.words.whole for group in lists for entry in group.entries}):
        out.add(str(given.statement.get("normNotation")), given)
    for notation, found in listed.items():
        for given, judged in found:
            out.add(notation, given, judged)
    for notation, given, judged in _of_sentences(layout, sections, lists):
        out.add(notation, given, judged)
    return out


def _fallen_apart(layout: Layout, sections: NormSections, listed: set[Place]) -> Iterator[Given]:
    """The value on the line below a norm's number, in an overview of which the cells stand on lines of their own."""
    known = {norm.notation for norm in sections.norms}
    for row, below in pairwise(layout.body):
        value = whole_value(below.folded)
        if value is None or not value.grade.sure or row.kind is Kind.ROW or len(row.text) > _LONGEST_ROW:
            continue
        number = leading_number(row.folded) if row.place not in listed else None
        if number and number.numbers[0] in known and sections.norm_at(row.place.start) is None:
            places = (row.place, below.place)
            yield _given(number.numbers[0], sections, places, "judgement-in-table", value.grade, UNDATED, below.text)


# ── Lists ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _of_lists(
    lists: list[ValueList], layout: Layout, sections: NormSections
) -> dict[str, list[tuple[Given, JudgedNorm | None]]]:
    out: dict[str, list[tuple[Given, JudgedNorm | None]]] = {}
    taken: set[tuple[str, str]] = set()
    titles = {norm.notation: norm.folded.strip(" .;") for norm in sections.norms if norm.folded}
    for group in lists:
        grade, rule = group.grade, group.rule
        if (
            grade is None
            and rule == "list-improvement-needed"
            and (same := _in_words_of_scale(group.lead.folded, layout))
        ):
            grade, rule = Grade(same.replace("-", " "), "meets", same), "list-in-words-of-scale"
        for entry in group.entries:
            places = (entry.words.whole, group.lead.whole) if entry.words is not group.lead else (entry.words.whole,)
            numbers = entry.numbers or _by_title(
                entry, {n: title for n, title in titles.items() if (rule, n) not in taken}
            )
            taken.update((rule, number) for number in numbers)
            for number in numbers:
                given = _listed(number, sections, places, rule, grade, group)
                title = entry.title.text if entry.title and len(numbers) == 1 else ""
                out.setdefault(number, []).append((given, JudgedNorm(number, title, entry.words.whole)))
    return out


def _by_title(entry: Entry, titles: dict[str, str]) -> tuple[str, ...]:
    """The norm whose text a list names in (nearly) its own words."""
    words = entry.words.folded.strip(" .;")
    best = process.extractOne(words, titles, scorer=fuzz.ratio, score_cutoff=_SAME_WORDING)
    return (str(best[2]),) if best else ()


def _in_words_of_scale(folded: str, layout: Layout) -> str | None:
    """The one value of the printed scale that says "improvement is needed" with the very word of the lead."""
    word = _NEEDED.search(folded)
    if word is None or _STRESSED.search(folded):
        return None
    fitting = [
        point.slug
        for point in scale_points.points(layout)
        if point.slug
        and re.search(rf"\bverbeter\w*\b.{{0,30}}\b{word.group()}\b", point.shadow.folded)
        and not _STRESSED.search(point.shadow.folded)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _listed(
    notation: str, sections: NormSections, places: tuple[Place, ...], rule: str, grade: Grade | None, group: ValueList
) -> Given:
    if group.stated:
        return _given(notation, sections, places, rule, grade, group.when)
    status = "derived" if grade else "unknown"
    more = values(
        value=concept("judgement", grade.slug) if grade and grade.slug else None,
        valueStatus=concept("judgement-status", status),
        possibleValue=() if grade else [concept("judgement", slug) for slug in _MIDDLE_AND_LOW],
        reason=None if grade else _WHICH,
    )
    return Given(_statement(notation, sections, places, rule, "derived", more), group.when)


# ── Sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────
def _of_sentences(
    layout: Layout, sections: NormSections, lists: list[ValueList]
) -> Iterator[tuple[str, Given, JudgedNorm | None]]:
    """Norms that a sentence outside their own sections names by number, each clause with its value."""
    leads = {group.lead.whole for group in lists}
    for segment in layout.body:
        if segment.kind in (Kind.HEADING, Kind.ROW) or not references(segment.folded):
            continue
        before: tuple[str, ...] = ()
        for sentence in segment.sentences:
            own = sections.norm_at(sentence.whole.start)
            if sentence.whole in leads:
                continue
            found = clauses(sentence, before)
            for clause in found:
                for number in clause.numbers:
                    if own is None or own.notation != number:
                        given = _given(
                            number, sections, (sentence.whole,), "judgement-in-words", clause.grade, clause.when
                        )
                        yield number, given, JudgedNorm(number, "", sentence.whole)
            if not found and own is None and (said := other_words(sentence.folded)):
                yield from _in_other_words(sentence, sections, *said)
            before = _numbers(sentence) or before if sentence.folded else before


def _in_other_words(
    sentence: Shadow, sections: NormSections, rule: str, grade: Grade | None
) -> Iterator[tuple[str, Given, JudgedNorm | None]]:
    known = {norm.notation for norm in sections.norms}
    for number in _numbers(sentence):
        if number in known:
            group = ValueList(sentence, rule, grade, stated=False)
            yield number, _listed(number, sections, (sentence.whole,), rule, grade, group), None


def _numbers(sentence: Shadow) -> tuple[str, ...]:
    return tuple(number for reference in references(sentence.folded) for number in reference.numbers)


# ── One judgement ────────────────────────────────────────────────────────────────────────────────────────────────────
def _given(
    notation: str,
    sections: NormSections,
    places: tuple[Place, ...],
    rule: str,
    grade: Grade | None,
    when: When,
    printed: str = "",
    about: str = "",
) -> Given:
    """A judgement in words: on the inspectorates' scale by its concept, on another by its word as printed."""
    slug = _slug(grade, sections)
    status = "unknown" if grade is None else "not-assessed" if grade.scale == "none" else "stated"
    halfway = grade is not None and grade.scale == "meets" and grade.slug is None
    more = values(
        value=slug and concept("judgement", slug),
        valueStatus=concept("judgement-status", status),
        possibleValue=[concept("judgement", value) for value in _MIDDLE_AND_LOW] if grade is None else (),
        printedValue=grade.label if grade and (slug is None or halfway) else printed,
        judgementDate=when.printed,
        judgedName=about,
        reason=_SEVERAL if grade is None else None,
    )
    return Given(_statement(notation, sections, places, rule, "stated", more), when)


def _slug(grade: Grade | None, sections: NormSections) -> str | None:
    """The inspectorates' value; "voldaan" is one of theirs only in a document that works with their scale."""
    if grade is None or (grade.scale == "met" and not sections.four_words):
        return None
    return grade.slug


def _from_row(row: RowJudgement, sections: NormSections) -> Given:
    return _given(row.number, sections, (row.place,), "judgement-in-table", row.grade, row.when, row.printed, row.about)


def _from_mark(notation: str, sections: NormSections, mark: Marked) -> Given:
    more = values(
        value=concept("judgement", mark.value),
        valueStatus=concept("judgement-status", "not-assessed" if mark.value == "niet-beoordeeld" else "stated"),
        markColour=mark.looks,
        judgementDate=mark.when.printed,
    )
    return Given(_statement(notation, sections, (mark.place,), "judgement-by-mark", "stated", more), mark.when)


def _from_points(norm: PrintedNorm, sections: NormSections) -> Iterator[Given]:
    """A norm with attention points only, left out of the lists of a conclusion that does list norms."""
    points = has_points(norm)
    if points.get("AttentionPoint") and not points.get("ImprovementPoint") and not points.get("Shortcoming"):
        more = values(
            value=concept("judgement", "voldoet-grotendeels"),
            valueStatus=concept("judgement-status", "derived"),
            reason=_POINTS_ONLY,
        )
        places = (points["AttentionPoint"],)
        yield Given(_statement(norm.notation, sections, places, "attention-points-only", "derived", more), UNDATED)


def _unknown(norm: PrintedNorm, sections: NormSections, reason: str) -> Statement:
    """No value; a shortcoming in the section only excludes that the norm is fully met."""
    shortcoming = has_points(norm).get("Shortcoming")
    more = values(
        valueStatus=concept("judgement-status", "unknown"),
        reason=reason,
        possibleValue=[concept("judgement", slug) for slug in _PARTLY_MET] if shortcoming else (),
    )
    rule = "shortcoming-excludes-met" if shortcoming else "judgement-not-in-text"
    places = (norm.place, shortcoming) if shortcoming else (norm.place,)
    return _statement(norm.notation, sections, places, rule, "unknown", more)


def _statement(
    notation: str,
    sections: NormSections,
    places: tuple[Place, ...],
    rule: str,
    mode: str,
    more: tuple[tuple[str, Value], ...],
) -> Statement:
    pairs = values(aboutNorm=sections.norm_iri(notation), normNotation=notation)
    return Statement("NormJudgement", places, "inspectorate", rule, pairs + more, mode)


def _printed(judged: JudgedNorm, sections: NormSections) -> Statement:
    return Statement(
        "PrintedNorm",
        (judged.place,),
        "framework",
        "norm-judged",
        values(
            notation=judged.notation,
            title=judged.title,
            themeNotation=judged.notation.rpartition(".")[0].split(".")[0],
            printsNorm=sections.norm_iri(judged.notation),
            inFramework=sections.framework_iri,
        ),
    )


def _unread(norm: PrintedNorm) -> Iterator[Statement]:
    """An anomaly for words of the scale in a norm's section that no form of a judgement accounts for."""
    for segment in norm.segments:
        if match := _UNREAD.search(segment.folded):
            yield anomaly(
                "unread-judgement",
                (segment.shadow.place(*match.span()),),
                f"Bij norm {norm.notation} staan woorden van de oordelenschaal die niet als oordeel zijn gelezen.",
            )
            return
