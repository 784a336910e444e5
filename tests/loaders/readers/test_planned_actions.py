"""Planned actions in tables, forms, lists and dated sentences; and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.readers import planned_actions
from loaders.segments import Layout
from tests.loaders.conftest import read_by, words_of

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[tuple[str, str, str]]:
    """When as printed, who, and the first word of each planned action."""
    return [
        (str(s.get("planningText")), str(s.get("owner") or ""), words_of(layout, s).split()[0])
        for s in read_by(planned_actions.statements, layout)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a table
            "Plan Zomerhof\n\nMaatregel\tTrekker\tDeadline\nRooster vullen\tplanner\t1 mei 2026\n"
            "Scholing geven\tHR\tQ3 2026\n",
            [("1 mei 2026", "planner", "Rooster"), ("Q3 2026", "HR", "Scholing")],
        ),
        (  # blocks of a form; a block without a moment plans nothing
            "Plan Zomerhof\n\nActie: dossiers nalopen\nWie: kwaliteitsmedewerker\nTermijn: najaar 2026\n\n"
            "Actie: folder maken\nWie: secretaris\n",
            [("najaar 2026", "kwaliteitsmedewerker", "dossiers")],
        ),
        (  # items under a lead
            "Brief\n\nDe volgende acties staan gepland:\n- De teamleider belt elk gezin: april 2026.\n- Meer rust.\n",
            [("april 2026", "teamleider", "De")],
        ),
        (  # dated sentences of a plan, by role or by how a function ends
            "Herstelplan Zomerhof\n\nTussen 1 en 20 juni 2026 traint de gedragswetenschapper het team. "
            "De roostercoördinator werft vóór de zomer van 2026 twee invallers.\n",
            [
                ("Tussen 1 en 20 juni 2026", "gedragswetenschapper", "Tussen"),
                ("vóór de zomer van 2026", "roostercoördinator", "De"),
            ],
        ),
    ],
)
def test_planned_actions(layout_of: LayoutOf, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(layout_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Onderzoek\n\nWanneer\tWat gebeurde er\n3 mei 2025\tEen val\n4 mei 2025\tEen melding\n",
        "Rapport\n\nIn mei 2024 starten de teammanagers met intervisie.\n",  # no plan
        "Verbeterplan\n\nIn mei 2024 heeft de teammanager het team gesproken.\n",
        "Verbeterplan\n\nStart de teammanager in mei 2026 met intervisie?\n",
        "Verbeterplan\n\nWij gaan ervoor zorgen dat elk gezin in 2026 een vast gezicht heeft.\n",  # nobody by name
        "Rapport\n\nIn de dossiers ontbreken acties:\n- een plan van 3 mei 2024\n",
        "Rapport\n\nNorm\tOordeel\n1.1 De termijn\tvoldoet\n",
    ],
)
def test_what_is_no_planned_action(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == []


def test_a_cell_with_several_moments_gives_an_action_each_and_a_state_is_kept(layout_of: LayoutOf) -> None:
    text = "Plan\n\nActie\tWanneer\tStatus\nMeten en bijstellen\t1 mei 2026 en 1 mei 2027\tloopt\n"
    statements = read_by(planned_actions.statements, layout_of(text))
    assert [(str(s.get("earliest")), s.get("actionStatus")) for s in statements] == [
        ("2026-05-01", "loopt"),
        ("2027-05-01", "loopt"),
    ]
