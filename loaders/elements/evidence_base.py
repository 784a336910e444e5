"""What a report says it rests on: talks, files, documents and questionnaires, with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from loaders.document.record import Record, Structure
from loaders.document.records import records
from loaders.elements import evidence_prose
from loaders.elements.source_words import accounts, kind_of, names_heard, says, says_whole
from loaders.elements.wording import as_printed, mentions
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow, fold
from loaders.statements import Statement, Value, values
from ontology.namespaces import concept

_SOURCE_HEAD = re.compile(
    r"(?:informatie)?bron(?:nen)?\b|gespreks?|gesproken|geinterviewd|respondent|onderzoeksactiviteit|methode\b|functie\b|wie\b"
)
_COUNT_HEAD = re.compile(r"(?:aantal|hoeveel|n\b)")
_TOTAL = re.compile(r"totaal\b")
_ELSEWHERE = re.compile(r"\b(?:niet gesproken|eerder onderzoek|vorig\w* onderzoek)\b")
_AND = re.compile(r", (?:en )?| en ")
_FIGURES_OF_A_YEAR = 4
_OF_SOURCES = re.compile(r"\bbronnen\b|\bgesproken\b|\bgesprek|\bsprak|\bgebruik van\b|\bgebruikten\b")
_UNTICKED = re.compile(r"^\s*(?:\[\s?\]|[☐○□])\s")
_PARTED = re.compile(r"\b(?:per|van|uit|door|met|voor|onder|bij)\b|[,;(]")
# What a number behind it tells the place of, and no count.
_ORDINAL = re.compile(r"\b(?:week|weken|versie|bijlage|hoofdstuk|artikel|norm|normen)\s*$")
_NEAR, _FEW_WORDS = 24, 9  # characters between a number and its group; words of a line that is no more
_GROUP_LEAD = re.compile(r":\W*$")
_DOCUMENTS_LEAD = re.compile(r"\bdocumenten\b|\bstukken\b")


def statements(layout: Layout) -> Iterator[Statement]:
    """An EvidenceSource for each item of the account of sources; where none is given, for each that prose tells of."""
    account = [*in_account(layout)]
    yield from account or chain.from_iterable(evidence_prose.in_passing(section) for section in layout.sections)


def in_account(layout: Layout) -> Iterator[Statement]:
    """An EvidenceSource for each item of the account of sources alone."""
    for section in layout.sections:
        listed = list(_listed(section))
        yield from listed
        yield from _counted(section)
        yield from evidence_prose.statements(section, beside_list=bool(listed))
    for record in records(layout.document):
        if record.structure is Structure.FIELD and record.field is not None:
            yield from _of_label(record.value) if says_whole("label", record.field.folded) else ()
            yield from _of_field(record, record.field) if record.section.title else ()


def _of_label(value: Shadow) -> Iterator[Statement]:
    """The sources behind a label that announces them: "Bronnen: 9 interviews met ouders, 15 dossiers"."""
    start = 0
    for cut in [*_AND.finditer(value.folded), None]:
        part = value.part(start, cut.start() if cut else len(value.text))
        start = cut.end() if cut else start
        if part and _counts_a_source(part.folded) and (found := source(part)):
            yield found


def _counts_a_source(folded: str) -> bool:
    return NUMBER.match(folded) is not None and (kind_of(folded) is not None or _counts_a_group(folded))


def _of_field(record: Record, label: Shadow) -> Iterator[Statement]:
    """What a label under a heading of account counts ("Ingeziene dossiers: 12"), or the documents that it leads."""
    title = record.section.title
    if title is None or not accounts(title.folded) or kind_of(label.folded) is None:
        return
    if _is_number(record.value):
        if found := source(label, count=int(record.value.folded)):
            yield replace(found, places=(record.place,))
    elif _DOCUMENTS_LEAD.search(label.folded):
        start = 0
        for joint in [*_AND.finditer(record.value.folded), None]:
            end = joint.start() if joint else len(record.value.text)
            if found := source(record.value.part(start, end), label.folded):
                yield found
            start = joint.end() if joint else end


def _listed(section: Section) -> Iterator[Statement]:
    """The items below a heading of account, those that a sentence leads in, and groups that stand on lines alone."""
    if not accounts(section.title):
        yield from _led_lists(section.segments)
        return
    heard = names_heard(section.title)
    chosen = [s for s in section.segments if _is_ticked(s) or (heard and _is_group(s))]
    yield from _items(tuple(s for s in section.segments if s.kind is Kind.ITEM or s in chosen or s.cells))


def _is_ticked(segment: Segment) -> bool:
    """Whether a line is a choice of a form that was made: "[x] Gesprek met de houder"."""
    return segment.kind is Kind.PARAGRAPH and evidence_prose.is_choice(segment) and not _UNTICKED.match(segment.folded)


def _is_group(segment: Segment) -> bool:
    """Whether a line holds a group with its number and no more: "Negen jongeren van 13 tot 19 jaar."."""
    number = NUMBER.match(segment.folded)
    mention = next(mentions("role", segment.folded), None)
    near = number and mention and mention.start - number.end() <= _NEAR
    return bool(near) and segment.kind is Kind.PARAGRAPH and len(segment.folded.split()) <= _FEW_WORDS


def _counted(section: Section) -> Iterator[Statement]:
    """The rows of a table of sources, each with its number in a cell of its own."""
    rows = [segment for segment in section.segments if segment.kind is Kind.ROW and segment.cells]
    if not rows or not (
        accounts(section.title)
        or (_SOURCE_HEAD.match(rows[0].cells[0].folded) and any(map(_COUNT_HEAD.match, _folded(rows[0].cells[1:]))))
    ):
        return
    for row in rows:
        numbers = [cell for cell in row.cells if _is_number(cell)]
        if len(numbers) == 1 and not _is_number(row.cells[0]) and not _TOTAL.match(row.cells[0].folded):
            found = source(row.shadow, row.cells[0].folded, count=int(numbers[0].folded))
            if found and not _ELSEWHERE.search(row.folded):
                yield found


def _folded(cells: Iterable[Shadow]) -> list[str]:
    return [cell.folded for cell in cells]


def _is_number(cell: Shadow) -> bool:
    return cell.folded.isdigit() and len(cell.folded) < _FIGURES_OF_A_YEAR


def source(place: Shadow, lead: str = "", single: bool = True, count: int | None = None) -> Statement | None:
    """One source read from a passage; `lead` is the folded text of the list item above it. None where none is named.

    `count` is the number that a cell beside it gives.
    """
    folded = place.folded
    kind = kind_of(folded) or kind_of(lead)
    if _DOCUMENTS_LEAD.search(lead) and (kind is None or kind[0] not in ("vragenlijst",)):
        kind = ("documentanalyse", "document")
    mention = next(mentions("role", folded), None)
    role = mention.concept if mention else None
    printed = folded[mention.start : mention.end] if mention else ""
    if kind is None and role is None:
        return None
    slug, label = kind or ("interview", "gesprek")
    count = _count(folded) if count is None else count
    if count is None and single and slug not in ("documentanalyse",) and role is not None:
        count = (
            1
            if re.match(r"^\W*(?:een |de )?(?:gesprek met )?(?:een |de |het )?\w+", folded)
            and not _plural(folded, role.slug)
            else None
        )
    pairs: tuple[tuple[str, Value], ...] = values(
        sourceKind=concept("evidence-kind", slug),
        kindText=label,
        participantCount=count,
        participant=role.iri if role and slug != "documentanalyse" else None,
        participantRole=_role_text(slug, as_printed(role, printed) if role else ""),
    )
    return Statement("EvidenceSource", (place.whole,), "inspectorate", "account-of-sources", pairs)


def _items(segments: tuple[Segment, ...]) -> Iterator[Statement]:
    lead, lead_level = "", -1
    for index, segment in enumerate(segments):
        if any(map(_is_number, segment.cells)) or _UNTICKED.match(f"{segment.marker} {segment.folded}"):
            continue
        if segment.level <= lead_level:
            lead, lead_level = "", -1
        deeper = index + 1 < len(segments) and segments[index + 1].level > segment.level
        if _GROUP_LEAD.search(segment.text) and index + 1 < len(segments):
            lead, lead_level = segment.folded, segment.level if deeper else -2
            continue
        yield from _of_item(segment.shadow, lead)


def _of_item(item: Shadow, lead: str) -> Iterator[Statement]:
    """One source, or one of each group where an item counts several ("met drie ouders en twee voogden")."""
    cuts = list(_AND.finditer(item.folded))
    parts = [
        item.part(start, end)
        for start, end in zip(
            [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(item.text)], strict=True
        )
    ]
    if len(parts) > 1 and all(_counts_a_group(part.folded) for part in parts):
        for part in parts:
            yield from filter(None, [source(part, lead or item.folded)])
    else:
        yield from filter(None, [source(item, lead)])


def _counts_a_group(folded: str) -> bool:
    """Whether a number stands right before a group or a kind of files."""
    number = NUMBER.search(folded)
    if number is None:
        return False
    behind = folded[number.end() :]
    mention = next(mentions("role", behind), None)
    files = kind_of(" ".join(behind.split()[:2]))
    near = mention is not None and mention.start <= _NEAR and not _PARTED.search(behind[: mention.start])
    return near or bool(files and files[0].endswith("dossier"))


def _led_lists(segments: tuple[Segment, ...]) -> Iterator[Statement]:
    for index, segment in enumerate(segments):
        led = segment.kind is Kind.PARAGRAPH and segment.text.endswith(":") and says("lead", segment.folded)
        headed = segment.kind is Kind.PARAGRAPH and len(segment.text.split()) <= _FEW_WORDS and accounts(segment.folded)
        if headed or (led and _OF_SOURCES.search(segment.folded)):
            items = []
            for follower in segments[index + 1 :]:
                if follower.kind is not Kind.ITEM:
                    break
                items.append(follower)
            yield from _items(tuple(items))


def _count(folded: str) -> int | None:
    match = NUMBER.search(folded)
    if match is None or _ORDINAL.search(folded[: match.start()]):
        return None
    value = value_of(match.group())
    is_year = value == value.to_integral_value() and Decimal(1990) <= value <= Decimal(2099)
    return (
        None
        if is_year or value != value.to_integral_value() or not re.match(r"\W+[a-z(]", folded[match.end() :])
        else int(value)
    )


def _plural(folded: str, slug: str) -> bool:
    word = re.search(rf"\b{re.escape(fold(slug))}\w*", folded)
    return word is not None and word.group() != slug and word.group().endswith(("s", "en"))


def _role_text(kind: str, role: str) -> str | None:
    if kind == "personeelsdossier":
        return "personeelsdossier"
    if kind == "clientdossier":
        return "cliëntdossier pleegkinddossier" if role.startswith("pleeg") else "cliëntdossier"
    return role or None
