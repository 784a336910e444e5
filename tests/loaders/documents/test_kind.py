"""Files of kinds of document: what is wrong in one is said with its line; each kind is a term and has a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.declared import DeclarationError
from loaders.documents.kind import document_kinds, load
from loaders.documents.recognition import recognise
from loaders.readers.assessment import assess
from loaders.segments import Layout
from ontology import vocabulary

GOOD = """\
kind = "minutes"
writer = "author"
base = 0.2
threshold = 0.5
says = { nl = "notulen met {items} agendapunten", en = "minutes with {items} items" }

[[sign]]
name = "title"
where = "opening"
forms = ["notulen"]
weight = 0.3
least = 1

[[sign]]
name = "items"
where = "lines"
forms = ["agendapunt #"]
weight = 0.1
ceiling = 0.3

[[sign]]
name = "norms"
count = "norms"
most = 2

[sections]
next = ["rondvraag"]
"""
MINUTES = "Notulen teamoverleg\n\nAgendapunt 1\n\nDe groep verhuist.\n\nAgendapunt 2\n\nEr komt een tuin.\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.toml"
    path.write_text(GOOD, "utf-8")
    return path


def test_an_invented_kind_takes_one_file(written: Path, layout_of: Callable[[str], Layout]) -> None:
    kinds = document_kinds(written.parent)
    found = recognise(assess(layout_of(MINUTES)), kinds)
    assert (found.kind, round(found.score, 2)) == ("minutes", 0.7)
    assert (found.reason_nl, found.reason_en) == ("notulen met 2 agendapunten", "minutes with 2 items")


@pytest.mark.parametrize(
    "text",
    [
        MINUTES.replace("Notulen", "Verslag"),  # fewer than its least
        "Notulen teamoverleg\n\n" + "".join(f"Norm 1.{n} Rust\n\nDe groep is rustig.\n\n" for n in range(1, 5)),
    ],
)
def test_what_may_not_be_there_bars(written: Path, layout_of: Callable[[str], Layout], text: str) -> None:
    assert recognise(assess(layout_of(text)), document_kinds(written.parent)).kind == "unknown"


def test_below_its_threshold_it_is_not_the_kind(written: Path, layout_of: Callable[[str], Layout]) -> None:
    written.write_text(GOOD.replace("threshold = 0.5", "threshold = 0.8"), "utf-8")
    kinds = {"minutes": load(written)}
    assert recognise(assess(layout_of(MINUTES)), kinds).kind == "unknown"


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ("weight = 0.3", "wieght = 0.3", r"minutes.toml, line 11: sign.0.wieght: Extra inputs"),
        ('count = "norms"', 'count = "chairs"', r"minutes.toml, line 23: sign.2.count: Input should be"),
        ("most = 2", 'forms = ["norm"]', r"minutes.toml, line 22: the sign 'norms' has either forms or a count"),
        ("{items} agendapunten", "{points} agendapunten", r"line 5: there is no sign 'points'"),
        ("next = [", "nxt = [", r"there is no role 'nxt'"),
        ("[[sign]]", "[[sign]", r"minutes.toml: .*line 7"),
    ],
)
def test_a_fault_is_told_with_its_line(written: Path, was: str, becomes: str, reason: str) -> None:
    written.write_text(GOOD.replace(was, becomes, 1), "utf-8")
    with pytest.raises(DeclarationError, match=reason):
        load(written)


def test_each_kind_is_a_term_and_each_term_has_a_file() -> None:
    assert set(document_kinds()) == {each.slug for each in vocabulary.load("document-kind")}
