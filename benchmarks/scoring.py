"""What the graph holds of a report against a reader's notes: the counts behind core precision, recall and F1."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# The types of which a surplus counts against the graph, by the names that notes and annotations give them.
_OF_NOTES = {
    "framework_theme": "Theme",
    "norm": "Norm",
    "norm_judgement": "NormJudgement",
    "theme_judgement": "ThemeJudgement",
    "attention_point": "Point",
    "improvement_point": "Point",
    "shortcoming": "Point",
    "quotation": "Quotation",
    "statistic": "Statistic",
    "evidence_source": "EvidenceSource",
    "term": "Term",
    "advice": "Advice",
    "planned_action": "PlannedAction",
    "good_example": "GoodExample",
    "obstacle": "Obstacle",
}
_POINTS = dict.fromkeys(("AttentionPoint", "ImprovementPoint", "Shortcoming"), "Point")
_CORE = {*_OF_NOTES.values(), "AdviceItem"}
# Types that agree on what they say rather than on where; the first four anywhere near, judgements anywhere.
_NUMBERED = {"Norm", "Theme", "Advice"}
_JUDGED = {"NormJudgement", "ThemeJudgement"}
_REACH = 600
_LONGEST = 400


@dataclass(frozen=True)
class Counts:
    """How many notes were found, how many statements were of none, how many notes were missed."""

    found: int = 0
    surplus: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.surplus + other.surplus, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, between 0 and 1."""
        whole = 2 * self.found + self.surplus + self.missed
        return 2 * self.found / whole if whole else 0.0


@dataclass(frozen=True)
class _Item:
    kind: str
    start: int
    end: int
    attrs: dict[str, Any]
    optional: bool = False


def core_counts(notes: Iterable[dict[str, Any]], page: dict[str, Any]) -> Counts:
    """The counts over the core types, pooled, of an annotation page against notes (`type`, `start`, `end`, `attrs`)."""
    wanted, held = defaultdict(list), defaultdict(list)
    for note in notes:
        for item in _noted(note):
            wanted[item.kind].append(item)
    for annotation in page["items"]:
        item = _annotated(annotation)
        held[item.kind].append(item)
    total = Counts()
    for kind in sorted(_CORE):
        total += _of_kind(kind, wanted[kind], held[kind])
    return total


def _of_kind(kind: str, wanted: list[_Item], held: list[_Item]) -> Counts:
    asked = [item for item in wanted if not item.optional]
    if kind == "NormJudgement":
        asked, held = [i for i in asked if _keys(i)], [i for i in held if _keys(i)]
    if not asked and not (kind == "NormJudgement" and held):
        return Counts()
    _, used = _match(kind, asked, held)
    left = [item for item in wanted if item.optional]
    kept = [item for index, item in enumerate(held) if index in used or not _left_open(kind, item, left)]
    found, used = _match(kind, asked, kept)
    return Counts(len(found), len(kept) - len(used), len(asked) - len(found))


def _noted(note: dict[str, Any]) -> Iterable[_Item]:
    attrs = note.get("attrs", {})
    kind = _OF_NOTES.get(note["type"])
    if kind is None:
        return
    optional = bool(attrs.get("optional")) or attrs.get("form") == "institution_statement"
    optional |= kind == "ThemeJudgement" and attrs.get("primary") is False
    optional |= kind == "NormJudgement" and not str(attrs.get("norm", ""))[:1].isdigit()
    optional |= kind == "Theme" and not re.fullmatch(r"\d+[ab]?", str(attrs.get("number", "")))
    yield _Item(kind, note["start"], note["end"], attrs, optional)
    for part in attrs.get("sub_items") or []:
        if isinstance(part, dict) and "start" in part:
            yield _Item("AdviceItem", part["start"], part["end"], {})


def _annotated(annotation: dict[str, Any]) -> _Item:
    body = annotation["body"]
    place = next(s for s in annotation["target"]["selector"] if s["type"] == "TextPositionSelector")
    return _Item(_POINTS.get(body["type"], body["type"]), place["start"], place["end"], body)


