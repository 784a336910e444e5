"""Records: what a form, a table, a heading with a value or a list under its lead says of something, in one form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from loaders.document.model import Section
from loaders.shadow import Shadow
from loaders.statements import Place


class Structure(StrEnum):
    """The structure that a record was read from."""

    FIELD = "field"
    CELL = "cell"
    MARK = "mark"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True)
class Record:
    """`subject` has `value` for `field`.

    `label: value` has no subject but the section it stands under; a cell has its row's first cell as subject and the
    heads of its column as field; a mark in a column has the column's head as value; a heading with a value has its
    title as subject; an item under a lead-in has itself as subject and the lead as value. `place` proves the record.
    """

    subject: Shadow | None
    field: Shadow | None
    value: Shadow
    place: Place
    section: Section
    structure: Structure
    heads: tuple[Shadow, ...] = ()
