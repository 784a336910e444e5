"""What a snapshot says of itself: the format of the store, and the entry of the audit log under which it was made."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from store.errors import StoreOfAnotherFormat, StoreUnreadable

FORMAT = 2
"""Counts up when a version could no longer read what an earlier one wrote, or should not: 1 held plain digests."""

FILE = "NORMGRAAF.json"


@dataclass(frozen=True)
class Anchor:
    """An entry of the audit log: its number and its digest. A log that does not hold it was cut or written anew."""

    number: int
    digest: str


@dataclass(frozen=True)
class Mark:
    """`audit` is None where a store keeps no log."""

    format: int = FORMAT
    audit: Anchor | None = None


def write(folder: Path, audit: Anchor | None) -> None:
    """Marks a snapshot in the making."""
    (folder / FILE).write_text(json.dumps(asdict(Mark(FORMAT, audit))), "utf-8")


def read(folder: Path) -> Mark:
    """The mark of a snapshot, of whatever format; raises StoreUnreadable for one that is damaged."""
    try:
        said = json.loads((folder / FILE).read_text("utf-8"))
        audit = Anchor(int(said["audit"]["number"]), str(said["audit"]["digest"])) if said["audit"] else None
        return Mark(int(said["format"]), audit)
    except FileNotFoundError:
        return Mark(1)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreUnreadable(folder / FILE, error) from None


def require(folder: Path) -> None:
    """Raises StoreOfAnotherFormat where this version cannot read a snapshot, StoreUnreadable."""
    if (found := read(folder).format) != FORMAT:
        raise StoreOfAnotherFormat(folder.parent.parent, found, FORMAT)