def _match(kind: str, wanted: list[_Item], held: list[_Item]) -> tuple[set[int], set[int]]:
    """The indices of what agrees on either side; by key each may answer several, by place one to one, best first."""
    pairs = [(_agreement(kind, one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(held)]
    found: set[int] = set()
    used: set[int] = set()
    for agreement, i, j in sorted(pairs, reverse=True):
        if agreement and (kind in _NUMBERED | _JUDGED or (i not in found and j not in used)):
            found.add(i)
            used.add(j)
    return found, used


def _agreement(kind: str, note: _Item, item: _Item) -> float:
    if kind in _JUDGED:
        return float(bool(_keys(note) & _keys(item)))
    if kind in _NUMBERED:
        near = note.start - _REACH <= item.end and item.start - _REACH <= note.end
        return float(near and bool(_keys(note) & _keys(item)))
    return _placed(note, item) if _says_the_same(kind, note.attrs, item.attrs) else 0.0


def _left_open(kind: str, item: _Item, optional: list[_Item]) -> bool:
    if kind in _NUMBERED | _JUDGED:
        return any(_keys(item) & _keys(other) for other in optional)
    return any(_placed(item, other) for other in optional)


def _placed(one: _Item, other: _Item) -> float:
    """The share of their union that two spans have in common; 0 below a half, unless one lies in a short other."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0:
        return 0.0
    short, long = sorted((one.end - one.start, other.end - other.start))
    share = shared / (short + long - shared)
    return share if share >= 0.5 or (shared >= 0.9 * short and long <= _LONGEST) else 0.0


def _keys(item: _Item) -> set[tuple[str, ...]]:
    attrs = item.attrs
    if item.kind in _NUMBERED:
        return {(_number(attrs.get("number")),)}
    if item.kind == "ThemeJudgement":
        return {(_number(attrs.get("theme")), _folded(attrs.get("value")))}
    value = _folded(attrs.get("value"))
    unknown = value in ("", "unknown", "onbekend", "none") or attrs.get("basis") in ("unknown", "lost")
    return set() if unknown or not str(attrs.get("norm") or "")[:1].isdigit() else {(_number(attrs["norm"]), value)}


def _says_the_same(kind: str, note: dict[str, Any], held: dict[str, Any]) -> bool:
    if kind == "Statistic":
        return _same_number(note.get("value"), held.get("value"))
    if kind == "Point" and str(note.get("norm") or "")[:1].isdigit():
        return _number(note["norm"]) == _number(held.get("norm"))
    if kind == "Quotation" and note.get("speaker_role"):
        return _alike(note["speaker_role"], held.get("speakerRole"))
    if kind == "EvidenceSource" and isinstance(note.get("count"), int | float):
        return _same_number(note["count"], held.get("count"))
    if kind == "Term" and str(note.get("value") or "").startswith("P"):
        return _days(note["value"]) == _days(held.get("duration"))
    if kind == "PlannedAction" and note.get("planning"):
        return _alike(note["planning"], held.get("planning"))
    return True


def _folded(value: object) -> str:
    plain = unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def _number(value: object) -> str:
    return _folded(value).replace(" ", ".")


def _alike(one: object, other: object) -> bool:
    x, y = _folded(one), _folded(other)
    if not x or not y:
        return not x
    stems = [{re.sub(r"(en|s)$", "", word) for word in words.split()} for words in (x, y)]
    return x in y or y in x or bool(stems[0] & stems[1])


def _same_number(one: object, other: object) -> bool:
    try:
        return abs(float(str(one).replace(",", ".")) - float(str(other).replace(",", "."))) < 1e-6
    except ValueError:
        return _folded(one) == _folded(other)


def _days(value: object) -> float:
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?.*", str(value or ""))
    return sum(float(n or 0) * days for n, days in zip(found.groups(), (365, 30, 7, 1), strict=True)) if found else -1.0
