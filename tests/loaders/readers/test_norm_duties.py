"""What a printed norm asks of whom, and of whom it asks nothing."""

from __future__ import annotations

import pytest

from loaders.readers import norm_duties
from loaders.statements import Place, Statement, values


def printed(title: str) -> Statement:
    return Statement("PrintedNorm", (Place(0, 60),), "framework", "norm-heading", values(notation="1.2", title=title))


def test_a_norm_asks_it_of_the_one_it_opens_with() -> None:
    (only,) = norm_duties.statements([printed("De hulpverlener betrekt de ouders bij elke beslissing.")])
    assert (only.voice, only.get("bearerText"), only.get("groundText")) == ("framework", "hulpverlener", "norm 1.2")
    assert only.get("actionText") == "betrekt de ouders bij elke beslissing"


@pytest.mark.parametrize(
    "title",
    [
        "Tijdige hulp.",
        "Jeugdigen ervaren begrip en vertrouwen.",
        "De organisatie is ingericht op verantwoorde hulp.",
        "Het bestuur stuurt op cijfers. Het verloop daalde dit jaar.",
        "School en sport gaan door zoals thuis.",
    ],
)
def test_a_norm_that_asks_it_of_nobody(title: str) -> None:
    assert list(norm_duties.statements([printed(title)])) == []
