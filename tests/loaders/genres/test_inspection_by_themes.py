"""Reports that judge by theme: structure, lost headings, judgements, shortcomings, voices, next steps and sources."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from loaders.elements.slips import statements as faults
from loaders.genres import Genre, inspection_by_norms, inspection_by_themes
from loaders.readers.assessment import Assessment, assess
from loaders.readers.assessment import statements as assessed
from loaders.readers.clean_lines import is_noise
from loaders.readers.influence import influence
from loaders.reading import read_source, source_from_bytes
from loaders.rules import rule_names
from loaders.segments import Layout, segment
from loaders.statements import Statement
from ontology.namespaces import concept
from tests.conftest import SAMPLES, real_report
from tests.loaders.conftest import claimed, said


def everything(genre: Genre, assessment: Assessment) -> list[Statement]:
    """What every document is read for and what its kind is read for besides."""
    return [*assessed(assessment), *genre.read(assessment)]


REPORT = """Rapport Jeugdbescherming Heidestroom

De instelling aan het woord

Op deze punten zijn we trots:

Collega's vangen elkaar op als het druk is.

Hiermee gaan we aan de slag:

Elk gezin krijgt binnenkort een vast gezicht.

Conclusie van de inspecties

In mei 2024 voerden de inspecties toezicht uit bij Jeugdbescherming Heidestroom (hierna: JBH).
De inspecties concluderen dat de kwaliteit van de begeleiding bij JBH onvoldoende is.
Het oordeel over de snelheid van de hulp is grotendeels voldoende.
Daarnaast hebben de inspecties weinig vertrouwen in het toezicht van binnenuit.

Certificering

Het Keurmerkinstituut heeft het certificaat van JBH per 3 juni 2024 geschorst.

Vervolg

Op 9 juli 2024 was er een gesprek over dit rapport met de bestuurder.
Op zondag 7 juli besloot de raad van toezicht af te treden.
De inspecties volgen JBH de komende vijf maanden door middel van verscherpt toezicht.

Dit is de vierpuntschaal:

. De instelling voldoet aan de norm. Er zijn alleen goede punten.
De instelling voldoet grotendeels aan de norm. Er is weinig mis.
De instelling voldoet niet aan de norm. Er gaat veel mis.

Thema 1: Een plan dat
bij het gezin past

Oordeel

Het plan scoort onvoldoende, zo oordelen de inspecties.

Norm 1.1 Oordeel

Het plan is samen

®
xk‘ met het gezin gemaakt. ‘

Waar kijken de inspecties naar?
Het gezin kent het plan en praat erover mee. De instelling voldoet aan de norm voor dossiers.

Meepraten

Een ouder vertelt dat de jeugdzorgwerker het plan nooit heeft laten zien. Zij geeft aan dat dit haar
boos maakt. De inspecties zien in drie dossiers geen plan. Dat komt door ziekte, vertellen de teammanagers.
Volgens KBO kan het anders.

Casus: Een kind wachtte een jaar op een plan.

Tekortkomingen
- Gezinnen praten te weinig mee over hun plan.
- Er is geen dekkend zorglandschap. Gemeenten zijn hier verantwoordelijk voor.

Het plan is op tijd klaar.

Waar kijken de inspecties naar?
Het plan ligt er na een maand.

Tekortkomingen
- Plannen komen te laat.

Norm 1.3 Oordeel

Het plan wordt bijgehouden.

Waar kijken de inspecties naar?
Elke drie maanden kijkt men het plan na.

Tekortkomingen
- Niemand kijkt plannen na.

Thema 2: Snelle hulp

Oordeel

Het oordeel over de snelheid van de hulp is grotendeels voldoende.

Norm 2.1 Oordeel

De hulp start snel.

Waar kijken de inspecties naar?
De hulp start binnen drie weken.

Thema 3: Wat wachten doet

De inspecties geven geen oordeel over dit thema.

