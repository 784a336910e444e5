"""Reports by norms of other providers, years and supervisors than the samples: invented texts in other layouts."""

from __future__ import annotations

from collections.abc import Callable

from loaders.documents.recognition import recognise
from loaders.genres import Genre
from loaders.genres import inspection_by_norms as genre
from loaders.readers.assessment import Assessment, assess
from loaders.readers.assessment import statements as assessed
from loaders.segments import Layout
from loaders.statements import Statement


def everything(genre: Genre, assessment: Assessment) -> list[Statement]:
    """What every document is read for and what its kind is read for besides."""
    return [*assessed(assessment), *genre.read(assessment)]


LayoutOf = Callable[[str], Layout]

FOSTER_CARE_2019 = """Inspectie Gezondheidszorg en Jeugd
Ministerie van Volksgezondheid, Welzijn en Sport

Pleegzorg door Stichting Tussenthuis
Rapport van het toezicht op 14 en 15 mei 2019

Utrecht, september 2019

Inhoud
1 Inleiding 3
2 Bevindingen 5
Thema Veiligheid 5
Thema Matching 8
3 Samenvattend oordeel 11

1 Inleiding

De inspectie bezocht Tussenthuis vanwege het landelijke toezicht op pleegzorg. Zij sprak met
vijf pleegzorgwerkers, vier pleegouders en twee pleegkinderen. Ook las zij twaalf dossiers.

Pagina 4 van 12

2 Bevindingen

De inspectie gebruikte het Toetsingskader Pleegzorg 2019. Per norm staat het oordeel erbij:
voldoet, voldoet grotendeels, voldoet grotendeels niet of voldoet niet.

Thema 1. Matching

1.1 Het pleegkind past bij het pleeggezin
Oordeel: voldoet grotendeels

Pleegzorgwerkers maken voor elke plaatsing een matchingsprofiel. In negen van de twaalf
dossiers was dat profiel te vinden. De inspectie vindt dat een sterk punt. Wel ontbreekt
bij netwerkpleegouders soms de onderbouwing.

1.2 Ouders en pleegkind praten mee over de plaatsing
Oordeel: voldoet

Alle gesproken ouders kenden het pleeggezin voor de plaatsing.

"Ik mocht eerst een dagje komen kijken" (pleegkind, 11 jaar)

Pagina 6 van 12

Thema 2. Veiligheid

2.1 De pleegzorgwerker houdt zicht op de veili-
gheid van het pleegkind
Oordeel: voldoet niet

In acht van de twaalf dossiers was geen veiligheidslijst ingevuld. Een pleegzorgwerker
zegt: 'We doen dat in ons hoofd.'

Verbeterpunten:
- Vul bij elke plaatsing binnen zes weken de veiligheidslijst in.
- Spreek elk pleegkind ten minste twee keer per jaar alleen.

2.2 Screening van pleegouders is actueel
Oordeel: niet beoordeeld

3 Samenvattend oordeel

Tussenthuis voldoet op twee van de vier normen geheel of grotendeels. De inspectie verwacht
voor 1 december 2019 een verbeterplan.
"""

SUMMARY_IN_FRONT = """Instellingsrapport De Zandoever
Inspectie Gezondheidszorg en Jeugd, februari 2022

De oordelen in één oogopslag

Norm
Oordeel
1.1 Hulpverleners kennen de wensen en behoeften
Voldoet
1.2 Jeugdigen en ouders houden de regie
Voldoet grotendeels
1.3 Respectvolle bejegening
Voldoet
2.1 Professionele afweging van veiligheid
Voldoet grotendeels niet
2.3 Methodisch handelen
Voldoet niet

Reactie van De Zandoever

De bestuurder zegt toe in het voorjaar van 2022 een methode te kiezen.

Toelichting per norm

Norm 1.1: Hulpverleners kennen de wensen en behoeften

De groepsleiders maken met ieder kind een profiel. Zeven van de acht jeugdigen herkennen zich daarin.

Norm 1.2: Jeugdigen en ouders houden de regie

Ouders zitten bij elk gesprek aan tafel. Aandachtspunt is dat jeugdigen onder twaalf jaar hun plan niet lezen.

Norm 1.3: Respectvolle bejegening

Jeugdigen vinden de begeleiders aardig.

Norm 2.1: Professionele afweging van veiligheid

Er is geen instrument. De inspectie zag in drie van de tien dossiers een veiligheidsplan.

Norm 2.3: Methodisch handelen

Doelen ontbreken in alle tien de dossiers.

Tekortkomingen
• In geen enkel dossier staan meetbare doelen.
• De evaluatie van plannen gebeurt te laat.
"""

RE_INSPECTION_LETTER = """> Retouradres Postbus 00 Utrecht

Stichting Kompas Jeugdhulp
t.a.v. het bestuur

Datum 9 november 2023
Betreft Uitkomst hertoezicht

Geacht bestuur,

Op 3 oktober 2023 bracht de inspectie opnieuw een bezoek aan Kompas. In april 2022 oordeelde zij dat drie normen
niet of niet geheel waren behaald. In deze brief leest u wat de inspectie nu vond.

Norm 2.1 Veiligheid van jeugdigen
Oordeel april 2022: voldoet grotendeels niet
Oordeel oktober 2023: voldoet

Alle medewerkers zijn geschoold in het taxeren van risico's. De inspectie zag in tien van de tien dossiers een
ingevulde lijst.

Norm 2.3 Methodisch handelen
Oordeel april 2022: voldoet niet
Oordeel oktober 2023: voldoet grotendeels

Er is een methode gekozen. Aandachtspunt: de evaluaties zijn nog niet in elk dossier te vinden.

Norm 3.2 Inrichting van de organisatie voor verantwoorde hulp
Oordeel april 2022: voldoet grotendeels
Oordeel oktober 2023: voldoet grotendeels

Het verloop daalde van 30 naar 12 procent.

De inspectie sluit het toezicht af.

Hoogachtend,

de inspecteur
"""

