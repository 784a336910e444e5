"""The names that a document prints: of the organisation it is about, and of others."""

from __future__ import annotations

import re
from collections import Counter

from loaders.context.lexicon import table
from loaders.context.subjects import Names
from loaders.elements.wording import mentions
from loaders.segments import Layout
from loaders.shadow import fold

_CAPITAL = re.compile(r"(?<=[a-zà-ÿ,;0-9] )[A-ZÀ-Ý][\w&'-]{2,}")
_ALIAS = re.compile(r"\(hierna[^()]{0,20}?[‘'\"“]?([A-Z][\w&-]{1,20})[’'\"”]?\)")
_LOWER = re.compile(r"(?<![\w-])[a-zà-ÿ][\w'-]+")
_HEAD = 6  # segments of a front page
_TIMES = 3  # a name that is printed as often as this belongs to the document


def names(layout: Layout) -> Names:
    """The names of a document, folded: the own ones stand at its head, the others with a capital in mid-sentence."""
    text = layout.source.text
    counted = Counter(fold(match.group()) for match in _CAPITAL.finditer(text))
    head = {word for segment in layout.body[:_HEAD] for word in _names_in(segment.text)}
    own = {name for name in head if counted[name] >= _TIMES or len(layout.body) <= 2 * _HEAD}
    aliases = Counter(fold(match[1]) for match in _ALIAS.finditer(text))
    own |= (
        {max(aliases, key=lambda alias: len(re.findall(rf"\b{re.escape(alias)}\b", fold(text))))} if aliases else set()
    )
    plain = set(_LOWER.findall(text))  # a word that is printed without its capital as well is no name
    own = {name for name in own if name not in plain or name in aliases}
    others = {name for name in counted if name not in plain and not _is_word(name)} - own
    return Names(frozenset(own), frozenset(others))


def _names_in(line: str) -> set[str]:
    found = {fold(match.group()) for match in _CAPITAL.finditer(line)}
    return {name for name in found if not _is_word(name)}


def _is_word(name: str) -> bool:
    """Whether a name is a word of the vocabularies, or part of a public body's name."""
    return (
        any(True for scheme in ("role", "body") for _ in mentions(scheme, name))
        or name in table("attribution")["names"]["generic"]
    )
