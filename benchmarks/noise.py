"""How reading suffers from what happens to a report on its way to text: core F1 of the samples under each noise.

Every noise is a list of edits, so that the offsets of a reader's notes move along with the text. What is drawn by lot
follows from the sample's name and the noise's name alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.scoring import Counts, core_counts
from loaders.annotations import annotation_page
from loaders.pipeline import read_text
from loaders.reading import source_from_bytes
from ontology import namespaces as ns

ROOT = Path(__file__).parent.parent
NOTES = ROOT / "tests" / "evaluation" / "notes"
SAMPLES = ROOT / "samples"
PAGE = ROOT / "docs" / "extraction.md"
_BEGIN, _END = "<!-- noise table -->", "<!-- end of noise table -->"

_COLUMNS = 70
_PAGE_LENGTH = 1800
_MARKED = re.compile(r"^\s*(?:[-–—•*o○·]|\d{1,2}[.)]|\(?[a-z0-9]\)|[a-z]\.|#+|>|\|)\s")
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-–—•*○·]|o)[ \t]+(?=\w)")
_NORM_LINE = re.compile(r"(?mi)^\W*norm\s+\d\s?[a-c]?[.,]?\d{1,2}\b[^\n]*\n")
_BREAK_IN_WORD = re.compile(
    r"(?<=[aeiouy][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z][aeiouy])|(?<=[aeiou])(?=[bdfgklmnprtv][aeiou])"
)
# What recognition takes one for the other, as readers of scanned pages know it.
_CONFUSED: dict[str, tuple[str, ...]] = {
    letter: tuple(others.split())
    for letter, others in (
        ("a", "o e"), ("b", "h"), ("c", "e o"), ("d", "cl"), ("e", "c o"), ("f", "t"), ("g", "q"), ("h", "b"),
        ("i", "l 1"), ("k", "lc"), ("l", "1 i"), ("m", "rn"), ("n", "u r"), ("o", "0 c a"), ("r", "n"), ("s", "5"),
        ("t", "f l"), ("u", "n v"), ("v", "y"), ("w", "vv"), ("ë", "é e"), ("é", "ë e"), ("ï", "i"), ("0", "O o"),
        ("1", "l I"), ("5", "S"), ("8", "B"), ("I", "l 1"), ("O", "0"), ("B", "8"), ("S", "5"), ("E", "F"), ("N", "M"),
    )
}  # fmt: skip
_DROPPED = 10  # of a hundred
_DRAWS = 3


T = TypeVar("T")


@dataclass(frozen=True)
class Edit:
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Lot:
    """Draws that follow from a seed alone, on any machine and any version of Python."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def below(self, limit: int) -> int:
        """A whole number from 0, below a limit."""
        self._drawn += 1
        return int.from_bytes(hashlib.sha256(f"{self._seed} {self._drawn}".encode()).digest()[:8]) % limit

    def choice(self, options: Sequence[T]) -> T:
        """One of some options."""
        return options[self.below(len(options))]

    def sample(self, options: Sequence[T], size: int) -> list[T]:
        """So many different options, in their own order."""
        drawn: set[int] = set()
        while len(drawn) < min(size, len(options)):
            drawn.add(self.below(len(options)))
        return [options[index] for index in sorted(drawn)]


Noise = Callable[[str, Lot], Iterable[Edit]]


def hyphenated(text: str, _lot: Lot) -> Iterator[Edit]:
    """Running text set anew at seventy columns, long words broken at the line's end."""
    column = 0
    for match in re.finditer(r"[^\S\n]*\n?[^\S\n]*(\S+)", text):
        word, start = match[1], match.start(1)
        gap = text[match.start() : start]
        line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start) % (len(text) + 1)]
        if "|" in line or "\t" in line or line.startswith("#"):
            column = len(line)
            continue
        if "\n" in gap and not _joins(text, match.start(), start):
            column = 0
        column += 1
        if column + len(word) > _COLUMNS and column > 1:
            cut = [
                m.start()
                for m in _BREAK_IN_WORD.finditer(word)
                if 2 <= m.start() < min(_COLUMNS - column, len(word) - 2)
            ]
            if cut and word.isalpha() and len(word) >= 8:
                if "\n" in gap:
                    yield Edit(match.start(), start, " ")
                yield Edit(start + cut[-1], start + cut[-1], "-\n")
                column = len(word) - cut[-1]
                continue
            if gap != "\n":
                yield Edit(match.start(), start, "\n")
            column = len(word)
        else:
            if "\n" in gap and column > 1:
                yield Edit(match.start(), start, " ")
            column += len(word)


