"""Plans by their name or kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import plans
from loaders.segments import Layout


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Er loopt een plan van aanpak voor de veiligheid.", ["plan van aanpak voor de veiligheid"]),
        ("In ons beleidsplan voor 2024 staat dat.", ["beleidsplan voor 2024"]),
        ("Het plan Betere Dossiers loopt.", ["plan Betere Dossiers"]),
        ("De inspectie voert een thematisch toezicht uit.", ["thematisch toezicht"]),
        ("Het plan is klaar. Elk kind heeft een plan.", []),
    ],
)
def test_plans(layout_of: Callable[[str], Layout], text: str, names: list[str]) -> None:
    assert [s.get("name") for s in plans.statements(layout_of(text))] == names
