"""Judgements: stated, derived by a named rule, or unknown with the reason; a value is never made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import judgements, norms
from loaders.segments import Layout
from loaders.statements import Statement

LayoutOf = Callable[[str], Layout]


def judged(layout: Layout) -> list[Statement]:
    found = judgements.statements(layout, norms.norm_sections(layout))
    return [statement for statement in found if statement.kind == "NormJudgement"]


def value(statement: Statement) -> str:
    return str(statement.get("value") or "").rpartition("/")[2]


@pytest.mark.parametrize(
    ("below", "expected", "when"),
    [
        ("Oordeel: voldoet grotendeels (3 juni 2025)", "voldoet-grotendeels", "2025-06-03"),
        ("Oordeel bij de hertoets: voldoet", "voldoet", None),
        ("Het oordeel luidt: voldoet grotendeels niet.", "voldoet-grotendeels-niet", None),
        ("De omgang is warm. De inspectie vindt dat Heidehof hier voldoet.", "voldoet", None),
        ("De inspectie oordeelt dat Heidehof ook aan norm 1.1 voldoet.", "voldoet", None),
        ("Alles loopt goed. Heidehof voldoet.", "voldoet", None),
        ("Deze norm is niet beoordeeld, omdat er te weinig gegevens waren.", "niet-beoordeeld", None),
    ],
)
def test_a_judgement_in_words(layout_of: LayoutOf, below: str, expected: str, when: str | None) -> None:
    found = judged(layout_of(f"Norm 1.1\nWensen en behoeften zijn bekend\n\n{below}"))
    assert [(value(s), s.get("judgementDate"), s.rule) for s in found] == [(expected, when, "judgement-in-words")]


def test_an_earlier_judgement_stays_beside_the_new_one_with_its_date(layout_of: LayoutOf) -> None:
    text = "Norm 2.1 – Veiligheid\n\nOordeel: voldoet (3 juni 2025)\nVorig oordeel: voldoet niet (mei 2024)\n"
    found = judged(layout_of(text))
    assert [(value(s), s.get("judgementDate")) for s in found] == [
        ("voldoet", "2025-06-03"),
        ("voldoet-niet", "2024-05"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Het gebouw voldoet aan de eisen voor brandveiligheid.",
        "De ouders vertellen dat er veel is veranderd.",
        "Voldoet Heidehof aan deze norm?",
        "Zie ook norm 2.3, waaraan Heidehof niet voldoet.",
    ],
)
def test_without_words_about_the_norm_the_judgement_is_unknown(layout_of: LayoutOf, below: str) -> None:
    given = judged(layout_of(f"Norm 1.1\nWensen en behoeften zijn bekend\n\n{below}"))
    found = [statement for statement in given if statement.get("normNotation") == "1.1"]
    assert [(value(s), s.mode, s.rule) for s in found] == [("", "unknown", "judgement-not-in-text")]
    assert found[0].get("reason")


CONCLUSION = """Conclusie

Op deze normen zag de inspectie uitsluitend positieve punten:

- Wensen en behoeften van ouders zijn bekend.
- Ouders houden de regie.

Op deze norm is verbetering nodig:

- De veiligheid van kinderen wordt gewogen.

Norm 1.1 Wensen en behoeften van ouders zijn bekend

Proza.

Norm 1.2 Ouders houden de regie

Aandachtspunt

- Meer uitleg geven.

Norm 1.3 Met respect en begrip omgaan

Aandachtspunten

- Kloppen voor het binnengaan.

Norm 2.1 De veiligheid van kinderen wordt gewogen

Proza.

Norm 2.2 Hulp sluit aan

Proza.
"""


def test_lists_of_the_conclusion_say_what_their_words_say(layout_of: LayoutOf) -> None:
    found = {str(s.get("normNotation")): s for s in judged(layout_of(CONCLUSION))}
    assert {n: (value(s), s.rule) for n, s in found.items()} == {
        "1.1": ("voldoet", "list-only-positive"),
        "1.2": ("voldoet", "list-only-positive"),
        "1.3": ("voldoet-grotendeels", "attention-points-only"),
        "2.1": ("", "list-improvement-needed"),
        "2.2": ("", "judgement-not-in-text"),
    }
    assert len(found["2.1"].all("possibleValue")) == 2


def test_the_printed_scale_may_tell_which_value_improvement_means(layout_of: LayoutOf) -> None:
    scale = """De inspectie gebruikt deze schaal:

- De aanbieder voldoet: alleen positieve punten.
- De aanbieder voldoet grotendeels: het meeste is goed.
- De aanbieder voldoet grotendeels niet: verbetering is nodig.
- De aanbieder voldoet niet: verbetering is dringend nodig.

