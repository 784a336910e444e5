"""Dutch and English: which one a request asks for, and every message in both."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from starlette.requests import Request

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
FOLDER = Path(__file__).parent / "messages"

_RANGE = re.compile(r"^\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]+)*\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$")


@cache
def messages(language: Language) -> Mapping[str, str]:
    """All messages of a language by key."""
    found: dict[str, str] = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return found


def say(language: Language, key: str, **values: object) -> str:
    """One message with its values filled in; raises KeyError for a key that no catalogue has."""
    return messages(language)[key].format(**values)


def has(language: Language, key: str) -> bool:
    """Whether there is a message of that key."""
    return key in messages(language)


def language_of(request: Request, default: str) -> Language:
    """The language of `?lang=`, else of Accept-Language (RFC 9110, section 12.5.4), else the default."""
    asked = request.query_params.get("lang")
    for language in LANGUAGES:
        if asked == language:
            return language
    return _accepted(request.headers.get("accept-language", "")) or ("en" if default == "en" else "nl")


def _accepted(header: str) -> Language | None:
    weights: dict[str, float] = {}
    for part in header.split(","):
        if match := _RANGE.match(part):
            weights.setdefault(match[1].lower(), float(match[2] or 1))
    best = max(LANGUAGES, key=lambda language: weights.get(language, 0.0))
    return best if weights.get(best, 0.0) > 0 else None
