"""Attention points, improvement points and shortcomings that a report lists under a heading of that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.elements.wording import topics
from loaders.readers.influence import influence, responsible
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.segments import Kind, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_HEADINGS = {
    "AttentionPoint": re.compile(
        r"^\W*(?:aandachtspunt(?:en)?|(?:wat|dit|hier|waar) kan (?:het |er )?(?:nog )?beter"
        r"|(?:wat|dit) (?:nog )?aandacht (?:vraagt|verdient|behoeft|nodig heeft)"
        r"|(?:wat|dit) (?:vraagt|verdient|behoeft) (?:nog )?aandacht)\b"
    ),
    "ImprovementPoint": re.compile(
        r"^\W*(?:verbeterpunt(?:en)?|(?:wat|dit|hier) moet (?:het |er )?(?:nog )?(?:beter|anders|verbeteren|veranderen)"
        r"|(?:wat|dit) (?:nog )?(?:beter|anders) moet|te verbeteren)\b"
    ),
    "Shortcoming": re.compile(r"^\W*tekortkoming(?:en)?\b"),
}
_OTHER_HEADING = re.compile(
    r"^\W*(?:bevinding(?:en)?|toelichting|sterke? punt(?:en)?|positieve punten|oordeel|citaat)\W*$"
)
# A sentence that leans on the one before it belongs to the same point.
_LEANS = re.compile(r"^(?:dit|deze|hier|hierdoor|daardoor|hiermee|daarmee|dat|zo|dan|daarbij|hierbij)\b")
_NAMED_IN_TEXT = re.compile(r"^\W*(?P<kind>aandachtspunt|verbeterpunt|tekortkoming)\s*:\s*(?=\S)")
_NONE = re.compile(r"^\W*(?:geen\b|n\.?v\.?t\b|er zijn geen\b)")
# The last sentence of a paragraph that leads a list of points in.
_LEADS = {
    "AttentionPoint": re.compile(r"\b(?:aandachtspunt(?:en)?|aandacht (?:nodig )?voor)\b.*:\W*$"),
    "Shortcoming": re.compile(r"\btekortkoming(?:en)?\b.*:\W*$"),
    "ImprovementPoint": re.compile(
        r"\bverbeterpunt(?:en)?\b.*:\W*$"
        r"|\b(?:inspecties?|inspecteurs|wij|we) (?:\w+ ){0,2}(?:verlang|verwacht|eis)\w*\b.*:\W*$"
        r"|\bmoet(?:en)?\b.*\b(?:gebeuren|beter|veranderen|verbeteren|volgende)\b.*:\W*$"
    ),
}
# A sentence that calls what it says a point, anywhere in the account of a norm.
_SAID = {
    "AttentionPoint": re.compile(
        r"\b(?:een|als|het) (?:belangrijk )?aandachtspunt\b|\b(?:verdient|vraagt|behoeft|vergt) (?:\w+ )?aandacht\b"
        r"|\baandacht is (?:\w+ )?nodig\b"
    ),
    "ImprovementPoint": re.compile(r"\b(?:een|als|het) (?:belangrijk )?verbeterpunt\b"),
    "Shortcoming": re.compile(r"\b(?:een|als|deze) (?:ernstige )?tekortkoming\b"),
}


def statements(sections: NormSections) -> Iterator[Statement]:
    """A point for each list item or self-contained passage that the report gives as one in a norm's section."""
    for norm in sections.norms:
        for kind, point, rule in [*_listed(norm), *_said(norm)]:
            yield Statement(
                kind,
                (point.whole,),
                "inspectorate",
                rule,
                values(
                    aboutNorm=sections.norm_iri(norm.notation),
                    normNotation=norm.notation,
                    polarity=concept("polarity", "negative"),
                    topic=topics(point.folded),
                    influence=concept("influence", sphere) if (sphere := influence(point.folded)) else None,
                    responsible=responsible(point.folded),
                ),
            )


def in_sections(sections: Iterable[Section]) -> Iterator[tuple[str, Shadow]]:
    """The points of a document without norms, each with its kind: under a heading of points, or led in as such."""
    for section in sections:
        kind = _heading_kind(section.heading) if section.heading else None
        led: str | None = None
        for segment in section.segments:
            if segment.kind is not Kind.ITEM:
                led = _heading_kind(segment) or (lead_kind(segment.sentences[-1].folded) if segment.sentences else None)
                kind = None if segment.text.endswith(":") else kind  # what it leads in is something else
            elif (kind or led) and not _NONE.match(segment.folded):
                yield kind or led or "", segment.shadow