def _joins(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at `end` and the one that starts at `start` are of one paragraph."""
    before = text[text.rfind("\n", 0, end) + 1 : end]
    after = text[start : text.find("\n", start) % (len(text) + 1)]
    between = text[end:start]
    return (
        between.count("\n") == 1
        and len(before) >= 60
        and not before.endswith((":", ".", ";", "-"))
        and not _MARKED.match(after)
    )


def furnished(text: str, lot: Lot) -> Iterator[Edit]:
    """A running head and a page number every page, in the middle of a sentence where one is at hand."""
    form = lot.choice(
        ("\n\n{head}\n{page}\n\n", "\n{page} | {head}\n", "\n\f{head}                {page}\n", "\n\n{page}\n\n")
    )
    head = lot.choice(("Toezicht op de jeugdhulp", "Rapport van bevindingen", "Onderzoek naar verantwoorde hulp"))
    page = 1
    at = _PAGE_LENGTH
    while at < len(text):
        space = re.compile(r"(?<=[a-z,] {0}) (?=[a-z]{2})").search(text, at, at + 600)
        if space is None:
            at += 300
            continue
        page += 1
        yield Edit(space.start(), space.end(), form.format(head=head, page=page))
        at = space.end() + _PAGE_LENGTH


def beheaded(text: str, _lot: Lot) -> Iterator[Edit]:
    """Every third line that begins with a norm's number taken out, the title on it included."""
    found = list(_NORM_LINE.finditer(text))
    for index, match in enumerate(found):
        if index % 3 == 1:
            yield Edit(match.start(), match.end(), "")


def unlabelled(text: str, _lot: Lot) -> Iterator[Edit]:
    """Every "Norm 2.1" before a title taken out, the title kept."""
    for match in re.finditer(r"(?mi)^(\W*)norm\s+\d\s?[a-c]?[.,]?\d{1,2}[^\w\n]*", text):
        yield Edit(match.end(1), match.end(), "")


def unbulleted(text: str, _lot: Lot) -> Iterator[Edit]:
    """Every bullet taken out."""
    for match in _BULLET.finditer(text):
        yield Edit(match.start(), match.end(), "")


def misread(share: float, text: str, lot: Lot) -> Iterator[Edit]:
    """A share of all characters taken for others, as recognition does, or lost."""
    able = [index for index, char in enumerate(text) if char in _CONFUSED]
    size = sum(not char.isspace() for char in text)
    for index in lot.sample(able, round(share * size)):
        lost = text[index].isalpha() and lot.below(100) < _DROPPED
        yield Edit(index, index + 1, "" if lost else lot.choice(_CONFUSED[text[index]]))


def garbled(share: float, text: str, lot: Lot) -> Iterator[Edit]:
    """A share of all characters changed in a way that no recognition has: another letter, none, two, or a swap."""
    able = [index for index in range(len(text) - 1) if text[index].isalpha() and text[index + 1].isalpha()]
    size = sum(not char.isspace() for char in text)
    last = -1
    for index in lot.sample(able, round(share * size)):
        if index <= last:
            continue
        any_letter = chr(ord("a") + lot.below(26))
        here, following = text[index], text[index + 1]
        changed = lot.choice((any_letter + following, following, here + any_letter + following, following + here))
        if changed != here + following:
            yield Edit(index, index + 2, changed)
            last = index + 1


NOISES: dict[str, tuple[Noise, ...]] = {
    "none": (),
    "hyphenation at 70 columns": (hyphenated,),
    "running heads in sentences": (furnished,),
    "a third of the norm lines lost": (beheaded,),
    "all norm numbers lost": (unlabelled,),
    "bullets lost": (unbulleted,),
    "0.5% of characters wrong": (partial(misread, 0.005),),
    "2% of characters wrong": (partial(misread, 0.02),),
    "1% of letters changed at random": (partial(garbled, 0.01),),
    "all together (0.5%)": (hyphenated, furnished, beheaded, unbulleted, partial(misread, 0.005)),
}


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, Callable[[int], int]]:
    """The text with the edits made, and where an offset of the old text lies in the new one."""
    parts: list[str] = []
    olds, news = [0], [0]
    done = length = 0
    for edit in edits:
        parts += [text[done : edit.start], edit.text]
        length += edit.start - done
        olds += [edit.start, edit.end]
        news += [length, length + len(edit.text)]
        length += len(edit.text)
        done = edit.end
    parts.append(text[done:])

    def moved(offset: int) -> int:
        index = bisect_right(olds, offset) - 1
        inside = index % 2 == 1
        new = news[index] + offset - olds[index]
        return min(new, news[index + 1]) if inside else new

    return "".join(parts), moved


