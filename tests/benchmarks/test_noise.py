"""The noise that the benchmark makes, and the notes that move along with the text."""

from __future__ import annotations

import itertools
import json

import pytest

from benchmarks.noise import NOISES, NOTES, Edit, Lot, edited, noisy
from tests.conftest import SAMPLES

TEXT = (SAMPLES / "inspectie-pleegzorg-wilgenkring.txt").read_bytes().decode()


def notes(name: str = "inspectie-pleegzorg-wilgenkring") -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((NOTES / f"{name}.json").read_text("utf-8"))["items"]
    return found


def test_offsets_move_with_the_text() -> None:
    text, moved = edited("een twee drie", [Edit(0, 3, "1"), Edit(3, 3, "!"), Edit(4, 9, "")])
    assert text == "1! drie"
    assert text[moved(9) : moved(13)] == "drie"
    assert (moved(0), moved(3), moved(4)) == (0, 2, 3)
    assert text[moved(5) : moved(7)] == ""


def test_a_lot_follows_from_its_seed() -> None:
    assert [Lot("a").below(100) for _ in range(2)] == [Lot("a").below(100)] * 2
    drawn = Lot("b").sample(range(1000), 20)
    assert len(set(drawn)) == 20
    assert drawn == sorted(drawn)
    assert drawn != Lot("c").sample(range(1000), 20)


@pytest.mark.parametrize("name", ["hyphenation at 70 columns", "running heads in sentences", "bullets lost"])
def test_noise_of_layout_keeps_the_words_of_every_note(name: str) -> None:
    text, moved = noisy(TEXT, notes(), NOISES[name], "seed")
    assert text != TEXT
    for before, after in zip(notes(), moved, strict=True):
        old = "".join(TEXT[before["start"] : before["end"]].split()).replace("-", "")
        new = "".join(text[after["start"] : after["end"]].split()).replace("-", "")
        assert new == old or name != "hyphenation at 70 columns"
        assert new[:2] == old[:2] or name == "bullets lost"
        assert new[-2:] == old[-2:]


def test_hyphenation_sets_running_text_at_seventy_columns() -> None:
    text, _ = noisy(TEXT, [], NOISES["hyphenation at 70 columns"], "seed")
    running = [line for line in text.splitlines() if "|" not in line and "\t" not in line and not line.startswith("#")]
    assert max(map(len, running)) <= 71
    assert sum(line.endswith("-") for line in running) > 5


@pytest.mark.parametrize(("name", "share"), [("0.5% of characters wrong", 0.005), ("2% of characters wrong", 0.02)])
def test_so_many_characters_are_wrong(name: str, share: float) -> None:
    size = sum(not char.isspace() for char in TEXT)
    edits = list(itertools.chain(*(noise(TEXT, Lot("x")) for noise in NOISES[name])))
    assert len(edits) == round(size * share)
    assert all(edit.text != TEXT[edit.start : edit.end] for edit in edits)


def test_norm_lines_go_with_and_without_their_titles() -> None:
    third, _ = noisy(TEXT, [], NOISES["a third of the norm lines lost"], "seed")
    numbers, _ = noisy(TEXT, [], NOISES["all norm numbers lost"], "seed")
    assert len(numbers.splitlines()) == len(TEXT.splitlines()) > len(third.splitlines())
