"""The catalogue: headers, parameters, and evidence row by row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from queries import catalogue
from queries.catalogue import BadParameter, UnknownQuestion
from store import EmbeddedStore, Snapshot, Store, open_store

# What a question asks for before it can be answered.
REQUIRED = {
    "about-a-role": {"role": "pleegkind"},
    "organisation-in-reports": {"name": "Wilgenkring"},
    "statements-on-topic": {"topic": "veiligheid"},
    "what-a-role-says": {"role": "pleegouder"},
}
HOSTILE = ('x"y', "\\", "a\nb", "} DROP ALL {", "a>b", "x'y", '"""', "${x}", "?statement", "💥")


@pytest.fixture
def snapshot(sample_store: Store) -> Snapshot:
    found = sample_store.snapshot()
    assert found is not None
    return found


@pytest.mark.parametrize("question", catalogue.questions(), ids=lambda q: q.name)
def test_every_question_says_what_it_is_in_both_languages(question: catalogue.Question) -> None:
    for texts in (question.title, question.description, *(p.description for p in question.parameters)):
        assert texts["nl"].strip()
        assert texts["en"].strip()
        assert texts["nl"] != texts["en"]
    assert question.columns
    assert question.tags


@pytest.mark.parametrize("question", catalogue.questions(), ids=lambda q: q.name)
def test_every_question_has_an_answer_with_evidence_on_the_samples(
    question: catalogue.Question, snapshot: Snapshot
) -> None:
    answer = catalogue.ask(snapshot, question.name, REQUIRED.get(question.name, {}), unproven=True)
    assert answer.rows
    assert all(row.evidence for row in answer.rows)
    for row in answer.rows:
        assert set(row.values) <= set(question.columns)


@pytest.mark.parametrize("question", catalogue.questions(), ids=lambda q: q.name)
def test_the_evidence_of_a_row_is_a_slice_of_the_report_it_names(
    question: catalogue.Question, snapshot: Snapshot, sample_texts: dict[str, str]
) -> None:
    for row in catalogue.ask(snapshot, question.name, REQUIRED.get(question.name, {}), unproven=True).rows:
        for passage in row.evidence:
            assert sample_texts[passage.report][passage.start : passage.end] == passage.exact


@pytest.mark.parametrize("name", ["points", "quotations", "figures", "judgements", "sources"])
def test_taking_a_statement_away_takes_exactly_its_row(
    name: str, snapshot: Snapshot, sample_store: EmbeddedStore, tmp_path: Path
) -> None:
    before = catalogue.ask(snapshot, name, {})
    gone = before.rows[len(before.rows) // 2].evidence[0].statement
    shutil.copytree(sample_store.location, tmp_path / "store")
    store = open_store(tmp_path / "store")
    (graph,) = (g for g in snapshot.graphs() if any(quad.subject.value == gone for quad in snapshot.graph(g)))
    left = (quad.triple for quad in snapshot.graph(graph) if quad.subject.value != gone)
    after = catalogue.ask(store.replace({graph: left}), name, {})
    kept = [row for row in before.rows if all(p.statement != gone for p in row.evidence)]
    assert len(kept) == len(before.rows) - 1
    assert sorted(map(repr, after.rows)) == sorted(map(repr, kept))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_text_parameter_is_bound_as_a_term_whatever_it_holds(value: str, snapshot: Snapshot) -> None:
    assert catalogue.ask(snapshot, "figures", {"word": value}).rows == ()


def test_a_parameter_narrows_the_answer(snapshot: Snapshot) -> None:
    everything = catalogue.ask(snapshot, "judgements", {})
    report = everything.rows[0].values["report"]
    narrowed = catalogue.ask(snapshot, "judgements", {"report": report})
    assert 0 < len(narrowed.rows) < len(everything.rows)
    assert {row.values["report"] for row in narrowed.rows} == {report}


@pytest.mark.parametrize("value", ["a b", "<x>", 'a"b', "a\nb", "{x}"])
def test_an_iri_with_what_no_iri_holds_is_refused(value: str, snapshot: Snapshot) -> None:
    with pytest.raises(BadParameter, match="cannot be part of an IRI"):
        catalogue.ask(snapshot, "norms", {"report": value})


def test_unknown_names_are_refused_with_what_may_be_meant(snapshot: Snapshot) -> None:
    with pytest.raises(UnknownQuestion, match="did you mean 'judgements'"):
        catalogue.ask(snapshot, "judgments", {})
    with pytest.raises(BadParameter, match="has no parameter 'rapport'"):
        catalogue.ask(snapshot, "norms", {"rapport": "x"})
    with pytest.raises(BadParameter, match="did you mean 'pleegouder'"):
        catalogue.ask(snapshot, "what-a-role-says", {"role": "pleegoudr"})
    with pytest.raises(BadParameter, match="'topic' is missing"):
        catalogue.ask(snapshot, "statements-on-topic", {})
