"""Inspection report that judges by theme (assessment framework for certified institutions), the norms below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements import confidence, findings
from loaders.genres import (
    themes_evidence,
    themes_frame,
    themes_provider,
)
from loaders.readers.assessment import Assessment
from loaders.readers.criteria import criterion_passage
from loaders.readers.norms import PrintedNorm
from loaders.readers.points import is_point
from loaders.readers.themed_norms import ThemeReport
from loaders.segments import Kind, Layout, Segment
from loaders.statements import Statement, values

KIND = "inspection-by-themes"

_FINDINGS_OF_THE_WHOLE = re.compile(
    r"\b(?:conclusies?|oordeel|eindoordeel|onderbouwing|effecten|vertrouwen|samenvatting|problemen)\b"
)
_QUOTED = re.compile(r"^[\w ,'’-]{3,60}: ?[\"“„'‘]|^[\"“„'‘].*[\"”'’][^\w]{1,5}\w[\w ]{2,40}$")


def read(assessment: Assessment) -> Iterator[Statement]:
    """Facts, findings, cases, sources, promises and next steps."""
    layout, report = assessment.layout, assessment.report
    if report is None:
        return
    yield from themes_frame.facts(layout, report)
    yield from confidence.statements(layout.body[: report.start])
    yield from _prose(report)
    yield from themes_evidence.statements(layout)
    yield from _summary(layout, report)


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
    for section in sections:
        if _FINDINGS_OF_THE_WHOLE.search(section.title):
            prose = [segment for segment in section.segments if _is_prose(segment)]
            yield from findings.in_prose(prose, "sentence-in-conclusion")
