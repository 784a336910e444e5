"""Dialogue reports: advice, views of roles, sources and their limits, in more than one layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.documents.recognition import recognise
from loaders.genres import dialogue_report
from loaders.readers.assessment import assess
from loaders.reading import read_source, source_from_bytes
from loaders.segments import Layout, segment
from loaders.statements import Statement
from tests.loaders.conftest import claimed

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "samples" / "gespreksverslag-weekendpleegzorg.txt"

# A layout of its own: recommendations in one numbered list, views in running prose, no colophon.
LISTED = """De keukentafel rond

Verslag van zes dialoogtafels met grootouders en jeugdbeschermers

1. Waarover ging het?

Wij organiseerden zes dialoogtafels. Acht grootouders en vijf jeugdbeschermers namen deel. Eerder gehouden gesprekken
met grootouders gaven aanleiding. Jeugdbeschermers vinden grootouders te bang voor regels. Grootouders voelen zich niet
altijd gezien. De uitnodiging moet duidelijker worden.

2. Aanbevelingen

1. Jeugdbeschermers: nodig grootouders uit voor het eerste gesprek.
2. Maak samen een kaart van de familie.
   - Grootouders: teken wie er belangrijk is.
   - Allen: kijk er elk jaar naar.

3. Hoe is dit verslag gemaakt?

Dit is geen onderzoek. Deelnemers meldden zich zelf aan. Dat kan een vertekend beeld geven.
"""


def _layout(text: str) -> Layout:
    return segment(source_from_bytes("t.txt", text.encode()))


def _read(text: str) -> list[Statement]:
    return list(dialogue_report.read(assess(_layout(text))))


def _quoted(layout: Layout, statements: list[Statement], kind: str) -> list[str]:
    text = layout.source.text
    return [text[s.places[0].start : s.places[0].end] for s in statements if s.kind == kind]


def _slugs(statement: Statement, name: str) -> list[str]:
    return [str(value).rpartition("/")[2] for value in statement.all(name)]


def test_it_is_recognised_by_its_advice_and_parties_and_not_by_its_name() -> None:
    claim = recognise(assess(_layout(LISTED)))
    assert claim.kind == dialogue_report.KIND
    assert "2 adviezen" in claim.reason_nl


@pytest.mark.parametrize(
    "name", ["inspectie-pleegzorg-wilgenkring", "inspectie-gi-veldermark", "jongerensamenvatting-zandmeer"]
)
def test_reports_of_other_kinds_are_left_alone(name: str) -> None:
    assert claimed(segment(read_source(ROOT / "samples" / f"{name}.txt")), dialogue_report.KIND) is None


def test_an_inquiry_with_talks_and_advice_is_no_report_of_a_conversation() -> None:
    text = (
        "Rekenkamer Zuiderzijl\n\nGrip op wonen\n\nWij voerden twaalf gesprekken en hielden twee bijeenkomsten.\n\n"
        "Oordeel\n\nDe gemeente heeft zicht op de kosten. Het onderzoek toont ook gebreken. Ons toezicht gaat door.\n\n"
        "Aanbevelingen\n\n1. Stel doelen vast.\n2. Meet wat het oplevert.\n3. Vraag huurders.\n4. Maak het openbaar.\n"
    )
    assert claimed(_layout(text), dialogue_report.KIND) is None


def test_who_sees_whom() -> None:
    layout = segment(read_source(SAMPLE))
    views = {
        layout.source.text[s.places[0].start : s.places[0].end]: (_slugs(s, "viewOf"), _slugs(s, "viewBy"))
        for s in dialogue_report.read(assess(layout))
        if s.kind == "RoleView"
    }
    assert views["Ouders zien zichzelf als degene die de knopen doorhakt."] == (["ouder"], ["ouder"])
    about, by = views["Door de anderen worden zij gezien als scheidsrechter."]
    assert about == ["begeleider"]
    assert "ouder" in by
    assert "begeleider" not in by


def test_a_view_in_running_prose_names_the_one_who_sees() -> None:
    layout = _layout(LISTED)
    views = [s for s in dialogue_report.read(assess(layout)) if s.kind == "RoleView"]
    assert (_slugs(views[0], "viewBy"), _slugs(views[0], "viewOf")) == (["jeugdbeschermer"], ["grootouder"])


def test_sources_are_the_talks_each_group_and_what_went_before() -> None:
    layout = _layout(LISTED)
    sources = [s for s in dialogue_report.read(assess(layout)) if s.kind == "EvidenceSource"]
    counts = {s.get("participantRole") or s.get("kindText"): s.get("participantCount") for s in sources}
    assert counts["groepsgesprek"] == 6
    assert counts["jeugdbeschermer"] == 5
    assert any(s.get("kindText") == "eerdere gesprekken" and s.get("participantCount") is None for s in sources)


NUMBERED = """Aan tafel

