"""Two voices on one issue: linked where they differ, with what the inspectorate concludes; else left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.elements import contradictions, findings
from loaders.segments import Layout
from loaders.statements import Statement, ref
from tests.loaders.conftest import said

LayoutOf = Callable[[str], Layout]


def linked(layout: Layout) -> list[tuple[str, str, str]]:
    """The words of both sides, and those of the resolution."""
    read = said(layout, findings.in_prose(layout.body, "sentence-under-norm"), "inspection-by-norms")
    by_ref: dict[object, Statement] = {ref(layout.source.text_sha256, each): each for each in read}

    def words(value: object) -> str:
        return layout.source.text[slice(by_ref[value].places[0].start, by_ref[value].places[0].end)]

    out = []
    for statement in contradictions.statements(layout, read):
        one, other = statement.all("between")
        resolution = statement.get("resolvedBy")
        out.append((words(one), words(other), words(resolution) if resolution else ""))
    return out


def test_one_says_that_he_does_not_share_the_other_s_view(layout_of: LayoutOf) -> None:
    text = (
        "De bestuurder vindt dat de stichting goed bereikbaar is. "
        "De inspectie hoort van ouders dat zij die mening niet delen."
    )
    (pair,) = linked(layout_of(text))
    assert pair[0].startswith("De bestuurder vindt")
    assert pair[1].startswith("De inspectie hoort")


def test_voices_that_drift_apart_on_one_issue_and_what_the_inspectorate_saw(layout_of: LayoutOf) -> None:
    text = (
        "Begeleiders vertellen dat zij elk plan van aanpak op tijd bespreken met het gezin. "
        "Ouders geven aan dat het plan van aanpak niet met hen is besproken. "
        "De inspectie ziet in de dossiers dat het plan van aanpak niet vaak is besproken."
    )
    first = linked(layout_of(text))[0]
    assert (first[0][:11], first[1][:6]) == ("Begeleiders", "Ouders")
    assert first[2].startswith("De inspectie ziet")


@pytest.mark.parametrize(
    "text",
    [
        # One voice that says two things.
        "Ouders zijn tevreden over het plan van aanpak. Ouders vertellen dat het plan van aanpak niet compleet is.",
        # Two voices on two issues.
        "Ouders zijn tevreden over de snelle start. Begeleiders vertellen dat de administratie te veel tijd kost.",
        # Two voices that agree.
        "Ouders vertellen dat het plan niet is besproken. Jongeren geven aan dat het plan niet is besproken.",
        # A description that nobody says to have seen.
        "Het plan van aanpak is besproken met het gezin. De stichting werkt niet met een plan voor het gezin.",
    ],
)
def test_no_contradiction(layout_of: LayoutOf, text: str) -> None:
    assert linked(layout_of(text)) == []
