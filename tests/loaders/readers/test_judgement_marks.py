"""Coloured discs as judgements, and which of several judgements holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.formats.marks import Box, Colour, Mark
from loaders.readers import judgements, norms
from loaders.reading import source_from_bytes
from loaders.segments import Layout, segment
from loaders.statements import Ref, Statement, digest

TEXT = """Norm 1.1 Oordeel
Wensen en behoeften zijn bekend

Proza over wensen.

Norm 1.2 Oordeel
Eigen regie

Proza over regie.

Norm 1.3 Oordeel
Respect

Proza over respect.
"""


def layout_with(text: str, *discs: tuple[str, Colour | None, dict[str, object]]) -> Layout:
    """The layout of a text with a disc beside the first line that begins with some words."""
    marks = []
    for opening, colour, more in discs:
        start = text.index(opening)
        marks.append(Mark(start, text.index("\n", start), colour, **more))  # type: ignore[arg-type]
    return segment(replace(source_from_bytes("invented.txt", text.encode()), marks=tuple(marks)))


def judged(layout: Layout) -> list[Statement]:
    found = list(judgements.statements(layout, norms.norm_sections(layout)))
    return [s for s in found if s.kind == "NormJudgement"]


def told(statement: Statement) -> tuple[object, ...]:
    return statement.get("normNotation"), str(statement.get("value") or "").rpartition("/")[2], statement.rule


def superseder(layout: Layout, statement: Statement, among: list[Statement]) -> Statement | None:
    link = statement.get("supersededBy")
    return next(
        (s for s in among if isinstance(link, Ref) and digest(layout.source.text_sha256, s) == link.digest), None
    )


@pytest.mark.parametrize(
    ("colour", "value", "status"),
    [
        (Colour.DARK_GREEN, "voldoet", "stated"),
        (Colour.LIGHT_GREEN, "voldoet-grotendeels", "stated"),
        (Colour.ORANGE, "voldoet-grotendeels-niet", "stated"),
        (Colour.RED, "voldoet-niet", "stated"),
        (Colour.GREY, "niet-beoordeeld", "not-assessed"),
    ],
)
def test_a_disc_beside_the_heading_is_the_judgement(colour: Colour, value: str, status: str) -> None:
    layout = layout_with(TEXT, ("Norm 1.2", colour, {}))
    found = judged(layout)
    assert [told(s)[1] for s in found] == ["", value, ""]
    disc = found[1]
    assert (disc.mode, disc.voice, disc.rule) == ("stated", "inspectorate", "judgement-by-mark")
    assert str(disc.get("valueStatus")).endswith(f"/{status}")
    place = disc.places[0]
    assert TEXT[place.start : place.end] == "Norm 1.2 Oordeel"


def test_a_disc_of_the_legend_judges_nothing() -> None:
    layout = layout_with(f"Voldoet\n\n{TEXT}", ("Voldoet", Colour.DARK_GREEN, {"legend": True}))
    assert {told(s)[1] for s in judged(layout)} == {""}


def test_a_picture_may_say_its_value_in_words() -> None:
    layout = layout_with(
        TEXT, ("Norm 1.1", None, {"label": "Voldoet grotendeels niet"}), ("Norm 1.2", None, {"label": "logo"})
    )
    assert [told(s)[1] for s in judged(layout)] == ["voldoet-grotendeels-niet", "", ""]


def test_rows_of_an_overview_are_known_by_number_or_wording() -> None:
    overview = "1.1 Wensen\nEigen regie\nIets anders\n\n"
    text = overview + TEXT
    discs = [(line, Colour.RED, {}) for line in ("1.1", "Eigen", "Iets")]
    assert [told(s)[1] for s in judged(layout_with(text, *discs))] == ["voldoet-niet", "voldoet-niet", ""]


def test_what_is_stated_supersedes_what_is_derived_and_both_stay() -> None:
    lead = "Verbetering is nodig op de volgende normen:"
    text = f"Conclusie\n\n{lead}\n\n- Wensen en behoeften zijn bekend\n- Eigen regie\n\n{TEXT}"
    layout = layout_with(text, ("Norm 1.1", Colour.ORANGE, {}))
    found = [s for s in judged(layout) if s.get("normNotation") == "1.1"]
    assert [s.rule for s in found] == ["judgement-by-mark", "list-improvement-needed"]
    assert superseder(layout, found[1], found) is found[0]
    assert found[0].get("supersededBy") is None


def test_disc_and_words_that_disagree_both_stay_with_an_anomaly() -> None:
    text = TEXT.replace("Proza over regie.", "Oordeel: voldoet niet")
    layout = layout_with(text, ("Norm 1.2", Colour.DARK_GREEN, {}))
    found = list(judgements.statements(layout, norms.norm_sections(layout)))
    about = [s for s in found if s.get("normNotation") == "1.2"]
    assert [told(s)[1] for s in about] == ["voldoet", "voldoet-niet"]
    assert all(s.get("supersededBy") is None for s in about)
    faults = [s for s in found if s.kind == "SourceAnomaly"]
    assert [str(s.get("anomalyKind")).rpartition("/")[2] for s in faults] == ["conflicting-judgements"]
    assert len(faults[0].places) == len(faults[0].all("affects")) == 2


def test_disc_and_words_that_agree_are_no_anomaly() -> None:
    text = TEXT.replace("Proza over regie.", "Oordeel: voldoet niet")
    layout = layout_with(text, ("Norm 1.2", Colour.RED, {}))
    found = judgements.statements(layout, norms.norm_sections(layout))
    assert all(s.kind != "SourceAnomaly" for s in found)


def test_two_discs_in_columns_are_the_old_and_the_new_judgement() -> None:
    head = "Norm\tOordeel 2022\tOordeel 2024\n"
    row = "1.2 Eigen regie\t\t\n"
    boxes = [Box(1, left, 10, left + 8, 18) for left in (300.0, 200.0)]
    discs = [
        ("1.2 Eigen", colour, {"box": box}) for colour, box in zip((Colour.LIGHT_GREEN, Colour.RED), boxes, strict=True)
    ]
    layout = layout_with(f"Overzicht\n\n{head}{row}\n\n{TEXT}", *discs)
    found = [s for s in judged(layout) if s.get("normNotation") == "1.2"]
    assert [(told(s)[1], s.get("judgementDate")) for s in found] == [
        ("voldoet-niet", "2022"),
        ("voldoet-grotendeels", "2024"),
    ]
    assert superseder(layout, found[0], found) is found[1]


def test_words_of_the_norm_itself_tell_no_time() -> None:
    text = TEXT.replace("Norm 1.2 Oordeel", "Norm 1.2 Ouders en de eerste oude was in 2019")
    found = [s for s in judged(layout_with(text, ("Norm 1.2", Colour.RED, {}))) if s.get("normNotation") == "1.2"]
    assert [(told(s)[1], s.get("judgementDate"), s.get("supersededBy")) for s in found] == [
        ("voldoet-niet", None, None)
    ]


def test_ouders_in_a_sentence_are_not_earlier() -> None:
    text = TEXT.replace("Proza over regie.", "De hulp aan ouders voldoet aan deze norm.")
    found = [s for s in judged(layout_with(text)) if s.get("normNotation") == "1.2"]
    assert [(told(s)[1], s.get("judgementDate")) for s in found] == [("voldoet", None)]


def test_only_a_former_judgement_leaves_the_present_one_unknown() -> None:
    text = TEXT.replace("Proza over regie.", "Vorig oordeel: voldoet niet (mei 2022)")
    found = [s for s in judged(layout_with(text)) if s.get("normNotation") == "1.2"]
    assert [(told(s)[1], s.mode, s.get("judgementDate")) for s in found] == [
        ("voldoet-niet", "stated", "2022-05"),
        ("", "unknown", None),
    ]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Oordeel 2021\nVoldoet niet\nOordeel 2023\nVoldoet", [("voldoet-niet", "2021"), ("voldoet", "2023")]),
        ("Oordeel 2021\tOordeel 2023\nVoldoet niet\tVoldoet", [("voldoet-niet", "2021"), ("voldoet", "2023")]),
        (
            "Oordeel in 2021: voldoet niet | Oordeel bij de hertoets: voldoet",
            [("voldoet-niet", "2021"), ("voldoet", None)],
        ),
        ("Oordeel: voldoet | Oordeel 2021: voldoet niet", [("voldoet", None), ("voldoet-niet", "2021")]),
    ],
)
def test_old_and_new_in_words(below: str, expected: list[tuple[str, str | None]]) -> None:
    text = "Rapport van juni 2023\n\n" + TEXT.replace("Proza over regie.", below)
    layout = layout_with(text)
    found = [s for s in judgements.statements(layout, norms.norm_sections(layout)) if s.get("normNotation") == "1.2"]
    assert [(told(s)[1], s.get("judgementDate")) for s in found] == expected
    old = next(s for s in found if told(s)[1] == "voldoet-niet")
    assert told(superseder(layout, old, found) or old)[1] == "voldoet"
