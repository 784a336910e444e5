"""A queue that serves clients in turn, so that one who asks much makes only itself wait."""

from __future__ import annotations

import threading
from collections import Counter, deque
from typing import Generic, TypeVar

from store.errors import ClientBusy, PoolBusy, PoolClosed

_Item = TypeVar("_Item")


class FairQueue(Generic[_Item]):
    """What clients wait for, handed out round robin; a client at its limit is passed over until it is done with one."""

    def __init__(self, *, client_running: int, client_waiting: int, total: int) -> None:
        """`client_running` items of a client may be under way, `client_waiting` waiting; `total` counts both of all."""
        self._limits = (client_running, client_waiting, total)
        self._waiting: dict[str, deque[_Item]] = {}
        self._running: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._closed = False

    @property
    def length(self) -> int:
        """How many items wait."""
        with self._changed:
            return sum(map(len, self._waiting.values()))

    def put(self, client: str, item: _Item) -> None:
        """Adds an item at the end of the client's line; raises ClientBusy, PoolBusy or PoolClosed."""
        _, most, total = self._limits
        with self._changed:
            if self._closed:
                raise PoolClosed
            if sum(map(len, self._waiting.values())) + self._running.total() >= total:
                raise PoolBusy(total)
            line = self._waiting.setdefault(client, deque())
            if len(line) >= most:
                raise ClientBusy(most)
            line.append(item)
            self._changed.notify()

    def remove(self, client: str, item: _Item) -> None:
        """Takes an item out of the client's line, where it still waits."""
        with self._changed:
            line = self._waiting.get(client)
            if line is not None and item in line:
                line.remove(item)
                if not line:
                    del self._waiting[client]

    def take(self) -> tuple[str, _Item] | None:
        """The next item and its client, which must be told `done`; waits for one, and is None once closed."""
        with self._changed:
            while not self._closed:
                client = next((each for each in self._waiting if self._running[each] < self._limits[0]), None)
                if client is not None:
                    line = self._waiting.pop(client)
                    item = line.popleft()
                    if line:
                        self._waiting[client] = line  # at the end: the others come first
                    self._running[client] += 1
                    return client, item
                self._changed.wait()
        return None

    def done(self, client: str) -> None:
        """One item of a client is no longer under way."""
        with self._changed:
            self._running[client] -= 1
            if not self._running[client]:
                del self._running[client]
            self._changed.notify()

    def close(self) -> list[_Item]:
        """Hands out nothing more; returns what waited."""
        with self._changed:
            self._closed = True
            left = [item for line in self._waiting.values() for item in line]
            self._waiting.clear()
            self._changed.notify_all()
        return left
