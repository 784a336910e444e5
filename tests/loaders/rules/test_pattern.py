"""Lines of rule files as patterns."""

from __future__ import annotations

import pytest

from loaders.rules.pattern import Fixed, Gap, PatternError, Slot, parse

LISTS = {"leads": ("leidt|leiden ~3 tot", "zorgt ervoor dat")}


def test_elements_of_a_line() -> None:
    first, comma, fixed, last = parse("<cause> ,? (waardoor|met als gevolg dat) <effect:rest>", LISTS).elements
    assert (first, last) == (Slot("cause", "clause"), Slot("effect", "rest"))
    assert isinstance(comma, Fixed)
    assert comma.optional
    assert isinstance(fixed, Fixed)
    assert not fixed.optional


def test_a_gap_and_types() -> None:
    pattern = parse("<who:actor|writer> ~4 moet <what>", LISTS)
    assert pattern.elements[:2] == (Slot("who", "", ("actor", "writer")), Gap(4))
    assert pattern.slots == ("who", "what")


@pytest.mark.parametrize(
    ("line", "sought"),
    [
        ("<a> {leads} <b>", {"leidt", "leiden", "ervoor"}),
        ("<a> zegt toe <b>", {"zegt"}),
        ("<a> (wordt|werd) veroorzaakt door <b>", {"veroorzaakt"}),
    ],
)
def test_words_by_which_it_is_sought(line: str, sought: set[str]) -> None:
    assert parse(line, LISTS).sought == sought


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<a> {leeds} <b>", "there is no list 'leeds'"),
        ("<a:actr> moet <b>", "slot 'a' has the unknown type 'actr'"),
        ("<a> wacht* <b>", "holds no whole word"),
        ("<a> moet <a>", "fills one slot twice"),
        ("<a> moet ) <b>", "cannot read ')'"),
    ],
)
def test_what_is_wrong_is_said(line: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason.replace(")", r"\)")):
        parse(line, LISTS)
