"""Files that only their owner can read."""

from __future__ import annotations

import os
from pathlib import Path


def private_file(path: Path) -> None:
    """Makes a file that only its owner can read, in a folder that only its owner can enter; one that is there stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
