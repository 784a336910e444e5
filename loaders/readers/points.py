"""Attention points, improvement points and shortcomings that a report lists under a heading of that name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.elements.wording import topics
from loaders.readers.assertion import is_stated
from loaders.readers.influence import influence, responsible
from loaders.readers.norm_numbers import leading_number, references
from loaders.readers.norms import NormSections, PrintedNorm
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Place, Statement, values
from ontology.namespaces import concept

_HEADINGS = {
    "AttentionPoint": re.compile(
        r"^\W*(?:aandachtspunt(?:en)?|(?:wat|dit|hier|waar) kan (?:het |er )?(?:nog )?beter"
        r"|(?:wat|dit) (?:nog )?aandacht (?:vraagt|verdient|behoeft|nodig heeft)"
        r"|(?:wat|dit) (?:vraagt|verdient|behoeft) (?:nog )?aandacht)\b"
    ),
    "ImprovementPoint": re.compile(
        r"^\W*(?:verbeterpunt(?:en)?|(?:wat|dit|hier) moet (?:het |er )?(?:nog )?(?:beter|anders|verbeteren|veranderen)"
        r"|(?:wat|dit) (?:nog )?(?:beter|anders) moet|te verbeteren|leerpunt(?:en)?)\b"
    ),
    "Shortcoming": re.compile(r"^\W*(?:tekortkoming(?:en)?|overtreding(?:en)?)\b"),
}
_OTHER_HEADING = re.compile(
    r"^\W*(?:bevinding(?:en)?|toelichting|sterke? punt(?:en)?|positieve punten|oordeel|citaat)\W*$"
)
# A sentence that leans on the one before it belongs to the same point.
_LEANS = re.compile(r"^(?:dit|deze|hier|hierdoor|daardoor|hiermee|daarmee|dat|zo|dan|daarbij|hierbij)\b")
# A point that its own line calls one: "Verbeterpunt: …", "Leerpunt 2. …", "Tekortkoming (norm 3.1): …".
_NAMED_IN_TEXT = re.compile(
    r"(?:^\W*|(?<=[.;!?] ))(?P<kind>aandachtspunt|verbeterpunt|tekortkoming|overtreding|leerpunt)"
    r"(?: \d{1,2}(?![\d.]*\d))?"
    r"(?: ?\([^()]{3,40}\))?\s*(?::|\.(?= )|\s[-–]\s)\s*(?=\S)"
)
_NUMBERED = re.compile(
    r"^\W*(?:aandachtspunt|verbeterpunt|tekortkoming|overtreding|leerpunt)(?: \d{1,2})?(?: ?\([^()]{3,40}\))?\W*$"
)
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
        r"|\baandacht is (?:\w+ )?nodig\b|\bals aandachtspunt\b"
        r"|\b(?:vraagt|vragen) (?:de inspecties?|wij|we|zij|de toezichthouder) (?:\w+ ){0,2}?aandacht voor\b"
        r"|\b(?:inspecties?|wij|we|toezichthouder) (?:vraagt|vragen) (?:\w+ ){0,2}?aandacht voor\b"
    ),
    "ImprovementPoint": re.compile(r"\b(?:een|als|het) (?:\w+ )?(?:verbeterpunt|leerpunt)\b"),
    "Shortcoming": re.compile(r"\b(?:een|als|deze) (?:\w+ )?(?:tekortkoming|overtreding)\b"),
}
# A point that is denied or no longer there.
_NO_POINT = re.compile(
    r"\bgeen (?:\w+ )?(?:tekortkoming|overtreding|aandachtspunt|verbeterpunt|sprake)\w*\b"
    r"|\bniet (?:langer|meer)\b.{0,30}punt"
    r"|\b(?:is|zijn) (?:\w+ ){0,2}?(?:hersteld|opgelost|verholpen|weggenomen|opgeheven|afgerond)\b"
)


_AT_HEAD, _OPENS = 40, 4  # characters in which a point names its norm, and within which it begins to


def statements(sections: NormSections) -> Iterator[Statement]:
    """A point for each list item or self-contained passage that the report gives as one in a norm's section."""
    for norm in sections.norms:
        for kind, point, rule in [*_listed(norm), *_said(norm)]:
            named = references(point.folded[:_AT_HEAD])  # further on a norm is only mentioned
            number = named[0].numbers[0] if named and named[0].start < _OPENS else norm.notation
            yield Statement(
                kind,
                (point.whole,),
                "inspectorate",
                rule,
                values(
                    aboutNorm=sections.norm_iri(number),
                    normNotation=number,
                    polarity=concept("polarity", "negative"),
                    topic=topics(point.folded),
                    influence=concept("influence", sphere) if (sphere := influence(point.folded)) else None,
                    responsible=responsible(point.folded),
                ),
            )


def elsewhere(layout: Layout, sections: NormSections) -> Iterator[Statement]:
    """The points outside the sections of norms: under a heading, led in, named on their line, in a table or in prose.

    A point is about the norms that it, its heading or its row names by number.
    """
    for kind, point, numbers, rule in [*_outside(layout, sections), *_in_tables(layout)]:
        for number in numbers or ("",):
            yield Statement(
                kind,
                (point.whole,),
                FROM_CONTEXT,
                rule,
                values(
                    aboutNorm=sections.norm_iri(number) if number else None,
                    normNotation=number,
                    polarity=concept("polarity", "negative"),
                    topic=topics(point.folded),
                ),
            )


