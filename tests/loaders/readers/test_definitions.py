"""What a table says that terms and abbreviations mean, and whom abbreviations stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.context.reading import Contexts
from loaders.readers import definitions
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]
SHORT = "Afkortingen\n\nGI\tgecertificeerde instelling\nJW\tJeugdbescherming Waterland\nWP\twerkplan\n"


def found(layout: Layout) -> list[tuple[object, object]]:
    return [(s.get("term"), s.get("meaning")) for s in definitions.statements(layout, Contexts(layout))]


@pytest.mark.parametrize(
    "text",
    [
        "Begrippenlijst\n\nLogeerhuis\teen huis voor de nacht\nWoongroep\teen huis met begeleiding\n",
        "Bijlage\n\nBegrip | Betekenis\nLogeerhuis | een huis voor de nacht\nWoongroep | een huis met begeleiding\n",
    ],
)
def test_a_table_of_terms(layout_of: LayoutOf, text: str) -> None:
    assert found(layout_of(text)) == [
        ("Logeerhuis", "een huis voor de nacht"),
        ("Woongroep", "een huis met begeleiding"),
    ]


def test_another_table_defines_nothing(layout_of: LayoutOf) -> None:
    assert found(layout_of("Bijlage\n\nActie\tWie\nRooster maken\tteamleider\nOuders bellen\tmentor\n")) == []


def test_short_forms_are_those_of_actors(layout_of: LayoutOf) -> None:
    layout = layout_of(SHORT)
    spelled = {(name.alias, name.name, name.kind) for name in definitions.spelled_out(layout, Contexts(layout))}
    assert spelled == {
        ("GI", "gecertificeerde instelling", "role"),
        ("JW", "Jeugdbescherming Waterland", "organisation"),
    }
