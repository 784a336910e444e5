"""The memory of the service's own process, and whether it is too much."""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

_LOOKED_AT_EVERY = 0.05  # seconds; a look takes some 10 µs
_FREED_EVERY = 1.0


class Memory:
    """What this process holds, against the most that it may."""

    def __init__(self, most_mb: int) -> None:
        self.most_mb = most_mb
        self.free: Callable[[], None] = lambda: None
        """Lets go of what is only held to be quick."""
        self._looked = self._freed = float("-inf")
        self._full = False

    def full(self) -> bool:
        """Whether it holds more than it may, also after what can be let go was let go."""
        if monotonic() - self._looked >= _LOOKED_AT_EVERY:
            self._full = self.resident_mb() > self.most_mb and (self._free() or self.resident_mb() > self.most_mb)
            self._looked = monotonic()
        return self._full

    def resident_mb(self) -> float:
        """What this process holds in memory; 0 where the system does not tell."""
        try:
            return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        except (OSError, IndexError, ValueError):
            return 0.0

    def _free(self) -> bool:
        """Lets go of what can be; True where that was done a moment ago."""
        if monotonic() - self._freed < _FREED_EVERY:
            return True
        self.free()
        gc.collect()
        with suppress(OSError, AttributeError):  # only glibc keeps freed memory, and only it gives it back so
            ctypes.CDLL(None).malloc_trim(0)
        self._freed = monotonic()
        return False
