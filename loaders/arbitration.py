"""Who owns a stretch of text that several readers claim: one owner a span, by stated precedence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from loaders.statements import Place, Statement

# What says that something is to be done, was shown or stands in the way; those words find nothing beside it. Of two
# that claim the same words the one that stands first here has them.
OWNERS = ("PlannedAction", "Advice", "AdviceItem", "Commitment", "FollowUp", "GoodExample", "Obstacle")
# Pairs that one sentence may well give both of.
BESIDE = frozenset((frozenset(("GoodExample", "Obstacle")),))
GIVES_WAY = "Finding"
_SHARE = 0.5  # of the shorter of two stretches that both must hold


def arbitrated(read: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements without those whose words another one owns; each keeps its place in the order."""
    owned: dict[str, _Spans] = {kind: _Spans() for kind in OWNERS}
    lost: set[int] = set()
    ranked = sorted((OWNERS.index(each.kind), at) for at, each in enumerate(read) if each.kind in OWNERS)
    for rank, at in ranked:
        each = read[at]
        above = [kind for kind in OWNERS[:rank] if frozenset((kind, each.kind)) not in BESIDE]
        if any(owned[kind].meets(each.places) for kind in above) or owned[each.kind].meets(each.places, by_others=each):
            lost.add(at)
        else:
            owned[each.kind].add(each)
    every = list(owned.values())
    lost |= {
        at
        for at, each in enumerate(read)
        if each.kind == GIVES_WAY and any(spans.meets(each.places) for spans in every)
    }
    return tuple(each for at, each in enumerate(read) if at not in lost)


class _Spans:
    """The stretches that statements of one kind own, in order."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int, str]] = []
        self._longest = 0

    def add(self, owner: Statement) -> None:
        for place in owner.places[:1]:
            entry = (place.start, place.end, owner.rule)
            self._spans.insert(bisect_left(self._spans, entry), entry)
            self._longest = max(self._longest, place.end - place.start)

    def meets(self, places: Iterable[Place], by_others: Statement | None = None) -> bool:
        """Whether a first place shares most of the shorter stretch; `by_others` passes over those of its own rule."""
        for place in tuple(places)[:1]:
            at = bisect_left(self._spans, (place.start - self._longest, 0, ""))
            for start, end, rule in self._spans[at:]:
                if start >= place.end:
                    break
                shared = min(end, place.end) - max(start, place.start)
                shorter = min(end - start, place.end - place.start)
                if shared > _SHARE * shorter and (by_others is None or rule != by_others.rule):
                    return True
        return False
