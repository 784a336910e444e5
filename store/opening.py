"""From where a store is kept to the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from store.endpoint import Endpoint
    from store.remote import RemoteStore


def open_store(location: str | Path | Endpoint) -> EmbeddedStore | RemoteStore:
    """The store in a folder, which the first commit makes, or at the addresses of a SPARQL 1.1 server."""
    if isinstance(location, str | Path) and not str(location).startswith(("http://", "https://")):
        return EmbeddedStore(location)
    from store.endpoint import Endpoint  # here: a store in a folder needs nothing of it
    from store.remote import RemoteStore

    return RemoteStore(location if isinstance(location, Endpoint) else Endpoint(str(location)))
