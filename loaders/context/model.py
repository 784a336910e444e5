"""What is known of the stretch of text that a statement stands in."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef


@dataclass(frozen=True)
class Voice:
    """`slug` is a concept of the scheme voice; `speakers` are the roles or bodies that are reported to speak."""

    slug: str
    speakers: tuple[URIRef, ...] = ()


@dataclass(frozen=True)
class Context:
    """Who says a stretch of text and how; an attribute that the text does not decide is empty or False.

    `asked` holds for any question, also one that is told, `whether` for one in full that asks if something is so.
    `polarity` is a slug of its scheme or None where it is not determined, `about` the roles that are spoken of.
    `norm` and `theme` are the numbers under which the text stands, `party` the role or body that heads its section,
    `period` the year or years that it tells of, as ISO 8601. `section` is the role of its section (`nl/sections.toml`).
    """

    voice: str
    speakers: tuple[URIRef, ...] = ()
    negated: bool = False
    doubted: bool = False
    asked: bool = False
    whether: bool = False
    conditional: bool = False
    hypothetical: bool = False
    wished: bool = False
    required: bool = False
    planned: bool = False
    past: bool = False
    quoted: bool = False
    polarity: str | None = None
    about: tuple[URIRef, ...] = ()
    norm: str = ""
    theme: str = ""
    party: URIRef | None = None
    period: str = ""
    section: str = ""
