"""Who says a sentence: verbs of telling and their subjects, wherever they stand."""

from __future__ import annotations

import pytest

from loaders.context.attribution import told
from loaders.context.subjects import Names
from loaders.shadow import fold

NAMES = Names(own=frozenset({"lindenhof"}), others=frozenset({"kade"}))


def tellers(sentence: str) -> list[str]:
    """Each part's voice with its speakers; "-" where nobody tells, "carried" where a pronoun does."""
    out = []
    for part in told(fold(sentence), NAMES, "inspectorate"):
        if part.voice is None:
            out.append("carried" if part.carries else "-")
        else:
            speakers = [iri.rpartition("/")[2] for iri in part.voice.speakers]
            out.append(" ".join((part.voice.slug, *speakers)))
    return out


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ouders vertellen dat de hulp snel begon.", "heard-group ouder"),
        ("Volgens de gemeente is er genoeg aanbod.", "heard-group gemeente"),
        ("De plannen moeten beter, stellen de gemeenten.", "heard-group gemeente"),
        ("De groep draait goed, aldus een begeleider.", "heard-group begeleider"),
        ("Dat het eten beter kan, zeggen alle jongeren.", "heard-group jeugdige"),
        ("In gesprekken met begeleiders vertellen jongeren dat ze zich vervelen.", "heard-group jeugdige"),
        ("Ouders met wie de inspectie sprak, vertellen dat zij lang wachtten.", "heard-group ouder"),
        ("Zowel medewerkers als ouders zijn tevreden over de school.", "heard-group medewerker ouder"),
        ("Een deel van de ouders vindt de groep te groot.", "heard-group ouder"),
        ("Door ouders wordt genoemd dat niemand opneemt.", "heard-group ouder"),
        ("De hulp wordt door ouders ervaren als warm.", "heard-group ouder"),
        ("De inspectie hoort van ouders dat zij niet weten wie er komt.", "heard-group ouder"),
        ("Uit gesprekken met jongeren ontstaat het beeld dat elke dienst eigen regels heeft.", "heard-group jeugdige"),
        ("De controller schat dat er geld over blijft.", "heard-group"),
        ("Er wordt verteld dat de deur op slot gaat.", "heard-group"),
        ("Ouders hebben het gevoel dat zij niet gehoord worden.", "heard-group ouder"),
        ("De raad van toezicht stelt dat hij tijdig ingreep.", "heard-group raad-van-toezicht"),
        ("De school op het erf vinden de meeste jongeren fijn.", "heard-group jeugdige"),
        ("De Lindenhof medewerkers geven aan dat het rooster klopt.", "heard-group medewerker"),
        ("Het bestuur acht de groep veilig.", "heard-group bestuur"),
        ("Daartegenover staat de ervaring van jeugdigen: de nacht is onrustig.", "heard-group jeugdige"),
        ("Zij noemen daarvoor twee redenen.", "carried"),
        ("Lindenhof geeft aan dat het verloop daalt.", "provider"),
        ("De aanbieder herkent dat beeld niet, schrijft zij.", "carried"),
        ("Volgens de instelling is dat te verklaren.", "provider"),
        ("Volgens Kade is dat te verklaren.", "third-party"),
        ("Volgens het CBS groeit de groep.", "third-party cbs"),
        ("Jeugdstem meldt dat er meer klachten zijn.", "third-party jeugdstem"),
        ("De norm vraagt dat elk kind een plan heeft.", "framework"),
        ("Volgens de Jeugdwet moet elk kind een plan hebben.", "framework"),
        ("Uit de dossiers blijkt dat plannen te laat zijn.", "documents"),
        ("In het jaarverslag staat dat er dertig klachten waren.", "documents"),
        ("Uit de vragenlijst komt naar voren dat de sfeer goed is.", "survey"),
        ("Van de 45 ouders die de vragenlijst invulden, is 71 procent tevreden.", "survey ouder"),
        (
            "Uit de vragenlijst onder ouders en pleegouders komt naar voren dat de sfeer goed is.",
            "survey ouder pleegouder",
        ),
        ("Van ouders horen de inspecties dat zij lang wachten.", "heard-group ouder"),
        ("De inspecties horen van zes van de acht ouders dat de voogd niet belt.", "heard-group ouder"),
        ("De gegevens moeten ook gebruikt worden stelt de bestuurder.", "heard-group bestuurder"),
        ("Het gesprek met ouders en jeugdigen is nodig vertellen jeugdzorgwerkers.", "heard-group jeugdzorgwerker"),
        ("De kanttekening die begeleiders plaatsen is dat er te weinig tijd is.", "heard-group begeleider"),
        ("Ook geeft 39% aan dat de uitleg goed is.", "survey"),
        ("Er worden voorbeelden genoemd van goede zorg.", "heard-group"),
        ("Sommige problemen zijn te verklaren doordat jongeren laat hulp krijgen.", "-"),
        ("Hierin is niet terug te zien hoe ouders zijn betrokken.", "-"),
        ("De teams werken volgens de FACT-methodiek.", "-"),
        ("Dit zien de inspecties niet terug in het plan.", "inspectorate"),
        ("Naar het oordeel van de cliëntenraad is de opvang veilig.", "heard-group clientenraad"),
        ("Blijkens de registraties zijn meldingen te laat gedaan.", "documents"),
        ("Uit het tevredenheidsonderzoek blijkt dat zes van de tien ouders de hulp goed vinden.", "survey ouder"),
        ("Volgens hen wisselen de begeleiders te vaak.", "carried"),
        ("In tegenstelling tot wat de aanbieder schrijft, ontbreekt een rooster.", "-"),
        ("De inspectie vindt dat ouders te laat worden betrokken.", "inspectorate"),
        ("De inspectie deelt dat beeld niet.", "inspectorate"),
        ("Wij vinden dat de begeleiding goed is.", "inspectorate"),
        ("De hulp start laat en vindt te weinig samen met ouders plaats.", "-"),
        ("De aanbieder stelt een plan op.", "-"),
        ("De inspectie sprak met ouders en medewerkers.", "-"),
        ("Ervaren medewerkers begeleiden de nieuwe groep.", "-"),
        ("Ouders krijgen te weinig informatie.", "-"),
        ("De jeugdbeschermer hoorde pas later dat de jongere thuis was.", "-"),
    ],
)
def test_who_tells(sentence: str, expected: str) -> None:
    assert tellers(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ouders zeggen dat de hulp snel begon, maar de inspectie ziet dat niet terug.",
            ["heard-group ouder", "inspectorate"],
        ),
        (
            "Waar de wethouder spreekt van een geslaagde start, ervaren pleegouders vooral chaos.",
            ["heard-group wethouder", "heard-group pleegouder"],
        ),
        (
            "Terwijl de directeur tevreden is over de start, zien begeleiders vooral gaten in het rooster.",
            ["heard-group directeur", "heard-group begeleider"],
        ),
    ],
)
def test_a_sentence_may_hold_two_tellers(sentence: str, expected: list[str]) -> None:
    assert tellers(sentence) == expected
