"""What a column of a table judges: values under a label or a moment, marks under a value, the values of a party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document.model import Cell
from loaders.readers.moments import UNDATED, When, when
from loaders.readers.norm_numbers import LABELS
from loaders.readers.scales import Grade, Printed, opening_value, whole_value
from loaders.readers.value_labels import ValueLabel, is_of_another, value_label
from loaders.shadow import Shadow

MARKS = frozenset(["x", "v", "✓", "✔", "●", "•", "■", "☑", "☒", "⬤", "✗", "✘", "√", "×", "ja"])
TICKS = {**dict.fromkeys("✓✔☑√", "voldoet"), **dict.fromkeys("✗✘☒×", "voldoet niet")}
_UNMARKED = frozenset(["☐", "○", "□", "-", "–", "nee"])
_NORM_HEADS = frozenset({*LABELS, *LABELS.values(), "nr", "nummer", "omschrijving", "onderwerp"})
_THEME_HEADS = frozenset(["thema", "thema's", "domein", "onderdeel", "kwaliteitsthema", "hoofdthema"])
# Figures, signs and answers judge only under a label that says so.
SIGNS = frozenset(["marks", "signs", "answer"])
_FEW = 4
_YES_NO = {"ja": True, "wel": True, "nee": False, "niet": False}


@dataclass(frozen=True)
class Column:
    """What a column holds: values under a label or a moment, marks under a value, or the values of a party."""

    label: ValueLabel | None = None
    grade: Printed | None = None
    when: When = UNDATED
    about: str = ""
    ticks: bool = False


def column_of(head: Shadow | None, cells: Sequence[Cell], *, ticked: bool = False) -> Column | None:
    """What a column gives; None where it holds no judgements of the inspectorate.

    `ticked` tells that its table has ticks as well as crosses, so that either is a value.
    """
    folded = head.folded.strip(" :?") if head else ""
    if (
        ticked
        and head
        and cells
        and all(cell.text.folded.strip() in TICKS for cell in cells)
        and not whole_value(folded)
    ):
        return Column(about=head.text.strip(), ticks=True)
    if (grade := whole_value(folded)) and grade.grade.scale not in SIGNS:
        return Column(grade=grade) if all(_is_mark(cell) or _answer(cell) is not None for cell in cells) else None
    filled = [cell for cell in cells if cell.text.folded.strip() not in _UNMARKED]
    values = [value for cell in filled if (value := whole_value(cell.text.folded) or _with_remark(cell.text.folded))]
    if is_of_another(folded):
        return None
    label = value_label(folded)
    if label is not None:
        sure = values or (not label.loose and _are_values(filled))
        return Column(label, when=label.when) if label.ours and sure else None
    if not values or len(values) * 4 < len(filled) * 3:
        return None
    scales = {value.grade.scale for value in values}
    if scales & SIGNS:
        return None
    if moment := when(folded):
        return Column(when=moment)
    if not folded or (head and names_norms(head)) or folded in _THEME_HEADS:
        return Column() if scales <= {"meets", "met", "none"} or not folded else None
    return Column(about=head.text.strip() if head else "")


def _are_values(cells: Sequence[Cell]) -> bool:
    """Whether a column holds a few words that return, as values of a scale of the document's own do."""
    said = [cell.text.folded.strip(" .") for cell in cells]
    few = len(set(said)) < len(said) or len(said) <= len(set(said)) <= _FEW
    return len(said) > 1 and few and all(_may_be_value(cell) for cell in cells)


def _may_be_value(cell: Cell) -> bool:
    said = cell.text.folded.strip(" .").split()
    return 0 < len(said) <= 3 and len(cell.text.text) <= 30 and not any(char.isdigit() for char in cell.text.text)


def _is_mark(cell: Cell) -> bool:
    folded = cell.text.folded.strip()
    return folded in MARKS or folded in _UNMARKED


def _answer(cell: Cell) -> bool | None:
    return _YES_NO.get(cell.text.folded.strip(" ."))


def cell_value(cell: Cell, what: Column) -> tuple[str, Grade] | None:
    folded = cell.text.folded.strip()
    if what.ticks:
        said = whole_value(TICKS.get(folded, ""))
        return (said.grade.label, said.grade) if said else None
    if what.grade is not None:
        answer = _answer(cell)
        if answer is False and what.grade.grade.label in ("voldoet", "voldaan"):
            negative = f"{what.grade.grade.label} niet" if what.grade.grade.label == "voldoet" else "niet voldaan"
            opposite = whole_value(negative)
            return (negative, opposite.grade) if opposite else None
        return (what.grade.grade.label, what.grade.grade) if folded in MARKS or answer else None
    value = whole_value(folded) or _with_remark(folded)
    if folded in _UNMARKED and (value is None or what.label is None):
        return None
    if value is None:
        own = what.label is not None and not what.label.loose and _may_be_value(cell)
        return (cell.text.text.strip(" ."), Grade(folded.strip(" ."), "own")) if own else None
    return cell.text.text[value.start : value.end], value.grade


def _with_remark(folded: str) -> Printed | None:
    """A value with a remark behind it: "voldoet (was: voldoet niet)", "matig, zie toelichting"."""
    value = opening_value(folded)
    return value if value and folded[value.end :].lstrip()[:1] in "(,;-/" else None


def names_norms(head: Shadow | None) -> bool:
    return head is not None and bool(set(head.folded.split()) & _NORM_HEADS)


def is_theme_head(head: Shadow) -> bool:
    return head.folded.strip(" :") in _THEME_HEADS
