"""One judgement on a norm as a statement: by the words, the row, the mark or the points that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.readers.judgement_marks import Marked
from loaders.readers.judgement_order import Given
from loaders.readers.judgement_tables import RowJudgement
from loaders.readers.moments import UNDATED, When
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.readers.points import has_points
from loaders.readers.scales import Grade
from loaders.statements import Place, Statement, Value, values
from ontology.namespaces import concept

MIDDLE_AND_LOW = ("voldoet-grotendeels-niet", "voldoet-niet")
_PARTLY_MET = ("voldoet-grotendeels", *MIDDLE_AND_LOW)
_SEVERAL = "De woorden passen op meer dan één waarde van de schaal."
_POINTS_ONLY = "De norm staat niet in een lijst van de conclusie en de paragraaf noemt alleen aandachtspunten."


@dataclass(frozen=True)
class JudgedNorm:
    """A norm that is judged and has no section of its own: its number and title where a table or list prints them."""

    notation: str
    title: str
    place: Place


def given(
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
        possibleValue=[concept("judgement", value) for value in MIDDLE_AND_LOW] if grade is None else (),
        printedValue=grade.label if grade and (slug is None or halfway) else printed,
        judgementDate=when.printed,
        judgedName=about,
        reason=_SEVERAL if grade is None else None,
    )
    return Given(statement_of(notation, sections, places, rule, "stated", more), when)


def in_prose(grade: Grade | None, sections: NormSections) -> Grade | None:
    """A value from running words: in a document of the inspectorates' scale "deels" and "nog niet" fit several of it.

    In another one "nog niet" says that the norm is not met, and "deels" is a value by itself.
    """
    if grade is None or grade.scale != "meets" or grade.slug is not None:
        return grade
    if sections.four_words:
        return None
    return Grade("voldoet niet", "meets", "voldoet-niet") if grade.label == "voldoet nog niet" else grade


def dated(each: Given, year: str) -> Given:
    """A judgement of "vorig jaar" with its year, counted from that of the report."""
    if not each.when.ago or each.when.date or not year:
        return each
    when = replace(each.when, date=str(int(year) - each.when.ago))
    kept = tuple(pair for pair in each.statement.values if pair[0] != "judgementDate")
    return Given(replace(each.statement, values=kept + values(judgementDate=when.date)), when)


def _slug(grade: Grade | None, sections: NormSections) -> str | None:
    """The inspectorates' value; "voldaan" is one of theirs only in a document that works with their scale."""
    if grade is None or (grade.scale == "met" and not sections.four_words):
        return None
    return grade.slug


def from_row(row: RowJudgement, sections: NormSections) -> Given:
    return given(row.number, sections, (row.place,), "judgement-in-table", row.grade, row.when, row.printed, row.about)


def from_mark(notation: str, sections: NormSections, mark: Marked) -> Given:
    more = values(
        value=concept("judgement", mark.value),
        valueStatus=concept("judgement-status", "not-assessed" if mark.value == "niet-beoordeeld" else "stated"),
        markColour=mark.looks,
        judgementDate=mark.when.printed,
    )
    return Given(statement_of(notation, sections, (mark.place,), "judgement-by-mark", "stated", more), mark.when)


def from_points(norm: PrintedNorm, sections: NormSections) -> Iterator[Given]:
    """A norm with attention points only, left out of the lists of a conclusion that does list norms."""
    points = has_points(norm)
    if points.get("AttentionPoint") and not points.get("ImprovementPoint") and not points.get("Shortcoming"):
        more = values(
            value=concept("judgement", "voldoet-grotendeels"),
            valueStatus=concept("judgement-status", "derived"),
            reason=_POINTS_ONLY,
        )
        places = (points["AttentionPoint"],)
        yield Given(statement_of(norm.notation, sections, places, "attention-points-only", "derived", more), UNDATED)


def unknown(norm: PrintedNorm, sections: NormSections, reason: str) -> Statement:
    """No value; a shortcoming in the section only excludes that the norm is fully met."""
    shortcoming = has_points(norm).get("Shortcoming")
    more = values(
        valueStatus=concept("judgement-status", "unknown"),
        reason=reason,
        possibleValue=[concept("judgement", slug) for slug in _PARTLY_MET] if shortcoming else (),
    )
    rule = "shortcoming-excludes-met" if shortcoming else "judgement-not-in-text"
    places = (norm.place, shortcoming) if shortcoming else (norm.place,)
    return statement_of(norm.notation, sections, places, rule, "unknown", more)


def printed(judged: JudgedNorm, sections: NormSections) -> Statement:
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


def printed_theme(number: str, title: str, place: Place, sections: NormSections) -> Statement:
    """A theme that a table prints over the rows of its norms."""
    return Statement(
        "PrintedTheme",
        (place,),
        "framework",
        "theme-heading",
        values(
            notation=number,
            title=title,
            printsTheme=sections.theme_iri(number),
            inFramework=sections.framework_iri,
        ),
    )


def statement_of(
    notation: str,
    sections: NormSections,
    places: tuple[Place, ...],
    rule: str,
    mode: str,
    more: tuple[tuple[str, Value], ...],
) -> Statement:
    pairs = values(aboutNorm=sections.norm_iri(notation), normNotation=notation)
    return Statement("NormJudgement", places, "inspectorate", rule, pairs + more, mode)