Waar kijken de inspecties naar?
Wat wachten doet met kinderen.

Bijlage 1: Bronnen

De inspecties gebruikten deze bronnen:

e Gesprekken met vier jeugdigen.
e 12 ingevulde vragenlijsten door ouders.
e Drie gesprekken met in totaal drie teammanagers en twee gedragswetenschappers.
e Acht 1-op-1 gesprekken met jeugdzorgwerkers, waarbij vijf dossiers zijn bekeken.
e Zes personeelsdossiers.
e Analyse van de volgende documenten:
o Jaarplan 2024
Klachtenregeling
"""


@pytest.fixture(scope="module")
def layout() -> Layout:
    return segment(source_from_bytes("heidestroom.txt", REPORT.encode()))


@pytest.fixture(scope="module")
def found(layout: Layout) -> list[Statement]:
    return said(layout, everything(inspection_by_themes, assess(layout)), inspection_by_themes.KIND)


def of(found: list[Statement], kind: str) -> list[Statement]:
    return [statement for statement in found if statement.kind == kind]


def words(statement: Statement) -> str:
    place = statement.places[0]
    return " ".join(REPORT[place.start : place.end].split())


def test_recognised_above_a_report_by_norms(layout: Layout) -> None:
    by_themes, by_norms = claimed(layout, inspection_by_themes.KIND), claimed(layout, inspection_by_norms.KIND)
    assert by_themes is not None
    assert by_norms is not None
    assert by_themes.score > by_norms.score


def test_a_report_without_theme_judgements_is_not_claimed() -> None:
    text = REPORT.replace("scoort onvoldoende, zo oordelen de inspecties", "is besproken")
    text = text.replace("geven geen oordeel over", "kijken naar").replace("is grotendeels voldoende", "komt later")
    assert claimed(segment(source_from_bytes("x.txt", text.encode())), inspection_by_themes.KIND) is None


def test_themes_with_titles_over_two_lines(found: list[Statement]) -> None:
    titles = {s.get("notation"): s.get("title") for s in of(found, "PrintedTheme")}
    assert titles == {"1": "Een plan dat bij het gezin past", "2": "Snelle hulp", "3": "Wat wachten doet"}


def test_norm_titles_lose_the_remains_of_icons(found: list[Statement]) -> None:
    titles = {s.get("notation"): s.get("title") for s in of(found, "PrintedNorm")}
    assert titles["1.1"] == "Het plan is samen met het gezin gemaakt."
    assert titles["2.1"] == "De hulp start snel."


def test_lost_heading_is_recovered_and_recorded(found: list[Statement]) -> None:
    recovered = [s for s in of(found, "PrintedNorm") if s.get("recoveredHeading")]
    assert [(s.get("notation"), words(s), s.mode) for s in recovered] == [
        ("1.2", "Het plan is op tijd klaar.", "derived")
    ]
    anomalies = [a for a in of(found, "SourceAnomaly") if a.get("anomalyKind") == concept("anomaly", "lost-heading")]
    assert len(anomalies) == 1
    assert anomalies[0].places == recovered[0].places


def test_a_theme_without_norms_yields_no_norm(found: list[Statement]) -> None:
    assert sorted(str(s.get("notation")) for s in of(found, "PrintedNorm")) == ["1.1", "1.2", "1.3", "2.1"]


def test_criteria_belong_to_their_norm(found: list[Statement]) -> None:
    criteria = {s.get("normNotation"): words(s) for s in of(found, "NormCriterion")}
    assert criteria["1.1"].startswith("Het gezin kent het plan en praat erover mee.")
    assert criteria["1.2"] == "Het plan ligt er na een maand."


def test_theme_judgements_as_printed(found: list[Statement]) -> None:
    judged = {
        s.get("themeNotation"): (s.get("printedValue"), s.get("valueStatus")) for s in of(found, "ThemeJudgement")
    }
    stated, none = concept("judgement-status", "stated"), concept("judgement-status", "expressly-none")
    assert judged == {
        "1": ("onvoldoende", stated),
        "2": ("grotendeels voldoende", stated),
        "3": ("geen oordeel", none),
    }
    silent = next(s for s in of(found, "ThemeJudgement") if s.get("themeNotation") == "3")
    assert silent.get("value") is None


def test_summary_repeats_a_judgement_as_a_second_place(found: list[Statement]) -> None:
    second = next(s for s in of(found, "ThemeJudgement") if s.get("themeNotation") == "2")
    assert len(second.places) == 2
    assert second.places[1].start < REPORT.index("Thema 1")


def test_judgement_on_the_whole_and_trust(found: list[Statement]) -> None:
    assert [s.get("printedValue") for s in of(found, "OverallJudgement")] == ["onvoldoende"]
    assert [s.get("value") for s in of(found, "ConfidenceJudgement")] == [concept("trust", "onvoldoende-vertrouwen")]


def test_norms_stay_unknown_whatever_the_theme_says(found: list[Statement]) -> None:
    judgements = of(found, "NormJudgement")
    assert sorted(str(s.get("normNotation")) for s in judgements) == ["1.1", "1.2", "1.3", "2.1"]
    for judgement in judgements:
        assert judgement.get("value") is None
        assert judgement.get("valueStatus") == concept("judgement-status", "unknown")
        assert judgement.get("reason")
    possible = {s.get("normNotation"): len(s.all("possibleValue")) for s in judgements}
    assert possible == {"1.1": 3, "1.2": 3, "1.3": 3, "2.1": 0}


def test_shortcomings_by_norm_with_who_bears_them(found: list[Statement]) -> None:
    points = of(found, "Shortcoming")
    assert Counter(s.get("normNotation") for s in points) == {"1.1": 2, "1.2": 1, "1.3": 1}
    supply = next(s for s in points if "zorglandschap" in words(s))
    assert supply.get("influence") == concept("influence", "outside")
    assert supply.get("responsible") == concept("role", "gemeente")
    assert points[0].get("influence") is None


@pytest.mark.parametrize(
    ("text", "sphere"),
    [
        ("dit komt deels door het tekort op de arbeidsmarkt.", "partly-outside"),
        ("de oorzaak ligt buiten de invloedssfeer van de instelling.", "outside"),
        ("dit ligt binnen de eigen invloedsfeer.", "inside"),
        ("de dossiers zijn niet op orde.", None),
    ],
)
def test_influence_only_where_the_words_give_it(text: str, sphere: str | None) -> None:
    assert influence(text) == sphere


def test_who_says_what(found: list[Statement]) -> None:
    voices = {words(s): (s.voice, s.all("speaker")) for s in of(found, "Finding")}

    def told(start: str) -> tuple[str, tuple[object, ...]]:
        return next(value for text, value in voices.items() if text.startswith(start))

    assert told("Een ouder vertelt") == ("heard-group", (concept("role", "ouder"),))
    assert told("Zij geeft aan") == ("heard-group", (concept("role", "ouder"),))
    assert told("De inspecties zien")[0] in ("inspectorate", "documents")
    assert told("Dat komt door ziekte") == ("heard-group", (concept("role", "teammanager"),))
    assert told("Volgens KBO")[0] == "third-party"
    assert told("Collega's vangen")[0] == "provider"


def test_criteria_points_and_cases_are_no_findings(found: list[Statement]) -> None:
    texts = [words(s) for s in of(found, "Finding")]
    for other in (*of(found, "NormCriterion"), *of(found, "Shortcoming"), *of(found, "Case")):
        assert words(other) not in texts
    assert len(of(found, "Case")) == 1


def test_sources_with_numbers_and_groups(found: list[Statement]) -> None:
    sources = [
        (str(s.get("sourceKind")).rpartition("/")[2], s.get("participantCount"), s.get("participantRole"))
        for s in of(found, "EvidenceSource")
    ]
    assert sources == [
        ("interview", 4, "jeugdige"),
        ("vragenlijst", 12, "ouder"),
        ("interview", 3, "teammanager"),
        ("interview", 2, "gedragswetenschapper"),
        ("interview", 8, "jeugdzorgwerker"),
        ("personeelsdossier", 6, "personeelsdossier"),
        ("documentanalyse", None, None),
        ("documentanalyse", None, None),
    ]


def test_scale_that_ran_together(found: list[Statement]) -> None:
    assert [s.get("label") for s in of(found, "ScalePoint")] == ["voldoet", "voldoet grotendeels", "voldoet niet"]


def slips(text: str) -> list[tuple[str, str]]:
    layout = segment(source_from_bytes("x.txt", text.encode()))
    return [
        (str(s.get("anomalyKind")).rpartition("/")[2], text[s.places[0].start : s.places[0].end])
        for s in faults(layout)
    ]


def test_a_short_form_that_lacks_a_letter_is_a_slip() -> None:
    text = "De Commissie van Bezwaar (hierna: CvdB) kwam. De CvdB ging. De CvB bleef."
    assert slips(text) == [("term-slip", "CvB")]
    assert slips(text.replace("De CvB bleef", "Het Centraal Bureau (hierna: CvB) bleef")) == []


def test_a_board_named_once_beside_a_single_director() -> None:
    text = "De bestuurder sprak met de raad van toezicht. " * 12
    assert slips(text + "Toen zweeg de raad van bestuur.") == [("term-slip", "raad van bestuur")]
    assert slips(text + "De raad van bestuur zweeg. De raad van bestuur ging.") == []


def test_a_chart_with_a_garbled_value() -> None:
    assert slips("Op tijd  Gblfk/7 20,5% 30%") == [("ocr-loss", "Op tijd  Gblfk/7 20,5% 30%")]
    assert slips("Op tijd 20,5% 30%") == []


@pytest.mark.parametrize("token", ["xk‘", "®", "o)", "\\8-", "tll;ll", "‘", "v", "1"])
def test_noise(token: str) -> None:
    assert is_noise(token)


@pytest.mark.parametrize("token", ["plan", "(verklarende)", "‘in", "control’.", "in-", "GI", "(veiligheids)afspraken."])
def test_words_are_no_noise(token: str) -> None:
    assert not is_noise(token)


def test_own_rules_are_described() -> None:
    own = {
        "boxed-case", "criteria-under-heading", "norm-heading-recovered",
        "overall-judgement-in-words", "sentence-under-theme",
        "shortcoming-excludes-met", "theme-expressly-not-judged", "theme-judgement-in-words", "trust-in-words",
    }  # fmt: skip
    assert own <= rule_names()


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_only_the_sample_by_themes_is_claimed(path: Path) -> None:
    claim = claimed(segment(read_source(path)), inspection_by_themes.KIND)
    assert (claim is not None) == (path.stem == "inspectie-gi-veldermark")


@pytest.mark.shared
def test_real_report_by_themes() -> None:
    layout = segment(read_source(real_report("004")))
    found = everything(inspection_by_themes, assess(layout))
    assert len(of(found, "PrintedNorm")) == 20
    assert {s.get("notation") for s in of(found, "PrintedNorm") if s.get("recoveredHeading")} == {"2.2", "5.2", "5.5"}
    assert len(of(found, "Shortcoming")) == 33
    assert len(of(found, "NormJudgement")) == 20
    assert all(s.get("value") is None for s in of(found, "NormJudgement"))
    outside = {s.get("normNotation") for s in of(found, "Shortcoming") if s.get("influence")}
    assert outside == {"2.1", "2.2", "2.3", "5.4"}


@pytest.mark.shared
@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_other_real_reports_are_not_claimed(number: str) -> None:
    assert claimed(segment(read_source(real_report(number))), inspection_by_themes.KIND) is None
