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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ouders zijn minder tevreden over de uitleg.", "negative"),
        ("er is vertrouwen, maar het plan is nog niet klaar.", "negative"),
        ("dat is minder dan gehoopt, maar de richting klopt.", "positive"),
        ("jongeren hoeven geen borg meer te betalen.", "positive"),
        ("de inspecties kunnen dit niet bevestigen.", "neutral"),
        ("het verzuim daalde tot vijf procent.", "positive"),
        ("een plan binnen zes weken lukt bij 44 procent van de gezinnen.", "negative"),
        ("in veertien van de vijftien dossiers zit een verslag.", "positive"),
        ("in vijf van de elf dossiers zit een verslag.", "negative"),
    ],
)
def test_polarity_by_negation_turn_and_share(sentence: str, expected: str) -> None:
    assert findings.polarity(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "voice", "speaker"),
    [
        ("volgens de aanbieder is dat te verklaren.", "provider", None),
        ("de aanbieder herkent dit niet.", "provider", None),
        ("volgens het cbs groeit de groep.", "third-party", "cbs"),
        ("pleegouders zijn tevreden over de steun.", "heard-group", "pleegouder"),
        ("ouders hebben het gevoel dat zij niet gehoord worden.", "heard-group", "ouder"),
        ("er wordt ook gezegd dat het sneller kan.", "heard-group", None),
        ("in de gesprekken komen goede voorbeelden naar voren.", "heard-group", None),
        ("volgens de richtlijn maakt de begeleider een plan.", "framework", None),
        ("de inspectie is positief over de houding van ouders.", "inspectorate", None),
        ("in veertien van de twintig dossiers staat een weging.", "documents", None),
    ],
)
def test_each_voice_by_its_words(sentence: str, voice: str, speaker: str | None) -> None:
    found = voice_of(sentence)
    assert found.slug == voice
    assert not speaker or any(str(iri).endswith(f"/{speaker}") for iri in found.speakers)


def test_a_group_goes_on_until_the_inspectorate_speaks(layout_of: Callable[[str], Layout]) -> None:
    text = (
        "Ouders vertellen dat de hulp snel begon. Er is naar hun wensen geluisterd. Zij weten wie zij kunnen bellen. "
        "De inspectie concludeert dat de hulp goed start. Zij hebben een plan."
    )
    found = list(findings.in_prose(layout_of(text).body, "sentence-under-norm"))
    assert [s.voice for s in found] == ["heard-group", "heard-group", "heard-group", "inspectorate", "inspectorate"]
    assert all(str(s.get("speaker")).endswith("/ouder") for s in found[:3])
