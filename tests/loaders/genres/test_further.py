"""Lists and tables that say of themselves what they hold, in a document of any kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loaders.genres import further
from loaders.readers.assessment import assess
from loaders.segments import Layout
from loaders.statements import Place, Statement, values

TEXT = """Verslag van de werkgroep

Wat moet beter

- Leg afspraken vast.
- Bel ouders terug.

Drie dingen staan ons in de weg:

- er zijn te weinig plekken
- de tarieven zijn te laag

"""


def more(layout: Layout, own: list[Statement], *, known: bool) -> Iterator[Statement]:
    return further.statements(layout, assess(layout).sections, own, known=known)


def kinds(found: list[Statement]) -> list[str]:
    return [statement.kind for statement in found]


def test_all_that_a_document_of_no_known_kind_shows_is_read(layout_of: Callable[[str], Layout]) -> None:
    found = kinds(list(more(layout_of(TEXT), [], known=False)))
    assert found.count("Obstacle") == 2


def test_what_the_readers_kind_found_is_not_read_again(layout_of: Callable[[str], Layout]) -> None:
    layout = layout_of(TEXT)
    own = [Statement("Shortcoming", (Place(0, 5),), "author", "point-under-heading", values())]
    found = kinds(list(more(layout, own, known=True)))
    assert "ImprovementPoint" not in found
    assert "Finding" not in found
