"""The triple store: RDF on disk behind one small interface. It knows RDF, not youth care."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode

from store.embedded import EmbeddedStore
from store.errors import LocationRefused, StoreError
from store.formats import MEDIA_TYPES, GraphFormat, ResultFormat, write_graphs, write_result
from store.guard import GuardedQuery, guard
from store.pool import ReaderPool
from store.result import Result
from store.snapshot import Snapshot
from store.worker import Document

Store = EmbeddedStore


def open_store(location: str | Path) -> Store:
    """The store at a location, a folder that the first commit makes; raises LocationRefused for a web address."""
    if isinstance(location, str) and urlsplit(location).scheme in ("http", "https"):
        raise LocationRefused(location)
    return EmbeddedStore(location)


__all__ = [
    "MEDIA_TYPES",
    "BlankNode",
    "Document",
    "EmbeddedStore",
    "GraphFormat",
    "GuardedQuery",
    "Literal",
    "NamedNode",
    "ReaderPool",
    "Result",
    "ResultFormat",
    "Snapshot",
    "Store",
    "StoreError",
    "guard",
    "open_store",
    "write_graphs",
    "write_result",
]
