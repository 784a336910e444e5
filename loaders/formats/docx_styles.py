"""What a Word document's styles and numbering say of a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HEADING_NAME = re.compile(r"^(?:heading|kop|title|titel|subtitle|ondertitel)\b(?!.*(?:toc|inhoud))", re.IGNORECASE)
_DEEPEST = 20


def value(element: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child element; empty where the child has none, None where there is no such child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "")


def switched(element: etree._Element | None, name: str) -> bool | None:
    """An on/off property (ISO 29500-1, 17.17.4): None where it is not set."""
    found = value(element, name)
    return None if found is None else found not in ("0", "false", "off", "none")


@dataclass(frozen=True)
class Look:
    """The look of a style with those it is based on: None where nothing is said."""

    name: str = ""
    outline: int | None = None
    bold: bool | None = None
    size: int | None = None
    numbering: tuple[str, int] | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document by id; sizes are in half points."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles = {} if root is None else {style.get(W + "styleId"): style for style in root.iter(W + "style")}
        self._looks: dict[str | None, Look] = {}
        self.default = next(
            (key for key, s in self._styles.items() if s.get(W + "default") and s.get(W + "type") == "paragraph"), None
        )
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.size = _number(value(defaults, "sz")) or 20

    def look(self, key: str | None, depth: int = 0) -> Look:
        """The look of a style; that of the default style where a paragraph names none or an unknown one."""
        key = key if key in self._styles else self.default
        if key not in self._looks:
            self._looks[key] = self._derived(key, depth)
        return self._looks[key]

    def _derived(self, key: str | None, depth: int) -> Look:
        style = self._styles.get(key)
        if style is None or depth > _DEEPEST:
            return Look()
        parent = value(style, "basedOn")
        base = self.look(parent, depth + 1) if parent in self._styles and parent != key else Look()
        about, print_ = style.find(W + "pPr"), style.find(W + "rPr")
        name = value(style, "name") or ""
        outline = _number(value(about, "outlineLvl"))
        if outline is None and _HEADING_NAME.match(name):
            outline = (_number(name.split()[-1]) or 1) - 1
        bold, size, hidden = switched(print_, "b"), _number(value(print_, "sz")), switched(print_, "vanish")
        return Look(
            name,
            base.outline if outline is None else outline,
            base.bold if bold is None else bold,
            size or base.size,
            numbering_of(about) or base.numbering,
            base.hidden if hidden is None else hidden,
        )


def numbering_of(about: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph's properties put it in."""
    numbering = about.find(W + "numPr") if about is not None else None
    if numbering is None:
        return None
    return value(numbering, "numId") or "0", min(_number(value(numbering, "ilvl")) or 0, 8)


class Numbering:
    """Counts the items of a document's lists and gives each the number or bullet that Word would print."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._list: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            self._levels[abstract.get(W + "abstractNumId")] = {
                _number(level.get(W + "ilvl")) or 0: _level(level) for level in abstract.iter(W + "lvl")
            }
        for num in root.iter(W + "num"):
            key = num.get(W + "numId")
            self._list[key] = value(num, "abstractNumId") or ""
            overrides = num.findall(W + "lvlOverride")
            self._restarts[key] = {
                _number(o.get(W + "ilvl")) or 0: _number(value(o, "startOverride")) or 1
                for o in overrides
                if value(o, "startOverride") is not None
            }

    def marker(self, key: str, level: int) -> str:
        """The next item's number or bullet; empty for a level that prints none, or a list that does not exist."""
        levels = self._levels.get(self._list.get(key, ""), {})
        if level not in levels:
            return ""
        form, shown, start = levels[level]
        if form == "bullet":
            return "-" if shown in ("-", "–", "—") else "•"
        counts = self._counts[key if self._restarts.get(key) else self._list[key]]
        first = self._restarts.get(key, {}).get(level, start)
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if form == "none":
            return ""

        def printed(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            return _formatted(counts.get(at, levels.get(at, ("", "", 1))[2]), levels.get(at, (form, "", 1))[0])

        return re.sub(r"%(\d)", printed, shown).strip()


def _level(level: etree._Element) -> tuple[str, str, int]:
    start = _number(value(level, "start"))
    return value(level, "numFmt") or "decimal", value(level, "lvlText") or "", 1 if start is None else start


def _formatted(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        rest = count
        for worth, sign in _ROMAN:
            roman += sign * (rest // worth)
            rest %= worth
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 9 else None
