"""Progress letters: head and foot, plans, actions, examples and obstacles, in more than one layout."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders.documents.recognition import recognise
from loaders.genres import progress_letter
from loaders.readers import planned_actions
from loaders.readers.assessment import assess
from loaders.reading import read_source, source_from_bytes
from loaders.segments import Layout, segment
from loaders.statements import Statement
from tests.loaders.conftest import claimed, read_by

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "voortgangsbrief-dichtbij-huis.txt"

# A layout of its own: labels with colons, a table of bars, annexes in plain capitals, examples as a list.
BARS = """Ministerie van Volksgezondheid, Welzijn en Sport
t.a.v. mevrouw A. van der Plaats, staatssecretaris van Jeugd
Postbus 1, 1000 AA Stad

Datum: 3 maart 2022
Ons kenmerk: KV/22-3
Betreft: Voortgang plan Thuis Groeien

Geachte mevrouw Van der Plaats,

In deze brief informeren wij u over de stand van zaken van het programma 'Thuis Groeien'. Wij blijven met u in gesprek.
In de wijk helpt 'De Stoepbrigade' gezinnen al jaren.

Met vriendelijke groet,
namens de Vereniging Kleine Voorzieningen,
de voorzitter

Bijlage 1: Thuis Groeien

Planning

| Thema | Actie | Wanneer |
|---|---|---|
| Wijk | Buurtteam starten | Najaar 2022 |
| | Evaluatie delen | uiterlijk 1 mei 2023 |

Goede voorbeelden

- De Stoepbrigade: buren koken samen in de regio Waterrand, een initiatief van Stichting De Steiger.
- Logeerhuis: gezinnen rusten uit bij Huize Zonnestraal.

Belemmeringen

- Het tarief is te laag.
- Er is een tekort aan huizen.
"""


def _layout(text: str) -> Layout:
    return segment(source_from_bytes("t.txt", text.encode()))


def _facts(layout: Layout) -> dict[object, object]:
    found = progress_letter.read(assess(layout))
    return {s.get("field"): s.get("fieldValue") for s in found if s.kind == "DocumentFact"}


def _of(layout: Layout, kind: str) -> list[Statement]:
    return [s for s in progress_letter.read(assess(layout)) if s.kind == kind]


def test_it_is_recognised_by_salutation_closing_and_annexes() -> None:
    claim = recognise(assess(_layout(BARS)))
    assert claim.kind == progress_letter.KIND
    assert "1 bijlagen en 2 geplande acties" in claim.reason_nl


def test_a_letter_without_plans_is_not_one() -> None:
    text = "Geachte heer,\n\nTot ziens.\n\nMet vriendelijke groet,\n\nHet bestuur\n"
    assert claimed(_layout(text), progress_letter.KIND) is None


def test_head_and_foot_without_names_of_persons() -> None:
    facts = _facts(_layout(BARS))
    assert facts["date"] == "2022-03-03"
    assert facts["reference"] == "KV/22-3"
    assert facts["title"] == "Voortgang plan Thuis Groeien"
    assert facts["sender"] == "Vereniging Kleine Voorzieningen"
    assert facts["signatory"] == "de voorzitter"
    assert "staatssecretaris van Jeugd" in str(facts["addressee"])
    assert "Plaats" not in str(facts["addressee"])


def test_a_label_without_a_value_gives_no_fact() -> None:
    letter = "Datum\n3 maart 2022\nTelefoon\n\nUw kenmerk\n\nOnderwerp\nVoortgang\n\n" + BARS[BARS.index("Geachte") :]
    facts = _facts(_layout(letter))
    assert facts["subject"] == "Voortgang"
    assert "reference" not in facts


def test_a_merged_theme_cell_holds_for_the_rows_below_it() -> None:
    actions = read_by(planned_actions.statements, _layout(BARS))
    assert [(s.get("planTheme"), s.get("planningText")) for s in actions] == [
        ("Wijk", "Najaar 2022"),
        ("Wijk", "uiterlijk 1 mei 2023"),
    ]
    assert (actions[0].get("earliest"), actions[0].get("latest")) == (date(2022, 9, 1), date(2022, 11, 30))
    assert (actions[1].get("earliest"), actions[1].get("latest")) == (None, date(2023, 5, 1))
    assert {s.get("planName") for s in actions} == {"Thuis Groeien"}


def test_moments_side_by_side_in_a_cell_are_actions_apart_on_one_row() -> None:
    text = BARS.replace("Najaar 2022 |", "1e kwartaal 2023 2e kwartaal 2023 |")
    actions = read_by(planned_actions.statements, _layout(text))
    assert [s.get("planningText") for s in actions][:2] == ["1e kwartaal 2023", "2e kwartaal 2023"]
    assert actions[0].places == actions[1].places


def test_an_example_told_in_the_letter_and_in_its_annex_is_one_with_two_places() -> None:
    layout = _layout(BARS)
    examples = {s.get("name"): s for s in _of(layout, "GoodExample")}
    told = examples["De Stoepbrigade"]
    assert len(told.places) == 2
    assert told.get("region") == "Waterrand"
    assert told.all("organisation") == ("Stichting De Steiger",)
    assert examples["Logeerhuis"].all("organisation") == ("Huize Zonnestraal",)
    assert told.get("planName") == "Thuis Groeien"


def test_obstacles_belong_to_the_plan_of_their_annex() -> None:
    obstacles = _of(_layout(BARS), "Obstacle")
    assert [s.get("planName") for s in obstacles] == ["Thuis Groeien", "Thuis Groeien"]


def test_a_limitation_printed_under_several_annexes_is_one_fact() -> None:
    note = "\n<sup>{}</sup> De voorbeelden in deze bijlage zijn niet uitputtend.\n"
    layout = _layout(BARS + note.format(1) + "\nNog een alinea met gewone tekst erin.\n" + note.format(2))
    facts = [s for s in _of(layout, "DocumentFact") if s.get("field") == "limitation"]
    assert [len(s.places) for s in facts] == [2]
    start = facts[0].places[0].start
    assert layout.source.text[start:].startswith("De voorbeelden")


@pytest.mark.shared
def test_the_real_letter_gives_the_rows_of_its_three_tables() -> None:
    path = next((ROOT.parent / "shared" / "reports").glob("002_*"))
    rows: dict[object, set[object]] = {}
    for action in read_by(planned_actions.statements, segment(read_source(path))):
        rows.setdefault(action.get("planName"), set()).add(action.places)
    assert sorted(len(places) for places in rows.values()) == [8, 10, 12]
