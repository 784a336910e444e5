"""Which way a sentence points, by its words, their denials, changes, turns and shares."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from loaders.context import polarity
from loaders.context.polarity import polarity_of
from loaders.shadow import fold


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De inspectie heeft geen vertrouwen dat de maatregelen leiden tot verbetering.", "negative"),
        ("De inspectie deelt dat beeld niet.", "negative"),
        ("Slechts twee van de negen plannen zijn ondertekend.", "negative"),
        ("Het aantal klachten is gehalveerd.", "positive"),
        ("Het aantal incidenten steeg van vier naar elf.", "negative"),
        ("Ouders krijgen zelden antwoord.", "negative"),
        ("Geen enkele jongere voelt zich onveilig.", "positive"),
        ("Geen van de acht dossiers bevat een veiligheidsplan.", "negative"),
        ("Alle twaalf dossiers bevatten een actueel plan.", "positive"),
        ("De wachtlijst is weggewerkt.", "positive"),
        ("De wachttijd is opgelopen tot elf weken.", "negative"),
        ("Er werken meer begeleiders dan afgesproken.", "positive"),
        ("De groep telt acht kinderen.", None),
        ("De instelling heeft drie locaties.", None),
        ("Het bestuur heeft steken laten vallen.", "negative"),
        ("Jongeren klagen nauwelijks nog over het eten.", "positive"),
        ("De directeur kon niet aantonen dat medewerkers geschoold zijn.", "negative"),
        ("Hoewel er veel vacatures zijn, is de sfeer in het team goed.", "positive"),
        ("De sfeer is goed, maar er zijn te weinig begeleiders.", "negative"),
        ("Het ziekteverzuim is lager dan vorig jaar.", "positive"),
        ("Het ziekteverzuim is hoger dan vorig jaar.", "negative"),
        ("Er vielen vorig jaar minder incidenten voor.", "positive"),
        ("Dat is volgens de inspectie onacceptabel.", "negative"),
        ("Meer jongeren liepen weg.", "negative"),
        ("Het duurt maanden voordat hulp start.", "negative"),
        ("De onderzoekers troffen geen misstanden aan.", "positive"),
        ("Er is geen sprake van een veilig klimaat.", "negative"),
        ("Er is geen sprake van een onveilig klimaat.", "positive"),
        ("Zonder toestemming van ouders werden foto's gemaakt.", "negative"),
        ("Het team werkt zonder wachtlijst.", "positive"),
        ("Van een lerende organisatie is nog geen sprake.", "negative"),
        ("Slechts 30 procent van de plannen is tijdig klaar.", "negative"),
        ("De groepsleiding is vaak afwezig.", "negative"),
        ("Twee op de drie plannen ontbreken.", "negative"),
        ("Begeleiders leggen elke huisregel uit en jongeren weten waarom die er is.", "positive"),
        ("Klachten worden binnen twee weken beantwoord.", "positive"),
        ("Het team bespreekt incidenten na en past de werkwijze aan.", "positive"),
        ("Elke jongere heeft een mentor die hij zelf koos.", "positive"),
        ("De kamers zijn licht en opgeruimd.", "positive"),
        ("Medewerkers kennen de risico's van elk kind.", "positive"),
        ("De gedragswetenschapper sluit elke week aan bij het overleg.", "positive"),
        ("Nieuwe collega's worden drie maanden ingewerkt.", "positive"),
        ("Het bestuur stuurt op kwaliteit en grijpt in als het nodig is.", "positive"),
        ("De plannen sluiten aan bij wat kinderen nodig hebben.", "positive"),
        ("Kinderen gaan naar school en hebben vrienden in de buurt.", "positive"),
        ("Wie weggaat, krijgt een afscheid.", "positive"),
        ("Er zijn voldoende vaste krachten.", "positive"),
        ("De verbouwing is klaar.", "positive"),
        ("Geen van de dossiers mist een plan.", "positive"),
        ("Alle vacatures zijn vervuld.", "positive"),
        ("Het aantal fixaties daalde met een derde.", "positive"),
        ("De wachttijd werd teruggebracht tot drie weken.", "positive"),
        ("De stichting doet meer dan de norm vraagt.", "positive"),
        ("Jongeren zijn niet bang om iets te melden.", "positive"),
        ("Ouders hoeven niet lang te wachten.", "positive"),
        ("Het lukt het team om incidenten te voorkomen.", "positive"),
        ("De sfeer op de groep is ontspannen.", "positive"),
        ("Pleegouders zijn vol lof over de bereikbaarheid.", "positive"),
        ("Het dossier is bijgewerkt.", "positive"),
        ("Ouders moeten zelf achter informatie aan.", "negative"),
        ("De nachtdienst staat alleen op twee groepen.", "negative"),
        ("De helft van de plannen is niet ondertekend.", "negative"),
        ("Niemand voelde zich verantwoordelijk.", "negative"),
        ("De gemeente reageerde niet op drie brieven.", "negative"),
        ("Het alarm doet het al een maand niet.", "negative"),
        ("Ouders horen alles als laatste.", "negative"),
        ("Van overleg tussen de teams komt weinig terecht.", "negative"),
        ("De regels verschillen per dienst.", "negative"),
        ("De meeste gesprekken gaan niet door.", "negative"),
        ("Tolken worden zelden ingezet.", "negative"),
        ("Het plan ligt al een half jaar in de la.", "negative"),
        ("Medewerkers werken structureel over.", "negative"),
        ("De directie wist niet hoeveel incidenten er waren.", "negative"),
        ("De groep is te vol.", "negative"),
        ("De overdracht was onvolledig.", "negative"),
        ("Slechts drie van de tien ouders kregen het plan te zien.", "negative"),
        ("De helft van de begeleiders heeft geen diploma.", "negative"),
        ("Geen enkel plan was actueel.", "negative"),
        ("Het toezicht van de raad is beperkt gebleven.", "negative"),
        ("Jongeren mogen hun telefoon niet gebruiken.", "negative"),
        ("Een kwart van de meldingen bleef onbehandeld.", "negative"),
        ("Beloofde verbeteringen bleven uit.", "negative"),
        ("De maatregelen hebben geen effect gehad.", "negative"),
        ("De verbetering zette niet door.", "negative"),
        ("Het vertrouwen is weg.", "negative"),
        ("Het contact met de school is verbroken.", "negative"),
        ("De inspectie is kritisch over de snelheid.", "negative"),
        ("Ouders zijn het vertrouwen in de instelling kwijt.", "negative"),
        ("De stichting is in 1987 opgericht.", None),
        ("De groep ligt aan de rand van het dorp.", None),
        ("In het gebouw zijn twee keukens.", None),
        ("De pleegzorg valt onder de Jeugdwet.", None),
        ("Van de acht mappen waren er acht bijgewerkt.", "positive"),
        ("Van de vijf kinderen is één tevreden.", "negative"),
        ("In 2015 was er minder begeleiding dan beloofd.", "negative"),
        ("Het geweld op de groep nam toe van 12 naar 19 keer.", "negative"),
        ("Het bestuur is op de vingers getikt.", "negative"),
        ("De inspectie heeft geen vertrouwen dat het plan tot verbetering leidt.", "negative"),
        ("Het is niet zo dat jongeren bang zijn.", "positive"),
        ("De doorlooptijd loopt op.", "negative"),
        ("De betrokkenheid van ouders neemt af.", "negative"),
        ("Het verzuim onder begeleiders daalt.", "positive"),
        ("Vroeger was het er onrustig, nu is de sfeer goed.", "positive"),
        ("Het aantal plaatsen bleef gelijk.", "neutral"),
        ("De inspecties kunnen dit niet bevestigen.", "neutral"),
        ("Jongeren hoeven geen borg meer te betalen.", "positive"),
        ("er is vertrouwen, maar het plan is nog niet klaar.", "negative"),
        ("dat is minder dan gehoopt, maar de richting klopt.", "positive"),
        ("kinderen die niet thuis wonen krijgen goede hulp.", "positive"),
        ("een plan binnen zes weken lukt bij 44 procent van de gezinnen.", "negative"),
        ("in veertien van de vijftien dossiers zit een verslag.", "positive"),
        ("in vijf van de elf dossiers zit een verslag.", "negative"),
    ],
)
def test_polarity(sentence: str, expected: str | None) -> None:
    assert polarity_of(fold(sentence)) == expected


def test_no_form_points_two_ways() -> None:
    lists = tomllib.loads((Path(polarity.__file__).parent / "nl" / "polarity.toml").read_text("utf-8"))
    counted = Counter(
        form for name, forms in lists.items() if name not in ("stop", "kept", "there") for form in set(forms)
    )
    assert [form for form, times in counted.items() if times > 1] == []
