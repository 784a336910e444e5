"""Decisions of people: what they do to a report's graph, and how they hold when the text changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, URIRef

from loaders.decisions import NoDecision, Reviewed, decide, reviewed
from loaders.ingest import Outcome, ingest
from loaders.pipeline import Reading
from loaders.review import CURATED, Decision, anchor
from ontology import namespaces as ns
from ontology.namespaces import NG, OA
from store import Store
from tests.conftest import SAMPLES, StoreOf

REPORT = SAMPLES / "hertoets-pleegzorg-wilgenkring.txt"


class Desk:
    """A store with one report on it, whose text can be changed."""

    def __init__(self, store: Store, file: Path, key: str) -> None:
        self.store, self.file, self.key = store, file, key

    def read(self, text: str) -> Outcome:
        self.file.write_text(text, "utf-8")
        return next(iter(list(ingest([self.file], self.store, self.key))))

    @property
    def held(self) -> Reviewed:
        view = self.store.snapshot()
        assert view
        return reviewed(view, self.key)

    def first(self, kind: str) -> URIRef:
        """The statement of a kind that comes first in the text and has a passage of its own."""
        facts = self.held.facts
        found = [
            (int(str(facts.value(place, OA.start))), each)
            for each in facts.subjects(RDF.type, NG[kind])
            for place in facts.objects(each, NG.hasEvidence)
        ]
        return URIRef(str(min(found)[1]))

    def words(self, statement: URIRef) -> str:
        facts = self.held.facts
        return str(facts.value(facts.value(statement, NG.hasEvidence), OA.exact))

    def decide(self, kind: str, what: str, reason: str = "", **changes: str) -> Decision:
        return decide(self.store, self.key, self.first(kind), what, "toets", reason, changes)


@pytest.fixture
def desk(tmp_path: Path, store_of: StoreOf, reading_of: Callable[[Path], Reading]) -> Desk:
    return Desk(store_of(REPORT, tmp_path / "store"), tmp_path / REPORT.name, reading_of(REPORT).identity.key)


def test_a_rejected_statement_is_no_fact_anymore_and_stays_so_at_each_reading(desk: Desk) -> None:
    decision = desk.decide("Figure", "rejected", "geen cijfer")
    for _ in range(2):
        held = desk.held
        assert (decision.statement, None, None) not in held.facts
        aside = held.quarantine.value(predicate=NG.review, object=decision.iri)
        assert "geen cijfer" in " ".join(map(str, held.quarantine.objects(aside, NG.reason)))
        assert not desk.read(REPORT.read_text("utf-8")).changed


def test_a_corrected_value_takes_the_place_of_what_was_read_which_stays_on_record(desk: Desk) -> None:
    decision = desk.decide("NormJudgement", "corrected", value="voldoet niet")
    desk.read(REPORT.read_text("utf-8"))
    facts = desk.held.facts
    assert list(facts.objects(decision.statement, NG.value)) == [ns.concept("judgement", "voldoet-niet")]
    assert list(facts.objects(decision.statement, NG.assertionMode)) == [CURATED]
    assert f"{ns.concept('judgement', '')}" in str(desk.held.curated.value(decision.iri, NG.originalData))


def test_a_confirmed_statement_points_at_its_decision(desk: Desk) -> None:
    decision = desk.decide("Quotation", "confirmed")
    assert desk.held.facts.value(decision.statement, NG.review) == decision.iri


def test_a_later_decision_goes_over_an_earlier_one(desk: Desk) -> None:
    statement = desk.decide("Figure", "rejected", "vergissing").statement
    decide(desk.store, desk.key, statement, "confirmed", "toets")
    for _ in range(2):
        assert (statement, RDF.type, NG.Figure) in desk.held.facts
        assert desk.held.orphaned == []
        desk.read(REPORT.read_text("utf-8"))


@pytest.mark.parametrize(
    ("what", "reason", "changes"),
    [
        ("rejected", "", {}),
        ("corrected", "", {}),
        ("corrected", "", {"numericValue": "veel"}),
        ("corrected", "", {"assertionMode": "stated"}),
        ("corrected", "", {"unknownProperty": "x"}),
        ("corrected", "", {"voice": "nobody"}),
        ("corrected", "", {"numericValue": ""}),
    ],
)
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    desk: Desk, what: str, reason: str, changes: dict[str, str]
) -> None:
    before = desk.store.newest_id()
    with pytest.raises(NoDecision):
        desk.decide("Figure", what, reason, **changes)
    assert desk.store.newest_id() == before


def test_decisions_hold_when_the_text_before_them_changes(desk: Desk) -> None:
    rejected = desk.decide("Quotation", "rejected", "niet letterlijk")
    corrected = desk.decide("NormJudgement", "corrected", value="voldoet-niet")
    note = desk.read("Let op: een eerste regel.\n\n" + REPORT.read_text("utf-8")).note
    held = desk.held
    assert held.orphaned == []
    assert "orphaned" not in note
    assert (rejected.statement, None, None) not in held.facts
    assert all(rejected.quote[0] != desk.words(URIRef(str(s))) for s in held.facts.subjects(RDF.type, NG.Quotation))
    moved = held.facts.value(predicate=NG.review, object=corrected.iri)
    assert moved != corrected.statement
    assert held.facts.value(moved, NG.value) == ns.concept("judgement", "voldoet-niet")


def longest(desk: Desk, kind: str) -> URIRef:
    found = {URIRef(str(each)) for each in desk.held.facts.subjects(RDF.type, NG[kind])}
    return max(found, key=lambda each: (len(desk.words(each)), each))


def test_a_decision_holds_through_a_small_edit_within_its_passage(desk: Desk) -> None:
    statement = longest(desk, "Quotation")
    words = desk.words(statement)
    decide(desk.store, desk.key, statement, "confirmed", "toets")
    last = words.split()[-2]
    desk.read(REPORT.read_text("utf-8").replace(words, words.replace(f" {last} ", f" {last}s ")))
    assert desk.held.orphaned == []
    assert len(list(desk.held.facts.subject_objects(NG.review))) == 1


def test_a_decision_does_not_hold_for_words_that_say_otherwise(desk: Desk) -> None:
    statement = longest(desk, "Quotation")
    words = desk.words(statement)
    decide(desk.store, desk.key, statement, "confirmed", "toets")
    first, _, rest = words.partition(" ")
    note = desk.read(REPORT.read_text("utf-8").replace(words, f"{first} niet {rest}")).note
    assert len(desk.held.orphaned) == 1
    assert "1 decisions of reviewers orphaned" in note


def test_a_quotation_that_stands_there_twice_is_ambiguous(desk: Desk) -> None:
    decision = desk.decide("Quotation", "confirmed")
    facts = desk.held.facts
    other = Decision(
        decision.iri,
        decision.what,
        ns.statement(desk.key, "Quotation", "0" * 16),
        decision.kind,
        (decision.quote[0], "", ""),
        decision.who,
        decision.at,
        "",
        decision.original,
    )
    assert anchor(facts, desk.held.quarantine, other) == decision.statement
    text = facts.value(predicate=RDF.type, object=NG.SourceText)
    twice = type(facts.value(text, NG.text))(f"{facts.value(text, NG.text)}\n{decision.quote[0]}\n")
    facts.set((text, NG.text, twice))
    assert anchor(facts, desk.held.quarantine, other) is None
