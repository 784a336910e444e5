"""The words with which documents account for their sources, from `sources.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from loaders.context.words import Forms, words


def says(name: str, folded: str) -> bool:
    """Whether a folded text holds a form of one of the lists."""
    return bool(_forms(name).longest(words(folded)))


def says_whole(name: str, folded: str) -> bool:
    """Whether a folded text is a form of one of the lists and nothing else, signs aside."""
    found = tuple(word for word in words(folded) if word.text[0].isalnum())
    return any((hit.first, hit.stop) == (0, len(found)) for hit in _forms(name).all(found))


def span_of(name: str, folded: str) -> tuple[int, int] | None:
    """Where a folded text first holds a form of one of the lists."""
    found = words(folded)
    hit = next(iter(_forms(name).longest(found)), None)
    return (found[hit.first].start, found[hit.stop - 1].end) if hit else None


def accounts(title: str) -> bool:
    """Whether a folded heading is one of an account of sources."""
    whole = " ".join(word.text for word in words(title) if word.text.isalpha() and len(word.text) > 1)
    return whole in _table()["whole"] or says("account", title) or says("heard", title)


def names_heard(title: str) -> bool:
    """Whether a folded heading announces who was heard."""
    return says("heard", title)


def kind_of(folded: str) -> tuple[str, str] | None:
    """Slug and label of the kind of source that a folded text names, the first of the list; None if none."""
    found = [hit.value for hit in _kinds().all(words(folded))]
    if not found:
        return None
    kind = _table()["kind"][min(found)]
    return kind["slug"], kind["label"]


def is_among(name: str, word: str) -> bool:
    """Whether one folded word is a form of one of the lists."""
    return bool(_forms(name).longest(words(word)))


@cache
def _forms(name: str) -> Forms[str]:
    return Forms((form, name) for form in _table()[name])


@cache
def _kinds() -> Forms[int]:
    return Forms((form, at) for at, kind in enumerate(_table()["kind"]) for form in kind["forms"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sources.toml").read_text("utf-8"))
