"""Good examples that a document tells, with who is involved and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.elements.parties import bare_title
from loaders.elements.tables import Table, tables
from loaders.elements.wording import topics
from loaders.segments import Kind, Layout, Section, Segment
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values

_CAP = r"[A-ZÀ-Ý#0-9][\w’'&.+-]*[\wÀ-ý+]"
_SMALL = r"(?:van|voor|de|der|het|en|in|&)"
_NAME = rf"{_CAP}(?: (?:{_SMALL} ){{0,2}}?(?:[A-Z]\w+- en )?{_CAP})*"
_LIST = rf"(?:de |het )?{_NAME}(?:(?:, | en |, en )(?:de |het )?(?:gemeenten? )?{_NAME})*"
_EXAMPLES = re.compile(
    r"^(?:\d+[.)]?\s+)?(?:(?:\w+ ){0,2}(?:goede |mooie |inspirerende )?(?:(?:praktijk)?voorbeeld(?:en)?|parels)\b"
    r"|wat (?:er )?(?:nu )?al werkt\b|zo kan het ook\b|(?:ter|voor wie) inspiratie\b|lichtpuntjes\b)"
)
_NAMED_IN_TABLE = re.compile(
    r"^(?:(?:goed|mooi)e? )?(?:(?:praktijk)?voorbeeld|initiatief|naam(?: initiatief)?|project|pilot)$"
)
_PLACE_IN_TABLE = re.compile(r"^(?:waar|regio|gemeente|plaats|locatie|provincie)\b.{0,12}$")
_PARTY_IN_TABLE = re.compile(
    r"^(?:wie|door wie|van wie|organisaties?|aanbieders?|partners?|betrokken(?:en)?)\b.{0,20}$"
)
_ENDS = re.compile(
    r"^(?:\d+[.)]?\s+)?(?:\w+ )?(?:belemmering|knelpunt|obstakel|tijdpad|planning|inleiding|stand van zaken|bijlage"
    r"|tot slot|vervolg|conclusie|advies|aanbeveling|colofon|(?:en |hoe )?nu verder|hoe (?:nu )?verder|lees ook"
    r"|wat (?:er )?(?:nu|verder|hierna)\b"
    r"|meer weten)"
)
_SOURCE = re.compile(r"(?:^|\()\s*bron\s*:\s*(?P<who>[^()]+?)\)?\.?$")
# "Name: what it is", "Name (partner, partner): …" and "Name (region) – …"
_LABEL = re.compile(
    r"^(?P<name>[A-ZÀ-Ý#][^.!?:;()\n]{1,80}?)(?: \((?P<inside>[^()]{2,120})\))?(?:\s?:|(?<=\))\s[–-])\s(?=\S)"
)
_COMPASS = re.compile(r"\b(?:Noord|Oost|Zuid|West|Midden|[Rr]egio|[Pp]rovincie)\b")
_QUOTED = re.compile(r"[‘'“\"](?P<name>[A-ZÀ-Ý][^‘’'“”\"]{2,60})[’'”\"]")
_ARTICLE_NAME = re.compile(rf"^(?:De|Het) (?P<name>{_CAP})")
_REGION = re.compile(
    r"\b(?:[Rr]egio|[Pp]rovincie|[Gg]emeenten?|[Ii]n|[Tt]e|[Bb]innen) "
    r"(?P<name>[A-ZÀ-Ý][\w-]+(?:[ /-][A-ZÀ-Ý][\w-]+){0,3}(?: en [A-ZÀ-Ý][\w-]+)?)"
)
_NOT_A_REGION = re.compile(
    r"^(?:Nederland|De|Het|Deze|Dit|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September"
    r"|Oktober|November|December|Jeugd\w*)\b"
)
_INVOLVED = re.compile(
    rf"\b(?:samenwerking (?:van|met|tussen)|initiatief van|partners?:?|betrokken zijn(?: onder andere)?"
    rf"|(?:project|module|methode|pilot|aanbod|werkwijze)\b[^.]{{0,80}}? van|studenten van|medewerkers (?:van|vanuit)"
    rf"|bied(?:en|t)|draag(?:t|en)|ontwikkel(?:t|en)|hebben|heeft|organise(?:ert|ren)|samen met|[Bb]ij|door|[Mm]et)"
    rf"(?: onder andere)? [· ,]*(?P<names>{_LIST})"
)
_ACTS = re.compile(
    rf"^(?P<names>{_LIST}) (?:werk|bied|zet|heeft|hebben|ontwikkel|draag|organiseer|zoek|start|voer|draai"
    rf"|is een initiatief)"
)
_NOT_A_PARTY = re.compile(
    r"^(?:#|\d|Nederland(?:se)?$|LVB|GGZ(?:$|-)|GZ|Jeugdzorgplus|Er$|De$|Het$|Deze$|Dit$|Als$|In$|Bij$)"
)
_TITLE = re.compile(r"[‘'“\"][^‘’'“”\"]{2,80}[’'”\"]")
_WHERE = re.compile(
    r"\b(?:(?:de )?[Gg]emeenten? (?:in )?|[Ii]n )?(?:de )?(?:[Rr]egio|[Gg]emeenten?|[Ii]n) (?:[A-Z][\w/-]*[ ,]?)+"
)
_MUNICIPALITIES = re.compile(rf"\b[Gg]emeenten? (?P<names>{_CAP}(?:(?:, | en ){_CAP})*)")
# A heading that calls one example by its name: "Goed voorbeeld: de wisselkaart".
_NAMED = re.compile(
    r"(?i:\W*(?:\d+[.)]? )?(?:goed |mooi |inspirerend )?(?:praktijk)?voorbeeld) ?[:–-] (?P<name>\w.{2,80})$"
)
_BOX = 4  # paragraphs that a box holds at most
_REACH = 400  # characters in which name and gist are quoted


@dataclass(frozen=True)
class Example:
    """A good example: its name, the places that tell it (the first one names it), who is involved and where.

    `further` holds the sentences beyond those places that name somebody as involved.
    """

    name: str
    places: tuple[Place, ...]
    organisations: tuple[str, ...]
    region: str
    further: tuple[tuple[str, Place], ...] = ()


def statements(found: Sequence[Example], plan_of: Callable[[int], str] = lambda _: "") -> Iterator[Statement]:
    """A GoodExample for each example, with the plan it stands under; one that is told twice has two places.

    Who is named as involved further on in its text is tied to it by a Relation at that place.
    """
    for example in found:
        yield Statement(
            "GoodExample",
            example.places,
            "author",
            "example-under-heading",
            values(
                name=example.name,
                organisation=example.organisations,
                region=example.region,
                planName=plan_of(example.places[0].start),
                topic=topics(example.name.lower()),
            ),
        )
        for organisation, place in example.further:
            tie = values(subjectText=organisation, predicateText="werkt mee aan", objectText=example.name)
            yield Statement("Relation", (place,), "author", "involved-in-example", tie)


def boxed(layout: Layout) -> list[tuple[Example, Section]]:
    """Examples in a box of their own: a short heading, a text, and below it the source it was taken from."""
    found = []
    for section in layout.sections:
        sourced = next(((s, m) for s in section.segments if (m := _SOURCE.search(s.folded))), None)
        told = [s for s in section.segments if s.kind is Kind.PARAGRAPH and not _SOURCE.match(s.folded)]
        listed = any(s.kind is Kind.ITEM for s in section.segments)
        if section.heading is None or sourced is None or listed or not 1 <= len(told) <= _BOX:
            continue
        segment, source = sourced
        who = segment.text[slice(*source.span("who"))]
        organisations = () if re.search(r"www\.|https?:", who) else (who.strip(" .)"),)
        heading = bare_title(section.heading)
        inner = _ARTICLE_NAME.match(told[0].text)
        is_place = re.search(rf"\b[Ii]n {re.escape(heading.text)}\b", layout.source.text)
        name = inner["name"] if inner and is_place else heading.text
        region = heading.text if is_place else _region([told[0].shadow])
        place = Place(heading.whole.start, _gist_end(told[0].sentences, heading.whole.start, 1))
        found.append((Example(name, (place,), organisations, region), section))
    return found


def under_headings(layout: Layout) -> tuple[list[Example], set[int]]:
    """The examples in the parts with that title, and the starts of all segments of those parts.

    Within such a part each sub-heading opens an example; paragraphs that begin with a name and a colon are one each,
    and so are list items. Where a part has neither, each paragraph is one.
    """
    found, starts = tabled(layout)
    sections = layout.sections
    index = 0
    while index < len(sections):
        section = sections[index]
        index += 1
        if section.heading is None or not _EXAMPLES.match(bare_title(section.heading).folded):
            continue
        level = section.heading.level
        part = [section]
        if any(segment.kind is Kind.ROW and segment.place.start in starts for segment in section.segments):
            continue  # its examples stand in a table
        while index < len(sections) and _inside(sections[index], level):
            part.append(sections[index])
            index += 1
        named = _NAMED.match(bare_title(section.heading).text)
        for each in part[:1] if named else part:
            starts.update(s.place.start for s in each.segments)
            found.extend([_named(each, named["name"])] if named else _in_section(each, each is section))
    return found, starts


def tabled(layout: Layout) -> tuple[list[Example], set[int]]:
    """The rows of a table of examples, and the starts of those rows; the table stands in a part with that title."""
    found: list[Example] = []
    parts = [s for s in layout.sections if s.heading and _EXAMPLES.match(bare_title(s.heading).folded)]
    spans = [(s.heading.place.start, s.segments[-1].place.end) for s in parts if s.heading and s.segments]
    for table in tables(layout, _NAMED_IN_TABLE):
        if not any(start < table.header.place.start < end for start, end in spans):
            continue
        columns = [_column(table, pattern) for pattern in (_NAMED_IN_TABLE, _PLACE_IN_TABLE, _PARTY_IN_TABLE)]
        for row in table.rows:
            name, where, who = (row.cells[i].text if i is not None else "" for i in columns)
            if name:
                found.append(Example(name, (row.place,), (who,) if who else (), where))
    return found, {example.places[0].start for example in found}


def _column(table: Table, pattern: re.Pattern[str]) -> int | None:
    return next((i for i, cell in enumerate(table.header.cells) if pattern.match(cell.folded)), None)


def told_again(layout: Layout, example: Example, before: int) -> Example:
    """The example with the first sentence before a place that tells it under the same name."""
    if len(example.name) < 8 or (" " not in example.name and not example.name.startswith("#")):
        return example
    for segment in layout.body:
        if segment.place.start >= before:
            break
        if segment.kind is Kind.PARAGRAPH and example.name in segment.text:
            for sentence in segment.sentences:
                if example.name in sentence.text:
                    places = (*example.places, sentence.whole)
                    return replace(example, places=places)
    return example


def _inside(section: Section, level: int) -> bool:
    heading = section.heading
    if heading is None or _ENDS.match(bare_title(heading).folded) or _EXAMPLES.match(bare_title(heading).folded):
        return False
    return not (level and heading.level and heading.level < level)


def _in_section(section: Section, is_top: bool) -> Iterator[Example]:
    told = [s for s in section.segments if s.kind in (Kind.PARAGRAPH, Kind.ITEM) and re.search(r"\w", s.text)]
    if not told:
        return
    labelled = [s for s in told if (is_top or s.kind is Kind.PARAGRAPH) and _label(s)]
    if is_top or len(labelled) > 1:
        items = any(s.kind is Kind.ITEM for s in told)
        singles = told if items else [s for s in told if s in labelled or not _leans(s)]
        yield from (_single(segment) for segment in singles)
        return
    prose, apart = [s for s in told if s not in labelled or s is told[0]], [s for s in labelled if s is not told[0]]
    if section.heading is not None:
        heading = bare_title(section.heading)
        text = [s.shadow for s in prose]
        place = Place(heading.whole.start, _gist_end(prose[0].sentences, heading.whole.start))
        yield Example(
            heading.text.strip(" ."),
            (place,),
            _organisations(text, heading.text),
            _region([heading, *text]),
            tuple(_further(prose, place, heading.text)),
        )
    yield from (_single(segment) for segment in apart)


def _named(section: Section, name: str) -> Example:
    """The one example that a heading names, told by the part below it."""
    heading = bare_title(section.heading) if section.heading else section.segments[0].shadow
    told = [s.shadow for s in section.segments if s.kind in (Kind.PARAGRAPH, Kind.ITEM)]
    end = _gist_end(section.segments[0].sentences, heading.whole.start) if section.segments else heading.whole.end
    place = Place(heading.whole.start, end)
    return Example(name.strip(" ."), (place,), _organisations(told, name), _region([heading, *told]))


def _further(prose: Sequence[Segment], place: Place, name: str) -> Iterator[tuple[str, Place]]:
    """Who is named as involved in the sentences beyond a place, each with its sentence."""
    for segment in prose:
        for sentence in segment.sentences:
            if sentence.whole.end > place.end:
                yield from ((who, sentence.whole) for who in _organisations([sentence], name))


def _label(segment: Segment) -> re.Match[str] | None:
    """The name before a colon: any words of a list item, elsewhere only words that a name is made of."""
    label = _LABEL.match(segment.text)
    if label is None or len(label["name"].split()) > 7:
        return None
    words = [word for word in label["name"].split() if not re.fullmatch(_SMALL, word)]
    return label if segment.kind is Kind.ITEM or all(re.search(r"[A-Z0-9]", word) for word in words) else None


def _single(segment: Segment) -> Example:
    """A paragraph or list item that is an example by itself."""
    sentences = segment.sentences
    label = _label(segment)
    if label:
        name = label["name"]
        partners = label["inside"] or (re.sub(r"^\w+ ", "", name) if name.startswith("Samenwerking ") else "")
        region = partners if _COMPASS.search(partners) else _region([segment.shadow])
        named = [part for part in re.split(r", | en ", partners) if re.match(r"[A-Z]", part) and part != region]
    else:
        quoting = bool(_QUOTED.search(sentences[0].text))
        telling = 0 if quoting else next((i for i, s in enumerate(sentences[:3]) if _organisations([s], "")), 0)
        sentences = sentences[telling:]
        quoted, involved = _QUOTED.search(sentences[0].text), _organisations(sentences[:1], "")
        words = " ".join(sentences[0].text.split()[:6]).strip(" ,.:")
        name = quoted["name"] if quoted else involved[0] if involved else words
        named, region = [], _region(sentences)
    organisations = dict.fromkeys((*named, *_organisations([segment.shadow], name)))
    place = Place(sentences[0].whole.start, _gist_end(sentences, sentences[0].whole.start))
    return Example(name, (place,), tuple(organisations), region)


def _leans(segment: Segment) -> bool:
    return bool(re.match(r"^(?:er |deze |dit |dat |daarnaast|hierdoor|ook |met )", segment.folded))


def _gist_end(sentences: Sequence[Shadow], start: int, most: int = 9) -> int:
    """The end of the last whole sentence within reach; of the first one at any rate."""
    end = sentences[0].whole.end
    for sentence in sentences[1:most]:
        if sentence.whole.end - start > _REACH:
            break
        end = sentence.whole.end
    return end


def _organisations(told: Sequence[Shadow], name: str) -> tuple[str, ...]:
    """Who is involved, in the words of the text: municipalities by name, and names behind words of doing together."""
    found: dict[str, None] = {}
    for part in told:
        text = _TITLE.sub(_dots, part.text)
        for match in _MUNICIPALITIES.finditer(text):
            found.update({f"gemeente {each}": None for each in re.split(r", | en ", match["names"])})
        text = _WHERE.sub(_dots, text)
        for pattern in (_INVOLVED, _ACTS):
            for match in pattern.finditer(text):
                found.update({each: None for each in _parties(match["names"]) if each != name})
    return tuple(found)


def _parties(names: str) -> Iterator[str]:
    """The parts of a list of names; "en" parts names only at the end of a list, since names may hold it too."""
    head, comma, last = names.rpartition(", ")
    for each in [*(head.split(", ") if comma else []), *re.split(r"(?<!- )\ben (?=de |[A-Z])", last)]:
        party = re.sub(r"^(?:de|het|en) (?=[A-ZÀ-Ý])", "", each.strip(" ,"))
        if len(party) > 2 and not _NOT_A_PARTY.match(party):
            yield party


def _dots(match: re.Match[str]) -> str:
    return "·" * len(match.group())


def _region(told: Sequence[Shadow]) -> str:
    for part in told:
        for match in _REGION.finditer(part.text):
            if not _NOT_A_REGION.match(match["name"]):
                return match["name"]
    return ""
