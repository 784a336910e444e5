"""Cases: a box or passage about one child, without persons; other examples are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import cases
from loaders.segments import Layout

LayoutOf = Callable[[str], Layout]


def found(layout: Layout) -> list[str]:
    text = layout.source.text
    return [text[place.start : place.end] for s in cases.statements(layout) for place in s.places]


@pytest.mark.parametrize(
    "story",
    [
        "Voorbeeld. Piet (niet zijn echte naam) is negen. Hij wachtte veertien weken.",
        "Casus: een meisje van 15 liep drie keer weg.",
        "Lotte (zo heet ze niet echt) kwam op een dinsdag binnen.",
        "Het verhaal van Lotte. Lotte (gefingeerde naam) woonde in vijf gezinnen.",
    ],
)
def test_a_passage_about_one_child_is_a_case(layout_of: LayoutOf, story: str) -> None:
    assert found(layout_of(f"De hulp is goed geregeld.\n\n{story}\n\nDe inspectie zag meer.\n")) == [story]


def test_a_paragraph_under_a_heading_for_cases_is_a_case(layout_of: LayoutOf) -> None:
    story = "Een jongen kwam binnen met een tas. Hij bleef 19 weken."
    assert found(layout_of(f"## Casus 2\n\n{story}\n\n## Verder\n\nDe inspectie zag meer.\n")) == [story]


def test_a_sentence_that_tells_what_befell_one_child(layout_of: LayoutOf) -> None:
    text = "De hulp is traag. Een jongen van vijftien zat zeven maanden zonder school thuis. Dat is lang."
    assert found(layout_of(text)) == ["Een jongen van vijftien zat zeven maanden zonder school thuis."]


@pytest.mark.parametrize(
    "text",
    [
        "Een voorbeeld van goede hulp is het spreekuur.",
        "Voorbeeld: het protocol is in 2023 herzien.",
        "Een kind van 4 tot 12 jaar hoort thuis.",
        "Een jongere van 16 mag zelf kiezen.",
        "Jongen, 13 jaar: “Ik wachtte lang.”",
    ],
)
def test_other_examples_and_rules_are_no_case(layout_of: LayoutOf, text: str) -> None:
    assert not found(layout_of(text))


def test_a_case_holds_no_name_of_its_own(layout_of: LayoutOf) -> None:
    (case,) = cases.statements(layout_of("Voorbeeld. Piet (niet zijn echte naam) is negen en krijgt hulp."))
    assert {name for name, _ in case.values} <= {"topic"}


def test_a_case_that_is_known_is_not_told_twice(layout_of: LayoutOf) -> None:
    layout = layout_of("Casus: een meisje van 15 liep drie keer weg.")
    known = list(cases.statements(layout))
    assert known
    assert not list(cases.statements(layout, known))
