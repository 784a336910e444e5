"""Advice with the points below it: under a number, a heading or a lead, in a table, each with whom it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rdflib import URIRef

from loaders.context.lexicon import holds, table
from loaders.context.reading import Contexts
from loaders.context.words import words
from loaders.document.model import Document, Field, Item, List, Paragraph, Part, Section, Table
from loaders.elements.parties import named_at_the_table
from loaders.elements.wording import topics
from loaders.language.sentences import split_sentences
from loaders.readers.addressees import Addressed, Addressees
from loaders.readers.advice_labels import Label, label, of_field
from loaders.readers.parties import Parties
from loaders.segments import Layout
from loaders.shadow import Shadow, shadow
from loaders.statements import FROM_CONTEXT, Ref, Statement, ref, values

_LONGEST_LEAD = 24  # words of a line that leads in
_LONGEST_HEADING = 12


@dataclass(frozen=True)
class Advice:
    """One piece of advice: its number as printed, what it says, whom its place names, and the points below it."""

    number: str
    text: Shadow
    place: Addressed
    items: tuple[Shadow, ...] = ()


@dataclass
class _State:
    """Where in a document advice is given: whether this part does, at what level that began, and to whom."""

    level: int = 0
    giving: bool = False
    whom: Addressed = field(default_factory=Addressed)


def statements(layout: Layout, _: Contexts, parties: Parties) -> Iterator[Statement]:
    """An Advice with its addressees, and an AdviceItem for each point below it.

    An addressee is explicit where the text, its heading or its lead turns to it; else an advice is for those to whom
    all its points turn, or for everybody at the table of a conversation.
    """
    sha = layout.source.text_sha256
    addressees = Addressees(parties, named_at_the_table(layout))
    for advice in advices(layout.document, addressees):
        own = [addressees.of_text(item) for item in advice.items]
        explicit = addressees.of_text(advice.text) or advice.place
        complete = bool(own) and all(own)
        named = Addressed.joined([explicit, *own])
        whom = named if explicit or complete else addressees.everybody
        head = _statement("Advice", advice.text, advice.number, whom, explicit=bool(explicit) or complete)
        yield head
        for item, addressed in zip(advice.items, own, strict=True):
            who = addressed or explicit
            parts = who or addressees.everybody
            yield _statement("AdviceItem", item, advice.number, parts, explicit=bool(who), whole=ref(sha, head))


def advices(document: Document, addressees: Addressees) -> list[Advice]:
    """The advice of a document in order."""
    found: list[Advice] = []
    state = _State()
    for section in document.sections:
        _enter(state, section, addressees)
        if section.label in table("advice")["label"] and section.number:
            found += _under_number(document, section, state.whom, addressees)
        else:
            found += _in_parts(section.parts, state, addressees)
    return list({advice.text.whole: advice for advice in found}.values())


def _enter(state: _State, section: Section, addressees: Addressees) -> None:
    """What a heading makes of the part below it: advice begins, goes on to others, or is over."""
    if section.heading is None or (section.label in table("advice")["label"] and section.number):
        return
    title = section.heading
    if collects(title):
        state.giving, state.level = True, section.level
        state.whom = addressees.of_heading(title)
    elif state.giving and (section.level > state.level or _goes_on(title, addressees)):
        state.whom = addressees.of_heading(title) or (state.whom if section.level > state.level else Addressed())
    else:
        state.giving, state.whom = False, Addressed()


def collects(title: Shadow) -> bool:
    """Whether a heading or lead says that what stands below it is advice."""
    found = [word.text for word in words(title.folded) if word.text[0].isalnum()]
    while found and (found[0].isdigit() or len(found[0]) == 1):
        found = found[1:]
    if len(found) > _LONGEST_HEADING or holds("advice", "about", title.folded):
        return False
    return " ".join(found) in table("advice")["whole"] or holds("advice", "collection", title.folded)


def _goes_on(title: Shadow, addressees: Addressees) -> bool:
    """Whether a heading below one of advice only says whom it is for."""
    found = words(title.folded)
    return bool(found) and (found[0].text in table("advice")["goes_on"] or addressees.is_name(title))


def _under_number(document: Document, section: Section, whom: Addressed, addressees: Addressees) -> Iterator[Advice]:
    """The advice of one numbered heading: the rest of the heading, else the first sentence below it."""
    parts, text = list(section.parts), section.title
    place = whom
    if text is not None and (named := addressees.of_opening(text)):
        place, text = named
    if text is None:
        if not parts or isinstance(parts[0], Table):
            return
        text, parts = _first(document, parts)
    if text is not None:
        yield Advice(section.number, text, place, tuple(_items(parts)))


def _first(document: Document, parts: Sequence[Part]) -> tuple[Shadow | None, list[Part]]:
    """The first sentence of a part, and the parts that hold its points."""
    head = parts[0]
    if isinstance(head, Paragraph):
        return head.sentences[0], list(parts[1:])
    if isinstance(head, Field):  # "Ouders: wees duidelijk."
        span = (head.label.whole.start, head.value.whole.end)
        return shadow(document.source.text, [span], document.repairs), list(parts[1:])
    if isinstance(head, List):
        first = head.items[0]
        below = [List(first.items)] if first.items else []
        rest = [List(head.items[1:])] if head.items[1:] else []
        return next(split_sentences(first.text)), [*below, *rest, *parts[1:]]
    return None, list(parts[1:])


def _items(parts: Sequence[Part]) -> Iterator[Shadow]:
    """The points of the first list; a list that lost its marks is a paragraph of sentences that all tell."""
    listed = next((part for part in parts if isinstance(part, List)), None)
    if listed is not None:
        yield from (item.text for item in listed.items)
        return
    for part in parts:
        if isinstance(part, Paragraph) and len(part.sentences) > 1 and all(map(is_imperative, part.sentences)):
            yield from part.sentences
            return


def _in_parts(parts: Sequence[Part], state: _State, addressees: Addressees) -> Iterator[Advice]:
    """The advice among the parts of a section: lines with a label, lists under a lead, and rows of a table."""
    giving, whom = state.giving, state.whom
    last: Advice | None = None
    for part in parts:
        if last is not None:
            if isinstance(part, List) and _goes_on_with(part, last):
                yield replace(last, items=tuple(item.text for item in part.items))
                last = None
                continue
            yield last
            last = None
        if isinstance(part, List):
            yield from _listed(part, giving, whom, addressees)
        elif isinstance(part, Field):
            last = _of_label(of_field(part.label, part.value, short=giving), whom, addressees)
        elif isinstance(part, Table) and (giving or _says_for_whom(part)):
            yield from _rows(part, whom, addressees)
        elif isinstance(part, Paragraph):
            last = _of_label(label(part.text, short=giving), whom, addressees)
            if last is None and _opens_part(part):
                giving, whom = True, addressees.of_heading(part.text) or whom
            elif last is None and giving and state.giving:
                yield from _told(part, whom)
    if last is not None:
        yield last


def _goes_on_with(part: List, last: Advice) -> bool:
    """Whether a list tells the points of the advice on the line above, rather than more advice with numbers."""
    if not last.number and part.items and part.items[0].marker[:1].isdigit():
        return False
    return part.lead is None or part.lead.whole.end <= last.text.whole.end


def _of_label(found: Label | None, whom: Addressed, addressees: Addressees) -> Advice | None:
    """A line that its own label calls advice."""
    if found is None or found.rest is None:
        return None
    named = addressees.of_heading(found.whom) if found.whom is not None else Addressed()
    return Advice(found.number, next(split_sentences(found.rest)), named or whom)


def _opens_part(part: Paragraph) -> bool:
    """Whether a line, or the last sentence of a paragraph, announces advice without giving it."""
    last = part.sentences[-1]
    lone = len(part.sentences) == 1 and last.text[-1:] not in ".!?;"
    if lone and collects(last):
        return True
    return holds("advice", "announces", last.folded) and not holds("advice", "about", last.folded)


def _told(part: Paragraph, whom: Addressed) -> Iterator[Advice]:
    """The sentences in a part of advice that tell somebody to do something."""
    for sentence in part.sentences:
        if is_imperative(sentence):
            yield Advice("", sentence, whom)


def is_imperative(sentence: Shadow) -> bool:
    """Whether a sentence tells somebody to do something, named before it or not ("Gemeenten, maak …")."""
    found = words(sentence.folded)
    if sentence.text.rstrip().endswith("?") or not found:
        return False
    if found[0].text in table("advice")["imperative"]:
        return True
    mark = next((n for n, word in enumerate(found[:7]) if word.text in (",", ":")), None)
    return mark is not None and mark + 1 < len(found) and found[mark + 1].text in table("advice")["imperative"]


def _listed(listed: List, giving: bool, whom: Addressed, addressees: Addressees) -> Iterator[Advice]:
    """The items of a list in a part of advice, or under a lead that announces it."""
    lead = listed.lead
    if lead is not None and len(lead.folded.split()) <= _LONGEST_LEAD:
        if not giving and not _announces(lead):
            return
        whom = addressees.of_heading(lead) or whom
    elif not giving:
        return
    for item in listed.items:
        yield _of_item(item, whom, addressees)


def _announces(lead: Shadow) -> bool:
    if holds("advice", "about", lead.folded):
        return False
    return collects(lead) or (lead.text.rstrip().endswith(":") and holds("advice", "announces", lead.folded))


def _of_item(item: Item, whom: Addressed, addressees: Addressees) -> Advice:
    below = tuple(each.text for each in item.items)
    if labelled := _of_label(label(item.text, short=True), whom, addressees):
        return replace(labelled, items=below)
    number = "".join(char for char in item.marker if char.isalnum())
    return Advice(number if number.isdigit() else "", next(split_sentences(item.text)), whom, below)


def _says_for_whom(part: Table) -> bool:
    """Whether a column says for whom a thing is; a table of earlier advice with what became of it has none."""
    return any(cell.head and holds("advice", "for_whom", cell.text.folded) for cell in part.cells)


def _rows(part: Table, whom: Addressed, addressees: Addressees) -> Iterator[Advice]:
    """The rows of a table with a column for advice, and perhaps one for its number and for whom it is."""
    heads = {cell.column: cell.text for cell in part.cells if cell.head and cell.row == 0}
    column = next((at for at, head in heads.items() if collects(head) or label(head)), None)
    if column is None:
        return
    for row in range(1, part.rows):
        cell = part.at(row, column)
        if cell is None or cell.head:
            continue
        others = [other.text for at in heads if at != column and (other := part.at(row, at)) is not None]
        number = next((each.text for each in others if each.text.strip(" .").isdigit()), "").strip(" .")
        named = Addressed.joined(addressees.of_heading(each) for each in others if addressees.is_name(each))
        yield Advice(number, next(split_sentences(cell.text)), named or whom)


def _statement(
    kind: str, text: Shadow, number: str, whom: Addressed, *, explicit: bool, whole: Ref | None = None
) -> Statement:
    addressee: tuple[URIRef, ...] = whom.iris
    return Statement(
        kind,
        (text.whole,),
        FROM_CONTEXT,
        "advice-in-its-place" if kind == "Advice" else "point-of-advice",
        values(
            number=number,
            partOf=whole,
            addressee=addressee,
            addresseeText=whom.printed,
            addresseeStatus=("explicit" if explicit else "implicit") if addressee or whom.printed else None,
            topic=topics(text.folded),
        ),
    )
