"""Which way a sentence points, for or against whoever it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from loaders.context.lexicon import forms, table
from loaders.context.words import Forms, Found, Word, words
from loaders.language.numerals import NUMBER, value_of

_WEIGHTS = {
    "good": 1,
    "bad": -2,
    "bad_thing": -1,
    "short": -2,
    "fair": 1,
    "good_thing": 0,
    "cares": 1,
    "topic": 0,
    "solved": 4,
}
UNDECIDED = "not-determined"  # the concept for what no word decides
_MOST = 0.75
_APART = 8  # words between a whole and its part: "van de tien dossiers waren er tien …"
_REACH = 7  # words over which a rise or a fall looks for what rises or falls
_NEAR = 4  # words over which "niet" reaches back: "dat lukt de groep niet"
_BACKWARD = ("niet", "nergens", "nooit", "nauwelijks", "zelden", "amper")
_PREPOSITIONS = ("van", "onder", "bij", "in", "met", "voor", "door", "aan", "op", "over", "tussen", "tegen")
_FEW = 3  # words that a clause behind a turn must have to count


@dataclass
class _Cue:
    """A word that points, under way: where it stands, its kind and its weight, which later words turn."""

    first: int
    stop: int
    kind: str
    weight: int
    turned: bool = False


@lru_cache(maxsize=4096)
def polarity_of(folded: str) -> str | None:
    """Slug of the scheme polarity for a folded sentence; None where its words do not decide.

    Where a sentence turns ("maar") or says what is so now, that part decides if it says anything; what is conceded
    ("hoewel") or past does not count beside it. A sentence on the inquiry itself, or on what stayed level, is neutral.
    """
    found = words(folded)
    hits = _forms().longest(found)
    kinds = {hit.value for hit in hits}
    if kinds & {"inquiry", "level"}:
        return "neutral"
    by_rank: dict[int, int] = {}
    for rank, first, stop in _stretches(found, hits):
        weight = _weight(found, [hit for hit in hits if first <= hit.first < stop], stop)
        if weight:
            by_rank[rank] = by_rank.get(rank, 0) + weight
    total = next((by_rank[rank] for rank in sorted(by_rank, reverse=True) if by_rank[rank]), 0)
    if denied := next((hit for hit in hits if hit.value == "denial"), None):
        behind = [hit for hit in hits if hit.first >= denied.stop]
        total = -_weight(found, behind, len(found))
    if not total and not kinds & _UNSURE and "good_thing" in kinds:
        total = int(bool(_there().longest(found)))
    total = _of_share(found, hits, total)
    return None if total == 0 else "positive" if total > 0 else "negative"


_LISTS = (
    *("plain", "denial", "inquiry", "level", "short", "fair", "bad", "bad_thing", "good", "good_thing", "up", "down"),
    *("deny", "turn", "concede", "once", "now", "topic", "cares", "solved"),
)


_UNSURE = frozenset(("bad", "bad_thing", "short", "deny", "down", "topic", "inquiry"))


@cache
def _there() -> Forms[str]:
    return Forms((form, "there") for form in table("polarity")["there"])


@cache
def _forms() -> Forms[str]:
    """The word lists, and with each good word its opposite in "on-"."""
    data = table("polarity")
    opposites = ((f"on{form}", "bad") for form in data["good"] if " " not in form)
    return Forms([*((form, name) for name in _LISTS for form in data[name]), *opposites])


def _stretches(found: Sequence[Word], hits: Sequence[Found[str]]) -> Iterator[tuple[int, int, int]]:
    """The parts of a sentence between its signs and turns, each with how much it counts."""
    turns = {hit.first: hit.value for hit in hits if hit.value in ("turn", "concede", "once", "now")}
    cuts = {0, len(found)}
    cuts.update(at + 1 for at, word in enumerate(found) if word.text in (",", ";", ":", "(", ")"))
    cuts.update(at for at, kind in turns.items() if kind == "turn" and len(found) - at > _FEW)
    turned = False
    for first, stop in pairwise(sorted(cuts)):
        inside = {turns[at] for at in range(first, stop) if at in turns}
        turned = turned or ("turn" in inside and first > 0)
        opens = first in turns and turns[first] == "concede"
        yield 3 if "now" in inside else 2 if turned else 0 if opens or "once" in inside else 1, first, stop


def _weight(found: Sequence[Word], hits: Sequence[Found[str]], stop: int) -> int:
    """What the words of one stretch weigh together."""
    cues = [_Cue(hit.first, hit.stop, hit.value, _WEIGHTS[hit.value]) for hit in hits if hit.value in _WEIGHTS]
    for hit in hits:
        if hit.value in ("topic", "cares"):
            _hold(cues, hit)
        elif hit.value in ("up", "down"):
            _change(found, cues, hit)
    alone = 0
    for hit in hits:
        if hit.value == "deny":
            alone += _deny(found, cues, hit, stop)
    told = sum(cue.weight for cue in cues if cue.turned or cue.kind != "bad_thing") + alone
    return told or sum(cue.weight for cue in cues)


def _hold(cues: Sequence[_Cue], frame: Found[str]) -> None:
    """What is spoken of, watched for or worked on is not said to be there."""
    for cue in cues:
        if cue.first >= frame.stop and cue.kind in ("bad", "bad_thing", "good_thing"):
            cue.weight, cue.turned = 0, True


def _change(found: Sequence[Word], cues: Sequence[_Cue], change: Found[str]) -> None:
    """A rise of what is good is good, a fall of it bad; of what is bad the other way round."""
    near = [
        cue
        for cue in cues
        if not cue.turned and -_REACH <= cue.first - change.stop <= 2 and cue.kind not in ("short", "fair")
    ]
    if not near:
        return
    cue = min(near, key=lambda cue: (cue.first < change.first, _hangs(found, cue), abs(cue.first - change.first)))
    sign = (1 if change.value == "up" else -1) * (-1 if cue.kind in ("bad", "bad_thing") else 1)
    cue.weight, cue.turned = (1 if sign > 0 else -2), True


def _hangs(found: Sequence[Word], cue: _Cue) -> bool:
    """Whether a word only qualifies another: it stands behind a preposition."""
    return any(word.text in _PREPOSITIONS for word in found[max(0, cue.first - 2) : cue.first])


def _deny(found: Sequence[Word], cues: Sequence[_Cue], denial: Found[str], stop: int) -> int:
    """Turn what a word of denial reaches; the weight of one that reaches nothing."""
    ends = next((hit.first for hit in _stops(tuple(found)) if hit.first >= denial.stop), stop)
    behind = [cue for cue in cues if denial.stop <= cue.first < min(ends, stop)]
    word = found[denial.first].text
    before = [cue for cue in cues if 0 <= denial.first - cue.stop <= (_NEAR if cue.kind == "good" else 0)]
    reached = behind or (before[-1:] if word in _BACKWARD else [])
    points = any(cue.kind != "good_thing" for cue in reached)
    for cue in reached:
        if points and cue.kind == "good_thing":
            continue
        cue.weight = (
            {"good_thing": -2, "good": -2, "fair": -2}.get(cue.kind, 1) if not cue.turned else -cue.weight or -2
        )
        cue.turned = True
    return 0 if reached else -1


@lru_cache(maxsize=256)
def _stops(found: tuple[Word, ...]) -> list[Found[str]]:
    return forms("polarity", "stop").longest(found)


def _of_share(found: Sequence[Word], hits: Sequence[Found[str]], total: int) -> int:
    """What holds of less than half counts against; what most papers or people should have, and have, counts for."""
    share, at = _share(found, hits)
    if share is None:
        return total
    if total > 0:
        return total if share >= 0.5 else -2
    kept = at < len(found) and bool(forms("polarity", "kept").longest(found[at : at + 2]))
    if total == 0 and kept:
        return 1 if share >= _MOST else -2 if share < 0.5 else 0
    return total


def _share(found: Sequence[Word], hits: Sequence[Found[str]]) -> tuple[float | None, int]:
    """The part that a sentence counts of a whole, and the number of the word behind the whole."""
    for at, word in enumerate(found):
        if (
            word.text == "van"
            and at + 2 < len(found)
            and (whole := _number(found[at + 2]))
            and found[at + 1].text in ("de", "deze", "alle")
        ):
            before = _number(found[at - 1]) if at else None
            later = (_part(found, other, hits) for other in range(at + 3, min(len(found), at + 3 + _APART)))
            part = before if before is not None else next((value for value in later if value is not None), None)
            if part is not None and part <= whole:
                return part / whole, at + 3
        if word.text in ("%", "procent") and at and (percent := _number(found[at - 1])) is not None:
            return percent / 100, len(found)
    return None, len(found)


def _part(found: Sequence[Word], at: int, hits: Sequence[Found[str]]) -> float | None:
    """A number behind a whole; "een" is one right before what is said of it ("is er een positief")."""
    if found[at].text == "een" and any(hit.first == at + 1 and hit.value in ("good", "bad") for hit in hits):
        return 1.0
    return _number(found[at])


def _number(word: Word) -> float | None:
    return float(value_of(word.text)) if NUMBER.fullmatch(word.text) else None
