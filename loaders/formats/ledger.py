"""What a file shows or holds and the text leaves out: kinds and counts, so that nothing goes without a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Unread(StrEnum):
    """Kinds of what is seen and not read, by their slug in the concept scheme `omission`."""

    STRUCK = "struck"
    DELETED = "deleted"
    HIDDEN = "hidden"
    COVERED = "covered"
    SLANTED = "slanted"
    FURNITURE = "furniture"
    NAVIGATION = "navigation"
    NOTICE = "notice"
    CONTROL = "control"
    PLACEHOLDER = "placeholder"
    COMMENT = "comment"
    TOOLTIP = "tooltip"
    PICTURE = "picture"
    EMBEDDED = "embedded"
    SIGN = "sign"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """How much of one kind was not read: words of what has words, else things."""

    kind: Unread
    count: int


@dataclass(slots=True)
class Ledger:
    """Counts while a file is read."""

    _counts: Counter[Unread] = field(default_factory=Counter)

    def words(self, kind: Unread, text: str) -> None:
        """Enters the words of a text that is left out."""
        self.things(kind, len(text.split()))

    def things(self, kind: Unread, count: int = 1) -> None:
        """Enters what has no words of its own."""
        if count:
            self._counts[kind] += count

    def add(self, other: Ledger) -> None:
        """Enters all of another ledger."""
        self._counts.update(other._counts)

    def closed(self) -> tuple[LedgerEntry, ...]:
        """The entries, in the order of their kinds."""
        return tuple(LedgerEntry(kind, self._counts[kind]) for kind in Unread if self._counts[kind])
