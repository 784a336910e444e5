"""The role of a section and whose voice it is in, from its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rdflib import URIRef

from loaders.context.attribution import told
from loaders.context.lexicon import table
from loaders.context.model import Voice
from loaders.context.subjects import Names
from loaders.context.words import Forms, words
from loaders.elements.wording import mentions
from loaders.segments import Segment

_ORDER = (
    "provider",
    "reaction",
    "afterword",
    "method",
    "glossary",
    "legend",
    "framework",
    "contents",
    "appendix",
    "conclusion",
    "advice",
    "next",
    "heard",
)
_LONGEST = 14  # words of a heading
_NUMBERED = re.compile(
    r"^\W*(?P<kind>norm|thema|criterium|voorwaarde)?\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\b"
)
_SPEAKS_OF_US = re.compile(r"\b(?:wij|we|trots)\b")


@dataclass(frozen=True)
class Role:
    """What a section is for (a name in `nl/sections.toml`, or empty) and its voice, None where that is the writer's."""

    name: str = ""
    voice: Voice | None = None


@dataclass(frozen=True)
class Under:
    """What a stretch of text stands under: its section's role, the numbers of its norm and theme, who heads it."""

    role: Role = field(default_factory=Role)
    norm: str = ""
    theme: str = ""
    party: URIRef | None = None


def below(under: Under, heading: Segment, own: Forms[str] | None = None) -> Under:
    """What stands under a heading that follows; a part in a party's own words goes on where it speaks of "us".

    `own` are further forms of headings, by role, that the kind of document has.
    """
    role = role_of(heading.folded, own)
    if not role.name and under.role.voice and _SPEAKS_OF_US.search(heading.folded):
        role = under.role
    numbered = _NUMBERED.match(heading.folded)
    kind, number = (numbered["kind"] or "", numbered["number"]) if numbered else ("", "")
    theme = number if kind == "thema" else under.theme if number and not role.name else ""
    norm = number if number and kind != "thema" and (kind or "." in number) else ""
    party = next((mention.concept.iri for mention in mentions("role", heading.folded)), None)
    return Under(role, norm, theme, party)


@lru_cache(maxsize=1024)
def role_of(title: str, own: Forms[str] | None = None) -> Role:
    """The role of the section under a folded heading; `own` are further forms, which go before."""
    found = tuple(word for word in words(title) if word.text[0].isalnum())
    while found and found[0].text[0].isdigit():
        found = found[1:]
    if not found or len(found) > _LONGEST:
        return Role()
    hits = {hit.value for hit in own.all(found)} if own else set()
    hits = hits or {hit.value for hit in _titles().all(found)}
    whole = " ".join(word.text for word in found)
    name = next((role for role in _ORDER if role in hits or whole in table("sections")[role]["whole"]), "")
    voice = str(table("sections")[name]["voice"]) if name else ""
    speakers = tuple(dict.fromkeys(m.concept.iri for m in mentions("role", title) if "inspect" not in m.concept.slug))
    if name == "heard":
        spoken = next((part.voice for part in told(title, Names(), "writer") if part.voice), None)
        if spoken is not None and spoken.slug != "heard-group":
            return Role(name, spoken if spoken.slug != "writer" and spoken.slug != "inspectorate" else None)
        return (
            Role(name, Voice("heard-group", spoken.speakers if spoken and spoken.speakers else speakers))
            if speakers
            else Role()
        )
    if voice in ("provider", "framework"):
        return Role(name, Voice(voice))
    return Role(name, Voice(voice, speakers[:1])) if voice == "third-party" else Role(name)


@cache
def _titles() -> Forms[str]:
    data = table("sections")
    return Forms((form, role) for role in _ORDER for form in data[role]["title"])
