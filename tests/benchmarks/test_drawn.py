"""Statements drawn for a reader."""

from __future__ import annotations

from benchmarks.drawn import drawn
from tests.conftest import SAMPLES

FILES = [SAMPLES / "inspectie-pleegzorg-wilgenkring.txt"]


def test_the_same_seed_draws_the_same_and_another_others() -> None:
    first, again, other = (list(drawn(FILES, "Finding", 5, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert len(set(first)) == 5


def test_each_shows_its_rule_values_and_the_words_within_their_text() -> None:
    (shown,) = drawn(FILES, "Cause", 1, 1)
    assert shown.startswith("[inspectie-pleegzorg-wilgenkring.txt] ")
    assert "cause: " in shown
    assert "⟦" in shown


def test_no_more_are_drawn_than_there_are() -> None:
    assert list(drawn(FILES, "Nothing", 5, 1)) == []
