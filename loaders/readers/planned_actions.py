"""Planned actions: what a plan will do, who does it and when; from tables, forms, lists and dated sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from loaders.context.lexicon import table
from loaders.context.reading import Contexts
from loaders.context.words import Forms, words
from loaders.document.model import Cell, Document, Field, Item, List, Paragraph, Section, Table
from loaders.elements.planning import Planning, plannings
from loaders.elements.programmes import plan_of_place
from loaders.elements.wording import topics
from loaders.readers.document_date import appeared
from loaders.readers.parties import Parties
from loaders.readers.planned_moments import Moment, moment, when
from loaders.segments import Layout
from loaders.shadow import Shadow
from loaders.statements import FROM_CONTEXT, Place, Statement, values

_LONGEST_HEAD = 5  # words of a column's head
_LONGEST_LEAD = 16
_HEADINGS_OF_TITLE = 3  # headings among which a document says that it is a plan


@dataclass(frozen=True)
class Action:
    """One step: where it stands, when as printed and as days, who, how far, and under which theme of the plan."""

    place: Place
    planned: Moment
    owner: str = ""
    status: str = ""
    theme: str = ""
    rule: str = "planning-in-words"


def statements(layout: Layout, contexts: Contexts, parties: Parties) -> Iterator[Statement]:
    """A PlannedAction for each step with a moment; where a cell gives several moments, one for each."""
    plan_of = plan_of_place(layout)
    for action in actions(layout, contexts, parties):
        yield _statement(action, plan_of)


def actions(layout: Layout, contexts: Contexts, parties: Parties) -> Iterator[Action]:
    """The steps of a document in order, by section."""
    since = appeared(layout)
    is_plan = _is_plan(layout.document)
    for section in layout.document.sections:
        headed = section.title is not None and _leads(section.title)
        yield from _in_forms(section, since)
        for part in section.parts:
            if isinstance(part, Table):
                yield from in_table(part, since)
            elif isinstance(part, List):
                led = _leads(part.lead) if part.lead is not None else headed
                yield from _in_list(part.items, since, parties) if led else ()
            elif isinstance(part, Paragraph) and is_plan:
                yield from _in_prose(part, since, contexts, parties)


def in_table(part: Table, since: date | None = None) -> Iterator[Action]:
    """The rows of a table with a column for when, and one for what or who."""
    heads = {cell.column: cell for cell in part.cells if cell.head and cell.row == 0}
    kinds = _kinds({at: cell.text for at, cell in heads.items()})
    if "when" not in kinds or not {"action", "owner", "theme"} & kinds.keys() or _tells_past(heads.values()):
        return
    first_head = min(heads)
    theme_at = kinds.get("theme", 0 if first_head else None)
    theme = ""
    for row in range(1, part.rows):
        cells = [cell for cell in part.cells if cell.row == row and not cell.head]
        moments = next((cell for cell in cells if cell.column == kinds["when"]), None)
        if theme_at is not None and theme_at < kinds["when"]:
            theme = next((cell.text.text for cell in cells if cell.column == theme_at), theme)
        if moments is None or not any(_says(cell) for cell in cells if cell is not moments):
            continue
        place = Place(min(c.text.whole.start for c in cells), max(c.text.whole.end for c in cells))
        told = {name: _text(part.at(row, at)) for name, at in kinds.items() if name in ("owner", "status")}
        for each in _moments(moments.text, since):
            yield Action(place, each, told.get("owner", ""), told.get("status", ""), theme)


def _kinds(heads: Mapping[int, Shadow]) -> dict[str, int]:
    """What the columns of a table, or the labels of a form, hold: each kind with the first that holds it."""
    out: dict[str, int] = {}
    for at, head in heads.items():
        if (kind := kind_of(head)) is not None:
            out.setdefault(kind, at)
    return out


def kind_of(head: Shadow) -> str | None:
    """What a column or label holds, by the first word of its head."""
    found = [word.text for word in words(head.folded) if word.text[0].isalnum()]
    return _columns().get(found[0]) if found and len(found) <= _LONGEST_HEAD else None


def _tells_past(heads: Iterable[Cell]) -> bool:
    return any(_forms("past", "heads").longest(words(cell.text.folded)) for cell in heads)


def _says(cell: Cell) -> bool:
    return sum(char.isalpha() for char in cell.text.text) > 1


def _text(cell: Cell | None) -> str:
    return cell.text.text if cell is not None else ""


def _moments(cell: Shadow, since: date | None) -> list[Moment]:
    """The moments of a cell; one that names none that can be reckoned is a moment as it is printed."""
    found = plannings(cell.folded, since)
    if len(found) > 1:
        return [Moment(cell.text[each.start : each.end], each) for each in found]
    unknown = Planning(0, len(cell.text), None, None, "onbekend")
    return [Moment(cell.text, found[0] if found else unknown)]


def _in_forms(section: Section, since: date | None) -> Iterator[Action]:
    """The blocks of a form with a label for what is done and one for when; a label that comes again opens another."""
    block: dict[str, Field] = {}
    for part in (*section.parts, None):
        fields = _fields(part)
        if not fields:
            yield from _of_block(block, since)
            block = {}
        for each in fields:
            kind = kind_of(each.label)
            if kind is None:
                continue
            if kind in block or (kind == "theme" and "action" in block):
                yield from _of_block(block, since)
                block = {}
            block[kind] = each


def _fields(part: object) -> list[Field]:
    """A line of a form, or the rows of a table of two columns that has no head."""
    if isinstance(part, Field):
        return [part]
    if isinstance(part, Table) and part.columns == 2 and not any(cell.head for cell in part.cells):
        rows = [(part.at(row, 0), part.at(row, 1)) for row in range(part.rows)]
        return [Field(label.text, value.text) for label, value in rows if label and value]
    return []


def _of_block(block: Mapping[str, Field], since: date | None) -> Iterator[Action]:
    if "action" not in block or "when" not in block:
        return
    values_ = {name: _bare(each.value) for name, each in block.items()}
    for each in _moments(values_["when"], since):
        owner, status = (values_[name].text if name in values_ else "" for name in ("owner", "status"))
        yield Action(values_["action"].whole, each, owner, status, rule="action-in-form")


def _bare(value: Shadow) -> Shadow:
    """A value without the colon that stands before it in a drawn form."""
    skipped = len(value.text) - len(value.text.lstrip(" :"))
    return value.part(skipped, len(value.text))


def _in_list(items: Sequence[Item], since: date | None, parties: Parties) -> Iterator[Action]:
    for item in items:
        found = moment(item.text, since)
        if found is not None and found.planning.precision != "onbekend":
            yield Action(item.text.whole, found, parties.doer(item.text), rule="action-in-list")
        yield from _in_list(item.items, since, parties)


def _in_prose(part: Paragraph, since: date | None, contexts: Contexts, parties: Parties) -> Iterator[Action]:
    """The sentences of a plan in which somebody by name does something at a moment to come."""
    for sentence in part.sentences:
        found = moment(sentence, since)
        if found is None or sentence.text.endswith(("?", ":")) or _is_past(sentence, since, found):
            continue
        context = contexts.at(sentence.whole)
        owner = parties.doer(sentence)
        told = context.asked or context.negated or context.conditional or context.quoted or context.past
        if owner and not told and context.section not in ("method", "framework", "legend", "glossary", "reaction"):
            yield Action(sentence.whole, found, owner, rule="action-in-sentence")


def _is_past(sentence: Shadow, since: date | None, found: Moment) -> bool:
    over = since is not None and found.planning.latest is not None and found.planning.latest < since
    return over or bool(_forms("verbs", "past").longest(words(sentence.folded)))


def _leads(lead: Shadow) -> bool:
    """Whether a heading or a lead says that what stands below it is planned."""
    found = words(lead.folded)
    if len(found) > _LONGEST_LEAD or _forms("lead", "unless").longest(found):
        return False
    return bool(_forms("lead", "forms").longest(found))


def _is_plan(document: Document) -> bool:
    """Whether a document calls itself a plan in its first headings or lines."""
    titles = [section.title for section in document.sections if section.title is not None][:_HEADINGS_OF_TITLE]
    return any(_forms("document", "title").longest(words(title.folded)) for title in titles)


def _statement(action: Action, plan_of: Callable[[int], str]) -> Statement:
    pairs = when(action.planned)
    return Statement(
        "PlannedAction",
        (action.place,),
        FROM_CONTEXT,
        action.rule,
        values(
            planName=plan_of(action.place.start),
            planTheme=action.theme,
            owner=action.owner,
            actionStatus=action.status,
            topic=topics(action.theme.lower()),
        )
        + pairs,
    )


@cache
def _columns() -> dict[str, str]:
    return {form: kind for kind, forms in table("plans")["columns"].items() for form in forms}


@cache
def _forms(name: str, key: str) -> Forms[str]:
    return Forms((form, name) for form in table("plans")[name][key])
