"""What was worked out before, as far as it fits within a number of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Remembered(Generic[_Key, _Value]):
    """Values by key; when all together are over `most_bytes` those that were used longest ago go."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._held: OrderedDict[_Key, tuple[_Value, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    @property
    def bytes(self) -> int:
        """The bytes of all values that are held."""
        return self._bytes

    def get(self, key: _Key) -> _Value | None:
        """The value, which now counts as just used; None where it is not held."""
        with self._lock:
            if (held := self._held.get(key)) is None:
                return None
            self._held.move_to_end(key)
            return held[0]

    def put(self, key: _Key, value: _Value, size: int) -> None:
        """Holds a value of so many bytes, its key counted in; one larger than everything may be is not held."""
        with self._lock:
            if size > self.most_bytes or key in self._held:
                return
            self._held[key] = (value, size)
            self._bytes += size
            while self._bytes > self.most_bytes:
                _, (_, gone) = self._held.popitem(last=False)
                self._bytes -= gone

    def clear(self) -> None:
        """Holds nothing any longer."""
        with self._lock:
            self._held.clear()
            self._bytes = 0
