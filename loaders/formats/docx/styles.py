"""What a Word document's styles and numbering say of a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from loaders.formats.numerals import letters, roman
from loaders.formats.symbols import sign

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_NAME = re.compile(r"^(?:heading|kop|title|titel|subtitle|ondertitel)\b(?!.*(?:toc|inhoud))", re.IGNORECASE)
_DEEPEST = 20
# Bullets that say something.
_TELLING = ("✓", "✗", "☐", "☑", "☒")


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
    struck: bool | None = None
    font: str = ""


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
        struck = switched(print_, "strike")
        return Look(
            name,
            base.outline if outline is None else outline,
            base.bold if bold is None else bold,
            size or base.size,
            numbering_of(about) or base.numbering,
            base.hidden if hidden is None else hidden,
            base.struck if struck is None else struck,
            font_of(print_) or base.font,
        )

    def marks_first_row(self, key: str | None) -> bool:
        """Whether a style of tables sets their first row apart as a head: in bold, or on a ground."""
        style = self._styles.get(key)
        first = [] if style is None else [e for e in style.iter(W + "tblStylePr") if e.get(W + "type") == "firstRow"]
        return any(switched(e.find(W + "rPr"), "b") or e.find(f"{W}tcPr/{W}shd") is not None for e in first)


def font_of(print_: etree._Element | None) -> str:
    """The font that letters are printed in; empty where none is said."""
    fonts = print_.find(W + "rFonts") if print_ is not None else None
    return (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""


def numbering_of(about: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph's properties put it in."""
    numbering = about.find(W + "numPr") if about is not None else None
    if numbering is None:
        return None
    return value(numbering, "numId") or "0", min(_number(value(numbering, "ilvl")) or 0, 8)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its form, what is printed (`%1.%2`), its first number; `legal` shows all in figures.

    `goes_on` tells that its count is not begun anew below a next item of the level above.
    """

    form: str = "decimal"
    shown: str = ""
    start: int = 1
    legal: bool = False
    goes_on: bool = False


class Numbering:
    """Counts the items of a document's lists and gives each the number or bullet that Word would print."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._list: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            self._levels[abstract.get(W + "abstractNumId")] = _levels(abstract)
        for num in root.iter(W + "num"):
            self._add(num)

    def _add(self, num: etree._Element) -> None:
        """One use of a list, with what it has of its own: another beginning, or levels of another form."""
        key, of = num.get(W + "numId"), value(num, "abstractNumId") or ""
        self._restarts[key] = {}
        for override in num.findall(W + "lvlOverride"):
            at = _number(override.get(W + "ilvl")) or 0
            if override.find(W + "lvl") is not None:
                own = f"{key} of {of}"
                self._levels[own] = {**self._levels.get(of, {}), **_levels(override)}
                of = own
            if (start := value(override, "startOverride")) is not None:
                found = _number(start)
                self._restarts[key][at] = 1 if found is None else found
        self._list[key] = of

    def marker(self, key: str, level: int) -> str:
        """The next item's number or bullet; empty for a level that prints none, or a list that does not exist."""
        levels = self._levels.get(self._list.get(key, ""), {})
        if level not in levels:
            return ""
        here = levels[level]
        if here.form == "bullet":
            return here.shown if here.shown in _TELLING else "-" if here.shown in ("-", "–", "—") else "•"
        counts = self._counts[key if self._restarts.get(key) else self._list[key]]
        first = self._restarts.get(key, {}).get(level, here.start)
        counts[level] = counts.get(level, first - 1) + 1
        for deeper in [n for n in counts if n > level and not levels.get(n, here).goes_on]:
            del counts[deeper]
        if here.form == "none":
            return ""

        def printed(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            form = "decimal" if here.legal else levels.get(at, here).form
            return _formatted(counts.get(at, levels.get(at, Level()).start), form)

        return re.sub(r"%(\d)", printed, here.shown).strip()


def _levels(root: etree._Element) -> dict[int, Level]:
    return {_number(level.get(W + "ilvl")) or 0: _level(level) for level in root.iter(W + "lvl")}


def _level(level: etree._Element) -> Level:
    start = _number(value(level, "start"))
    shown = value(level, "lvlText") or ""
    if len(shown) == 1 and (found := sign(font_of(level.find(W + "rPr")), ord(shown))):
        shown = found
    return Level(
        value(level, "numFmt") or "decimal",
        shown,
        1 if start is None else start,
        bool(switched(level, "isLgl")),
        value(level, "lvlRestart") == "0",
    )


def _formatted(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = letters(count)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return roman(count).upper() if form == "upperRoman" else roman(count)
    if form in ("ordinal", "ordinalText", "cardinalText"):
        return f"{count}e" if form == "ordinal" else str(count)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 9 else None
