"""What is measured in a document for its kind to be recognised, beside the words that a file of a kind names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.documents.kind import Count
from loaders.elements import letterhead, programmes
from loaders.elements.parties import named_by
from loaders.genres import youth_summary
from loaders.readers import advice, planned_actions, theme_judgements
from loaders.readers.addressees import Addressees
from loaders.readers.assessment import Assessment
from loaders.readers.parties import Parties
from loaders.segments import Kind


def norms(assessment: Assessment) -> int:
    """Norms with a heading of their own."""
    return len({norm.notation for norm in assessment.sections.norms})


def themes(assessment: Assessment) -> int:
    """Themes, where most of them are judged."""
    return len(assessment.report.themes) if assessment.report else 0


def judged_themes(assessment: Assessment) -> int:
    """Themes that carry a judgement of their own or are said to carry none."""
    return theme_judgements.count(assessment.report.themes) if assessment.report else 0


def advices(assessment: Assessment) -> int:
    """Pieces of advice."""
    return len(advice.advices(assessment.layout.document, Addressees(Parties())))


def parties(assessment: Assessment) -> int:
    """Parties that a heading names."""
    headings = (segment for segment in assessment.layout.body if segment.kind is Kind.HEADING)
    return len({party.iri for heading in headings if (party := named_by(heading)) is not None})


def letter(assessment: Assessment) -> int:
    """1 where a salutation stands and a leave-taking behind it."""
    opening, end = letterhead.salutation(assessment.layout), letterhead.closing(assessment.layout)
    return int(opening is not None and end is not None and end >= opening.end())


def annexes(assessment: Assessment) -> int:
    """Annexes by their headings."""
    body = assessment.layout.body
    return sum(each.kind is Kind.HEADING and programmes.annex_title(each) is not None for each in body)


def actions(assessment: Assessment) -> int:
    """Planned actions in tables."""
    return sum(1 for part in assessment.layout.document.tables for _ in planned_actions.in_table(part))


def parts(assessment: Assessment) -> int:
    """Which of the four usual parts of a summary for young people there are."""
    return len(_parts(assessment))


def told_parts(assessment: Assessment) -> int:
    """1 where one of those is on what young people told."""
    return int("told" in _parts(assessment))


def characters(assessment: Assessment) -> int:
    """The length of the text."""
    return sum(len(segment.folded) + 1 for segment in assessment.layout.body) - 1


def _parts(assessment: Assessment) -> set[str]:
    return {part for section in assessment.layout.sections if (part := youth_summary.part_of(section)) is not None}


COUNTS: Mapping[Count, Callable[[Assessment], int]] = {
    "advices": advices,
    "annexes": annexes,
    "characters": characters,
    "judged-themes": judged_themes,
    "letter": letter,
    "norms": norms,
    "parties": parties,
    "planned-actions": actions,
    "summary-parts": parts,
    "themes": themes,
    "told-parts": told_parts,
}
