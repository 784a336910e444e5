"""A fault that nobody foresaw, told without the words of what was read."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

_ROOMS = Path(__file__).resolve().parent.parent
_NAMES = tuple(path.name for path in _ROOMS.iterdir() if (path / "__init__.py").exists())


def where(error: BaseException) -> str:
    """The kind of an error and the last line of ours that it passed; its own words may quote a report."""
    ours = [frame for frame in extract_tb(error.__traceback__) if _room(frame.filename)]
    at = f" in {Path(ours[-1].filename).relative_to(_ROOMS)}, line {ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{at}"


def _room(file: str) -> bool:
    path = Path(file)
    return path.is_relative_to(_ROOMS) and path.relative_to(_ROOMS).parts[0] in _NAMES
