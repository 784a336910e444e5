"""Where sentences end: a table of forms."""

from __future__ import annotations

import pytest

from loaders.language.sentences import LONGEST, split_sentences
from loaders.shadow import shadow


def sentences(text: str) -> list[str]:
    return [each.text for each in split_sentences(shadow(text, [(0, len(text))]))]


# A bar shows where one sentence ends and the next begins.
FORMS = [
    "Het is rustig.| De deur staat open.",
    "Is het rustig?| Ja!| De deur staat open.",
    "Wij zagen o.a. Spaanse ouders.| Zij waren blij.",
    "Dat geldt voor bijv. Almelo.| Elders niet.",
    "Zie art. 4 en nr. 12, blz. 3.| Meer is er niet.",
    "Mw. Kramer en dhr. De Boer waren er.| Zij gingen weg.",
    "J. Kramer en P.C. de Boer waren er.| Zij gingen weg.",
    "De inspecteur sprak drs. A.B. Kramer.| Hij was er.",
    "Dit gaat over groep B. Kinderen zijn er blij.".replace("B. ", "B.| "),
    "Het was op 12 jan. 2024 koud.| Het sneeuwde.",
    "Het was koud in jan.| De zomer was warm.",
    "Er zijn boeken, spellen, enz.| De kast is vol.",
    "De 2e. groep is vol.| De 3e groep niet.",
    "1. Maak een plan.| 2. Voer het uit.",
    "2.1. Het plan is er.| Het werkt.",
    "“Het is hier fijn.”| De jongen lacht.",
    "“Het is hier fijn!” zegt een jongen.| Hij lacht.",
    "Zij zei: “Ik wil weg.”| Toen bleef het stil.",
    "Er wachten 11 kinderen.1| Dat is veel.",
    "Er wachten 11 kinderen.²| Dat is veel.",
    "Het kost 1.500 euro en 2,5 fte.| Dat is veel.",
    "De groep is vol (zie boven).| Er is een lijst.",
    "Zij wacht…| Hij niet.",
    "'s Morgens is het druk.| 's Middags niet.",
    "Zij eten.De tafel is gedekt.".replace("eten.", "eten.|"),
    "Kijk op www.voorbeeld.nl of mail.| Bel ook.",
    "12 van de 14 zijn er.| 2 niet.",
    "Het plan (fase 2) is klaar; fase 3 volgt: Dat duurt lang.",
    "Er staat: geen. dat is een fout.",
]


@pytest.mark.parametrize("form", FORMS)
def test_where_sentences_end(form: str) -> None:
    assert sentences(form.replace("|", "")) == [each.strip() for each in form.split("|")]


@pytest.mark.parametrize("text", ["de tuin is groot, " * 400, "a" * 5000, "zonder einde " * 500])
def test_no_sentence_is_longer_than_one_can_be(text: str) -> None:
    found = sentences(text)
    assert max(map(len, found)) <= LONGEST
    assert "".join("".join(found).split()) == "".join(text.split())
