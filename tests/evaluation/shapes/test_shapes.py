"""Kinds in many shapes and four formats: what is read of each is no less than what stands in the table of the docs."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.evaluation.shapes.forms import FORMS, shapes
from tests.evaluation.shapes.outcome import fits, items, shares
from tests.evaluation.unseen.render import FORMATS

PAGE = ROOT / "docs" / "extraction.md"
_ROW = re.compile(r"^\| (?P<kind>\w+) \| (?P<form>[^|]+) \| (?P<read>\d+) of (?P<all>\d+) \|$", re.MULTILINE)


def told() -> dict[tuple[str, str], tuple[int, int]]:
    """The table of docs/extraction.md."""
    rows = _ROW.finditer(PAGE.read_text("utf-8"))
    return {(row["kind"], row["form"]): (int(row["read"]), int(row["all"])) for row in rows}


def test_every_form_stands_in_the_table() -> None:
    assert set(told()) == {(kind, form) for kind, forms in FORMS.items() for form in forms}


def test_the_first_set_of_each_form_is_read_as_text() -> None:
    """What the table gives in full is read; a form that is read in part is held as a whole in the long tests."""
    whole = {key for key, (read, every) in told().items() if read == every}
    firsts = {(shape.kind, shape.name): shape for shape in reversed(list(shapes()))}
    missed = []
    for key in sorted(whole):
        found = items(firsts[key], "txt")
        missed += [(key, wanted) for wanted in firsts[key].wanted if not any(fits(wanted, each) for each in found)]
    assert missed == []


@pytest.mark.long
def test_no_fewer_are_read_than_the_table_says() -> None:
    found = shares(shapes(), FORMATS)
    assert {key: row for key, row in told().items() if found[key] < row} == {}
