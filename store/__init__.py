"""The triple store: RDF on disk behind one small interface. It knows RDF, not youth care."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode

    from store.embedded import EmbeddedStore
    from store.endpoint import Endpoint
    from store.errors import StoreError
    from store.formats import MEDIA_TYPES, GraphFormat, ResultFormat, write_graphs, write_result
    from store.guard import GuardedQuery
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
    "open_store",
    "write_graphs",
    "write_result",
]

# Each is imported when it is first asked for, so that a command pays only for the parts that it uses. A name that is a
# module's too, as `guard`, cannot be among them.
_WHERE = {
    "pyoxigraph": ("BlankNode", "Literal", "NamedNode"),
    "store.embedded": ("EmbeddedStore",),
    "store.endpoint": ("Endpoint",),
    "store.errors": ("StoreError",),
    "store.formats": ("MEDIA_TYPES", "GraphFormat", "ResultFormat", "write_graphs", "write_result"),
    "store.guard": ("GuardedQuery",),
    "store.interface": ("Store", "View"),
    "store.opening": ("open_store",),
    "store.pool": ("ReaderPool",),
    "store.remote": ("RemoteStore",),
    "store.result": ("Result",),
    "store.snapshot": ("Snapshot",),
    "store.worker": ("Document",),
}


def __getattr__(name: str) -> Any:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'store' has no attribute {name!r}")
