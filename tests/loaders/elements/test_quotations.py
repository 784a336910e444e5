"""Quotations with every kind of mark, and who speaks."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from loaders.elements import quotations
from loaders.reading import source_from_bytes
from loaders.segments import Layout, segment

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str]]:
    return [
        (str(s.get("speakerRole") or ""), str(s.get("quotationForm")).rpartition("/")[2])
        for s in quotations.statements(layout)
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Zij vroeg eerst hoe het met mij ging.” ouder", "ouder"),
        ("«Hij mist zijn zus elke dag.»\n(pleegouder)", "pleegouder"),
        ("»Ik mag hier altijd nee zeggen.«\n(pleegkind, 12)", "pleegkind"),
        ("„Dat was echt mijn plek.” pleegkind, 14 jaar", "pleegkind"),
        ('> "Ik heb nu een lijst die mij helpt."\n> — begeleider', "begeleider"),
        ("‘Als ik bel krijg ik altijd iemand die mij kent.’ Moeder van een meisje.", "ouder (Moeder)"),
    ],
)
def test_a_quotation_that_stands_apart(layout_of: LayoutOf, text: str, role: str) -> None:
    assert [(speaker.lower(), form) for speaker, form in found(layout_of(text))] == [(role.lower(), "set-off")]


def test_words_within_a_paragraph_with_the_speaker_behind_them(layout_of: LayoutOf) -> None:
    text = "Er is een gesprek bij de start. 'Ze vragen altijd eerst wat ik zelf zou willen.' (pleegkind, 15 jaar)"
    assert found(layout_of(text)) == [("pleegkind", "inline")]


def test_a_few_words_of_somebody_who_tells(layout_of: LayoutOf) -> None:
    text = "Een ouder vertelt dat zij 'vooral op gevoel' bepaalt wat kan."
    assert found(layout_of(text)) == [("ouder", "inline")]


def test_a_quotation_goes_on_behind_a_page_break(layout_of: LayoutOf) -> None:
    first = (
        "Zowel ouders als kinderen zijn tevreden over de hulp die zij nu krijgen. Een pleegouder noemt haar begeleider"
    )
    text = f"{first}\n\nPagina 2 van 9\n\n“een rots, ook om elf uur”.\n"
    assert found(layout_of(text)) == [("pleegouder", "inline")]


@pytest.mark.parametrize(
    "text",
    [
        "De training 'verbindend gezag' helpt.",
        "De slagzin luidt 'Ieder kind een plek'.",
        "Het heet “goed wonen”.",
    ],
)
def test_a_name_or_motto_is_no_quotation(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


@pytest.mark.parametrize(
    ("text", "role", "form"),
    [
        (
            'Een jongere zegt: "Ik wil gewoon weten waar ik aan toe ben." Dat horen wij vaker.',
            "jeugdige (jongere)",
            "inline",
        ),
        (
            'Het is er klein. "Hier kan ik eindelijk slapen zonder lawaai", aldus een bewoner van vijftien.',
            "jeugdige (jongere)",
            "inline",
        ),
        (
            "De raad kwam niet bijeen. ‘Wij horen het pas als het te laat is’, liet een jongere weten.",
            "jeugdige (jongere)",
            "inline",
        ),
        (
            "Begeleiders werken rustiger dan eerst. “Vroeger riep ik om hulp over de gang”, schrijft een van hen.",
            "begeleider",
            "inline",
        ),
        ("“Ze bellen altijd terug, ook op zondag.”\n\n– moeder", "ouder (moeder)", "set-off"),
        ("“Ze bellen altijd terug, ook op zondag.” (Noor, 15)", "jeugdige (jongere)", "set-off"),
        ("Vader: Ik moest alles drie keer vertellen voordat iemand wist wie wij waren.", "ouder (Vader)", "set-off"),
        ("Ik moest alles drie keer vertellen aan mijn begeleider. – pleegouder", "pleegouder", "set-off"),
        (
            "Een begeleider vertelt dat een ouder heeft gezegd: ‘jullie komen toch nooit als het nodig is’.",
            "ouder",
            "second-hand",
        ),
        ("Pleegouder: “Wij wisten van niets en kregen geen brief", "pleegouder", "set-off"),
        (
            "Jongere: “Ik zat daar drie weken alleen op mijn kamer.\n\nDaarna mocht ik pas naar buiten.”",
            "jeugdige (jongere)",
            "set-off",
        ),
    ],
)
def test_the_nearest_attribution_names_the_speaker(layout_of: LayoutOf, text: str, role: str, form: str) -> None:
    assert [(speaker.lower(), shape) for speaker, shape in found(layout_of(text))] == [(role.lower(), form)]


def test_who_speaks_to_nobody_in_particular_stays_unknown(layout_of: LayoutOf) -> None:
    text = 'Er wordt ook gezegd dat pleegouders te bescheiden zijn: "Laat je stem horen en ga het gesprek aan."'
    assert found(layout_of(text)) == [("", "inline")]


@pytest.mark.parametrize(
    "text",
    [
        "Jeugdigen werken aan een boekje: 'Hoe overleef ik een verhuizing?: Tips en trucs!'.",
        "Casussen worden ingedeeld, vertellen begeleiders, in categorieën ‘prio 1 tot en met 4’.",
        "De manager geeft aan dat het uitgangspunt van de stichting is 'het kind staat centraal'.",
        "Begeleider: degene die de jeugdige dagelijks helpt en met de ouders overlegt.",
    ],
)
def test_titles_labels_and_terms_are_no_quotations(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


@pytest.mark.alone
def test_a_long_line_of_quotations_is_read_in_linear_time(layout_of: LayoutOf) -> None:
    def cost(number: int) -> float:
        layout = layout_of('Een ouder zegt: "Ik ben hier erg tevreden over." ' * number)
        began = time.process_time()
        assert len(found(layout)) == number
        return time.process_time() - began

    # Measured again where it looks wrong: a busy machine only adds.
    assert any(cost(2000) < 2.5 * cost(1000) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Alles paste in één tas.” – oud-pleegkind, 24 jaar", "pleegkind (oud-pleegkind)"),
        ("– Ik wil hier graag blijven wonen, zegt een jongen.", "jeugdige (jongere, jongen)"),
        ("Een jongen zegt: ‘Ik kook hier elke week.’", "jeugdige (jongere, jongen)"),
        ("Volgens een groepsleider is het “elke dag weer schuiven met diensten”.", "groepsbegeleider (groepsleider)"),
    ],
)
def test_other_forms_in_which_somebody_is_quoted(layout_of: LayoutOf, text: str, role: str) -> None:
    layout = layout_of(f"Verslag\n\n{text}\n\nDe inspectie bezocht de groep op een dinsdag en sprak met iedereen.\n")
    assert [speaker for speaker, _ in found(layout)] == [role]


def test_a_box_for_quotations_is_one_where_a_line_names_the_speaker() -> None:
    page = (
        "<html><body><h1>Verslag</h1><p>Een moeder zei <q>daar wist ik niets van</q> en zweeg.</p>"
        "<blockquote><p>Ik mis mijn zus elke avond.</p></blockquote><p>Meisje, 11 jaar</p>"
        "<blockquote><p>Wij horen nooit iets terug.</p><footer>Een pleegmoeder</footer></blockquote>"
        "<p>Tot zover de gesprekken.</p><blockquote><p>Dit kader staat op de site.</p></blockquote></body></html>"
    )
    layout = segment(source_from_bytes("page.html", page.encode()))
    assert sorted(speaker for speaker, _ in found(layout)) == [
        *("jeugdige (jongere, meisje)", "ouder (moeder)", "pleegouder (pleegmoeder)"),
    ]


def test_a_role_that_the_verb_stands_within_speaks_for_nobody(layout_of: LayoutOf) -> None:
    text = "Bij de tweede aanbeveling merkt het college op: “dit punt nemen wij over zoals het er staat”.\n"
    assert [each.get("speakerRole") for each in quotations.statements(layout_of(text))] in ([], [None])
