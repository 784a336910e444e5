"""A report's way in: bytes to text, segments, statements, graph, gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import Graph

from loaders.arbitration import arbitrated
from loaders.context.policy import in_context
from loaders.context.reading import Contexts
from loaders.documents.recognition import Recognition, recognise
from loaders.elements import (
    actors,
    cases,
    contradictions,
    defects,
    gaps,
    identifiers,
    quotations,
    slips,
    topics,
)
from loaders.gate import SetAside, pass_gate
from loaders.genres import GENRES, further
from loaders.graph import report_graph
from loaders.identity import DocumentIdentity, identify
from loaders.readers import (
    advice,
    arithmetic,
    commitments,
    definitions,
    figures,
    named_examples,
    next_steps,
    norm_duties,
    planned_actions,
    points,
    time_limits,
)
from loaders.readers.assessment import assess
from loaders.readers.assessment import statements as assessed
from loaders.readers.criteria import past_criteria
from loaders.readers.parties import Parties
from loaders.readers.planned_moments import with_moments
from loaders.reading import SourceText, read_source
from loaders.rules import reading as rules
from loaders.segments import Layout, segment
from loaders.statements import Statement, without_repeats
from ontology.namespaces import NG
from ontology.ntriples import iri
from shapes.data import Data

# What every kind of document may hold; each yields statements from the layout alone.
_IN_EVERY_DOCUMENT = (time_limits, defects, slips)
# What is advised, planned, promised, asked, shown or in the way; each yields statements from the layout, its contexts
# and whoever the document names.
_WITH_PARTIES = (advice, planned_actions, commitments, next_steps, named_examples)


@dataclass(frozen=True)
class Reading:
    """One report as read: its identity and kind, and its graph on either side of the gate."""

    source: SourceText
    identity: DocumentIdentity
    recognised: Recognition
    passed: Data
    stopped: Data
    statements: int
    set_aside: tuple[SetAside, ...]
    warnings: tuple[str, ...]

    @cached_property
    def facts(self) -> Graph:
        """What the gate let through, as a graph that may be changed before it is committed."""
        return self.passed.graph

    @cached_property
    def quarantine(self) -> Graph:
        """The records of what it set aside, as such a graph."""
        return self.stopped.graph


def read(path: Path, given_id: str | None = None) -> Reading:
    """Read one file.

    Raises UnreadableReport where there is no text, InvalidId for an unusable id, BrokenReport where the text cannot be
    trusted. Nothing is written anywhere.
    """
    return read_text(read_source(path), given_id)


def read_text(source: SourceText, given_id: str | None = None) -> Reading:
    """The same from a text that is already decoded."""
    layout = segment(source)
    assessment = assess(layout)
    recognised = recognise(assessment)
    genre = GENRES.get(recognised.kind)
    contexts = Contexts(layout, recognised.kind, past_criteria(assessment.sections))
    quoted = tuple(quotations.statements(layout))
    contexts.quote(quoted)
    judged = tuple(assessed(assessment))
    of_kind = tuple(genre.read(assessment)) if genre else ()
    found = (*judged, *of_kind)
    further_points = points.elsewhere(assessment.layout, assessment.sections, found)
    more = (*further_points, *further.statements(layout, assessment.sections, found, known=genre is not None))
    of_genre = (*judged, *in_context((*of_kind, *more), contexts, source))
    identity = identify(source, of_genre, given_id)
    naming = (*actors.named_in(of_genre, source.text), *definitions.spelled_out(layout, contexts))
    named = tuple(actors.statements(layout, identity.key, naming))
    parties = Parties(named)
    said = (each for element in _WITH_PARTIES for each in element.statements(layout, contexts, parties))
    ruled = with_moments(rules.statements(layout, contexts), layout)
    of_document = arbitrated((*of_genre, *in_context(said, contexts, source), *ruled))
    defined = tuple(definitions.statements(layout, contexts))
    common = (*quoted, *named, *defined, *in_context(common_statements(layout, of_document, quoted), contexts, source))
    statements = without_repeats(source.text_sha256, identifiers.with_owner([*of_document, *common], source.text))
    passed = pass_gate(report_graph(source, identity, recognised, statements), source, identity.key)
    warnings = () if identity.certain else ("no publisher, title and date found: known by its text only",)
    return Reading(
        source,
        identity,
        recognised,
        passed.facts,
        passed.quarantine,
        len({subject for subject, _ in passed.facts.pairs.get(iri(NG.voice), ())}),
        passed.set_aside,
        (*warnings, *source.warnings, *passed.warnings),
    )


def common_statements(
    layout: Layout, of_kind: tuple[Statement, ...], quoted: tuple[Statement, ...] = ()
) -> Iterator[Statement]:
    """What any document may hold, beside what its kind is read for; one of no known kind says what it is about."""
    counted = tuple(figures.statements(layout))
    yield from counted
    yield from arithmetic.statements(layout, counted, of_kind)
    found = [each for element in _IN_EVERY_DOCUMENT for each in element.statements(layout)]
    yield from found
    yield from gaps.statements(layout, [*of_kind, *quoted, *found])
    yield from norm_duties.statements(of_kind)
    yield from contradictions.statements(layout, of_kind)
    yield from cases.statements(layout, of_kind)
    if all(statement.kind == "DocumentFact" for statement in of_kind):
        yield from topics.statements(layout)
