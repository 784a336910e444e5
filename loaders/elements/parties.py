"""The parties of a conversation: the roles that a passage names, also inside a longer word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import URIRef

from loaders.elements.wording import Mention, mentions
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from ontology.vocabulary import Concept, load

_WORD = re.compile(r"[a-z]{9,}")
_ALL = re.compile(r"\b(?:allen|iedereen|alle (?:\w+ ){0,2}(?:partijen|deelnemers|betrokkenen|groepen)|samen|elkaar)\b")
# Roles that judge or pay; they have no seat at the table.
_NOT_AT_THE_TABLE = {"inspectie", "inspecteur", "ministerie", "minister", "brancheorganisatie", "organisatie", "gezin"}


def roles(folded: str) -> Iterator[Mention]:
    """The roles in a folded text in order; a compound that ends in a role counts as that role."""
    found = list(mentions("role", folded))
    taken = {index for mention in found for index in range(mention.start, mention.end)}
    for word in _WORD.finditer(folded):
        if word.start() in taken:
            continue
        ending = _role_at_the_end(word.group())
        if ending is not None:
            found.append(Mention(word.start(), word.end(), ending))
    yield from sorted(found, key=lambda mention: mention.start)


def distinct(found: Iterable[Mention]) -> list[Concept]:
    """The concepts of some mentions, each once, in order."""
    return list({mention.concept.iri: mention.concept for mention in found}.values())


def named_by(segment: Segment) -> Concept | None:
    """The role of which a heading holds the name and nothing else."""
    title = bare_title(segment)
    found = list(roles(title.folded))
    if len(found) != 1 or len(title.folded.split()) > 4:
        return None
    before = re.sub(r"^[\d.)]+ ", "", title.folded[: found[0].start])
    rest = (before + title.folded[found[0].end :]).strip(" .:-?!'\"")
    return found[0].concept if rest in ("", "de", "het", "onze", "van de") else None


def at_the_table(layout: Layout) -> list[Concept]:
    """The parties of a dialogue: the roles that head its parts, else those on its front page, else the commonest."""
    return named_at_the_table(layout) or _commonest(layout)


def named_at_the_table(layout: Layout) -> list[Concept]:
    """The parties that a document says are in conversation: the heads of its parts, else those on its front page."""
    headed = [role for s in layout.body if s.kind is Kind.HEADING and (role := named_by(s)) is not None]
    if len({role.iri for role in headed}) >= 2:
        return list({role.iri: role for role in headed}.values())
    for segment in layout.body[:12]:
        front = [role for role in distinct(roles(segment.folded)) if role.slug not in _NOT_AT_THE_TABLE]
        if len(front) >= 2 and segment.kind is not Kind.ROW and not segment.text.endswith("."):
            return front
    return []


def _commonest(layout: Layout) -> list[Concept]:
    counts: dict[URIRef, int] = {}
    concepts: dict[URIRef, Concept] = {}
    for segment in layout.body:
        for mention in roles(segment.folded):
            if mention.concept.slug not in _NOT_AT_THE_TABLE:
                counts[mention.concept.iri] = counts.get(mention.concept.iri, 0) + 1
                concepts[mention.concept.iri] = mention.concept
    return [concepts[iri] for iri in sorted(counts, key=lambda iri: (-counts[iri], iri))[:3] if counts[iri] > 4]


def speaks_to_all(folded: str) -> bool:
    """Whether a passage turns to everybody at the table."""
    return bool(_ALL.search(folded))


def falls_under(role: Concept, umbrella: Concept) -> bool:
    """Whether a role is the umbrella role or a narrower one."""
    above: URIRef | None = role.iri
    known = {item.iri: item.broader for item in load("role")}
    for _ in known:
        if above is None or above == umbrella.iri:
            break
        above = known.get(above)
    return above == umbrella.iri


def bare_title(heading: Segment) -> Shadow:
    """A heading without Markdown marks and without the footnote number behind its last word."""
    mark = re.match(r"(?:>\s*)*(?:#{1,6}\s+)?[*_]*", heading.text)
    end = len(heading.text)
    note = re.search(r"(?<=[^\W\d])\d{1,2}$|[¹²³⁴⁵⁶⁷⁸⁹⁰]+$", heading.text)
    return heading.shadow.part(mark.end() if mark else 0, note.start() if note else end)


def _role_at_the_end(word: str) -> Concept | None:
    for start in range(1, len(word) - 4):
        mention = next(mentions("role", word[start:]), None)
        if mention is not None and mention.start == 0 and mention.end == len(word) - start:
            return mention.concept
    return None
