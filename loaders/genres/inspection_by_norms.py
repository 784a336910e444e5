"""Inspection report that judges an organisation norm by norm (assessment framework for youth care providers)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements import (
    confidence,
    evidence_base,
    findings,
    metadata,
    plans,
    pride,
)
from loaders.elements.anomalies import theme_name_variants
from loaders.readers.assessment import Assessment
from loaders.readers.norms import NormSections
from loaders.segments import Layout, Section, Segment
from loaders.statements import Statement

KIND = "inspection-by-norms"

_FOLLOW_UP = re.compile(r"\b(?:vervolg|wat nu|hoe (?:gaat het )?(?:nu )?verder|gebeurt er|hierna|en nu|en dan)\b")
_CONCLUSION = re.compile(r"\b(?:conclusies?|analyse|samenvatting|aanleiding|eindbeeld|kern|eindoordeel|totaalbeeld)\b")


def read(assessment: Assessment) -> Iterator[Statement]:
    """Metadata, findings, sources and plans."""
    layout, sections = assessment.layout, assessment.sections
    yield from metadata.statements(layout)
    yield from findings.in_norm_sections(sections)
    yield from evidence_base.statements(layout)
    yield from _around_the_norms(layout, sections)
    yield from plans.statements(layout)
    yield from theme_name_variants(layout, sections)


def _around_the_norms(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """Conclusions, and what the organisation is proud of, stand outside the norm sections."""
    outside = [section for section in layout.sections if not _inside(section, sections)]
    for passage in pride.pride(outside):
        yield findings.finding(passage, "point-of-pride", fixed="positive", voice="provider")
    yield from confidence.statements(segment for section in outside for segment in section.segments)
    for section in outside:
        if _CONCLUSION.search(section.title) and not _FOLLOW_UP.search(section.title):
            yield from findings.in_prose(_prose_of(section), "sentence-in-conclusion")


def _prose_of(section: Section) -> list[Segment]:
    return [segment for segment in section.segments if not segment.text.endswith(":")]


def _inside(section: Section, sections: NormSections) -> bool:
    first = section.heading or section.segments[0]
    return sections.norm_at(first.place.start) is not None
