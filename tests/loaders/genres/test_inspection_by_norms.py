"""Reports that judge norm by norm, on invented text and on the real report of that kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from loaders.genres import Genre, inspection_by_norms
from loaders.readers.assessment import Assessment, assess
from loaders.readers.assessment import statements as assessed
from loaders.reading import read_source
from loaders.segments import Layout, segment
from loaders.statements import Statement
from tests.conftest import SAMPLES, real_report
from tests.loaders.conftest import claimed, said


def everything(genre: Genre, assessment: Assessment) -> list[Statement]:
    """What every document is read for and what its kind is read for besides."""
    return [*assessed(assessment), *genre.read(assessment)]


LayoutOf = Callable[[str], Layout]
REPORT = """Inspectie Gezondheidszorg en Jeugd

Rapport Berkenhof

Conclusie

De inspectie ziet dat de hulp veilig is. De inspectie heeft vertrouwen in de bestuurder.

Norm 1.1 Wensen en behoeften zijn bekend

Ouders vertellen dat hun wensen zijn gevraagd. Een plan ontbreekt soms.

Norm 1.2 Ouders houden de regie

Ouders beslissen mee.

Norm 2.1 Veiligheid wordt gewogen

Er is een vaste lijst.

Vervolg

Berkenhof stuurt binnen acht weken een verbeterplan.
"""


def of_kind(statements: list[Statement], *kinds: str) -> list[Statement]:
    return [s for s in statements if s.kind in kinds]


def test_three_norm_headings_make_the_kind(layout_of: LayoutOf) -> None:
    recognised = claimed(layout_of(REPORT), inspection_by_norms.KIND)
    assert recognised is not None
    assert recognised.kind == "inspection-by-norms"
    assert "3 norm headings" in recognised.reason_en


def test_two_do_not(layout_of: LayoutOf) -> None:
    assert claimed(layout_of(REPORT.replace("Norm 2.1", "Deel 2")), inspection_by_norms.KIND) is None


def test_findings_belong_to_their_norm(layout_of: LayoutOf) -> None:
    layout = layout_of(REPORT)
    statements = said(layout, everything(inspection_by_norms, assess(layout)), inspection_by_norms.KIND)
    findings = of_kind(statements, "Finding")
    assert Counter(str(s.get("normNotation")) for s in findings)["1.1"] == 2
    heard = [s for s in findings if s.voice == "heard-group"]
    assert len(heard) == 1


@pytest.mark.parametrize("name", ["inspectie-pleegzorg-wilgenkring", "inspectie-gezinshuizen-hazelmaat"])
def test_the_samples_have_fourteen_norms_with_a_judgement_each(name: str) -> None:
    statements = everything(inspection_by_norms, assess(segment(read_source(SAMPLES / f"{name}.txt"))))
    assert len(of_kind(statements, "PrintedNorm")) == 14
    assert len({s.get("normNotation") for s in of_kind(statements, "NormJudgement")}) == 14


@pytest.fixture(scope="module")
def real() -> tuple[str, list[Statement]]:
    layout = segment(read_source(real_report("000")))
    return layout.source.text, everything(inspection_by_norms, assess(layout))


def facts(statements: list[Statement], field: str) -> set[str]:
    return {str(s.get("fieldValue")) for s in statements if s.kind == "DocumentFact" and s.get("field") == field}


@pytest.mark.shared
def test_the_facts_of_the_real_report(real: tuple[str, list[Statement]]) -> None:
    text, statements = real
    title = next(s for s in statements if s.kind == "DocumentFact" and s.get("field") == "title")
    assert text[title.places[0].start : title.places[0].end].startswith("Rapport ")
    assert facts(statements, "publisher") == {"Inspectie Gezondheidszorg en Jeugd"}
    assert facts(statements, "kvk_number") == {"41055988"}
    assert {"2022-10", "2022-10-19/2022-10-20"} == facts(statements, "visit_date")
    assert len(facts(statements, "former_name")) == 1
    assert any(value.startswith("Stichting ") for value in facts(statements, "organisation"))


@pytest.mark.shared
def test_the_norms_of_the_real_report(real: tuple[str, list[Statement]]) -> None:
    _, statements = real
    assert [s.get("notation") for s in of_kind(statements, "PrintedTheme")] == ["1", "2", "3"]
    norms = of_kind(statements, "PrintedNorm")
    assert len({s.get("notation") for s in norms}) == 14
    assert all(str(s.get("title")).endswith((".", "ouders")) for s in norms)
    assert len(of_kind(statements, "ScalePoint")) == 5
    faults = [s for s in of_kind(statements, "SourceAnomaly") if s.rule == "anomaly-duplicate-text"]
    assert ["3.3 en 3.4" in str(s.get("reading")) for s in faults] == [True]


@pytest.mark.shared
def test_the_judgements_of_the_real_report(real: tuple[str, list[Statement]]) -> None:
    _, statements = real
    judgements = of_kind(statements, "NormJudgement")
    values = Counter(str(s.get("value") or "unknown").rpartition("/")[2] for s in judgements)
    assert values == {"voldoet": 6, "voldoet-grotendeels": 7, "unknown": 1}
    unknown = next(s for s in judgements if s.get("value") is None)
    assert (unknown.get("normNotation"), len(unknown.all("possibleValue"))) == ("2.3", 2)
    assert all(s.mode in ("derived", "unknown") for s in judgements)


@pytest.mark.shared
def test_points_and_sources_of_the_real_report(real: tuple[str, list[Statement]]) -> None:
    _, statements = real
    points = of_kind(statements, "AttentionPoint", "ImprovementPoint", "Shortcoming")
    assert {s.get("normNotation") for s in points} == {"1.1", "1.2", "1.4", "2.1", "2.3", "2.4", "3.1", "3.2"}
    assert {s.get("normNotation") for s in points if s.kind == "ImprovementPoint"} == {"2.3"}
    sources = of_kind(statements, "EvidenceSource")
    assert 15 <= len(sources) <= 17
    assert sum(isinstance(s.get("participantCount"), int) for s in sources) >= 11
