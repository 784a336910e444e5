"""Inspection report that judges by theme (assessment framework for certified institutions), the norms below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.elements import confidence, findings, judgements, norms
from loaders.elements.anomalies import anomaly, duplicate_norm_texts
from loaders.elements.norms import NormSections, PrintedNorm
from loaders.elements.points import has_points, is_point
from loaders.genres import (
    themes_evidence,
    themes_frame,
    themes_judgements,
    themes_next,
    themes_points,
    themes_provider,
)
from loaders.genres.recognition import Recognition
from loaders.genres.themes_structure import ThemeReport, criterion_passage, theme_report
from loaders.segments import Kind, Layout, Segment
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

KIND = "inspection-by-themes"

_FINDINGS_OF_THE_WHOLE = re.compile(
    r"\b(?:conclusies?|oordeel|eindoordeel|onderbouwing|effecten|vertrouwen|samenvatting|problemen)\b"
)
_QUOTED = re.compile(r"^[\w ,'’-]{3,60}: ?[\"“„'‘]|^[\"“„'‘].*[\"”'’][^\w]{1,5}\w[\w ]{2,40}$")
_PARTLY_MET = ("voldoet-grotendeels", "voldoet-grotendeels-niet", "voldoet-niet")


def recognise(layout: Layout) -> Recognition | None:
    """At least two themes, most of which carry a judgement of their own or are said to carry none."""
    report = theme_report(layout)
    judged = themes_judgements.count(report)
    if judged < 2 or judged * 2 < len(report.themes):
        return None
    number = len(report.sections.norms)
    return Recognition(
        KIND,
        min(0.92 + judged / 100, 0.99),
        f"{judged} van {len(report.themes)} thema's met een eigen oordeel, met daaronder {number} normen",
        f"{judged} of {len(report.themes)} themes with a judgement of their own, with {number} norms below them",
    )


def read(layout: Layout) -> Iterator[Statement]:
    """Facts, scale, themes, norms, judgements, shortcomings, findings, cases, sources, promises and next steps."""
    report = theme_report(layout)
    yield from themes_frame.facts(layout, report)
    yield from themes_frame.scale_points(layout, report)
    yield from _structure(report)
    yield from themes_judgements.statements(report, layout.body[: report.start])
    yield from confidence.statements(layout.body[: report.start])
    yield from _norm_judgements(layout, report)
    yield from themes_points.statements(layout, report.sections)
    yield from _prose(report)
    yield from themes_evidence.statements(layout)
    yield from _summary(layout, report)
    yield from duplicate_norm_texts(report.sections)


def _structure(report: ThemeReport) -> Iterator[Statement]:
    framework = report.sections.framework
    for statement in norms.statements(report.sections):
        if statement.kind == "PrintedNorm" and statement.get("notation") in report.recovered:
            yield replace(
                statement,
                rule="norm-heading-recovered",
                mode="derived",
                values=statement.values + values(recoveredHeading=True),
            )
            yield anomaly(
                "lost-heading",
                statement.places,
                f"De kop van norm {statement.get('notation')} ontbreekt in de tekst; teruggevonden aan de"
                " tekst van de norm, het blok met beoordelingspunten en de volgorde van het kader.",
                framework and framework.norm_iri(str(statement.get("notation"))),
            )
        else:
            yield statement
    for criterion in report.criteria:
        yield Statement(
            "NormCriterion",
            (criterion.place,),
            "framework",
            "criteria-under-heading",
            values(
                aboutNorm=framework.norm_iri(criterion.notation) if framework else None,
                normNotation=criterion.notation,
            ),
        )


def _norm_judgements(layout: Layout, report: ThemeReport) -> Iterator[Statement]:
    """A theme's judgement never reaches its norms; a shortcoming only excludes that a norm is fully met."""
    with_shortcoming: dict[str, Place] = {}
    for norm in report.sections.norms:
        if heading := has_points(norm).get("Shortcoming"):
            with_shortcoming[norm.notation] = heading
    for statement in judgements.statements(layout, _without_criteria(report.sections)):
        place = with_shortcoming.get(str(statement.get("normNotation")))
        if place is None or statement.mode != "unknown":
            yield statement
            continue
        possible = [concept("judgement", slug) for slug in _PARTLY_MET]
        yield replace(
            statement,
            places=(*statement.places, place),
            rule="shortcoming-excludes-met",
            values=statement.values + values(possibleValue=possible),
        )


def _without_criteria(sections: NormSections) -> NormSections:
    """The norms without what they are assessed on: a criterion says what should be, never what is judged."""
    kept = []
    for norm in sections.norms:
        criteria = {id(segment) for segment in criterion_passage(norm)}
        kept.append(replace(norm, segments=tuple(s for s in norm.segments if id(s) not in criteria)))
    return replace(sections, norms=tuple(kept))


def _prose(report: ThemeReport) -> Iterator[Statement]:
    framework = report.sections.framework
    for norm in report.sections.norms:
        about = values(aboutNorm=framework.norm_iri(norm.notation) if framework else None, normNotation=norm.notation)
        boxed: set[int] = set()
        for case, box in themes_frame.cases(norm.segments):
            boxed.update(id(segment) for segment in box)
            yield case
        yield from findings.in_prose(_findings_of(norm, boxed), "sentence-under-norm", about)
    for section in report.themes:
        boxed = set()
        for case, box in themes_frame.cases(section.segments):
            boxed.update(id(segment) for segment in box)
            yield case
        prose = [s for s in section.segments if _is_prose(s) and id(s) not in boxed]
        yield from findings.in_prose(prose, "sentence-under-theme")


def _findings_of(norm: PrintedNorm, boxed: set[int]) -> list[Segment]:
    apart = boxed | {id(segment) for segment in criterion_passage(norm)}
    return [
        segment
        for segment in norm.segments
        if segment.place.start >= norm.place.end
        and id(segment) not in apart
        and not is_point(norm, segment)
        and (_is_prose(segment) or segment.kind is Kind.ITEM)
    ]


def _is_prose(segment: Segment) -> bool:
    return segment.kind is Kind.PARAGRAPH and _QUOTED.match(segment.text) is None


def _summary(layout: Layout, report: ThemeReport) -> Iterator[Statement]:
    """What precedes the themes: the organisation's own words, the conclusions and what comes next."""
    start = report.themes[0].theme.place.start if report.themes else 0
    sections = themes_frame.sections_before(layout, start)
    yield from themes_provider.statements(sections)
    yield from themes_next.statements(sections)
    for section in sections:
        if _FINDINGS_OF_THE_WHOLE.search(section.title):
            prose = [segment for segment in section.segments if _is_prose(segment)]
            yield from findings.in_prose(prose, "sentence-in-conclusion")
