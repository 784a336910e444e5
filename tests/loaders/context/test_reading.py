"""The context of a stretch of a document: who speaks there, under which heading, lead or quotation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from loaders.context.reading import Contexts
from loaders.elements import quotations
from loaders.segments import Layout

TEXT = """Inspectierapport Lindenhof

Medewerkers ervaren een hoge werkdruk. Zij geven daarvoor twee redenen: er is te weinig personeel en de groep groeit.

Ouders vertellen:
- de hulp komt te laat
- niemand belt terug

Er is naar hun wensen gekeken. De inspectie ziet dat het team verandert. Dat gaat langzaam.

Reactie van de aanbieder

Wij herkennen het beeld. De inspectie heeft goed gekeken.

Wat jongeren vertellen

De regels veranderen steeds.

2.1 Veiligheid

In 2021 was het onrustig. Een moeder zegt: "Ik kreeg pas na drie maanden hulp."
"""


@pytest.fixture
def said(layout_of: Callable[[str], Layout]) -> Callable[[str], str]:
    """The voice of the context in which some words stand, with its speakers."""
    layout = layout_of(TEXT)
    contexts = Contexts(layout)
    contexts.quote(quotations.statements(layout))

    def said(words: str) -> str:
        context = contexts.at(next(_places(layout, words)))
        return " ".join((context.voice, *(iri.rpartition("/")[2] for iri in context.speakers)))

    return said


def _places(layout: Layout, words: str) -> Iterator:  # type: ignore[type-arg]
    for segment in layout.body:
        at = segment.text.find(words)
        if at >= 0:
            yield segment.shadow.place(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Medewerkers ervaren een hoge werkdruk.", "heard-group medewerker"),
        ("er is te weinig personeel", "heard-group medewerker"),
        ("de hulp komt te laat", "heard-group ouder"),
        ("niemand belt terug", "heard-group ouder"),
        ("De inspectie ziet dat het team verandert.", "inspectorate"),
        ("Dat gaat langzaam.", "inspectorate"),
        ("Wij herkennen het beeld.", "provider"),
        ("De inspectie heeft goed gekeken.", "provider"),
        ("De regels veranderen steeds.", "heard-group jeugdige"),
        ("In 2021 was het onrustig.", "inspectorate"),
        ("Ik kreeg pas na drie maanden hulp.", "heard-group ouder"),
    ],
)
def test_who_speaks_in_a_place(said: Callable[[str], str], words: str, voice: str) -> None:
    assert said(words) == voice


def test_a_context_knows_its_norm_its_period_and_that_words_are_quoted(layout_of: Callable[[str], Layout]) -> None:
    layout = layout_of(TEXT)
    contexts = Contexts(layout)
    contexts.quote(quotations.statements(layout))
    context = contexts.at(next(_places(layout, "In 2021 was het onrustig.")))
    assert (context.norm, context.period, context.quoted, context.polarity) == ("2.1", "2021", False, "negative")
    assert contexts.at(next(_places(layout, "Ik kreeg pas na drie maanden hulp."))).quoted


@pytest.mark.parametrize(
    ("title", "writer"),
    [
        ("Inspectierapport Lindenhof", "inspectorate"),
        ("Rapport De Brug", "inspectorate"),
        ("Rekenkamer Noordstad: rapport over jeugdhulp", "author"),
        ("Adviesrapport pleegzorg", "author"),
        ("Verslag van een avond", "author"),
        ("Vragen over gezag", "author"),
    ],
)
def test_the_writer_of_a_document_of_no_known_kind(layout_of: Callable[[str], Layout], title: str, writer: str) -> None:
    assert Contexts(layout_of(f"{title}\n\nDe groep telt acht kinderen.\n")).writer == writer
