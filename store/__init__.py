"""The triple store: RDF on disk behind one small interface. It knows RDF, not youth care."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode

from store.embedded import EmbeddedStore
from store.endpoint import Endpoint
from store.errors import StoreError
from store.formats import MEDIA_TYPES, GraphFormat, ResultFormat, write_graphs, write_result
from store.guard import GuardedQuery, guard
from store.interface import Store, View
from store.opening import open_store
from store.pool import ReaderPool
from store.remote import RemoteStore
from store.result import Result
from store.snapshot import Snapshot
from store.worker import Document

__all__ = [
    "MEDIA_TYPES",
    "BlankNode",
    "Document",
    "EmbeddedStore",
    "Endpoint",
    "GraphFormat",
    "GuardedQuery",
    "Literal",
    "NamedNode",
    "ReaderPool",
    "RemoteStore",
    "Result",
    "ResultFormat",
    "Snapshot",
    "Store",
    "StoreError",
    "View",
    "guard",
    "open_store",
    "write_graphs",
    "write_result",
]
