"""Who acts, as the slot of that type is filled: a table of forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.context.reading import Contexts
from loaders.rules.passage import Passage
from loaders.rules.reading import passages
from loaders.rules.slots import fillers
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def last_passage(layout: Layout) -> Passage:
    return list(passages(layout, Contexts(layout)))[-1]


def longest(passage: Passage, kind: str, at: int = 0) -> str:
    found = fillers(kind, passage, at)
    return found[0].text or passage.text(at, found[0].stop).text if found else ""


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("De begeleiders eten mee.", "De begeleiders"),
        ("Drie gedragswetenschappers eten mee.", "Drie gedragswetenschappers"),
        ("Het team Zuid eet mee.", "Het team Zuid"),
        ("Stichting De Dijk betaalt.", "Stichting De Dijk"),
        ("De gemeente Veenstad betaalt.", "De gemeente Veenstad"),
        ("Huize Terp en de Vlonder werken samen.", "Huize Terp en de Vlonder"),
        ("Ouders, pleegouders en de voogd komen.", "Ouders, pleegouders en de voogd"),
        ("De leden van de cliëntenraad komen.", "De leden van de cliëntenraad"),
        ("Collega's van het wijkteam en van de school komen.", "Collega's van het wijkteam en van de school"),
        ("Leefgroepen Terpland (hierna: LT) biedt hulp.", "Leefgroepen Terpland"),
    ],
)
def test_who_acts(layout_of: LayoutOf, sentence: str, actor: str) -> None:
    assert longest(last_passage(layout_of(sentence)), "actor") == actor


@pytest.mark.parametrize(
    "sentence",
    ["In Veenstad regent het.", "Het plan is klaar.", "Signs of Safety is een methode.", "De Jeugdwet geldt."],
)
def test_nobody_acts(layout_of: LayoutOf, sentence: str) -> None:
    passage = last_passage(layout_of(sentence))
    assert not any(fillers("actor", passage, at) for at in range(2))


def test_a_body_and_a_name_behind_it_may_be_two(layout_of: LayoutOf) -> None:
    passage = last_passage(layout_of("In mei bezocht de inspectie Huize Terp."))
    ends = {passage.text(3, each.stop).text for each in fillers("actor", passage, 3)}
    assert ends == {"de inspectie", "de inspectie Huize Terp"}
    assert longest(passage, "actor", 5) == "Huize Terp"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Pleegouders voeden op. Zij zorgen voor het kind.", "Pleegouders"),
        ("De mentor kent het plan. Hij belt de ouders.", "De mentor"),
        ("De inspecties spreken met medewerkers van Huize Terp. Zij werken hard.", "medewerkers van Huize Terp"),
        ("De mentor spreekt ouders. Zij komen vaak.", ""),
        ("Met ouders spreekt niemand. Zij komen vaak.", ""),
        ("Het plan is klaar. Zij komen vaak.", ""),
    ],
)
def test_for_whom_a_pronoun_stands(layout_of: LayoutOf, text: str, meant: str) -> None:
    assert longest(last_passage(layout_of(text)), "they") == meant
