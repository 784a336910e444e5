"""The line that announces a theme of an assessment framework, in the shapes in which reports print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.readers.norm_headings import value_behind
from loaders.readers.scales import Printed
from loaders.segments import Kind, Segment
from loaders.statements import Place

_NUMBER = r"(?P<number>\d{1,2} ?[a-c]?|[il|]|i{2,3}|iv|vi{0,3}|[a-h](?=\W*$|[.:]| [–-]))"
_THEME = re.compile(rf"^\W*t ?h ?e ?m ?a ?{_NUMBER}(?!\w)\W*(?P<title>.*)$")
_CHAPTER = re.compile(r"^\W*(?P<number>\d)\.?\W+(?P<title>[^\W\d_].{2,80})$")
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\s)\d{1,3}$")
_ABOUT_A_THEME = re.compile(r"^(?:is|wordt|werd|en|gaat|was|zijn|worden|heeft|kijk)\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "l": "1", "|": "1"}
_LONGEST = 160


@dataclass(frozen=True)
class PrintedTheme:
    """A theme's number and name, where they stand, and the index in the body of the segment that they begin at.

    `value` is what its line judges of it, behind its name; places in it are those of the line.
    """

    notation: str
    title: str
    place: Place
    index: int
    value: Printed | None = None


@dataclass(frozen=True)
class ThemeSection:
    """A theme and what stands between its heading and its first norm."""

    theme: PrintedTheme
    segments: tuple[Segment, ...]


def printed_themes(body: tuple[Segment, ...], norms: Mapping[int, str]) -> list[PrintedTheme]:
    """The themes in reading order, each number once: where it leads in its norms, else where it stands first.

    `norms` holds the numbers of norms by their index. Headings with no more than a number and a name count where they
    lead in norms of that number and the report calls none of its headings a theme.
    """
    arabic = not norms or any(number[:1].isdigit() for number in norms.values())
    found = list(_called_themes(body, arabic)) or list(_chapters_of_norms(body, norms))
    out: dict[str, PrintedTheme] = {}
    for theme in found:
        if theme.notation not in out or _leads_in(theme, found, norms):
            out[theme.notation] = theme
    return sorted(out.values(), key=lambda theme: theme.index)


def named_theme(folded: str) -> tuple[str, int] | None:
    """The number of a theme that a line names, and where its title begins; None where it names none with a title."""
    match = _THEME.match(folded)
    if match is None or not match["title"].strip(" *") or _ABOUT_A_THEME.match(match["title"]):
        return None
    number = re.sub(r"\s", "", match["number"])
    return _ROMAN.get(number, number), match.start("title")


def _called_themes(body: tuple[Segment, ...], arabic: bool) -> Iterator[PrintedTheme]:
    for index, segment in enumerate(body):
        match = _THEME.match(segment.folded) if segment.kind is Kind.HEADING and "h" in segment.folded[:9] else None
        if match is None or len(segment.folded) > _LONGEST:
            continue
        if _ABOUT_A_THEME.match(match["title"]) or (match["title"] and _CONTENTS_LINE.search(segment.text)):
            continue
        number = re.sub(r"\s", "", match["number"])
        roman = number.upper() if number.isalpha() else number
        number = _ROMAN.get(number, roman) if arabic or number in "l|" else roman
        if match["title"].strip(" *"):
            behind = value_behind(segment.folded, match.start("title"))
            stop, value = behind or (match.end("title"), None)
            title = segment.text[match.start("title") : stop].strip(" *")
            yield PrintedTheme(number, title, segment.place, index, value)
        elif below := _name_below(body, index):
            place = Place(segment.place.start, below.place.end)
            yield PrintedTheme(number, below.text.strip(" *"), place, index)


def _name_below(body: tuple[Segment, ...], index: int) -> Segment | None:
    """The segment below a theme's number that is its name: short, and no sentence."""
    below = body[index + 1] if index + 1 < len(body) else None
    if below is None or below.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(below.text) > 80:
        return None
    return None if below.text.endswith((".", ":", ";")) or re.match(r"\W*norm\b", below.folded) else below


def _chapters_of_norms(body: tuple[Segment, ...], norms: Mapping[int, str]) -> Iterator[PrintedTheme]:
    """Chapters "2. Veiligheid" of which all norms have a number that begins with that of the chapter; two at least."""
    chapters = [
        (index, match)
        for index, segment in enumerate(body)
        if segment.kind is Kind.HEADING and index not in norms and (match := _CHAPTER.match(segment.folded))
    ]
    fitting = []
    for position, (index, match) in enumerate(chapters):
        stop = chapters[position + 1][0] if position + 1 < len(chapters) else len(body)
        below = [number for at, number in norms.items() if index < at < stop]
        if below and all(number.startswith(f"{match['number']}.") for number in below):
            title = body[index].text[slice(*match.span("title"))].strip(" *")
            fitting.append(PrintedTheme(match["number"], title, body[index].place, index))
    if len(fitting) >= 2:
        yield from fitting


def _leads_in(theme: PrintedTheme, themes: list[PrintedTheme], norms: Mapping[int, str]) -> bool:
    """Whether a theme's own norms stand between it and the next theme."""
    stop = min((other.index for other in themes if other.index > theme.index), default=1 << 60)
    return any(theme.index < index < stop and number.startswith(theme.notation) for index, number in norms.items())