def has_points(norm: PrintedNorm) -> dict[str, Place]:
    """For each kind of point in a norm's section, the place of the heading that announces it."""
    out: dict[str, Place] = {}
    for segment, kind in _under_headings(norm):
        out.setdefault(kind, segment.place)
    return out


def is_point(norm: PrintedNorm, segment: Segment) -> bool:
    """Whether a segment of a norm's section stands under a heading of points."""
    return any(segment is found for found, _ in _under_headings(norm))


def outside_points(norm: PrintedNorm) -> list[Segment]:
    """The segments of a norm's section that hold none of its listed points."""
    pointed = {id(segment) for segment, _ in _under_headings(norm)}
    return [segment for segment in norm.segments if id(segment) not in pointed]


def said_kind(folded: str) -> str | None:
    """The kind of point that a folded sentence calls itself; None where it does not."""
    return next((kind for kind, cue in _SAID.items() if cue.search(folded)), None)


def lead_kind(folded: str) -> str | None:
    """The kind of points that a folded sentence with a colon at its end leads in; None where it leads in none."""
    return next((kind for kind, cue in _LEADS.items() if cue.search(folded)), None)


def _listed(norm: PrintedNorm) -> Iterator[tuple[str, Shadow, str]]:
    for segment, kind in _under_headings(norm):
        if _heading_kind(segment) or _NONE.match(segment.folded) or segment.text[:1] in '“"«':
            continue
        named = _NAMED_IN_TEXT.match(segment.folded)
        body = segment.shadow.part(named.end(), len(segment.text)) if named else segment.shadow
        if segment.kind is Kind.ITEM:
            yield kind, body, "point-under-heading"
        elif not segment.text.endswith(":"):
            yield from ((kind, passage, "point-under-heading") for passage in passages(segment, body))


def _said(norm: PrintedNorm) -> Iterator[tuple[str, Shadow, str]]:
    for segment in outside_points(norm):
        if segment.kind is not Kind.PARAGRAPH:
            continue
        for sentence in segment.sentences:
            kind = said_kind(sentence.folded)
            if kind and not sentence.text.endswith(":"):
                yield kind, sentence, "point-in-prose"


def passages(segment: Segment, body: Shadow) -> Iterator[Shadow]:
    """Sentences of a paragraph, a leaning sentence together with the one it leans on."""
    start: int | None = None
    end = 0
    source = segment.shadow
    begin = len(source.text) - len(body.text)
    for sentence in segment.sentences:
        first = source.text.find(sentence.text, end)
        if first + len(sentence.text) <= begin:
            continue
        if start is not None and not _LEANS.match(sentence.folded):
            yield source.part(start, end)
            start = None
        start = max(first, begin) if start is None else start
        end = first + len(sentence.text)
    if start is not None:
        yield source.part(start, end)


def _under_headings(norm: PrintedNorm) -> Iterator[tuple[Segment, str]]:
    """The segments that hold points, with their kind: below a heading of that name, or in a list led in as such."""
    kind: str | None = None
    in_list: str | None = None
    for segment in norm.segments:
        announced = _heading_kind(segment)
        if announced:
            kind = announced
        elif segment.kind is Kind.HEADING or _OTHER_HEADING.match(segment.folded):
            kind = None
        named = _NAMED_IN_TEXT.match(segment.folded)
        if named:
            yield segment, _kind_of(named["kind"])
        elif kind or (in_list and segment.kind is Kind.ITEM):
            yield segment, kind or in_list or ""
        if segment.kind is not Kind.ITEM:
            in_list = lead_kind(segment.sentences[-1].folded) if segment.text.endswith(":") else None


def _heading_kind(segment: Segment) -> str | None:
    if len(segment.folded) > 60 or (
        segment.kind is not Kind.HEADING and not re.fullmatch(r"\W*\w+\W*", segment.folded)
    ):
        return None
    return next((kind for kind, cue in _HEADINGS.items() if cue.match(segment.folded)), None)


def _kind_of(word: str) -> str:
    return next(kind for kind, cue in _HEADINGS.items() if cue.match(word))
