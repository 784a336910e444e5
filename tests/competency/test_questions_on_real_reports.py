"""Questions of a policy researcher on the real reports, held against ../shared/competency/questions.json."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

import pytest

from queries import catalogue
from queries.catalogue import Answer
from store import Store
from tests.conftest import SHARED

pytestmark = pytest.mark.shared

NAMES = {"JIJ": "r000", "JB": "r004"}


def expected(question: str) -> dict[str, Any]:
    """The entry of the shared file for one competency question."""
    entries = json.loads((SHARED / "competency" / "questions.json").read_text("utf-8"))
    return next(entry for entry in entries if entry["id"] == question)


def proven(answer: Answer, entry: dict[str, Any], reports: set[str]) -> None:
    """Each passage that the file gives for these reports is overlapped by the answer's evidence."""
    passages = [p for row in answer.rows for p in row.evidence]
    for wanted in entry["evidence"]:
        if wanted["file"] in reports:
            assert any(
                p.report == f"r{wanted['file']}" and p.start < wanted["end"] and wanted["start"] < p.end
                for p in passages
            ), f"{entry['id']}: nothing of {wanted['file']} {wanted['start']}-{wanted['end']}: {wanted['quote'][:60]}"


def by_report(answer: Answer) -> dict[str, list[catalogue.AnswerRow]]:
    out: defaultdict[str, list[catalogue.AnswerRow]] = defaultdict(list)
    for row in answer.rows:
        out[row.values["report"]].append(row)
    return dict(out)


@pytest.fixture
def ask(real_store: Store):  # type: ignore[no-untyped-def]
    snapshot = real_store.snapshot()
    assert snapshot is not None

    def answer(question: str, /, **parameters: str) -> Answer:
        return catalogue.ask(snapshot, question, parameters)

    return answer


def test_cq01_frameworks_with_their_themes_and_norms(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ01")
    answer = ask("frameworks-applied")
    found = {row.values["report"]: (int(row.values["themes"]), int(row.values["norms"])) for row in answer.rows}
    for report, _, themes, norms in entry["expected"]["rows"]:
        if report == "000":
            assert found[f"r{report}"] == (themes, norms)
    proven(answer, entry, {"000"})


def test_cq03_points_by_norm_agree_with_what_the_conclusion_counts(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ03")
    answer = ask("points-per-norm", report="r000")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in answer.rows:
        found[row.values["kind"]].add(row.values["norm"])
    assert found["aandachtspunt"] == set(entry["expected"]["value"]["aandachtspunt"])
    assert found["verbeterpunt"] == set(entry["expected"]["value"]["verbeterpunt"])
    counted = ask("figures", report="r000", word="normen zijn er aandachtspunten")
    assert [int(row.values["value"]) for row in counted.rows] == [len(found["aandachtspunt"])]
    proven(counted, entry, {"000"})


def test_cq05_the_judgement_scale(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ05")
    answer = ask("judgement-scale", report="r000")
    assert {row.values["value"] for row in answer.rows} == set(entry["expected"]["value"])
    proven(answer, entry, {"000"})


def test_cq13_the_foster_care_department(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ13")
    figures = ask("figures", report="r000")
    values = {(int(float(row.values["value"])), row.values.get("unit", "").split(" ")[0]) for row in figures.rows}
    wanted = entry["expected"]["value"]
    assert (wanted["fte"], "fte") in values
    assert (wanted["gedragswetenschappers"], "gedragswetenschappers") in values
    assert (wanted["jeugdigen_2021"], "jeugdigen") in values
    forms = " ".join(row.values.get("forms", "") for row in ask("actors", report="r000").rows)
    assert all(team in forms for team in wanted["teams"])
    ties = ask("relations", report="r000")
    proven(Answer(ties.question, (*ties.rows, *figures.rows)), entry, {"000"})


def test_cq21_forms_of_foster_family_and_who_prepares_them(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ21")
    proven(ask("relations", report="r000", word="pleeggezin"), entry, {"000"})


def test_cq23_what_foster_parents_say(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ23")
    rows = by_report(ask("what-a-role-says", role="pleegouder"))["r000"]
    drift = Counter(row.values["polarity"] for row in rows)
    assert drift.most_common(1)[0][0] == "positief"
    proven(ask("what-a-role-says", role="pleegouder"), entry, {"000"})


def test_cq25_what_is_said_of_workload(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ25")
    answer = ask("statements-on-topic", topic="werkdruk")
    assert "r000" in by_report(answer)
    proven(answer, entry, {"000"})


def test_cq27_words_of_young_people(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ27")
    answer = ask("quotations", role="jeugdige", form="set-off")
    counts = {report: len(rows) for report, rows in by_report(answer).items()}
    for report in ("000", "003"):
        assert counts[f"r{report}"] == entry["expected"]["perReport"][report]
    proven(answer, entry, {"000", "003"})


def test_cq31_restrictive_measures(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ31")
    answer = ask("statements-on-topic", topic="vrijheidsbeperking")
    assert "r003" in by_report(answer)
    proven(answer, entry, {"003"})


def test_cq39_who_was_spoken_to_and_what_was_examined(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ39")
    answer = ask("sources", report="r000")
    counts = [
        (f"{row.values.get('kind', '')} {row.values.get('role', '')}", int(row.values["count"]), row)
        for row in answer.rows
        if "count" in row.values
    ]
    for what, number in entry["expected"]["value"].items():
        words = {"clientdossier": "cliëntdossier", "aanmeldteam": "medewerker"}.get(what, what.split(" ")[0])
        assert any(words in text and number == count for text, count, _ in counts), (what, number)
    facts = ask("document-facts", report="r000", field="visit_date")
    proven(Answer(answer.question, (*answer.rows, *facts.rows)), entry, {"000"})


def test_cq47_confidence_in_improvement(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ47")
    rows = by_report(ask("confidence"))
    for report in ("000", "003"):
        assert entry["expected"]["value"][report] in {row.values["confidence"] for row in rows[f"r{report}"]}
    proven(ask("confidence"), entry, {"000"})


def test_cq53_one_name_in_several_reports_is_not_merged(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ53")
    answer = ask("organisation-in-reports", name="Pactum")
    found = by_report(answer)
    assert {"r000", "r003"} <= set(found)
    years = {
        report: {row.values["issued"][:4] for row in rows if "issued" in row.values} for report, rows in found.items()
    }
    for report, year, _ in entry["expected"]["value"]:
        if report in ("000", "003"):
            assert years[f"r{report}"] == {str(year)}
    assert any(row.values["as"] == "founding_date" and row.values["value"] == "2021-01" for row in found["r000"])
    proven(answer, entry, {"000", "003"})


def test_cq55_the_crosswalk_with_its_match_kinds(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ55")
    answer = ask("crosswalk")
    found = {(row.values["from"], row.values["match"], row.values["to"]) for row in answer.rows}
    assert {tuple(row) for row in entry["expected"]["value"]} <= found
    proven(answer, entry, {"000"})


def test_cq59_faults_of_the_source(ask) -> None:  # type: ignore[no-untyped-def]
    entry = expected("CQ59")
    answer = ask("source-anomalies", report="r000")
    assert any("3.3" in row.values["reading"] and "3.4" in row.values["reading"] for row in answer.rows)
    proven(answer, entry, {"000"})
