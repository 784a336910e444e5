"""What every store offers, whichever engine keeps its triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyoxigraph as ox

    from store.audit import Account, AuditLog
    from store.bindings import Bindings
    from store.formats import GraphFormat
    from store.result import Result


class View(Protocol):
    """A store as it is after one commit. `id` changes with every commit, so it can key a cache.

    A view of the embedded store never changes; that of a remote one shows what the engine holds when it is asked.
    """

    id: str

    def query(
        self,
        text: str,
        *,
        bindings: Bindings | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Result: ...

    def graphs(self) -> list[str]: ...

    def graph(self, graph: str) -> Iterator[ox.Quad]: ...

    def __contains__(self, graph: str) -> bool: ...

    def count(self) -> int: ...

    def serialize(
        self, file_format: GraphFormat, graphs: Iterable[str] | None = None, prefixes: Mapping[str, str] | None = None
    ) -> bytes: ...


class Store(Protocol):
    """Named graphs that are replaced as a whole and read through views."""

    def replace(
        self,
        graphs: Mapping[str, Iterable[Any]],
        remove: Iterable[str] = (),
        *,
        expected: str | None = None,
        account: Account | None = None,
    ) -> View: ...

    def settle(self, log: AuditLog) -> None: ...

    def snapshot(self) -> View | None: ...

    def newest_id(self) -> str | None: ...
