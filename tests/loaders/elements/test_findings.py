"""Findings: who says it, and whether it speaks for or against."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import findings
from loaders.elements.voices import voice_of
from loaders.segments import Layout


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("de sfeer is goed en ouders zijn tevreden.", "positive"),
        ("een plan ontbreekt in veel dossiers.", "negative"),
        ("jongeren moeten lang wachten op hulp.", "negative"),
        ("er zijn geen klachten en de sfeer is goed.", "positive"),
        ("kinderen die niet thuis wonen krijgen goede hulp.", "positive"),
        ("de groep telt acht kinderen.", "neutral"),
    ],
)
def test_polarity(sentence: str, expected: str) -> None:
    assert findings.polarity(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "voice", "speaker"),
    [
        ("ouders vertellen dat de hulp snel begon.", "heard-group", "ouder"),
        ("de inspectie hoort van pleegouders dat zij steun krijgen.", "heard-group", "pleegouder"),
        ("uit de vragenlijsten blijkt dat pleegouders tevreden zijn.", "survey", None),
        ("in de dossiers staat een plan.", "documents", None),
        ("de inspectie ziet dat er rust is.", "inspectorate", None),
        ("er is rust op de groep.", "inspectorate", None),
    ],
)
def test_reported_speech_is_not_the_inspectorate_s_own(sentence: str, voice: str, speaker: str | None) -> None:
    found = voice_of(sentence)
    assert found.slug == voice
    if speaker:
        assert any(str(iri).endswith(f"/{speaker}") for iri in found.speakers)


def test_leads_questions_and_fragments_find_nothing(layout_of: Callable[[str], Layout]) -> None:
    layout = layout_of("De inspectie ziet het volgende:\n\nIs dat goed?\n\nGeen.\n")
    assert list(findings.in_prose(layout.body, "sentence-in-conclusion")) == []


def test_a_heading_may_settle_the_polarity(layout_of: Callable[[str], Layout]) -> None:
    found = list(
        findings.in_prose(
            layout_of("Er ontbreekt nooit een plan.").body, "point-of-pride", "provider", fixed="positive"
        )
    )
    assert [(str(s.get("polarity")).rpartition("/")[2], s.voice) for s in found] == [("positive", "provider")]
