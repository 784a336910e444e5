"""The judgement on each norm, in whatever document and structure: shown by a disc, stated, derived or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.document.model import Table
from loaders.elements.anomalies import anomaly
from loaders.readers.judged import (
    JudgedNorm,
    dated,
    from_mark,
    from_points,
    from_row,
    given,
    in_prose,
    printed,
    printed_theme,
    unknown,
)
from loaders.readers.judgement_clauses import clauses
from loaders.readers.judgement_lists import listed, of_lists
from loaders.readers.judgement_marks import marked
from loaders.readers.judgement_order import Given, settled
from loaders.readers.judgement_tables import RowJudgement, table_judgements
from loaders.readers.moments import UNDATED, year_of
from loaders.readers.named_norms import named_in
from loaders.readers.norm_numbers import leading_number, references
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.own_scale import own_scale
from loaders.readers.scales import Grade, whole_value
from loaders.readers.section_values import stated
from loaders.readers.table_headings import norm_rows, theme_rows
from loaders.readers.value_lists import ValueList, other_words, value_lists
from loaders.segments import Kind, Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement

_NO_FORM = "Geen bekende vorm van een oordeel gevonden bij deze norm."
_ONLY_EARLIER = "De tekst geeft bij deze norm alleen een eerder oordeel, geen van nu."
_UNREAD = re.compile(r"\bvoldoet (?:grotendeels|niet)\b|\bgrotendeels (?:niet )?voldaan\b|\bniet voldaan\b")
_LONGEST_ROW = 240


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
    own_section = {norm.notation for norm in sections.norms}
    for table in layout.document.tables:
        yield from _headed_in(table, sections, own_section | gathered.judged.keys())
    for judged in gathered.judged.values():
        if judged.notation not in own_section and judged.title:
            yield printed(judged, sections)
    year = year_of(layout.source.text)
    first = {norm.notation: norm for norm in reversed(sections.norms)}
    order = dict.fromkeys([*(norm.notation for norm in sections.norms), *gathered.given])
    for notation in order:
        found = gathered.given.get(notation, [])
        if not any(not each.when.earlier for each in found) and notation in first:
            yield from _unread(first[notation]) if not found else ()
            reason = _ONLY_EARLIER if found else _NO_FORM
            found.append(Given(unknown(first[notation], sections, reason), UNDATED))
        for party in dict.fromkeys(each.statement.get("judgedName") for each in found):
            of_party = [dated(each, year) for each in found if each.statement.get("judgedName") == party]
            yield from settled(layout.source.text_sha256, of_party, year)


def _headed_in(table: Table, sections: NormSections, known: Set[str]) -> Iterator[Statement]:
    """The themes and norms that head rows of a table: themes where it judges norms that stand nowhere else."""
    norms = [row.number for row in table_judgements(table) if not row.theme]
    apart = {norm.notation for norm in sections.norms}
    if norms and not apart & set(norms):
        for number, title, words in theme_rows(table):
            yield printed_theme(number, title, words.whole, sections)
    for norm in norm_rows(table):
        if norm.notation not in known:
            yield printed(norm, sections)


def _gather(layout: Layout, sections: NormSections) -> _Gathered:
    out = _Gathered()
    lists = value_lists(layout.body)
    in_lists = of_lists(lists, layout, sections)
    in_tables = list(_in_tables(layout, sections))
    elsewhere = {*in_lists, *(row.number for row in in_tables)}
    _from_sections(out, layout, sections, elsewhere, lists)
    for row in in_tables:
        own = sections.norm_at(row.place.start) if not row.number else None
        if own is not None:
            out.add(own.notation, from_row(replace(row, number=own.notation), sections))
        elif row.number:
            out.add(row.number, from_row(row, sections), _norm_of(row))
    for each in _fallen_apart(layout, sections, {entry.words.whole for group in lists for entry in group.entries}):
        out.add(str(each.statement.get("normNotation")), each)
    for notation, found in in_lists.items():
        for each, judged in found:
            out.add(notation, each, judged)
    for notation, each, named in _of_sentences(layout, sections, lists):
        out.add(notation, each, named)
    return out


def _from_sections(
    out: _Gathered, layout: Layout, sections: NormSections, elsewhere: set[str], lists: list[ValueList]
) -> None:
    """What stands in the sections of norms: beside a disc, in words, or by the points alone where a list has none."""
    scale, beside = own_scale(layout), marked(layout, sections)
    with_list = any(group.grade and group.grade.slug == "voldoet" for group in lists)
    for norm in sections.norms:
        for mark in beside.get(norm.index, []):
            out.add(norm.notation, from_mark(norm.notation, sections, mark))
        for said in stated(norm, scale):
            grade = said.grade if said.printed else in_prose(said.grade, sections)
            places = (said.shadow.whole,)
            found = given(norm.notation, sections, places, "judgement-in-words", grade, said.when, said.printed)
            out.add(norm.notation, found)
        if norm.notation not in out.given and norm.notation not in elsewhere and with_list:
            for each in from_points(norm, sections):
                out.add(norm.notation, each)


def _in_tables(layout: Layout, sections: NormSections) -> Iterator[RowJudgement]:
    """The rows of tables that judge norms, not themes."""
    themes = {theme.notation for theme in sections.themes}
    for table in layout.document.tables:
        for row in table_judgements(table):
            if not row.theme and (row.named or "." in row.number or row.number not in themes):
                yield row


def _norm_of(row: RowJudgement) -> JudgedNorm:
    end = max(row.subject.text.whole.end, row.title.whole.end if row.title else 0)
    title = row.title.text.strip(" .;") if row.title else ""
    return JudgedNorm(row.number, title, Place(row.subject.text.whole.start, end))


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
            yield given(number.numbers[0], sections, places, "judgement-in-table", value.grade, UNDATED, below.text)


def _of_sentences(
    layout: Layout, sections: NormSections, lists: list[ValueList]
) -> Iterator[tuple[str, Given, JudgedNorm | None]]:
    """Norms that a sentence outside their own sections names by number, each clause with its value."""
    leads = {group.lead.whole for group in lists}
    titles: dict[str, JudgedNorm] = {}
    for segment in layout.body:
        if segment.kind in (Kind.HEADING, Kind.ROW) or not references(segment.folded):
            continue
        before: tuple[str, ...] = ()
        for sentence in segment.sentences:
            own = sections.norm_at(sentence.whole.start)
            named = {judged.notation: judged for judged in named_in(sentence)}
            if sentence.whole in leads:
                continue
            found = clauses(sentence, () if own else before)
            for clause in found:
                grade = in_prose(clause.grade, sections)
                for number in clause.numbers:
                    if own is None or own.notation != number:
                        places = (clause.shadow.whole,)
                        each = given(number, sections, places, "judgement-in-words", grade, clause.when)
                        yield number, each, titles.get(number) or named.get(number)
            if not found and own is None and (said := other_words(sentence.folded)):
                yield from _in_other_words(sentence, sections, *said)
            before = _numbers(sentence) or before if sentence.folded else before
            titles.update({number: judged for number, judged in named.items() if number not in titles})


def _in_other_words(
    sentence: Shadow, sections: NormSections, rule: str, grade: Grade | None
) -> Iterator[tuple[str, Given, JudgedNorm | None]]:
    known = {norm.notation for norm in sections.norms}
    for number in _numbers(sentence):
        if number in known:
            group = ValueList(sentence, rule, grade, stated=False)
            yield number, listed(number, sections, (sentence.whole,), rule, grade, group), None


def _numbers(sentence: Shadow) -> tuple[str, ...]:
    return tuple(number for reference in references(sentence.folded) for number in reference.numbers)


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