MUNICIPAL_FRAMEWORK = """GGD Waterland-Noord
Toezicht Wmo

Rapport kwaliteitstoezicht Wmo 2020
Zorgboerderij De Lindehoeve

Dit rapport beschrijft het toezicht van 6 februari 2020. De toezichthouder heeft getoetst aan de kwaliteitseisen van
de gemeenten in de regio, vastgelegd in het Kwaliteitskader Maatschappelijke Ondersteuning Waterland.

Thema A. Cliënt centraal

Kwaliteitseis A1. Elke cliënt heeft een ondersteuningsplan
Voldoet

De toezichthouder zag vijf plannen. Alle plannen waren ondertekend.

Kwaliteitseis A2. Cliënten hebben inspraak
Voldoet niet

Er is geen cliëntenraad. Cliënten vertellen dat zij niet weten waar zij terechtkunnen met een idee.

Thema B. Personeel

Kwaliteitseis B1. Medewerkers zijn bekwaam
Voldoet gedeeltelijk

Twee van de zes medewerkers hebben geen passend diploma.

Kwaliteitseis B2. Er is een VOG
Niet getoetst

Conclusie

De aanbieder voldoet aan één van de vier eisen.
"""


def read(layout: Layout) -> list[Statement]:
    assert recognise(assess(layout)).kind == genre.KIND
    return everything(genre, assess(layout))


def norms(statements: list[Statement]) -> list[tuple[str, str]]:
    return [(str(s.get("notation")), str(s.get("themeNotation"))) for s in statements if s.kind == "PrintedNorm"]


def judgements(statements: list[Statement]) -> list[tuple[str, str]]:
    return [
        (str(s.get("normNotation")), str(s.get("value") or "").rpartition("/")[2])
        for s in statements
        if s.kind == "NormJudgement" and not s.get("supersededBy")
    ]


def points(statements: list[Statement]) -> list[tuple[str, str]]:
    kinds = ("AttentionPoint", "ImprovementPoint", "Shortcoming")
    return [(s.kind, str(s.get("normNotation"))) for s in statements if s.kind in kinds]


def test_foster_care_of_2019_with_bare_numbers_and_a_title_over_two_lines(layout_of: LayoutOf) -> None:
    found = read(layout_of(FOSTER_CARE_2019))
    assert norms(found) == [("1.1", "1"), ("1.2", "1"), ("2.1", "2"), ("2.2", "2")]
    assert [s.get("title") for s in found if s.kind == "PrintedTheme"] == ["Matching", "Veiligheid"]
    titles = [s.get("title") for s in found if s.kind == "PrintedNorm"]
    assert titles[2] == "De pleegzorgwerker houdt zicht op de veiligheid van het pleegkind"
    assert judgements(found) == [
        ("1.1", "voldoet-grotendeels"),
        ("1.2", "voldoet"),
        ("2.1", "voldoet-niet"),
        ("2.2", "niet-beoordeeld"),
    ]
    assert points(found) == [("ImprovementPoint", "2.1")] * 2
    assert [s.get("title") for s in found if s.kind == "PrintedFramework"] == ["Toetsingskader Pleegzorg 2019"]


def test_a_summary_table_in_front_whose_cells_fell_apart(layout_of: LayoutOf) -> None:
    found = read(layout_of(SUMMARY_IN_FRONT))
    assert [number for number, _ in norms(found)] == ["1.1", "1.2", "1.3", "2.1", "2.3"]
    assert judgements(found) == [
        ("1.1", "voldoet"),
        ("1.2", "voldoet-grotendeels"),
        ("1.3", "voldoet"),
        ("2.1", "voldoet-grotendeels-niet"),
        ("2.3", "voldoet-niet"),
    ]
    assert points(found) == [("Shortcoming", "2.3")] * 2
    assert all(
        str(s.get("aboutNorm")).startswith("https://w3id.org/normgraaf/id/framework/jij/")
        for s in found
        if s.get("aboutNorm")
    )


def test_a_letter_on_a_second_visit_has_old_and_new_judgements(layout_of: LayoutOf) -> None:
    found = read(layout_of(RE_INSPECTION_LETTER))
    given = [s for s in found if s.kind == "NormJudgement"]
    assert judgements(found) == [("2.1", "voldoet"), ("2.3", "voldoet-grotendeels"), ("3.2", "voldoet-grotendeels")]
    assert [s.get("judgementDate") for s in given] == ["2022-04", "2023-10"] * 3
    assert [bool(s.get("supersededBy")) for s in given] == [True, False] * 3
    assert not [s for s in found if s.kind == "SourceAnomaly"]


def test_a_municipal_framework_with_letters_is_learned(layout_of: LayoutOf) -> None:
    found = read(layout_of(MUNICIPAL_FRAMEWORK))
    assert norms(found) == [("A1", "A"), ("A2", "A"), ("B1", "B"), ("B2", "B")]
    assert judgements(found) == [("A1", "voldoet"), ("A2", "voldoet-niet"), ("B1", ""), ("B2", "niet-beoordeeld")]
    learned = [s for s in found if s.kind == "PrintedFramework"]
    assert [s.get("title") for s in learned] == ["Kwaliteitskader Maatschappelijke Ondersteuning Waterland"]
    assert {s.get("inFramework") for s in found if s.kind == "PrintedNorm"} == {learned[0].get("inFramework")}
