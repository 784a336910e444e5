"""The triple store: RDF on disk behind one small interface. It knows RDF, not youth care."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from store.embedded import EmbeddedStore
from store.errors import LocationRefused
from store.snapshot import Snapshot

Store = EmbeddedStore


def open_store(location: str | Path) -> Store:
    """The store at a location, a folder that the first commit makes; raises LocationRefused for a web address."""
    if isinstance(location, str) and urlsplit(location).scheme in ("http", "https"):
        raise LocationRefused(location)
    return EmbeddedStore(location)


__all__ = ["EmbeddedStore", "Snapshot", "Store", "open_store"]
