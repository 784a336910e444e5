"""Who must do what: the bearer, the force, the term and the ground; and what is no duty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import responsibilities
from loaders.segments import Layout
from loaders.statements import Place, Statement, values

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[object, str, str]]:
    return [
        (s.get("bearerText"), str(s.get("modality")).rpartition("/")[2], str(s.get("actionText")))
        for s in responsibilities.statements(layout)
    ]


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("De bestuurder moet een plan opstellen.", ("bestuurder", "obligation", "een plan opstellen")),
        (
            "Voor elk kind moet de begeleider een plan maken.",
            ("begeleider", "obligation", "Voor elk kind een plan maken"),
        ),
        ("De begeleider dient elk gesprek vast te leggen.", ("begeleider", "obligation", "elk gesprek vast te leggen")),
        ("Begeleiders mogen geen kamers controleren.", ("Begeleiders", "prohibition", "geen kamers controleren")),
        ("De jongerenraad mag het plan eerst lezen.", ("jongerenraad", "permission", "het plan eerst lezen")),
        ("De begeleider moet niet alleen beslissen.", ("begeleider", "obligation", "niet alleen beslissen")),
        ("Gemeenten zijn verantwoordelijk voor passende hulp.", ("Gemeenten", "obligation", "passende hulp")),
        ("Voor passende hulp zijn de gemeenten verantwoordelijk.", ("gemeenten", "obligation", "passende hulp")),
        (
            "De inspectie verwacht dat de bestuurder de wachtlijst verkort.",
            ("bestuurder", "expectation", "de wachtlijst verkort"),
        ),
        (
            "De inspectie vraagt van de bestuurder dat hij elk kwartaal bericht stuurt.",
            ("bestuurder", "expectation", "elk kwartaal bericht stuurt"),
        ),
        (
            "Wij adviseren de pleegouders om vragen op te schrijven.",
            ("pleegouders", "recommendation", "vragen op te schrijven"),
        ),
        ("De gemeente zou meer plekken moeten regelen.", ("gemeente", "recommendation", "meer plekken regelen")),
        ("De kinderrechter kan anders beslissen.", ("kinderrechter", "power", "anders beslissen")),
        ("Het plan moet door de teamleider worden goedgekeurd.", ("teamleider", "obligation", "")),
        ("De bestuurder draagt zorg voor voldoende scholing.", ("bestuurder", "obligation", "voldoende scholing")),
        ("De raad van toezicht ziet toe op de kwaliteit.", ("raad van toezicht", "obligation", "de kwaliteit")),
    ],
)
def test_a_duty_with_its_bearer(layout_of: LayoutOf, text: str, duty: tuple[str, str, str]) -> None:
    (only,) = found(layout_of(text))
    assert only[:2] == duty[:2]
    assert only[2] == duty[2] or not duty[2]


@pytest.mark.parametrize(
    "text",
    [
        "Ouders moeten steeds opnieuw hun verhaal doen.",
        "Jongeren moeten lang wachten op hulp.",
        "Als de bestuurder een plan moet opstellen, duurt het langer.",
        "Wie moet dat plan opstellen?",
        "Door het tekort is er geen plek, waardoor jeugdigen moeten uitwijken naar elders.",
        "De begeleiders horen van ouders dat het beter gaat.",
        "De jeugdige kan altijd bij de begeleider terecht.",
    ],
)
def test_a_complaint_a_condition_or_a_question_is_no_duty(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_a_pronoun_stands_for_those_named_before_who_are_as_many(layout_of: LayoutOf) -> None:
    text = "De inspectie spreekt met de gemeenten. Zij moeten zorgen dat er genoeg plekken zijn."
    assert found(layout_of(text)) == [("gemeenten", "obligation", "zorgen dat er genoeg plekken zijn")]


def test_responsible_for_what_the_sentence_before_says(layout_of: LayoutOf) -> None:
    text = "Er zijn te weinig plekken in de regio. De gemeenten zijn hier verantwoordelijk voor."
    (only,) = responsibilities.statements(layout_of(text))
    assert only.get("actionText") == "Er zijn te weinig plekken in de regio."
    assert len(only.places) == 2


def test_a_lead_gives_its_bearer_to_the_items_below_it(layout_of: LayoutOf) -> None:
    text = "De aanbieder moet:\n\n- elk plan binnen zes weken vaststellen;\n- de ouders daarbij betrekken.\n"
    statements = list(responsibilities.statements(layout_of(text)))
    assert [s.get("bearerText") for s in statements] == ["aanbieder", "aanbieder"]
    assert statements[0].get("termText") == "binnen zes weken"
    assert statements[0].get("duration") in ("P6W", "P42D")


def test_term_ground_and_counterparty(layout_of: LayoutOf) -> None:
    text = "De gecertificeerde instelling moet volgens de Jeugdwet binnen zes weken een plan maken met de ouders."
    (only,) = responsibilities.statements(layout_of(text))
    assert (only.get("termText"), only.get("groundText")) == ("binnen zes weken", "volgens de Jeugdwet")
    assert str(only.get("counterparty")).endswith("/ouder")


def test_nobody_named_is_said(layout_of: LayoutOf) -> None:
    (only,) = responsibilities.statements(layout_of("De regels moeten per groep worden opgeschreven."))
    assert only.get("bearer") is None
    assert only.get("reason")


def test_a_norm_asks_it_of_the_one_it_opens_with() -> None:
    title = "De hulpverlener betrekt de jeugdige en de ouders bij elke beslissing."
    printed = Statement(
        "PrintedNorm", (Place(0, 60),), "framework", "norm-heading", values(notation="1.2", title=title)
    )
    other = Statement(
        "PrintedNorm", (Place(70, 90),), "framework", "norm-heading", values(notation="1.3", title="Tijdig.")
    )
    (only,) = responsibilities.of_norms([printed, other])
    assert (only.voice, only.get("bearerText"), only.get("groundText")) == ("framework", "hulpverlener", "norm 1.2")