def noisy(
    text: str, notes: list[dict[str, Any]], noises: Iterable[Noise], seed: str
) -> tuple[str, list[dict[str, Any]]]:
    """A text and its notes after each noise in turn."""
    for number, noise in enumerate(noises):
        text, moved = edited(text, noise(text, Lot(f"{seed} {number}")))
        notes = [_moved(note, moved) for note in notes]
    return text, notes


def _moved(note: dict[str, Any], moved: Callable[[int], int]) -> dict[str, Any]:
    attrs = dict(note.get("attrs", {}))
    if attrs.get("sub_items"):
        attrs["sub_items"] = [
            {**part, "start": moved(part["start"]), "end": moved(part["end"])}
            if isinstance(part, dict) and "start" in part
            else part
            for part in attrs["sub_items"]
        ]
    return {**note, "start": moved(note["start"]), "end": moved(note["end"]), "attrs": attrs}


def measure(sample: Path, noise: str) -> Counts:
    """The core counts of one sample under one noise, summed over the draws."""
    notes = json.loads((NOTES / f"{sample.stem}.json").read_text("utf-8"))["items"]
    text = sample.read_bytes().decode("utf-8")
    total = Counts()
    for draw in range(_DRAWS if NOISES[noise] else 1):
        changed, moved = noisy(text, notes, NOISES[noise], f"{sample.stem} {noise} {draw}")
        reading = read_text(source_from_bytes(sample.name, changed.encode("utf-8")))
        total += core_counts(moved, annotation_page(reading.passed, ns.document(reading.identity.key)))
    return total


def table(samples: list[Path]) -> Iterator[str]:
    """The lines of a table in Markdown: a noise a line, with F1 pooled, how far that falls, and F1 of each sample."""
    head = ["noise", "pooled", "fall", *(sample.stem for sample in samples)]
    yield _row(head)
    yield _row(["---", *["---:"] * (len(head) - 1)])
    clean = 0.0
    for noise in NOISES:
        counts = [measure(sample, noise) for sample in samples]
        pooled = sum(counts, Counts()).f1
        clean = clean or pooled
        yield _row([noise, f"{pooled:.3f}", f"{clean - pooled:.3f}", *(f"{each.f1:.2f}" for each in counts)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table; with `--write`, put it in its place in docs/extraction.md as well."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help=f"renew the table in {PAGE.relative_to(ROOT)}")
    write = asked.parse_args().write
    lines = []
    for line in table(sorted(SAMPLES.glob("*.txt"))):
        print(line, flush=True)
        lines.append(line)
    if write:
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(_BEGIN)
        PAGE.write_text(before + _BEGIN + "\n".join(["", *lines, ""]) + _END + rest.partition(_END)[2], "utf-8")


if __name__ == "__main__":
    main()