def beside(read: Sequence[Statement], more: Iterator[Statement]) -> Iterator[Statement]:
    """Further points: all where none were read, else those about norms of which no point was read."""
    own = [statement for statement in read if statement.kind in _HEADINGS]
    known = {statement.get("normNotation") for statement in own}
    for point in more:
        if not own or (point.get("normNotation") and point.get("normNotation") not in known):
            yield point


def _outside(layout: Layout, sections: NormSections) -> Iterator[tuple[str, Shadow, tuple[str, ...], str]]:
    kind: str | None = None
    about: tuple[str, ...] = ()
    led: str | None = None
    body = layout.body
    for index, segment in enumerate(body):
        if sections.norm_at(segment.place.start) is not None or segment.kind is Kind.ROW:
            kind = led = None
            continue
        if announced := _heading_kind(segment):
            kind, about, led = announced, _named_norms(segment.folded), None
            continue
        if segment.kind is Kind.HEADING and not _NAMED_IN_TEXT.match(segment.folded):
            kind = led = None
            continue
        if _NAMED_IN_TEXT.match(segment.folded):
            yield from _named_parts(segment)
            continue
        if segment.kind is Kind.ITEM:
            if (kind or led) and not _NONE.match(segment.folded):
                yield kind or led or "", segment.shadow, _named_norms(segment.folded) or about, "point-under-heading"
            continue
        led = lead_kind(segment.sentences[-1].folded) if segment.sentences and segment.text.endswith(":") else None
        if kind and _is_account(body, index) and not _NONE.match(segment.folded):
            numbers = _named_norms(segment.folded) or about
            yield from ((kind, part, numbers, "point-under-heading") for part in passages(segment, segment.shadow))
        elif not kind:
            yield from _said_outside(segment)
        kind = None if segment.text.endswith(":") else kind


def _named_parts(segment: Segment) -> Iterator[tuple[str, Shadow, tuple[str, ...], str]]:
    """The points of a line or paragraph that calls each of them one."""
    found = list(_NAMED_IN_TEXT.finditer(segment.folded))
    for named, stop in zip(found, [*(m.start() for m in found[1:]), len(segment.text)], strict=True):
        words = segment.shadow.part(named.end(), stop)
        if words and not _NONE.match(words.folded):
            numbers = _named_norms(segment.folded[named.start() : stop])
            yield _kind_of(named["kind"]), words, numbers, "point-under-heading"


def _is_account(body: Sequence[Segment], index: int) -> bool:
    """Whether a paragraph is the point that the heading of a single point right above it announces."""
    return index > 0 and _NUMBERED.match(body[index - 1].folded) is not None


def _said_outside(segment: Segment) -> Iterator[tuple[str, Shadow, tuple[str, ...], str]]:
    for sentence in segment.sentences:
        kind = said_kind(sentence.folded)
        if kind is None or sentence.text.endswith(":") or not is_stated(sentence.text, sentence.folded):
            continue
        if _NO_POINT.search(sentence.folded):
            continue
        colon = sentence.folded.find(": ")
        words = sentence.part(colon + 2, len(sentence.text)) if colon > 0 else sentence
        yield kind, words, _named_norms(sentence.folded), "point-in-prose"


def _in_tables(layout: Layout) -> Iterator[tuple[str, Shadow, tuple[str, ...], str]]:
    """The cells of a column that is headed as points, each about the norm of its row."""
    for table in layout.document.tables:
        heads = {cell.column: _head_kind(cell.text.folded) for cell in table.cells if cell.head or not cell.row}
        for cell in table.cells:
            kind = None if cell.head or not cell.row else heads.get(cell.column)
            if kind is None or _NONE.match(cell.text.folded) or len(cell.text.folded.split()) < 3:
                continue
            row = [table.at(cell.row, column) for column in range(table.columns)]
            numbers = [leading_number(other.text.folded) for other in row if other and other is not cell]
            named = _named_norms(cell.text.folded) or next((n.numbers for n in numbers if n), ())
            yield kind, cell.text, named, "point-under-heading"


def _head_kind(folded: str) -> str | None:
    if len(folded) > 40:
        return None
    return next((kind for kind, cue in _HEADINGS.items() if cue.match(folded)), None)


def _named_norms(folded: str) -> tuple[str, ...]:
    return tuple(number for reference in references(folded) for number in reference.numbers)


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
            if kind and not sentence.text.endswith(":") and not _NO_POINT.search(sentence.folded):
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
    alone = re.fullmatch(r"\W*\w+\W*", segment.folded) or _NUMBERED.match(segment.folded)
    if len(segment.folded) > 60 or (segment.kind is not Kind.HEADING and not alone):
        return None
    if (named := _NAMED_IN_TEXT.match(segment.folded)) and named.end() < len(segment.folded):
        return None
    return next((kind for kind, cue in _HEADINGS.items() if cue.match(segment.folded)), None)


def _kind_of(word: str) -> str:
    return next(kind for kind, cue in _HEADINGS.items() if cue.match(word))
