"""Planned actions: what a plan will do and when, from the rows of a planning table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from loaders.elements.planning import Planning, plannings
from loaders.elements.tables import Row, tables
from loaders.elements.wording import topics
from loaders.language.dates import dates
from loaders.readers.document_date import appeared
from loaders.segments import Layout
from loaders.shadow import Shadow
from loaders.statements import Place, Statement, values
from ontology.namespaces import concept

_WHEN = re.compile(
    r"^(?:planning|wanneer|tijd(?:pad|lijn|stip)?|termijn|periode|(?:start|eind|streef)?datum|gereed|looptijd|deadline"
    r"|klaar)\b.{0,20}$"
)
_THEME = re.compile(r"^(?:thema|onderwerp|doel|lijn|spoor|onderdeel|pijler|opgave|hoofdlijn|nr\.?)\b.{0,20}$|^$")


def statements(layout: Layout, plan_of: Callable[[int], str]) -> Iterator[Statement]:
    """A PlannedAction for each row of a planning table, and for each moment apart where a cell gives several.

    `plan_of` names the plan that a place of the text belongs to. A merged theme cell holds for the rows below it. The
    days follow the rule `planning-in-words`; a cell without a moment in it gives an action without days.
    """
    since = appeared(layout)
    for table in tables(layout, _WHEN):
        if any(next(dates(cell.folded), None) or re.search(r"\d{4}/", cell.text) for cell in table.header.cells):
            continue  # "Datum | 3 mei 2024" is a fact of the letter's head
        when = next(i for i, cell in enumerate(table.header.cells) if _WHEN.match(cell.folded))
        theme = next((i for i, cell in enumerate(table.header.cells[:when]) if _THEME.match(cell.folded)), None)
        current = ""
        for row in table.rows:
            if theme is not None and row.cells[theme]:
                current = row.cells[theme].text
            if _is_action(row, when):
                yield from _actions(row.place, row.cells[when], since, current, plan_of(row.place.start))


def _is_action(row: Row, when: int) -> bool:
    return any(re.search(r"\w{2}", cell.text) for i, cell in enumerate(row.cells) if i != when)


def _actions(place: Place, cell: Shadow, since: date | None, theme: str, plan: str) -> Iterator[Statement]:
    found = plannings(cell.folded, since)
    if len(found) < 2:
        yield _action(place, cell.text, found[0] if found else None, theme, plan)
        return
    for each in found:
        yield _action(place, cell.text[each.start : each.end], each, theme, plan)


def _action(place: Place, printed: str, when: Planning | None, theme: str, plan: str) -> Statement:
    return Statement(
        "PlannedAction",
        (place,),
        "author",
        "planning-in-words",
        values(
            planName=plan,
            planTheme=theme,
            planningText=printed,
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
            precision=concept("precision", when.precision if when else "onbekend"),
            inferredYear=True if when and when.inferred else None,
            topic=topics(theme.lower()),
        ),
    )
