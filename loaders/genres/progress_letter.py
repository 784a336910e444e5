"""Letter on the progress of plans, with an annex for each plan: its state, planning table, examples and obstacles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.elements import colophon, examples, findings, letterhead, obstacles, programmes, talks
from loaders.elements.wording import mentions
from loaders.readers.assessment import Assessment
from loaders.readers.document_facts import Fact
from loaders.segments import Kind, Layout, Section
from loaders.statements import Statement, values
from ontology.namespaces import concept

KIND = "progress-letter"

_TELLS_FIGURES = re.compile(r"\b(?:meld|laat .{0,20}zien|blijk|toon|cijfer)")
_STATISTICIANS = {"cbs"}  # bodies of the vocabulary that publish national figures
_BASELINE = re.compile(
    r"\bnulmeting\b.{0,40}\b(?:uit te voeren|uitgevoerd|gehouden|verricht)"
    r"|\b(?:gestart|gegaan|begonnen)\b.{0,20}\bnulmeting\b"
)
_SIGNING = re.compile(r"^\W*(?:met (?:vriendelijke|hartelijke|beleefde) groet|hoogachtend|geachte|beste|namens)\b")
_FOOTNOTE_LINK = re.compile(r"https?://|www\.")


def read(assessment: Assessment) -> Iterator[Statement]:
    """Facts, plans and their owners, planned actions, examples, obstacles, promises, next steps and findings."""
    layout = assessment.layout
    opening = letterhead.salutation(layout)
    start = opening.start() if opening else 0
    plan_of = programmes.plan_of_place(layout)
    sender = letterhead.sender(layout)
    yield from colophon.fact_statements(_facts(layout), "fact-in-letter")
    yield from talks.limits(layout)
    yield from _sources(layout)
    yield from talks.statements(layout, ())
    yield from programmes.statements(layout, start, sender)
    told, starts = examples.under_headings(layout)
    annexes = _annexes_start(layout)
    yield from examples.statements([examples.told_again(layout, example, annexes) for example in told], plan_of)
    yield from obstacles.statements(layout, plan_of)
    for section in layout.sections:
        first = section.segments[0].place.start if section.segments else -1
        if first not in starts and not obstacles.is_part(section):
            yield from _prose(section, start)


def _facts(layout: Layout) -> Iterator[Fact]:
    yield from letterhead.facts(layout)
    for segment in layout.segments:
        if segment.kind is Kind.FOOTNOTE and (link := _FOOTNOTE_LINK.search(segment.folded)):
            address = segment.shadow.part(link.start(), len(segment.text))
            yield Fact("reference", re.split(r"[\s<>()\]\\]", address.text)[0], address.whole)


def _annexes_start(layout: Layout) -> int:
    """Where the first annex begins: up to there it is the letter itself."""
    end = letterhead.closing(layout) or 0
    annex = (s.place.start for s in layout.body if s.kind is Kind.HEADING and programmes.annex_title(s) is not None)
    return next((start for start in annex if start > end), len(layout.source.text))


def _prose(section: Section, start: int) -> Iterator[Statement]:
    """The findings of one part."""
    for segment in section.segments:
        before = segment.place.start < start and segment.place.end <= start
        tells = segment.kind is Kind.PARAGRAPH and not segment.text.endswith(":")
        if tells and not before and not _SIGNING.match(segment.folded):
            yield from findings.in_prose([segment], "sentence-in-letter")


def _sources(layout: Layout) -> Iterator[Statement]:
    """The statistics and measurements the letter rests on, each once."""
    for kind, label, tells in (
        ("landelijke-statistiek", "landelijke statistiek", _national),
        ("registratie-nulmeting", "nulmeting", lambda folded: bool(_BASELINE.search(folded))),
    ):
        told = [s.whole for segment in layout.body for s in segment.sentences if tells(s.folded)]
        if told:
            pairs = values(sourceKind=concept("evidence-kind", kind), kindText=label)
            yield Statement("EvidenceSource", tuple(told), "author", "source-in-letter", pairs)


def _national(folded: str) -> bool:
    named = any(mention.concept.slug in _STATISTICIANS for mention in mentions("body", folded))
    return named and bool(_TELLS_FIGURES.search(folded))
