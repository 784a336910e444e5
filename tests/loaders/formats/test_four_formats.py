"""One text says the same as plain text, as a page, as a Word document and as a PDF."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from rdflib import RDF

from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from loaders.shadow import fold
from ontology.namespaces import NG, OA
from tests.loaders.formats.rendering import Style, as_docx, as_html, as_pdf, elements_of

HOUSE = """Bezoek aan gezinshuis De Linde

Datum bezoek: 3 mei 2024

1 Wat de inspectie zag

Bij het gezinshuis wonen zes jeugdigen. Volgens de ouders is er weinig overleg. In 4 van de 6 dossiers staat een plan.

2 Oordelen

Norm\tOordeel
1.1 Regie\tvoldoet
1.2 Veiligheid\tvoldoet grotendeels niet

3 Aanbevelingen

De inspectie beveelt De Linde aan:

- leg afspraken met ouders vast;
- train de medewerkers jaarlijks.
"""
COUNTS = """Jeugdhulp in cijfers

1 Wachttijden

De gemiddelde wachttijd was 9 weken. Van de 120 gezinnen wachtten er 48 langer dan de norm.

Vorm\t2022\t2023
Pleegzorg\t12\t20
Ambulant\t140\t155

2 Vervolg

De aanbieder stuurt binnen zes weken een verbeterplan. Door het personeelstekort lopen trajecten vertraging op.
"""
TALKS = """Gesprekken met jongeren van De Els

1 Wat jongeren vertellen

Een jongere zegt: “Ik word hier goed gehoord.” De moeder vindt dat de school te laat reageert.

2 Wat de inspectie vindt

Norm 2.1 De hulpverlener kent het gezin

Oordeel: voldoet niet

De dossiers zijn niet op orde. De begeleiders werken met een veiligheidsplan.
"""


def statements(data: bytes) -> Counter[tuple[str, str]]:
    """Every kind with its passages, blanks and signs aside."""
    facts = read_text(source_from_bytes("x", data)).facts
    out: Counter[tuple[str, str]] = Counter()
    for subject, place in facts.subject_objects(NG.hasEvidence):
        kind = str(facts.value(subject, RDF.type)).rpartition("#")[2]
        out[kind, "".join(char for char in fold(str(facts.value(place, OA.exact))) if char.isalnum())] += 1
    return out


@pytest.mark.parametrize("text", [HOUSE, COUNTS, TALKS], ids=["house", "counts", "talks"])
@pytest.mark.parametrize("form", ["html", "docx", "pdf", "hyphens"])
def test_a_made_document_says_the_same(text: str, form: str) -> None:
    found = elements_of(text.encode())
    made = {
        "html": lambda: as_html(found, text.partition("\n")[0]),
        "docx": lambda: as_docx(found),
        "pdf": lambda: as_pdf(found, Style(heads=False)),
        "hyphens": lambda: as_pdf(found, Style(heads=False, hyphens=True)),
    }[form]()
    wanted = statements(text.encode())
    assert sum(wanted.values()) > 7
    assert statements(made) == wanted


def test_accents_apart_or_not_say_the_same() -> None:
    whole = "<h1>Bezoek</h1><p>Drie cliënten en één moeder vertelden over de crèche. 4 van de 6 reëel.</p>"
    apart = unicodedata.normalize("NFD", whole)
    assert apart != whole
    assert statements(f"<html><body>{apart}".encode()) == statements(f"<html><body>{whole}".encode())
