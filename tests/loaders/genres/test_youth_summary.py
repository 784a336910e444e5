"""Summaries for young people, on invented text and on the real one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.genres import youth_summary
from loaders.readers.assessment import assess
from loaders.reading import read_source
from loaders.segments import Layout, segment
from loaders.statements import Statement
from tests.conftest import real_report
from tests.loaders.conftest import claimed, said

LayoutOf = Callable[[str], Layout]
SUMMARY = """Toezicht bij De Berk

In mei 2024 kwamen inspecteurs van de Inspectie Gezondheidszorg en Jeugd bij De Berk in Berkveen. Wij wilden weten of
jouw hulp goed is.

Inspecteurs spraken met
7 jongeren
(van de ± 30 jongeren die er wonen).

Wat vertelden jongeren?
Jongeren vinden de begeleiders aardig. Een paar jongeren zeggen dat zij lang moeten wachten.

Bellen en bezoek
Over bellen denken jongeren verschillend. De jongeren mogen elk weekend bezoek krijgen.

Wat vinden de inspecteurs?
Wij zien mensen die hun best doen. De Berk voldoet nog niet aan alle eisen. Begeleiders moeten beter uitleggen waarom
iets niet mag. Let op: je rechten mogen duidelijker op papier. Dat moet namelijk van de wet.

Wat zegt De Berk?
Wij vroegen De Berk om een reactie.

Dit gaat De Berk doen:
“Bedankt voor het bezoek. Vanaf juni leggen wij elke regel uit.”

En nu?
De inspectie krijgt binnen zes weken een verbeterplan. In het najaar komen wij terug.
"""


def texts(layout: Layout, statements: list[Statement], *kinds: str) -> list[str]:
    text = layout.source.text
    return [text[s.places[0].start : s.places[0].end].replace("\n", " ") for s in statements if s.kind in kinds]


def test_it_is_recognised_by_its_parts(layout_of: LayoutOf) -> None:
    recognised = claimed(layout_of(SUMMARY), youth_summary.KIND)
    assert recognised is not None
    assert recognised.kind == "youth-summary"


def test_a_text_that_speaks_to_nobody_is_not(layout_of: LayoutOf) -> None:
    assert claimed(layout_of("De inspectie bezocht De Berk. Jongeren vertelden veel."), youth_summary.KIND) is None


def test_told_and_found_stay_apart(layout_of: LayoutOf) -> None:
    layout = layout_of(SUMMARY)
    statements = said(layout, youth_summary.read(assess(layout)), youth_summary.KIND)
    by_rule = {rule: [s for s in statements if s.rule == rule] for rule in ("told-by-youths", "found-by-inspectors")}
    assert [s.voice for s in by_rule["told-by-youths"]] == ["heard-group"] * 4
    assert {s.voice for s in by_rule["found-by-inspectors"]} == {"inspectorate"}


def test_points_are_what_must_change_and_not_the_judgement_on_the_whole(layout_of: LayoutOf) -> None:
    layout = layout_of(SUMMARY)
    statements = list(youth_summary.read(assess(layout)))
    assert texts(layout, statements, "ImprovementPoint") == ["Begeleiders moeten beter uitleggen waarom iets niet mag."]
    assert texts(layout, statements, "AttentionPoint") == []
    assert texts(layout, statements, "Shortcoming") == []


def test_who_was_spoken_to(layout_of: LayoutOf) -> None:
    statements = list(youth_summary.read(assess(layout_of(SUMMARY))))
    assert [s.get("participantCount") for s in statements if s.kind == "EvidenceSource"] == [7]


@pytest.mark.shared
def test_the_real_summary() -> None:
    layout = segment(read_source(real_report("003")))
    statements = said(layout, youth_summary.read(assess(layout)), youth_summary.KIND)
    sources = {
        s.get("participantCount"): str(s.get("sourceKind")).rpartition("/")[2]
        for s in statements
        if s.kind == "EvidenceSource"
    }
    assert sources == {6: "interview", 81: "eerder-onderzoek"}
    told = [s for s in statements if s.rule == "told-by-youths"]
    assert len(told) >= 7
    assert all(s.voice in ("heard-group", "inspectorate", "documents") for s in told)
    assert len(texts(layout, statements, "ImprovementPoint")) == 5