"""
    found = {str(s.get("normNotation")): s for s in judged(layout_of(scale + CONCLUSION))}
    assert (value(found["2.1"]), found["2.1"].rule) == ("voldoet-grotendeels-niet", "list-in-words-of-scale")


def test_a_table_of_judgements_names_norms_and_prints_none(layout_of: LayoutOf) -> None:
    table = "Norm\tOordeel\n1.1 Wensen\tVoldoet\n1.2 Regie\tVoldoet grotendeels niet\n\n"
    text = table + "\n\n".join(f"Norm {number} Tekst van {number}\n\nProza." for number in ("1.1", "1.2"))
    layout = layout_of(text)
    assert len(norms.norm_sections(layout).norms) == 2
    assert [(s.get("normNotation"), value(s)) for s in judged(layout)] == [
        ("1.1", "voldoet"),
        ("1.2", "voldoet-grotendeels-niet"),
    ]


def test_norms_named_by_number_in_a_sentence(layout_of: LayoutOf) -> None:
    text = "Aan de normen 1.1 en 1.2 voldoet Heidehof, aan norm 2.1 grotendeels niet.\n\n" + "\n\n".join(
        f"Norm {number} Tekst van {number}\n\nProza." for number in ("1.1", "1.2", "2.1")
    )
    found = [(s.get("normNotation"), value(s)) for s in judged(layout_of(text))]
    assert found == [("1.1", "voldoet"), ("1.2", "voldoet"), ("2.1", "voldoet-grotendeels-niet")]


@pytest.mark.parametrize(
    "sentence",
    [
        "De aanbieder schrijft dat hij inmiddels volledig aan deze norm voldoet.",
        "Volgens de bestuurder voldoet Heidehof aan deze norm.",
        "De directeur vindt zelf dat Heidehof aan deze norm voldoet.",
    ],
)
def test_what_somebody_else_says_of_a_norm_is_no_judgement(layout_of: LayoutOf, sentence: str) -> None:
    [found] = judged(layout_of(f"Norm 1.2\nOuders houden de regie.\n\n{sentence}\n"))
    assert value(found) == ""


def test_what_the_inspectorate_itself_finds_of_a_norm_is_one(layout_of: LayoutOf) -> None:
    [found] = judged(
        layout_of("Norm 1.2\nOuders houden de regie.\n\nDe inspectie vindt dat Heidehof aan deze norm voldoet.\n")
    )
    assert value(found) == "voldoet"


def spoken(layout: Layout) -> list[tuple[object, str, object]]:
    """Number, value as printed and moment of each judgement of a letter, in the order in which it gives them."""
    found = sorted(judged(layout), key=lambda statement: statement.places[0].start)
    return [
        (s.get("normNotation"), value(s) or str(s.get("printedValue") or s.get("valueStatus")), s.get("judgementDate"))
        for s in found
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Norm 2 is niet op orde: het rooster klopt niet.", [("2", "niet op orde", None)]),
        ("Norm 7 is inmiddels voldoende.", [("7", "voldoende", None)]),
        ("Aan criterium 3 wordt deels voldaan.", [("3", "voldoet deels", None)]),
        (
            "Over het dagprogramma (norm 3) zijn wij positief. Vorig jaar voldeed u hier nog niet aan de norm, nu wel.",
            [("3", "voldoet-niet", "2023"), ("3", "voldoet", None)],
        ),
        (
            "Ook de nachtzorg (norm 8) is beter. In mei 2023 luidde ons oordeel 'voldoet niet'; nu "
            "komen wij uit op 'voldoet'.",
            [("8", "voldoet-niet", "2023-05"), ("8", "voldoet", None)],
        ),
        (
            "Wij komen bij de nachtzorg (norm 8) uit op 'voldoet'; in mei 2023 luidde ons oordeel 'voldoet niet'.",
            [("8", "voldoet", None), ("8", "voldoet-niet", "2023-05")],
        ),
        (
            "Voor de tuin (norm 5) ligt het anders. Eerder voldeed u niet aan deze norm, en dat is nu niet veranderd.",
            [("5", "voldoet-niet", "eerder"), ("5", "voldoet-niet", None)],
        ),
    ],
)
def test_a_letter_judges_in_running_words(
    layout_of: LayoutOf, paragraph: str, expected: list[tuple[object, str, object]]
) -> None:
    assert spoken(layout_of(f"Utrecht, 3 mei 2024\n\nGeachte heer,\n\n{paragraph}\n")) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Wij willen weten of norm 2 op orde is.",
        "Als norm 3 niet op orde is, komen wij terug.",
        "Ouders vinden dat norm 4 niet op orde is.",
        "Norm 5 is voor veel medewerkers nieuw.",
        "Over het eten (norm 6) spraken wij lang. Het eindoordeel is voldoende.",
    ],
)
def test_what_is_asked_supposed_or_said_by_others_judges_no_norm(layout_of: LayoutOf, paragraph: str) -> None:
    assert spoken(layout_of(f"Geachte heer,\n\n{paragraph}\n")) == []


def test_a_norm_in_brackets_is_called_what_it_stands_behind_or_before(layout_of: LayoutOf) -> None:
    layout = layout_of(
        "Geachte heer,\n\nOver de inzet van invallers (norm 2) zijn wij tevreden: aan norm 2 wordt "
        "voldaan. Wij zagen ook"
        " dat het pestprotocol (norm 4) is herzien; u voldoet aan norm 4.\n\nEis 9 (brandveiligheid) voldoet niet.\n"
    )
    found = judgements.statements(layout, norms.norm_sections(layout))
    printed = [(s.get("notation"), s.get("title")) for s in found if s.kind == "PrintedNorm"]
    assert printed == [("2", "inzet van invallers"), ("4", "pestprotocol"), ("9", "brandveiligheid")]
