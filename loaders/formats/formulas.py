"""Formulas of MathML and of Word (OMML) on one line: a fraction with its stroke, the rest as it stands."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

_FRACTIONS = ("mfrac", "f")
_TEXTS = ("mi", "mn", "mo", "mtext", "ms", "t")
_SILENT = ("annotation", "annotation-xml", "rPr", "fPr", "ctrlPr", "del")
_DEEPEST = 100


def in_one_line(formula: etree._Element) -> str:
    """What a formula says, read from left to right: `12/40`, `x = 3`; deeper than anybody writes nothing is."""
    return " ".join(_said(formula, 0).split())


def _said(element: etree._Element, depth: int) -> str:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if not name or name in _SILENT or depth > _DEEPEST:
        return ""
    if name in _TEXTS:
        return f" {element.text or ''} " if name == "mo" else element.text or ""
    inner = [said for child in element if (said := _said(child, depth + 1)).strip()]
    if name in _FRACTIONS and len(inner) == 2:
        return "/".join(_grouped(each.strip()) for each in inner)
    return "".join(inner)


def _grouped(part: str) -> str:
    return f"({part})" if " " in part else part