1. Inleiding

Tussen januari en mei 2021 vonden vijf gesprekken plaats. Aan de gesprekken namen twaalf jongeren en zes voogden deel.

2. Wie ziet wat?

2.1 Jongeren

Ze vinden dat voogden te vaak wisselen.

2.2 Voogden

Voogden voelen zich verantwoordelijk voor alles.

Aanbeveling 1: Praat met elkaar.
- Voor voogden: bel elke maand.

Aanbeveling 2: Leg het vast.

Colofon
Uitgever: Kennisnetwerk Randmeer
Juni 2021
"""


def test_numbered_headings_of_roles() -> None:
    found = _read(NUMBERED)
    views = [(_slugs(s, "viewOf"), _slugs(s, "viewBy")) for s in found if s.kind == "RoleView"]
    assert views == [(["jeugdige"], ["jeugdige"]), (["voogd"], ["voogd"])]


def test_a_year_is_no_number_of_talks_and_a_verb_in_two_parts_counts_who_came() -> None:
    sources = [s for s in _read(NUMBERED) if s.kind == "EvidenceSource"]
    assert [s.get("participantCount") for s in sources] == [5, 12, 6]


def test_publisher_and_date_stand_in_the_colophon() -> None:
    facts = {s.get("field"): s.get("fieldValue") for s in _read(NUMBERED) if s.kind == "DocumentFact"}
    assert (facts["title"], facts["publisher"], facts["date"]) == ("Aan tafel", "Kennisnetwerk Randmeer", "2021-06")


def test_what_must_change_is_the_reports_own_demand() -> None:
    layout = _layout(LISTED)
    assert _quoted(layout, list(dialogue_report.read(assess(layout))), "ImprovementPoint") == [
        "De uitnodiging moet duidelijker worden."
    ]


def test_its_limits_and_how_people_were_found() -> None:
    fields = {(s.get("field"), s.get("fieldValue")) for s in _read(LISTED) if s.kind == "DocumentFact"}
    assert ("limitation", "Dit is geen onderzoek.") in fields
    assert ("limitation", "Dat kan een vertekend beeld geven.") in fields
    assert ("selection", "Deelnemers meldden zich zelf aan.") in fields


def test_contact_details_are_not_taken_over() -> None:
    facts = [s for s in dialogue_report.read(assess(segment(read_source(SAMPLE)))) if s.get("field") == "contact"]
    assert facts
    assert all("@" not in str(s.get("fieldValue")) and "█" not in str(s.get("fieldValue")) for s in facts)


def test_a_table_that_counts_who_took_part_is_an_account_of_sources(layout_of: Callable[[str], Layout]) -> None:
    from loaders.elements import talks

    text = (
        "Wij organiseerden vijf rondetafelgesprekken.\n\n"
        "Wie\tAantal\nJongeren\t9\nOuders\t13\nTotaal\t22\n\nDat kostte het volgende.\n\n"
        "Kosten\tAantal\nJongeren\t3\n"
    )
    found = [(s.get("participantRole"), s.get("participantCount")) for s in talks.statements(layout_of(text), ())]
    assert found == [(None, 5), ("jeugdige", 9), ("ouder", 13)]
