"""What announces points, or calls a sentence one: by the word lists of `points.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from loaders.context.words import Forms, Word, words

KINDS = ("AttentionPoint", "ImprovementPoint", "Shortcoming")
# A heading under which something else than points stands.
OTHER = "other"
_LISTS = Path(__file__).with_name("points.toml")
_LONGEST = 60


def head_kind(folded: str, *, heading: bool) -> str | None:
    """The kind of points that a heading or a line of its own announces, OTHER where it announces something else.

    None for any other line. A line that is no heading must hold no more than the announcement.
    """
    found = _spoken(folded) if len(folded) <= _LONGEST else ()
    for kinds in (KINDS, (OTHER,)):  # "wat niet goed gaat" is no "wat … goed gaat"
        for hit in _forms("whole", kinds).all(found):
            if (hit.first, hit.stop) == (0, len(found)):
                return hit.value
        for hit in _forms("begins", kinds).all(found):
            if hit.first == 0 and (heading or hit.stop == len(found)):
                return hit.value
    return None


def lead_kind(folded: str) -> str | None:
    """The kind of points that a folded sentence with a colon at its end leads in; None where it leads in none."""
    return _first("lead", folded, KINDS) if folded.rstrip().endswith(":") else None


def leads_elsewhere(folded: str) -> bool:
    """Whether a lead below a heading of points leads in something else: advice, or the words of others."""
    return _first("lead", folded, (OTHER,)) is not None


def said_kind(folded: str) -> str | None:
    """The kind of point that a folded sentence calls itself; None where it does not, or says that there is none."""
    return None if _forms("said", ("none",)).longest(words(folded)) else _first("said", folded, KINDS)


@cache
def label_kinds() -> dict[str, str]:
    """The kind of point by the folded words that stand as a label before one."""
    table = tomllib.loads(_LISTS.read_text("utf-8"))
    return {label: kind for kind in KINDS for label in table[kind]["label"]}


def _first(name: str, folded: str, kinds: tuple[str, ...]) -> str | None:
    found = {hit.value for hit in _forms(name, kinds).all(words(folded))}
    return next((kind for kind in kinds if kind in found), None)


def _spoken(folded: str) -> tuple[Word, ...]:
    """The words of a heading without its number and its signs."""
    found = tuple(word for word in words(folded) if word.text[0].isalnum())
    while found and found[0].text[0].isdigit():
        found = found[1:]
    return found


@cache
def _forms(name: str, kinds: tuple[str, ...]) -> Forms[str]:
    table = tomllib.loads(_LISTS.read_text("utf-8"))
    return Forms((form, kind) for kind in kinds for form in table[kind].get(name, ()))
