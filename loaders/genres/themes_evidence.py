"""The account of sources in an annex: whom the inspectorates spoke, which files and documents they saw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.elements import evidence_base
from loaders.elements.wording import mentions
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow, shadow
from loaders.statements import Place, Statement, Value, values
from ontology.namespaces import concept
from ontology.vocabulary import Concept

_ACCOUNT = re.compile(
    r"\bbron(?:nen)?\b|\bverantwoording\b|\bgesproken met\b|\bgesprekken gevoerd\b|\bonderzoeksactiviteiten\b"
)
_DOCUMENTS = re.compile(r"\b(?:documenten|stukken)\b[^.]*:\W*$")
_CLOSING = re.compile(r"^\W*(?:bijlage|thema|norm|hoofdstuk)\b")
_ASIDE = re.compile(r",? (?:waarbij|waarvan|waaronder)\b|[.;] ")
_NO_NUMBER = re.compile(r"\b1-op-1\b")
_OFFICES = re.compile(r"\b(?:bestuurder|directeur|(?:vice-?)?voorzitter|manager|secretaris)\b")
_RESPONDENTS = re.compile(r"\bn\s*=\s*(?P<number>\d+)")
_BY_PHONE = re.compile(r"\bbelrond\w*|\btelefo\w+|\bgebeld\b")
_SHORTEST_ACCOUNT = 3


def statements(layout: Layout) -> Iterator[Statement]:
    """An EvidenceSource for each source; a talk with several groups gives one for each group, with its number."""
    for items in _accounts(layout):
        lead = ""
        for item in items:
            if _DOCUMENTS.search(item.folded):
                lead = item.folded
            else:
                yield from _sources(item, lead)


def _accounts(layout: Layout) -> Iterator[list[Shadow]]:
    """Lists that a heading or sentence announces as the account of sources, each as its items."""
    body = layout.body
    index = 0
    while index < len(body):
        if body[index].kind is not Kind.ITEM:
            index += 1
            continue
        announced = any(_ACCOUNT.search(segment.folded) for segment in body[max(0, index - 2) : index])
        items, index = _run(layout, index)
        if announced and sum(evidence_base.source(item) is not None for item in items) >= max(
            _SHORTEST_ACCOUNT, len(items) / 3
        ):
            yield items


def _run(layout: Layout, start: int) -> tuple[list[Shadow], int]:
    """The items from an index on, and where they end; in a list of documents lines that lost their bullet go along."""
    body = layout.body
    items: list[Shadow] = []
    documents = False
    index = start
    while index < len(body):
        segment = body[index]
        stray = documents and len(segment.text) < 400 and not _CLOSING.match(segment.folded)
        if segment.kind is not Kind.ITEM and not stray:
            break
        items += list(_lines_that_start_anew(layout, segment, documents))
        documents = documents or _DOCUMENTS.search(segment.folded) is not None
        index += 1
    return items, index


def _lines_that_start_anew(layout: Layout, segment: Segment, documents: bool) -> Iterator[Shadow]:
    """A segment in the parts that lost bullets run together: a new line with a capital after a full stop.

    In a list of documents, where no item ends in a full stop, any capital that opens a line will do.
    """
    source, place = layout.source.text, segment.place
    text = source[place.start : place.end]
    opening = r"\n\s*(?=[A-Z][a-z])" if documents else r"(?<=\.)\s*\n\s*(?=(?:[A-Z][a-z]+|\d+) )"
    start = place.start
    for match in re.finditer(opening, text):
        if documents and len(re.findall(r"(?<!\w)['‘“\"]", text[: match.start()])) > len(
            re.findall(r"['’”\"](?!\w)", text[: match.start()])
        ):
            continue
        yield shadow(source, [(start, place.start + match.start())])
        start = place.start + match.end()
    yield shadow(source, [(start, place.end)])


def _sources(item: Shadow, lead: str) -> Iterator[Statement]:
    cut = _ASIDE.search(item.folded)
    head = item.part(0, cut.start() if cut else len(item.text))
    found = evidence_base.source(head, lead)
    if found is None:
        return
    if lead:
        yield replace(found, places=(item.whole,), values=_without(found, "participant", "participantRole"))
        return
    groups = list(_groups(head))
    if len(groups) < 2:
        yield _counted(found, item.whole, head, groups[0][0] if groups else None, groups[0][2] if groups else None)
        return
    for number, (role, _, count, end) in enumerate(groups):
        start = 0 if number == 0 else groups[number - 1][3]
        while head.folded[start : start + 1] in (" ", ",") or head.folded.startswith("en ", start):
            start += 3 if head.folded.startswith("en ", start) else 1
        yield _counted(found, head.part(start, end).whole, head, role, count)


def _groups(head: Shadow) -> Iterator[tuple[Concept, int, int | None, int]]:
    """The groups that each have a number of their own: role, where it starts, how many, where it ends."""
    after = 0
    counted = _NO_NUMBER.sub(lambda m: "·" * len(m.group()), head.folded)
    for mention in mentions("role", head.folded):
        number = None
        for match in NUMBER.finditer(counted, after, mention.start):
            number = match
        if number is not None:
            yield mention.concept, mention.start, int(value_of(number.group())), mention.end
            after = mention.end


def _counted(found: Statement, place: Place, head: Shadow, role: Concept | None, count: int | None) -> Statement:
    """The source with the number of people or files; several named offices in the singular are counted."""
    respondents = _RESPONDENTS.search(head.folded)
    if respondents:
        count = int(respondents["number"])
    if count is None:
        named = found.get("participantCount")
        offices = _OFFICES.findall(head.folded)
        count = len(offices) if len(offices) > 1 else named if isinstance(named, int) else None
    kept = _without(found, "participantCount")
    if role is not None:
        kept = _without(found, "participantCount", "participant", "participantRole")
        kept += values(participant=role.iri, participantRole=role.label_nl)
    if _BY_PHONE.search(head.folded):
        kept = tuple(pair for pair in kept if pair[0] not in ("sourceKind", "kindText"))
        kept += values(sourceKind=concept("evidence-kind", "telefonisch-interview"), kindText="telefonisch gesprek")
    return replace(found, places=(place,), values=kept + values(participantCount=count))


def _without(statement: Statement, *names: str) -> tuple[tuple[str, Value], ...]:
    return tuple(pair for pair in statement.values if pair[0] not in names)
