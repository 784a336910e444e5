"""What comes next after an examination: what, when, how long and by whom; and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from loaders.readers import next_steps
from loaders.segments import Layout
from loaders.statements import Statement
from tests.loaders.conftest import read_by, said, slugs_of, words_of

LayoutOf = Callable[[str], Layout]


def steps(layout: Layout) -> list[Statement]:
    return [s for s in said(layout, read_by(next_steps.statements, layout)) if s.kind == "FollowUp"]


def told(layout: Layout) -> list[tuple[str, str, str, str]]:
    """Kind, day, duration and who takes it, of each step."""
    return [
        (
            slugs_of(s, "followUpKind")[0],
            str(s.get("date") or ""),
            str(s.get("duration") or ""),
            "".join(slugs_of(s, "imposedBy")),
        )
        for s in steps(layout)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vervolg\n\nDe inspectie stelt Bosrand voor vier maanden onder verscherpt toezicht.\n",
            [("verscherpt-toezicht", "", "P4M", "inspectie")],
        ),
        (
            "Rapport\n\nHet Keurmerkinstituut heeft het certificaat van Bosrand ingetrokken.\n",
            [("certificaat-geschorst", "", "", "keurmerkinstituut")],
        ),
        (
            "Vervolgstappen\n\n1. Bosrand stuurt vóór 15 april 2026 een herstelplan naar de inspectie.\n"
            "2. In het najaar van 2026 voert de inspectie een hertoets uit.\n"
            "3. De inspectie informeert de gemeenten.\n",
            [
                ("verbeterplan", "2026-04-15", "", ""),
                ("hertoets", "", "", "inspectie"),
                ("melding", "", "", "inspectie"),
            ],
        ),
        ("Wat nu?\n\nBosrand heeft drie maanden de tijd om dit te herstellen.\n", [("overige-stap", "", "P3M", "")]),
        ("Vervolg\n\nDe inspectie ontvangt binnen zes weken een plan.\n", [("verbeterplan", "", "P42D", "inspectie")]),
        ("Vervolg\n\nVoor norm 1.1 sluit de inspectie het toezicht af.\n", [("geen", "", "", "inspectie")]),
        ("Vervolg\n\nDaarna beslissen wij wat er gebeurt.\n", [("besluit", "", "", "")]),
        ("En nu?\n\nIn 2027 gaan wij na of het beter gaat.\n", [("overige-stap", "", "", "")]),
    ],
)
def test_steps(layout_of: LayoutOf, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(layout_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vervolg\n\nDe inspecties stellen geen verscherpt toezicht in.\n",
        "Rapport\n\nEen vader vindt dat de groep onder verscherpt toezicht hoort te staan.\n",
        "Rapport\n\nIn mei 2024 stelde de inspectie Bosrand onder verscherpt toezicht.\n",
        "Vervolg\n\nAls dat niet lukt, kan de inspectie verscherpt toezicht instellen.\n",
        "Vervolg\n\nKomt er een hertoets?\n",
        "Brief\n\nOp 16 januari 2025 heeft de inspectie een onaangekondigd bezoek gebracht aan Bosrand.\n",
        "Brief\n\nU heeft daarop een verbeterplan ingediend.\n",
        "Rapport\n\nAlle begeleiders volgen een training over de meldcode.\n",
        "Vervolgopleiding\n\nJongeren kiezen een vak in 2026.\n",
        "Rapport\n\nDe gezinnen zijn tevreden met de hulp.\n",
    ],
)
def test_what_is_no_step(layout_of: LayoutOf, text: str) -> None:
    assert told(layout_of(text)) == []


def test_a_day_without_a_year_takes_that_of_the_dates_around_it_and_says_so(layout_of: LayoutOf) -> None:
    text = "Vervolg\n\nOp 9 juli 2024 was er een gesprek over verscherpt toezicht. {} juli trad de raad af.\n"
    layout = layout_of(text.format("Op 8"))
    resigned = next(s for s in steps(layout) if slugs_of(s, "followUpKind") == ["aftreden"])
    assert (resigned.get("date"), resigned.get("inferredYear")) == (date(2024, 7, 8), True)
    slips = [s for s in read_by(next_steps.statements, layout) if s.kind == "SourceAnomaly"]
    assert [words_of(layout, s) for s in slips] == ["Op 8 juli trad de raad af."]
    wrong = next(s for s in steps(layout_of(text.format("Maandag 7"))) if slugs_of(s, "followUpKind") == ["aftreden"])
    assert wrong.get("date") is None
