"""Files in which kinds are declared (TOML), checked on reading: what is wrong is said with file, line and reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Lines = tuple[str, ...]
Model = TypeVar("Model", bound=BaseModel)


class DeclarationError(ValueError):
    """A file that cannot be used; the message names the file, the line and the reason."""


class Strict(BaseModel):
    """A part of a declaration: no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Strict):
    """A text in Dutch and in English."""

    nl: str = Field(min_length=2)
    en: str = Field(min_length=2)


def source_of(path: Path) -> str:
    """The text of a file; raises DeclarationError where it is no UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise DeclarationError(f"{path.name}: no UTF-8") from None


def declared(path: Path, model: type[Model]) -> Model:
    """What a file declares; raises DeclarationError."""
    source = source_of(path)
    try:
        return model.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(f"{path.name}: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        line = _line(source, first["loc"])
        raise DeclarationError(f"{path.name}, line {line}: {where}: {first['msg']}") from None


def line_of_words(source: str, message: str) -> int:
    """The line that holds what a message quotes."""
    quoted = re.findall(r"'([^']+)'", message)
    lines = source.splitlines()
    return next((n for words in quoted[::-1] for n, line in enumerate(lines, 1) if words in line), 1)


def _line(source: str, loc: tuple[int | str, ...]) -> int:
    """The line on which what pydantic names stands: the header of its table, or the key below that."""
    lines = source.splitlines()
    at = 0
    for index, part in enumerate(loc):
        number = loc[index + 1] if index + 1 < len(loc) else None
        if isinstance(number, int) and f"[[{part}]]" in map(str.strip, lines):
            at = [n for n, line in enumerate(lines) if line.strip() == f"[[{part}]]"][number]
        elif isinstance(part, str):
            table = re.escape(".".join(map(str, loc[: index + 1])))
            key = re.compile(rf"\s*(?:{re.escape(part)}\s*=|\[{table}\])")
            at = next((n for n in range(at, len(lines)) if key.match(lines[n])), at)
    return at + 1
