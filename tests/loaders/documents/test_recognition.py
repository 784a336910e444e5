"""Kinds of document that are named and read as any document is: by a small one of each, and by what looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.context.reading import Contexts
from loaders.documents.recognition import recognise
from loaders.readers.assessment import assess
from loaders.segments import Layout

CRITERIA = """Toezichthouder Jeugd Westland

Veilig wonen bij De Kiem

Verwachting: elk kind heeft een vast gezicht.

De toezichthouder verwacht dat dit bij de start al zo is. Dat is zo.

Verwachting: kinderen denken mee.

De toezichthouder verwacht dat het team hun mening vraagt. Dat gebeurt te weinig.

Verwachting: het team leert van fouten.

Het team kijkt elke maand terug.
"""
CHILDCARE = """GGD Noorderhoek

Kinderdagverblijf De Hommel

Houder: Stichting De Hommel
Registratienummer LRK: 100200300
Aantal kindplaatsen: 32

Aan de voorwaarde over groepsgrootte is voldaan. Aan de voorwaarde over het personenregister is niet voldaan.
De houder begaat een overtreding van de Wet kinderopvang.
"""
AUDIT = """Rekenkamer Meerdorp

Geld en grip

Conclusies

Het college weet niet wat jeugdhulp kost. De gemeenteraad vraagt er weinig naar.

Aanbevelingen

Vraag het college om cijfers per kwartaal.

Bestuurlijke reactie

Het college neemt dit over.
"""
PARLIAMENT = """Ministerie van Gezin

Aan de Voorzitter van de Tweede Kamer

Geachte voorzitter,

Hierbij ontvangt uw Kamer mijn reactie op het rapport over pleegzorg. Ik heb uw Kamer dit in mei toegezegd.

Hoogachtend,

de minister van Gezin
"""
THEMATIC = """Inspectie Jeugdhulp

Slapen op de groep: themaonderzoek

Wij bezochten vijf aanbieders. De verschillen zijn groot. Per aanbieder keken wij naar de nacht.

Alle aanbieders hebben een nachtdienst. In vergelijking met 2020 slapen kinderen rustiger.
"""
INCIDENT = """Calamiteitenonderzoek De Steiger

Opdracht

De commissie zocht uit wat er in de nacht van de brand gebeurde.

Tijdlijn

3 maart 2024

Het meisje komt binnen.

4 maart 2024

De brand breekt uit.

Leerpunten

Spreek af wie de deur bewaakt.
"""
PLAN = """Stichting Rietveen

Verbeterplan rust op de groep

Wij gaan verbeteren wat de inspectie zag.

| Actie | Eigenaar | Gereed |
|---|---|---|
| Twee groepsleiders werven | manager zorg | 1 mei 2025 |
| Huisregels herschrijven | teamleider | 1 juni 2025 |
"""
COUNCIL = """Jongerenraad De Kade

Wat wij dit jaar hoorden

Wij spraken twintig jongeren. Zij vertelden ons dat het eten beter is. Tijdens een bijeenkomst zeiden jongeren
dat wij vaker langs moeten komen. Dat gaan wij doen.
"""
AGAIN = """Inspectie Jeugdhulp

Onderwerp: uitkomst hertoets De Regenboog

Geachte heer Test,

De inspectie bezocht De Regenboog opnieuw. Eerder waren er tekortkomingen. Bij deze hertoets ziet de inspectie dat
die zijn hersteld.

Hoogachtend,

de inspecteur
"""
EACH = {
    "inspection-by-criteria": (CRITERIA, "inspectorate"),
    "childcare-inspection": (CHILDCARE, "inspectorate"),
    "audit-office-report": (AUDIT, "author"),
    "letter-to-parliament": (PARLIAMENT, "author"),
    "thematic-report": (THEMATIC, "inspectorate"),
    "incident-inquiry": (INCIDENT, "author"),
    "improvement-plan": (PLAN, "author"),
    "client-council-report": (COUNCIL, "author"),
    "reinspection-letter": (AGAIN, "inspectorate"),
}
NEARLY = {
    "a provider that expects": CRITERIA.replace("Toezichthouder", "Stichting"),
    "a minister writes to a municipality": PARLIAMENT.replace("Voorzitter van de Tweede Kamer", "gemeente Meerdorp")
    .replace("Geachte voorzitter", "Geacht college")
    .replace("uw Kamer", "u"),
    "a first visit": AGAIN.replace("hertoets", "toets").replace("opnieuw", "in mei"),
    "an incident that is mentioned": "Jaarbericht De Steiger\n\nIn maart was er een incident. Het team leerde ervan.\n",
    "a provider that had to do with an audit office": (
        "Jaarbericht De Steiger\n\nWij lazen wat de rekenkamer schreef. Conclusies trekken wij later.\n"
    ),
    "a plan that is asked for": "Inspectie Jeugdhulp\n\nDe aanbieder stuurt voor 1 mei een verbeterplan.\n",
    "a council that is named": "De Kade\n\nDe cliëntenraad en de jongerenraad zijn gehoord over de verhuizing.\n",
}


@pytest.mark.parametrize("kind", EACH)
def test_a_document_is_of_its_kind_and_its_writer_speaks(layout_of: Callable[[str], Layout], kind: str) -> None:
    text, writer = EACH[kind]
    layout = layout_of(text)
    assert recognise(assess(layout)).kind == kind
    assert Contexts(layout, kind).writer == writer


@pytest.mark.parametrize("text", NEARLY.values(), ids=NEARLY)
def test_what_only_names_it_is_of_no_kind(layout_of: Callable[[str], Layout], text: str) -> None:
    assert recognise(assess(layout_of(text))).kind == "unknown"


def test_a_reaction_belongs_to_who_reacts(layout_of: Callable[[str], Layout]) -> None:
    layout = layout_of(AUDIT)
    contexts = Contexts(layout, "audit-office-report")
    voices = {segment.text: contexts.at(segment.place).voice for segment in layout.body}
    assert voices["Het college neemt dit over."] == "third-party"
    assert voices["Vraag het college om cijfers per kwartaal."] == "author"
