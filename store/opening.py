"""From where a store is kept to the store."""

from __future__ import annotations

from pathlib import Path

from store.embedded import EmbeddedStore
from store.endpoint import Endpoint
from store.remote import RemoteStore


def open_store(location: str | Path | Endpoint) -> EmbeddedStore | RemoteStore:
    """The store in a folder, which the first commit makes, or at the addresses of a SPARQL 1.1 server."""
    if isinstance(location, Endpoint):
        return RemoteStore(location)
    if str(location).startswith(("http://", "https://")):
        return RemoteStore(Endpoint(str(location)))
    return EmbeddedStore(location)
