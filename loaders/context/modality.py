"""How far a sentence is asserted: denied, doubted, asked, supposed, wished, required, planned or past.

ConText's algorithm: each cue has a direction and a reach, which a word that ends it or the end of the clause cuts off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.context.lexicon import table
from loaders.context.words import Forms, Found, words

_OPENS_OPEN = (
    "wat",
    "wie",
    "waar",
    "waarom",
    "hoe",
    "hoeveel",
    "wanneer",
    "welke",
    "welk",
    "in",
    "met",
    "voor",
    "op",
    "aan",
    "van",
    "naar",
)
MARKS = ("negated", "doubted", "asked", "conditional", "hypothetical", "wished", "required", "planned", "past")
_DIRECTIONS = ("opening", "forward", "backward", "around", "sentence")


@dataclass(frozen=True)
class Mark:
    """One mark of modality and the stretch of the folded sentence that it holds for; the cue itself from `cue` on."""

    kind: str
    start: int
    end: int
    cue: int
    around: bool = True


def asks_whether(folded: str) -> bool:
    """Whether a folded sentence asks if something is so, and not who, what or how much."""
    found = words(folded)
    return folded.rstrip(" )\"'").endswith("?") and bool(found) and found[0].text not in _OPENS_OPEN


@lru_cache(maxsize=4096)
def marks(folded: str) -> tuple[Mark, ...]:
    """The marks of a folded sentence in the order of their cues."""
    found = words(folded)
    hits = _cues().all(found)
    covered = {at for hit in hits if hit.value == "plain" for at in range(hit.first, hit.stop)}
    stops = sorted(hit.first for hit in _stops().longest(found))
    out = []
    for hit in hits:
        if hit.value == "plain" or (hit.first in covered and hit.stop - hit.first == 1):
            continue
        kind, direction = hit.value.split(" ")
        if direction == "opening" and hit.first and found[hit.first - 1].text != ",":
            continue
        asks = found[hit.first].text == "?"
        if asks and any(word.text[0].isalnum() for word in found[hit.stop :]):
            continue  # a question within: the name of something, or somebody's words
        whole = direction == "sentence" or (direction == "opening" and not hit.first)
        first, stop = (0, len(found)) if whole else _reach(hit, direction, stops, len(found))
        if first < stop:
            out.append(
                Mark(
                    kind,
                    found[first].start,
                    found[stop - 1].end,
                    found[hit.first].start,
                    whole or direction == "around",
                )
            )
    return tuple(out)


def _reach(hit: Found[str], direction: str, stops: Sequence[int], size: int) -> tuple[int, int]:
    """The words that a cue marks within its clause, as numbers of the first and of the one behind the last."""
    left = max((at + 1 for at in stops if at < hit.first), default=0)
    right = min((at for at in stops if at >= hit.stop), default=size)
    if direction == "around":
        return left, right
    return (left, hit.stop) if direction == "backward" else (hit.first, right)


@cache
def _cues() -> Forms[str]:
    data = table("modality")
    entries = [(form, "plain") for form in data["plain"]]
    for kind in MARKS:
        for direction in _DIRECTIONS:
            entries += [(form, f"{kind} {direction}") for form in data[kind].get(direction, ())]
    return Forms(entries)


@cache
def _stops() -> Forms[str]:
    return Forms((form, "stop") for form in table("modality")["stop"])
