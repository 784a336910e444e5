"""What a report says it rests on: talks, files, documents and questionnaires, with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from loaders.elements import evidence_prose
from loaders.elements.wording import as_printed, mentions
from loaders.language.numerals import NUMBER, value_of
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow, fold
from loaders.statements import Statement, Value, values
from ontology.namespaces import concept

_ACCOUNT = re.compile(
    r"\bverantwoording\b|\b(?:informatie)?bronnen\b|\bgesproken met\b|\bonderzoeksmethode"
    r"|\bopzet van het (?:onderzoek|toezicht)"
)
# Questions over a list of those who were spoken to; a table below such a question counts them.
_SPOKEN_TO = re.compile(
    r"\bmet wie (?:hebben|spraken|praatten) (?:wij|we|de inspect\w+)\b|\bwie (?:wij|we) (?:spraken|hebben gesproken)\b"
    r"|\bwaar(?:op)? (?:baseren|baseert)\b|\bwerkwijze\b"
    r"|\b(?:zo|hoe) (?:hebben|deden|onderzochten) (?:wij|we|de inspect\w+)\b"
)
_LEAD = re.compile(
    r"\b(?:bronnen|informatie|gesprekken|gesproken|interviews?|documenten|dossiers?|onderzoeksactiviteiten"
    r"|toezicht)\b[^.]*:\W*$|\bbronnen\b[^.]*(?:betrokken|gebruikt|geraadpleegd)"
)
# First fit wins; the words are those with which reports name what they used.
_KINDS = (
    ("telefonisch-interview", "telefonisch gesprek", re.compile(r"\btelefonisch")),
    ("vragenlijst", "vragenlijst", re.compile(r"vragenlijst|\benquete|\bsurvey")),
    (
        "personeelsdossier",
        "dossiercheck personeelsdossier",
        re.compile(r"personeelsdossier|dossiers? van (?:\w+ )?medewerkers|verklaring(?:en)? omtrent"),
    ),
    ("clientdossier", "dossiercheck cliëntdossier", re.compile(r"dossier")),
    ("groepsgesprek", "groepsgesprek", re.compile(r"\bgroepsgesprek")),
    ("gestructureerd-interview", "gestructureerd interview", re.compile(r"\bgestructureerd")),
    ("observatie", "observatie", re.compile(r"\bobserva|\brondleiding|\brondgang|\bmeegelopen|\bmeelopen")),
    ("interview", "gesprek", re.compile(r"\bgesprek|\binterview|\bgesproken|\bspraken\b")),
    ("aangeleverde-cijfers", "aangeleverde gegevens", re.compile(r"\bcijfers\b|\bgegevens\b")),
    (
        "documentanalyse",
        "document",
        re.compile(
            r"\bdocument|\bjaarverslag|\bbeleid|\bplan\b|\bmonitor|\bnotulen|\bprotocol|\banalyse\b|\bverslag"
            r"|\bstukken\b"
        ),
    ),
)
_GROUP_LEAD = re.compile(r":\W*$")
_DOCUMENTS_LEAD = re.compile(r"\bdocumenten\b|\bstukken\b")


def statements(layout: Layout) -> Iterator[Statement]:
    """An EvidenceSource for each item of the account of sources."""
    for section in layout.sections:
        listed = list(_listed(section))
        yield from listed
        yield from evidence_prose.statements(section, beside_list=bool(listed))


def _listed(section: Section) -> Iterator[Statement]:
    if _ACCOUNT.search(section.title):
        yield from _items(section.segments)
    elif _SPOKEN_TO.search(section.title):
        yield from _items(tuple(segment for segment in section.segments if segment.kind is Kind.ITEM))
    else:
        yield from _led_lists(section.segments)


def source(place: Shadow, lead: str = "", single: bool = True) -> Statement | None:
    """One source read from a passage; `lead` is the folded text of the list item above it. None where none is named."""
    folded = place.folded
    kind = _kind(folded) or _kind(lead)
    if _DOCUMENTS_LEAD.search(lead) and (kind is None or kind[0] not in ("vragenlijst",)):
        kind = ("documentanalyse", "document")
    mention = next(mentions("role", folded), None)
    role = mention.concept if mention else None
    printed = folded[mention.start : mention.end] if mention else ""
    if kind is None and role is None:
        return None
    slug, label = kind or ("interview", "gesprek")
    count = _count(folded)
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
        if segment.kind not in (Kind.ITEM, Kind.ROW):
            continue
        if segment.level <= lead_level:
            lead, lead_level = "", -1
        deeper = index + 1 < len(segments) and segments[index + 1].level > segment.level
        if _GROUP_LEAD.search(segment.text) and index + 1 < len(segments):
            lead, lead_level = segment.folded, segment.level if deeper else -2
            continue
        found = source(segment.shadow, lead)
        if found:
            yield found


def _led_lists(segments: tuple[Segment, ...]) -> Iterator[Statement]:
    for index, segment in enumerate(segments):
        if (
            segment.kind is Kind.PARAGRAPH
            and _LEAD.search(segment.folded)
            and re.search(r"\bbronnen\b|\bgesproken\b|\bgesprek", segment.folded)
        ):
            items = []
            for follower in segments[index + 1 :]:
                if follower.kind is not Kind.ITEM:
                    break
                items.append(follower)
            yield from _items(tuple(items))


def _kind(folded: str) -> tuple[str, str] | None:
    return next(((slug, label) for slug, label, cue in _KINDS if cue.search(folded)), None)


def _count(folded: str) -> int | None:
    match = NUMBER.search(folded)
    if match is None:
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
