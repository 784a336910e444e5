"""Word lists that all rules share (`words.toml`), and what of them tells one clause from the next."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from loaders.context.words import Forms

_FILE = Path(__file__).with_name("words.toml")


@cache
def shared() -> dict[str, tuple[str, ...]]:
    """The lists by name; a file of rules may use them as its own."""
    return {name: tuple(forms) for name, forms in tomllib.loads(_FILE.read_text("utf-8")).items()}


@cache
def joints() -> Forms[str]:
    """Words that, behind a comma, begin another clause."""
    return Forms((form, "joint") for form in shared()["joints"])


@cache
def openers() -> Forms[str]:
    """Words behind which a clause is told ("vertelt dat")."""
    return Forms((form, "opener") for form in shared()["openers"])


@cache
def halts() -> Forms[str]:
    """Words that no phrase runs over: joints and finite verbs."""
    return Forms((form, "halt") for form in (*shared()["halts"], *shared()["finite"]))


@cache
def finite() -> Forms[str]:
    """Finite verbs."""
    return Forms((form, "verb") for form in shared()["finite"])


@cache
def edges() -> frozenset[str]:
    """Words that join and say nothing where a stretch begins or ends with them."""
    return frozenset(shared()["edges"])


@cache
def determiners() -> frozenset[str]:
    """Words that may stand before who acts and name nobody."""
    return frozenset(shared()["determiners"])
