"""What a column of a table judges: values under a label or a moment, marks under a value, the values of a party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
_FEW, _ENOUGH = 4, 6
# An answer that says that nothing was assessed.
_PASSED_OVER = frozenset(["n.b.", "nb", "n.v.t.", "nvt", "niet beoordeeld", "niet onderzocht"])
_YES_NO = {"ja": True, "wel": True, "nee": False, "niet": False}


@dataclass(frozen=True)
class Column:
    """What a column holds: values under a label or a moment, marks under a value, or the values of a party.

    `own` tells that the values are those of a scale of the document's own.
    """

    label: ValueLabel | None = None
    grade: Printed | None = None
    when: When = UNDATED
    about: str = ""
    ticks: bool = False
    own: bool = False


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
        answered = all(_is_mark(cell) or _answer(cell) is not None or _is_passed_over(cell) for cell in cells)
        return Column(grade=grade) if answered else None
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


def own_columns(columns: Mapping[int, tuple[Shadow | None, Sequence[Cell]]]) -> dict[int, Column]:
    """Columns of parties that give the norms beside them values of the document's own: a few words, the same in all.

    Nothing where there are too many of them, too few cells to tell, or a column holds something else.
    """
    cells = [cell for _, column in columns.values() for cell in column]
    said = {cell.text.folded.strip(" .") for cell in cells}
    few = len(columns) > 1 and len(cells) >= _ENOUGH and 1 < len(said) <= _FEW + 1 and 2 * len(said) <= len(cells)
    if not few or not all(_may_be_value(cell) for cell in cells):
        return {}
    heads = {at: head.text.strip() for at, (head, _) in columns.items() if head is not None}
    named = len(set(heads.values())) == len(columns) and all(name[:1].isupper() for name in heads.values())
    return {at: Column(about=heads[at], own=True) for at in columns} if named else {}


def _is_passed_over(cell: Cell) -> bool:
    return cell.text.folded.strip(" ") in _PASSED_OVER


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
        if _is_passed_over(cell):
            none = whole_value("niet beoordeeld")
            return (none.grade.label, none.grade) if none else None
        return (what.grade.grade.label, what.grade.grade) if folded in MARKS or answer else None
    value = whole_value(folded) or _with_remark(folded)
    if folded in _UNMARKED and (value is None or what.label is None):
        return None
    if value is None:
        labelled = what.label is not None and not what.label.loose
        own = (what.own or labelled) and _may_be_value(cell)
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
