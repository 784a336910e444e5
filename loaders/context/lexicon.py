"""The word lists of a language, as they stand in `nl/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from loaders.context.words import Forms, words

_FOLDER = Path(__file__).parent / "nl"


@cache
def table(name: str) -> dict[str, Any]:
    """One file of lists, by the names in it; raises FileNotFoundError."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def forms(name: str, *lists: str) -> Forms[str]:
    """The forms of some lists of a file (of all that are lists, where none is named), each with its list's name."""
    data = table(name)
    chosen = lists or tuple(
        key for key, value in data.items() if isinstance(value, list) and value and isinstance(value[0], str)
    )
    return Forms((form, key) for key in chosen for form in data[key])


def holds(name: str, key: str, folded: str) -> bool:
    """Whether a folded text holds a form of one list of a file."""
    return bool(forms(name, key).longest(words(folded)))
