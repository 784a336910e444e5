"""Names that a place makes of a body or kind of team: "Veilig Thuis Twente", "Sociaal Team Almelo".

The one of a place is not the national body whose name it holds, nor one that the text leaves without a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.elements.wording import Mention, mentions
from loaders.language.tokens import words
from loaders.shadow import Shadow

# Roles that organisations and teams have, and what a named one of them is.
_KINDS = {
    "lokaal-team": "team",
    "clientenraad": "body",
    "jongerenraad": "body",
    "ouderraad": "body",
    "pleegouderraad": "body",
}
_CAP = r"[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ]"
_OF_A_PLACE = re.compile(rf" van (?:de |het )?(?:gemeenten? |provincie |regio |stad )(?:{_CAP})(?:[- ]{_CAP})?")
_BEHIND = re.compile(rf" (?P<first>{_CAP})(?:-{_CAP}| {_CAP})?")
_NO_PLACE = words("de het een en in dit deze nederland rapport bijlage norm thema tabel jeugdwet wet besluit onderzoek")


class Qualified(NamedTuple):
    """A name from `start` to `end`, of which the body or team has `word_end`; `kind` is a slug of actor-kind."""

    kind: str
    start: int
    word_end: int
    end: int


def qualified(shadow: Shadow) -> Iterator[Qualified]:
    """Each such name of a passage: bodies first, then teams and councils."""
    starts = {each.start for scheme in ("role", "body") for each in mentions(scheme, shadow.folded)}
    for scheme in ("body", "role"):
        for mention in mentions(scheme, shadow.folded):
            kind = _KINDS.get(mention.concept.slug) if scheme == "role" else "organisation"
            if kind and (of_place := _OF_A_PLACE.match(shadow.text, mention.end)) and scheme == "body":
                yield Qualified("body", mention.start, mention.end, of_place.end())
            elif kind and (end := _end(shadow, mention)) and not any(mention.end < at < end for at in starts):
                yield Qualified(kind, mention.start, mention.end, end)


def is_common(shadow: Shadow, mention: Mention) -> bool:
    """Whether a word for a body is printed as a common noun: without the capital of its name ("de rekenkamer")."""
    printed = shadow.text[mention.start : mention.end]
    return printed.islower() and " " not in printed and mention.concept.label_nl[:1].isupper()


def _end(shadow: Shadow, mention: Mention) -> int | None:
    printed = shadow.text[mention.start : mention.end]
    behind = _BEHIND.match(shadow.text, mention.end)
    if behind is None or not printed[0].isupper() or printed.isupper() or behind["first"].lower() in _NO_PLACE:
        return None
    return behind.end()
