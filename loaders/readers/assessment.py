"""What a document judges by and how it judges: its scale, themes, norms, judgements and points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.elements.anomalies import anomaly, duplicate_norm_texts
from loaders.readers import (
    criteria,
    judgements,
    learned_framework,
    norm_recovery,
    norms,
    points,
    scale_points,
    theme_judgements,
)
from loaders.readers.criteria import criterion_passage
from loaders.readers.norms import NormSections
from loaders.readers.themed_norms import ThemeReport, theme_report
from loaders.segments import Layout
from loaders.statements import Statement


@dataclass(frozen=True)
class Assessment:
    """The layout with lost headings of norms restored, the norms with their sections, and the themes they stand in."""

    layout: Layout
    sections: NormSections
    report: ThemeReport | None = None


def assess(layout: Layout) -> Assessment:
    """The norms of a document: below themes that are judged themselves, or else norm by norm."""
    report = theme_report(layout)
    judged = theme_judgements.count(report.themes)
    if judged >= 2 and judged * 2 >= len(report.themes):
        return Assessment(layout, report.sections, report)
    layout, printed = norm_recovery.readable(layout)
    return Assessment(layout, learned_framework.learned(layout, printed))


def statements(assessment: Assessment) -> Iterator[Statement]:
    """The scale, the framework, the themes and norms, their criteria, judgements and points."""
    layout, sections = assessment.layout, assessment.sections
    yield from scale_points.statements(layout)
    yield from learned_framework.statements(sections)
    for statement in norms.statements(sections):
        yield statement
        if statement.get("recoveredHeading"):
            yield anomaly(
                "lost-heading",
                statement.places,
                f"De kop van norm {statement.get('notation')} ontbreekt in de tekst; teruggevonden aan de"
                " tekst van de norm en de volgorde van het kader.",
                sections.norm_iri(str(statement.get("notation"))),
            )
    yield from criteria.statements(sections)
    themes = assessment.report.themes if assessment.report else theme_judgements.sections_of(layout, sections)
    yield from theme_judgements.statements(layout, sections, themes)
    yield from judgements.statements(layout, without_criteria(sections))
    yield from points.statements(without_criteria(sections))
    yield from duplicate_norm_texts(sections)


def without_criteria(sections: NormSections) -> NormSections:
    """The norms without what they are assessed on: a criterion says what should be, never what is judged."""
    kept = []
    for norm in sections.norms:
        criteria = {id(segment) for segment in criterion_passage(norm)}
        kept.append(replace(norm, segments=tuple(s for s in norm.segments if id(s) not in criteria)))
    return replace(sections, norms=tuple(kept))
